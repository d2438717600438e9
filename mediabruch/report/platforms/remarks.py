"""All that a check has to say at some line of some file, in one form for the platforms that take single remarks."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mediabruch.checks.result import UNREADABLE, CheckResult, Failed
from mediabruch.errors import MediabruchError
from mediabruch.findings.finding import Finding
from mediabruch.i18n import Translator
from mediabruch.report.platforms.wording import one_line, sentences, title
from mediabruch.rules import Severity


class Weight(StrEnum):
    """How much a remark weighs, the least first."""

    INFO = "info"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"
    BLOCKER = "blocker"
    """The check cannot pass: a condition is not met, or a file could not be read."""

    @property
    def rank(self) -> int:
        """0 for the least."""
        return list(Weight).index(self)


_WEIGHTS = {severity: Weight(severity.value) for severity in Severity}


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark, on one line, in the language of the reader."""

    code: str
    title: str
    text: str
    weight: Weight
    path: str | None
    """With forward slashes; `None` where no file is concerned."""
    line: int
    column: int
    """1 where it is not known."""
    fingerprint: str
    """32 hexadecimal digits, independent of lines."""


def remarks(result: CheckResult, words: Translator) -> tuple[Remark, ...]:
    """What failed and the findings that are shown; the weightiest first, since platforms show the first ones only."""
    found = [
        *(_refused(error, result, words) for error in result.refused),
        *(_failed(failed, result, words) for failed in result.failed),
        *_findings(result, words),
    ]
    return tuple(sorted(found, key=lambda remark: -remark.weight.rank))


def _findings(result: CheckResult, words: Translator) -> Iterator[Remark]:
    for finding in sorted(result.shown, key=_often):
        yield Remark(
            code=finding.code,
            title=title(finding.code, result, words),
            text=sentences(finding, words),
            weight=_WEIGHTS[finding.severity],
            path=finding.path,
            line=finding.line,
            column=finding.column,
            fingerprint=finding.fingerprint,
        )


def _often(finding: Finding) -> float:
    return -(finding.per_case or 0.0)


def _failed(failed: Failed, result: CheckResult, words: Translator) -> Remark:
    return Remark(
        code=failed.condition,
        title=failed.condition,
        text=one_line(words.message(failed.message)),
        weight=Weight.BLOCKER,
        path=failed.path,
        line=1,
        column=1,
        fingerprint=fingerprint_of(failed.condition, place_in(result, failed.path)),
    )


def _refused(error: MediabruchError, result: CheckResult, words: Translator) -> Remark:
    return Remark(
        code=UNREADABLE,
        title=words.text("Not read"),
        text=one_line(words.message(error.message)),
        weight=Weight.BLOCKER,
        path=error.path,
        line=error.line or 1,
        column=error.column or 1,
        fingerprint=fingerprint_of(UNREADABLE, place_in(result, error.path)),
    )


def place_in(result: CheckResult, path: str | None) -> str:
    """Where a file stands, wherever the check runs."""
    return "" if path is None else result.places.get(path, path)


def fingerprint_of(*parts: str) -> str:
    """32 hexadecimal digits for what is no finding."""
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:32]
