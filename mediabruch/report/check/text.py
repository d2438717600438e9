"""A check in words: the findings with their places, what changed, what is ignored, and what it all comes to."""

from collections import Counter
from collections.abc import Iterator

from mediabruch.checks.result import CheckResult, Fixed, ModelChange
from mediabruch.findings.finding import Finding, State
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import SEVERITIES
from mediabruch.notation.letters import shortened
from mediabruch.report.figures import band
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.patterns import path_words
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style, Words
from mediabruch.rules import Severity
from mediabruch.score import Score

_STYLES = {
    Severity.INFO: Style.DIM,
    Severity.MINOR: Style.CARE,
    Severity.MAJOR: Style.BREAK,
    Severity.CRITICAL: Style.BREAK,
}
_INDENT = 2


def to_text(result: CheckResult, words: Translator, screen: Screen) -> str:
    """The result of a check as text."""
    layout = ScreenLayout(screen)
    for finding in result.shown:
        _write_finding(layout, finding, words)
    _write_help(layout, result, words)
    _write_changes(layout, result, words)
    _write_fixed(layout, result, words)
    _write_ignored(layout, result, words)
    _write_troubles(layout, result, words)
    _write_sum(layout, result, words)
    return layout.text()


def _write_finding(layout: ScreenLayout, finding: Finding, words: Translator) -> None:
    layout.line(
        Span(place(finding), Style.TITLE),
        "  ",
        Span(words.message(SEVERITIES[finding.severity]), _STYLES[finding.severity]),
        "  ",
        f"{finding.code} {words.message(finding.title)}",
    )
    layout.write(words.message(finding.message), column=_INDENT)
    if finding.steps:
        layout.write(Span(path_words(finding.steps, words), Style.DIM), column=_INDENT)
    if facts := ", ".join(_facts(finding, words)):
        layout.write(Span(facts, Style.DIM), column=_INDENT)


def place(finding: Finding) -> str:
    """`path:line:column`, which terminals and editors turn into a link."""
    return f"{finding.path}:{finding.line}:{finding.column}"


def _facts(finding: Finding, words: Translator) -> Iterator[str]:
    if finding.per_case is not None:
        yield words.text("{rate} per case", rate=words.rate(finding.per_case))
    if not finding.is_note:
        yield words.text("{share} sure", share=words.percent(finding.confidence))
    if finding.element:
        yield finding.element


def _write_help(layout: ScreenLayout, result: CheckResult, words: Translator) -> None:
    said = sorted({(finding.code, words.message(finding.help)) for finding in result.shown})
    if not said:
        return
    layout.heading(words.text("What helps"))
    for code, helps in said:
        layout.write(helps, head=Span(code, Style.TITLE), column=len(code) + 2)
    layout.write(Span(words.text("More on a rule: {command}", command=f"mediabruch explain {said[0][0]}"), Style.DIM))


def _write_changes(layout: ScreenLayout, result: CheckResult, words: Translator) -> None:
    comparison = result.comparison
    if comparison is None:
        return
    layout.heading(
        words.text("Compared with {revision} ({commit})", revision=comparison.revision, commit=comparison.commit[:10])
    )
    if not comparison.changes:
        layout.write(words.text("No model has changed."))
    for change in comparison.changes:
        layout.write(Span(shortened(change.path), Style.TITLE), f": {changed(change, words)}")


def changed(change: ModelChange, words: Translator) -> str:
    """What became of a model, in one line."""
    parts = []
    if change.renamed_from is not None:
        parts.append(words.text("was {name}", name=change.renamed_from))
    if change.before is None:
        parts.append(words.text("new"))
    elif change.after is None:
        parts.append(words.text("gone"))
    parts.append(
        words.text("score {before} → {after}", before=points(change.before, words), after=points(change.after, words))
    )
    parts.append(words.text("{n} introduced", n=len(change.introduced)))
    parts.append(words.text("{n} removed", n=len(change.removed)))
    return ", ".join(parts)


def points(score: Score | None, words: Translator) -> str:
    """The end-to-end score or the two between which it lies; a dash where there is none."""
    return band(score, words)


def _write_fixed(layout: ScreenLayout, result: CheckResult, words: Translator) -> None:
    if result.fixed:
        layout.heading(words.text("Fixed"))
    for fixed in result.fixed:
        layout.write(_fixed(fixed, words), head=Span(fixed.code, Style.GOOD), column=len(fixed.code) + 2)


def _fixed(fixed: Fixed, words: Translator) -> str:
    return f"{fixed.path}: {words.message(fixed.message)}"


def _write_ignored(layout: ScreenLayout, result: CheckResult, words: Translator) -> None:
    ignored = result.in_state(State.IGNORED)
    if ignored:
        layout.heading(words.text("Ignored, with the reasons that the models state"))
    for finding in ignored:
        layout.write(
            f"{place(finding)}: {finding.reason}", head=Span(finding.code, Style.TITLE), column=len(finding.code) + 2
        )


def _write_troubles(layout: ScreenLayout, result: CheckResult, words: Translator) -> None:
    if not result.troubles and not result.refused and not result.tolerated:
        return
    layout.heading(words.text("Problems"))
    for error in result.refused:
        layout.write(words.refusal(error), head="-", column=2)
    for error in result.tolerated:
        layout.write(words.text("{refusal} (Known and tolerated.)", refusal=words.refusal(error)), head="-", column=2)
    for trouble in result.troubles:
        layout.write(words.message(trouble), head="-", column=2)


def _write_sum(layout: ScreenLayout, result: CheckResult, words: Translator) -> None:
    layout.heading(words.text("Result"))
    layout.write(*_sums(result, words))
    for failed in result.failed:
        where: tuple[Words, ...] = (Span(f"{failed.path}: ", Style.TITLE),) if failed.path else ()
        layout.write(*where, words.message(failed.message), head=Span(failed.condition, Style.BREAK), column=14)
    if not result.failed and not result.refused:
        layout.write(Span(words.text("All conditions are met."), Style.GOOD))


def sum_text(result: CheckResult, words: Translator) -> Iterator[str]:
    """What it all comes to, in plain lines."""
    yield "".join(each if isinstance(each, str) else each.text for each in _sums(result, words))
    for failed in result.failed:
        where = f"{failed.path}: " if failed.path else ""
        yield f"{failed.condition}: {where}{words.message(failed.message)}"


def _sums(result: CheckResult, words: Translator) -> Iterator[Words]:
    counts = Counter(finding.severity for finding in result.findings if finding.is_active)
    listed = ", ".join(
        words.plural("{n} info", "{n} info", counts[severity])
        if severity is Severity.INFO
        else f"{counts[severity]} {words.message(SEVERITIES[severity])}"
        for severity in reversed(Severity)
        if counts[severity]
    )
    yield words.plural("{n} model checked.", "{n} models checked.", len(result.models))
    yield " "
    if listed:
        yield words.text("Findings: {listed}.", listed=listed)
    elif result.models:
        yield words.text("Nothing was found.")
    if result.hidden:
        yield " "
        yield words.plural(
            "{n} of them is not listed; --show info lists it.",
            "{n} of them are not listed; --show info lists them.",
            result.hidden,
        )
    if result.refused:
        yield " "
        yield words.plural("{n} file could not be read.", "{n} files could not be read.", len(result.refused))
    if result.passed_over:
        yield " "
        yield words.plural(
            "{n} XML file that names BPMN and is no model was passed over.",
            "{n} XML files that name BPMN and are no models were passed over.",
            len(result.passed_over),
        )
    for state, sentence in (
        (State.KNOWN, words.text("Known and tolerated: {n}.", n=len(result.in_state(State.KNOWN)))),
        (State.IGNORED, words.text("Ignored: {n}.", n=len(result.in_state(State.IGNORED)))),
    ):
        if result.in_state(state):
            yield f" {sentence}"
