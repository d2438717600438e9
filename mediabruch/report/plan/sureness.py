"""How sure the first places of a plan are, and the question whose answer decides, in sentences."""

from collections.abc import Iterator

from mediabruch.interview.branches import case_branches
from mediabruch.measures.plan import Plan
from mediabruch.measures.robust import Robustness, RobustPlace
from mediabruch.measures.unknowns import UnknownSide
from mediabruch.report.names import Names
from mediabruch.report.plan.speech import listed_numbers, measure_title


def robust_words(found: Robustness, plan: Plan, names: Names) -> str:
    """Whether the first places hold, and what decides it; empty where there is no choice."""
    return " ".join(_sentences(found, plan, names))


def _sentences(found: Robustness, plan: Plan, names: Names) -> Iterator[str]:
    held = next((number for number, one in enumerate(found.places) if not one.holds), len(found.places))
    if held:
        yield _held(found.places[:held], names)
    asked, told = "", set[int]()
    for one in found.places[held:]:
        if one.holds:
            continue
        question = decides_words(one, plan, names)
        yield _open(one, plan, names, told)
        told.update(one.rivals)
        if question and question == asked:
            yield names.words.text("The same question decides.")
        elif question:
            yield names.words.text("What decides most: {question}", question=question)
            asked = question
    certain = [one.place for one in found.places[held:] if one.holds]
    if certain:
        yield names.words.plural(
            "Place {places} is certain, once what stands before it is done.",
            "Places {places} are certain, once what stands before them is done.",
            len(certain),
            places=listed_numbers(certain, names.words),
        )


def _held(places: tuple[RobustPlace, ...], names: Names) -> str:
    """That the first places keep their measures, and how sure that is."""
    words, count = names.words, sum(len(one.candidates) for one in places)
    settings = min(one.settings for one in places)
    if all(one.is_exact for one in places):
        return words.plural(
            "Of these measures the first stays first, whatever the unknown media and unstated shares are.",
            "Of these measures the first {n} keep their places, whatever the unknown media and unstated shares are.",
            count,
        )
    if all(one.is_complete for one in places):
        return words.plural(
            "Of these measures the first stays first, as long as unknown media stay unknown: one of the measures "
            "changes who hands over to whom, so that not all of them could be tried.",
            "Of these measures the first {n} keep their places, as long as unknown media stay unknown: one of the "
            "measures changes who hands over to whom, so that not all of them could be tried.",
            count,
        )
    if settings <= 1:
        return words.plural(
            "Of these measures the first stays first with the shares that are assumed; the process is too large to try "
            "others.",
            "Of these measures the first {n} keep their places with the shares that are assumed; the process is too "
            "large to try others.",
            count,
        )
    return words.plural(
        "Of these measures the first stayed first in all {settings} settings of unknown media and unstated shares that "
        "were tried; there are too many to try all.",
        "Of these measures the first {n} kept their places in all {settings} settings of unknown media and unstated "
        "shares that were tried; there are too many to try all.",
        count,
        settings=settings,
    )


def _open(one: RobustPlace, plan: Plan, names: Names, told: set[int]) -> str:
    """That a place is not certain; rivals that were named before are called by their id alone."""
    rivals = [(i, plan.candidates[i].candidate) for i in one.rivals]
    said = "; ".join(rival.id if i in told else f"{rival.id} {measure_title(rival, names)}" for i, rival in rivals)
    if one.place == 1:
        return names.words.text("The first place is not certain: it may as well be {rival}.", rival=said)
    return names.words.text("Place {place} is not certain: it may as well be {rival}.", place=one.place, rival=said)


def decides_words(found: RobustPlace, plan: Plan, names: Names) -> str:
    """The one question whose answer decides most about a place; empty where it holds."""
    words = names.words
    if found.holds or found.decides is None:
        return ""
    if isinstance(found.decides, UnknownSide):
        step = names.quoted(found.decides.step)
        if found.decides.side == "receives":
            return words.text("what does {step} take in: paper, or something digital?", step=step)
        return words.text("what does {step} hand on: paper, or something digital?", step=step)
    branch = next((one for one in case_branches(plan.analysis) if one.element.key == found.decides), None)
    name = names.branch(branch) if branch is not None else str(found.decides)
    share = words.percent(branch.share) if branch is not None else "–"
    return words.text(
        "in how many of 100 cases does “{branch}” happen? ({share} is assumed.)", branch=name, share=share
    )
