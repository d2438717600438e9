"""Compiles Python for the Python of the page, which reads compiled modules several times faster."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile, ZipInfo

from mediabruch.workbench.build.fetching import run, tool

_SCRIPT = Path(__file__).with_name("compile.mjs")


def compiled(parts: Sequence[Mapping[str, bytes]], pyodide: Path) -> list[dict[str, bytes]]:
    """The same files, part by part, with their modules compiled, by Pyodide in Node. Raises `MediabruchError`."""
    with TemporaryDirectory() as place:
        archives = [(Path(place, f"from{number}.zip"), Path(place, f"to{number}.zip")) for number in range(len(parts))]
        for files, (sources, _) in zip(parts, archives, strict=True):
            _archive(files, sources)
        run([tool("node"), str(_SCRIPT), str(pyodide), *(str(path) for pair in archives for path in pair)])
        return [_unpacked(results) for _, results in archives]


def _archive(files: Mapping[str, bytes], path: Path) -> None:
    with ZipFile(path, "w") as archive:
        for name, content in sorted(files.items()):
            archive.writestr(ZipInfo(name), content)


def _unpacked(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
