"""Sentences on a plan, its measures and its goal."""

from collections.abc import Mapping, Sequence

from mediabruch.errors import Message
from mediabruch.i18n import Translator
from mediabruch.maturity.gate import GateName
from mediabruch.maturity.yardsticks import YARDSTICKS
from mediabruch.measures.candidate import Candidate
from mediabruch.measures.goal import GoalFigure
from mediabruch.measures.interactions import Interaction, InteractionKind
from mediabruch.measures.measure import EffortClass, Provider
from mediabruch.measures.plan import Plan
from mediabruch.measures.profiles import EVEN, Interest
from mediabruch.report.names import Names
from mediabruch.score import Score
from mediabruch.verdict import known_steps

PROVIDERS: Mapping[Provider, Message] = {
    Provider.OFFICE: Message("this office"),
    Provider.DATA_CENTER: Message("the computing center"),
    Provider.STATE: Message("state or federation"),
}
EFFORT_CLASSES: Mapping[EffortClass, Message] = {
    EffortClass.SMALL: Message("small"),
    EffortClass.MODERATE: Message("moderate"),
    EffortClass.LARGE: Message("large"),
}
INTERESTS: Mapping[Interest, Message] = {
    Interest.AUTHORITY: Message("work inside the office"),
    Interest.APPLICANT: Message("applicants"),
    Interest.COMMUNITY: Message("everyone else outside"),
    Interest.LAW: Message("law"),
}
_MOST_NAMED = 3
_TEN = 9.95
"""What is shown as ten."""


def plan_headline(plan: Plan, names: Names) -> str:
    """What the plan brings, in one sentence."""
    words = names.words
    if not plan.candidates:
        return _nothing(plan, words)
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


def _nothing(plan: Plan, words: Translator) -> str:
    """Why no measure is proposed."""
    known, count = known_steps(plan.analysis)
    if known < count and plan.bound_by_law:
        message = Message(
            "No measure can be proposed yet: the medium is known at {known} of {count} steps only, and none of these "
            "leaves the digital path, but what law binds. State the others: mediabruch annotate",
            Message(
                "No measure can be proposed yet: the medium is known at {known} of {count} steps only, and none of "
                "these leaves the digital path, but what law binds. Answer the questions, and one may appear."
            ),
            known=known,
            count=count,
        )
        return words.message(message)
    if known < count:
        message = Message(
            "No measure can be proposed yet: the medium is known at {known} of {count} steps only, and none of these "
            "leaves the digital path. State the others: mediabruch annotate",
            Message(
                "No measure can be proposed yet: the medium is known at {known} of {count} steps only, and none of "
                "these leaves the digital path. Answer the questions, and one may appear."
            ),
            known=known,
            count=count,
        )
        return words.message(message)
    if plan.bound_by_law:
        return words.text("There is nothing to mend: no step leaves the digital path, but what law binds.")
    return words.text("There is nothing to mend: no step leaves the digital path.")


def low(score: Score, words: Translator) -> str:
    """The certain score."""
    return words.points(score.end_to_end_low or 0.0)


def effort(value: float, words: Translator) -> str:
    """An effort without needless decimals."""
    return words.number(value, 0 if abs(value - round(value)) < 1e-9 else 1)  # noqa: PLR2004 - rounding error


def gain_words(before: Score, after: Score, words: Translator) -> str:
    """The certain points that come in addition, with two significant digits."""
    gain = (after.end_to_end_low or 0.0) - (before.end_to_end_low or 0.0)
    return words.number(gain, 0 if abs(gain) >= _TEN else 1)


def listed_numbers(numbers: Sequence[int], words: Translator) -> str:
    """Numbers in a sentence."""
    if len(numbers) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(map(str, numbers))
    return words.text("{some} and {last}", some=", ".join(map(str, numbers[:-1])), last=numbers[-1])


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
            return words.text("the least effort to pass the gate “{gate}”", gate=_gate(target.gate, words))


def _gate(gate: GateName | None, words: Translator) -> str:
    return words.message(YARDSTICKS[gate].title) if gate is not None else "–"


def weight_words(plan: Plan, words: Translator) -> str:
    """What was weighed how, where not all counts the same; else empty."""
    if dict(plan.weights) == dict(EVEN):
        return ""
    weights = ", ".join(f"{words.message(INTERESTS[one])} {effort(plan.weights[one], words)}" for one in Interest)
    return words.text(
        "What comes first, the sets and what acts on each other are weighed ({weights}): a set may bring more of what "
        "counts here, and fewer points.",
        weights=weights,
    )
