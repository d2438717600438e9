"""SARIF, by its structure, by GitHub's rules, and through Microsoft's validator where it is installed."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mediabruch.checks.result import CheckResult
from mediabruch.errors import Message
from mediabruch.i18n import translator
from mediabruch.report.platforms.sarif import to_sarif, uri_of
from mediabruch.rules import RULES, Rule
from tests.report.hostile import HOSTILE
from tests.report.platforms.results import DETOUR, HIDDEN_CHARACTERS, checked, everything, hostile, result

pytestmark = pytest.mark.invented

MULTITOOL = shutil.which("sarif-multitool")


def run_of(found: CheckResult, language: str = "en") -> dict[str, Any]:
    log = json.loads(to_sarif(found, translator(language)))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_every_finding_points_at_its_rule_line_and_element() -> None:
    model = checked(DETOUR)
    run = run_of(result(model))
    rules = run["tool"]["driver"]["rules"]
    assert [one["ruleId"] for one in run["results"]] == [finding.code for finding in model.findings]
    for one, finding in zip(run["results"], model.findings, strict=True):
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        place = one["locations"][0]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "modelle/antrag.bpmn"
        assert place["physicalLocation"]["region"]["startLine"] == finding.line
        assert place["logicalLocations"][0]["fullyQualifiedName"] == finding.element
        assert finding.fingerprint in one["partialFingerprints"]["primaryLocationLineHash"]


def test_the_way_of_a_pattern_is_a_code_flow() -> None:
    run = run_of(result(checked(DETOUR)))
    detour = next(one for one in run["results"] if one["ruleId"] == "MB201")
    way = detour["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["location"]["logicalLocations"][0]["name"] for step in way][1:3] == ["Scannen"]
    assert way[0]["location"]["message"]["text"] == "Drucken: digital → paper"


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_rule_has_what_github_asks_for(language: str) -> None:
    rules = run_of(everything(), language)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*RULES, "min-score"]
    for rule in rules:
        assert re.fullmatch(r"[A-Z][A-Za-z0-9]+", rule["name"])
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["fullDescription"]["text"].endswith((".", "?", "!"))
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
    scan = next(rule for rule in rules if rule["id"] == "MB103")
    assert scan["help"]["markdown"].startswith("# MB103")
    assert "#" not in scan["help"]["text"]


def test_own_rules_say_what_helps() -> None:
    rule = Rule(code="HAUS1", name="house-rule", title=Message("house rule"), helps=Message("Ask the house."))
    rules = run_of(replace(result(checked(DETOUR)), rules={**RULES, "HAUS1": rule}))["tool"]["driver"]["rules"]
    assert rules[-1]["help"]["text"].endswith("Ask the house.")
    assert rules[-1]["name"] == "HouseRule"


def test_what_failed_on_the_way_is_told_of_the_run() -> None:
    run = run_of(everything())
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [one["message"]["text"] for one in invocation["toolExecutionNotifications"]] == [
        "The file is empty.",
        "A rule failed.",
    ]
    assert run_of(result())["invocations"] == [{"executionSuccessful": True}]


def test_known_and_ignored_findings_make_no_alerts() -> None:
    assert [one["ruleId"] for one in run_of(everything())["results"]] == ["MB103", "min-score"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a/b.bpmn", "a/b.bpmn"),
        ("./a.bpmn", "a.bpmn"),
        ("Ämter/Antrag neu.bpmn", "%C3%84mter/Antrag%20neu.bpmn"),
        ("javascript:alert(1).bpmn", "javascript%3Aalert%281%29.bpmn"),
        ("50%#?.bpmn", "50%25%23%3F.bpmn"),
        ("\udcff.bpmn", "%FF.bpmn"),
        ("/srv/a b.bpmn", "file:///srv/a%20b.bpmn"),
        ("C:/modelle/a.bpmn", "file:///C:/modelle/a.bpmn"),
    ],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    assert uri_of(path) == uri


@pytest.mark.parametrize("name", [*HOSTILE, "[a](1)", "{0} {name}", "\\[x](y)"])
def test_no_name_means_anything_in_a_message(name: str) -> None:
    text = to_sarif(hostile(name), translator("en"))
    text.encode()
    assert not HIDDEN_CHARACTERS & set(text)
    for one in json.loads(text)["runs"][0]["results"]:
        said = one["message"]["text"]
        assert not re.search(r"(?<!\\)[\[\]]", said)
        assert not re.search(r"(?<!\{)(\{\{)*\{(?!\{)", said)


@pytest.mark.tool
@pytest.mark.skipif(MULTITOOL is None, reason="needs sarif-multitool (npm install -g @microsoft/sarif-multitool)")
@pytest.mark.parametrize(
    "found", [everything(), hostile("Antrag [papier](1) {0} \\ <b> \x1b[31m"), result()], ids=["all", "hostile", "none"]
)
def test_microsofts_validator_finds_no_error_by_githubs_rules(tmp_path: Path, found: CheckResult) -> None:
    assert validated(tmp_path, to_sarif(found, translator("de"))) == []


@pytest.mark.tool
@pytest.mark.skipif(MULTITOOL is None, reason="needs sarif-multitool (npm install -g @microsoft/sarif-multitool)")
def test_microsofts_validator_does_look(tmp_path: Path) -> None:
    log = json.loads(to_sarif(everything(), translator("de")))
    del log["runs"][0]["tool"]["driver"]["rules"][0]["help"]
    assert any("GH" in error for error in validated(tmp_path, json.dumps(log)))


def validated(folder: Path, text: str) -> list[str]:
    """The errors of Microsoft's validator, in the words of the standard and of GitHub's rules."""
    (folder / "check.sarif").write_text(text, encoding="utf-8")
    assert MULTITOOL is not None
    rules = "'Sarif;Ghas'" if Path(MULTITOOL).resolve().suffix == ".js" else "Sarif;Ghas"  # the script asks a shell
    done = subprocess.run(
        [MULTITOOL, "validate", "check.sarif", "--rule-kind", rules, "--level", "Error", "--output", "out.sarif"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Analysis completed successfully." in done.stdout, done.stdout + done.stderr
    return [line for line in done.stdout.splitlines() if ": error " in line]
