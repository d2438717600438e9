"""What `mediabruch serve` says before it serves; what it answers then is tested with the workbench."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support.patience import PATIENCE


@pytest.mark.parametrize(("lang", "said"), [("de", "Die Werkbank im Browser öffnen"), ("en", "Open the workbench")])
def test_help(mediabruch: Run, lang: str, said: str) -> None:
    done = mediabruch("serve", "--help", "--lang", lang)
    assert done.code == 0
    assert said in done.out


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["nirgends"],
        ["antrag.bpmn"],
        [".", "--port", "70000"],
        [".", "--port", "x"],
        [".", "--host", "no.such.host.invalid"],
        [".", "."],
    ],
)
def test_what_cannot_be_served_is_one_sentence(mediabruch: Run, lang: str, arguments: list[str]) -> None:
    done = mediabruch("serve", *arguments, "--lang", lang)
    assert done.code == 2
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith({"de": "Fehler: ", "en": "Error: "}[lang])


@pytest.mark.parametrize("lang", ["de", "en"])
def test_without_the_extra_it_says_how_to_get_it(mediabruch: Run, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    for name in [name for name in sys.modules if name.startswith("mediabruch.workbench.serving")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = mediabruch("serve", ".", "--lang", lang)
    assert done.code == 2
    assert "pip install 'mediabruch[serve]'" in done.err


@pytest.mark.parametrize(("lang", "said"), [("de", "unverschlüsselt"), ("en", "unencrypted")])
def test_others_are_let_in_only_with_a_warning(tmp_path: Path, lang: str, said: str) -> None:
    command = [sys.executable, "-m", "mediabruch", "serve", str(tmp_path), "--host", "0.0.0.0", "--lang", lang]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert f"&lang={lang}" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert said in err
