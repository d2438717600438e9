"""The call `state`: what a person says of steps and branches, written into the annotation file byte for byte."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from mediabruch.errors import MediabruchError
from mediabruch.interview.dialog import AnswerScope, Interview, Topic
from mediabruch.notation.shapes import Value
from mediabruch.statements.edit.editing import WHOLE, FactEdit, Place, Stated, edited, stated_in
from mediabruch.statements.edit.saving import encoded_like
from mediabruch.statements.facts import Facts, with_sides
from mediabruch.statements.fit.fingerprints import fingerprints, remembering
from mediabruch.statements.places import check_places, places_in
from mediabruch.statements.sidecar import Sidecar, sidecar_from_mapping
from mediabruch.statements.vocabulary import Section
from mediabruch.workbench.analysts import OpenProcess, text_in
from mediabruch.workbench.asked import Asked
from mediabruch.workbench.desk import Desk, ProcessSide
from mediabruch.workbench.showing import answer_show
from mediabruch.workbench.workspace import Workspace

_SECTIONS = (Section.STEPS, Section.FLOWS, Section.EVENTS, Section.MESSAGES, Section.PARTICIPANTS)
Changes = Mapping[Place, Mapping[str, Value | None]]
"""New facts, by what they are about; `None` takes a fact away."""


class Also(StrEnum):
    """Which open steps beside the named ones are meant, too."""

    NONE = "none"
    LANE = "lane"
    """Those of the lane, in this process."""
    LABEL = "label"
    """Those of the label, in this process."""
    LABEL_EVERYWHERE = "label everywhere"
    """Those of the label, in all processes."""


_SCOPES = {Also.LANE: AnswerScope.LANE, Also.LABEL: AnswerScope.LABEL, Also.LABEL_EVERYWHERE: AnswerScope.LABEL}


def answer_state(desk: Desk, asked: Asked) -> dict[str, Any]:
    """State facts, or take them away; the view of the process that comes of it."""
    path, side = asked.string("path"), asked.choice("which", ProcessSide.AS_IS)
    process, also = desk.process(path, side), asked.choice("also", Also.NONE)
    stated = _stated(asked, process)
    desk.change(_changed(desk, _meant(desk, process, stated, also), (path, side)))
    return answer_show(desk, asked)


def _stated(asked: Asked, process: OpenProcess) -> Changes:
    """What is said, checked against the vocabulary and the model. Raises `AnnotationError`."""
    said = {section: asked.table(section) for section in _SECTIONS if asked.has(section)}
    of_all = {name: value for name, value in asked.table("process").items() if name not in tuple(Section)}
    sidecar = sidecar_from_mapping({**{str(section): table for section, table in said.items()}, **of_all})
    check_places(sidecar._replace(path=process.path), process.analysis.model, places_in(process.analysis.model))
    found: dict[Place, Mapping[str, Value | None]] = {
        (section, id_): _new(facts, sidecar.entries[section][id_].facts)
        for section, entries in said.items()
        for id_, facts in entries.items()
        if isinstance(facts, dict)
    }
    return {**found, WHOLE: _new(of_all, sidecar.process)} if of_all else found


def _new(said: Mapping[str, Any], read: Facts) -> Mapping[str, Value | None]:
    """Facts as they were read, and `None` for those that are taken away."""
    gone = {name: None for name, value in said.items() if value is None}
    return {**gone, **{name: fact.value for name, fact in read.items()}}


def _meant(desk: Desk, process: OpenProcess, stated: Changes, also: Also) -> dict[str, Changes]:
    """By process, what is to be stated of all that are meant."""
    meant: dict[str, dict[Place, Mapping[str, Value | None]]] = {process.path: dict(stated)}
    if also is Also.NONE:
        return dict(meant)
    others = desk.workspace.models if also is Also.LABEL_EVERYWHERE else (process.path,)
    readable = [path for path in others if _is_readable(desk, path)]
    interview = Interview(
        readable, lambda path: (process if path == process.path else desk.process(path)).analysis, Path
    )
    for (section, id_), facts in stated.items():
        if section is not Section.STEPS:
            continue
        for path, steps in interview.meant(Topic(process.path, id_), _SCOPES[also]):
            for step in steps:
                meant.setdefault(path, {}).setdefault((section, step.node.id or ""), facts)
    return dict(meant)


def _is_readable(desk: Desk, path: str) -> bool:
    try:
        desk.process(path)
    except MediabruchError:
        return False
    return True


def _changed(desk: Desk, meant: Mapping[str, Changes], asked: tuple[str, ProcessSide]) -> Workspace:
    """The workspace with all that is said."""
    here = desk.workspace
    files, to_be = dict(here.files), dict(here.to_be)
    for path, changes in meant.items():
        side = asked[1] if path == asked[0] else ProcessSide.AS_IS
        process = desk.process(path, side)
        place = here.sidecar_place(path)
        before = desk.stated(path, side)
        content = restated(process, place, b"" if before is None else before[1], changes)
        if side is ProcessSide.TO_BE:
            to_be[path] = content
        elif content or before is not None:
            files[place] = content
    return replace(here, files=files, to_be=to_be)


def restated(process: OpenProcess, place: str, content: bytes, changes: Changes) -> bytes:
    """The content of an annotation file with changes, and with what their elements look like remembered."""
    before = stated_in(process.sidecar or Sidecar())
    edits = [edit for edit in _edits(process, before, changes) if _says_new(before, edit)]
    if not edits:
        return content
    kept = remembering(fingerprints(process.analysis.model), dict.fromkeys(edit.id for edit in edits if edit.section))
    return encoded_like(edited(text_in(content, place), place, [*edits, *kept]), content)


def _says_new(before: Stated, edit: FactEdit) -> bool:
    known = before.get((edit.section, edit.id), {})
    return any(known.get(name) != value for name, value in edit.facts.items())


def _edits(process: OpenProcess, before: Stated, changes: Changes) -> Iterator[FactEdit]:
    places = places_in(process.analysis.model)
    labels: dict[Place, str] = {(section, one.id or ""): one.name for section, found in places.items() for one in found}
    for (section, id_), facts in changes.items():
        known = before.get((section, id_), {})
        wanted = with_sides(known, facts) if section is Section.STEPS else facts
        yield FactEdit(section, id_, wanted, remark=labels.get((section, id_), ""))
