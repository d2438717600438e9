"""Baseline and revisions: added, moved, renamed and removed breaks give exactly the true changes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mediabruch.checks.check import check
from mediabruch.checks.result import CheckResult
from mediabruch.portfolio.revision import RevisionError
from tests.checks.checking import checked, named, new, task, with_baseline, write_baseline
from tests.checks.repository import Repository, empty_repository

LINE = "Form(data) > Check(paper) > File(document) > Post(paper)"
CHECK, FILE, POST = (
    f"{code} a.bpmn {step}" for code, step in (("MB101", "Check"), ("MB103", "File"), ("MB101", "Post"))
)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = empty_repository(tmp_path, monkeypatch)
    made.write("a.bpmn", LINE)
    made.write("old/b.bpmn", "Letter(paper) > Scan(paper:document)")
    made.commit()
    return made


def add(repository: Repository) -> None:
    repository.write("a.bpmn", LINE + " > Capture(data)")


def remove(repository: Repository) -> None:
    repository.write("a.bpmn", "Form(data) > Check(data) > File(document) > Post(paper)")


def move_lines(repository: Repository) -> None:
    repository.replace("a.bpmn", ("<definitions", "\n\n\n<definitions"), ("<task", "\n  <task"))


def rename_labels(repository: Repository) -> None:
    repository.replace("a.bpmn", ('name="Check"', 'name="Check it"'), ('name="Form"', 'name="Online form"'))


def change_neighbors(repository: Repository) -> None:
    repository.replace("a.bpmn", ("Form", "Form_1a2b"))


def change_ids(repository: Repository) -> None:
    """The id of one step, and id and label of the next."""
    repository.replace("a.bpmn", ('id="Check"', 'id="A1"'), ('Ref="Check"', 'Ref="A1"'), ("Check:", "A1:"))
    repository.replace("a.bpmn", ("File", "F2"))


def rename_model(repository: Repository) -> None:
    for suffix in (".bpmn", ".media.yaml"):
        (repository.top / f"a{suffix}").rename(repository.top / f"antrag{suffix}")


def delete_model(repository: Repository) -> None:
    for suffix in (".bpmn", ".media.yaml"):
        (repository.top / f"a{suffix}").unlink()


def copy_model(repository: Repository) -> None:
    repository.write("copy.bpmn", LINE)


def add_neighbor(repository: Repository) -> None:
    repository.write("a.bpmn", "Form(data) > Check(paper) > File(document) > Post(paper); Mail(document) > Check")


def swap(repository: Repository) -> None:
    """The old break goes, and another step of the same label gets one."""
    repository.write("a.bpmn", "Form(data) > Check(data) > File(document) > Post(paper) > Check2(data)")
    repository.replace("a.bpmn", ('name="Check2"', 'name="Check"'))


Edit = Callable[[Repository], None]
EDITS: list[tuple[Edit, list[str], list[str]]] = [
    (add, ["MB104 a.bpmn Capture"], []),
    (remove, [], [CHECK, FILE]),
    (move_lines, [], []),
    (rename_labels, [], []),
    (change_neighbors, [], []),
    (change_ids, [], []),
    (rename_model, [], []),
    (delete_model, [], [CHECK, POST, FILE]),
    (copy_model, ["MB101 copy.bpmn Check", "MB101 copy.bpmn Post", "MB103 copy.bpmn File"], []),
    (add_neighbor, [CHECK], []),
    (swap, ["MB104 a.bpmn Check2"], [CHECK, FILE]),
]


def fixed(result: CheckResult) -> list[str]:
    return named(result.fixed)


@pytest.mark.parametrize(("edit", "introduced", "gone"), EDITS, ids=lambda value: getattr(value, "__name__", None))
def test_baseline_tells_the_true_changes(
    repository: Repository, edit: Edit, introduced: list[str], gone: list[str]
) -> None:
    baseline = repository.top / "baseline.json"
    write_baseline(baseline)
    assert new(with_baseline(baseline)) == []
    edit(repository)
    result = with_baseline(baseline)
    assert (new(result), fixed(result)) == (introduced, sorted(gone))
    assert result.exit_code == (1 if introduced else 0)


@pytest.mark.parametrize("commits", [False, True], ids=["not committed", "committed"])
@pytest.mark.parametrize(("edit", "introduced", "gone"), EDITS, ids=lambda value: getattr(value, "__name__", None))
def test_revision_tells_the_true_changes(
    repository: Repository, edit: Edit, introduced: list[str], gone: list[str], *, commits: bool
) -> None:
    edit(repository)
    if commits:
        repository.commit()
    result = checked(since="HEAD~1" if commits else "HEAD")
    assert (new(result), fixed(result)) == (introduced, sorted(gone))
    assert result.comparison is not None
    assert named([one for change in result.comparison.changes for one in change.introduced]) == introduced
    assert named([one for change in result.comparison.changes for one in change.removed]) == sorted(gone)


def test_scores_before_and_after(repository: Repository) -> None:
    remove(repository)
    result = checked(since="main")
    assert result.comparison is not None
    (change,) = result.comparison.changes
    assert change.path == "a.bpmn"
    assert change.before is not None
    assert change.after is not None
    assert change.before.end_to_end_score == pytest.approx(200 / 7)
    assert change.after.end_to_end_score == pytest.approx(500 / 7)


def test_changed_annotations_change_the_model(repository: Repository) -> None:
    sidecar = repository.top / "old" / "b.media.yaml"
    sidecar.write_text("steps:\n  Letter: {medium: document}\n", encoding="utf-8")
    result = checked(since="HEAD")
    assert fixed(result) == ["MB103 old/b.bpmn Scan"]


def test_folder_statements_of_then_count_then(repository: Repository) -> None:
    (repository.top / "old" / "_media.yaml").write_text("labels:\n  Other: {medium: paper}\n", encoding="utf-8")
    repository.write("old/b.bpmn", "Letter(paper) > Scan(paper:document); Scan > Other")
    assert new(checked(["old"], since="HEAD")) == ["MB101 old/b.bpmn Other"]
    repository.commit()
    assert new(checked(["old"], since="HEAD")) == []


def test_renamed_model_says_what_it_was(repository: Repository) -> None:
    rename_model(repository)
    result = checked(since="HEAD")
    assert result.comparison is not None
    assert [(change.path, change.renamed_from) for change in result.comparison.changes] == [("antrag.bpmn", "a.bpmn")]


def test_only_the_paths_that_are_asked_for(repository: Repository) -> None:
    delete_model(repository)
    assert fixed(checked(["old"], since="HEAD")) == []


def test_from_a_folder_below(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.top / "old")
    repository.write("old/b.bpmn", "Letter(paper) > Read(paper)")
    result = checked(["."], since="HEAD")
    assert fixed(result) == ["MB103 b.bpmn Scan"]


def test_shallow_clone_says_how_to_fetch(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    first = repository.git("rev-parse", "HEAD")
    add(repository)
    repository.commit()
    clone = repository.top.parent / "clone"
    repository.git("clone", "-q", "--depth=1", f"file://{repository.top}", str(clone))
    monkeypatch.chdir(clone)
    with pytest.raises(RevisionError, match=r"shallow clone.*git fetch --depth=1 origin"):
        checked(since=first)
    assert new(checked(since="origin/main")) == []


def test_shallow_clone_with_the_revision_fetched(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.git("tag", "before")
    add(repository)
    repository.commit()
    clone = repository.top.parent / "fetched"
    repository.git("clone", "-q", "--depth=1", f"file://{repository.top}", str(clone))
    monkeypatch.chdir(clone)
    Repository(clone).git("fetch", "-q", "--depth=1", "origin", "tag", "before")
    assert new(checked(since="before")) == ["MB104 a.bpmn Capture"]


@pytest.mark.parametrize("name", ["nowhere", "--help", "-x", "HEAD; echo", "HEAD~99"])
def test_unknown_revision(repository: Repository, name: str) -> None:
    with pytest.raises(RevisionError, match="no revision"):
        checked(since=name)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.bpmn").write_bytes(b"")
    with pytest.raises(RevisionError, match="no git repository"):
        checked(since="HEAD")


def test_unreadable_model_of_then_is_told(repository: Repository) -> None:
    (repository.top / "a.bpmn").write_bytes(b"<definitions")
    repository.commit()
    repository.write("a.bpmn", LINE)
    result = checked(since="HEAD")
    assert new(result) == sorted([CHECK, POST, FILE])
    assert any("could not be read" in str(trouble) for trouble in result.troubles)


def test_writing_takes_the_fixed_ones_out(repository: Repository) -> None:
    baseline = repository.top / "baseline.json"
    write_baseline(baseline)
    remove(repository)
    done = write_baseline(baseline)
    assert fixed(done.result) == [CHECK, FILE]
    assert done.result.exit_code == 0
    findings = json.loads(baseline.read_text(encoding="utf-8"))["findings"]
    assert [one["element"] for one in findings] == ["Post", "Scan"]
    assert (new(with_baseline(baseline)), fixed(with_baseline(baseline))) == ([], [])


def test_writing_a_part_leaves_the_rest(repository: Repository) -> None:
    baseline = repository.top / "baseline.json"
    write_baseline(baseline)
    before = baseline.read_text(encoding="utf-8")
    done = check(task(["old"], baseline=baseline, writes_baseline=True))
    assert [content for _, content in done.baselines] == [before]
    assert fixed(done.result) == []


def test_baseline_does_not_change_with_lines(repository: Repository) -> None:
    baseline = repository.top / "baseline.json"
    write_baseline(baseline)
    before = baseline.read_text(encoding="utf-8")
    move_lines(repository)
    write_baseline(baseline)
    assert baseline.read_text(encoding="utf-8") == before


def test_baseline_is_seen_from_its_own_folder(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    baseline = repository.top / "baseline.json"
    write_baseline(baseline)
    monkeypatch.chdir(repository.top / "old")
    assert new(checked(["."], baseline=baseline)) == []


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema": "mediabruch/baseline/1"}', '{"schema": 1}', "\0"])
def test_broken_baseline(repository: Repository, content: str) -> None:
    baseline = repository.top / "baseline.json"
    baseline.write_text(content, encoding="utf-8")
    with pytest.raises(Exception, match="no baseline of mediabruch"):
        with_baseline(baseline)


def test_what_the_message_about_a_broken_baseline_says_works(repository: Repository) -> None:
    baseline = repository.top / "baseline.json"
    baseline.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    with pytest.raises(Exception, match="Remove the file, and --write-baseline"):
        write_baseline(baseline)
    assert baseline.read_text(encoding="utf-8").startswith("<<<")
    baseline.unlink()
    write_baseline(baseline)
    assert new(with_baseline(baseline)) == []


def test_missing_baseline(repository: Repository) -> None:
    with pytest.raises(Exception, match="no such baseline"):
        with_baseline(repository.top / "none.json")


def test_a_removed_model_is_a_change_whatever_its_ending(repository: Repository) -> None:
    for suffix, new_suffix in ((".bpmn", ".xml"), (".media.yaml", ".media.yaml")):
        (repository.top / f"a{suffix}").rename(repository.top / f"c{new_suffix}")
    (repository.top / "pom.xml").write_text("<project/>", encoding="utf-8")
    repository.commit()
    (repository.top / "c.xml").unlink()
    (repository.top / "pom.xml").unlink()
    result = checked(since="HEAD")
    assert fixed(result) == ["MB101 c.xml Check", "MB101 c.xml Post", "MB103 c.xml File"]
    assert result.comparison is not None
    assert [change.path for change in result.comparison.changes] == ["c.xml"]
