"""The summary of one process: what a process manager reads first."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mediabruch.analysis import Analysis
from mediabruch.breaks.notes import is_slight
from mediabruch.findings.collect import collect_findings
from mediabruch.findings.finding import Finding
from mediabruch.model import FlowNode, Note
from mediabruch.notation.letters import shortened
from mediabruch.report.assumed import assumed_section, assumed_words
from mediabruch.report.blocks import Block, Bullet, BulletList, bullet, paragraph, section
from mediabruch.report.facts import facts_line
from mediabruch.report.headline import figure_pairs, verdict_words, write_bar
from mediabruch.report.helping import help_lines
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.names import Names
from mediabruch.report.patterns import patterns_among, patterns_section
from mediabruch.report.ranking import ranking_words
from mediabruch.report.spans import Span, Style, Words
from mediabruch.report.standing import standing_section
from mediabruch.report.unknown import unknown_section
from mediabruch.report.weight import Place, by_weight, doubt_words, settling_words
from mediabruch.rules import RULES

_MOST_NOTES = 5
"""Notes of one kind that are shown in full."""
_MOST_NAMED = 3
"""Elements that one sentence names."""


def write_summary(layout: ScreenLayout, analysis: Analysis, names: Names) -> None:
    """The figures, the breaks by weight, the patterns, what helps, what is not known, and the notes."""
    words, model = names.words, analysis.model
    layout.write(
        Span(shortened(model.name or model.path), Style.TITLE), ": ", Span(verdict_words(analysis, names), Style.TITLE)
    )
    if model.path not in ("-", model.name or model.path):
        layout.write(Span(model.path, Style.DIM))
    if stated := facts_line(analysis.profile.facts, analysis.profile.cases, words):
        layout.write(Span(stated, Style.DIM))
    layout.blank()
    write_bar(layout, analysis, names)
    if assumed := assumed_words(analysis, names):
        layout.write(Span(assumed, Style.CARE))
    layout.blank()
    layout.pairs(list(figure_pairs(analysis, names)))
    places = by_weight(analysis.breaks)
    avoidable = [place for place in places if place.required_by_law is None]
    bound = [place for place in places if place.required_by_law is not None]
    if avoidable:
        _write_places(layout, avoidable, analysis, words.text("Media breaks, the most frequent first"), names)
        if remark := ranking_words(analysis, names):
            layout.write(Span(remark, Style.CARE))
    if bound:
        _write_places(layout, bound, analysis, words.text("Media breaks that the law requires (not avoidable)"), names)
    layout.show(assumed_section(analysis, names))
    patterns = patterns_among(collect_findings(analysis).findings)
    layout.show(patterns_section(patterns, words))
    layout.show(help_section(avoidable, patterns, analysis, names))
    layout.show(standing_section(analysis, names))
    layout.show(unknown_section(analysis, names))
    layout.show(notes_section(analysis.notes, names))


def _write_places(layout: ScreenLayout, places: list[Place], analysis: Analysis, heading: str, names: Names) -> None:
    words = names.words
    rates = [words.rate(place.per_case) for place in places]
    label = words.text("per case")
    column = max(len(label), *(len(rate) for rate in rates)) + 2
    layout.heading(heading)
    layout.write(
        Span(words.text("step, place, line"), Style.DIM), head=Span(label.rjust(column - 2), Style.DIM), column=column
    )
    for place, rate in zip(places, rates, strict=True):
        layout.write(*_where(place, names), head=Span(rate.rjust(column - 2), Style.BREAK), column=column)
        layout.write(*_what(place, analysis, names), column=column)


def _where(place: Place, names: Names) -> Iterator[Words]:
    yield Span(names.carrier(place.step), Style.TITLE)
    parts = [part for part in (names.place(place.step), names.line(place.line)) if part]
    yield Span(f" ({', '.join(parts)})", Style.DIM)


def _what(place: Place, analysis: Analysis, names: Names) -> Iterator[Words]:
    words = names.words
    yield Span(f"{names.medium(place.before)} → {names.medium(place.after)}", Style.CARE)
    yield f": {names.kind(place.code)} ({place.code})"
    if place.senders:
        yield Span(", " + words.text("comes from {senders}", senders=_listed(place.senders, names)), Style.DIM)
    if doubt := doubt_words(place, analysis, names):
        yield Span(f"; {doubt}", Style.CARE)
    if place.required_by_law:
        yield f"; {place.required_by_law}"


def _listed(keys: tuple[int, ...], names: Names) -> str:
    words = names.words
    named = [names.quoted(key) for key in keys[:_MOST_NAMED]]
    if len(keys) > _MOST_NAMED:
        named.append(words.plural("{n} other", "{n} others", len(keys) - _MOST_NAMED))
    return ", ".join(named)


def help_section(
    places: Sequence[Place], patterns: Sequence[Finding], analysis: Analysis, names: Names
) -> tuple[Block, ...]:
    """What helps against what was found; before it, what to find out first."""
    words, lines = names.words, help_lines(places, patterns, analysis, names)
    if not lines:
        return ()
    items = (
        *(bullet("?", Span(said, Style.CARE)) for said in settling_words(places, names)),
        *(bullet(line.code, Span(line.title, Style.GOOD), f": {line.says}") for line in lines),
    )
    more = words.text("More on a rule: {command}", command=f"mediabruch explain {lines[0].code}")
    return section(words.text("What helps"), [BulletList(items), paragraph(Span(more, Style.DIM))])


def notes_section(notes: tuple[Note, ...], names: Names) -> tuple[Block, ...]:
    """The notes on the model, with their heading."""
    return section(names.words.text("Notes on the model"), note_blocks(notes, names))


def note_blocks(notes: tuple[Note, ...], names: Names) -> Iterator[Block]:
    """The notes on the model that matter; that the medium of a step is unknown has been said already."""
    by_code: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        if note.code != "MB901" and not is_slight(note):
            by_code[note.code].append(note)
    if by_code:
        yield BulletList(tuple(item for code, group in sorted(by_code.items()) for item in _notes(code, group, names)))


def _notes(code: str, group: list[Note], names: Names) -> Iterator[Bullet]:
    """The notes of one kind."""
    words = names.words
    named = {node.id: node for node in names.model.nodes if node.id}
    if names.model.choreography_tasks:  # what hangs on them is left out, too: first why
        group = sorted(group, key=lambda note: "elements" not in note.message.facts)
    for note in group[:_MOST_NOTES]:
        yield bullet(Span(code, Style.CARE), *_noted(note, named, names), words.message(note.message))
    if len(group) > _MOST_NOTES:
        more = words.text("and {n} more: {kind}", n=len(group) - _MOST_NOTES, kind=RULES[code].title)
        yield bullet(code, Span(more, Style.DIM))


def _noted(note: Note, named: Mapping[str, FlowNode], names: Names) -> Iterator[Words]:
    """What a note is about: the element's label, else its id, and its line."""
    node = named.get(note.element) if note.element else None
    place = [names.node(node) if node else shortened(note.element)] if note.element else []
    if note.line is not None:
        place.append(names.line(note.line))
    if place:
        yield Span(f"{', '.join(place)}: ", Style.TITLE)
