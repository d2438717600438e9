"""What can be stated, and about what: the one table behind annotation files, statements in models and the schema."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from mediabruch.notation.process_shapes import CASES, FIM_TIER, REIFEGRAD, SERVICE_KEY
from mediabruch.notation.shapes import (
    ASIDE,
    FLAG,
    LAW,
    MEASURED,
    MEDIA,
    MINUTES,
    PARTY,
    PROBABILITY,
    TEXT,
    TEXTS,
    ZONE,
    FactShape,
)

SCHEMA = "mediabruch/annotations/1"
"""The version of the format."""


class Section(StrEnum):
    """The parts of an annotation file, by the kind of element that they speak of."""

    STEPS = "steps"
    FLOWS = "flows"
    MESSAGES = "messages"
    EVENTS = "events"
    PARTICIPANTS = "participants"
    REMEMBERED = "remembered"
    """What the elements looked like when something was stated of them: kept by mediabruch, not by people."""


class Term(NamedTuple):
    """A fact that can be stated."""

    name: str
    shape: FactShape
    means: str
    """For the schema's readers."""


_NOTE = Term("note", TEXT, "A remark for people.")
_PROBABILITY_OF_FLOW = Term("probability", PROBABILITY, "How often this flow is taken, from 0 to 1.")
_PROBABILITY_OF_EVENT = Term("probability", PROBABILITY, "How often this event happens, from 0 to 1.")

_MEASURED = Term(
    "measured",
    MEASURED,
    "That the probability was counted, and how: N of M, and the period. Of another probability beside it, a person has "
    "stated that one, and it holds.",
)

VOCABULARY: Mapping[Section, Mapping[str, Term]] = {
    section: {term.name: term for term in terms}
    for section, terms in {
        Section.STEPS: (
            Term("medium", MEDIA, "What the step receives and produces: short for both sides."),
            Term("receives", MEDIA, "What the step takes in; [] or physical for a thing or a person."),
            Term("produces", MEDIA, "What the step's result is passed on in; [] or physical for a thing or a person."),
            Term("system", TEXT, "Name of the IT system the step works in."),
            Term("by_hand", FLAG, "Whether a person transcribes."),
            Term("required_by_law", LAW, "The rule that asks for this medium, or true where it is not named."),
            Term("minutes", MINUTES, "Working time of one visit, in minutes."),
            Term("party", PARTY, "Who acts: citizen, company, authority, other_authority, provider, external, ..."),
            Term("zone", ZONE, "The part of the process: application, evidence, processing, inter-agency, notice, ..."),
            Term("automatic", FLAG, "Whether the step runs without a person."),
            Term(
                "dispatch", FLAG, "Whether what the step makes is sent out: to someone outside, or to another office."
            ),
            Term("aside", ASIDE, "Whether what the step makes leaves the flow of work, and how: sent, filed or true."),
            _NOTE,
        ),
        Section.FLOWS: (_PROBABILITY_OF_FLOW, _MEASURED, _NOTE),
        Section.MESSAGES: (Term("medium", MEDIA, "What the message travels in."), _NOTE),
        Section.EVENTS: (_PROBABILITY_OF_EVENT, _MEASURED, _NOTE),
        Section.PARTICIPANTS: (
            Term("party", PARTY, "Who this is: citizen, company, authority, other_authority, provider, external, ..."),
            _NOTE,
        ),
        Section.REMEMBERED: (
            Term("type", TEXT, "The kind of element."),
            Term("label", TEXT, "Its label."),
            Term("lane", TEXT, "The lane it stands in."),
            Term("pool", TEXT, "The pool it stands in."),
            Term("before", TEXTS, "The labels of what leads to it."),
            Term("after", TEXTS, "The labels of what it leads to."),
        ),
    }.items()
}

PROCESS_TERMS: Mapping[str, Term] = {
    term.name: term
    for term in (
        Term("title", TEXT, "What the process is called, in place of the model's own name."),
        Term("leika_key", SERVICE_KEY, "Key of the service that it carries out, such as 99050012104000."),
        Term("fim_tier", FIM_TIER, "How near to real work it is described, in the terms of FIM."),
        Term("department", TEXT, "Whose process it is."),
        Term("contact", TEXT, "Who can be asked about it."),
        Term("cases", CASES, "Cases a year."),
        Term(
            "administration", FLAG, "Whether it is a process of public administration, to which its yardsticks apply."
        ),
        Term("reifegrad", REIFEGRAD, "The OZG maturity level, as it was judged elsewhere: a model and a level."),
    )
}
"""What can be stated of the process as a whole, beside the sections."""

ABOUT: Mapping[Section, str] = {
    Section.STEPS: "Activities, by their ids.",
    Section.FLOWS: "Sequence flows, by their ids.",
    Section.MESSAGES: "Message flows, by their ids.",
    Section.EVENTS: "Start and boundary events, by their ids.",
    Section.PARTICIPANTS: "Pools, by their ids.",
    Section.REMEMBERED: "What the elements looked like, by their ids, so that they are found again when ids change.",
}

EXAMPLES: Mapping[Section, str] = {
    Section.STEPS: "{medium: paper}",
    Section.FLOWS: "{probability: 0.2}",
    Section.MESSAGES: "{medium: paper}",
    Section.EVENTS: "{probability: 0.2}",
    Section.PARTICIPANTS: "{party: external}",
    Section.REMEMBERED: "{label: Check}",
}

KEY_GLOSSARY: Mapping[str, str] = {
    word: name
    for name, words in {
        "steps": "tasks activities activity schritte aufgaben aktivitäten",
        "flows": "sequence_flows sequenceflows sequenzflüsse",
        "messages": "message_flows messageflows nachrichten nachrichtenflüsse",
        "events": "boundary_events start_events ereignisse",
        "participants": "pools pool beteiligte teilnehmer",
        "medium": "media medien medienart",
        "receives": "input inputs in eingang empfängt from takes",
        "produces": "output outputs out ausgang erzeugt to gives",
        "system": "fachverfahren application it_system",
        "by_hand": "manual manually byhand von_hand händisch manuell",
        "required_by_law": "law legal gesetz rechtsgrundlage required",
        "minutes": "duration time dauer minuten zeit",
        "party": "partei actor role rolle",
        "zone": "zonen zones phase abschnitt",
        "cases": "fallzahl fallzahlen fälle volume",
        "administration": "public verwaltung behörde öffentlich",
        "reifegrad": "maturity maturity_level reife",
        "automatic": "automated automatisch auto",
        "dispatch": "sends_out sent_out outgoing versand versendet verschickt geht_hinaus",
        "aside": "beiseite abseits nebenweg away leaves_flow",
        "note": "notes comment remark notiz bemerkung kommentar hinweis",
        "probability": "prob share p wahrscheinlichkeit anteil",
        "measured": "counted gemessen gezählt ausgezählt",
    }.items()
    for word in words.split()
}


def sections_of(name: str) -> tuple[Section, ...]:
    """The sections in which a fact of this name can be stated."""
    return tuple(section for section, terms in VOCABULARY.items() if name in terms)
