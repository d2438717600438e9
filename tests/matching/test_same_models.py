"""Models and their elements are found again by what they have in common, whichever side is asked."""

from hypothesis import given
from hypothesis import strategies as st

from mediabruch.matching.same_elements import are_foreign, likeness, same_elements
from mediabruch.matching.same_models import ModelTraits, same_models

LABELS = st.dictionaries(
    st.sampled_from(["Task_1", "Task_2", "Task_3", "Activity_0x1yz2a", "Activity_9abcdef"]),
    st.sampled_from(["", "Antrag prüfen", "antrag  prüfen", "Scannen", "Buchen"]),
)


@given(LABELS, LABELS)
def test_likeness_is_seen_from_both_sides(before: dict[str, str], now: dict[str, str]) -> None:
    assert likeness(before, now) == likeness(now, before)
    assert 0 <= likeness(before, now) <= 1
    for counts_ids in (False, True):
        assert are_foreign(before, now, counts_ids=counts_ids) == are_foreign(now, before, counts_ids=counts_ids)


@given(LABELS)
def test_a_model_is_itself(elements: dict[str, str]) -> None:
    assert same_elements(elements, elements) == {each: each for each in elements}
    assert not are_foreign(elements, elements, counts_ids=False)
    if any(elements.values()):
        assert likeness(elements, elements) > 0


@given(LABELS, LABELS)
def test_no_element_is_two(before: dict[str, str], now: dict[str, str]) -> None:
    pairs = same_elements(before, now)
    assert len(set(pairs.values())) == len(pairs)
    assert pairs.keys() <= now.keys()
    assert set(pairs.values()) <= before.keys()


def labeled(*labels: str, ids: str = "Task_{}") -> dict[str, str]:
    return {ids.format(number): label for number, label in enumerate(labels)}


def test_a_copy_of_which_all_is_relabeled_is_another_model() -> None:
    before = labeled("A", "B", "C", ids="Activity_0x1yz{}a")
    now = labeled("D", "E", "F", ids="Activity_0x1yz{}a")
    old, new = ModelTraits(path="a.bpmn", elements=before), ModelTraits(path="b.bpmn", elements=now)
    assert same_models([old], [new]) == {}
    assert same_models([old], [new], {"b.bpmn": "a.bpmn"}) == {}, "git goes by the drawing, which a copy keeps"
    assert same_models([old], [ModelTraits(path="a.bpmn", elements=now)]) == {"a.bpmn": "a.bpmn"}, "it was translated"


def test_gits_renames_count_where_labels_are_few() -> None:
    old, new = ModelTraits(path="a.bpmn", elements={"a": ""}), ModelTraits(path="b.bpmn", elements={"b": "X"})
    assert same_models([old], [new]) == {}
    assert same_models([old], [new], {"b.bpmn": "a.bpmn"}) == {"b.bpmn": "a.bpmn"}


def test_the_most_alike_come_first() -> None:
    before = [ModelTraits(path=f"{name}.bpmn", elements=labeled(*name, "X", "Y")) for name in ("AB", "AC")]
    now = [ModelTraits(path="new/1.bpmn", elements=labeled("A", "C", "X", "Y"))]
    assert same_models(before, now) == {"new/1.bpmn": "AC.bpmn"}


def test_thousands_of_models_are_paired_by_what_they_share() -> None:
    before = [ModelTraits(path=f"{n}.bpmn", elements=labeled("Prüfen", f"S{n}", f"T{n}")) for n in range(1000)]
    now = [ModelTraits(path=f"neu/x{one.path}", elements=one.elements) for one in before]
    assert same_models(before, now) == {f"neu/x{one.path}": one.path for one in before}


def test_a_service_key_tells_where_one_model_alone_has_it() -> None:
    then = [
        ModelTraits(path="a", elements={"1": "Antrag prüfen"}, service_key="99001"),
        ModelTraits(path="b", elements={"1": "Hund melden"}, service_key="99002"),
        ModelTraits(path="ist", elements={"1": "Fund melden"}, service_key="99003"),
        ModelTraits(path="soll", elements={"1": "Fund online melden"}, service_key="99003"),
    ]
    now = [
        ModelTraits(path="neu", elements={"1": "Ganz anders"}, service_key="99001"),
        ModelTraits(path="a", elements={"1": "Hund melden"}, service_key="99002"),
        ModelTraits(path="ist", elements={"1": "Fund online melden"}, service_key="99003"),
        ModelTraits(path="plan", elements={"1": "Wieder anders"}, service_key="99003"),
    ]
    assert same_models(then, now) == {"neu": "a", "a": "b", "ist": "ist", "plan": "soll"}
    assert same_models(then, [ModelTraits(path="x", service_key="99003")]) == {}
