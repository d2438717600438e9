"""SARIF 2.1.0, for code scanning: rules with their pages as help, findings with lines, ids, paths and fingerprints.

GitHub recognizes an alert by `primaryLocationLineHash`. It is set here, since what GitHub would compute instead changes
with the text of the line, and so with every renamed step.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote

from mediabruch.checks.result import CheckResult, Failed
from mediabruch.findings.finding import Finding, PathStep
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import MEDIA
from mediabruch.media import Medium
from mediabruch.notation.letters import shortened
from mediabruch.report.json_text import Document, json_text
from mediabruch.report.platforms.remarks import fingerprint_of, place_in
from mediabruch.report.platforms.rules import LEVELS, condition_rules, rules
from mediabruch.report.platforms.wording import label, one_line, sentences
from mediabruch.version import __version__

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_sarif(result: CheckResult, words: Translator) -> str:
    """The log of one run."""
    listed = [*rules(result, words), *condition_rules(result, words)]
    places = {rule["id"]: number for number, rule in enumerate(listed)}
    results = [
        *(_finding(finding, places, words) for finding in result.shown),
        *(
            _condition(failed, places[failed.condition], place_in(result, failed.path), words)
            for failed in result.failed
            if failed.path is not None
        ),
    ]
    run = {
        "tool": {"driver": _driver(listed)},
        "automationDetails": {"id": "mediabruch/"},
        "language": "de-DE" if words.language == "de" else "en-US",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result, words)],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log) + "\n"


def uri_of(path: str) -> str:
    """A path as a URI reference: relative with forward slashes, or `file:` where it lies elsewhere.

    >>> uri_of("modelle/Antrag 1:ä.bpmn")
    'modelle/Antrag%201%3A%C3%A4.bpmn'
    """
    if PureWindowsPath(path).drive:
        return "file:///" + quote(PureWindowsPath(path).as_posix(), safe="/:", errors="surrogateescape")
    quoted = quote(path.removeprefix("./"), safe="/", errors="surrogateescape")
    return f"file://{quoted}" if PurePosixPath(path).is_absolute() else quoted


def _driver(listed: list[Document]) -> Document:
    return {"name": "mediabruch", "semanticVersion": __version__, "version": __version__, "rules": listed}


def _finding(finding: Finding, places: Mapping[str, int], words: Translator) -> Document:
    document: Document = {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "level": LEVELS[finding.severity],
        "message": {"text": _escaped(sentences(finding, words))},
        "locations": [_location(finding.path, finding.line, finding.element, label(finding), finding.column)],
        "partialFingerprints": _fingerprints(finding.fingerprint),
        "rank": round(100 * finding.confidence, 1),
    }
    if finding.sender is not None:
        document["relatedLocations"] = [{"id": 1, **_step(finding.path, finding.sender, words)}]
    if finding.steps:
        way = [{"location": _step(finding.path, step, words)} for step in finding.steps]
        document["codeFlows"] = [{"threadFlows": [{"locations": way}]}]
    properties = {"confidence": finding.confidence, "perCase": finding.per_case, "law": finding.required_by_law}
    document["properties"] = {name: value for name, value in properties.items() if value is not None}
    return document


def _condition(failed: Failed, number: int, place: str, words: Translator) -> Document:
    return {
        "ruleId": failed.condition,
        "ruleIndex": number,
        "level": "error",
        "message": {"text": _escaped(one_line(words.message(failed.message)))},
        "locations": [_location(failed.path or "", 1)],
        "partialFingerprints": _fingerprints(fingerprint_of(failed.condition, place)),
    }


def _fingerprints(fingerprint: str) -> Document:
    return {"mediabruch/v1": fingerprint, "primaryLocationLineHash": f"{fingerprint}:1"}


def _location(path: str, line: int, element: str | None = None, name: str = "", column: int = 1) -> Document:
    region = {"startLine": max(line, 1)}
    if column > 1:
        region["startColumn"] = column
    location: Document = {"physicalLocation": {"artifactLocation": {"uri": uri_of(path)}, "region": region}}
    if element is not None:
        identifier = one_line(element)
        location["logicalLocations"] = [
            {"name": name or identifier, "fullyQualifiedName": identifier, "kind": "element"}
        ]
    return location


def _step(path: str, step: PathStep, words: Translator) -> Document:
    """A step on the way of the information, with what it is in there."""
    name = shortened(one_line(step.name or step.element or ""))
    media = " → ".join(words.message(MEDIA[Medium(medium)]) for medium in step.media)
    text = words.text("{step}: {media}", step=name, media=media) if name and media else name or media
    return {**_location(path, step.line, step.element, name), "message": {"text": _escaped(text)}}


def _invocation(result: CheckResult, words: Translator) -> Document:
    notifications = list(_notifications(result, words))
    document: Document = {"executionSuccessful": not result.refused}
    return document | ({"toolExecutionNotifications": notifications} if notifications else {})


def _notifications(result: CheckResult, words: Translator) -> Iterator[Document]:
    for error in result.refused:
        document: Document = {"level": "error", "message": {"text": _escaped(one_line(words.message(error.message)))}}
        if error.path is not None:
            document["locations"] = [_location(error.path, error.line or 1)]
        yield document
    for trouble in result.troubles:
        yield {"level": "warning", "message": {"text": _escaped(one_line(words.message(trouble)))}}


def _escaped(text: str) -> str:
    r"""Plain text of a message: brackets would begin a link, braces a placeholder.

    >>> _escaped("Antrag [papier] {0}")
    'Antrag \\[papier\\] {{0}}'
    """
    return re.sub(r"([\[\]])", r"\\\1", text).replace("{", "{{").replace("}", "}}")
