"""Rich text as text: some modelers keep the documentation of an element as RTF."""

from mediabruch.patterns import pattern

_START = "{\\rtf"
_LEAD = 64
"""Letters among which rich text says that it is one."""
_LONGEST = 65536
"""Letters that are looked at; tables of fonts and styles come first and are long."""
_TOKEN = pattern(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?\??|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_BREAKS = frozenset({"par", "line", "tab", "cell", "row", "page", "sect"})
_HIDDEN = frozenset({"fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "footer", "generator", "listtable"})
"""Groups that hold no text of the author's."""
_CODES = 0x10000
_MARKS = {"~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\"}


def unformatted(text: str) -> str:
    r"""The text without its formatting; other text as it is. Cost: linear.

    >>> unformatted(r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Bescheid \b ausdrucken\b0\par und pr\'fcfen}")
    'Bescheid ausdrucken und prüfen'
    """
    if _START not in text[:_LEAD]:
        return text
    found: list[str] = []
    hidden: list[bool] = [False]
    for match in _TOKEN.finditer(text[:_LONGEST]):
        code, number, word, _, mark, brace, letters = match.groups()
        if brace == "{":
            hidden.append(hidden[-1])
        elif brace == "}":
            if len(hidden) > 1:
                hidden.pop()
        elif word in _HIDDEN or mark == "*":
            hidden[-1] = True
        elif not hidden[-1]:
            found.append(_said(code, number, word, mark, letters))
    return " ".join("".join(found).split())


def _said(code: str | None, number: str | None, word: str | None, mark: str | None, letters: str | None) -> str:
    """What one token adds to the text."""
    if code is not None:
        return bytes.fromhex(code).decode("cp1252", errors="replace")
    if number is not None:
        return chr(int(number) % _CODES)
    if word is not None:
        return " " if word in _BREAKS else ""
    return _MARKS.get(mark, "") if mark is not None else letters or ""
