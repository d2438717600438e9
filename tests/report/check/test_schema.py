"""The document of a check: its schema is fresh, and tells the truth."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mediabruch.checks.policy import Policy
from mediabruch.i18n import LANGUAGES, translator
from mediabruch.report.check.document import to_json
from mediabruch.report.check.schema import Check
from mediabruch.report.check.text import to_text
from mediabruch.report.schema import schema_text
from mediabruch.report.screen import Screen
from tests.checks.checking import checked, write_baseline
from tests.checks.repository import Repository, empty_repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """One model that breaks and one that is gone; what there was is in the baseline."""
    made = empty_repository(tmp_path, monkeypatch)
    made.write("a.bpmn", "Form(data) > Check(paper) > File(document)")
    made.write("gone.bpmn", "Form(data) > Post(paper)")
    made.commit()
    write_baseline(tmp_path / "known.json")
    made.write("a.bpmn", "Form(data) > Check(paper) > File(document) > Sign(paper, law=§ 1) > Ask")
    (tmp_path / "gone.bpmn").unlink()
    (tmp_path / "broken.bpmn").write_bytes(b"<")
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_document_fits_its_schema(repository: Repository, language: str) -> None:
    result = checked(policy=Policy(min_score=99), since="HEAD", baseline=repository.top / "known.json")
    document = json.loads(to_json(result, translator(language)))
    Draft202012Validator(json.loads(schema_text(Check))).validate(document)
    Check.model_validate(document)
    assert {one["state"] for one in document["findings"]} == {"new", "known"}
    assert all(document[name] for name in ("models", "rules", "failed", "fixed", "comparison", "refused"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_tells_all_of_it(repository: Repository, language: str) -> None:
    words = translator(language)
    result = checked(policy=Policy(min_score=99), since="HEAD", baseline=repository.top / "known.json")
    text = to_text(result, words, Screen(width=120))
    for message in (*(one.message for one in result.failed), *(one.message for one in result.fixed)):
        assert words.message(message)[:40] in " ".join(text.split())
    assert "gone.bpmn" in text
    assert "broken.bpmn" in text
    assert result.comparison is not None
    assert result.comparison.commit[:10] in text


def test_one_line_for_each_finding(repository: Repository) -> None:
    result = checked(policy=Policy())
    lines = to_json(result, translator("en")).decode().splitlines()
    assert sum('"fingerprint"' in line for line in lines) == len(result.findings)
