"""The page of a kind on a screen, and the list of all kinds."""

import re

from mediabruch.breaks.kinds import KINDS, Kind
from mediabruch.report.layout import Page, Span, Style
from mediabruch.report.screen import Screen
from mediabruch.words import Translator, read_page


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
    for heading, is_break in ((words.text("Media breaks"), True), (words.text("Notes on the model"), False)):
        page.heading(heading)
        for kind in KINDS.values():
            if kind.is_break is is_break:
                page.write(words.message(kind.title), head=Span(kind.code, Style.TITLE), column=7)
    return page.text()
