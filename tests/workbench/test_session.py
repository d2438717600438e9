"""What a session has open, what it shows, and what it refuses."""

import json
from pathlib import Path

import pytest

from mediabruch.workbench import Session
from tests.support.models import build
from tests.support.shared import PROJECT
from tests.workbench.conftest import Open, opened, step_of

MODEL = build("Antrag(paper) > Erfassen(?:data) > Bescheid(digital)").xml
PLAIN = build("Antrag > Pruefen > Bescheid").xml


def test_what_is_open_is_listed_with_its_figures(open_session: Open) -> None:
    session = open_session(amt___eins__bpmn=PLAIN, amt___eins__media__yaml="steps: {Antrag: {medium: paper}}")
    answer = session.call("processes", {"lang": "de"})
    (process,) = answer["processes"]
    assert process["path"] == "amt/eins.bpmn"
    assert process["known_words"].startswith("1 von 3 Schritten bekannt")
    assert process["open"] == 2
    assert process["changed"] is False


def test_figures_are_those_of_the_command_line() -> None:
    example = PROJECT / "examples" / "bauantrag"
    session = Session()
    files = {name: (example / name).read_bytes() for name in ("ist.bpmn", "ist.media.yaml")}
    session.call("open", {"files": opened(**{name.replace(".", "__"): one for name, one in files.items()})})
    view = session.call("show", {"path": "ist.bpmn", "lang": "en"})
    report = json.loads((example / "ist.json").read_text(encoding="utf-8"))
    score = report["score"]
    assert view["band"] == [score["end_to_end_low"], score["end_to_end_high"]]
    assert view["breaks_per_case"] == score["breaks_per_case"]
    assert [step["id"] for step in view["steps"]] == [step["id"] for step in report["steps"]]
    assert sum(one["rate"] for one in view["breaks"]) == pytest.approx(score["breaks_per_case"])


def test_origins_are_told_apart_by_side(open_session: Open) -> None:
    model = build("Antrag > Pruefen").xml.replace(b'name="Antrag"', b'name="Antrag ausdrucken"')
    session = open_session(a__bpmn=model)
    (inferred, _) = session.call("show", {"path": "a.bpmn"})["steps"]
    assert inferred["produces"] == {
        "medium": ["paper"],
        "words": "paper",
        "origin": "inferred",
        "origin_words": "inferred",
    }
    stated = session.call("state", {"path": "a.bpmn", "steps": {inferred["id"]: {"receives": "data"}}})["steps"]
    assert stated[0]["receives"]["origin"] == "stated"
    assert stated[0]["produces"]["origin"] == "inferred"
    assert stated[1]["receives"]["origin"] == "unknown"
    assert stated[0]["stated"] == {"receives": ["data"]}


def test_what_cannot_be_read_takes_nothing_else_down(open_session: Open) -> None:
    session = open_session(gut__bpmn=PLAIN, kaputt__bpmn=b"<definitions")
    answer = session.call("processes", {"lang": "de"})
    assert [one["path"] for one in answer["processes"]] == ["gut.bpmn"]
    (refused,) = answer["refused"]
    assert refused["path"] == "kaputt.bpmn"
    assert refused["message"]
    assert session.call("show", {"path": "kaputt.bpmn"})["error"]["path"] == "kaputt.bpmn"


def test_annotations_that_do_not_fit_name_file_line_and_column(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN, a__media__yaml="steps:\n  Antrag: {medium: papr}\n")
    error = session.call("show", {"path": "a.bpmn", "lang": "en"})["error"]
    assert (error["path"], error["line"], error["column"]) == ("a.media.yaml", 2, 20)
    assert "Did you mean paper?" in error["message"]


def test_folders_and_configurations_hold_as_they_do_on_a_disk(open_session: Open) -> None:
    session = open_session(
        amt___a__bpmn=PLAIN,
        _media__yaml="labels: {Antrag: {medium: paper}}",
        mediabruch__toml='[defaults]\n"*" = "data"\n',
    )
    view = session.call("show", {"path": "amt/a.bpmn", "lang": "en"})
    assert step_of(view, "Antrag")["receives"]["origin"] == "stated"
    assert "../_media.yaml" in " ".join(step_of(view, "Antrag")["evidence"])
    assert step_of(view, "Pruefen")["receives"]["origin"] == "assumed"


def test_other_files_are_named_and_left_aside(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN)
    answer = session.call("open", {"files": opened(notiz__txt=b"x"), "lang": "en"})
    assert answer["notes"] == ["notiz.txt is no model and speaks for none; it was left aside."]


def test_nothing_beside_what_is_open_is_read(
    open_session: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = []
    for folder in ("empty", "decoys"):
        (tmp_path / folder).mkdir()
        monkeypatch.chdir(tmp_path / folder)
        if folder == "decoys":
            Path("a.media.yaml").write_text("steps: {Antrag: {medium: oral}}", encoding="utf-8")
            Path("_media.yaml").write_text("labels: {Pruefen: {medium: oral}}", encoding="utf-8")
            Path("mediabruch.toml").write_text('[defaults]\n"*" = "oral"\n', encoding="utf-8")
        session = open_session(a__bpmn=MODEL)
        session.call(
            "state", {"path": "a.bpmn", "steps": {"Antrag": {"medium": "paper"}, "Erfassen": {"produces": "data"}}}
        )
        taken = [{"what": what} for what in ("report", "summary", "table", "zip")]
        calls = [("show", {"path": "a.bpmn"}), ("plan", {"path": "a.bpmn"}), *(("take", what) for what in taken)]
        answers.append([session.call(name, facts) for name, facts in calls])
    assert answers[0] == answers[1]
    assert not any("error" in answer for answer in answers[0])


def test_the_list_counts_all_questions(open_session: Open) -> None:
    session = open_session(a__bpmn=build("Antrag > xor1; xor1 > Bescheid; xor1 > Ablehnung").xml)
    (process,) = session.call("processes", {})["processes"]
    assert process["open"] == len(session.call("show", {"path": "a.bpmn"})["questions"]) == 4


def test_closing_forgets(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN, a__media__yaml="steps: {Antrag: {medium: paper}}", b__bpmn=PLAIN)
    assert [one["path"] for one in session.call("close", {"paths": ["a.bpmn"]})["processes"]] == ["b.bpmn"]
    assert set(session.desk.workspace.files) == {"b.bpmn"}
    assert session.call("close", {})["processes"] == []


@pytest.mark.parametrize("path", ["../a.bpmn", "a/../../b.bpmn", "", "/", "a\n.bpmn", "x" * 2000])
def test_paths_that_lead_elsewhere_are_refused(path: str) -> None:
    answer = Session().call("open", {"files": [{"path": path, "content": ""}]})
    assert "error" in answer


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("nothing", {}),
        ("show", {}),
        ("show", {"path": 7}),
        ("show", {"path": "gone.bpmn"}),
        ("show", {"path": "a.bpmn", "which": "was"}),
        ("open", {"files": "a"}),
        ("open", {"files": ["a"]}),
        ("open", {"files": [{"path": "a.bpmn", "content": "%"}]}),
        ("state", {"path": "a.bpmn", "steps": ["Antrag"]}),
        ("state", {"path": "a.bpmn", "steps": {"Antrg": {"medium": "paper"}}}),
        ("state", {"path": "a.bpmn", "steps": {"Antrag": {"medum": "paper"}}}),
        ("state", {"path": "a.bpmn", "steps": {"Antrag": {"medium": "papr"}}}),
        ("state", {"path": "a.bpmn", "steps": {"Antrag": {"medium": ["paper", 5]}}}),
        ("state", {"path": "a.bpmn", "steps": {"Antrag": "paper"}}),
        ("state", {"path": "a.bpmn", "steps": {"Antrag": {"medium": "paper"}}, "also": "all"}),
        ("state", {"path": "a.bpmn", "flows": {"Antrag": {"probability": 0.5}}}),
        ("save", {}),
        ("reload", {}),
    ],
)
def test_what_makes_no_sense_is_one_sentence(
    open_session: Open, name: str, facts: dict[str, object], lang: str
) -> None:
    session = open_session(a__bpmn=PLAIN)
    error = session.call(name, {**facts, "lang": lang})["error"]
    assert error["message"].strip()
    assert "mediabruch failed here" not in error["message"]
    assert "gescheitert" not in error["message"]
    assert session.call("show", {"path": "a.bpmn"})["can_undo"] is False


@pytest.mark.parametrize("text", ["", "[]", "7", "{", "[" * 100_000, '{"lang": ["de"]}'])
def test_texts_that_are_no_call(text: str) -> None:
    answer = json.loads(Session().call_text("show", text))
    assert answer["error"]["message"]


def test_foreign_names_are_escaped_in_pictures(open_session: Open) -> None:
    name = "<img src=x onerror=alert(1) \"'&"
    xml = PLAIN.replace(b'name="Antrag"', b'name="&lt;img src=x onerror=alert(1) &quot;\'&amp;"')
    view = open_session(a__bpmn=xml).call("show", {"path": "a.bpmn"})
    assert step_of(view, "Antrag")["label"] == name
    assert all("<img" not in picture["svg"] for picture in view["pictures"])


def test_the_words_of_the_page_are_said_in_both_languages() -> None:
    german, english = (Session().call("words", {"lang": lang}) for lang in ("de", "en"))
    assert german["words"].keys() == english["words"].keys()
    assert [one["value"] for one in german["media"]] == [
        "data",
        "document",
        "digital",
        "paper",
        "oral",
        "physical",
    ]
    assert german["media"] != english["media"]


def test_the_engine_needs_no_server() -> None:
    page = Path(PROJECT / "mediabruch" / "workbench")
    modules = [module for module in page.glob("*.py") if "starlette" in module.read_text(encoding="utf-8")]
    assert modules == []


def test_hidden_files_are_passed_over(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN)
    files = [{"path": path, "content": ""} for path in (".git/HEAD", "amt/.DS_Store", "node_modules/x/a.bpmn")]
    (note,) = session.call("open", {"files": files, "lang": "en"})["notes"]
    assert note == "There is nothing among these files that can be opened here."
    assert set(session.desk.workspace.files) == {"a.bpmn"}


def test_what_stands_above_a_repository_does_not_hold_in_it(tmp_path: Path) -> None:
    from mediabruch.workbench.desk import Desk
    from mediabruch.workbench.shelf import Shelf

    (tmp_path / "_media.yaml").write_text("labels: {Antrag: {medium: paper}}", encoding="utf-8")
    for folder in ("models/amt", "models/haus/.git"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for path in ("models/amt/a.bpmn", "models/haus/b.bpmn"):
        (tmp_path / path).write_bytes(PLAIN)
    session = Session(Desk.on(Shelf.at(tmp_path / "models")))
    assert step_of(session.call("show", {"path": "amt/a.bpmn"}), "Antrag")["receives"]["origin"] == "stated"
    assert step_of(session.call("show", {"path": "haus/b.bpmn"}), "Antrag")["receives"]["origin"] == "unknown"
    assert session.call("recall", {"state": session.call("remember", {})["state"]})["processes"]
    assert step_of(session.call("show", {"path": "haus/b.bpmn"}), "Antrag")["receives"]["origin"] == "unknown"


def test_two_annotation_files_are_refused_and_harm_nothing_else(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN, a__media__yaml="steps: {}", a__media__json='{"steps": {}}', gut__bpmn=PLAIN)
    answer = session.call("processes", {"lang": "en"})
    assert [one["path"] for one in answer["processes"]] == ["gut.bpmn"]
    assert "stands beside it" in answer["refused"][0]["message"]
    assert not session.desk.has_changes
    assert session.call("take", {"what": "zip"})["files"]


def test_annotations_in_json_stay_json(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN, a__media__json='{"steps": {"Antrag": {"medium": "oral"}}}')
    session.call("state", {"path": "a.bpmn", "steps": {"Antrag": {"medium": "paper"}}})
    stated = json.loads(session.desk.workspace.files["a.media.json"])
    assert stated["steps"]["Antrag"] == {"medium": "paper"}
