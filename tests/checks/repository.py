"""A git repository with models, built in a test."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.models import build
from tests.support.notation import Reader

QUIET = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
"""The environment in which git knows no settings of this machine."""


class Repository:
    """A repository in a folder; models are written in the one-line notation."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *identity, *arguments], cwd=self.top, capture_output=True, check=True, text=True)
        return done.stdout.strip()

    def write(self, name: str, line: str, before: str = "") -> None:
        """Write a model and what is stated of it; `before` goes to the beginning of the file, to move its lines."""
        reader = Reader()
        reader.read(line)
        built = build(line)
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        xml = built.xml.decode()
        path.write_text(before + xml if before else xml, encoding="utf-8")
        stated: dict[str, Any] = {key: value for key, value in reader.stated.items() if value}
        sidecar = path.with_suffix(".media.yaml")
        sidecar.write_text(yaml.safe_dump({"schema": "mediabruch/annotations/1", **stated}), encoding="utf-8")

    def replace(self, name: str, *changes: tuple[str, str]) -> None:
        """Change the text of a model and of its annotations."""
        for path in (self.top / name, (self.top / name).with_suffix(".media.yaml")):
            text = path.read_text(encoding="utf-8")
            for old, new in changes:
                text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")

    def commit(self) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "models")
        return self.git("rev-parse", "HEAD")


def empty_repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A new repository in a folder, which the test works in, whatever git's settings are here."""
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)
    return Repository(folder)
