"""The baseline: a file of findings that are known and tolerated, so that things can only get better.

It goes into the repository. Paths are seen from its own folder; lines are left out, so that it changes only where the
models do. The labels and digests of the models stand there, too: by them a model is found again that was moved.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from mediabruch.checks.marking import KnownModel
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.documents import DocumentKind, value_of_file
from mediabruch.files.paths import path_of
from mediabruch.findings.matching import Known
from mediabruch.matching.same_elements import Labels

SCHEMA = "mediabruch/baseline/1"


class BaselineError(MediabruchError):
    """The baseline cannot be read, or is none."""


_KIND = DocumentKind(
    schema=SCHEMA,
    largest=100_000_000,  # a finding takes about 300
    error=BaselineError,
    unreadable=Message("The baseline cannot be read: {reason}."),
    unusable=Message(
        "This is no baseline of mediabruch, or not a whole one. Remove the file, and --write-baseline writes it anew."
    ),
    missing=Message("There is no such baseline. The option --write-baseline writes it."),
)


class Baseline(NamedTuple):
    """What is tolerated. Paths are seen from the working directory as far as they lie in there."""

    findings: tuple[Known, ...] = ()
    elements: Mapping[str, Labels] = {}
    """The labels of steps and message flows by id, by the path of the model."""
    digests: Mapping[str, str] = {}
    """The digest of each model's file, by its path, of those without findings as well; older baselines hold none."""

    def models(self, findings: Iterable[Known], others: Iterable[str] = ()) -> Iterator[KnownModel]:
        """These findings by their models, and other models of which no finding is known, by their paths."""
        by_path: dict[str, list[Known]] = defaultdict(list)
        for one in findings:
            by_path[one.path].append(one)
        for path in others:
            by_path.setdefault(path, [])
        for path, known in by_path.items():
            elements = self.elements[path] if path in self.elements else _mentioned(known)
            yield KnownModel(path=path, findings=tuple(known), elements=elements, sha256=self.digests.get(path, ""))


def _mentioned(findings: Iterable[Known]) -> Labels:
    """The labels that findings tell of: all that is known of a model whose labels are not noted."""
    found: dict[str, str] = {}
    for one in findings:
        found |= {each: name for each, name in ((one.element, one.name), (one.sender, one.sender_name)) if each}
    return found


def read_baseline(file: Path) -> Baseline:
    """Read a baseline. Raises `BaselineError` where it cannot be read or is none."""
    return value_of_file(file, _KIND, lambda document: _baseline(document, file.parent))


def _baseline(document: Mapping[str, Any], folder: Path) -> Baseline:
    findings = tuple(_known(each, folder) for each in document["findings"])
    models, digests = document.get("models", {}), _labels(document.get("digests", {}))
    return Baseline(
        findings=findings,
        elements={_here(path, folder): _labels(each) for path, each in models.items()},
        digests={_here(path, folder): digest for path, digest in digests.items()},
    )


def _known(document: Mapping[str, Any], folder: Path) -> Known:
    media = document.get("media")
    texts = [document["code"], document["path"], document.get("name", ""), document["message"]]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError
    return Known(
        code=document["code"],
        path=_here(document["path"], folder),
        element=document.get("element"),
        name=document.get("name", ""),
        message=Message("{sentence}", sentence=document["message"]),
        sender=document.get("from"),
        sender_name=document.get("from_name", ""),
        media=None if media is None else (media[0], media[1]),
    )


def _labels(document: Mapping[str, Any]) -> Labels:
    if not all(isinstance(label, str) for label in document.values()):
        raise TypeError
    return dict(document)


def _here(path: str, folder: Path) -> str:
    """A path of the baseline, as findings call it."""
    return path_of(str(folder / path))


def baseline_text(baseline: Baseline, file: Path) -> str:
    """The content of the file: a finding and a model a line."""
    documents = sorted((_document(one, file.parent) for one in baseline.findings), key=_order)
    concerned = {one.path for one in baseline.findings}
    models = {
        _there(path, file.parent): dict(elements)
        for path, elements in baseline.elements.items()
        if path in concerned and elements
    }
    digests = {_there(path, file.parent): digest for path, digest in baseline.digests.items()}
    findings = ",\n  ".join(map(_line, documents))
    contents = ",\n  ".join(f"{_line(path)}: {_line(digest)}" for path, digest in sorted(digests.items()))
    labels = ",\n  ".join(f"{_line(path)}: {_line(elements)}" for path, elements in sorted(models.items()))
    return (
        f'{{\n "schema": "{SCHEMA}",\n "findings": {_lines(findings, "[]")},\n "models": {_lines(labels, "{}")},\n'
        f' "digests": {_lines(contents, "{}")}\n}}\n'
    )


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(entries: str, brackets: str) -> str:
    return f"{brackets[0]}\n  {entries}\n {brackets[1]}" if entries else brackets


def _there(path: str, folder: Path) -> str:
    """A path of a finding, as the baseline notes it."""
    return PurePath(os.path.relpath(path, folder)).as_posix()


def _document(known: Known, folder: Path) -> dict[str, Any]:
    document = {
        "path": _there(known.path, folder),
        "code": known.code,
        "element": known.element,
        "name": known.name,
        "from": known.sender,
        "from_name": known.sender_name,
        "media": None if known.media is None else list(known.media),
        "message": str(known.message),
    }
    return {name: value for name, value in document.items() if value}


def _order(document: Mapping[str, Any]) -> list[str]:
    return [str(document.get(name, "")) for name in ("path", "code", "element", "name", "from", "media", "message")]
