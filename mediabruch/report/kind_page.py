"""The page of a kind on a screen, and the list of all kinds."""

import re

from mediabruch.errors import Message
from mediabruch.i18n import Translator, read_page
from mediabruch.report.layout import Page
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style
from mediabruch.rules.kinds import KINDS, Kind

GROUPS = (
    (Message("Media breaks"), "MB1"),
    (Message("Patterns"), "MB2"),
    (Message("Notes on the model"), "MB9"),
)
"""The kinds in groups, by the beginnings of their codes."""


def explain_kind(kind: Kind, words: Translator, screen: Screen) -> str:
    """What the kind is, why it matters, what helps: its Markdown page laid out."""
    page = Page(screen)
    for block in re.split(r"\n{2,}", read_page(kind.code, words.language).strip()):
        _write_block(page, " ".join(block.split("\n")) if not block.startswith("- ") else block)
    return page.text()


def _write_block(page: Page, block: str) -> None:
    """A heading, a list or a paragraph of Markdown."""
    if block.startswith("# "):
        page.write(Span(block[2:], Style.TITLE))
    elif block.startswith("## "):
        page.heading(block[3:])
        return
    elif block.startswith("- "):
        for item in re.split(r"\n(?=- )", block):
            page.write(" ".join(item[2:].split()).replace("`", ""), head="-", column=2)
    else:
        page.write(block.replace("`", ""))
    page.blank()


def list_kinds(words: Translator, screen: Screen) -> str:
    """All kinds with their titles."""
    page = Page(screen)
    for heading, beginning in GROUPS:
        page.heading(words.message(heading))
        for kind in KINDS.values():
            if kind.code.startswith(beginning):
                page.write(words.message(kind.title), head=Span(kind.code, Style.TITLE), column=7)
    return page.text()
