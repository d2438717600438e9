"""A check in one line a finding, for searching and counting; and how often each rule found something."""

from collections import Counter
from collections.abc import Iterator

from mediabruch.checks.result import UNREADABLE, CheckResult
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import SEVERITIES
from mediabruch.report.check.text import place, sum_text
from mediabruch.report.screen import Screen


def to_concise(result: CheckResult, words: Translator, screen: Screen) -> str:
    """A line a finding, `path:line:column: CODE severity: message`, whatever its length; what it comes to last."""
    lines = [*_lines(result, words), *sum_text(result, words)]
    return "".join(f"{_one_line(screen.clean(line))}\n" for line in lines)


def _lines(result: CheckResult, words: Translator) -> Iterator[str]:
    for finding in result.shown:
        severity = words.message(SEVERITIES[finding.severity])
        yield f"{place(finding)}: {finding.code} {severity}: {words.message(finding.message)}"
    for error in result.refused:
        yield words.text("{refusal} (Not read.)", refusal=words.refusal(error))
    for fixed in result.fixed:
        code = fixed.code if fixed.code != UNREADABLE else words.text("unreadable")
        yield words.text("{path}: {code} fixed: {finding}", path=fixed.path, code=code, finding=fixed.message)
    yield from map(words.message, result.troubles)


def to_statistics(result: CheckResult, words: Translator, screen: Screen) -> str:
    """How often each rule found something that counts, the most frequent first, and what it comes to."""
    counts = Counter(finding.code for finding in result.shown)
    width = len(str(max(counts.values(), default=0)))
    lines = [
        f"{count:>{width}}  {code}  {words.message(result.rules[code].title)}"
        f" ({words.message(SEVERITIES[result.rules[code].severity])})"
        for code, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    lines += [words.text("{refusal} (Not read.)", refusal=words.refusal(error)) for error in result.refused]
    lines += [*map(words.message, result.troubles), *sum_text(result, words)]
    return "".join(f"{_one_line(screen.clean(line))}\n" for line in lines)


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
