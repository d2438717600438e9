"""What all formats of a check say in the same words."""

from mediabruch.checks.result import CheckResult
from mediabruch.findings.finding import Finding, State
from mediabruch.i18n import Translator
from mediabruch.notation.letters import shortened
from mediabruch.report.names import capitalized
from mediabruch.report.screen import harmless


def one_line(text: str) -> str:
    r"""Foreign text on one line, without control characters.

    >>> one_line("Antrag\n\x1b[2J  prüfen")
    'Antrag \ufffd[2J prüfen'
    """
    return " ".join(harmless(text).split())


def sentences(finding: Finding, words: Translator) -> str:
    """What was found, and what helps."""
    return one_line(f"{words.message(finding.message)} {words.message(finding.help)}")


def title(code: str, result: CheckResult, words: Translator) -> str:
    """A kind with its code; the code alone for one that this check does not know."""
    kind = result.rules.get(code)
    return code if kind is None else f"{code} {one_line(capitalized(words.message(kind.title)))}"


def label(finding: Finding) -> str:
    """What the element is called in its model; empty where it has no name and no id."""
    return shortened(one_line(finding.name or finding.element or ""))


def is_compared(result: CheckResult) -> bool:
    """Whether there is something that the findings are new against."""
    return result.is_compared


def headline(result: CheckResult, words: Translator) -> str:
    """The numbers of findings in a few words."""
    new, known = len(result.shown), len(result.in_state(State.KNOWN))
    if not is_compared(result):
        return words.plural("{n} finding", "{n} findings", new)
    parts = [words.plural("{n} new finding", "{n} new findings", new), words.text("{n} fixed", n=len(result.fixed))]
    if known:
        parts.append(words.text("{n} known", n=known))
    return ", ".join(parts)
