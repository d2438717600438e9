"""Lists of words as tab-separated files, which a process manager can edit.

Lines that begin with `#` are comments: they say where a list comes from and what its columns mean. The first other line
names the columns.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path


def rows(path: Path) -> Iterator[Mapping[str, str]]:
    """The rows of a list, by column."""
    columns: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns:
            yield dict(zip(columns, cells, strict=False))
        else:
            columns = cells
