"""Of several rules that hold at one stretch of work, the most exact one is reported."""

import pytest

from mediabruch.findings.collect import collect_findings
from tests.support.models import build

STRETCHES = [
    ("Draft(document) > Print(document:paper) > Sign(paper) > Scan(paper:document)", ["MB206"]),
    ("Draft(document) > Print(document:paper) > Scan(paper:document)", ["MB201"]),
    ("Draft(document) > Print(document:paper) > Check(paper) > Scan(paper:document)", ["MB202"]),
    ("Form(data) > Print(data:paper) > Check(paper) > Decide(paper) > Scan(paper:document)", ["MB204"]),
    (
        "Draft(data) > Print(data:paper) > Scan(paper:data) > Note(data:paper) > Check(paper) > Capture(paper:data)",
        ["MB201", "MB202", "MB208"],
    ),
]


@pytest.mark.parametrize(("line", "expected"), STRETCHES)
def test_one_finding_a_stretch(line: str, expected: list[str]) -> None:
    found = collect_findings(build(line).analysis()).findings
    assert sorted(one.rule.code for one in found if one.rule.code.startswith("MB2")) == expected
