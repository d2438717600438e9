"""What several media breaks together say of a process: its patterns, and what own rules find."""

from collections.abc import Iterator, Sequence

from mediabruch.findings.finding import Finding, PathStep
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import MEDIA
from mediabruch.media import Medium
from mediabruch.notation.letters import shortened
from mediabruch.report.blocks import Block, Bullet, BulletList, bullet, paragraph, section
from mediabruch.report.names import capitalized
from mediabruch.report.spans import Span, Style

_LONGEST_PATH = 12
"""Steps of a path that are shown."""
_MOST = 12
"""Patterns that are shown in full."""


def patterns_among(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that are no single media break and no note, the weightiest first; none that the model takes back."""
    found = [one for one in findings if one.is_active and not one.is_break and not one.is_note]
    return sorted(found, key=lambda one: -one.severity.rank)


def patterns_section(patterns: Sequence[Finding], words: Translator) -> tuple[Block, ...]:
    """The patterns with their paths; nothing where there are none."""
    return section(words.text("Patterns"), _blocks(patterns, words))


def _blocks(patterns: Sequence[Finding], words: Translator) -> Iterator[Block]:
    items: list[Bullet] = []
    for finding in patterns[:_MOST]:
        items.append(_item(finding, words))
        if finding.steps:
            yield BulletList(tuple(items))
            yield paragraph(Span(path_words(finding.steps, words), Style.DIM), indent=len(finding.code) + 2)
            items = []
    if items:
        yield BulletList(tuple(items))
    if len(patterns) > _MOST:
        yield paragraph(Span(words.text("and {n} more", n=len(patterns) - _MOST), Style.DIM))


def _item(finding: Finding, words: Translator) -> Bullet:
    title = Span(capitalized(words.message(finding.title)), Style.TITLE)
    return bullet(Span(finding.code, Style.BREAK), title, f": {words.message(finding.message)}")


def path_words(steps: Sequence[PathStep], words: Translator) -> str:
    """The way of the information, step by step with its media."""
    shown = [_step(step, words) for step in steps[:_LONGEST_PATH]]
    if len(steps) > _LONGEST_PATH:
        shown.append(words.text("and {n} more", n=len(steps) - _LONGEST_PATH))
    return " > ".join(shown)


def _step(step: PathStep, words: Translator) -> str:
    name = shortened(step.name) or step.element or words.text("without a name")
    media = " → ".join(words.message(MEDIA[Medium(medium)]) for medium in step.media)
    return f"{name} ({media})" if media else name
