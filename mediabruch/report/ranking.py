"""Whether the order of the media breaks rests on shares that nobody stated, in a sentence beside it."""

from mediabruch.analysis import Analysis
from mediabruch.interview.branches import case_branches
from mediabruch.report.names import Names
from mediabruch.report.unknown import branch_name


def ranking_words(analysis: Analysis, names: Names) -> str:
    """Whether the first place holds whatever the shares are; empty where there is no second place or no open share."""
    places = {(found.step, found.code) for found in analysis.breaks if found.required_by_law is None}
    if len(places) < 2 or (found := analysis.ranking) is None:  # noqa: PLR2004 - a ranking needs two
        return ""
    words = names.words
    if found.holds:
        return words.text("The first place holds whatever the shares of the cases are that are assumed here.")
    if found.decided_by is None or found.from_share is None or found.then_first is None:
        return words.text(
            "The first place rests on assumed shares of the cases: it holds in {share} of the settings tried.",
            share=words.percent(found.together),
        )
    branch = next(branch for branch in case_branches(analysis) if branch.element.key == found.decided_by)
    facts = {
        "branch": branch_name(branch, names),
        "share": words.percent(found.from_share),
        "step": names.carrier(found.then_first.step),
    }
    if found.from_share > branch.share:
        return words.text(
            "The first place rests on an assumed share: if “{branch}” takes {share} of the cases or more, “{step}” "
            "comes first.",
            **facts,
        )
    return words.text(
        "The first place rests on an assumed share: if “{branch}” takes {share} of the cases or less, “{step}” comes "
        "first.",
        **facts,
    )
