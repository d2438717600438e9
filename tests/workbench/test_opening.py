"""What is opened: nothing takes the place of something else unasked, and nothing is left aside without a word."""

import base64
import io
import zipfile
from typing import Any

import pytest

from mediabruch.workbench import Session
from tests.support.models import build
from tests.workbench.conftest import Open, opened, step_of
from tests.workbench.test_taking import taken

ONE = build("Antrag > Pruefen").xml
OTHER = build("Antrag > Bescheid").xml
PAPER, DATA = (f"steps: {{Antrag: {{medium: {medium}}}}}" for medium in ("paper", "data"))


def sent(*files: tuple[str, bytes | str]) -> list[dict[str, str]]:
    """Files as they travel, several of one path, too."""
    return [
        {
            "path": path,
            "content": base64.b64encode(content.encode() if isinstance(content, str) else content).decode(),
        }
        for path, content in files
    ]


def archive(**files: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in files.items():
            target.writestr(name.replace("__", "."), content)
    return buffer.getvalue()


def open_(session: Session, *files: tuple[str, bytes | str], **facts: str) -> dict[str, Any]:
    return session.call("open", {"files": sent(*files), "lang": "en", **facts})


def paths(answer: dict[str, Any]) -> list[str]:
    return [one["path"] for one in answer["processes"]]


def test_files_of_one_name_are_all_opened_each_with_its_annotations() -> None:
    session = Session()
    answer = open_(
        session,
        ("ist.bpmn", ONE),
        ("ist.media.yaml", PAPER),
        ("ist.bpmn", OTHER),
        ("ist.media.yaml", DATA),
        ("ist.bpmn", ONE),  # once more the same
    )
    assert paths(answer) == ["2/ist.bpmn", "ist.bpmn"]
    assert "There are several files ist.bpmn: another one is open as 2/ist.bpmn." in answer["notes"]
    assert step_of(session.call("show", {"path": "ist.bpmn"}), "Antrag")["receives"]["medium"] == ["paper"]
    second = session.call("show", {"path": "2/ist.bpmn"})
    assert step_of(second, "Antrag")["receives"]["medium"] == ["data"]
    assert step_of(second, "Bescheid")


def test_a_table_of_files_of_one_name_comes_back_to_each_of_them() -> None:
    session = Session()
    open_(session, ("ist.bpmn", ONE), ("ist.bpmn", OTHER))
    ((name, table),) = taken(session, "csv", None).items()
    lines = table.decode("utf-8-sig").splitlines()
    column = lines[0].split(";").index("Eingang")
    filled = [
        ";".join([*row[:column], "Papier", *row[column + 1 :]]) for row in (line.split(";") for line in lines[1:])
    ]
    answer = open_(session, (name, "\n".join([lines[0], *filled])))
    assert answer["refused"] == []
    for path in ("ist.bpmn", "2/ist.bpmn"):
        steps = session.call("show", {"path": path})["steps"]
        assert [step["receives"]["medium"] for step in steps] == [["paper"]] * len(steps)


@pytest.mark.parametrize("files", [[("ist.bpmn", OTHER)], [("x.zip", archive(ist__bpmn=OTHER))]])
def test_a_person_is_asked_before_something_else_takes_the_place(
    open_session: Open, files: list[tuple[str, bytes]]
) -> None:
    session = open_session(ist__bpmn=ONE, ist__media__yaml=PAPER)
    asked = open_(session, *files, if_open="ask")
    assert "ist.bpmn" in asked["question"]
    assert "what you have said of it stays" in asked["question"]
    assert asked["can_be_beside"]
    assert step_of(session.call("show", {"path": "ist.bpmn"}), "Pruefen")
    assert paths(open_(session, *files, if_open="beside")) == ["2/ist.bpmn", "ist.bpmn"]
    assert paths(open_(session, *files, if_open="beside")) == ["2/ist.bpmn", "3/ist.bpmn", "ist.bpmn"]
    assert paths(open_(session, *files, if_open="replace")) == ["2/ist.bpmn", "3/ist.bpmn", "ist.bpmn"]
    now = session.call("show", {"path": "ist.bpmn"})
    assert step_of(now, "Bescheid")
    assert step_of(now, "Antrag")["receives"]["medium"] == ["paper"]


def test_annotations_of_ones_own_are_not_replaced_unasked(open_session: Open) -> None:
    session = open_session(ist__bpmn=ONE, ist__media__yaml=PAPER)
    assert "question" not in open_(session, ("ist.bpmn", ONE), ("ist.media.yaml", PAPER), if_open="ask")
    asked = open_(session, ("ist.media.yaml", DATA), if_open="ask")
    assert "takes the place of what you have said" in asked["question"]
    assert not asked["can_be_beside"]


def test_a_table_of_an_archive_beside_speaks_of_its_own_models(open_session: Open) -> None:
    session = open_session(ist__bpmn=ONE, ist__media__yaml=PAPER)
    whole = taken(session, "zip")["mediabruch.zip"]
    session.call("state", {"path": "ist.bpmn", "steps": {"Antrag": {"medium": "data"}}})
    open_(session, ("mediabruch.zip", whole), if_open="beside")
    media = [
        step_of(session.call("show", {"path": path}), "Antrag")["receives"]["medium"]
        for path in ("ist.bpmn", "2/ist.bpmn")
    ]
    assert media == [["data"], ["paper"]]


@pytest.mark.parametrize(
    ("path", "content", "note"),
    [
        ("a.media.yaml", PAPER, "a.media.yaml speaks for models that are not open; open them, too."),
        ("amt/_media.yaml", "labels: {}", "amt/_media.yaml speaks for models that are not open; open them, too."),
        ("amt/mediabruch.toml", "", "amt/mediabruch.toml speaks for models that are not open; open them, too."),
        (".a.bpmn", ONE, ".a.bpmn is a hidden file; it was left aside."),
        ("x.zip", archive(notiz__txt="x"), "x.zip holds nothing that can be opened here."),
        ("notiz.txt", "x", "notiz.txt is no model and speaks for none; it was left aside."),
        ("ordner/package.json", "{}", "There is nothing among these files that can be opened here."),
    ],
)
def test_what_has_no_effect_is_named(open_session: Open, path: str, content: bytes | str, note: str) -> None:
    session = open_session(ist__bpmn=ONE)
    answer = open_(session, (path, content))
    assert answer["notes"] == [note]
    assert paths(answer) == ["ist.bpmn"]


def test_of_a_folder_only_what_is_meant_is_spoken_of(open_session: Open) -> None:
    session = open_session()
    answer = open_(session, ("amt/a.bpmn", ONE), ("amt/package.json", "{}"), ("amt/a.colored.bpmn", ONE))
    assert (paths(answer), answer["notes"]) == (["amt/a.bpmn"], [])
    assert open_(session, ("b.bpmn", ONE), ("b.colored.bpmn", ONE))["notes"] == [
        "b.colored.bpmn was made of the model beside it; it was left aside."
    ]


def test_a_table_that_cannot_be_read_takes_nothing_else_down() -> None:
    answer = open_(Session(), ("ist.bpmn", ONE), ("t.csv", "a;b\n1;2\n"))
    assert paths(answer) == ["ist.bpmn"]
    assert [one["path"] for one in answer["refused"]] == ["t.csv"]


def test_each_mistake_of_a_file_has_its_line(open_session: Open) -> None:
    session = open_session(a__bpmn=ONE, a__media__yaml="steps:\n  X1: {medium: paper}\n  X2: {medium: paper}\n")
    (refused,) = session.call("processes", {"lang": "en"})["refused"]
    assert [(one["line"], "X" in one["message"]) for one in refused["mistakes"]] == [(2, True), (3, True)]


@pytest.fixture
def designed(open_session: Open) -> Session:
    """A process on paper that is to be digital."""
    session = open_session(ist__bpmn=ONE, ist__media__yaml=PAPER)
    session.call("branch", {"path": "ist.bpmn"})
    session.call("state", {"path": "ist.bpmn", "which": "to-be", "steps": {"Antrag": {"medium": "data"}}})
    return session


@pytest.mark.parametrize("what", ["zip", "annotations"])
def test_a_to_be_comes_back_as_the_to_be_of_its_as_is(designed: Session, what: str) -> None:
    home = taken(designed, what, None if what == "zip" else "ist.bpmn", which="to-be")
    again = Session()
    answer = open_(again, *home.items(), ("ist.bpmn", ONE))
    assert paths(answer) == ["ist.bpmn"]
    assert not answer["unsaved"]
    assert not [note for note in answer["notes"] if "left aside" in note]
    media = [
        step_of(again.call("show", {"path": "ist.bpmn", "which": which}), "Antrag")["receives"]["medium"]
        for which in ("as-is", "to-be")
    ]
    assert media == [["paper"], ["data"]]
    assert again.call("show", {"path": "ist.bpmn"})["has_to_be"]


def test_a_to_be_of_another_model_is_a_process_of_its_own(open_session: Open) -> None:
    session = open_session(ist__bpmn=ONE, ist__to_be__bpmn=OTHER)
    answer = open_(session, ("soll.to-be.bpmn", ONE), ("ist.to-be.bpmn", OTHER))
    assert paths(answer) == ["ist.bpmn", "ist.to-be.bpmn", "ist.to_be.bpmn", "soll.to-be.bpmn"]
    assert not session.call("show", {"path": "ist.bpmn"})["has_to_be"]
    open_(session, ("ist.to-be.media.yaml", DATA))  # speaks for that one
    assert step_of(session.call("show", {"path": "ist.to-be.bpmn"}), "Antrag")["receives"]["medium"] == ["data"]


def test_what_is_taken_home_of_a_to_be_says_so(designed: Session) -> None:
    for what in ("svg", "report", "summary", "colored", "annotated", "json"):
        ((now, _),) = taken(designed, what).items()
        ((then, content),) = taken(designed, what, which="to-be").items()
        assert then == now.replace("ist.", "ist.to-be.", 1)
        if what not in ("colored", "annotated"):
            assert b"(Soll)" in content, what
    assert set(taken(designed, "report", None, which="to-be")) == {"ist.to-be.html"}


def test_opened_files_take_nothing_from_the_folder_where_they_are_the_same(open_session: Open) -> None:
    session = open_session(ist__bpmn=ONE)
    session.desk.shelved = frozenset({"ist.bpmn"})
    open_(session, ("ist.bpmn", ONE))
    assert session.desk.shelved
    open_(session, ("ist.bpmn", OTHER))
    assert not session.desk.shelved


def test_twins_in_the_way_of_a_folder_find_another(open_session: Open) -> None:
    session = open_session(**{"2___a__bpmn": ONE})
    assert paths(session.call("open", {"files": [*opened(b__bpmn=ONE), *opened(b__bpmn=OTHER)]})) == [
        "2/a.bpmn",
        "3/b.bpmn",
        "b.bpmn",
    ]


BROKEN = "steps:\n  Antrag: {medium: papr}\n"


def test_a_model_is_opened_without_its_annotation_file_and_the_mistake_stays_named(open_session: Open) -> None:
    session = open_session(ist__bpmn=ONE, ist__media__yaml=BROKEN)
    (refused,) = session.call("processes", {"lang": "en"})["refused"]
    assert (refused["model"], refused["path"], refused["can_leave_out"]) == ("ist.bpmn", "ist.media.yaml", True)
    answer = session.call("leave_out", {"path": "ist.bpmn", "lang": "en"})
    assert paths(answer) == ["ist.bpmn"]
    assert answer["refused"] == [{name: refused[name] for name in ("path", "message", "line", "column")}]
    assert session.call("show", {"path": "ist.bpmn", "lang": "en"})["left_out"] == answer["refused"][0]
    assert not answer["unsaved"]
    assert "papr" in session.call("processes", {"lang": "de"})["refused"][0]["message"]


def test_what_was_left_out_is_kept_in_archives_and_by_the_browser(open_session: Open) -> None:
    session = open_session(ist__bpmn=ONE, ist__media__yaml=BROKEN)
    session.call("leave_out", {"path": "ist.bpmn"})
    inside = zipfile.ZipFile(io.BytesIO(taken(session, "zip", path=None)["mediabruch.zip"]))
    assert inside.read("ist.media.yaml").decode() == BROKEN
    later = Session()
    answer = later.call("recall", {"state": session.call("remember", {})["state"]})
    assert paths(answer) == ["ist.bpmn"]
    assert answer["refused"][0]["path"] == "ist.media.yaml"


def test_a_mended_annotation_file_is_heard_again(open_session: Open) -> None:
    session = open_session(ist__bpmn=ONE, ist__media__yaml=BROKEN)
    session.call("leave_out", {"path": "ist.bpmn"})
    answer = open_(session, ("ist.media.yaml", PAPER), if_open="ask")
    assert (paths(answer), answer["refused"]) == (["ist.bpmn"], [])
    assert step_of(session.call("show", {"path": "ist.bpmn"}), "Antrag")["receives"]["medium"] == ["paper"]


def test_what_is_stated_instead_stands_in_the_place_of_what_was_left_out(open_session: Open) -> None:
    session = open_session(ist__bpmn=ONE, ist__media__yml=BROKEN)
    session.call("leave_out", {"path": "ist.bpmn"})
    view = session.call("state", {"path": "ist.bpmn", "steps": {"Antrag": {"medium": "data"}}})
    assert view["changed"]
    assert view["left_out"]["path"] == "ist.media.yml"
    assert list(taken(session, "annotations", path="ist.bpmn")) == ["ist.media.yml"]
    assert session.call("show", {"path": "ist.bpmn"})["left_out"] is None


def test_what_a_table_says_instead_leaves_the_mistake_named(open_session: Open) -> None:
    session = open_session(ist__bpmn=ONE, ist__media__yaml=BROKEN)
    session.call("leave_out", {"path": "ist.bpmn"})
    ((name, table),) = taken(session, "csv").items()
    lines = table.decode().splitlines()
    column = lines[0].split(";").index("Eingang")
    cells = next(line for line in lines if line.startswith("Antrag;")).split(";")
    cells[column] = "Papier"
    filled = "\n".join([lines[0], ";".join(cells)])
    answer = session.call("bring", {"name": name, "content": sent((name, filled))[0]["content"], "lang": "en"})
    assert step_of(session.call("show", {"path": "ist.bpmn"}), "Antrag")["receives"]["medium"] == ["paper"]
    assert [one["path"] for one in answer["refused"]] == ["ist.media.yaml"]
    assert answer["unsaved"]


def test_of_two_annotation_files_both_are_left_out(open_session: Open) -> None:
    session = open_session(ist__bpmn=ONE, ist__media__yaml=PAPER, ist__media__yml=DATA)
    answer = session.call("leave_out", {"path": "ist.bpmn", "lang": "en"})
    assert paths(answer) == ["ist.bpmn"]
    assert "keep one of the two" in answer["refused"][0]["message"]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"ist__bpmn": ONE, "ist__media__yaml": PAPER}, "can be read"),
        ({"ist__bpmn": ONE, "mediabruch__toml": "defnition = 1"}, "definition"),
        ({"ist__bpmn": b"<definitions", "ist__media__yaml": PAPER}, ""),
    ],
)
def test_nothing_else_is_left_out(open_session: Open, files: dict[str, bytes | str], sentence: str) -> None:
    session = open_session(**files)
    before = session.call("processes", {"lang": "en"})
    assert sentence in session.call("leave_out", {"path": "ist.bpmn", "lang": "en"})["error"]["message"]
    assert session.call("processes", {"lang": "en"}) == before
    assert not any(one.get("can_leave_out") for one in before["refused"])
