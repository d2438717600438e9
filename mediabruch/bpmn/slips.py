"""Slips in the text of a file that XML refuses and a reader would not notice: mended before words are lost to them."""

import re
from functools import lru_cache

from mediabruch.patterns import pattern

_OF_XML = {"amp": "&#38;", "lt": "&#60;", "gt": "&#62;", "quot": "&#34;", "apos": "&#39;"}
"""XML's own names, which libxml2 drops behind a slip that it has saved a file from: the numbers stay."""
_SLIP = pattern(
    r"&(?:(?P<name>[A-Za-z][A-Za-z0-9]*);|\#(?P<number>[0-9]{1,9}|x[0-9a-fA-F]{1,8});)?"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|<(?P<void>[bh]r)(?=\s*>)"
    r"|<(?P<less>)(?=[\s\d=])",
    re.IGNORECASE,
)
_WHOLE = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
"""Where nothing is a slip: how it begins and ends."""
_BEGINNING = pattern("|".join(map(re.escape, _WHOLE)))
_REFERENCE = pattern(r"&(?:(?P<name>[A-Za-z][A-Za-z0-9]*)|\#(?P<number>[0-9]{1,9}|x[0-9a-fA-F]{1,8}));")
_ALLOWED = (range(0x20, 0xD800), (0x9, 0xA, 0xD), range(0xE000, 0xFFFE), range(0x10000, 0x110000))
"""The characters of XML 1.0, the usual ones first."""


def mended(data: bytes) -> bytes:
    """A file in UTF-8 with HTML's names of characters and breaks, bare signs and controls as XML allows them.

    Lines stay where they are.
    """
    text = data.decode("utf-8", "replace")
    parts, place = [], 0
    while found := _BEGINNING.search(text, place):
        end = text.find(_WHOLE[found.group()], found.end())
        if end < 0:
            break
        parts += [_SLIP.sub(_mended, text[place : found.start()]), text[found.start() : end]]
        place = end
    return "".join([*parts, _SLIP.sub(_mended, text[place:])]).encode()


def _mended(slip: re.Match[str]) -> str:
    written, name, number = slip.group(), slip["name"], slip["number"]
    if name in _OF_XML:
        return _OF_XML[name]
    if slip["void"]:
        return f"{written}/"
    if slip["less"] is not None:
        return "&#60;"
    if number is not None:
        return written if _character(number) else " "
    if name is None and written != "&":
        return " "
    meant = _named(name) if name else None
    return f"&#38;{written[1:]}" if meant is None else "".join(f"&#{ord(one)};" for one in meant)


def unescaped(written: str) -> str:
    """What a value says that stands in a file, whether XML knows its references or only HTML does.

    >>> unescaped("Br&uuml;cken &amp; Stra&#223;en &nope;")
    'Brücken & Straßen &nope;'
    """
    return _REFERENCE.sub(_meant, written) if "&" in written else written


def _meant(reference: re.Match[str]) -> str:
    name = reference["name"]
    return (_character(reference["number"]) or " ") if name is None else (_named(name) or reference.group())


@lru_cache(maxsize=256)
def _named(name: str) -> str | None:
    """The characters that HTML calls so; a name for a line break means a blank."""
    from html.entities import html5  # 2,000 names that few files use

    meant = html5.get(f"{name};")
    return " " if meant == "\n" else meant


def _character(number: str) -> str | None:
    """The character of a numeric reference; `None` for what XML forbids."""
    code = int(number[1:], 16) if number[0] == "x" else int(number)
    return chr(code) if any(code in some for some in _ALLOWED) else None
