"""Selections, conditions, and what holds under which path."""

from pathlib import Path

import pytest

from mediabruch.checks.policy import CheckConfig, Policy
from mediabruch.config import load_config
from mediabruch.errors import ConfigError
from tests.checks.checking import checked, named
from tests.portfolio.test_cache import state
from tests.support.models import build


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Score 20, two breaks per case, no case digital, all known."""
    (tmp_path / "a.bpmn").write_bytes(build("Form > Check > File").xml)
    state(tmp_path / "a.media.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("policy", "failed"),
    [
        (Policy(), ["fail-on"]),
        (Policy(fail_on=("none",)), []),
        (Policy(fail_on=("critical",)), []),
        (Policy(fail_on=("major",)), ["fail-on"]),
        (Policy(fail_on=("MB103",)), ["fail-on"]),
        (Policy(fail_on=("MB102", "MB3")), []),
        (Policy(select=("MB9",)), []),
        (Policy(ignore=("MB1", "MB2")), []),
        (Policy(select=("MB1",), ignore=("MB101",)), ["fail-on"]),
        (Policy(min_score=0), []),
        (Policy(min_score=50), ["min-score"]),
        (Policy(max_breaks=2), []),
        (Policy(max_breaks=1.9), ["max-breaks"]),
        (Policy(min_rate=0.01), ["min-rate"]),
        (Policy(min_coverage=1), []),
        (
            Policy(min_score=50, max_breaks=1, min_rate=1, fail_on=("all",)),
            ["min-score", "max-breaks", "min-rate", "fail-on"],
        ),
    ],
)
def test_conditions(model: Path, policy: Policy, failed: list[str]) -> None:
    result = checked(policy=policy)
    assert [one.condition for one in result.failed] == failed
    assert result.exit_code == (1 if failed else 0)


def test_figures_that_do_not_exist_fail_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.bpmn").write_bytes(build("start1 > end1").xml)
    monkeypatch.chdir(tmp_path)
    assert checked(policy=Policy(min_score=100, max_breaks=0, min_coverage=1)).exit_code == 0


def test_what_is_not_known_is_not_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.bpmn").write_bytes(build("A").xml)
    monkeypatch.chdir(tmp_path)
    failed = [one.condition for one in checked(policy=Policy(min_score=1, min_rate=0.01)).failed]
    assert failed == ["min-score", "min-rate"]


def test_selection(model: Path) -> None:
    assert named(checked(policy=Policy(select=("MB1", "MB202"), ignore=("MB103",))).findings) == [
        "MB101 a.bpmn Check",
        "MB202 a.bpmn Check",
    ]


def config(tmp_path: Path, text: str) -> CheckConfig:
    file = tmp_path / "mediabruch.toml"
    file.write_text(text, encoding="utf-8")
    return load_config(file).check


def test_configuration(tmp_path: Path) -> None:
    check = config(
        tmp_path,
        '[check]\nselect = ["MB1", "MB2"]\nignore = "MB107"\nfail_on = ["major", "MB9"]\nmin_score = 50\n'
        'max_breaks = 3\nmin_rate = 0.2\nmin_coverage = 1\nbaseline = "known.json"\nshow = "info"\n'
        '[check.paths."old/**"]\nmin_score = 0\n[check.paths."old/x/**"]\nfail_on = "none"\n',
    )
    assert check.baseline == "known.json"
    assert check.show == "info"
    assert check.policy == Policy(
        select=("MB1", "MB2"),
        ignore=("MB107",),
        fail_on=("major", "MB9"),
        min_score=50,
        max_breaks=3,
        min_rate=0.2,
        min_coverage=1,
    )
    assert check.policy_for("new/a.bpmn").min_score == 50
    assert check.policy_for("old/a.bpmn").min_score == 0
    assert check.policy_for("old/a.bpmn").max_breaks == 3
    assert check.policy_for("old/x/a.bpmn").fail_on == ("none",)


def test_upper_and_lower_case_are_one(tmp_path: Path) -> None:
    check = config(tmp_path, '[check]\nselect = "mb101"\nfail_on = ["MAJOR", "Mb1"]\nshow = "Info"\n')
    assert (check.policy.select, check.policy.fail_on, check.show) == (("MB101",), ("major", "MB1"), "info")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("check = 3", r"1:9.*stand here in a table"),
        ("[check]\nmin-score = 3", r"2:1: Unknown key.*Did you mean min_score"),
        ("[check]\nmin_score = 101", r"2:13.*between 0 and 100"),
        ("[check]\nmin_score = 0.8", r"2:13.*0.8 is next to nothing. Did you mean 80"),
        ("[check]\nmax_breaks = 1e300", r"2:14.*cannot be more than 1000000000000, as"),
        ('[check]\nmin_score = "high"', r"2:13.*wants a number"),
        ("[check]\nmin_rate = 20", r"2:12.*between 0 and 1.*0\.2"),
        ("[check]\nmax_breaks = -1", r"2:14.*less than 0"),
        ('[check]\nselect = ["MB101", "MB777"]', r"2:20.*no rule “MB777”"),
        ('[check]\nselect = "MB11"', r"2:10.*no rule.*Did you mean MB1"),
        ('[check]\nfail_on = "Mayor"', r"2:11.*Did you mean major"),
        ('[check]\nselect = "major"', r"is no code; what fails a check is said by fail_on"),
        ('[check]\nselect = ["XX1"]', r"2:11.*no rule"),
        ("[check]\nselect = []", r"2:10.*select names nothing"),
        ("[check]\nfail_on = []", r"2:11.*say none"),
        ('[check]\nfail_on = ["none", "major"]', r"2:11.*none, and something else"),
        ('[check.paths."a/"]', r"1:14.*nothing is said"),
        ('[check]\nshow = "all"', r"2:8.*unknown value"),
        ("[check]\npaths = 3", r"2:1.*Unknown key"),
        ('[check.paths]\n"a" = 3', r"2:7.*stand here in a table"),
        ('[check.paths."a"]\nbaseline = "x"', r"2:1.*Unknown key"),
        ('[check.paths."a/../b"]\nmin_score = 1', r"1:14.*out of its folder"),
        ("[check.paths.'a\\b']\nmin_score = 1", r"1:14.*parted by a slash"),
        ('exclude = ["x/", "#y"]', r"1:18.*no pattern"),
        ("exclude = [3]", r"1:12.*in quotes"),
    ],
)
def test_mistakes_have_a_place_and_a_way_out(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        config(tmp_path, text)
