"""Which steps of two versions are the same: small cases, the laws, and real models that were changed."""

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from mediabruch.bpmn import read_bytes
from mediabruch.matching.step_matching import StepMatching
from mediabruch.matching.steps import match_steps
from mediabruch.model import Model
from tests.support.chains import long_chain
from tests.support.models import build
from tests.support.mutations import mutated, with_new_ids
from tests.support.shared import needs_shared, real_models
from tests.support.work import calls

COUNT = 60


def ids(matching: StepMatching, old: Model, new: Model) -> dict[str | None, str | None]:
    return {old.node_by_key[one.old].id: new.node_by_key[one.new].id for one in matching.matches}


def relabeled(model: Model, **names: str) -> Model:
    """The model with other ids, and other labels for those of these ids."""
    nodes = (node._replace(id=f"x{node.key}", name=names.get(node.id or "", node.name)) for node in model.nodes)
    return replace(model, nodes=tuple(nodes))


def test_a_model_is_itself() -> None:
    model = build("Antrag > xor1 > Erfassen > Bescheid; xor1 > Ablage").model
    matching = match_steps(model, model)
    assert [(one.old, one.new, one.confidence) for one in matching.matches] == [
        (node.key, node.key, 1.0) for node in model.activities
    ]
    assert (matching.removed, matching.added, matching.confidence) == ((), (), 1.0)


def test_a_step_between_the_same_steps_is_found_though_id_and_label_have_changed() -> None:
    old = build("Antrag > Erfassen > Bescheid").model
    matching = match_steps(old, relabeled(old, Erfassen="Etwas anderes"))
    sure = {old.node_by_key[one.old].name: one.confidence for one in matching.matches}
    assert sure.keys() == {"Antrag", "Erfassen", "Bescheid"}
    assert sure["Erfassen"] < sure["Antrag"]


def test_an_id_that_is_drawn_by_lot_holds_although_the_label_has_changed() -> None:
    old = build("Activity_0x1yz2a > Bescheid").model
    new = build("Neu > Bescheid > Activity_0x1yz2a").model
    assert ids(match_steps(old, new), old, new)["Activity_0x1yz2a"] == "Activity_0x1yz2a"


def test_a_removed_step_is_no_other_one() -> None:
    old = build("Antrag > Drucken > Erfassen > Bescheid").model
    new = relabeled(build("Antrag > Erfassen > Bescheid > Zahlen").model)
    matching = match_steps(old, new)
    assert [old.node_by_key[key].name for key in matching.removed] == ["Drucken"]
    assert [new.node_by_key[key].name for key in matching.added] == ["Zahlen"]


def test_equals_are_told_apart_by_what_leads_to_them() -> None:
    model = build("A > B1 > C > B2 > D").model
    named = replace(model, nodes=tuple(n._replace(name="Prüfen") if n.name.startswith("B") else n for n in model.nodes))
    mixed = build("B2 > D; A > B1 > C > B2").model
    found = match_steps(named, relabeled(mixed, B1="Prüfen", B2="Prüfen")).new_of
    for name in ("B1", "B2"):
        old = next(node for node in named.nodes if node.id == name)
        new = next(node for node in mixed.nodes if node.id == name)
        assert found[old.key] == new.key


def test_numbers_in_labels_tell_steps_apart() -> None:
    old = build("A > B > C").model
    first = relabeled(old, A="Task 1", B="Task 2", C="Task 3")
    second = relabeled(old, A="Task 2", B="Task 1", C="Task 3")
    found = match_steps(first, second)
    names = {first.node_by_key[one.old].name: second.node_by_key[one.new].name for one in found.matches}
    assert names == {"Task 1": "Task 1", "Task 2": "Task 2", "Task 3": "Task 3"}


def test_message_flows_follow_their_ends() -> None:
    old = build("Amt: A > B; [Court]; B ~> Court").model
    new = relabeled(old)
    flow = old.message_flows[0].key
    assert match_steps(old, new).new_of[flow] == flow


LINES = st.sampled_from(
    (
        "Antrag > xor1 > Erfassen > Bescheid; xor1 > Ablage",
        "A > B > C; A > C",
        "A{B > C} > D",
        "Amt: A > B; Hof: C > D; B ~> C",
        "and1 > A > and2; and1 > B > and2 > C",
    )
)


@given(LINES, LINES)
def test_backwards_is_the_mirror_image(one: str, other: str) -> None:
    old, new = build(one).model, relabeled(build(other).model)
    there, back = match_steps(old, new), match_steps(new, old)
    assert {(pair.old, pair.new) for pair in there.matches} == {(pair.new, pair.old) for pair in back.matches}
    assert (there.removed, there.added) == (back.added, back.removed)
    assert there.confidence == pytest.approx(back.confidence, abs=0.02)


def test_work_grows_with_the_models() -> None:
    def work(steps: int) -> int:
        xml, _ = long_chain(steps)
        other, _ = with_new_ids(xml, random.Random(1))
        old, new = read_bytes(xml, "old.bpmn"), read_bytes(other, "new.bpmn")
        assert len(match_steps(old, new).matches) == len(old.activities)
        return calls(partial(match_steps, old, new))

    assert work(800) < 5 * work(200)


# -- real models -----------------------------------------------------------------------------------


def models(chance: random.Random) -> Iterator[tuple[Path, Model]]:
    for path, model in real_models(chance):
        known = [node.id for node in model.nodes]
        if len(model.activities) >= 3 and len(set(known)) == len(known) and None not in known and is_strict(path):
            yield path, model


def is_strict(path: Path) -> bool:
    """Whether the file is XML for others, too; it may lack a declaration of a prefix."""
    try:
        etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return False
    return True


@needs_shared("corpus")
@pytest.mark.parametrize("seed", [1, 2])
def test_steps_of_changed_models_are_found_again(seed: int) -> None:
    chance = random.Random(seed)
    right = found = there = 0
    for _, (path, old) in zip(range(COUNT), models(chance), strict=False):
        changed = mutated(path.read_bytes(), chance)
        new = read_bytes(changed.xml, str(path))
        matched = ids(match_steps(old, new), old, new)
        right += sum(changed.new_id_of.get(str(was)) == now for was, now in matched.items())
        found += len(matched)
        there += len(changed.new_id_of)
    assert there > 300
    assert right / found >= 0.98
    assert right / there >= 0.9
