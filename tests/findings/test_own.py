"""Own rules: loaded only where configured; one that fails is named and takes nothing down."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediabruch.checks.check import check
from mediabruch.checks.policy import Policy
from mediabruch.checks.result import CheckResult
from mediabruch.checks.task import ModelSettings
from mediabruch.cli.entry import main
from mediabruch.errors import ConfigError
from mediabruch.findings.own import load_rules
from mediabruch.options import Options
from tests.checks.checking import task
from tests.support.models import build
from tests.support.shared import PROJECT

EXAMPLE = PROJECT / "examples" / "own-rule"
MODULE = """
from mediabruch.rules import Match, Message, Rule

def find(graph):
    {body}

RULE = Rule(code="HOUSE2", name="house", title=Message("house"), helps=Message("help"), find=find)
NO_RULE = find
OURS = Rule(code="MB999", name="house", title=Message("house"), helps=Message("help"), find=find)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of modules and entry points that Python looks into, and a model."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    models = tmp_path / "models"
    models.mkdir()
    (models / "a.bpmn").write_bytes(build("Form > Check > Check2").xml)
    (models / "a.media.yaml").write_text(
        "steps:\n  Form: {medium: paper}\n  Check: {medium: paper}\n  Check2: {medium: paper}\n", encoding="utf-8"
    )
    monkeypatch.chdir(models)
    load_rules.cache_clear()
    yield site
    load_rules.cache_clear()
    for name in ("own_module", "four_eyes"):
        sys.modules.pop(name, None)


def install(site: Path, points: str, body: str = "return []") -> None:
    (site / "own_module.py").write_text(MODULE.format(body=body), encoding="utf-8")
    info = site / "own-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: own\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[mediabruch.rules]\n{points}\n", encoding="utf-8")


def result_of(*names: str) -> CheckResult:
    options = Options(inference=False, own_rules=names)
    settings = ModelSettings(options=options, policy=Policy(ignore=("MB",)))
    return check(task(settings=lambda _: settings)).result


def test_the_example(folder: Path) -> None:
    (folder / "four_eyes.py").write_text((EXAMPLE / "four_eyes.py").read_text(encoding="utf-8"), encoding="utf-8")
    install(folder, "four-eyes = four_eyes:RULE")
    result = result_of("four-eyes")
    (finding,) = result.findings
    assert (finding.code, finding.element, finding.severity) == ("HOUSE1", "Check2", "minor")
    assert str(finding.message) == "“Check” and “Check2” check one after the other on paper."
    assert result.rules["HOUSE1"].name == "four-eyes-on-paper"
    assert result.exit_code == 1


def test_the_example_says_its_entry_point() -> None:
    from tomllib import loads

    points = loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert points == {"mediabruch.rules": {"four-eyes": "four_eyes:RULE"}}


def test_rules_that_are_not_configured_are_not_even_imported(folder: Path) -> None:
    install(folder, "mine = own_module:RULE")
    assert not result_of().troubles
    assert "own_module" not in sys.modules


@pytest.mark.parametrize(
    ("point", "body", "says"),
    [
        ("nowhere:RULE", "return []", "cannot be loaded: ModuleNotFoundError"),
        ("own_module:Missing", "return []", "cannot be loaded: AttributeError"),
        ("own_module:NO_RULE", "return []", "cannot be loaded: TypeError"),
        ("own_module:OURS", "return []", "cannot be loaded: ValueError"),
        ("own_module:RULE", "raise ZeroDivisionError('oops')", "failed in a.bpmn: ZeroDivisionError: oops"),
        ("own_module:RULE", "return [3]", "failed in a.bpmn: TypeError"),
        ("own_module:RULE", "return [Match(step=10**9, message=Message('x'))]", "failed in a.bpmn: ValueError"),
        ("own_module:RULE", "return None", "failed in a.bpmn: TypeError"),
    ],
)
def test_a_rule_that_fails_is_named(folder: Path, point: str, body: str, says: str) -> None:
    install(folder, f"mine = {point}", body)
    result = result_of("mine")
    assert result.exit_code == 0
    assert len(result.models) == 1
    (trouble,) = result.troubles
    assert f"The own rule mine {says}" in str(trouble)


def test_an_unknown_rule_is_a_mistake_of_the_configuration(folder: Path) -> None:
    install(folder, "mine = own_module:RULE")
    with pytest.raises(ConfigError, match="no own rule yours; there are mine"):
        result_of("yours")


def test_analyze_runs_them_too_and_names_those_that_fail(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "four_eyes.py").write_text((EXAMPLE / "four_eyes.py").read_text(encoding="utf-8"), encoding="utf-8")
    install(folder, "four-eyes = four_eyes:RULE\nmine = own_module:RULE", "raise ZeroDivisionError('oops')")
    Path("mediabruch.toml").write_text('rules = ["four-eyes", "mine"]\ninference = false\n', encoding="utf-8")
    with pytest.raises(SystemExit) as done:
        main(["analyze", "a.bpmn", "--lang", "en"])
    told = capfd.readouterr()
    assert done.value.code == 0
    assert "HOUSE1  Four eyes on paper: “Check” and “Check2” check one after the other" in told.out
    assert "The own rule mine failed in a.bpmn: ZeroDivisionError: oops" in told.err
    with pytest.raises(SystemExit):
        main(["explain", "HOUSE1", "--lang", "en"])
    assert "A step checks on paper what the step before it has checked on paper." in capfd.readouterr().out
