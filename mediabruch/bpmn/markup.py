"""Texts with markup of the web into the words that a reader of the page sees.

Modelers write documentation, notes and labels in HTML. Its tags, addresses and styles are no words about a step.
"""

import re
from collections.abc import Iterator

from mediabruch.bpmn.element import XmlElement
from mediabruch.patterns import pattern

_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "table", "tbody",
        "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
"""Elements that begin a line, or a cell."""
_UNSEEN = frozenset({"script", "style", "head"})
_TAG = pattern(
    r"<!--|-->|<(?P<end>/?)(?P<name>a|abbr|b|big|body|caption|center|cite|code|col|colgroup|del|em|font|html|i|img|ins|kbd"
    rf"|mark|s|small|span|strike|strong|sub|sup|tt|u|{'|'.join(sorted(_BLOCKS | _UNSEEN))})"
    r"""(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*\s*/?>""",
    re.IGNORECASE,
)
_SURE = pattern(
    r"""</[a-z][a-z0-9]*\s*>|<(?:br|hr|p|div|li|ul|ol)\s*/?>|<[a-z][a-z0-9]*\s+[a-z:-]+\s*=\s*["']""", re.IGNORECASE
)
"""What a text holds that is HTML; one of its words in brackets alone may be a blank to fill in, such as `<address>`."""
_ESCAPED_TWICE = pattern(r"&(?:amp;)+(?=[#a-zA-Z])")


def readable(text: str) -> str:
    r"""The text as a browser shows it, with a line for each block.

    >>> readable('<p>See the <a href="https://example.org/fax.pdf">hand&shy;book</a>.</p>').replace("\u00ad", "")
    '\nSee the handbook.\n'
    >>> readable("Send <form> to A & B")
    'Send <form> to A & B'
    """
    text = _without_tags(text)
    if "&" not in text:
        return text
    from mediabruch.bpmn.slips import unescaped  # few texts need it

    meant = unescaped(_ESCAPED_TWICE.sub("&", text))
    return meant if "<" in text else _without_tags(meant)  # some tools escape the tags once more


def _without_tags(text: str) -> str:
    return "".join(_seen(text)) if "<" in text and _SURE.search(text) else text


def _seen(text: str) -> Iterator[str]:
    """What stands between the tags, but for what a page does not show."""
    place, ending = 0, ""
    for tag in _TAG.finditer(text):
        name = (tag["name"] or "").lower()
        sign = f"{tag['end']}{name}" if name else tag.group()
        if ending:
            ending, place = ("", tag.end()) if sign == ending else (ending, place)
            continue
        yield text[place : tag.start()]
        place = tag.end()
        if name in _BLOCKS:
            yield "\n"
        elif sign == "<!--":
            ending = "-->"
        elif sign in _UNSEEN:
            ending = f"/{name}"
    if not ending:
        yield text[place:]


def text_of(element: XmlElement) -> str:
    """All text inside an element, that of its children too, with a line for each block."""
    return ("".join(_texts(element)) if len(element) else element.text or "").strip()


def _texts(element: XmlElement) -> list[str]:
    parts = [element.text or ""]
    for child in element:
        line = "\n" if child.tag.rpartition("}")[2].lower() in _BLOCKS else ""
        parts += [line, *_texts(child), line, child.tail or ""]
    return parts
