"""What other repositories take from this one as it is: the action, the GitLab template, the hook for pre-commit."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.models import build

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
TEMPLATE: tuple[dict[str, Any], dict[str, Any]] = tuple(
    yaml.safe_load_all((ROOT / "templates/check.yml").read_text(encoding="utf-8"))
)
BASH = shutil.which("bash")
PRE_COMMIT = shutil.which("pre-commit")
DIGITAL = "Antrag(data) > Pruefen(data) > Bescheid(data)"
BROKEN = "Antrag(data) > Pruefen(paper) > Bescheid(data)"
HOSTILE = 'x"; touch hacked; $(touch hacked) `touch hacked` ${{ 1 }}'

needs_bash = pytest.mark.skipif(BASH is None, reason="needs bash")


def write_model(folder: Path, line: str, name: str = "antrag") -> None:
    """A model with its annotations."""
    media = dict(re.findall(r"(\w+)\((\w+)\)", line))
    (folder / f"{name}.bpmn").write_bytes(build(re.sub(r"\(\w+\)", "", line)).xml)
    steps = {step: {"medium": medium} for step, medium in media.items()}
    (folder / f"{name}.media.yaml").write_text(json.dumps({"steps": steps}), encoding="utf-8")


def environment(**values: str) -> dict[str, str]:
    """Variables for a step: pip works without network, with what is installed here."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "TMPDIR") if name in os.environ}
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    return {**kept, **offline, "PYTHONPATH": sysconfig.get_path("purelib"), "MEDIABRUCH_CACHE_DIR": "", **values}


def steps() -> Iterator[dict[str, Any]]:
    yield from ACTION["runs"]["steps"]


def run_step(number: int, folder: Path, runner: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as GitHub does."""
    given = {name: str(each["default"]) for name, each in ACTION["inputs"].items()} | inputs
    known = {f"inputs.{name}": value for name, value in given.items()}
    known |= {"github.action_path": str(ROOT), "runner.temp": str(runner)}
    step = list(steps())[number]
    values = {name: known[value.removeprefix("${{ ").removesuffix(" }}")] for name, value in step["env"].items()}
    script = runner / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    github = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(folder),
        "GITHUB_OUTPUT": str(runner / "output"),
        "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
    }
    assert BASH is not None
    return subprocess.run(
        [BASH, "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=folder,
        env=environment(**github, **values),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A runner on which the action's first step has installed mediabruch."""
    folder = tmp_path_factory.mktemp("runner")
    done = run_step(0, folder, folder, python=sys.executable)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def clean(runner: Path) -> Path:
    """The runner without what earlier steps left."""
    for name in ("output", "summary.md"):
        (runner / name).unlink(missing_ok=True)
    return runner


def test_inputs_never_stand_inside_a_script() -> None:
    assert not [step["name"] for step in steps() if "${{" in step["run"]]
    assert not [line for line in TEMPLATE[1]["mediabruch"]["script"] if "$[[" in line]


def test_every_input_is_used_and_known() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", " ".join(str(step["env"]) for step in steps())))
    assert used == set(ACTION["inputs"])
    used = set(re.findall(r"inputs\.([\w-]+)", str(TEMPLATE[1])))
    assert used == set(TEMPLATE[0]["spec"]["inputs"])


def test_nothing_foreign_is_run() -> None:
    assert not [step for step in steps() if "uses" in step]


@needs_bash
def test_the_action_passes_what_is_digital(clean: Path, tmp_path: Path) -> None:
    write_model(tmp_path, DIGITAL)
    done = run_step(1, tmp_path, clean)
    assert (done.returncode, done.stdout) == (0, "mediabruch: 0 findings\n"), done.stderr
    assert (clean / "output").read_text(encoding="utf-8") == "exit-code=0\n"
    assert "**The check passes.**" in (clean / "summary.md").read_text(encoding="utf-8")


@needs_bash
def test_the_action_shows_breaks_and_writes_reports(clean: Path, tmp_path: Path) -> None:
    (tmp_path / "zwei worte").mkdir()
    write_model(tmp_path / "zwei worte", BROKEN)
    write_model(tmp_path, DIGITAL, "gut")
    outputs = "sarif=mediabruch.sarif\njunit=zwei worte/junit.xml\n"
    done = run_step(1, tmp_path, clean, paths="zwei worte\ngut.bpmn\n", output=outputs, lang="de")
    assert done.returncode == 1, done.stderr
    assert (clean / "output").read_text(encoding="utf-8") == "exit-code=1\n"
    assert re.findall(r"^::warning file=zwei worte/antrag.bpmn,line=\d+,col=\d+,title=MB101", done.stdout, re.MULTILINE)
    assert "**Die Prüfung ist nicht bestanden.**" in (clean / "summary.md").read_text(encoding="utf-8")
    results = json.loads((tmp_path / "mediabruch.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert "MB101" in {one["ruleId"] for one in results}
    assert (tmp_path / "zwei worte" / "junit.xml").is_file()


@needs_bash
def test_the_actions_conditions_are_heard(clean: Path, tmp_path: Path) -> None:
    write_model(tmp_path, BROKEN)
    assert run_step(1, tmp_path, clean, **{"fail-on": "none"}).returncode == 0
    assert run_step(1, tmp_path, clean, **{"fail-on": "none", "min-score": "90"}).returncode == 1
    assert run_step(1, tmp_path, clean, baseline="missing.json").returncode == 2


@needs_bash
@pytest.mark.parametrize("name", [name for name in ACTION["inputs"] if name != "python"])
def test_no_input_of_the_action_becomes_a_command(clean: Path, tmp_path: Path, name: str) -> None:
    write_model(tmp_path, DIGITAL)
    run_step(1, tmp_path, clean, **{name: HOSTILE})
    assert not list(tmp_path.rglob("hacked"))
    assert not list(clean.glob("hacked"))


def run_template(folder: Path, runner: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the script of the GitLab template as GitLab does: its lines in one shell, which ends at the first failure."""
    spec, job = TEMPLATE[0]["spec"]["inputs"], TEMPLATE[1]["mediabruch"]
    given = {name: each.get("default", "") for name, each in spec.items()} | inputs
    values = {
        name: re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda found: given[found[1]], value).replace(
            "$CI_PROJECT_DIR", str(folder)
        )
        for name, value in job["variables"].items()
    }
    path = f"{runner / 'mediabruch' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    gitlab = {"GITLAB_CI": "true", "CI_PROJECT_DIR": str(folder), "PATH": path}
    assert BASH is not None
    return subprocess.run(
        [BASH, "-eo", "pipefail", "-c", "\n".join(job["script"])],
        cwd=folder,
        env=environment(**{**values, **gitlab}),
        capture_output=True,
        text=True,
        check=False,
    )


@needs_bash
@pytest.mark.skipif(os.name == "nt", reason="GitLab runs the template in an image of Linux")
def test_the_gitlab_template_runs(runner: Path, tmp_path: Path) -> None:
    (tmp_path / "zwei worte").mkdir()
    write_model(tmp_path / "zwei worte", BROKEN)
    done = run_template(tmp_path, runner, paths="zwei worte")
    assert done.returncode == 1, done.stderr
    assert "MB101" in done.stdout
    issues = json.loads((tmp_path / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert {issue["location"]["path"] for issue in issues} == {"zwei worte/antrag.bpmn"}
    for name in TEMPLATE[1]["mediabruch"]["artifacts"]["reports"].values():
        assert (tmp_path / name).is_file()


@needs_bash
@pytest.mark.skipif(os.name == "nt", reason="GitLab runs the template in an image of Linux")
def test_no_input_of_the_gitlab_template_becomes_a_command(runner: Path, tmp_path: Path) -> None:
    write_model(tmp_path, DIGITAL)
    for name in ("paths", "since", "baseline", "fail-on", "min-score", "lang"):
        run_template(tmp_path, runner, **{name: HOSTILE})
    assert not list(tmp_path.rglob("hacked"))


def git(folder: Path, *arguments: str) -> None:
    """Run git as someone."""
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.tool
@pytest.mark.skipif(PRE_COMMIT is None, reason="needs pre-commit (pip install pre-commit), git and the network")
def test_the_hook_runs_in_pre_commit(tmp_path: Path) -> None:
    source, folder = tmp_path / "mediabruch", tmp_path / "modelle"
    git(tmp_path, "clone", "--quiet", str(ROOT), str(source))
    for name in (".pre-commit-hooks.yaml", "pyproject.toml"):
        shutil.copy(ROOT / name, source / name)  # as they are now, committed or not
    git(source, "add", ".")
    git(source, "commit", "--quiet", "--allow-empty", "-m", "As it is now")
    folder.mkdir()
    git(folder, "init", "--quiet")
    write_model(folder, BROKEN)
    write_model(folder, DIGITAL, "gut")
    git(folder, "add", ".")
    assert PRE_COMMIT is not None
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "GITHUB_ACTIONS"}}
    done = subprocess.run(
        [PRE_COMMIT, "try-repo", str(source), "mediabruch", "--all-files", "--verbose"],
        cwd=folder,
        env={**kept, "PRE_COMMIT_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8", "LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
    )
    if "No matching distribution" in done.stdout or "Temporary failure" in done.stdout:
        pytest.skip("needs the network")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "- exit code: 1" in done.stdout
    assert re.search(r"^antrag.bpmn:\d+:\d+ +major +MB101", done.stdout, re.MULTILINE), done.stdout
