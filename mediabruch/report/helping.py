"""What helps against the media breaks and patterns of a process, what is equal said once."""

from collections.abc import Sequence
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.findings.finding import Finding
from mediabruch.report.names import Names, capitalized
from mediabruch.report.weight import Place
from mediabruch.rules import RULES

_MOST_NAMED = 3


class HelpLine(NamedTuple):
    """What helps, against what."""

    code: str
    title: str
    """What the rule is called; with the steps, where not the same helps at all places of the rule."""
    says: str


def help_lines(
    places: Sequence[Place], patterns: Sequence[Finding], analysis: Analysis, names: Names
) -> list[HelpLine]:
    """What helps, in the order of what was found, the sentences on one rule together."""
    found: dict[str, dict[str, list[int]]] = {}
    for place, says in zip(places, place_helps(places, analysis, names), strict=True):
        found.setdefault(place.code, {}).setdefault(says, []).append(place.step)
    lines = [
        HelpLine(code, _title(code, steps if len(sentences) > 1 else [], names), says)
        for code, sentences in found.items()
        for says, steps in sentences.items()
    ]
    said = {(one.code, names.words.message(one.help)): capitalized(names.words.message(one.title)) for one in patterns}
    return lines + [HelpLine(code, title, says) for (code, says), title in said.items()]


def place_helps(places: Sequence[Place], analysis: Analysis, names: Names) -> list[str]:
    """What helps at each of these places."""
    from mediabruch.findings.helping import Helper  # what has no break needs no help

    helper = Helper(analysis)
    return [
        names.words.message(helper.against_break(place.code, place.step, place.senders, place.before))
        for place in places
    ]


def _title(code: str, steps: Sequence[int], names: Names) -> str:
    title = capitalized(names.words.message(RULES[code].title))
    if not steps:
        return title
    named = list(dict.fromkeys(names.quoted(key) for key in steps))
    listed = ", ".join(named[:_MOST_NAMED])
    more = len(named) - _MOST_NAMED
    where = names.words.text("{steps} and {n} more", steps=listed, n=more) if more > 0 else listed
    return f"{title} ({where})"
