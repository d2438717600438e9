"""What is said of a plan, as blocks that each format shows in its own layout."""

from collections.abc import Iterator, Sequence

from mediabruch.figures import TINY
from mediabruch.i18n import Translator
from mediabruch.measures.plan import Bundle, Plan, Stage
from mediabruch.notation.letters import shortened
from mediabruch.report.blocks import Block, Bullet, BulletList, Paragraph, bullet, paragraph, section
from mediabruch.report.names import Names
from mediabruch.report.plan.costs import cost_blocks, stage_words, with_cost_before
from mediabruch.report.plan.speech import (
    PROVIDERS,
    effort,
    gain_words,
    interaction_words,
    listed_numbers,
    low,
    measure_title,
    plan_headline,
    weight_words,
)
from mediabruch.report.plan.sureness import robust_words
from mediabruch.report.spans import Span, Style
from mediabruch.report.weight import by_weight, settling_words
from mediabruch.score import Score
from mediabruch.verdict.unsure import unsure_message

_MOST_PAIRS = 6
_MOST_FIRST = 5
_MOST_POINTS = 12
_BAR = 30


def plan_blocks(plan: Plan, names: Names) -> Iterator[Block]:
    """All that is said of a plan, section by section."""
    words = names.words
    if not plan.reaches_target:
        yield paragraph(Span(words.text("All measures together do not reach the target."), Style.CARE))
    yield paragraph(plan_headline(plan, names))
    if plan.candidates and (doubt := unsure_message(plan.analysis)) is not None:
        yield paragraph(Span(words.message(doubt), Style.CARE))
    for said in settling_words(by_weight(plan.analysis.breaks), names):
        yield paragraph(Span(said, Style.CARE))
    yield from _robust(plan, names)
    yield from section(words.text("In this order"), _stages(plan, names))
    yield from section(words.text("What it costs"), cost_blocks(plan, names))
    yield from section(words.text("What acts on each other"), _interactions(plan, names))
    yield from section(words.text("The most for each effort"), _front(plan, names))
    yield from section(words.text("Required by law, and left as it is"), _law(plan, names))
    if plan.candidates:
        yield from section(words.text("How to read this"), _reading(plan, words))


def _stages(plan: Plan, names: Names, most: int | None = None) -> Iterator[Block]:
    """The measures in their order, each with its effect."""
    if not plan.stages:
        return
    before, items = plan.before, list[Bullet]()
    for number, (stage, cost) in enumerate(with_cost_before(plan), 1):
        title = Span(f"{stage.candidate.id} {measure_title(stage.candidate, names)}", Style.TITLE)
        costs = stage_words(stage, cost, names)
        items.append(bullet(f"{number}.", title, _effect(stage, before, names), f" {costs}" if costs else ""))
        before = stage.after
    yield BulletList(tuple(items[:most]), head_width=3)
    if len(items) > len(items[:most]):
        yield paragraph(names.words.text("and {n} more", n=len(items) - len(items[:most])))
    yield from _moved(plan, names.words)


def _effect(stage: Stage, before: Score, names: Names) -> Span:
    words, measure = names.words, stage.candidate.measure
    effect = words.text(
        "Then {after} of 100 (+{gain}), {breaks} media breaks a case. Effort {effort}; who can do it: {who}; "
        "standard solution: {solution}.",
        after=low(stage.after, words),
        gain=gain_words(before, stage.after, words),
        breaks=words.rate(stage.after.breaks_per_case),
        effort=effort(stage.candidate.effort, words),
        who=words.message(PROVIDERS[measure.who]),
        solution=words.message(measure.solution),
    )
    return Span(f". {effect}", Style.PLAIN)


def _moved(plan: Plan, words: Translator) -> Iterator[Paragraph]:
    """The places after which a case has more media breaks than before, and whether later ones mend that."""
    breaks = [plan.before.breaks_per_case, *(stage.after.breaks_per_case for stage in plan.stages)]
    more = [place for place in range(1, len(breaks)) if breaks[place] > breaks[place - 1] + TINY]
    mended = [place for place in more if min(breaks[place:]) <= breaks[place - 1] + TINY]
    left = [place for place in more if place not in mended]
    if mended:
        said = words.plural(
            "After place {places} there are more media breaks at first, where paper meets what is digital "
            "now; later measures mend that.",
            "After places {places} there are more media breaks at first, where paper meets what is digital "
            "now; later measures mend that.",
            len(mended),
            places=listed_numbers(mended, words),
        )
        yield paragraph(Span(said, Style.CARE))
    if left:
        said = words.plural(
            "After place {places} there are more media breaks, where paper meets what is digital now; none "
            "of these measures mends that.",
            "After places {places} there are more media breaks, where paper meets what is digital now; none "
            "of these measures mends that.",
            len(left),
            places=listed_numbers(left, words),
        )
        yield paragraph(Span(said, Style.CARE))


def _robust(plan: Plan, names: Names) -> Iterator[Block]:
    found = plan.robustness
    if found is not None and found.places:
        yield paragraph(robust_words(found, plan, names))


def _interactions(plan: Plan, names: Names) -> Iterator[Block]:
    items = tuple(bullet("", interaction_words(one, plan, names)) for one in plan.interactions[:_MOST_PAIRS])
    if items:
        yield BulletList(items)


def _front(plan: Plan, names: Names) -> Iterator[Block]:
    points = shown_points(plan.front)
    if len(points) < 2:  # noqa: PLR2004 - nothing to choose
        return
    words = names.words
    width = max(len(effort(one.effort, words)) for one in points)
    yield BulletList(
        tuple(bullet(effort(one.effort, words), *_point(one, names)) for one in points), head_width=max(width, 3)
    )


def shown_points(points: Sequence[Bundle]) -> Sequence[Bundle]:
    """At most a dozen points of the front, spread over it evenly, with both ends."""
    if len(points) <= _MOST_POINTS:
        return points
    return [points[round(i * (len(points) - 1) / (_MOST_POINTS - 1))] for i in range(_MOST_POINTS)]


def _point(one: Bundle, names: Names) -> Iterator[Span]:
    points = one.after.end_to_end_low or 0.0
    filled = round(_BAR * points / 100)
    yield Span("█" * filled, Style.GOOD)
    yield Span("░" * (_BAR - filled), Style.DIM)
    ids = ", ".join(candidate.id for candidate in one.candidates) or "–"
    yield Span(f" {names.words.points(points)} · {ids}")


def _law(plan: Plan, names: Names) -> Iterator[Block]:
    items = []
    for key in plan.bound_by_law:
        law = plan.analysis.annotations[key].required_by_law or ""
        items.append(bullet("", f"{names.quoted(key)}: {shortened(law)}"))
    if items:
        yield BulletList(tuple(items))


def _reading(plan: Plan, words: Translator) -> Iterator[Paragraph]:
    yield paragraph(
        words.text(
            "Points are those of the end-to-end score that are certain; each figure is that of the changed process, "
            "played. Effort is a number for comparing (small 1, moderate 3, large 8, or your own), not days or euros."
        )
    )
    if weighed := weight_words(plan, words):
        yield paragraph(weighed)
    if not plan.is_exact:
        yield paragraph(
            words.text(
                "With {n} measures not every set of them was tried; no other plan of this effort brings more than "
                "{gap} points more.",
                n=len(plan.candidates),
                gap=words.number(plan.gap),
            )
        )


def short_blocks(plan: Plan, names: Names) -> Iterator[Block]:
    """What fits on one page: the first measures, and how sure the first places are."""
    words = names.words
    yield paragraph(plan_headline(plan, names))
    if plan.candidates and (doubt := unsure_message(plan.analysis)) is not None:
        yield paragraph(Span(words.message(doubt), Style.CARE))
    yield from _robust(plan, names)
    yield from section(words.text("What it costs"), cost_blocks(plan, names))
    yield from section(words.text("What to do first"), _first(plan, names))
    yield from section(words.text("Required by law, and left as it is"), _law(plan, names))
    yield from section(words.text("How to read this"), _reading(plan, words))


def _first(plan: Plan, names: Names) -> Iterator[Block]:
    words, first = names.words, plan.stages[:_MOST_FIRST]
    items = tuple(
        bullet(
            f"{number}.",
            measure_title(stage.candidate, names),
            Span(f" ({words.message(PROVIDERS[stage.candidate.measure.who])})", Style.DIM),
        )
        for number, stage in enumerate(first, 1)
    )
    if items:
        yield BulletList(items, head_width=3)
    if len(plan.stages) > len(first):
        yield paragraph(words.text("and {n} more", n=len(plan.stages) - len(first)))


def report_blocks(plan: Plan, names: Names, most: int | None = None) -> Iterator[Block]:
    """What a report on the process says of the plan: what it brings, how sure that is, what to do."""
    words, path = names.words, plan.analysis.model.path
    yield paragraph(plan_headline(plan, names))
    if plan.candidates and (doubt := unsure_message(plan.analysis)) is not None:
        yield paragraph(Span(words.message(doubt), Style.CARE))
    yield from _robust(plan, names)
    yield from _stages(plan, names, most)
    yield from _law_in_short(plan, names)
    command = f"mediabruch plan {shortened(path)}"
    said = words.text("Costs, a budget or a target, other weights, and a sheet to fill in: {command}", command=command)
    yield paragraph(Span(said, Style.DIM))


def _law_in_short(plan: Plan, names: Names) -> Iterator[Paragraph]:
    if plan.bound_by_law:
        steps = ", ".join(names.quoted(key) for key in plan.bound_by_law)
        yield paragraph(names.words.text("Required by law, and left as it is: {steps}.", steps=steps))
