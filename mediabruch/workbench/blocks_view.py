"""Blocks of a report as JSON, so that the page shows them in its own layout."""

from collections.abc import Iterable
from typing import Any

from mediabruch.report.blocks import Block, BulletList, Code, Heading, Pairs, Paragraph
from mediabruch.report.spans import Line, plain


def blocks_view(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Each block by its kind, with words that are plain."""
    return [_block(one) for one in blocks]


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text=text):
            return {"block": "heading", "text": text}
        case Paragraph(words=words):
            return {"block": "paragraph", "text": plain(words)}
        case BulletList(items=items):
            return {"block": "list", "items": [_item(one.head.text, one.words) for one in items]}
        case Pairs(pairs=pairs):
            return {"block": "pairs", "pairs": [[label, plain(words)] for label, words in pairs]}
        case Code(lines=lines):
            return {"block": "code", "text": "\n".join(line.whole for line in lines)}


def _item(head: str, words: Line) -> dict[str, str]:
    return {"head": head.strip(), "text": plain(words)}
