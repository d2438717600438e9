"""`mediabruch compare`: members side by side, by name or without any."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run

MEMBERS = ("Aumühle", "Bergdorf", "Talheim")


@pytest.fixture
def ring(folder: Path) -> Path:
    """Three members: each with the model of `antrag.bpmn`, in other media."""
    for number, name in enumerate(MEMBERS):
        (folder / name).mkdir()
        shutil.copy(folder / "antrag.bpmn", folder / name / f"geheim{number}.bpmn")
        media = ("paper", "digital", "oral")[number]
        stated = f"leika_key: 99102001104000\nsteps:\n  Pruefen: {{medium: {media}}}\n  Antrag: {{medium: digital}}\n"
        (folder / name / f"geheim{number}.media.yaml").write_text(stated, encoding="utf-8")
    (folder / "Aumühle" / "mediabruch.toml").write_text('organization = "Au"\nsize_class = "klein"\n', encoding="utf-8")
    return folder


@pytest.mark.usefixtures("ring")
def test_members_stand_side_by_side(mediabruch: Run) -> None:
    done = mediabruch("compare", *MEMBERS, "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("1 service of 3 members side by side.")
    assert "1.  Bergdorf:" in done.out
    assert "Bergdorf has “Pruefen” without a media break." in " ".join(done.out.split())


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("format_", ["text", "html", "json", "csv"])
@pytest.mark.usefixtures("ring")
def test_nothing_tells_who_is_who(mediabruch: Run, format_: str, language: str) -> None:
    done = mediabruch("compare", *MEMBERS, "--anonymous", "-f", format_, "--lang", language)
    assert done.code == 0
    assert "99102001104000" in done.out
    for told in (*MEMBERS, "Au:", "klein", "geheim", "Pruefen", "Antrag", "Bescheid", "bpmn", "built"):
        assert told not in done.out


def test_figures_without_models_make_the_same_ring(mediabruch: Run, ring: Path) -> None:
    whole = json.loads(mediabruch("compare", *MEMBERS, "--anonymous", "-f", "json").out)
    for name in MEMBERS:
        mediabruch("portfolio", name, "--format", "ring", "-o", f"{name}.json")
        text = (ring / f"{name}.json").read_text(encoding="utf-8")
        assert not any(told in text for told in (*MEMBERS, "geheim", "Pruefen", "Antrag", "bpmn"))
    files = json.loads(mediabruch("compare", *(f"{name}.json" for name in MEMBERS), "--anonymous", "-f", "json").out)
    for one, other in zip(whole["services"], files["services"], strict=True):
        assert [each["member"] for each in one["standings"]] == [each["member"] for each in other["standings"]]
        assert [each["low"] for each in one["standings"]] == pytest.approx([each["low"] for each in other["standings"]])


@pytest.mark.usefixtures("ring")
def test_a_member_sees_itself_and_nobody_of_two_others(mediabruch: Run) -> None:
    done = mediabruch("compare", *MEMBERS, "--member", "Au", "--lang", "en")
    assert "Au:" in done.out
    assert "Bergdorf" not in done.out
    assert "Au:" in done.out
    assert "no single figure can be told" in " ".join(done.out.split())
    assert "a quarter is at" not in " ".join(done.out.split())
    done = mediabruch("compare", *MEMBERS, "--member", "Aua", "--lang", "de")
    assert (done.code, done.out) == (2, "")
    assert "Bergdorf" in done.err


def test_a_mapping_is_written_corrected_and_read(mediabruch: Run, ring: Path) -> None:
    assert mediabruch("compare", *MEMBERS, "--mapping", "zuordnung.yaml").code == 0
    file = ring / "zuordnung.yaml"
    text = file.read_text(encoding="utf-8")
    assert '"Au: Aumühle/geheim0.bpmn"' in text
    file.write_text(text.replace('    - "Au: Aumühle/geheim0.bpmn"\n', ""), encoding="utf-8")
    done = mediabruch("compare", *MEMBERS, "--mapping", "zuordnung.yaml", "-f", "json")
    (service,) = json.loads(done.out)["services"]
    assert [each["member"] for each in service["standings"]] == ["Bergdorf", "Talheim"]
    file.write_text(text.replace("geheim0", "geheim9"), encoding="utf-8")
    done = mediabruch("compare", *MEMBERS, "--mapping", "zuordnung.yaml", "--lang", "en")
    assert done.code == 2
    assert "zuordnung.yaml:6:7:" in done.err
    assert "geheim0" in done.err


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("amt",),
        ("amt", "amt"),
        ("amt", "fehlt"),
        ("amt", "kaputt.json"),
        ("amt", "antrag.bpmn", "--anonymous", "--member", "amt"),
    ],
)
def test_mistakes_are_one_sentence(mediabruch: Run, folder: Path, language: str, arguments: tuple[str, ...]) -> None:
    (folder / "kaputt.json").write_text("{}", encoding="utf-8")
    done = mediabruch("compare", *arguments, "--lang", language)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err


@pytest.mark.parametrize("language", ["en", "de"])
def test_foreign_text_stays_text(mediabruch: Run, ring: Path, language: str) -> None:
    hostile = "<script>alert(1)</script><b>Au</b>"
    config = f"organization = {json.dumps(hostile)}\n"
    (ring / "Aumühle" / "mediabruch.toml").write_text(config, encoding="utf-8")
    page = mediabruch("compare", *MEMBERS, "-f", "html", "--lang", language).out
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;b&gt;Au&lt;/b&gt;" in page
