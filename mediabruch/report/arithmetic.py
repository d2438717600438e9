"""A step's part in the figures: how often it works, what passes between it and others, and what that adds up to."""

from collections.abc import Iterator
from math import fsum

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.breaks.link import Link, LinkState
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.figures import TINY, is_one
from mediabruch.report.blocks import Block, BulletList, Heading, bullet, paragraph, section
from mediabruch.report.names import Names
from mediabruch.report.spans import Span, Style, Words


def arithmetic_blocks(step: Step, analysis: Analysis, names: Names) -> Iterator[Block]:
    """The workings of a step, its handovers with their breaks, and its share of the figures."""
    words, key = names.words, step.node.key
    yield Heading(words.text("In one case"))
    if step.visits_per_case < TINY:
        yield paragraph(words.text("No case reaches this step."))
        return
    yield paragraph(
        words.text("This step is worked on once.")
        if is_one(step.visits_per_case)
        else words.text("This step is worked on {rate} times.", rate=names.words.rate(step.visits_per_case))
    )
    handed = [link for link in analysis.links_of.get(key, ()) if not link.is_working]
    arriving = [link for link in handed if link.receiver == key and link.sender is not None]
    leaving = [link for link in handed if link.sender == key]
    breaks = [found for found in analysis.breaks_of.get(key, ()) if found.step == key]
    yield from _rows(words.text("Handed to it"), [_arrival(one, names) for one in arriving])
    yield from _rows(words.text("Media breaks at the step"), [_conversion(one, names) for one in breaks])
    yield from _rows(words.text("Handed on by it"), [_departure(one, names) for one in leaving])
    yield from _sums(step, analysis, names)


Row = tuple[str, list[Words]]
"""How often, and what."""


def _rows(heading: str, rows: list[Row]) -> tuple[Block, ...]:
    if not rows:
        return ()
    heads = [f"{rate} ×" for rate, _ in rows]
    items = tuple(bullet(head, *what) for head, (_, what) in zip(heads, rows, strict=True))
    return section(heading, [BulletList(items, max(map(len, heads)))])


def _arrival(link: Link, names: Names) -> Row:
    giver = names.words.text("from {name}", name=names.quoted(link.sender or 0))
    return names.words.rate(link.per_case), [giver, ": ", _state(link, names)]


def _departure(link: Link, names: Names) -> Row:
    taker = names.words.text("to {name}", name=names.quoted(link.receiver))
    return names.words.rate(link.per_case), [taker, ": ", _state(link, names)]


def _conversion(found: MediaBreak, names: Names) -> Row:
    words = names.words
    place = words.text("inside the step")
    if found.senders:
        place = words.text("handed over by {senders}", senders=", ".join(map(names.quoted, found.senders)))
    doubt = f"; {names.crossed(found.across)}" if found.across else ""
    return names.words.rate(found.per_case), [*break_change_words(found, names), f" ({place})", doubt]


def _state(link: Link, names: Names) -> Words:
    words = names.words
    match link.state:
        case LinkState.DIGITAL:
            return Span(words.text("digital"), Style.GOOD)
        case LinkState.OTHER:
            return words.text("not digital")
        case LinkState.UNKNOWN:
            return words.text("not known")


def break_change_words(found: MediaBreak, names: Names) -> Iterator[Words]:
    """From what to what, and as which kind of break."""
    yield Span(f"{names.medium(found.before)} → {names.medium(found.after)}", Style.CARE)
    yield f": {names.kind(found.code)} ({found.code})"
    if found.required_by_law:
        yield ", " + names.words.text("required by law: {rule}", rule=found.required_by_law)


def _sums(step: Step, analysis: Analysis, names: Names) -> Iterator[Block]:
    words, score, key = names.words, analysis.score, step.node.key
    touching = analysis.links_of.get(key, ())
    breaks = fsum(found.per_case for found in analysis.breaks_of.get(key, ()))
    yield Heading(words.text("Its part in the figures"))
    yield paragraph(
        words.text(
            "Media breaks per case in this step or on the way to and from it: {breaks} of {all}.",
            breaks=names.words.rate(breaks),
            all=names.words.rate(score.breaks_per_case),
        )
    )
    yield paragraph(
        words.text(
            "Workings and handovers per case in which it takes part: {own} of {all}; of these digital: {digital}.",
            own=names.words.rate(fsum(link.per_case for link in touching)),
            all=names.words.rate(score.links),
            digital=names.words.rate(fsum(link.per_case for link in touching if link.state is LinkState.DIGITAL)),
        )
    )
    if score.end_to_end_score is not None:
        yield paragraph(
            words.text(
                "End-to-end score of the process, of the workings and handovers that are known: "
                "100 × {digital} digital / {known} known = {points}.",
                digital=names.words.rate(score.links_digital),
                known=names.words.rate(score.links_digital + score.links_other),
                points=words.points(score.end_to_end_score),
            )
        )
