"""What does not fit any more between an annotation file and its model."""

import pytest

from mediabruch.bpmn import read_bytes
from mediabruch.model import Model
from mediabruch.statements.edit.editing import edited
from mediabruch.statements.fit.fingerprints import fingerprints, remembering
from mediabruch.statements.fit.misfits import MisfitKind, find_misfits, moves_of
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.vocabulary import Section
from tests.support.models import build

LINE = "Amt: Antrag > Pruefen > xor1 -0.5-> Bescheid; xor1 > Ablage; Antrag ~> [Gericht]"
PLAIN = build(LINE).model
STATED = "steps:\n  Pruefen: {medium: paper}\n  Ablage: {medium: paper}\nflows:\n  xor1>Ablage: {probability: 0.5}\n"


def renamed(**names: str) -> Model:
    """The model with other ids and the same labels."""
    xml = build(LINE).xml.decode()
    for old, new in names.items():
        for before, after in ((f'"{old}"', f'"{new}"'), (f">{old}<", f">{new}<")):
            xml = xml.replace(f"name={before}", "name=@").replace(before, after).replace("name=@", f"name={before}")
    return read_bytes(xml.encode(), "a.bpmn")


def memory(text: str, model: Model = PLAIN) -> str:
    """The annotation file, with what it remembers of the model."""
    sidecar = parse_sidecar(text, "a.yaml")
    ids = [each for found in sidecar.entries.values() for each in found]
    return edited(text, "a.yaml", remembering(fingerprints(model), ids))


def found(text: str, model: Model, was: Model | None = None) -> list[str]:
    return [
        f"{finding.trouble} {finding.id}"
        + (f" {finding.match.to} {finding.match.confidence:.2f}" if finding.match else "")
        for finding in find_misfits(model, parse_sidecar(text, "a.yaml"), was)
    ]


def test_what_fits_is_not_mentioned() -> None:
    assert found(STATED, PLAIN) == found(memory(STATED), PLAIN) == []


def test_without_memory_an_id_is_just_gone() -> None:
    (finding,) = find_misfits(renamed(Pruefen="X1"), parse_sidecar(STATED, "a.yaml"))
    assert (finding.trouble, finding.line) == (MisfitKind.GONE, 2)
    assert str(finding.message) == "“Pruefen” is a name; annotations go by ids, here X1."


def test_an_older_copy_of_the_model_is_memory_enough() -> None:
    assert found(STATED, renamed(Pruefen="X1"), was=PLAIN) == ["moved Pruefen X1 1.00"]


def test_new_ids_are_found_by_what_is_remembered() -> None:
    now = renamed(Pruefen="X1", Ablage="X2")
    assert found(memory(STATED), now)[:2] == ["moved Pruefen X1 1.00", "moved Ablage X2 1.00"]


def test_ids_that_changed_places_are_noticed() -> None:
    now = renamed(Pruefen="Z", Ablage="Pruefen")
    assert found(memory(STATED), now)[:2] == ["moved Pruefen Z 1.00", "moved Ablage Pruefen 1.00"]


def test_the_moves_make_it_fit_again() -> None:
    text, now = memory(STATED), renamed(Pruefen="Z", Ablage="Pruefen")
    sidecar = parse_sidecar(text, "a.yaml")
    after = edited(text, "a.yaml", moves=moves_of(find_misfits(now, sidecar), sidecar))
    assert found(after, now) == []
    assert "  Z: {medium: paper}\n  Pruefen: {medium: paper}\n" in after


def test_no_move_to_where_another_entry_stays() -> None:
    sidecar = parse_sidecar(memory(STATED), "a.yaml")
    findings = find_misfits(renamed(Pruefen="Z", Ablage="Pruefen"), sidecar)
    only_one = [finding for finding in findings if finding.id == "Ablage"]
    assert moves_of(only_one, sidecar) == {}


def test_another_label_is_asked_about() -> None:
    now = read_bytes(build(LINE).xml.replace(b'name="Pruefen"', b'name="Sichten"'), "a.bpmn")
    assert found(memory(STATED), now)[:1] == ["relabeled Pruefen"]


@pytest.mark.parametrize(
    ("line", "stated", "trouble"),
    [
        ("Pruefen(service)", "{by_hand: true}", ["contradicts Pruefen"]),
        ("Pruefen(manual)", "{automatic: true}", ["contradicts Pruefen"]),
        ("Pruefen(user)", "{by_hand: true}", []),
        ("Pruefen(service)", "{by_hand: false, automatic: true}", []),
    ],
)
def test_contradictions(line: str, stated: str, trouble: list[str]) -> None:
    assert found(f"steps: {{Pruefen: {stated}}}", build(line).model) == trouble


def test_the_model_says_otherwise() -> None:
    xml = build("Pruefen > Ende").xml.decode()
    start = xml.index("/>", xml.index('id="Pruefen"'))
    says = '<extensionElements><properties><property name="mediabruch:medium" value="oral"/></properties>'
    model = read_bytes(f"{xml[:start]}>{says}</extensionElements></task>{xml[start + 2 :]}".encode(), "a.bpmn")
    (finding,) = find_misfits(model, parse_sidecar("# x\nsteps: {Pruefen: {medium: paper}, Weg: {}}", "a.yaml"))[:1]
    assert (finding.trouble, finding.section, finding.line) == (MisfitKind.CONTRADICTS, Section.STEPS, 2)
    assert "medium: oral" in str(finding.message)
