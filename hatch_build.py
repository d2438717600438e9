"""Compiles the German catalogs and the word lists when mediabruch is built or installed; the repository keeps neither.

Without building: `python hatch_build.py`.
"""

import os
import subprocess
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path("mediabruch/i18n/locale")
WORD_LISTS = Path("mediabruch/infer/lexicon/lexicon.compiled")
_COMPILE_LISTS = "from mediabruch.infer.vocabulary.compiled_lists import compile_lists; compile_lists()"


def compile_catalogs(root: Path) -> list[Path]:
    """Write a `.mo` beside every `.po` under `root`, and name what was written; nobody finds one half written."""
    compiled = []
    for source in sorted((root / LOCALE).rglob("*.po")):
        target = source.with_suffix(".mo")
        aside = target.with_name(f".{target.name}.{os.getpid()}")
        with source.open("rb") as text, aside.open("wb") as binary:
            write_mo(binary, read_po(text, abort_invalid=True))
        aside.replace(target)
        compiled.append(target)
    return compiled


def compile_word_lists(root: Path) -> Path:
    """Let the package itself, which needs no other one for it, compile its word lists, and name what was written."""
    subprocess.run([sys.executable, "-c", _COMPILE_LISTS], env={**os.environ, "PYTHONPATH": str(root)}, check=True)
    return root / WORD_LISTS


def compile_all(root: Path) -> list[Path]:
    """Write all that is compiled, and name it."""
    return [*compile_catalogs(root), compile_word_lists(root)]


class CompilingBuildHook(BuildHookInterface[BuilderConfig]):
    """Runs before every build, that of an editable install included."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:  # noqa: ARG002 - the interface
        """Compile, and name the results as files to ship although git ignores them."""
        artifacts = build_data["artifacts"]
        assert isinstance(artifacts, list)
        root = Path(self.root)
        artifacts += ["/" + path.relative_to(root).as_posix() for path in compile_all(root)]


if __name__ == "__main__":
    compile_all(Path(__file__).parent)
