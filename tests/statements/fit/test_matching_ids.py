"""Elements whose ids have changed are found again, and never taken for others with confidence."""

import random
import re
from pathlib import Path

import pytest

from mediabruch.bpmn import read_bytes
from mediabruch.model import Model
from mediabruch.statements.fit.fingerprints import Fingerprint, fingerprints
from mediabruch.statements.fit.matching_ids import SURE, IdMatch, match_ids
from mediabruch.statements.vocabulary import Section
from tests.support.models import build
from tests.support.shared import needs_shared, real_models

CHECK = Fingerprint("task", "Check", "Desk", "Office", ("Apply",), ("Decide",))
FLOW = Fingerprint("sequenceFlow", before=("Apply",), after=("Check",))
CASES = {
    "the same": (CHECK, CHECK, 0.99, 1.0),
    "other case and blanks": (
        CHECK,
        Fingerprint("task", "check ", "desk", "Office", ("apply",), ("Decide",)),
        0.99,
        1.0,
    ),
    "another lane": (CHECK, Fingerprint("task", "Check", "Post", "Office", ("Apply",), ("Decide",)), 0.9, 0.95),
    "another type": (CHECK, Fingerprint("userTask", "Check", "Desk", "Office", ("Apply",), ("Decide",)), 0.9, 0.95),
    "other neighbors": (CHECK, Fingerprint("task", "Check", "Desk", "Office", ("Scan",), ("File",)), 0.6, 0.8),
    "another label": (CHECK, Fingerprint("task", "Checks", "Desk", "Office", ("Apply",), ("Decide",)), 0.7, 0.85),
    "a number in the label": (
        Fingerprint("task", "Print form 1", "Desk", "Office", ("Apply",), ("Decide",)),
        Fingerprint("task", "Print form 2", "Desk", "Office", ("Apply",), ("Decide",)),
        0.7,
        0.85,
    ),
    "nothing but a type": (Fingerprint("task"), Fingerprint("task"), 0.5, 0.5),
    "no name, but neighbors": (FLOW, FLOW, 0.99, 1.0),
}


@pytest.mark.parametrize(("before", "now", "least", "most"), CASES.values(), ids=CASES)
def test_confidence(before: Fingerprint, now: Fingerprint, least: float, most: float) -> None:
    (match,) = match_ids({"A": before}, {"B": now})
    assert least <= match.confidence <= most


def test_nothing_is_made_of_what_is_not_alike() -> None:
    assert match_ids({"A": CHECK}, {"B": Fingerprint("task", "Decide", "Chief", "Office", ("Check",), ("Send",))}) == ()


def test_twins_are_no_sure_match() -> None:
    assert match_ids({"A": CHECK}, {"B": CHECK, "C": CHECK}) == (IdMatch("A", "B", 0.5),)
    assert [match.confidence for match in match_ids({"A": CHECK, "B": CHECK}, {"C": CHECK})] == [0.5]


def test_the_better_of_two_takes_it() -> None:
    near = Fingerprint("task", "Check", "Desk", "Office", ("Apply",), ("Reject",))
    found = match_ids({"A": CHECK, "B": near}, {"C": near, "D": CHECK})
    assert {(match.id, match.to) for match in found} == {("A", "D"), ("B", "C")}
    assert all(match.confidence >= SURE for match in found)


def test_looks_pass_what_has_no_label() -> None:
    model = build(
        "Amt: Antrag > xor1 -0.5-> Pruefen > and1(unnamed); xor1 > Bescheid; Pruefen!late > Frist; Antrag ~> [Gericht]"
    ).model
    seen = fingerprints(model)
    look = seen[Section.STEPS]["Pruefen"]
    assert (look.type, look.label, look.pool) == ("task", "Pruefen", "Amt")
    assert (look.before, seen[Section.STEPS]["Antrag"].after) == (("Antrag",), ("Pruefen", "Bescheid"))
    assert seen[Section.FLOWS]["xor1>Pruefen"].before == ("exclusiveGateway", "Antrag")
    assert seen[Section.EVENTS]["Pruefen!late"].before == ("Pruefen",)
    assert seen[Section.MESSAGES]["Antrag~>Gericht"].before == ("Antrag",)


ID = re.compile(rb'(?<=[\s])(id|processRef|sourceRef|targetRef|attachedToRef|calledElement)="([^"]*)"')


def _chaotic(
    model: Model, chance: random.Random
) -> tuple[dict[str, Fingerprint], dict[str, Fingerprint], dict[str, str]]:
    """What the steps looked like, what they look like under new ids with small changes, and who is who."""
    before = dict(fingerprints(model)[Section.STEPS])
    names = {identifier: f"id{number}" for number, identifier in enumerate(chance.sample(sorted(before), len(before)))}
    now = {}
    for identifier, look in before.items():
        changed = chance.random()
        if changed < 0.1:
            continue
        label = look.label + " neu" if changed < 0.15 and look.label else look.label
        lane = "Neue Bahn" if 0.15 < changed < 0.2 else look.lane
        after = look.after[1:] if 0.2 < changed < 0.3 else look.after
        now[names[identifier]] = Fingerprint(look.type, label, lane, look.pool, look.before, after)
    return before, dict(sorted(now.items())), names


def _judge(models: list[Model], chance: random.Random) -> tuple[int, int, list[str]]:
    """Of steps that are still there: how many there are, how many are found; and all sure matches that are wrong."""
    there = right = 0
    wrong: list[str] = []
    for model in models:
        before, now, names = _chaotic(model, chance)
        found = match_ids(before, now)
        there += sum(names[identifier] in now for identifier in before)
        right += sum(names[match.id] == match.to for match in found)
        wrong += [
            f"{model.path}: {match}" for match in found if names[match.id] != match.to and match.confidence >= SURE
        ]
    return there, right, wrong


@needs_shared("corpus")
def test_real_models_with_new_ids_and_small_changes() -> None:
    chance = random.Random(5)
    models: list[Model] = []
    for _, model in real_models(chance):
        if len(model.activities) >= 4:
            models.append(model)
        if len(models) == 50:
            break
    there, right, wrong = _judge(models, chance)
    assert wrong == []
    assert there > 200
    assert right / there > 0.9


def _with_new_ids(xml: bytes, chance: random.Random) -> tuple[bytes, dict[str, str]]:
    """The file with all ids and references to them exchanged for random ones."""
    names = {id.decode(): f"_{chance.getrandbits(60):x}" for name, id in ID.findall(xml) if name == b"id"}  # noqa: A001

    def renamed(found: re.Match[bytes]) -> bytes:
        old = found[2].decode()
        return b'%s="%s"' % (found[1], names.get(old, old).encode())

    new = ID.sub(renamed, xml)
    for tag in (b"incoming", b"outgoing", b"flowNodeRef"):
        new = re.sub(
            rb"<%s>(.*?)</%s>" % (tag, tag),
            lambda found, tag=tag: b"<%s>%s</%s>" % (tag, names.get(found[1].decode(), "?").encode(), tag),  # type: ignore[misc]
            new,
        )
    return new, names


EXAMPLES = sorted((Path(__file__).parents[3] / "examples").rglob("*.bpmn"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_examples_with_new_ids_are_found_again_in_the_whole(path: Path) -> None:
    xml = path.read_bytes()
    new, names = _with_new_ids(xml.replace(b"bpmn:", b"").replace(b"xmlns:bpmn=", b"xmlns="), random.Random(1))
    before, now = fingerprints(read_bytes(xml, "a.bpmn")), fingerprints(read_bytes(new, "a.bpmn"))
    for section in (Section.STEPS, Section.EVENTS, Section.PARTICIPANTS, Section.MESSAGES):
        found = match_ids(before[section], now[section])
        assert {match.id: match.to for match in found} == {old: names[old] for old in before[section]}
        assert all(match.confidence >= SURE for match in found)
