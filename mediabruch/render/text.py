"""Fits text into rectangles: measured generously, wrapped, hyphenated, cut short at worst, never flowing over.

Widths are the greatest that DejaVu Sans, Open Sans and Liberation Sans (Arial) have for a character, so that the text
fits whichever of them the reader's machine takes.
"""

import unicodedata
from functools import lru_cache
from math import fsum
from typing import NamedTuple

from mediabruch.patterns import pattern
from mediabruch.render.hyphen import joints, split_points

FONTS = "Open Sans, Segoe UI, Arial, Helvetica, sans-serif"
BOLD = 1.14
"""How much wider bold letters are."""
LINE = 1.2
"""Height of a line, in font sizes."""
ASCENT = 0.95
"""From the top of a line to the foot of its letters, in font sizes."""
ELLIPSIS = "…"
_LONG = 40
"""Letters of a word for which no room is made."""
_SMALLER = 0.74
"""How much smaller letters may get so that no word has to be parted."""

_WIDTHS = {
    0.3: "'Iijlìíîïıĩīĭįİ",
    0.35: " ,.:;\xa0·‘’‚",
    0.4: "()-/[\\]ft|",
    0.45: "!r",
    0.5: '"Jª°²³¹º',
    0.55: "cszçćčśşšźżž“”„",
    0.6: "*?L_`kvxy¦§¨¯´ýÿłŁ–†•",
    0.65: "$0123456789FTabdeghnopqu{}¢£¤¥«µ»¿ßàáâãäåèéêëðñòóôõöøùúûüþ€",
    0.7: "ABEKPSVXYZÀÁÂÃÄÅÈÉÊËÝÞŠŽ",
    0.75: "CRUÇÙÚÛÜ",
    0.8: "&DGHNOQÐÑÒÓÔÕÖØ",
    0.85: "#+<=>^w~±×÷",
    0.95: "M",
    1.0: "%Wm©®¼½¾Ææ—…→←",
    1.05: "@œ",
    1.1: "Œ",
}
_OTHER, _WIDE = 0.8, 1.1
_NARROWEST = min(_WIDTHS)
_AHEAD = 5
"""Letters that are looked at beyond what can fit, to part a word well."""


class _Table(dict[str, float]):
    """Widths by character; of those that are not listed as they are first asked for."""

    def __missing__(self, character: str) -> float:
        if unicodedata.combining(character):
            found = 0.0
        else:
            found = _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER
        self[character] = found
        return found


_WIDTH = _Table((character, size) for size, characters in _WIDTHS.items() for character in characters)
_width_of = _WIDTH.__getitem__
_WORDS = pattern(r"\s+")
_BREAKABLE = pattern(r"(?<=[-/_.,;:&+)\u2010-\u2014])(?=\w)|(?<=[a-zäöüß])(?=[A-ZÄÖÜ][a-zäöüß])")
"""Where a long word may be parted without a hyphen."""


class Fitted(NamedTuple):
    """Text in lines, at the largest size that fits."""

    lines: tuple[str, ...]
    size: float
    is_cut: bool = False
    """Some of it had to be left out."""
    is_parted: bool = False
    """A word goes on in the next line."""

    @property
    def height(self) -> float:
        """Of all lines."""
        return len(self.lines) * self.size * LINE

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max((width(line, self.size) for line in self.lines), default=0.0)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text at a font size, at least what any common font needs."""
    return fsum(map(_width_of, text)) * size * (BOLD if bold else 1.0)


@lru_cache(maxsize=1024)
def fit(text: str, room: tuple[float, float], sizes: tuple[float, ...], *, bold: bool = False) -> Fitted:
    """Fit a text into a room of this width and height: the first of the sizes at which it fits, else cut short.

    A size at which no word has to be parted is preferred to the next larger one. No lines where there is no room.
    """
    factor = BOLD if bold else 1.0
    across, down = room[0] / factor, room[1]
    words = _words(text, (across + 1) * (down + 1) / (sizes[-1] ** 2 * 0.3) + 1)
    fallback: Fitted | None = None
    for size in sizes:
        room_for = int(down / (size * LINE) + 1e-6)
        if fallback and size < fallback.size * _SMALLER:
            return fallback
        if room_for == 0:
            continue
        lines, parted = _wrap(words, across / size, room_for)
        if len(lines) <= room_for:
            if not parted:
                return Fitted(tuple(lines), size)
            fallback = fallback or Fitted(tuple(lines), size, is_parted=True)
    return fallback or _cut(words, (across, down), sizes[-1])


def wrapped(text: str, across: float, size: float, most: int) -> Fitted:
    """A text in at most `most` lines of one size, a little wider where a word asks for it, cut short at worst."""
    longest = max(map(len, text[: int(most * across)].split()), default=0)
    if longest * size > across:
        words = (word for word in text.split() if len(word) * size > across and len(word) < _LONG)
        across = max(across, min(max((width(word, size) for word in words), default=0.0) + 0.1, across * 1.5))
    return fit(text, (across, most * size * LINE + 0.01), (size,))


@lru_cache(maxsize=1024)
def shortened(text: str, across: float, size: float, *, bold: bool = False) -> str:
    """A text in one line, with an ellipsis where it is too long; empty where not even that fits."""
    room = across / (size * (BOLD if bold else 1.0))
    begin = text[: int(room * 4) + 1]  # enough to see that a long text is too long; accents have no width of their own
    fits = len(text) * 1.1 <= room or (_em(begin) <= room and _em(text) <= room)
    return text if fits else _ellipsis(text, room)


def _words(text: str, most: float) -> list[str]:
    """The words of as much of a text as there can be room for."""
    limit = int(min(most, 20_000))
    return [word for word in _WORDS.split(text[:limit].strip() + (ELLIPSIS if len(text) > limit else "")) if word]


def _em(text: str) -> float:
    return fsum(map(_width_of, text))


def _wrap(words: list[str], room: float, most: int) -> tuple[list[str], bool]:
    """Lines of at most this width (in font sizes), and whether a word had to be parted; stops beyond `most` lines."""
    lines: list[str] = []
    line, used, parted = "", 0.0, False
    for word in words:
        rest, needed = word, _em(word)
        while True:
            gap = _WIDTH[" "] if line else 0.0
            if used + gap + needed <= room:
                line, used = (f"{line} {rest}" if line else rest), used + gap + needed
                break
            if needed > room:
                head, tail = _part(rest, room - used - gap, room)
                parted = True
                if head:
                    lines.append(f"{line} {head}" if line else head)
                elif line:
                    lines.append(line)
                else:
                    return [*lines, *[ELLIPSIS] * (most + 1)], True
                line, used, rest, needed = "", 0.0, tail, _em(tail)
            else:
                lines.append(line)
                line, used = "", 0.0
            if len(lines) > most:
                return lines, parted
    return ([*lines, line] if line else lines), parted


def _part(word: str, room: float, full: float) -> tuple[str, str]:
    """As much of a word as fits into the rest of a line, and what is left; no head where a new line is better."""
    head = _longest_head(word, room)
    if head[0] or room < full:
        return head
    fitting = 0
    used = 0.0
    for character in word:
        used += _width_of(character)
        if used > full:
            break
        fitting += 1
    return (word[:fitting], word[fitting:]) if fitting else ("", word)


def _longest_head(word: str, room: float) -> tuple[str, str]:
    near = word[: int(max(room, 0.0) / _NARROWEST) + _AHEAD]
    natural = [match.start() for match in _BREAKABLE.finditer(near)]
    for places, mark in ((natural, ""), (joints(near), "-"), (split_points(near), "-")):
        best = 0
        for place in places:
            if _em(word[:place] + mark) <= room:
                best = max(best, place)
        if best:
            return word[:best] + mark, word[best:]
    return "", word


def _cut(words: list[str], room: tuple[float, float], size: float) -> Fitted:
    """As many lines as there is room for, the last one with an ellipsis."""
    across, down = room
    most = int(down / (size * LINE) + 1e-6)
    if most == 0 or not words or across < size:
        return Fitted((), size, is_cut=bool(words))
    lines, _ = _wrap(words, across / size, most)
    last = _ellipsis(lines[most - 1] if len(lines) >= most else lines[-1], across / size)
    kept = [*lines[: most - 1], last] if last else lines[: most - 1]
    if any(_em(line) > across / size for line in kept):
        return Fitted((), size, is_cut=True)
    return Fitted(tuple(kept), size, is_cut=True)


def _ellipsis(text: str, room: float) -> str:
    used = _WIDTH[ELLIPSIS]
    if used > room:
        return ""
    kept = 0
    for character in text:
        used += _width_of(character)
        if used > room:
            break
        kept += 1
    return text[:kept].rstrip(" -") + ELLIPSIS
