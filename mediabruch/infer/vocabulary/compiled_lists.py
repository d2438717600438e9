"""The lexicon as one file that loads in a fraction of the time: compiled, as the German catalogs are, at a build.

It ends with a checksum of what it was made from: the word lists and the code that reads them. Where that is not what
stands here, the lists themselves are read: a list that is edited counts at once, and nothing has to be written where
mediabruch is installed.

Each other line is a column: words, separated by tabs, or numbers of four hexadecimal digits. First come the kinds of
entries, then the entries, then for each table of the lexicon its words and the numbers of the entries they lead to.
"""

import os
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.vocabulary.entries import SIDES, Entry, Lexicon, Phrase
from mediabruch.infer.vocabulary.forms import Form

FILE = FOLDER / "lexicon.compiled"
_PACKAGE = FOLDER.parents[1]
_CODE = (
    *(f"infer/vocabulary/{name}.py" for name in ("compiled_lists", "entries", "forms", "word_lists")),
    *("infer/text/normal.py", "notation/tsv.py"),
)
_NAMES = {side: name for name, side in SIDES.items()}
_FORMS = tuple(Form)
_Target = TypeVar("_Target")


def load_compiled() -> Lexicon | None:
    """The lexicon as it was compiled; `None` where it was not, or from something else than what stands here."""
    try:
        *columns, checksum = FILE.read_text(encoding="utf-8").split("\n")
        return _lexicon(iter(columns)) if checksum == _checksum() else None
    except OSError:
        return None


def compile_lists() -> Path:
    """Write the compiled lexicon beside the word lists, and name the file."""
    from mediabruch.infer.vocabulary.word_lists import read_lists

    FILE.write_text("\n".join([*_columns(read_lists()), _checksum()]), encoding="utf-8", newline="\n")
    return FILE


def _checksum() -> str:
    """What tells these lists, and the code that reads them, from others."""
    checksum = 0
    lists = sorted(name for name in os.listdir(FOLDER) if name.endswith(".tsv"))  # noqa: PTH208 - as quick as can be
    for file in (*map(FOLDER.joinpath, lists), *map(_PACKAGE.joinpath, _CODE)):
        checksum = zlib.crc32(file.read_bytes(), zlib.crc32(file.name.encode(), checksum))
    return f"{checksum:08x}"


def _lexicon(columns: Iterator[str]) -> Lexicon:
    """The lexicon of these columns."""
    found = Lexicon()
    entries = _entries(columns)
    for nouns in found.nouns:
        nouns.update(_leading(columns, entries))
    for verbs in (found.verbs, found.english):
        words = _words(columns)
        verbs.update(zip(words, zip(_targets(columns, entries), _targets(columns, _FORMS), strict=True), strict=True))
    for apart, entry in _leading(columns, entries):
        word, _, particle = apart.partition(" ")
        found.finite.setdefault(word, {})[particle] = entry
    for phrase, entry in _leading(columns, entries):
        found.add_phrase(tuple(phrase.split(" ")), entry)
    for small in (found.particles, found.languages):
        small.update(zip(_words(columns), _words(columns), strict=True))
    found.screen.update(_words(columns))
    return found


def _entries(columns: Iterator[str]) -> list[Entry]:
    files = _words(columns)
    receives, produces = ([SIDES[name] for name in _words(columns)] for _ in range(2))
    weights, tags, roles = map(float, _words(columns)), map(frozenset, map(str.split, _words(columns))), _words(columns)
    kinds = list(zip(files, receives, produces, weights, tags, roles, strict=True))
    return [Entry(term, *kind) for term, kind in _leading(columns, kinds)]


def _leading(columns: Iterator[str], targets: Sequence[_Target]) -> Iterator[tuple[str, _Target]]:
    """The words of a column, with what the numbers of the next one lead to."""
    return zip(_words(columns), _targets(columns, targets), strict=True)


def _targets(columns: Iterator[str], targets: Sequence[_Target]) -> Iterator[_Target]:
    numbers = bytes.fromhex(next(columns))
    return map(targets.__getitem__, struct.unpack(f">{len(numbers) // 2}H", numbers))


def _words(columns: Iterator[str]) -> list[str]:
    return next(columns).split("\t")


def _columns(found: Lexicon) -> Iterator[str]:
    """The columns of a lexicon."""
    finite = [(f"{word} {rest}", entry) for word, verbs in found.finite.items() for rest, entry in verbs.items()]
    phrases = [(" ".join(words), entry) for words, entry in _phrases(found)]
    verbs = (found.verbs, found.english)
    entries: dict[Entry, int] = {}
    for entry in (
        *(entry for nouns in found.nouns for entry in nouns.values()),
        *(entry for forms in verbs for entry, _ in forms.values()),
        *(entry for _, entry in (*finite, *phrases)),
    ):
        entries.setdefault(entry, len(entries))
    yield from _entry_columns(entries)
    for nouns in found.nouns:
        yield from (_text(nouns), _numbers(map(entries.__getitem__, nouns.values())))
    for forms in verbs:
        yield from (_text(forms), _numbers(entries[entry] for entry, _ in forms.values()))
        yield _numbers(_FORMS.index(form) for _, form in forms.values())
    for pairs in (finite, phrases):
        yield from (_text(words for words, _ in pairs), _numbers(entries[entry] for _, entry in pairs))
    for small in (found.particles, found.languages):
        yield from (_text(small), _text(small.values()))
    yield _text(sorted(found.screen))


def _entry_columns(entries: Iterable[Entry]) -> Iterator[str]:
    kinds: dict[tuple[object, ...], int] = {}
    kind_of = []
    for entry in entries:
        sides, tags = (_NAMES[entry.receives], _NAMES[entry.produces]), " ".join(sorted(entry.tags))
        kind_of.append(kinds.setdefault((entry.file, *sides, entry.weight, tags, entry.role), len(kinds)))
    yield from map(_text, zip(*kinds, strict=True))
    yield from (_text(entry.term for entry in entries), _numbers(kind_of))


def _phrases(found: Lexicon) -> Iterator[Phrase]:
    for table in (found.phrases, found.open_phrases):
        for phrases in table.values():
            yield from phrases


def _text(values: Iterable[object]) -> str:
    return "\t".join(map(str, values))


def _numbers(values: Iterable[int]) -> str:
    return "".join(f"{value:04x}" for value in values)
