"""Which processes are the same: by service key, else by name, labels and structure."""

from collections import defaultdict
from dataclasses import replace

import pytest

from mediabruch.bpmn import read
from mediabruch.errors import MediabruchError
from mediabruch.matching.processes import ProcessTraits, pair_processes, traits_of
from tests.support.models import build
from tests.support.shared import CORPUS, needs_shared

MIWG = CORPUS / "bpmn-miwg+bpmn-miwg-test-suite"


def process(key: str, *labels: str, service: str = "", name: str = "") -> ProcessTraits:
    return ProcessTraits(key=key, name=name, service_key=service, labels=labels, structure={"task": len(labels)})


DOG = ("Hund anmelden", "Steuer berechnen", "Marke aushändigen")
PERMIT = ("Antrag prüfen", "Ausweis ausstellen")


def test_a_service_key_comes_first() -> None:
    ours = [process("a", *DOG, service="99001"), process("b", *PERMIT)]
    theirs = [process("x", *DOG), process("y", *PERMIT, service="99001")]
    pairs = pair_processes(ours, theirs)
    assert [(pair.one, pair.other, pair.by_key) for pair in pairs] == [("a", "y", True)]
    assert pairs[0].confidence == 1.0


def test_processes_of_different_services_are_never_the_same() -> None:
    assert pair_processes([process("a", *DOG, service="1")], [process("x", *DOG, service="2")]) == ()


def test_without_a_key_labels_tell_and_are_never_beyond_doubt() -> None:
    ours, theirs = [process("a", *DOG), process("b", *PERMIT)], [process("x", *PERMIT), process("y", *DOG[:2])]
    pairs = {pair.one: pair for pair in pair_processes(ours, theirs)}
    assert {key: pair.other for key, pair in pairs.items()} == {"a": "y", "b": "x"}
    assert 0.8 < pairs["b"].confidence < 1.0


def test_two_that_are_equally_like_are_half_as_sure() -> None:
    [pair] = pair_processes([process("a", *DOG)], [process("x", *DOG), process("y", *DOG)])
    assert pair.confidence < 0.5


def test_processes_without_anything_in_common_are_not_paired() -> None:
    assert pair_processes([process("a", *DOG)], [process("x", "Ship goods", "Send invoice")]) == ()
    assert pair_processes([process("a")], [process("x")]) == ()


def test_the_order_changes_nothing() -> None:
    ours, theirs = [process("a", *DOG), process("b", *PERMIT)], [process("x", *PERMIT), process("y", *DOG[:2])]
    found = pair_processes(ours, theirs)
    assert set(pair_processes(ours[::-1], theirs[::-1])) == set(found)
    mirror = {(pair.other, pair.one, pair.confidence) for pair in pair_processes(theirs, ours)}
    assert mirror == {(pair.one, pair.other, pair.confidence) for pair in found}


def test_traits_of_a_model() -> None:
    traits = traits_of(build("Amt: A > B; [Court]; B ~> Court").model, "a.bpmn", "99")
    assert (traits.key, traits.service_key) == ("a.bpmn", "99")
    assert {"A", "B", "Amt", "Court"} <= set(traits.labels)
    assert traits.structure["task"] == 2


@needs_shared("corpus/bpmn-miwg+bpmn-miwg-test-suite")
@pytest.mark.parametrize("has_name", [True, False])
def test_exports_of_many_tools_go_with_their_reference(has_name: bool) -> None:  # noqa: FBT001
    def known(traits: ProcessTraits) -> ProcessTraits:
        return traits if has_name else replace(traits, name="")

    references = [known(traits_of(read(path), path.stem)) for path in sorted((MIWG / "Reference").glob("*.bpmn"))]
    cases = {one.key for one in references}
    exports: dict[tuple[str, str], list[ProcessTraits]] = defaultdict(list)
    for path in sorted(MIWG.glob("*/*.bpmn")):
        case, _, kind = path.stem.partition("-")
        if kind and case in cases:
            try:
                exports[path.parent.name, kind].append(known(traits_of(read(path), case)))
            except MediabruchError:
                continue
    files = [one for found in exports.values() for one in found]
    assert len(files) > 600
    alone = [pair for one in files for pair in pair_processes([one], references)]
    assert sum(pair.one == pair.other for pair in alone) >= 0.95 * len(files)
    together = [pair for found in exports.values() for pair in pair_processes(found, references)]
    assert sum(pair.one == pair.other for pair in together) >= 0.95 * len(files)
