"""`mediabruch log`: in both languages, with mapping files, and with nothing written where something is wrong."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mediabruch import schemas
from tests.cli.conftest import Run
from tests.support.models import build

LOG = "Vorgang;Schritt;Zeit;Kanal;Bearbeiterin\n" + "".join(
    f"AZ-{case};{step};{1 + number:02d}.{1 + case % 12:02d}.2025 10:00;{'online' if case % 3 else 'Post'};Meier\n"
    for case in range(60)
    for number, step in enumerate(("Antrag", "Prüfen", "Bescheit") if case % 4 else ("Antrag", "Kopie abheften"))
)


@pytest.fixture
def log(folder: Path) -> Path:
    path = folder / "log.csv"
    path.write_text(LOG, encoding="cp1252")
    return path


def test_it_says_what_was_read(mediabruch: Run, log: Path) -> None:
    done = mediabruch("log", "antrag.bpmn", "log.csv", "--lang", "en", "--channel-media", "online=data,Post=Papier")
    assert (done.code, done.err) == (0, "")
    said = " ".join(done.out.split())
    assert "Cases 60 with 165 events" in said
    assert "Columns: Vorgang, Schritt, Zeit, Kanal." in said
    assert "40 cases came in digitally, 20 otherwise" in said or "40 cases came in digitally" in said
    assert "“Bescheit”: perhaps “Bescheid”" in done.out
    assert "“Kopie abheften”" in done.out
    assert "Meier" not in done.out
    assert "AZ-" not in done.out


def test_in_german(mediabruch: Run, log: Path) -> None:
    done = mediabruch("log", "antrag.bpmn", "log.csv", "--lang", "de")
    assert "Was gelesen wurde\nSpalten: Vorgang" in done.out
    assert "Nicht im Modell:" in done.out
    assert done.code == 0


def test_small_groups_are_not_told_apart(mediabruch: Run, log: Path) -> None:
    log.write_text(LOG + "AZ-99;Antrag;01.01.2025 09:00;Fax;Meier\n", encoding="utf-8")
    assert "1  Fax" not in mediabruch("log", "antrag.bpmn", "log.csv", "--lang", "en").out
    assert "1  Fax" in mediabruch("log", "antrag.bpmn", "log.csv", "--lang", "en", "--min-group", "1").out


def test_a_mapping_file_is_written_corrected_and_read(mediabruch: Run, log: Path, folder: Path) -> None:
    done = mediabruch("log", "antrag.bpmn", "log.csv", "--mapping", "namen.yaml", "--lang", "en")
    assert done.err == "namen.yaml: Activities to look at: 2. Correct the file, and call the command again.\n"
    file = folder / "namen.yaml"
    text = file.read_text(encoding="utf-8")
    assert text == (
        "schema: mediabruch/log-mapping/1\nactivities:\n  Bescheit: Bescheid  # Bescheid (80%?)\n"
        "  Kopie abheften: null  # ?\n"
    )
    file.write_text(text.replace("null  # ?", "Pruefen"), encoding="utf-8")
    done = mediabruch("log", "antrag.bpmn", "log.csv", "--mapping", "namen.yaml", "--lang", "en")
    assert "Activities of the log: 4, of which 4 are found in the model." in done.out
    assert (done.err, file.read_text(encoding="utf-8")) == ("", text.replace("null  # ?", "Pruefen"))


def test_new_activities_are_added_below(mediabruch: Run, log: Path, folder: Path) -> None:
    before = "# ours\nactivities:\n  Bescheit: [Bescheid]\n"
    (folder / "namen.yaml").write_text(before, encoding="utf-8")
    mediabruch("log", "antrag.bpmn", "log.csv", "--mapping", "namen.yaml")
    assert (folder / "namen.yaml").read_text(encoding="utf-8") == before + "  Kopie abheften: null  # ?\n"


@pytest.mark.parametrize(
    ("lang", "first", "last"),
    [
        (
            "en",
            "The mapping names “kopie abhften”, and the log has no such activity. Did you mean “Kopie abheften”?",
            "Further names in the mapping that the log does not have: 2.",
        ),
        (
            "de",
            "Die Zuordnung nennt „kopie abhften“, und im Protokoll gibt es keine solche Tätigkeit. "
            "Meinten Sie „Kopie abheften“?",
            "Weitere Namen in der Zuordnung, die im Protokoll nicht vorkommen: 2.",
        ),
    ],
)
def test_names_that_the_log_lacks_are_told(mediabruch: Run, log: Path, lang: str, first: str, last: str) -> None:
    strays = "".join(f"  {10**number}: Bescheid\n" for number in range(6))
    text = f"activities:\n  BESCHEIT: Bescheid\n  kopie abhften: Pruefen\n{strays}"
    log.with_name("namen.yaml").write_text(text, encoding="utf-8")
    done = mediabruch("log", "antrag.bpmn", "log.csv", "--mapping", "namen.yaml", "--lang", lang)
    said = " ".join(done.out.split())
    assert done.code == 0
    assert first in said
    assert last in said
    assert "1000" in said
    assert "10000" not in said


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            "activities:\n  Bescheit: Bescheidd\n",
            "namen.yaml:2:13: The model has no step with the id or label “Bescheidd”.",
        ),
        ("activites: {}\n", "namen.yaml:1:1: Unknown key “activites”. Did you mean activities?"),
        ("activities: [a]\n", "namen.yaml:1:13: Under activities stand names and ids of steps, not a."),
        ("schema: mediabruch/log-mapping/9\n", "namen.yaml:1:9: This follows"),
    ],
)
def test_mistakes_in_a_mapping_file(mediabruch: Run, log: Path, folder: Path, content: str, sentence: str) -> None:
    (folder / "namen.yaml").write_text(content, encoding="utf-8")
    done = mediabruch("log", "antrag.bpmn", "log.csv", "--mapping", "namen.yaml", "--lang", "en", "-o", "out.txt")
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err
    assert not (folder / "out.txt").exists()
    assert (folder / "namen.yaml").read_text(encoding="utf-8") == content


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize(
    ("content", "options"),
    [
        ("", ()),
        ("a;b\n", ()),
        (LOG.split("\n", 1)[1], ()),
        (LOG, ("--case", "Nummer")),
        (LOG, ("--channel-media", "online")),
        (LOG, ("--channel-media", "online=Pergament")),
        (LOG.replace("Antrag", "X1").replace("Prüfen", "X2").replace("Bescheit", "X3").replace("Kopie", "X4"), ()),
    ],
)
def test_failures(mediabruch: Run, log: Path, content: str, options: tuple[str, ...], lang: str) -> None:
    folder = log.parent
    log.write_text(content, encoding="utf-8")
    before = sorted(folder.iterdir())
    done = mediabruch("log", "antrag.bpmn", "log.csv", "--lang", lang, "--mapping", "m.yaml", "-o", "o.txt", *options)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("Fehler: " if lang == "de" else "Error: ")
    assert "Meier" not in done.err
    assert sorted(folder.iterdir()) == before


def test_foreign_text_moves_no_cursor(mediabruch: Run, log: Path) -> None:
    log.write_text(LOG.replace("Kopie", "K\x1b[2J\u202e[/b]<b>"), encoding="utf-8")
    done = mediabruch("log", "antrag.bpmn", "log.csv")
    assert done.code == 0
    assert not {"\u202e", "\x1b"} & set(done.out)
    assert "[/b]<b> abheften" in done.out


def test_the_medium_of_a_way_in_stands_in_the_configuration(mediabruch: Run, log: Path, folder: Path) -> None:
    (folder / "mediabruch.toml").write_text('[channel_media]\nOnline = "data"\n', encoding="utf-8")
    assert "40 cases came in digitally" in mediabruch("log", "antrag.bpmn", "log.csv", "--lang", "en").out
    (folder / "mediabruch.toml").write_text('[channel_media]\nOnline = "Pergament"\n', encoding="utf-8")
    done = mediabruch("log", "antrag.bpmn", "log.csv", "--lang", "en")
    assert (done.code, "mediabruch.toml:2:10" in done.err) == (2, True)


@pytest.fixture
def branching(folder: Path) -> Path:
    """A model with a choice, its log, and an annotation file with comments."""
    (folder / "wahl.bpmn").write_bytes(build("Antrag > xor1 > Pruefen > Bescheid; xor1 > Ablehnen").xml)
    (folder / "wahl.csv").write_text(
        "Fall;Schritt;Zeit\n"
        + "".join(
            f"{case};{step};0{1 + number}.0{1 + case % 9}.2025\n"
            for case in range(40)
            for number, step in enumerate(("Antrag", "Pruefen", "Bescheid") if case % 4 else ("Antrag", "Ablehnen"))
        ),
        encoding="utf-8",
    )
    return folder


def test_measured_shares_are_written_and_used(mediabruch: Run, branching: Path) -> None:
    file = branching / "wahl.media.yaml"
    before = "# ours\nsteps:\n  Antrag: {medium: digital}   # sure\n"
    file.write_text(before, encoding="utf-8")
    done = mediabruch("log", "wahl.bpmn", "wahl.csv", "--write", "--lang", "en")
    assert done.err == "wahl.media.yaml: measured shares written: 2.\nwahl.media.yaml: cases a year written: 59.\n"
    text = file.read_text(encoding="utf-8")
    assert text.startswith(before)
    assert '{probability: 0.75, measured: "30 of 40, 2025-01-01 to 2025-09-03"}' in text
    assert '{probability: 0.25, measured: "10 of 40, 2025-01-01 to 2025-09-03"}' in text
    shares = {b["probability"]: b for b in json.loads(mediabruch("analyze", "wahl.bpmn", "-f", "json").out)["branches"]}
    assert shares[0.25]["origin"] == "measured"
    assert shares[0.25]["measured"] == {"count": 10, "total": 40, "begin": "2025-01-01", "end": "2025-09-03"}
    mediabruch("log", "wahl.bpmn", "wahl.csv", "--write")
    assert file.read_text(encoding="utf-8") == text


def test_stated_shares_stay(mediabruch: Run, branching: Path) -> None:
    mediabruch("log", "wahl.bpmn", "wahl.csv", "--write")
    file = branching / "wahl.media.yaml"
    stated = file.read_text(encoding="utf-8").replace("probability: 0.75", "probability: 0.5")
    file.write_text(stated, encoding="utf-8")
    done = mediabruch("log", "wahl.bpmn", "wahl.csv", "--write", "--lang", "en")
    assert (done.err, file.read_text(encoding="utf-8")) == ("wahl.media.yaml: measured shares written: 0.\n", stated)


def test_cases_a_year_are_written_and_used_and_stated_ones_stay(mediabruch: Run, branching: Path) -> None:
    mediabruch("log", "wahl.bpmn", "wahl.csv", "--write")
    file = branching / "wahl.media.yaml"
    text = file.read_text(encoding="utf-8")
    assert "\ncases: 59  # counted: 40, 2025-01-01 to 2025-09-03\n" in text
    report = json.loads(mediabruch("analyze", "wahl.bpmn", "-f", "json").out)
    assert report["standing"]["cost"]["cases"] == 59
    file.write_text(text.replace("cases: 59", "cases: 1200"), encoding="utf-8")
    done = mediabruch("log", "wahl.bpmn", "wahl.csv", "--write", "--lang", "de")
    assert "Angegeben sind 1.200 Fälle im Jahr, und das bleibt; das Protokoll zeigt 59.\n" in done.err
    assert "cases: 1200" in file.read_text(encoding="utf-8")


def test_nothing_is_written_where_the_log_is_wrong(mediabruch: Run, branching: Path) -> None:
    (branching / "wahl.csv").write_text("Fall;Schritt;Zeit\n", encoding="utf-8")
    assert mediabruch("log", "wahl.bpmn", "wahl.csv", "--write").code == 2
    assert not (branching / "wahl.media.yaml").exists()


def test_what_happens_outside_the_model_is_told_with_its_place(mediabruch: Run, branching: Path) -> None:
    path = branching / "wahl.csv"
    lines = [
        f"{case};{step};0{1 + number}.0{1 + case % 9}.2025"
        for case in range(40)
        for number, step in enumerate(("Antrag", "Pruefen", "Kopie in die Papierakte", "Bescheid"))
    ]
    path.write_text("\n".join(["Fall;Schritt;Zeit", *lines]), encoding="utf-8")
    out = " ".join(mediabruch("log", "wahl.bpmn", "wahl.csv", "--lang", "en").out.split())
    assert "“Kopie in die Papierakte” happens in 40 of 40 cases" in out
    assert "between “Pruefen” and “Bescheid”" in out


@pytest.mark.parametrize("ending", ["json", "csv", "html", "svg", "txt"])
def test_the_ending_of_the_output_says_the_format(mediabruch: Run, branching: Path, ending: str) -> None:
    done = mediabruch("log", "wahl.bpmn", "wahl.csv", "-o", f"out.{ending}", "--lang", "de")
    assert (done.code, done.out, done.err) == (0, "", "")
    content = (branching / f"out.{ending}").read_text(encoding="utf-8")
    assert "Pruefen" in content
    if ending == "json":
        Draft202012Validator(json.loads(schemas.text_of("log-1.schema.json"))).validate(json.loads(content))
