"""The published document of a comparison, as JSON. Its schema stands in `mediabruch.report.diff.schema`."""

from mediabruch.analysis import Analysis
from mediabruch.breaks.media_break import MediaBreak
from mediabruch.differences.difference import Difference, FigurePart, ProcessDiff
from mediabruch.i18n import Translator
from mediabruch.model import Model
from mediabruch.report.diff.results import DiffPair, DiffResults
from mediabruch.report.diff.words import DiffWords
from mediabruch.report.document import score_document
from mediabruch.report.headline import verdict_words
from mediabruch.report.json_text import Document, json_text
from mediabruch.report.names import Names

DIFF = "mediabruch/diff/1"
DIFFS = "mediabruch/diffs/1"


def diff_json(results: DiffResults, words: Translator) -> str:
    """One comparison, or a collection of them where folders were compared."""
    document = _collection(results, words) if results.is_collection else diff_document(results.pairs[0], words)
    return json_text(document) + "\n"


def _collection(results: DiffResults, words: Translator) -> Document:
    return {
        "schema": DIFFS,
        "diffs": [diff_document(pair, words) for pair in results.pairs],
        "only_old": list(results.only_old),
        "only_new": list(results.only_new),
        "refused": [
            {"path": error.path, "line": error.line, "column": error.column, "message": words.message(error.message)}
            for error in results.refused
        ],
    }


def diff_document(pair: DiffPair, words: Translator) -> Document:
    """The document of two versions."""
    diff = pair.diff
    said, matching = DiffWords(diff, words), diff.matching
    old, new = diff.old.model, diff.new.model
    return {
        "schema": DIFF,
        "language": words.language,
        "rules": diff.new.options.definition.value,
        "confidence": pair.confidence,
        "old": _version(diff.old, said.old),
        "new": _version(diff.new, said.new),
        "is_empty": diff.is_empty,
        "is_worse": diff.is_worse,
        "change": _part(diff.change),
        "attribution": diff.attribution.value,
        "differences": [_difference(one, diff, said) for one in diff.differences],
        "breaks": [
            {"fate": one.fate.value, "old": _break(one.old, old), "new": _break(one.new, new)} for one in diff.breaks
        ],
        "matching": {
            "confidence": matching.confidence,
            "matches": [
                {"old": _element(one.old, old), "new": _element(one.new, new), "confidence": one.confidence}
                for one in matching.matches
            ],
            "removed": [_element(key, old) for key in matching.removed],
            "added": [_element(key, new) for key in matching.added],
        },
    }


def _version(analysis: Analysis, names: Names) -> Document:
    model = analysis.model
    return {
        "path": model.path,
        "sha256": model.sha256,
        "name": model.name,
        "score": score_document(analysis.score),
        "verdict": verdict_words(analysis, names),
    }


def _part(part: FigurePart) -> Document:
    return {"low": part.low, "high": part.high, "breaks_per_case": part.breaks_per_case}


def _difference(one: Difference, diff: ProcessDiff, said: DiffWords) -> Document:
    return {
        "kind": one.kind.value,
        "old": _element(one.old, diff.old.model),
        "new": _element(one.new, diff.new.model),
        "aspects": [aspect.value for aspect in one.aspects],
        "confidence": one.confidence,
        "part": _part(one.part),
        "message": said.difference(one),
    }


def _break(found: MediaBreak | None, model: Model) -> Document | None:
    if found is None:
        return None
    return {
        "code": found.code,
        "step": _element(found.step, model),
        "from": [_element(key, model) for key in found.senders],
        "across": [_element(key, model) for key in found.across],
        "media": [found.before.value, found.after.value],
        "per_case": found.per_case,
        "required_by_law": found.required_by_law,
    }


def _element(key: int | None, model: Model) -> Document | None:
    if key is None:
        return None
    element = model.node_by_key.get(key) or model.message_flow_by_key[key]
    return {"id": element.id, "key": key, "name": element.name, "line": element.line}
