"""`mediabruch check` on platforms that it recognizes: what goes into the log, into files and onto the summary."""

import json
from pathlib import Path

import pytest

from mediabruch.cli.platforms import defused, format_in_log, platform_of
from mediabruch.report.platforms import FORMATS
from tests.cli.conftest import Run
from tests.support.models import build


@pytest.mark.parametrize(
    ("sign", "value", "start"),
    [
        ("GITHUB_ACTIONS", "true", "::error title=fail-on::"),
        ("GITLAB_CI", "true", '[\n {\n  "description"'),
        ("TF_BUILD", "True", "##vso[task.logissue type=error;code=fail-on;]"),
    ],
)
def test_the_format_is_chosen_by_itself(mediabruch: Run, sign: str, value: str, start: str) -> None:
    done = mediabruch("check", "--lang", "en", "antrag.bpmn", **{sign: value})
    assert done.code == 1
    assert done.out.startswith(start)


def test_what_is_asked_for_wins(mediabruch: Run) -> None:
    done = mediabruch("check", "--lang", "en", "antrag.bpmn", "--format", "text", GITHUB_ACTIONS="true")
    assert not done.out.startswith("::")
    assert platform_of({"GITHUB_ACTIONS": "false"}) is None


def test_where_the_format_is_for_machines_the_log_has_words_too(mediabruch: Run) -> None:
    done = mediabruch("check", "--lang", "en", "antrag.bpmn", GITLAB_CI="true")
    assert json.loads(done.out)
    assert "MB101 printout" in done.err


def test_the_log_keeps_its_report_beside_a_file(mediabruch: Run) -> None:
    done = mediabruch("check", "--lang", "en", "antrag.bpmn", "-o", "mediabruch.sarif", GITHUB_ACTIONS="true")
    assert done.out.startswith("::error title=fail-on::")
    assert Path("mediabruch.sarif").exists()


def test_the_summary_is_added_to(mediabruch: Run, folder: Path) -> None:
    summary = folder / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    mediabruch("check", "antrag.bpmn", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text(encoding="utf-8").startswith("before\n<!-- mediabruch -->\n")


def test_a_summary_that_cannot_be_written_is_named(mediabruch: Run, folder: Path) -> None:
    done = mediabruch("check", "antrag.bpmn", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(folder))
    assert done.code == 2
    assert str(folder) in done.err


def test_paths_begin_at_the_top_of_the_repository(mediabruch: Run, folder: Path) -> None:
    done = mediabruch("check", "antrag.bpmn", GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(folder.parent))
    assert f"file={folder.name}/antrag.bpmn," in done.out


@pytest.mark.parametrize("name", FORMATS)
def test_several_formats_at_once(mediabruch: Run, folder: Path, name: str) -> None:
    done = mediabruch("check", "--lang", "en", "antrag.bpmn", "-o", f"{name}=one.out", "-o", "json=two.out")
    assert "MB101" in done.out
    assert "MB101" in (folder / "one.out").read_text(encoding="utf-8")
    assert json.loads((folder / "two.out").read_text(encoding="utf-8"))["schema"].startswith("mediabruch/check/")


@pytest.mark.parametrize("format_", ["text", "concise", "json", *FORMATS])
@pytest.mark.parametrize("name", ["##vso[task.complete result=Failed]", "##[add-mask]x", "::error::x"])
def test_no_name_in_a_log_becomes_a_command(mediabruch: Run, folder: Path, format_: str, name: str) -> None:
    model = build("A > B > C").xml.replace(b'name="B"', f'name="{name}"'.encode())
    assert name.encode() in model
    (folder / "x.bpmn").write_bytes(model)
    stated = {"A": {"medium": "data"}, "B": {"medium": "paper"}, "C": {"medium": "data"}}
    (folder / "x.media.yaml").write_text(json.dumps({"steps": stated}), encoding="utf-8")
    done = mediabruch("check", "--lang", "en", "x.bpmn", "--format", format_, TF_BUILD="true", COLUMNS="40")
    assert done.code == 1
    lines = done.out.splitlines()
    own = {"github": ("::warning file=", "::error title=fail-on"), "azure": ("##vso[task.logissue type=",)}
    lines = [line for line in lines if not line.startswith(own.get(format_, "\0"))]
    assert not [line for line in lines if "##vso[" in line or "##[" in line or line.lstrip().startswith("::")]


@pytest.mark.parametrize("sign", ["TF_BUILD", "GITHUB_ACTIONS", "GITLAB_CI"])
@pytest.mark.parametrize(
    "command",
    [
        ("analyze", "x.bpmn"),
        ("analyze", "x.bpmn", "--format", "json"),
        ("analyze", "x.bpmn", "--format", "walk"),
        ("explain", "x.bpmn", "B"),
        ("plan", "x.bpmn"),
        ("portfolio", "."),
        ("diff", "x.bpmn", "y.bpmn"),
        ("analyze", "##vso[task.complete]x.bpmn"),
        ("analyze", "::error::x.bpmn"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("name", ["##vso[task.complete result=Failed]", "::error::x"])
def test_no_name_becomes_a_command_in_the_log_of_any_command(
    mediabruch: Run, folder: Path, command: tuple[str, ...], name: str, sign: str
) -> None:
    for file in ("x.bpmn", "y.bpmn"):
        model = build("A > B > C").xml.replace(b'name="B"', f'name="{name}"'.encode())
        (folder / file).write_bytes(model)
    stated = {"A": {"medium": "data"}, "B": {"medium": "paper", "system": name}, "C": {"medium": "data"}}
    (folder / "x.media.yaml").write_text(json.dumps({"steps": stated}), encoding="utf-8")
    done = mediabruch(*command, **{sign: "true"}, COLUMNS="40")
    lines = [*done.out.splitlines(), *done.err.splitlines()]
    assert not [line for line in lines if "##vso[" in line or line.lstrip().startswith("::")]
    assert any("vso[" in line or ": :" in line or "error::x" in line for line in lines)


def test_what_is_no_text_stays_as_it_is_in_a_log() -> None:
    for content in ("<svg>##[x]</svg>", b"<definitions>##[x]</definitions>", b"%PDF ##[x]"):
        assert defused(content, format_in_log(content)) == content


def test_defusing_changes_nothing_for_a_parser() -> None:
    document = {"name": "##vso[x] ##[y] ::z"}
    assert json.loads(defused(json.dumps(document), "json")) == document
