"""What a model asks to leave: by property or text annotation, with a reason, and never in silence."""

import pytest

from mediabruch.analysis import Analysis, analyze_annotated
from mediabruch.annotation import annotate
from mediabruch.bpmn import read_bytes
from mediabruch.findings.collect import collect_findings
from mediabruch.findings.finding import Finding, State
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.support.models import STATED, build

LINE = "Form(data) > Check(paper) > Book(data)"
PROPERTY = (
    "<extensionElements><c:properties xmlns:c='http://camunda.org/schema/1.0/bpmn'>"
    '<c:property name="mediabruch:ignore" value="{}"/></c:properties></extensionElements>'
)


def found(xml: bytes, stated: dict[str, object] | None = None) -> dict[str, Finding]:
    """Findings by code and element."""
    media = {"Form": "data", "Check": "paper", "Book": "data"}
    model = read_bytes(xml, "a.bpmn")
    steps = {step: {"medium": medium} for step, medium in media.items()}
    known = annotate(model, sidecar=sidecar_from_mapping({"steps": steps}), options=STATED)
    analysis: Analysis = analyze_annotated(model, known)
    findings = collect_findings(analysis, path="a.bpmn").findings
    return {f"{one.code} {one.element}": one for one in findings}


def with_property(text: str, step: str = "Check") -> bytes:
    xml = build(LINE).xml.decode()
    start = xml.index(f'id="{step}"')
    end = xml.index(">", start)
    head, self_closed = xml[:end].rstrip("/"), xml[end - 1] == "/"
    tag = xml[xml.rindex("<", 0, start) + 1 :].split()[0]
    inner = PROPERTY.format(text)
    return (f"{head}>{inner}</{tag}>{xml[end + 1 :]}" if self_closed else f"{head}>{inner}{xml[end + 1 :]}").encode()


def with_note(text: str, target: str | None = "Check") -> bytes:
    xml = build(LINE).xml.decode()
    prefix = xml[xml.rindex("</") + 2 :].partition("definitions")[0]
    note = f'<{prefix}textAnnotation id="N1"><{prefix}text>{text}</{prefix}text></{prefix}textAnnotation>'
    if target:
        note += f'<{prefix}association id="As1" sourceRef="{target}" targetRef="N1"/>'
    end = xml.index(f"</{prefix}process>")
    return (xml[:end] + note + xml[end:]).encode()


def test_property_of_the_step() -> None:
    findings = found(with_property("MB101 the court wants paper"))
    assert findings["MB101 Check"].state is State.IGNORED
    assert findings["MB101 Check"].reason == "the court wants paper"
    assert findings["MB104 Book"].state is State.NEW
    assert not any(code.startswith(("MB909", "MB910")) for code in findings)


@pytest.mark.parametrize(
    ("target", "ignored"), [("Check", ["MB101 Check"]), ("Book", ["MB104 Book"]), (None, ["MB101 Check", "MB104 Book"])]
)
def test_text_annotation(target: str | None, ignored: list[str]) -> None:
    findings = found(with_note("mediabruch: ignore MB1, MB999: until 2027", target))
    assert [key for key, one in findings.items() if one.state is State.IGNORED] == ignored
    assert {one.reason for one in findings.values() if one.reason} == {"until 2027"}


def test_upper_and_lower_case_are_one() -> None:
    assert found(with_property("mb101 law"))["MB101 Check"].state is State.IGNORED


def test_several_lines() -> None:
    findings = found(with_property("MB101 law&#10;MB202 also law"))
    assert {key: one.reason for key, one in findings.items() if one.reason} == {
        "MB101 Check": "law",
        "MB202 Check": "also law",
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("MB101", "without a reason"),
        ("MB101 :", "without a reason"),
        ("", "names no code"),
        ("because", "names no code"),
        ("MB777 because", "no such rule"),
        ("BM101 because", "ignore BM101, and there is no such rule"),
        ("XX1 because", "no such rule"),
        ("MB206 because", "nothing of the kind"),
    ],
)
def test_remarks_without_effect_are_told(text: str, says: str) -> None:
    findings = found(with_property(text))
    assert findings["MB101 Check"].state is State.NEW
    assert says in str(findings["MB910 Check"].message)


def test_a_note_that_only_mentions_mediabruch_asks_nothing() -> None:
    findings = found(with_note("checked with mediabruch: see MB101"))
    assert all(one.state is State.NEW for one in findings.values())
    assert not any(code.startswith("MB910") for code in findings)


def test_finding_has_its_place() -> None:
    xml = build(LINE).xml
    finding = found(xml)["MB101 Check"]
    line = xml.decode().splitlines()[finding.line - 1]
    assert line[finding.column - 1 :].startswith("<")
    assert 'id="Check"' in line[finding.column - 1 :].partition(">")[0]


def test_fingerprints_are_unique_and_independent_of_lines() -> None:
    xml = build("A(paper) > C(data); B(paper) > C; C > D(paper)").xml
    stated = {"steps": {"A": {"medium": "paper"}, "B": {"medium": "paper"}, "C": {"medium": "data"}}}
    model = read_bytes(xml, "a.bpmn")
    moved = read_bytes(b"\n\n" + xml.replace(b"<?xml version='1.0' encoding='utf-8'?>", b""), "a.bpmn")
    prints = []
    for each in (model, moved):
        known = annotate(each, sidecar=sidecar_from_mapping(stated), options=STATED)
        findings = collect_findings(analyze_annotated(each, known), path="a.bpmn").findings
        assert len({one.fingerprint for one in findings}) == len(findings) > 2
        prints.append([one.fingerprint for one in findings])
    assert prints[0] == prints[1]
