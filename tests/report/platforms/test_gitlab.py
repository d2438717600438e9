"""GitLab's Code Quality report, against the shape that GitLab documents."""

import json
from typing import Any

import jsonschema
import pytest

from mediabruch.i18n import translator
from mediabruch.report.platforms.gitlab import to_gitlab
from tests.report.hostile import HOSTILE
from tests.report.platforms.results import DETOUR, HIDDEN_CHARACTERS, checked, everything, hostile, result

pytestmark = pytest.mark.invented

SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1, "pattern": r"^[^\n]*$"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1, "not": {"pattern": r"^\./|\\"}},
                    "lines": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_the_shape_is_gitlabs() -> None:
    issues = json.loads(to_gitlab(everything(), translator("en")))
    jsonschema.validate(issues, SCHEMA)
    assert [(issue["check_name"], issue["severity"]) for issue in issues] == [
        ("unreadable", "blocker"),
        ("min-score", "blocker"),
        ("MB103", "major"),
    ]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_fingerprints_do_not_depend_on_lines() -> None:
    short, long = checked(DETOUR), checked("Vorher(data) > " + DETOUR)
    before, after = (
        {issue["fingerprint"]: issue["location"]["lines"]["begin"] for issue in issues}
        for issues in (json.loads(to_gitlab(result(model), translator("en"))) for model in (short, long))
    )
    assert set(before) <= set(after)
    assert any(before[each] != after[each] for each in before)


def test_without_findings_the_report_is_empty() -> None:
    assert json.loads(to_gitlab(result(checked("A(data) > B(data)")), translator("de"))) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names(name: str) -> None:
    text = to_gitlab(hostile(name, "./modelle/a b.bpmn"), translator("de"))
    text.encode()
    assert not HIDDEN_CHARACTERS & set(text)
    jsonschema.validate(json.loads(text), SCHEMA)
