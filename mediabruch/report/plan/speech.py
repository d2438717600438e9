"""What is said of a plan, as blocks that each format shows in its own layout."""

from collections.abc import Iterator, Mapping, Sequence

from mediabruch.errors import Message
from mediabruch.i18n import Translator
from mediabruch.interview.branches import case_branches
from mediabruch.measures.candidate import Candidate
from mediabruch.measures.goal import GoalFigure
from mediabruch.measures.interactions import Interaction, InteractionKind
from mediabruch.measures.measure import EffortClass, Provider
from mediabruch.measures.plan import Bundle, Plan, Stage
from mediabruch.measures.robust import Robustness, UnknownSide
from mediabruch.notation.letters import shortened
from mediabruch.report.blocks import Block, Bullet, BulletList, Paragraph, bullet, paragraph, section
from mediabruch.report.names import Names
from mediabruch.report.plan.costs import cost_blocks, stage_words, with_cost_before
from mediabruch.report.spans import Span, Style
from mediabruch.report.unknown import branch_name
from mediabruch.score import Score

PROVIDERS: Mapping[Provider, Message] = {
    Provider.OFFICE: Message("this office"),
    Provider.DATA_CENTER: Message("its computing center"),
    Provider.STATE: Message("state or federation"),
}
EFFORT_CLASSES: Mapping[EffortClass, Message] = {
    EffortClass.SMALL: Message("small"),
    EffortClass.MODERATE: Message("moderate"),
    EffortClass.LARGE: Message("large"),
}
_MOST_NAMED = 3
_MOST_PAIRS = 6
_MOST_FIRST = 5
_MOST_POINTS = 12
_BAR = 30


def plan_blocks(plan: Plan, names: Names) -> Iterator[Block]:
    """All that is said of a plan, section by section."""
    words = names.words
    yield paragraph(plan_headline(plan, names))
    if not plan.reaches_target:
        yield paragraph(Span(words.text("All measures together do not reach the target."), Style.CARE))
    yield from _robust(plan, names)
    yield from section(words.text("In this order"), _stages(plan, names))
    yield from section(words.text("What it costs"), cost_blocks(plan, names))
    yield from section(words.text("What acts on each other"), _interactions(plan, names))
    yield from section(words.text("The most for each effort"), _front(plan, names))
    yield from section(words.text("Required by law, and left as it is"), _law(plan, names))
    yield from section(words.text("How to read this"), _reading(plan, words))


def plan_headline(plan: Plan, names: Names) -> str:
    """What the plan brings, in one sentence."""
    words = names.words
    if not plan.candidates:
        return words.text(
            "There is nothing to mend: no step that is known leaves the digital path, but what law binds."
        )
    if not plan.stages:
        return words.text("No measure is taken: nothing fits the budget, or nothing is needed.")
    return words.plural(
        "{n} measure leads from {before} to {after} of 100 points that are certain, and from {breaks} to {left} media "
        "breaks a case, for an effort of {effort}.",
        "{n} measures lead from {before} to {after} of 100 points that are certain, and from {breaks} to {left} media "
        "breaks a case, for an effort of {effort}.",
        len(plan.stages),
        before=low(plan.before, words),
        after=low(plan.after, words),
        breaks=words.rate(plan.before.breaks_per_case),
        left=words.rate(plan.after.breaks_per_case),
        effort=effort(plan.effort, words),
    )


def low(score: Score, words: Translator) -> str:
    """The certain score."""
    return words.points(score.end_to_end_low or 0.0)


def effort(value: float, words: Translator) -> str:
    """An effort without needless decimals."""
    return words.number(value, 0 if abs(value - round(value)) < 1e-9 else 1)  # noqa: PLR2004 - rounding error


def measure_title(candidate: Candidate, names: Names) -> str:
    """What to do, at which steps."""
    says, steps = candidate.measure.says, steps_of(candidate, names)
    if "own" in says.facts:
        return names.words.text("{own}: {steps}", own=says, steps=steps)
    return names.words.text(says.template, step=steps)


def steps_of(candidate: Candidate, names: Names) -> str:
    """The steps that a candidate changes, in a sentence."""
    named = [names.quoted(key) for key in candidate.steps]
    listed = ", ".join(named[:_MOST_NAMED])
    more = len(named) - _MOST_NAMED
    return names.words.text("{steps} and {n} more", steps=listed, n=more) if more > 0 else listed


def _stages(plan: Plan, names: Names) -> Iterator[Block]:
    if not plan.stages:
        return
    before, items = plan.before, list[Bullet]()
    for number, (stage, cost) in enumerate(with_cost_before(plan), 1):
        title = Span(f"{stage.candidate.id} {measure_title(stage.candidate, names)}", Style.TITLE)
        costs = stage_words(stage, cost, names)
        items.append(bullet(f"{number}.", title, *_effect(stage, before, names), f" {costs}" if costs else ""))
        before = stage.after
    yield BulletList(tuple(items), head_width=3)


def _effect(stage: Stage, before: Score, names: Names) -> Iterator[Span]:
    words, measure = names.words, stage.candidate.measure
    gain = (stage.after.end_to_end_low or 0.0) - (before.end_to_end_low or 0.0)
    yield Span(
        ". "
        + words.text(
            "Then {after} of 100 (+{gain}), {breaks} media breaks a case. Effort {effort}; who: {who}; stands for: "
            "{solution}.",
            after=low(stage.after, words),
            gain=words.number(gain),
            breaks=words.rate(stage.after.breaks_per_case),
            effort=effort(stage.candidate.effort, words),
            who=words.message(PROVIDERS[measure.who]),
            solution=words.message(measure.solution),
        ),
        Style.PLAIN,
    )
    if stage.after.breaks_per_case > before.breaks_per_case + 1e-9:
        yield Span(
            " " + words.text("Alone it moves a media break to the next step; those after it mend that."), Style.CARE
        )


def _robust(plan: Plan, names: Names) -> Iterator[Block]:
    found = plan.robustness
    if found is not None and len(plan.candidates) > 1:
        yield paragraph(robust_words(found, plan, names))


def robust_words(found: Robustness, plan: Plan, names: Names) -> str:
    """Whether the first place holds, and what decides it."""
    words = names.words
    if found.first and found.is_exact:
        return words.text(
            "Of these measures the first stays first, whatever the unknown media and the shares that nobody stated are."
        )
    if found.first:
        return words.text(
            "Of these measures the first stayed first in all {n} settings of unknown media and unstated shares that "
            "were tried; there are too many to try all.",
            n=found.settings,
        )
    rival = plan.candidates[found.rival].candidate if found.rival is not None else None
    facts = {"rival": f"{rival.id} {measure_title(rival, names)}" if rival else "–"}
    question = decides_words(plan, names)
    if not question:
        return words.text("The first place is not certain: it may as well be {rival}.", **facts)
    return words.text(
        "The first place is not certain: it may as well be {rival}. What decides most: {question}",
        question=question,
        **facts,
    )


def decides_words(plan: Plan, names: Names) -> str:
    """The one question whose answer decides most about the first place; empty where it holds."""
    found, words = plan.robustness, names.words
    if found is None or found.first or found.decides is None:
        return ""
    if isinstance(found.decides, UnknownSide):
        step = names.quoted(found.decides.step)
        if found.decides.side == "receives":
            return words.text("what does {step} take in: paper, or something digital?", step=step)
        return words.text("what does {step} hand on: paper, or something digital?", step=step)
    branch = next((one for one in case_branches(plan.analysis) if one.element.key == found.decides), None)
    name = branch_name(branch, names) if branch is not None else str(found.decides)
    share = words.percent(branch.share) if branch is not None else "–"
    return words.text(
        "in how many of 100 cases does “{branch}” happen? ({share} is assumed.)", branch=name, share=share
    )


def _interactions(plan: Plan, names: Names) -> Iterator[Block]:
    items = tuple(bullet("", interaction_words(one, plan, names)) for one in plan.interactions[:_MOST_PAIRS])
    if items:
        yield BulletList(items)


def interaction_words(one: Interaction, plan: Plan, names: Names) -> str:
    """What two measures do to each other."""
    words = names.words
    first, second = (plan.candidates[i].candidate.id for i in (one.first, one.second))
    facts = {"first": first, "second": second, "points": words.number(one.points)}
    match one.kind:
        case InteractionKind.ONLY_TOGETHER:
            return words.text("{first} pays only together with {second}: both bring {points} points.", **facts)
        case InteractionKind.BETTER_TOGETHER:
            return words.text("{first} and {second} bring more together than each alone: {points} points.", **facts)
        case InteractionKind.NEEDLESS:
            return words.text("{first} makes {second} needless.", **facts)


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
    if not plan.is_exact:
        yield paragraph(
            words.text(
                "With {n} measures not every set of them was tried; no other plan of this effort brings more than "
                "{gap} points more.",
                n=len(plan.candidates),
                gap=words.number(plan.gap),
            )
        )


def goal_words(plan: Plan, words: Translator) -> str:
    """What the plan is for."""
    if plan.goal.budget is not None:
        return words.text("the most for an effort of {budget}", budget=effort(plan.goal.budget, words))
    if plan.goal.target is None:
        return words.text("everything that pays, in the best order")
    target = plan.goal.target
    match target.yardstick:
        case GoalFigure.SCORE:
            return words.text("the least effort for a score of {value}", value=words.number(target.value, 0))
        case GoalFigure.RATE:
            return words.text(
                "the least effort for {value} of the cases digital throughout", value=words.percent(target.value)
            )
        case GoalFigure.GRADE:
            return words.text("the least effort for grade {value}", value=words.number(target.value, 0))
        case GoalFigure.GATE:
            return words.text("the least effort to pass the gate {gate}", gate=str(target.gate))


def short_blocks(plan: Plan, names: Names) -> Iterator[Block]:
    """What fits on one page: the first measures, and how sure the first place is."""
    words = names.words
    yield paragraph(plan_headline(plan, names))
    yield from _robust(plan, names)
    first = plan.stages[:_MOST_FIRST]
    items = tuple(
        bullet(
            f"{number}.",
            measure_title(stage.candidate, names),
            Span(f" ({words.message(PROVIDERS[stage.candidate.measure.who])})", Style.DIM),
        )
        for number, stage in enumerate(first, 1)
    )
    yield from section(words.text("What it costs"), cost_blocks(plan, names))
    if items:
        yield from section(words.text("What to do first"), [BulletList(items, head_width=3)])
    if len(plan.stages) > len(first):
        yield paragraph(words.text("and {n} more", n=len(plan.stages) - len(first)))
    yield from section(words.text("Required by law, and left as it is"), _law(plan, names))
    yield from section(words.text("How to read this"), _reading(plan, words))
