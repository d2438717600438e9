"""A step's part in the figures: how often it works, what passes between it and others, and what that adds up to."""

from collections.abc import Iterator

from mediabruch.analysis import Analysis, Step
from mediabruch.breaks.found import Handover, MediaBreak
from mediabruch.report.layout import Page
from mediabruch.report.names import Names
from mediabruch.report.spans import Span, Style, Words

_TINY = 1e-9


def write_arithmetic(page: Page, step: Step, analysis: Analysis, names: Names) -> None:
    """The workings of a step, its handovers with their breaks, and its share of the figures."""
    words, key = names.words, step.node.key
    page.heading(words.text("In one case"))
    if step.visits_per_case < _TINY:
        page.write(words.text("No case reaches this step."))
        return
    page.write(
        words.text("This step is worked on once.")
        if abs(step.visits_per_case - 1) < _TINY
        else words.text("This step is worked on {rate} times.", rate=names.rate(step.visits_per_case))
    )
    arriving = [handover for handover in analysis.handovers if handover.receiver == key]
    leaving = [handover for handover in analysis.handovers if handover.sender == key]
    inside = [found for found in analysis.breaks if found.step == key and found.sender is None]
    _write_rows(page, words.text("Handed to it"), [_arrival(one, analysis, names) for one in arriving])
    _write_rows(page, words.text("Converted inside the step"), [_conversion(one, names) for one in inside])
    _write_rows(page, words.text("Handed on by it"), [_departure(one, analysis, names) for one in leaving])
    _write_sums(page, step, analysis, names)


Row = tuple[str, list[Words]]
"""How often, and what."""


def _write_rows(page: Page, heading: str, rows: list[Row]) -> None:
    if not rows:
        return
    page.heading(heading)
    width = max(len(rate) for rate, _ in rows)
    for rate, what in rows:
        page.write(*what, head=f"{rate.rjust(width)} ×", column=width + 4)


def _arrival(handover: Handover, analysis: Analysis, names: Names) -> Row:
    giver = names.words.text("from {name}", name=names.quoted(handover.sender))
    return names.rate(handover.per_case), [giver, ": ", *_quality(handover, analysis, names)]


def _departure(handover: Handover, analysis: Analysis, names: Names) -> Row:
    taker = names.words.text("to {name}", name=names.quoted(handover.receiver))
    return names.rate(handover.per_case), [taker, ": ", *_quality(handover, analysis, names)]


def _conversion(found: MediaBreak, names: Names) -> Row:
    return names.rate(found.per_case), list(change_words(found, names))


def _quality(handover: Handover, analysis: Analysis, names: Names) -> Iterator[Words]:
    words = names.words
    ends = (handover.sender, handover.receiver)
    breaks = [found for found in analysis.breaks if (found.sender, found.step) == ends]
    if handover.seamless:
        yield Span(words.text("digital, without a break"), Style.GOOD)
    elif not breaks:
        yield words.text("not digital, without a break")
    for number, found in enumerate(breaks):
        yield "; " if number else ""
        yield from change_words(found, names)


def change_words(found: MediaBreak, names: Names) -> Iterator[Words]:
    """From what to what, and as which kind of break."""
    yield Span(f"{names.medium(found.before)} → {names.medium(found.after)}", Style.CARE)
    yield f": {names.kind(found.code)} ({found.code})"
    if found.required_by_law:
        yield ", " + names.words.text("required by law: {rule}", rule=found.required_by_law)


def _write_sums(page: Page, step: Step, analysis: Analysis, names: Names) -> None:
    words, score, key = names.words, analysis.score, step.node.key
    touching = [one for one in analysis.handovers if key in (one.sender, one.receiver)]
    breaks = sum(found.per_case for found in analysis.breaks if key in (found.sender, found.step))
    page.heading(words.text("Its part in the figures"))
    page.write(
        words.text(
            "{breaks} of the {all} media breaks per case happen in this step or on the way to and from it.",
            breaks=names.rate(breaks),
            all=names.rate(score.breaks_per_case),
        )
    )
    page.write(
        words.text(
            "It takes part in {own} of the {all} handovers per case; {seamless} of its own are digital.",
            own=names.rate(sum(one.per_case for one in touching)),
            all=names.rate(score.handovers_per_case),
            seamless=names.rate(sum(one.per_case for one in touching if one.seamless)),
        )
    )
    if score.end_to_end_score is not None:
        page.write(
            words.text(
                "End-to-end score of the process: 100 × {seamless} digital handovers / {all} handovers = {points}.",
                seamless=names.rate(score.seamless_handovers_per_case),
                all=names.rate(score.handovers_per_case),
                points=words.number(score.end_to_end_score, 1),
            )
        )
