"""All statements about a model combined: the annotation file beats the model's own statements, those the folders'."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath

from mediabruch.media import UNKNOWN, Annotation, Evidence, Medium, Origin, ordered
from mediabruch.model import Model, Note
from mediabruch.statements.annotations import Annotations, Profile
from mediabruch.statements.facts import SIDES, Fact, Facts, agree, by_side, joined, measured_in
from mediabruch.statements.folders import Folder, inherited
from mediabruch.statements.in_model import contradiction, facts_in_model, misplaced
from mediabruch.statements.places import Element, check_places, places_in
from mediabruch.statements.sidecar import Sidecar
from mediabruch.statements.vocabulary import Section


def combine(
    model: Model,
    sidecar: Sidecar | None,
    folders: Sequence[Folder],
    inferred: Callable[[Mapping[int, bool]], Mapping[int, Annotation]] = lambda _: {},
) -> Annotations:
    """Combine all statements about a model; `inferred` gives what fills the places that they leave open.

    It is asked only after the annotation file was found to fit, and told of which steps it is stated whether they send
    something out, since what follows from that is inferred. Raises `AnnotationError` where that file names an id
    that the model lacks.
    """
    places = places_in(model)
    if sidecar is not None:
        check_places(sidecar, model, places)
    notes: list[Note] = []
    stated = {section: _stated(section, found, (model, sidecar), notes) for section, found in places.items()}
    notes.extend(misplaced(model))
    chances = {**stated[Section.FLOWS], **stated[Section.EVENTS]}
    measured = {key: share for key, facts in chances.items() if (share := measured_in(facts)) is not None}
    probabilities = {
        key: float(facts["probability"].value)  # type: ignore[arg-type]
        for key, facts in chances.items()
        if "probability" in facts
    }
    media = {key: facts["medium"].value for key, facts in stated[Section.MESSAGES].items() if "medium" in facts}
    return Annotations(
        steps=_steps(model, stated, inferred(_dispatch(model, stated[Section.STEPS], folders)), folders),
        probabilities=probabilities | {key: share.share for key, share in measured.items()},
        measured=measured,
        messages={key: medium for key, medium in media.items() if isinstance(medium, frozenset) and medium},
        parties={
            key: str(facts["party"].value) for key, facts in stated[Section.PARTICIPANTS].items() if "party" in facts
        },
        profile=_profile(sidecar),
        notes=tuple(sorted(notes, key=lambda note: note.line or 0)),
    )


def _profile(sidecar: Sidecar | None) -> Profile:
    facts = {name: fact.value for name, fact in sidecar.process.items()} if sidecar is not None else {}
    return Profile(**facts)  # type: ignore[arg-type]


def _stated(
    section: Section, found: tuple[Element, ...], sources: tuple[Model, Sidecar | None], notes: list[Note]
) -> dict[int, Facts]:
    """The facts about each element of which any are stated, by its key."""
    model, sidecar = sources
    entries = sidecar.entries.get(section, {}) if sidecar else {}
    file = PurePath(sidecar.path).name if sidecar and sidecar.path else None
    if not (entries or model.probabilities):
        found = tuple([element for element in found if element.statements])  # of most nobody says anything
    stated: dict[int, Facts] = {}
    for element in found:
        if not element.statements and element.id not in entries and element.key not in model.probabilities:
            continue
        ours: Facts = {}
        if element.id is not None and element.id in entries:
            ours = {name: fact._replace(entry=file) for name, fact in entries[element.id].facts.items()}
        theirs = facts_in_model(section, element, notes) if element.statements else {}
        if element.key in model.probabilities:
            theirs = {"probability": _simulated(element, model.probabilities[element.key]), **theirs}
        if section is Section.STEPS:
            ours, theirs = _by_side(element, ours, notes), _by_side(element, theirs, notes)
        if "probability" in theirs and measured_in(ours) is not None:  # what is stated beats what is measured
            ours = {name: fact for name, fact in ours.items() if name not in ("probability", "measured")}
        if ours or theirs:
            stated[element.key] = _combined(element, ours, theirs, notes)
    return stated


def _simulated(element: Element, probability: float) -> Fact:
    """A branch probability that the file carries for a simulator."""
    return Fact("probability", probability, f"{probability:.6g}", element.line, source="model")


def _by_side(element: Element, facts: Facts, notes: list[Note]) -> Facts:
    """The facts with `medium` spread over both sides; where a side is stated as well, the side holds."""
    medium = facts.get("medium")
    if medium is None:
        return facts
    spread = by_side(facts)
    notes.extend(contradiction(element, spread[side], medium) for side in SIDES if not agree(spread[side], medium))
    return spread


def _combined(element: Element, ours: Facts, theirs: Facts, notes: list[Note]) -> Facts:
    """Both places' facts; `ours`, from the annotation file, hold where they contradict the model's."""
    facts = {**theirs, **ours}
    pairs = {name: (ours[name], theirs[name]) for name in ours if name in theirs}
    if "note" in pairs:
        facts["note"] = joined(*pairs.pop("note"))
    contradicting = dict.fromkeys(pair for pair in pairs.values() if not agree(*pair))
    notes.extend(contradiction(element, held, beaten) for held, beaten in contradicting)
    return facts


def _steps(
    model: Model,
    stated: Mapping[Section, Mapping[int, Facts]],
    inferred: Mapping[int, Annotation],
    folders: Sequence[Folder],
) -> Mapping[int, Annotation]:
    """What is known of each step; a participant's stated party is that of its steps, where they state no other."""
    pools = {
        process: pool
        for process, participant in model.participant_by_process.items()
        if (pool := stated[Section.PARTICIPANTS].get(participant.key))
    }
    if not (pools or folders or stated[Section.STEPS]):
        return inferred
    steps: dict[int, Annotation] = {}
    for node in model.activities:
        facts = stated[Section.STEPS].get(node.key, {})
        guess = inferred.get(node.key, UNKNOWN)
        system = str(facts["system"].value) if "system" in facts else guess.system
        annotation = filled({**inherited(node, model, folders, system), **facts}, guess)
        pool = pools.get(node.process, {})
        if "party" in pool and "party" not in facts:
            annotation = annotation._replace(party=str(pool["party"].value))
        if annotation != UNKNOWN:
            steps[node.key] = annotation
    return steps


def _dispatch(model: Model, stated: Mapping[int, Facts], folders: Sequence[Folder]) -> dict[int, bool]:
    """Of which steps it is stated whether they send something out."""
    if not folders:
        return {key: facts["dispatch"].value is True for key, facts in stated.items() if "dispatch" in facts}
    found: dict[int, bool] = {}
    for node in model.activities:
        facts = stated.get(node.key, {})
        system = str(facts["system"].value) if "system" in facts else None
        facts = {**inherited(node, model, folders, system), **facts}
        if "dispatch" in facts:
            found[node.key] = facts["dispatch"].value is True
    return found


_SAYING_NO = ("required_by_law", "aside")
"""Facts of which `false` says that there is none, which beats inference."""


def filled(facts: Facts, inferred: Annotation) -> Annotation:
    """An annotation of the stated facts, with inferred ones in the places that they leave open."""
    if not facts:
        return inferred
    values: dict[str, object] = {name: fact.value for name, fact in facts.items()}
    for name in _SAYING_NO:
        if values.get(name) is False:
            values[name] = None
    annotation = inferred._replace(**values)  # type: ignore[arg-type]
    stated_sides = [side for side in SIDES if side in facts]
    open_sides = [side for side in SIDES if side not in facts and getattr(inferred, side) is not None]
    return annotation._replace(
        origin=Origin.STATED if stated_sides or not open_sides else inferred.origin,
        confidence=inferred.confidence if open_sides else 1.0,
        assumed=inferred.assumed.difference(stated_sides),
        intake=None if "receives" in stated_sides else inferred.intake,
        evidence=(*_evidence(facts), *inferred.evidence),
    )


def _evidence(facts: Facts) -> tuple[Evidence, ...]:
    """One for each stated fact, remarks aside."""
    said = dict.fromkeys(fact for name, fact in facts.items() if name != "note")
    return tuple(
        Evidence(
            source=fact.source,
            text=str(fact),
            line=fact.line,
            entry=fact.entry,
            argues=" ".join(f"{side}={_media(fact)}" for side in SIDES if facts.get(side) == fact),
        )
        for fact in said
    )


def _media(fact: Fact) -> str:
    media: frozenset[Medium] = fact.value if isinstance(fact.value, frozenset) else frozenset()
    return "+".join(ordered(media)) or "physical"
