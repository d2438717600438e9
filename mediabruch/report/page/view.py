"""What the page shows, gathered from the analyses and ready to be laid out."""

from typing import TYPE_CHECKING, NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.findings.collect import collect_findings
from mediabruch.i18n.terms import NODE_TYPES
from mediabruch.media import ordered
from mediabruch.notation.letters import shortened
from mediabruch.report.assumed import assumed_section
from mediabruch.report.blocks import Block
from mediabruch.report.brief import Brief, brief
from mediabruch.report.explain import step_blocks
from mediabruch.report.facts import facts_line
from mediabruch.report.figures import band, has_media, known_share
from mediabruch.report.names import Names
from mediabruch.report.page.chart import Chart, chart
from mediabruch.report.page.embed import embedded
from mediabruch.report.page.figures import FigureView, figures
from mediabruch.report.page.plan import PlanView, plan_view
from mediabruch.report.patterns import patterns_among, patterns_section
from mediabruch.report.plan.advice import advice_on
from mediabruch.report.ranking import ranking_words
from mediabruch.report.setting import ReportSetting
from mediabruch.report.standing import standing_section
from mediabruch.report.summary import help_section, note_blocks
from mediabruch.report.unknown import open_blocks, stating_blocks
from mediabruch.report.walk import Chapter, tell
from mediabruch.report.weight import Place, by_weight, doubt_words
from mediabruch.verdict import breaks_message, known_message

if TYPE_CHECKING:
    from markupsafe import Markup


class BreakRow(NamedTuple):
    """A row of the table of breaks."""

    marks: str
    """Places in the list of all breaks, from 1, as the marks in the picture carry them."""
    rate: str
    step: str
    key: int
    is_step: bool
    """Whether the step has an entry in the list of steps; message flows have none."""
    place: str
    change: str
    kind: str
    code: str
    senders: str
    doubt: str
    """That it happens here at the latest, since unknown steps lie before it."""
    law: str
    line: int


class StepView(NamedTuple):
    """A step with its evidence."""

    key: int
    name: str
    aside: str
    media: str
    medium: str
    """The medium that colors its sign: `data`, `paper`, ..., `thing` or `unknown`."""
    rate: str
    has_break: bool
    blocks: tuple[Block, ...]


class ModelView(NamedTuple):
    """All that the page shows of one model."""

    id: str
    """Begins all ids of its part of the page."""
    name: str
    path: str
    stated: str
    """What is stated of the process as a whole."""
    score: str
    breaks_per_case: str
    coverage: str
    figures: tuple[FigureView, ...]
    brief: Brief
    """The summary of one page."""
    facts: str
    """How often media break, and how much is known."""
    pictures: "tuple[tuple[str, Markup], ...]"
    avoidable: tuple[BreakRow, ...]
    required: tuple[BreakRow, ...]
    ranking: str
    """Whether the order of the breaks rests on assumptions."""
    help: tuple[Block, ...]
    plan: PlanView | None
    """What to do."""
    chart: Chart | None
    standing: tuple[Block, ...]
    """Where it stands, with its heading."""
    unknown: tuple[Block, ...]
    stating: tuple[Block, ...]
    """How to state what is not known."""
    steps: tuple[StepView, ...]
    walk: tuple[Chapter, ...]
    notes: tuple[Block, ...]


def view(analysis: Analysis, identity: str, setting: ReportSetting) -> ModelView:
    """Gather what the page shows of a model."""
    from mediabruch.render.picture import pictures

    words = setting.words
    names, score, plan = Names(analysis.model, words), analysis.score, advice_on(analysis, setting)
    places = by_weight(analysis.breaks)
    avoidable = [place for place in places if place.required_by_law is None]
    marks = _marks(analysis)
    rows = {place: _row(place, marks[_kind_of(place)], analysis, names) for place in places}
    return ModelView(
        id=identity,
        name=shortened(analysis.model.name or analysis.model.path),
        path=analysis.model.path,
        stated=facts_line(analysis.profile.facts, analysis.profile.cases, words),
        score=band(score, names.words),
        breaks_per_case=names.words.rate(score.breaks_per_case) if has_media(analysis) else "–",
        coverage=known_share(analysis, words),
        figures=figures(analysis, names),
        brief=brief(analysis, names, plan),
        facts=" · ".join(words.message(message(analysis)) for message in (breaks_message, known_message)),
        pictures=tuple(
            (picture.name, embedded(picture.svg, f"{identity}-"))
            for picture in pictures(analysis, lang=words.language, head=False)
        ),
        avoidable=tuple(rows[place] for place in avoidable),
        required=tuple(rows[place] for place in places if place.required_by_law is not None),
        ranking=ranking_words(analysis, names),
        help=_help(analysis, avoidable, names),
        plan=None if plan is None else plan_view(plan, identity, words),
        chart=chart(score.breaks_distribution, words) if score.breaks_max != 0 else None,
        standing=standing_section(analysis, names),
        unknown=(*assumed_section(analysis, names), *open_blocks(analysis, names)),
        stating=tuple(stating_blocks(analysis, names)),
        steps=tuple(_step(step, analysis, names) for step in analysis.steps),
        walk=tell(analysis, words),
        notes=tuple(note_blocks(analysis.notes, names)),
    )


def _marks(analysis: Analysis) -> dict[tuple[object, ...], list[int]]:
    """The places of breaks in the list of all, from 1, by what breaks of one row have in common."""
    marks: dict[tuple[object, ...], list[int]] = {}
    for number, found in enumerate(analysis.breaks, start=1):
        marks.setdefault(_kind_of(found), []).append(number)
    return marks


def _kind_of(one: MediaBreak | Place) -> tuple[object, ...]:
    return one.code, one.step, one.before, one.after, one.required_by_law, one.is_inside


def _row(place: Place, marks: list[int], analysis: Analysis, names: Names) -> BreakRow:
    return BreakRow(
        marks=" ".join(map(str, marks)),
        rate=names.words.rate(place.per_case),
        step=names.carrier(place.step),
        key=place.step,
        is_step=place.step in names.model.node_by_key,
        place=names.place(place.step),
        change=f"{names.medium(place.before)} → {names.medium(place.after)}",
        kind=names.kind(place.code),
        code=place.code,
        senders=", ".join(names.quoted(key) for key in place.senders),
        doubt=doubt_words(place, analysis, names),
        law=place.required_by_law or "",
        line=place.line,
    )


def _step(step: Step, analysis: Analysis, names: Names) -> StepView:
    node, known = step.node, step.annotation
    side = known.produces if known.produces is not None else known.receives
    medium = "unknown" if side is None else (ordered(side)[0].value if side else "thing")
    takes, gives = names.intake(known), names.side(known.produces)
    facts = [names.words.message(NODE_TYPES[node.type]), names.place(node.key), names.line(node.line)]
    return StepView(
        key=node.key,
        name=names.node(node),
        aside=" · ".join(fact for fact in facts if fact),
        media=takes if takes == gives else f"{takes} → {gives}",
        medium=medium,
        rate=names.words.rate(step.visits_per_case),
        has_break=any(found.step == node.key for found in analysis.breaks_of.get(node.key, ())),
        blocks=tuple(step_blocks(step, analysis, names)),
    )


def _help(analysis: Analysis, avoidable: list[Place], names: Names) -> tuple[Block, ...]:
    """The patterns, and what helps against them and against the breaks."""
    patterns = patterns_among(collect_findings(analysis).findings)
    return (
        *patterns_section(patterns, names.words),
        *help_section(avoidable, patterns, analysis, names),
    )
