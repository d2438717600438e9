"""JUnit XML, which every CI server shows: a suite for each model, a case for each finding and each condition not met.

A finding that does not fail the check is a case that passes, as is a model of which nothing is to be said; what the
model itself asks to leave is skipped, with its reason; a file that could not be read is an error.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from mediabruch.checks.result import CheckResult, Failed
from mediabruch.errors import MediabruchError
from mediabruch.findings.finding import Finding, State
from mediabruch.i18n import Translator
from mediabruch.portfolio.examined import ExaminedModel
from mediabruch.report.platforms.wording import label, one_line, sentences, title

_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def to_junit(result: CheckResult, words: Translator) -> str:
    """The document, with the numbers that servers expect at the suites and at the top."""
    root = ET.Element("testsuites", name="mediabruch")
    shown = {finding.fingerprint for finding in result.shown}
    for model in result.models:
        failed = [one for one in result.failed if one.path == model.path]
        suite = _suite(root, model.path)
        suite.extend(_failure(one, words) for one in failed)
        suite.extend(_cases(model, shown, result, words))
        if len(suite) == 0:
            suite.append(_case(words.text("no finding"), model.path))
    for error in result.refused:
        _suite(root, error.path or "-").append(_error(error, words))
    general = [one for one in result.failed if one.path is None]
    if general:
        _suite(root, "mediabruch").extend(_failure(one, words) for one in general)
    for element in (*root, root):
        _count(element)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(root: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(root, "testsuite", name=one_line(name))


def _cases(model: ExaminedModel, shown: set[str], result: CheckResult, words: Translator) -> Iterator[ET.Element]:
    for finding in model.findings:
        if finding.state is State.IGNORED:
            case = _finding_case(finding, result, words)
            ET.SubElement(case, "skipped", message=one_line(finding.reason or ""))
            yield case
        elif finding.fingerprint in shown:
            case = _finding_case(finding, result, words)
            said = f"{one_line(finding.path)}:{finding.line}: {sentences(finding, words)}"
            if any(finding.code in failed.codes for failed in result.failed):
                message = one_line(words.message(finding.message))
                ET.SubElement(case, "failure", message=message, type=finding.code).text = said
            else:
                ET.SubElement(case, "system-out").text = said
            yield case


def _finding_case(finding: Finding, result: CheckResult, words: Translator) -> ET.Element:
    place = label(finding)
    name = title(finding.code, result, words)
    return _case(f"{name}: {place}" if place else name, finding.path)


def _failure(failed: Failed, words: Translator) -> ET.Element:
    case = _case(failed.condition, failed.path or "mediabruch")
    ET.SubElement(case, "failure", message=one_line(words.message(failed.message)), type=failed.condition)
    return case


def _error(error: MediabruchError, words: Translator) -> ET.Element:
    case = _case(words.text("Not read"), error.path or "-")
    failure = ET.SubElement(case, "error", message=one_line(words.message(error.message)), type=type(error).__name__)
    failure.text = one_line(words.refusal(error))
    return case


def _case(name: str, path: str) -> ET.Element:
    return ET.Element("testcase", classname=one_line(path), name=name)


def _count(element: ET.Element) -> None:
    """Set the numbers of cases on a suite, or on the document."""
    cases = list(element.iter("testcase"))
    element.set("tests", str(len(cases)))
    for name, tag in _COUNTED.items():
        element.set(name, str(sum(case.find(tag) is not None for case in cases)))
