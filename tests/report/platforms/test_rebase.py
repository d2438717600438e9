"""Paths as a platform sees them."""

from pathlib import Path

import pytest

from mediabruch.report.platforms.rebase import rebased
from tests.report.platforms.results import DETOUR, checked, everything, result


def test_paths_begin_at_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "amt").mkdir()
    monkeypatch.chdir(tmp_path / "amt")
    found, seen = everything(), rebased(everything(), tmp_path)
    assert [model.path for model in seen.models] == ["amt/modelle/antrag.bpmn", "amt/modelle/gut.bpmn"]
    assert {finding.path for finding in seen.findings} == {"amt/modelle/antrag.bpmn"}
    assert [one.path for one in seen.failed] == ["amt/modelle/antrag.bpmn", None]
    assert [one.path for one in seen.refused] == ["amt/modelle/leer.bpmn"]
    assert [one.path for one in seen.fixed] == ["amt/modelle/antrag.bpmn"]
    assert seen.comparison is not None
    assert seen.comparison.changes[0].path == "amt/modelle/antrag.bpmn"
    assert [one.fingerprint for one in seen.findings] == [one.fingerprint for one in found.findings]
    assert found.refused[0].path == "modelle/leer.bpmn"


def test_what_lies_elsewhere_keeps_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "amt").mkdir()
    monkeypatch.chdir(tmp_path)
    for path in ("-", "../x.bpmn", "/srv/x.bpmn"):
        assert rebased(result(checked(DETOUR, path)), tmp_path / "amt").models[0].path == path
    inside = rebased(result(checked(DETOUR, str(tmp_path / "amt/x.bpmn"))), tmp_path / "amt")
    assert inside.models[0].path == "x.bpmn"
