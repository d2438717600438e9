"""The list of all rules, as text and as JSON."""

from collections.abc import Mapping

from mediabruch.i18n import Translator
from mediabruch.i18n.terms import SEVERITIES
from mediabruch.report.check.document import lines_of, members_of_rules
from mediabruch.report.kind_page import GROUPS
from mediabruch.report.layout import Page
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style
from mediabruch.rules.kinds import Kind


def rules_text(kinds: Mapping[str, Kind], words: Translator, screen: Screen) -> str:
    """All rules with severity and title, group by group; the own ones last."""
    page = Page(screen)
    width = max(map(len, kinds)) + 2
    for heading, beginning in GROUPS:
        _write_group(
            page,
            words.message(heading),
            [one for one in kinds.values() if one.code.startswith(beginning)],
            width,
            words,
        )
    own = [kind for kind in kinds.values() if not kind.code.startswith("MB")]
    _write_group(page, words.text("Own rules"), own, width, words)
    page.blank()
    page.write(Span(words.text("More on a kind: {command}", command="mediabruch explain MB101"), Style.DIM))
    return page.text()


def _write_group(page: Page, heading: str, kinds: list[Kind], width: int, words: Translator) -> None:
    if kinds:
        page.heading(heading)
    for kind in kinds:
        severity = Span(f" ({words.message(SEVERITIES[kind.severity])}, {kind.name})", Style.DIM)
        page.write(words.message(kind.title), severity, head=Span(kind.code, Style.TITLE), column=width)


def rules_json(kinds: Mapping[str, Kind], words: Translator) -> bytes:
    """All rules as JSON."""
    return lines_of(members_of_rules(kinds, words))
