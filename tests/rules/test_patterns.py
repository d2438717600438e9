"""Every pattern: models that have it, and near misses that do not, as one-line graphs."""

import pytest

from mediabruch.options import CustomTerm, Vocabulary
from mediabruch.rules import RULES, HandoverGraph, Match
from mediabruch.rules.registry import pattern_rules
from tests.support.models import build

PATTERNS = {rule.code for rule in RULES.values() if rule.find}

HAVE = {
    "MB201": [
        ("Form(data) > Check(paper) > File(document)", "Check"),
        ("Form(data) > Print(data:paper) > Scan(paper:document) > File(document)", "Print"),
        ("Form(data) > Print(data:paper) > Sign(paper) > Check(paper) > Capture(paper:data)", "Print"),
        ("Form(data) > xor1 > Check(paper) > xor2 > File(document); xor1 > xor2", "Check"),
        ("Form(data) > Post{Print(data:paper) > Scan(paper:document)} > File(document)", "Print"),
        ("Office: Form(data) > Check(paper) > Wait; Court: Scan(paper:document) > End; Wait ~paper~> Scan", "Check"),
    ],
    "MB202": [
        ("Form(data) > Check(paper) > File(document)", "Check"),
        ("Form(data) > Print(data:paper) > Check(paper) > Decide(paper) > Scan(paper:document)", "Check"),
        ("Form(data) > and1 > Check(paper) > and2 > File(document); and1 > Weigh(paper) > and2", "Check Weigh"),
    ],
    "MB203": [
        ("Letter(paper) > Calculate(data) > Sign(paper)", "Calculate"),
        ("Letter(paper) > Capture(paper:data) > Calculate(data) > Print(data:paper) > Post(paper)", "Calculate"),
        ("Call(oral) > Note(document) > Reply(oral)", "Note"),
        (
            "Letter(paper) > and1 > Calculate(data) > and2 > Post(paper); and1 > Compare(data) > and2",
            "Calculate Compare",
        ),
    ],
    "MB204": [
        ("Form(data) > Check(paper) > Decide(paper)", "Form"),
        ("Apply_online(data) > Print(data:paper) > Check(paper) > Decide(paper) > Capture(paper:data)", "Apply_online"),
        ("Online_Antrag(data) > Ablegen(paper)", "Online_Antrag"),
        ("Form(data) > Register(data) > Check(paper) > Decide(paper) > Sign(paper) > File(paper)", "Form"),
        (
            "Citizen: Fill(paper) > Wait; Office: start1 > Take(data) > Do(paper) > Think(paper); Fill ~data~> start1",
            "Take",
        ),
    ],
    "MB205": [
        ("Form(data) > Check(data) > Bescheid_senden(data:paper)", "Bescheid_senden"),
        ("Form(data) > xor1 > Send_refusal(paper); xor1 > Send_permit(paper)", "Send_refusal Send_permit"),
        ("Citizen: Fill(data) > Read; Office: Take(data) > Print(data:paper); Fill ~> Take; Print ~> Read", "Print"),
        ("Office: start1 > Take(data) > Decide(data); [Citizen] ~> start1; Decide ~paper~> [Citizen]", "Decide"),
    ],
    "MB206": [
        ("Draft(document) > Sign(paper) > Scan(paper:document)", "Sign"),
        ("Draft(document) > Print(document:paper) > Unterschreiben(paper) > Scan(paper:document)", "Unterschreiben"),
        ("Draft(document) > Bescheid_unterzeichnen(document:paper)", "Bescheid_unterzeichnen"),
        (
            "Draft(document) > Print(document:paper) > xor1 > Gegenzeichnen(paper) > Post(paper); xor1 > Post",
            "Gegenzeichnen",
        ),
    ],
    "MB207": [
        ("Form(data) > Keep(document:paper+document)", "Keep"),
        ("Letter(paper) > Copy(paper:paper+document) > Pass(paper+document) > Use(paper)", "Copy"),
        ("Decide(document) > and1 > Ablegen(paper); and1 > Archive(document)", "Ablegen"),
        ("Decide(document) > Veraktung(document) > Abheften(paper)", "Abheften"),
    ],
    "MB208": [
        ("Letter(paper) > Capture(paper:data) > Print(data:paper) > Retype(paper:data)", "Retype"),
        (
            "Letter(paper) > Capture(data) > Decide(paper) > Calculate(data) > Sign(paper) > Book(data)",
            "Calculate Book",
        ),
        (
            "Mail(document) > Note(document:data, by_hand) > Export(data:document) > Enter(document:data, by_hand)",
            "Enter",
        ),
        ("Letter(paper) > and1 > Enter(data) > and2; and1 > Book(data) > and2 > Decide(data)", "Book"),
        ("Letter(paper) > and1 > Book(data) > and2; and1 > Enter(data) > and2 > Decide(data)", "Enter"),
        ("Letter(paper) > Capture(data) > Send_on(paper) > Pile(paper) > Enter(data)", "Enter"),
    ],
    "MB209": [
        ("Form(data) > Decide(data) > Ablegen(paper)", "Ablegen"),
        ("Letter(paper) > File_application(paper)", "File_application"),
        ("Letter(paper) > Ablage(paper) > xor1 > Archive(paper); xor1 > Post(paper)", "Ablage"),
    ],
}

LACK = {
    "MB201": [
        "Form(data) > Check(paper) > Post(paper)",
        "Letter(paper) > Check(paper) > File(document)",
        "Form(data) > xor1 > Check(paper); xor1 > File(document)",
        "Form(data) > Check(oral) > File(document)",
        "Form(data) > Check(paper+data) > File(document)",
        "Form(data) > Ablegen(paper) > Report(data)",
        "Form(data) > Ablegen(paper) > Report(?:data)",
        "Form(data) > Send_letter(data:paper) > Report(data)",
        "Form(data) > Check(paper) > Report(data, service)",
    ],
    "MB202": [
        "Form(data) > Print(data:paper) > Scan(paper:document)",
        "start1 > Check(paper) > xor1 > Check; xor1 > end1",
        "Form(data) > Check(paper) > Post(paper)",
        "Letter(paper) > Check(paper) > File(document)",
        "Form(data) > and1 > and2 > Check(paper) > File(document); and1 > Ask(oral) > and2",
        "Form(data) > Check(paper) > xor1 > File(document); xor1 > Post(paper)",
    ],
    "MB203": [
        "Letter(paper) > Calculate(data) > Book(data)",
        "Form(data) > Calculate(data) > Post(paper)",
        "Letter(paper) > Scan(paper:document) > Print(document:paper) > Post(paper)",
        "Letter(paper) > Calculate(data) > Keep(paper+data)",
        "Letter(paper) > Calculate(data, service) > Post(paper)",
        "start1 > Check(data) > xor1 > Check; xor1 > end1",
    ],
    "MB204": [
        "Form(data) > Check(paper) > File(document) > Book(data)",
        "Letter(paper) > Check(paper) > Decide(paper)",
        "Print(data:paper) > Check(paper) > Decide(paper) > Capture(paper:data)",
        "Send_fax(data) > Check(paper) > Decide(paper)",
        "Antrag_im_Fachverfahren_erfassen(?:data) > Check(paper) > Decide(paper)",
        "Form(data) > Check(oral) > Call(oral) > Ablegen(paper)",
        "Form(data) > Ablegen(paper) > Weigh > Decide",
        "Form(data) > Print(data:paper) > Scan(paper:document)",
        "Register(?:data, by_hand) > Check(paper) > Decide(paper)",
        "Office: Take(data) > Check(paper) > Decide(paper); Court: Judge(paper); Decide ~> Judge",
    ],
    "MB205": [
        "Form(data) > Check(data) > Bescheid_senden(data)",
        "Letter(paper) > Check(data) > Bescheid_senden(data:paper)",
        "Form(data) > Check(data) > Ablegen(paper)",
        "Form(data) > Check(data) > Ponder(paper)",
        "Office: start1 > Take(data) > Decide(data); [Citizen] ~> start1; Decide ~data~> [Citizen]",
        "Office: start1 > Take(data) > Decide(data); [Citizen] ~> start1; [Court]; Decide ~paper~> [Court]",
        "Form(data) > Send_reminder(data:paper) > Check(data) > Send_notice(data)",
        "Check_the_register(data) > Decide(data) > Send_letter(data:paper)",
        "Inform_customer(data) > Daten_anzeigen(data) > Send_letter(data:paper)",
        "Office: start1 > Check(data) > Decide(data); [Citizen] ~> start1; Decide ~paper~> [Citizen]",
        "Send_form(data:paper)",
        "Antrag_im_Fachverfahren_pruefen(data) > Bescheid_drucken(data:paper)",
    ],
    "MB206": [
        "Letter(paper) > Sign(paper) > Scan(paper:document)",
        "Draft(document) > Check(paper) > Sign(paper)",
        "Draft(document) > Digital_unterschreiben(paper)",
        "Draft(document) > Assign(paper)",
        "Draft(document) > Sign(document) > Print(paper)",
        "Draft(document) > Sign_up(paper)",
    ],
    "MB207": [
        "Form(data) > Keep(document)",
        "Take(paper+document:?) > Use(paper)",
        "Decide(document) > xor1 > Ablegen(paper); xor1 > Archive(document)",
        "Decide(document) > and1 > Ablegen(paper); and1 > Book(document)",
    ],
    "MB208": [
        "Letter(paper) > Capture(paper:data) > Book(data)",
        "Letter(paper) > xor1 > Enter(data); xor1 > Book(data)",
        "Letter(paper) > Enter(data); Call(oral) > Book(data)",
        "Letter(paper) > Capture(data) > Decide(paper) > Calculate(data, service)",
        "Letter(paper) > Capture(data) > Check(data) -?-> Capture",
        "Letter(paper) > Capture(data) > Talk(oral) > Note(data)",
        "Letter(paper) > Capture(data) > Send_letter(paper) > Allocate(data)",
    ],
    "MB209": [
        "Form(data) > Decide(data) > Ablegen(document)",
        "Letter(paper) > and1 > Ablegen(paper); and1 > Archive(document)",
        "Letter(paper) > Check_the_file(paper)",
        "Letter(paper) > Decide(paper)",
        "Letter(paper) > Ablegen(paper) > Archive",
        "Letter(paper) > Ablegen(paper:paper+document)",
    ],
}


def steps(code: str, line: str) -> list[str | None]:
    """The steps at which a pattern holds."""
    ids = {key: name for name, key in build(line).keys.items()}
    return [ids[match.step] for match in matches(code, line)]


def matches(code: str, line: str) -> list[Match]:
    find = RULES[code].find
    assert find
    return list(find(HandoverGraph(build(line).analysis())))


def test_rules_know_the_systems_of_the_house() -> None:
    """A step in a system called "Nordablage" does not file."""
    line = "Antrag(paper) > Nordablage(paper)"
    house = Vocabulary(systems=(CustomTerm(name="Nordablage"),))
    found = RULES["MB209"].find
    assert found
    built = build(line)
    assert list(found(HandoverGraph(built.analysis())))
    assert not list(found(HandoverGraph(built.analysis(house=house))))


@pytest.mark.parametrize(("code", "line", "expected"), [(code, *case) for code in HAVE for case in HAVE[code]])
def test_has_the_pattern(code: str, line: str, expected: str) -> None:
    assert steps(code, line) == expected.split()


@pytest.mark.parametrize(("code", "line"), [(code, line) for code in LACK for line in LACK[code]])
def test_lacks_the_pattern_by_a_little(code: str, line: str) -> None:
    assert steps(code, line) == []


def test_who_asks_for_patterns_gets_all_of_them() -> None:
    assert {rule.code for rule in pattern_rules()} == PATTERNS


@pytest.mark.parametrize("code", sorted(PATTERNS))
def test_each_pattern_has_three_models_and_three_near_misses(code: str) -> None:
    assert len(HAVE[code]) >= 3 <= len(LACK[code])


def test_detour_tells_the_whole_way() -> None:
    line = "Form(data) > Print(data:paper) > Sign(paper) > Scan(paper:document) > File(document)"
    (match,) = matches("MB201", line)
    names = {node.key: node.name for node in build(line).model.nodes}
    way = [(names[stop.carrier], *map(str, stop.media)) for stop in match.path]
    assert way == [("Print", "data", "paper"), ("Sign", "paper"), ("Scan", "paper", "document")]


def test_detour_is_as_frequent_as_its_rarest_handover() -> None:
    (match,) = matches("MB201", "Form(data) > xor1 -0.25-> Check(paper) > xor2 > File(document); xor1 > xor2")
    assert match.per_case == pytest.approx(0.25)


def test_nothing_holds_where_no_case_comes() -> None:
    line = "Form(data) > xor1 -0-> Check(paper) > xor2 > File(document); xor1 -1-> xor2"
    assert all(not steps(code, line) for code in PATTERNS)


@pytest.mark.parametrize("code", sorted(PATTERNS))
@pytest.mark.parametrize("medium", ["data", "document", "digital"])
def test_digital_throughout_has_no_pattern(code: str, medium: str) -> None:
    line = f"Antrag({medium}) > Unterschreiben({medium}) > Bescheid_senden({medium}) > Ablegen({medium})"
    assert steps(code, line) == []


@pytest.mark.parametrize("code", sorted(PATTERNS - {"MB209"}))
def test_paper_throughout_has_no_pattern_but_its_file(code: str) -> None:
    assert steps(code, "Antrag(paper) > Unterschreiben(paper) > Bescheid_senden(paper) > Ablegen(paper)") == []
