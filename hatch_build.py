"""Compiles the German catalogs when mediabruch is built or installed: the repository keeps no compiled files.

Without building: `python hatch_build.py`.
"""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path("mediabruch/i18n/locale")


def compile_catalogs(root: Path) -> list[Path]:
    """Write a `.mo` beside every `.po` under `root`, and name what was written."""
    compiled = []
    for source in sorted((root / LOCALE).rglob("*.po")):
        target = source.with_suffix(".mo")
        with source.open("rb") as text, target.open("wb") as binary:
            write_mo(binary, read_po(text, abort_invalid=True))
        compiled.append(target)
    return compiled


class CatalogBuildHook(BuildHookInterface[BuilderConfig]):
    """Runs before every build, that of an editable install included."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:  # noqa: ARG002 - the interface
        """Compile, and name the results as files to ship although git ignores them."""
        artifacts = build_data["artifacts"]
        assert isinstance(artifacts, list)
        root = Path(self.root)
        artifacts += ["/" + path.relative_to(root).as_posix() for path in compile_catalogs(root)]


if __name__ == "__main__":
    compile_catalogs(Path(__file__).parent)
