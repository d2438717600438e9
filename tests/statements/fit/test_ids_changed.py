"""Real models whose ids have all changed: the annotations are found again, moved, and mean what they meant before."""

import random
from collections.abc import Iterator
from pathlib import Path

from mediabruch.bpmn import read_bytes
from mediabruch.media import Medium
from mediabruch.model import Model
from mediabruch.statements.edit.editing import FactEdit
from mediabruch.statements.edit.saving import save
from mediabruch.statements.fit.fingerprints import fingerprints, remembering
from mediabruch.statements.fit.matching_ids import SURE
from mediabruch.statements.fit.misfits import find_misfits, moves_of
from mediabruch.statements.reading import read_sidecar
from mediabruch.statements.vocabulary import Section
from tests.support.models import analyze
from tests.support.mutations import with_new_ids
from tests.support.shared import needs_shared, real_models

COUNT = 50


def models(chance: random.Random) -> Iterator[tuple[Path, Model]]:
    for path, model in real_models(chance):
        ids = [node.id for node in model.nodes]
        if len(model.activities) >= 3 and len(set(ids)) == len(ids):
            yield path, model


def annotated(path: Path, model: Model, chance: random.Random) -> None:
    """State something of most steps, and some flows and events."""
    ids = fingerprints(model)
    changes = [
        FactEdit(Section.STEPS, step, {"medium": frozenset({chance.choice(list(Medium))})})
        for step in ids[Section.STEPS]
        if chance.random() < 0.8
    ]
    changes += [
        FactEdit(section, identifier, {"probability": 0.25})
        for section in (Section.FLOWS, Section.EVENTS)
        for identifier in ids[section]
        if chance.random() < 0.3
    ]
    save(path, [*changes, *remembering(ids, [change.id for change in changes])])


@needs_shared("corpus")
def test_annotations_are_found_again_and_none_is_surely_wrong(tmp_path: Path) -> None:
    chance = random.Random(2026)
    stated = right = sure = compared = 0
    wrong: list[str] = []
    for number, (path, model) in zip(range(COUNT), models(chance), strict=False):
        sidecar_path = tmp_path / f"{number}.media.yaml"
        annotated(sidecar_path, model, chance)
        xml, names = with_new_ids(path.read_bytes(), chance)
        now = read_bytes(xml, str(path))
        before = read_sidecar(sidecar_path)
        found = find_misfits(now, before)
        matches = [finding.match for finding in found if finding.match is not None]
        stated += sum(len(entries) for section, entries in before.entries.items() if section is not Section.REMEMBERED)
        right += sum(names[match.id] == match.to for match in matches)
        sure += sum(match.confidence >= SURE for match in matches)
        wrong += [f"{path}: {one}" for one in matches if names[one.id] != one.to and one.confidence >= SURE]
        if all(names[match.id] == match.to for match in matches):
            former = analyze(model, annotations=sidecar_path, inference=False).score
            save(sidecar_path, moves=moves_of(found, before))
            if not find_misfits(now, read_sidecar(sidecar_path)):
                assert analyze(now, annotations=sidecar_path, inference=False).score == former
                compared += 1
    assert wrong == []
    assert stated > 300
    assert right / stated > 0.95
    assert sure / stated > 0.9
    assert compared > COUNT / 2
