"""All that is known of one step: its media, every piece of evidence for them, and its part in the figures."""

from collections.abc import Iterator

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.errors import Message, UnknownElementError
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import ASIDES, EVIDENCE_SOURCES, NODE_TYPES, ORIGINS, PARTIES, ZONES, evidence_text
from mediabruch.media import Annotation, Aside, Evidence, Medium
from mediabruch.notation.letters import comparable, composed, shortened
from mediabruch.notation.nearest import nearest
from mediabruch.notation.nodes import brief
from mediabruch.report.arithmetic import arithmetic_blocks
from mediabruch.report.blocks import Block, BulletList, Pairs, bullet, paragraph, section, styled
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.names import Names
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style, Words

_NAMED = 5
"""Labels that are named where none is near."""
_FILES = frozenset({"sidecar", "folder"})
"""Sources whose entry is the file that states it."""


def explain_step(analysis: Analysis, name: str, words: Translator, screen: Screen) -> str:
    """Explain the step of this id, or of this label if only one has it.

    Raises `UnknownElementError`, with the nearest id or label, where there is no such step.
    """
    step = find_step(analysis, name)
    layout, names = ScreenLayout(screen), Names(analysis.model, words)
    _write_title(layout, step, analysis, names)
    layout.blank()
    layout.show(step_blocks(step, analysis, names))
    return layout.text()


def step_blocks(step: Step, analysis: Analysis, names: Names) -> Iterator[Block]:
    """The media of a step, every piece of evidence for them, and its part in the figures."""
    yield Pairs(tuple((label, styled(said)) for label, said in _known(step.supposed, names)))
    yield from section(names.words.text("Why"), _evidence(step.annotation, names))
    yield from arithmetic_blocks(step, analysis, names)


def find_step(analysis: Analysis, name: str) -> Step:
    """The step of this id, else the only one of this label (upper and lower case aside)."""
    by_id = [step for step in analysis.steps if step.node.id == composed(name)]
    by_label = [step for step in analysis.steps if comparable(step.node.name) == comparable(name)]
    if found := by_id or (by_label if len(by_label) == 1 else []):
        return found[0]
    path = analysis.model.path
    if by_label:
        ids = ", ".join(step.node.id or f"line {step.node.line}" for step in by_label)
        message = Message("Several steps are called “{name}”; name one by its id: {ids}.", name=name, ids=ids)
        raise UnknownElementError(message, path=path)
    known = [text for step in analysis.steps for text in (step.node.id, step.node.name) if text]
    if (near := nearest(name, known, 0.5)) is not None:
        message = Message("There is no step “{name}”. Did you mean “{nearest}”?", name=name, nearest=near)
    elif labels := [brief(step.node.name) for step in analysis.steps if step.node.name.strip()]:
        shown = ", ".join([*labels[:_NAMED], *(["…"] if len(labels) > _NAMED else [])])
        message = Message("There is no step “{name}” in this model. Known here: {known}.", name=name, known=shown)
    else:
        message = Message("There is no step “{name}” in this model.", name=name)
    raise UnknownElementError(message, path=path)


def _write_title(layout: ScreenLayout, step: Step, analysis: Analysis, names: Names) -> None:
    words, node = names.words, step.node
    layout.write(Span(names.node(node), Style.TITLE))
    facts = [words.message(NODE_TYPES[node.type])]
    if node.id:
        facts.append(node.id)
    facts += [names.line(node.line), names.place(node.key)]
    layout.write(Span(" · ".join(fact for fact in facts if fact), Style.DIM))
    layout.write(Span(_zone(node.key, analysis, names), Style.DIM))


def _zone(key: int, analysis: Analysis, names: Names) -> str:
    """The zone of a step, and why."""
    from mediabruch.maturity.zones import read_zones  # only who asks for one step wants it

    words, reading = names.words, read_zones(analysis).readings[key]
    told = [words.message(ZONES[reading.zone]), words.message(ORIGINS[reading.origin])]
    told += [_zone_sign(evidence, words) for evidence in reading.evidence]
    return words.text("zone: {zone}", zone=", ".join(told))


def _zone_sign(evidence: Evidence, words: Translator) -> str:
    source = words.message(EVIDENCE_SOURCES[evidence.source])
    party = PARTIES.get(evidence.text)
    said = words.message(party) if party else shortened(evidence.text)
    return f"{source}: {said}" if said else source


def _known(known: Annotation, names: Names) -> Iterator[tuple[str, tuple[Words, ...]]]:
    words = names.words
    takes, gives = names.intake(known), names.side(known.produces)
    if known.is_carrier and known.receives is None:
        takes = words.text("not known: it takes what arrives")
    if known.is_carrier and known.produces is None:
        gives = words.text("not known: it hands on what it takes")
    if "receives" in known.assumed:
        takes = words.text("{medium} (assumed)", medium=takes)
    if "produces" in known.assumed:
        gives = words.text("{medium} (assumed)", medium=gives)
    yield words.text("takes in"), (Span(takes, Style.TITLE),)
    yield words.text("hands on"), (Span(gives, Style.TITLE),)
    if known.origin is not None:
        origin = words.text(
            "{origin}, {share} sure", origin=ORIGINS[known.origin], share=words.percent(known.confidence)
        )
        yield words.text("origin"), (origin,)
    yield from _told(known, words)
    yield from _ways(known, words)


def _told(known: Annotation, words: Translator) -> Iterator[tuple[str, tuple[Words, ...]]]:
    """What else is known of the step."""
    for label, value in (
        (words.text("system"), known.system),
        (words.text("acting party"), party_words(known.party, words)),
        (words.text("required by law"), known.required_by_law),
        (words.text("remark"), known.note),
    ):
        if value:
            yield label, (value,)
    if known.minutes is not None:
        yield words.text("working time"), (words.text("{minutes} minutes", minutes=known.minutes),)


def _ways(known: Annotation, words: Translator) -> Iterator[tuple[str, tuple[Words, ...]]]:
    """How the step works, and what becomes of what it makes."""
    if known.by_hand:
        yield words.text("by hand"), (words.text("a person transcribes"),)
    for label, is_so in ((words.text("automatic"), known.automatic), (words.text("sent out"), known.dispatch)):
        if is_so is not None:
            yield label, (words.text("yes") if is_so else words.text("no"),)
    if known.aside is not None:
        yield words.text("leaves the flow"), (words.message(ASIDES[known.aside]),)


def party_words(party: str | None, words: Translator) -> str | None:
    """Who acts, in the reader's language where the name is one of mediabruch's."""
    known = PARTIES.get(party or "")
    return words.message(known) if known else party


def _evidence(known: Annotation, names: Names) -> Iterator[Block]:
    if known.evidence:
        yield BulletList(tuple(bullet("", *evidence_words(one, names)) for one in known.evidence))
    else:
        yield paragraph(names.words.text("Nothing in the model says which medium this step uses."))


def evidence_words(evidence: Evidence, names: Names) -> Iterator[Words]:
    """A piece of evidence: where it stands, what it says, what it argues for."""
    words = names.words
    source = EVIDENCE_SOURCES.get(evidence.source)
    yield words.message(source) if source else evidence.source
    is_file = evidence.source in _FILES
    place = [named for named in (evidence.element, evidence.entry if is_file else None) if named]
    if evidence.line is not None:
        place.append(names.line(evidence.line))
    if place:
        yield Span(f" ({', '.join(place)})", Style.DIM)
    yield ": "
    yield Span(words.text("“{name}”", name=evidence_text(evidence, words)), Style.TITLE)
    if evidence.argues:
        yield " → " + _argued(evidence.argues, names)
    yield Span(", " + words.text("counts {weight}", weight=words.number(evidence.weight, 2)), Style.DIM)
    if evidence.entry and not is_file:
        yield Span(", " + words.text("entry “{entry}”", entry=evidence.entry), Style.DIM)


def _argued(argues: str, names: Names) -> str:
    """`receives=physical produces=paper+document` in words."""
    words = names.words
    labels = {"receives": words.text("takes in"), "produces": words.text("hands on")}
    parts = []
    for part in argues.split():
        side, _, values = part.partition("=")
        if side == "dispatch":
            parts.append(words.text("sent out"))
            continue
        if side == "aside":
            parts.append(f"{words.text('leaves the flow')}: {words.message(ASIDES[Aside(values)])}")
            continue
        media = frozenset(medium for medium in Medium if medium in values.split("+"))
        parts.append(f"{labels[side]} {names.side(media)}")
    return ", ".join(parts)
