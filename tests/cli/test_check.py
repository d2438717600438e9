"""`mediabruch check`, `rules` and `init` as a user calls them."""

import json
import re
from pathlib import Path

import pytest

from mediabruch.config import load_config
from mediabruch.i18n import LANGUAGES
from mediabruch.rules import RULES
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which results are kept."""
    place = folder / ".cache"
    monkeypatch.setenv("MEDIABRUCH_CACHE_DIR", str(place))
    return place


def test_findings_with_place_kind_and_help(mediabruch: Run) -> None:
    done = mediabruch("check", "antrag.bpmn", "--lang", "en")
    assert done.code == 1
    first = done.out.splitlines()[0]
    assert first.startswith("antrag.bpmn:")
    assert "MB204 digital front, paper back" in done.out
    assert "From digital to paper, between “Antrag” and “Pruefen”." in done.out
    assert "Work with what is on the screen" in done.out
    assert "fail-on" in done.out
    assert not done.err


def test_in_german(mediabruch: Run) -> None:
    done = mediabruch("check", "antrag.bpmn", "--lang", "de")
    assert "digital → Papier, zwischen „Antrag“ und „Pruefen“." in done.out
    assert "Nicht bestanden wegen dieser Befunde" in done.out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--exit-zero"], 0),
        (["--select", "MB2", "--ignore", "MB204"], 0),
        (["--select", "MB102,MB103"], 0),
        (["--fail-on", "none"], 0),
        (["--fail-on", "MB102", "--fail-on", "MB103,MB909"], 0),
        (["--fail-on", "MB101"], 1),
        (["--fail-on", "MAJOR"], 1),
        (["--fail-on", "mb101", "--select", "mb1"], 1),
        (["--show", "INFO", "--fail-on", "None"], 0),
        (["--min-score", "0"], 0),
        (["--min-score", "50"], 1),
        (["--max-breaks", "0.5"], 1),
        (["--min-rate", "0.1"], 1),
        (["--min-coverage", "0.9"], 1),
        (["--min-coverage", "0.9", "--exit-zero"], 0),
    ],
)
def test_exit_codes(mediabruch: Run, options: list[str], code: int) -> None:
    assert mediabruch("check", "antrag.bpmn", *options).code == code


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["kaputt.bpmn"], "kaputt.bpmn"),
        (["missing.bpmn", "--exit-zero"], "no such file"),
        (["missing.bpmn"], "no such file"),
        ([], "Missing argument"),
        (["antrag.bpmn", "--select", "MB777"], "no rule “MB777”"),
        (["antrag.bpmn", "--ignore", "mb11"], "Did you mean MB1"),
        (["antrag.bpmn", "--fail-on", "dire"], "severities are info, minor, major, critical."),
        (["antrag.bpmn", "--fail-on", "majr"], "There is no severity “majr”. Did you mean major?"),
        (["antrag.bpmn", "--select", "XX1"], "no rule “XX1”"),
        (["antrag.bpmn", "--select", "ERROR"], "no rule “ERROR”"),
        (["antrag.bpmn", "--select", "MAJOR"], "said by fail_on"),
        (["antrag.bpmn", "--select", ""], "select names nothing"),
        (["antrag.bpmn", "--fail-on", ","], "fail_on names nothing"),
        (["antrag.bpmn", "--fail-on", "none,major"], "something else besides"),
        (["antrag.bpmn", "--select", "MB101", "--ignore", "mb1"], "Nothing is looked at"),
        (["antrag.bpmn", "--select", "MB1", "--fail-on", "MB2"], "MB2 fails nothing"),
        (["antrag.bpmn", "--min-score", "nan"], "“nan” is no number"),
        (["antrag.bpmn", "--min-score", "0.8"], "0.8 is next to nothing. Did you mean 80?"),
        (["antrag.bpmn", "--max-breaks", "1e300"], "1e300 is more than 1,000,000,000,000"),
        (["antrag.bpmn", "--max-breaks", "inf"], "“inf” is no number"),
        (["antrag.bpmn", "--no-cache", "--cache-dir", "x"], "contradict"),
        (["antrag.bpmn", "--since", ""], "names no revision"),
        (["-", "--since", "HEAD"], "standard input is none"),
        ([".", "--annotations", "antrag.media.yaml"], "belongs to one model"),
        (["antrag.bpmn", "--min-score", "101"], "101"),
        (["antrag.bpmn", "--since", "HEAD"], "no git repository"),
        (["antrag.bpmn", "--baseline", "none.json"], "no such baseline"),
        (["antrag.bpmn", "--write-baseline"], "--baseline FILE"),
        (["antrag.bpmn", "-o", "xsl=out"], "no format xsl"),
        (["antrag.bpmn", "-o", "json="], "names no file"),
        (["antrag.bpmn", "-o", "json=a", "-o", "sarif=a"], "asked for twice"),
        (["antrag.bpmn", "-o", "neu/"], "names a folder"),
        (["antrag.bpmn", "-f", "text", "-o", "antrag.media.yaml"], "Annotation files are called so"),
        (["antrag.bpmn", "--cache-dir", ""], "names no folder"),
        (["antrag.bpmn", "-o", "json=antrag.bpmn"], "input files"),
    ],
)
def test_what_cannot_work_is_2_with_a_sentence(mediabruch: Run, arguments: list[str], says: str) -> None:
    done = mediabruch("check", *arguments, "--lang", "en")
    assert done.code == 2
    assert says in done.out + done.err
    assert "Traceback" not in done.err


def test_one_unreadable_file_does_not_hide_the_others(mediabruch: Run) -> None:
    done = mediabruch("check", ".", "--format", "json")
    assert done.code == 2
    document = json.loads(done.out)
    assert [model["path"] for model in document["models"]] == ["amt/eins.bpmn", "amt/zwei.bpmn", "antrag.bpmn"]
    assert [refused["path"] for refused in document["refused"]] == ["kaputt.bpmn"]
    assert "kaputt.bpmn" in done.err


def test_json(mediabruch: Run) -> None:
    document = json.loads(mediabruch("check", "antrag.bpmn", "-f", "json", "--lang", "en").out)
    assert document["schema"] == "mediabruch/check/1"
    finding = next(one for one in document["findings"] if one["code"] == "MB101")
    assert finding["severity"] == "major"
    assert finding["media"] == ["digital", "paper"]
    assert finding["from"]["element"] == "Antrag"
    assert finding["page"] == "mediabruch explain MB101"
    assert {rule["code"] for rule in document["rules"]} == {one["code"] for one in document["findings"]}
    assert document["failed"][0]["condition"] == "fail-on"


def test_several_reports_at_once(mediabruch: Run, folder: Path) -> None:
    done = mediabruch("check", "antrag.bpmn", "-o", "json=a.json", "-o", "text=a.txt", "--lang", "en")
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["exit_code"] == 1
    assert (folder / "a.txt").read_text(encoding="utf-8") == done.out != ""
    done = mediabruch("check", "antrag.bpmn", "-f", "json", "-o", "b.json")
    assert done.out == ""
    assert json.loads((folder / "b.json").read_text(encoding="utf-8"))["exit_code"] == 1


def test_info_is_listed_on_demand(mediabruch: Run) -> None:
    assert "MB901" not in mediabruch("check", "antrag.bpmn").out
    assert "MB901" in mediabruch("check", "antrag.bpmn", "--show", "info").out


def test_baseline(mediabruch: Run, folder: Path) -> None:
    assert mediabruch("check", "antrag.bpmn", "--baseline", "known.json", "--write-baseline").code == 0
    done = mediabruch("check", "antrag.bpmn", "--baseline", "known.json", "--lang", "en")
    assert done.code == 0
    assert "Known and tolerated" in done.out
    (folder / "antrag.media.yaml").write_text("steps:\n  Antrag: {medium: digital}\n", encoding="utf-8")
    done = mediabruch("check", "antrag.bpmn", "--baseline", "known.json", "--lang", "en", "--no-inference")
    assert done.code == 0
    assert "Fixed" in done.out


def test_a_report_never_takes_the_place_of_the_baseline(mediabruch: Run, folder: Path) -> None:
    mediabruch("check", "antrag.bpmn", "--baseline", "known.json", "--write-baseline")
    before = (folder / "known.json").read_bytes()
    done = mediabruch("check", "antrag.bpmn", "--baseline", "known.json", "-o", "json=known.json", "--lang", "en")
    assert done.code == 2
    assert "input files" in done.err
    assert (folder / "known.json").read_bytes() == before


def test_configuration(mediabruch: Run, folder: Path) -> None:
    (folder / "mediabruch.toml").write_text(
        '[check]\nfail_on = "none"\nmin_score = 40\n[check.paths."amt/**"]\nmin_score = 0\n', encoding="utf-8"
    )
    assert mediabruch("check", "antrag.bpmn").code == 1
    assert mediabruch("check", "amt").code == 0
    assert mediabruch("check", "antrag.bpmn", "--min-score", "0").code == 0
    assert mediabruch("check", "antrag.bpmn", "--no-config", "--fail-on", "none").code == 0


def test_cache_is_used_and_can_be_left_out(mediabruch: Run, cache: Path) -> None:
    mediabruch("check", "antrag.bpmn", "--no-cache")
    assert not cache.exists()
    first = mediabruch("check", "antrag.bpmn")
    (entry,) = cache.rglob("*.sqlite")
    assert mediabruch("check", "antrag.bpmn") == first
    entry.write_bytes(b"\x80" * 5000)
    done = mediabruch("check", "antrag.bpmn", "--lang", "en")
    assert "corrupt or foreign" in done.out
    assert done.code == first.code


def test_hostile_names_stay_on_their_line(mediabruch: Run, folder: Path) -> None:
    model = (folder / "antrag.bpmn").read_text(encoding="utf-8")
    hostile = 'name="[b]\x85x\u202ey{code}::error%0A"'
    (folder / "antrag.bpmn").write_text(model.replace('name="Pruefen"', hostile), encoding="utf-8")
    done = mediabruch("check", "antrag.bpmn")
    assert "\u202e" not in done.out
    assert "\x85" not in done.out
    assert "{code}::error" in done.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules(mediabruch: Run, language: str) -> None:
    listed = mediabruch("rules", "--lang", language).out
    assert [line[:5] for line in listed.splitlines() if line.startswith("MB")] == list(RULES)
    document = json.loads(mediabruch("rules", "-f", "json", "--lang", language).out)
    assert [rule["code"] for rule in document["rules"]] == list(RULES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_init_writes_a_configuration_that_is_right_with_all_its_comments_taken_in(
    mediabruch: Run, folder: Path, language: str
) -> None:
    assert mediabruch("init", "--lang", language).code == 0
    file = folder / "mediabruch.toml"
    text = file.read_text(encoding="utf-8")
    assert load_config(file) == load_config(file)
    assert load_config(file).check.policy.select is None
    file.write_text(
        "\n".join(line if line.startswith("##") else line.removeprefix("# ") for line in text.splitlines()),
        encoding="utf-8",
    )
    config = load_config(file)
    assert config.check.policy_for("old/a.bpmn").min_score == 0
    assert config.check.policy.min_score == 50
    assert config.options.vocabulary.systems


def test_init_never_overwrites(mediabruch: Run, folder: Path) -> None:
    (folder / "mediabruch.toml").write_text("lang = 'de'\n", encoding="utf-8")
    done = mediabruch("init", "--lang", "en")
    assert done.code == 2
    assert "left as it is" in done.err
    assert (folder / "mediabruch.toml").read_text(encoding="utf-8") == "lang = 'de'\n"
    assert mediabruch("init", "amt").code == 0
    assert (folder / "amt" / "mediabruch.toml").exists()


def test_concise(mediabruch: Run) -> None:
    done = mediabruch("check", "antrag.bpmn", "-f", "concise", "--lang", "en", COLUMNS="40")
    *lines, result, failed = done.out.splitlines()
    assert any(
        re.fullmatch(r"antrag\.bpmn:\d+:\d+: MB101 major: From digital to paper, between .*", line) for line in lines
    )
    assert all(line.startswith("antrag.bpmn:") for line in lines)
    assert result.startswith("1 model checked. Findings: ")
    assert failed.startswith("fail-on: Findings fail the check: MB101")
    assert done.code == 1


def test_concise_names_what_could_not_be_read(mediabruch: Run) -> None:
    assert "kaputt.bpmn:1: " in mediabruch("check", "kaputt.bpmn", "-f", "concise", "--lang", "en").out


def test_statistics(mediabruch: Run) -> None:
    done = mediabruch("check", ".", "--statistics", "--exclude", "kaputt.bpmn", "--lang", "en")
    counts = [int(line.split()[0]) for line in done.out.splitlines() if re.match(r" *\d+  MB", line)]
    assert counts == sorted(counts, reverse=True)
    assert "  MB101  printout (major)" in done.out
    assert mediabruch("check", ".", "--statistics", "-f", "sarif").code == 2


def test_heads_are_never_folded(mediabruch: Run, folder: Path) -> None:
    deep = folder / "ein-ordner-mit-einem-langen-namen" / "und-noch-einer-der-auch-nicht-kurz-ist"
    deep.mkdir(parents=True)
    for suffix in (".bpmn", ".media.yaml"):
        (deep / f"antrag{suffix}").write_bytes((folder / f"antrag{suffix}").read_bytes())
    done = mediabruch("check", str(deep.relative_to(folder)), "--lang", "en")
    heads = [line for line in done.out.splitlines() if line.startswith("ein-ordner")]
    assert heads
    assert all(re.search(r"antrag\.bpmn:\d+:\d+  \w+  MB\d+ ", line) for line in heads)


def test_the_short_word_for_help(mediabruch: Run) -> None:
    assert mediabruch("check", "-h") == mediabruch("check", "--help")
    assert mediabruch("-h").code == 0


@pytest.mark.parametrize(
    ("words", "number", "offered"),
    [
        ("mediabruch check --select MB20", 3, "plain,MB201"),
        ("mediabruch check --select MB101,mb20", 3, "plain,MB101,MB209"),
        ("mediabruch check --fail-on cri", 3, "plain,critical"),
        ("mediabruch explain MB9", 2, "plain,MB901"),
        ("mediabruch explain ant", 2, "file,ant"),
    ],
)
def test_codes_are_completed(mediabruch: Run, words: str, number: int, offered: str) -> None:
    done = mediabruch(_MEDIABRUCH_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(number))
    assert offered in done.out.splitlines()
