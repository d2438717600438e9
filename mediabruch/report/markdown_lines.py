"""Foreign text, tables and blocks as lines of Markdown: every character that could mean something is escaped."""

import re
from collections.abc import Iterable, Iterator

from mediabruch.patterns import pattern
from mediabruch.report.blocks import Block, BulletList, Code, Heading, Pairs, Paragraph
from mediabruch.report.screen import harmless
from mediabruch.report.spans import plain

_SPECIAL = pattern(r"([\\`*_\[\]<>#|~&$])")
_REFERENCE = pattern(r"([@#!%~&^])(?=\w)|(?i:\b(https?|ftp|www|mailto)(?=[:.]))")
"""What a platform makes links of by itself: mentions, issues, merge requests, addresses."""
_JOINER = "\u2060"
"""Breaks such a link; nobody sees it."""


def escaped(text: str) -> str:
    r"""Foreign text in one line of Markdown, with no meaning of its own, in tables too.

    >>> escaped("a|b\n<i>*c*</i>")
    'a\\|b \\<i\\>\\*c\\*\\</i\\>'
    """
    cleaned = " ".join(harmless(text).split())
    return _SPECIAL.sub(r"\\\1", _REFERENCE.sub(rf"\g<0>{_JOINER}", cleaned))


def table_lines(titles: list[str], rows: Iterable[list[str]], sides: str) -> Iterator[str]:
    """A table; `sides` says for each column whether it stands left (`l`) or right (`r`)."""
    yield f"| {' | '.join(escaped(title) for title in titles)} |"
    yield f"|{'|'.join('--:' if side == 'r' else ':--' for side in sides)}|"
    for row in rows:
        yield f"| {' | '.join(escaped(cell) for cell in row)} |"


def block_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Blocks as lines of Markdown, foreign text escaped."""
    for block in blocks:
        match block:
            case Heading(text):
                yield f"### {escaped(text)}"
            case Paragraph(words):
                yield escaped(plain(words))
            case BulletList(items):
                yield "\n".join(_item(head.text, plain(line)) for head, line in items)
            case Pairs(pairs):
                yield "\n".join(f"- {escaped(label)}: {escaped(plain(line))}" for label, line in pairs)
            case Code(lines):
                texts = [line.whole for line in lines]
                fence = _fence(texts)
                yield "\n".join([f"{fence}yaml", *texts, fence])
        yield ""


def _item(head: str, line: str) -> str:
    """A line of a list; of a numbered one where its head is a number."""
    return f"{head} {escaped(line)}" if _NUMBER.fullmatch(head) else "- " + escaped(f"{head} {line}")


_NUMBER = pattern(r"[0-9]{1,4}\.")


def _fence(lines: Iterable[str]) -> str:
    """A fence that is longer than any run of backticks in the lines."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    return "`" * max(3, longest + 1)
