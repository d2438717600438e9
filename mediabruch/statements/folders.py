"""Annotations for all models of a folder: the same label, system, lane or pool always means this medium.

They stand in `_media.yaml`, in the model's folder or in those above. The nearest statement wins: the model's annotation
file, the model itself, then folder by folder upwards; in one file the label before the system, the lane and the pool.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from os import PathLike
from os.path import relpath
from pathlib import Path, PurePath
from typing import NamedTuple

from mediabruch.errors import AnnotationError, Message
from mediabruch.files.ancestors import Ancestors
from mediabruch.files.models import FOLDER_FILES
from mediabruch.model import FlowNode, Model
from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import unknown_key
from mediabruch.notation.nodes import MistakeError, Node, Scalar, Table, gathered, is_nothing, mistake, shown
from mediabruch.statements.facts import Fact, Facts, by_side
from mediabruch.statements.reading import read_text, root_of
from mediabruch.statements.sidecar import check_schema, facts_under, unique
from mediabruch.statements.vocabulary import Section

FOLDER_SCHEMA = "mediabruch/folder/1"
"""The version of the format."""


class Sort(StrEnum):
    """What an entry goes by, the nearest to a step first."""

    LABELS = "labels"
    SYSTEMS = "systems"
    LANES = "lanes"
    POOLS = "pools"


ABOUT: Mapping[Sort, str] = {
    Sort.LABELS: "Steps, by their labels.",
    Sort.SYSTEMS: "Steps that work in an IT system, by its name.",
    Sort.LANES: "Steps in a lane, by its name.",
    Sort.POOLS: "Steps in a pool, by its name.",
}
"""For the schema's readers."""

_GLOSSARY = {
    word: str(sort)
    for sort, words in {
        Sort.LABELS: "label steps step tasks activities names name beschriftungen schritte",
        Sort.SYSTEMS: "system applications fachverfahren verfahren anwendungen",
        Sort.LANES: "lane bahnen bahn swimlanes",
        Sort.POOLS: "pool participants participant beteiligte teilnehmer",
    }.items()
    for word in words.split()
}


class Folder(NamedTuple):
    """What one file states for all models in and below its folder."""

    path: str
    """As seen from the model's folder, such as `../_media.yaml`."""
    entries: Mapping[Sort, Mapping[str, Facts]] = {}
    """By sort and name; upper and lower case are equal."""


def find_folder_files(model_path: str | PathLike[str], above: Ancestors | None = None) -> tuple[Path, ...]:
    """The files that hold for a model, the nearest first; none for standard input (`-`).

    The search ends at a folder with `.git`, else at the root. Raises `AnnotationError` where two stand in one folder.
    Who asks for many models hands in one `above`.
    """
    if str(model_path) == "-":
        return ()
    found: list[Path] = []
    for folder, here in (above or Ancestors()).holding(model_path, FOLDER_FILES):
        if len(here) > 1:
            message = Message("{other} stands beside it: keep one of the two.", other=here[1])
            raise AnnotationError(message, path=str(Path(folder, here[0])))
        found += [Path(folder, name) for name in here]
    return tuple(found)


def read_folders(model_path: str | PathLike[str], above: Ancestors | None = None) -> tuple[Folder, ...]:
    """What the folders state that a model stands in, the nearest first.

    Raises `AnnotationError` where a file cannot be read or makes no sense. Who asks for many models hands in one
    `above`.
    """
    files = find_folder_files(model_path, above)
    start = Path(model_path).parent.resolve() if files else None
    return tuple(
        parse_folder(read_text(file), str(file))._replace(path=PurePath(relpath(file, start)).as_posix())
        for file in files
    )


@lru_cache(maxsize=16)
def parse_folder(text: str, path: str) -> Folder:
    """The statements in a text. Raises `AnnotationError` with its mistakes.

    >>> parse_folder("lanes: {Poststelle: {medium: papr}}", "_media.yaml")
    Traceback (most recent call last):
    mediabruch.errors.AnnotationError: _media.yaml:1:30: medium: unknown medium “papr”. Did you mean paper? Known \
here: data, document, digital, paper, oral, physical.
    """
    mistakes: list[MistakeError] = []
    entries: Mapping[Sort, Mapping[str, Facts]] = {}
    try:
        root = root_of(text, path)
        if root is not None and not is_nothing(root):
            entries = _sorts(root, mistakes)
    except MistakeError as error:
        mistakes.append(error)
    if mistakes:
        raise gathered(mistakes, AnnotationError, path)
    return Folder(path, entries)


def _sorts(root: Node, mistakes: list[MistakeError]) -> dict[Sort, dict[str, Facts]]:
    if not isinstance(root, Table):
        message = Message("A folder's annotations begin with a key such as labels, not with {word}.", word=shown(root))
        raise mistake(root, message)
    entries: dict[Sort, dict[str, Facts]] = {}
    for key, node in unique(root, mistakes):
        if key.text in tuple(Sort):
            entries[Sort(key.text)] = _named(key, node, mistakes)
        elif key.text == "schema":
            check_schema(node, FOLDER_SCHEMA, mistakes)
        elif key.text != "$schema":
            mistakes.append(unknown_key(key, ("schema", *Sort), glossary=_GLOSSARY))
    return entries


def _named(sort: Scalar, node: Node, mistakes: list[MistakeError]) -> dict[str, Facts]:
    if is_nothing(node):
        return {}
    if not isinstance(node, Table):
        message = Message(
            "Under {section} stand names and their facts, not {word}.", section=sort.text, word=shown(node)
        )
        raise mistake(node, message)
    named: dict[str, Facts] = {}
    for key, facts in unique(node, mistakes):
        name = comparable(key.text)
        if not name:
            message = Message("“{word}” has no word in it by which it could be found.", word=shown(key))
            mistakes.append(mistake(key, message))
        if name in named:
            mistakes.append(mistake(key, Message("“{key}” stands here again, in other letters.", key=shown(key))))
        entry = f"{sort.text}.{shown(key)}"
        stated = facts_under(Section.STEPS, key, facts, mistakes)
        named[name] = {fact: one._replace(source="folder", entry=entry) for fact, one in stated.items()}
    return named


def inherited(node: FlowNode, model: Model, folders: Sequence[Folder], system: str | None) -> Facts:
    """What the folders state of a step that works in this system: of each fact, the nearest statement."""
    facts: dict[str, Fact] = {}
    for folder in folders:
        for sort, name in _names(node, model, system):
            if not name.strip():
                continue
            for fact, one in by_side(folder.entries.get(sort, {}).get(comparable(name), {})).items():
                facts.setdefault(fact, one._replace(entry=f"{folder.path}: {one.entry}"))
    return facts


def _names(node: FlowNode, model: Model, system: str | None) -> Iterator[tuple[Sort, str]]:
    """What a step can be stated by, the nearest first."""
    yield Sort.LABELS, node.name
    yield Sort.SYSTEMS, system or ""
    lane = model.lane_of(node)
    while lane is not None:
        yield Sort.LANES, lane.name
        lane = None if lane.parent is None else model.lane_by_key.get(lane.parent)
    pool = model.participant_of(node)
    yield Sort.POOLS, pool.name if pool else ""
