"""What a check found as Markdown: a comment on a merge request, or the summary of a job.

First whether it passes, then the processes as they were and are, then what is new, what is fixed, and what is left out
of account. The first line is a mark that nobody sees, by which a bot finds its own comment again.
"""

from collections.abc import Iterable, Iterator, Sequence

from mediabruch.checks.result import CheckResult, ModelChange
from mediabruch.findings.finding import Finding, State
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import SEVERITIES
from mediabruch.notation.letters import shortened
from mediabruch.portfolio.examined import ExaminedModel
from mediabruch.report.check.text import points
from mediabruch.report.markdown_lines import escaped
from mediabruch.report.platforms.wording import headline, is_compared, title
from mediabruch.score import Score

MARK = "<!-- mediabruch -->"
_NONE = "–"
MOST = 50
"""Rows of a table; GitHub takes 65,536 characters in a comment."""


def to_comment(result: CheckResult, words: Translator) -> str:
    """The comment, with headings of the third level and below."""
    lines = [MARK, f"### mediabruch: {escaped(headline(result, words))}", ""]
    lines += _verdict(result, words)
    lines += _processes(result, words)
    lines += _findings(result, words)
    lines += _fixed(result, words)
    lines += _ignored(result, words)
    return "\n".join(lines).rstrip("\n") + "\n"


def _verdict(result: CheckResult, words: Translator) -> Iterator[str]:
    """Whether the check passes, and why not."""
    reasons = [(failed.path, words.message(failed.message)) for failed in result.failed]
    reasons += [(error.path, words.message(error.message)) for error in result.refused]
    verdict = words.text("The check fails.") if reasons else words.text("The check passes.")
    yield f"**{escaped(verdict)}**"
    yield ""
    yield from _list([f"{path}: {reason}" if path else reason for path, reason in reasons], words)
    yield from _list([words.message(trouble) for trouble in result.troubles], words)


def _processes(result: CheckResult, words: Translator) -> Iterator[str]:
    """The figures; where there is a revision to compare with, those of then beside them, for what has changed."""
    titles = [words.text("process"), words.text("file"), words.text("score"), words.text("media breaks per case")]
    models = {model.path: model for model in result.models}
    if result.comparison is None:
        rows = [_row(model.name, model.path, None, model.score, words) for model in result.models]
    else:
        titles += [words.text("new"), words.text("fixed")]
        rows = [_changed(change, models.get(change.path), words) for change in result.comparison.changes]
        if not rows:
            yield escaped(words.text("No model has changed."))
            yield ""
            return
        commit = result.comparison.commit[:10]
        yield escaped(
            words.text("Compared with {revision} ({commit})", revision=result.comparison.revision, commit=commit)
        )
        yield ""
    if rows:
        yield from _table(titles, rows, "ll" + "r" * (len(titles) - 2), words)
        yield from _verdicts(result, {row[1] for row in rows}, words)
        yield ""


def _verdicts(result: CheckResult, paths: set[str], words: Translator) -> Iterator[str]:
    """The verdict on each model of the table in one sentence."""
    for model in result.models[:MOST]:
        if model.verdict is not None and model.path in paths:
            said = [words.message(message) for message in (model.verdict, model.assumed) if message is not None]
            yield f"- {escaped(shortened(model.name))}: {escaped(' '.join(said))}"


def _changed(change: ModelChange, model: ExaminedModel | None, words: Translator) -> list[str]:
    row = _row(model.name if model else "", change.path, change.before, change.after, words)
    if change.renamed_from:
        row[1] = f"{change.renamed_from} → {change.path}"
    return [*row, str(len(change.introduced)), str(len(change.removed))]


def _row(name: str, path: str, before: Score | None, after: Score | None, words: Translator) -> list[str]:
    return [
        shortened(name) or _NONE,
        path,
        _then_and_now(*(points(score, words) for score in (before, after))),
        _then_and_now(*(_breaks(score, words) for score in (before, after))),
    ]


def _breaks(score: Score | None, words: Translator) -> str:
    return _NONE if score is None else words.rate(score.breaks_per_case)


def _then_and_now(before: str, after: str) -> str:
    return after if before in (_NONE, after) else f"{before} → {after}"


def _findings(result: CheckResult, words: Translator) -> Iterator[str]:
    """What counts, the weightiest first, and what helps against each kind."""
    if result.shown:
        shown = sorted(result.shown, key=lambda one: (-one.severity.rank, -(one.per_case or 0.0)))
        titles = [words.text("severity"), words.text("place"), words.text("finding"), words.text("per case")]
        heading = words.text("What is new") if is_compared(result) else words.text("Findings")
        yield f"#### {escaped(heading)}"
        yield ""
        yield from _table(titles, [_finding(finding, result, words) for finding in shown], "lllr", words)
        said = [(finding.code, words.message(finding.help)) for finding in shown[:MOST]]
        codes = [code for code, _ in said]
        for code, helps in sorted(dict.fromkeys(said), key=lambda one: codes.index(one[0])):
            yield f"- **{escaped(title(code, result, words))}:** {escaped(helps)}"
        yield ""
    if result.hidden:
        yield escaped(
            words.plural(
                "{n} finding weighs less than what is listed.",
                "{n} findings weigh less than what is listed.",
                result.hidden,
            )
        )
        yield ""


def _finding(finding: Finding, result: CheckResult, words: Translator) -> list[str]:
    return [
        words.message(SEVERITIES[finding.severity]),
        f"{finding.path}:{finding.line}",
        f"{title(finding.code, result, words)}: {words.message(finding.message)}",
        _NONE if finding.per_case is None else words.rate(finding.per_case),
    ]


def _fixed(result: CheckResult, words: Translator) -> Iterator[str]:
    if result.fixed:
        heading = words.text("Fixed")
        yield f"#### {escaped(heading)}"
        yield ""
        yield from _list(
            [f"{one.path}: {title(one.code, result, words)}: {words.message(one.message)}" for one in result.fixed],
            words,
        )


def _ignored(result: CheckResult, words: Translator) -> Iterator[str]:
    """What the models ask to leave, with their reasons, folded."""
    ignored = result.in_state(State.IGNORED)
    if ignored:
        summary = words.text("Ignored, with the reasons that the models state")
        yield f"<details><summary>{escaped(summary)}: {len(ignored)}</summary>"
        yield ""
        yield from _list(
            [
                f"{one.path}:{one.line}: {title(one.code, result, words)}: {words.message(one.message)} ({one.reason})"
                for one in ignored
            ],
            words,
        )
        yield "</details>"


def _list(items: Sequence[str], words: Translator) -> Iterator[str]:
    if items:
        yield from (f"- {escaped(item)}" for item in items[:MOST])
        yield from _more(len(items), words)
        yield ""


def _table(titles: Iterable[str], rows: Sequence[Sequence[str]], sides: str, words: Translator) -> Iterator[str]:
    yield f"| {' | '.join(escaped(title) for title in titles)} |"
    yield f"|{'|'.join('--:' if side == 'r' else ':--' for side in sides)}|"
    yield from (f"| {' | '.join(escaped(cell) for cell in row)} |" for row in rows[:MOST])
    yield ""
    if len(rows) > MOST:
        yield from _more(len(rows), words)
        yield ""


def _more(count: int, words: Translator) -> Iterator[str]:
    if count > MOST:
        yield escaped(words.text("and {n} more", n=count - MOST))
