"""A git repository in the making."""

import os
import subprocess
from pathlib import Path

from tests.support.models import build

PAPER = "Antrag > Drucken > Erfassen"
"""A process of which the labels tell the media."""


class Repository:
    """Commits with days of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.day = 0
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        when = f"2026-{1 + self.day // 28:02}-{1 + self.day % 28:02}T12:00:00+00:00"
        environ = {
            **os.environ,
            **{f"GIT_{who}_NAME": "a" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "a@b" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_DATE": when for who in ("AUTHOR", "COMMITTER")},
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        done = subprocess.run(["git", *arguments], cwd=self.folder, env=environ, check=True, capture_output=True)
        return done.stdout.decode(errors="replace")

    def model(self, name: str, media: str = "", line: str = PAPER) -> None:
        """Write a model; `media` are those of its steps in their order: `data paper data`."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        built = build(line)
        file.write_bytes(built.xml)
        steps = [node.id for node in built.model.activities]
        stated = "".join(
            f"  {step}: {{medium: {medium}}}\n" for step, medium in zip(steps, media.split(), strict=False)
        )
        if stated:
            file.with_name(f"{file.stem}.media.yaml").write_text(f"steps:\n{stated}")

    def commit(self, subject: str, days: int = 1) -> None:
        self.day += days
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject)
