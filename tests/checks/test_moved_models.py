"""Models are paired before their findings are: by place, content, git's renames and likeness, seen from both sides."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mediabruch.checks.policy import Policy
from mediabruch.checks.result import CheckResult
from tests.checks.checking import checked, named, new, with_baseline, write_baseline
from tests.checks.repository import Repository, empty_repository

LINE = "Task_1(data) > Task_2(paper) > Task_3(document) > Task_4(paper)"
LABELS = ("Antrag annehmen", "Ausdrucken", "Akte anlegen", "Bescheid versenden")
OTHERS = ("Rechnung buchen", "Beleg ablegen", "Zahlung anweisen", "Mahnung schreiben")
FOUND = ["MB101 {} Task_2", "MB101 {} Task_4", "MB103 {} Task_3"]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = empty_repository(tmp_path, monkeypatch)
    write(made, "a.bpmn", LABELS)
    made.commit()
    return made


def write(repository: Repository, name: str, labels: tuple[str, ...], line: str = LINE) -> None:
    """A model whose ids are counted up, with these labels."""
    repository.write(name, line)
    changes = [(f'name="Task_{number}"', f'name="{label}"') for number, label in enumerate(labels, 1)]
    repository.replace(name, *changes)


def remove(repository: Repository, name: str = "a.bpmn") -> None:
    for suffix in (".bpmn", ".media.yaml"):
        (repository.top / name).with_suffix(suffix).unlink()


def unrelated(repository: Repository) -> None:
    """Another process, with ids of the same tool."""
    remove(repository)
    write(repository, "b.bpmn", OTHERS)


def in_its_place(repository: Repository) -> None:
    write(repository, "a.bpmn", OTHERS)


def moved(repository: Repository) -> None:
    remove(repository)
    write(repository, "neu/b.bpmn", LABELS)


def moved_and_changed(repository: Repository) -> None:
    remove(repository)
    write(repository, "neu/b.bpmn", (*LABELS[:3], "Bescheid zustellen"))


def part_of_a_larger_one(repository: Repository) -> None:
    """All old labels are in the new model, but it is another one: mostly it tells of something else."""
    remove(repository)
    many = " > ".join(f"Task_{number}(paper)" for number in range(5, 25))
    labels = (*LABELS, *(f"Schritt {number}" for number in range(5, 25)))
    write(repository, "b.bpmn", labels, f"{LINE} > {many}")


def many_alike_moved(repository: Repository) -> None:
    """Two models of equal steps, one of which has other media, moved together: the names of the files tell."""
    remove(repository)
    write(repository, "neu/a.bpmn", LABELS)
    write(repository, "neu/0.bpmn", LABELS, LINE.replace("(paper)", "(data)").replace("(document)", "(data)"))


def swapped(repository: Repository) -> None:
    write(repository, "b.bpmn", LABELS)
    write(repository, "a.bpmn", OTHERS)


def copied_and_changed(repository: Repository) -> None:
    """The old version is kept beside the new one."""
    write(repository, "a-alt.bpmn", LABELS)
    write(repository, "a.bpmn", (*LABELS[:3], "Bescheid zustellen"))


def renumbered(repository: Repository) -> None:
    """A step more in front, and all ids counted anew."""
    write(
        repository,
        "a.bpmn",
        ("Eingang", *LABELS),
        "Task_1(data) > Task_2(data) > Task_3(paper) > Task_4(document) > Task_5(paper)",
    )


def fill(names: list[str], path: str) -> list[str]:
    return sorted(name.format(path) for name in names)


Edit = Callable[[Repository], None]
EDITS: list[tuple[Edit, list[str], list[str]]] = [
    (unrelated, fill(FOUND, "b.bpmn"), fill(FOUND, "a.bpmn")),
    (in_its_place, fill(FOUND, "a.bpmn"), fill(FOUND, "a.bpmn")),
    (moved, [], []),
    (moved_and_changed, [], []),
    (part_of_a_larger_one, fill(FOUND, "b.bpmn"), fill(FOUND, "a.bpmn")),
    (many_alike_moved, [], []),
    (swapped, fill(FOUND, "a.bpmn"), []),
    (copied_and_changed, fill(FOUND, "a-alt.bpmn"), []),
    (renumbered, [], []),
]


def told(result: CheckResult) -> tuple[list[str], list[str]]:
    return new(result), named(result.fixed)


@pytest.mark.parametrize(("edit", "introduced", "gone"), EDITS, ids=lambda value: getattr(value, "__name__", None))
def test_baseline_and_revision_tell_the_same(
    repository: Repository, edit: Edit, introduced: list[str], gone: list[str]
) -> None:
    baseline = repository.top / "baseline.json"
    write_baseline(baseline)
    edit(repository)
    assert told(with_baseline(baseline)) == (introduced, gone)
    assert told(checked(since="HEAD")) == (introduced, gone)
    repository.commit()
    assert told(checked(since="HEAD~1")) == (introduced, gone)


def test_a_replaced_model_is_one_removed_and_one_new(repository: Repository) -> None:
    in_its_place(repository)
    comparison = checked(since="HEAD").comparison
    assert comparison is not None
    sides = [(change.path, change.before is None, change.after is None) for change in comparison.changes]
    assert sides == [("a.bpmn", True, False), ("a.bpmn", False, True)]


def test_a_model_may_come_from_elsewhere(repository: Repository) -> None:
    moved(repository)
    assert told(checked(["neu"], since="HEAD")) == ([], [])
    assert told(checked(["a.bpmn", "neu"], since="HEAD", refused=())) == ([], [])


def test_notes_on_a_whole_model_survive_a_move(repository: Repository) -> None:
    model = repository.top / "a.bpmn"
    text = model.read_text(encoding="utf-8")
    remark = (
        '<textAnnotation id="N"><text>mediabruch: ignore MB207 nothing of the kind</text></textAnnotation></process>'
    )
    model.write_text(text.replace("</process>", remark), encoding="utf-8")
    repository.commit()
    policy = Policy(select=("MB9",), fail_on=("MB9",))
    baseline = repository.top / "baseline.json"
    write_baseline(baseline, policy=policy)
    assert len(checked(policy=policy).findings) >= 1
    (repository.top / "neu").mkdir()
    for suffix in (".bpmn", ".media.yaml"):
        model.with_suffix(suffix).rename(repository.top / "neu" / f"b{suffix}")
    assert told(with_baseline(baseline, policy=policy)) == ([], [])
    assert told(checked(since="HEAD", policy=policy)) == ([], [])


DIGITAL = LINE.replace("(paper)", "(data)").replace("(document)", "(data)")


def test_a_twin_without_findings_stays_itself(repository: Repository) -> None:
    """A model is gone, and one of equal labels stays in which nothing was found then, and nothing is now."""
    write(repository, "b.bpmn", LABELS, DIGITAL)
    repository.commit()
    baseline = repository.top / "baseline.json"
    write_baseline(baseline)
    remove(repository)
    gone = fill(FOUND, "a.bpmn")
    assert told(with_baseline(baseline)) == told(checked(since="HEAD")) == ([], gone)


def test_twins_of_equal_labels_are_told_apart_by_their_content(repository: Repository) -> None:
    """Both move, and their new names would pair them crosswise."""
    write(repository, "c.bpmn", LABELS, DIGITAL)
    twin = repository.top / "c.bpmn"
    twin.write_text(twin.read_text().replace("</definitions>", "<!-- the other one --></definitions>"))
    repository.commit()
    baseline = repository.top / "baseline.json"
    write_baseline(baseline)
    for old, now in (("a", "neu/y"), ("c", "neu/x")):
        (repository.top / "neu").mkdir(exist_ok=True)
        for suffix in (".bpmn", ".media.yaml"):
            (repository.top / f"{old}{suffix}").rename(repository.top / f"{now}{suffix}")
    assert told(with_baseline(baseline)) == told(checked(since="HEAD")) == ([], [])
