"""Whether the order of the media breaks rests on shares that nobody stated, in a sentence beside it."""

from collections.abc import Mapping

from mediabruch.analysis import Analysis
from mediabruch.errors import Message
from mediabruch.interview.branches import case_branches
from mediabruch.report.names import Names
from mediabruch.report.weight import by_weight

_FEWEST = 2
"""Places that make a ranking."""


def ranking_words(analysis: Analysis, names: Names) -> str:
    """Whether the first place holds whatever the shares are; empty where there is no second place or no open share."""
    places = [place for place in by_weight(analysis.breaks) if place.required_by_law is None]
    if len({(place.step, place.code) for place in places}) < _FEWEST or (found := analysis.ranking) is None:
        return ""
    words = names.words
    if found.holds:
        return words.text("Which media break is the most frequent does not depend on the shares that are assumed here.")
    if found.decided_by is None or found.from_share is None or found.then_first is None:
        return words.text(
            "Which media break is the most frequent depends on several assumed shares together, on none alone: in "
            "{share} of the settings tried it is the first of this list.",
            share=words.percent(found.together),
        )
    branch = next(branch for branch in case_branches(analysis) if branch.element.key == found.decided_by)
    equal = sum(round(place.per_case, 9) == round(places[0].per_case, 9) for place in places)
    if equal > 1:
        return words.text(
            "By the assumed shares, the first {n} media breaks of this list are equally frequent; which comes first "
            "depends above all on how many cases take “{branch}”.",
            n=equal,
            branch=names.branch(branch),
        )
    share = words.percent(found.from_share)
    facts = {"branch": names.branch(branch), "share": share}
    is_near, is_more = share == words.percent(branch.share), found.from_share > branch.share
    return words.text(
        "Which media break is the most frequent depends on an assumed share: {condition}, it is the one at “{step}”.",
        condition=words.message(_condition(facts, is_near=is_near, is_more=is_more)),
        step=names.carrier(found.then_first.step),
    )


def _condition(facts: Mapping[str, object], *, is_near: bool, is_more: bool) -> Message:
    """From which share on another place comes first."""
    if is_near and is_more:
        return Message("if slightly more than the assumed {share} of the cases take “{branch}”", **facts)
    if is_near:
        return Message("if slightly less than the assumed {share} of the cases take “{branch}”", **facts)
    if is_more:
        return Message("if {share} of the cases or more take “{branch}”", **facts)
    return Message("if {share} of the cases or less take “{branch}”", **facts)
