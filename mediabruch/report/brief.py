"""The summary on one page: what a head of department needs, and nothing else. A value; each format lays it out."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePath

from mediabruch.analysis import Analysis
from mediabruch.i18n import Translator
from mediabruch.interview import Question, QuestionKind, questions
from mediabruch.interview.branches import open_forks
from mediabruch.measures.plan import Plan
from mediabruch.notation.letters import shortened
from mediabruch.report.assumed import assumed_words
from mediabruch.report.blocks import said
from mediabruch.report.facts import fact_pairs
from mediabruch.report.figures import coverage_words
from mediabruch.report.headline import BarPart, bar_parts, bar_words, figure_pairs, verdict_words
from mediabruch.report.helping import place_helps
from mediabruch.report.names import Names, capitalized
from mediabruch.report.plan.advice import advice_on
from mediabruch.report.plan.speech import PROVIDERS, effort, gain_words, low, measure_title, plan_headline
from mediabruch.report.plan.sureness import robust_words
from mediabruch.report.ranking import ranking_words
from mediabruch.report.setting import Part, ReportSetting
from mediabruch.report.standing import standing_pairs
from mediabruch.report.weight import Place, by_weight, doubt_words, settling_words
from mediabruch.version import __version__

_HEAVIEST = 3
"""Media breaks that are told."""
_FIRST = 3
"""Measures that are told."""
_MOST_NAMED = 3
"""Open steps that are named."""
_LONGEST = 100
_LONGEST_MEASURE = 180
_DIGEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefBreak:
    """One of the heaviest media breaks."""

    step: str
    place: str
    happens: str
    """What happens, how often."""
    helps: str
    """What helps against breaks of this kind; empty where a plan says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefMeasure:
    """One of the first things to do."""

    title: str
    effect: str
    """What it brings, what it takes, and who can do it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All that stands on the page."""

    title: str
    verdict: str
    bar: tuple[BarPart, ...]
    bar_words: str
    assumed: str
    """The verdict if what is only assumed is right; empty where nothing is assumed."""
    figures: tuple[tuple[str, str], ...]
    breaks: tuple[BriefBreak, ...]
    more_breaks: str
    """How many more there are; empty where these are all."""
    plan: str
    """What all that can be done brings together; empty where there is no plan."""
    measures: tuple[BriefMeasure, ...]
    """The first things to do."""
    sureness: tuple[str, ...]
    """What is open, what is assumed, and where the rest is known from: a sentence each."""
    source: str
    """The file and its digest."""
    version: str
    """Of mediabruch."""


def brief(analysis: Analysis, names: Names, plan: Plan | None = None) -> Brief:
    """The summary of one process; with a plan it says what to do first in place of what helps in general."""
    words, model = names.words, analysis.model
    places = by_weight(analysis.breaks)
    rest = len(places) - _HEAVIEST
    bar = bar_parts(analysis, names)
    return Brief(
        title=shortened(model.name or model.path),
        verdict=verdict_words(analysis, names),
        bar=bar,
        bar_words=capitalized(bar_words(bar, names)) if bar else "",
        assumed=assumed_words(analysis, names),
        figures=(
            *_stated(analysis, words),
            *((label, said(value)) for label, value in figure_pairs(analysis, names)),
            *standing_pairs(analysis, names),
        ),
        breaks=tuple(_break(place, analysis, names, has_plan=plan is not None) for place in places[:_HEAVIEST]),
        more_breaks=words.plural("And at {n} more place.", "And at {n} more places.", rest) if rest > 0 else "",
        plan="" if plan is None else plan_headline(plan, names),
        measures=() if plan is None else tuple(_measures(plan, names)),
        sureness=(*_sureness(analysis, names), *_sure_places(plan, names)),
        source=f"{PurePath(model.path).name} ({model.sha256[:_DIGEST]})",
        version=f"mediabruch {__version__}",
    )


def _stated(analysis: Analysis, words: Translator) -> Iterator[tuple[str, str]]:
    """What is stated of the process as a whole."""
    for label, value in fact_pairs(analysis.profile.facts, analysis.profile.cases, words):
        yield capitalized(label), value


def brief_part(analysis: Analysis, setting: ReportSetting) -> Part:
    """The summary of one process as plain values."""
    return asdict(brief(analysis, Names(analysis.model, setting.words), advice_on(analysis, setting)))


def brief_from(part: Part) -> Brief:
    """The summary of these plain values."""
    breaks = tuple(BriefBreak(**one) for one in part["breaks"])
    measures = tuple(BriefMeasure(**one) for one in part["measures"])
    bar = tuple(tuple(one) for one in part["bar"])
    return Brief(**{**part, "breaks": breaks, "measures": measures, "bar": bar})


def title_of(count: int, words: Translator) -> str:
    """The title of a report on several processes."""
    return words.plural("Media breaks of {n} process", "Media breaks of {n} processes", count)


def _measures(plan: Plan, names: Names) -> Iterator[BriefMeasure]:
    words, before = names.words, plan.before
    for stage in plan.stages[:_FIRST]:
        measure = stage.candidate.measure
        effect = words.text(
            "Then {after} of 100 (+{gain}). Effort {effort}; who can do it: {who}; standard solution: {solution}.",
            after=low(stage.after, words),
            gain=gain_words(before, stage.after, words),
            effort=effort(stage.candidate.effort, words),
            who=words.message(PROVIDERS[measure.who]),
            solution=words.message(measure.solution),
        )
        yield BriefMeasure(title=shortened(measure_title(stage.candidate, names), _LONGEST_MEASURE), effect=effect)
        before = stage.after


def _sure_places(plan: Plan | None, names: Names) -> Iterator[str]:
    if plan is not None and plan.robustness is not None and plan.robustness.places:
        yield robust_words(plan.robustness, plan, names)


def _break(place: Place, analysis: Analysis, names: Names, *, has_plan: bool) -> BriefBreak:
    words = names.words
    happens = words.text(
        "{kind}: {before} → {after}, {rate} per case",
        kind=capitalized(names.kind(place.code)),
        before=names.medium(place.before),
        after=names.medium(place.after),
        rate=words.rate(place.per_case),
    )
    if place.required_by_law:
        happens += ", " + words.text("required by law: {rule}", rule=shortened(place.required_by_law))
    if doubt := doubt_words(place, analysis, names):
        happens += f"; {doubt}"
    return BriefBreak(
        step=shortened(names.carrier(place.step), _LONGEST),
        place=shortened(names.place(place.step), _LONGEST),
        happens=happens,
        helps="" if has_plan else place_helps([place], analysis, names)[0],
    )


def _left(asked: Sequence[Question], names: Names) -> Iterator[str]:
    """What is open, and what is to be confirmed."""
    words = names.words
    is_known = {QuestionKind.INTAKE, QuestionKind.CONFIRM}
    opened = [one for one in asked if one.kind not in is_known]
    confirmed = [one for one in asked if one.kind is QuestionKind.CONFIRM]
    if opened:
        yield words.plural(
            "{n} step is open: {steps}.",
            "{n} steps are open, above all {steps}.",
            len(opened),
            steps=_asked_about(opened, names),
        )
    if confirmed:
        yield words.plural(
            "To be confirmed is {n} step: {steps}.",
            "To be confirmed are {n} steps, above all {steps}.",
            len(confirmed),
            steps=_asked_about(confirmed, names),
        )


def _asked_about(asked: list[Question], names: Names) -> str:
    named = (shortened(names.apart(question.step.node), _LONGEST) for question in asked[:_MOST_NAMED])
    return ", ".join(names.words.text("“{name}”", name=name) for name in named)


def _sureness(analysis: Analysis, names: Names) -> Iterator[str]:
    words = names.words
    yield words.text("The medium of {steps} is known.", steps=coverage_words(analysis, names))
    yield from settling_words(by_weight(analysis.breaks)[:_HEAVIEST], names)
    asked = questions(analysis)
    yield from _left(asked, names)
    if count := len(by_weight(analysis.assumed_breaks)):
        yield words.plural(
            "{n} media break more is there only if what is assumed of steps is right.",
            "{n} media breaks more are there only if what is assumed of steps is right.",
            count,
        )
    if count := len(open_forks(analysis)):
        yield words.plural(
            "At {n} fork it is assumed, not stated, how many cases go which way.",
            "At {n} forks it is assumed, not stated, how many cases go which way.",
            count,
        )
    if remark := ranking_words(analysis, names):
        yield remark
    if not asked and not analysis.breaks:
        yield words.text("Nothing is open.")
