"""Colors as people and modelers write them, in the ways of CSS, into the one form in which they are compared.

Source: CSS Color Module Level 4, https://www.w3.org/TR/css-color-4/ (sRGB only).
"""

import re
from collections.abc import Sequence
from functools import cache
from math import isfinite

from mediabruch.patterns import pattern

_HEXADECIMAL = pattern(r"#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = pattern(r"(rgb|hsl|hwb)a?\(([^()]{1,100})\)")
_SEPARATORS = pattern(r"[\s,/]+")
_NUMBER = pattern(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?)(%|deg|grad|rad|turn)?")
_DEGREES = {"": 1.0, "deg": 1.0, "grad": 0.9, "rad": 57.29577951308232, "turn": 360.0}
_SHORT = 4
_LEAST, _MOST = 3, 4
"""Parts of a color, without and with how much of it covers the ground."""

_Rgb = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""


def color_of(text: str | None) -> str | None:
    """A color as `#rrggbb`; one that lets the ground through as it looks on white, and `None` for none or no color.

    >>> color_of("rgba(255, 204, 204, 1)"), color_of("#FCC"), color_of("hsl(0 100% 90%)"), color_of("Yellow")
    ('#ffcccc', '#ffcccc', '#ffcccc', '#ffff00')
    >>> color_of("rgba(255, 0, 0, 50%)"), color_of("transparent"), color_of("#ff000000"), color_of("reddish")
    ('#ff8080', None, None, None)
    """
    return _color_of(text.strip().lower()) if text else None


@cache
def _color_of(written: str) -> str | None:
    if found := _HEXADECIMAL.fullmatch(written):
        digits = found[1] if len(found[1]) > _SHORT else "".join(digit * 2 for digit in found[1])
        parts = [value / 255 for value in bytes.fromhex(digits)]
        return _seen((parts[0], parts[1], parts[2]), parts[3] if len(parts) == _MOST else 1.0)
    if found := _FUNCTION.fullmatch(written):
        return _computed(found[1], [part for part in _SEPARATORS.split(found[2].strip()) if part])
    return _named().get(written)


def _computed(function: str, written: Sequence[str]) -> str | None:
    parts = [found for part in written if (found := _NUMBER.fullmatch(part))]
    if len(parts) != len(written) or not _LEAST <= len(parts) <= _MOST:
        return None
    if not all(isfinite(float(part[1])) for part in parts):
        return None
    cover = _share(parts[3], 1.0) if len(parts) == _MOST else 1.0
    if function == "rgb":
        red, green, blue = (_share(part, 255.0) for part in parts[:3])
        return _seen((red, green, blue), cover)
    hue = float(parts[0][1]) * _DEGREES.get(parts[0][2] or "", 1.0) % 360
    one, other = (_share(part, 100.0) for part in parts[1:3])
    return _seen(_from_hsl(hue, one, other) if function == "hsl" else _from_hwb(hue, one, other), cover)


def _share(part: re.Match[str], whole: float) -> float:
    value = float(part[1]) / (100.0 if part[2] == "%" else whole)
    return min(max(value, 0.0), 1.0)


def _from_hsl(hue: float, saturation: float, lightness: float) -> _Rgb:
    from colorsys import hls_to_rgb  # seldom wanted

    return hls_to_rgb(hue / 360, lightness, saturation)


def _from_hwb(hue: float, white: float, black: float) -> _Rgb:
    if white + black >= 1:
        white, black = white / (white + black), black / (white + black)
    red, green, blue = (part * (1 - white - black) + white for part in _from_hsl(hue, 1.0, 0.5))
    return red, green, blue


def _seen(rgb: _Rgb, cover: float) -> str | None:
    """The color on white ground; nothing where all of the ground is seen."""
    if cover == 0:
        return None
    return "#" + bytes(int((part * cover + 1 - cover) * 255 + 0.5) for part in rgb).hex()


@cache
def _named() -> dict[str, str]:
    pairs = (pair.partition(":") for pair in _NAMES.split())
    return {name: f"#{digits}" for name, _, digits in pairs}


_NAMES = """
aliceblue:f0f8ff antiquewhite:faebd7 aqua:00ffff aquamarine:7fffd4 azure:f0ffff beige:f5f5dc bisque:ffe4c4 black:000000
blanchedalmond:ffebcd blue:0000ff blueviolet:8a2be2 brown:a52a2a burlywood:deb887 cadetblue:5f9ea0 chartreuse:7fff00
chocolate:d2691e coral:ff7f50 cornflowerblue:6495ed cornsilk:fff8dc crimson:dc143c cyan:00ffff darkblue:00008b
darkcyan:008b8b darkgoldenrod:b8860b darkgray:a9a9a9 darkgreen:006400 darkgrey:a9a9a9 darkkhaki:bdb76b
darkmagenta:8b008b darkolivegreen:556b2f darkorange:ff8c00 darkorchid:9932cc darkred:8b0000 darksalmon:e9967a
darkseagreen:8fbc8f darkslateblue:483d8b darkslategray:2f4f4f darkslategrey:2f4f4f darkturquoise:00ced1
darkviolet:9400d3 deeppink:ff1493 deepskyblue:00bfff dimgray:696969 dimgrey:696969 dodgerblue:1e90ff firebrick:b22222
floralwhite:fffaf0 forestgreen:228b22 fuchsia:ff00ff gainsboro:dcdcdc ghostwhite:f8f8ff gold:ffd700 goldenrod:daa520
gray:808080 green:008000 greenyellow:adff2f grey:808080 honeydew:f0fff0 hotpink:ff69b4 indianred:cd5c5c indigo:4b0082
ivory:fffff0 khaki:f0e68c lavender:e6e6fa lavenderblush:fff0f5 lawngreen:7cfc00 lemonchiffon:fffacd lightblue:add8e6
lightcoral:f08080 lightcyan:e0ffff lightgoldenrodyellow:fafad2 lightgray:d3d3d3 lightgreen:90ee90 lightgrey:d3d3d3
lightpink:ffb6c1 lightsalmon:ffa07a lightseagreen:20b2aa lightskyblue:87cefa lightslategray:778899
lightslategrey:778899 lightsteelblue:b0c4de lightyellow:ffffe0 lime:00ff00 limegreen:32cd32 linen:faf0e6 magenta:ff00ff
maroon:800000 mediumaquamarine:66cdaa mediumblue:0000cd mediumorchid:ba55d3 mediumpurple:9370db mediumseagreen:3cb371
mediumslateblue:7b68ee mediumspringgreen:00fa9a mediumturquoise:48d1cc mediumvioletred:c71585 midnightblue:191970
mintcream:f5fffa mistyrose:ffe4e1 moccasin:ffe4b5 navajowhite:ffdead navy:000080 oldlace:fdf5e6 olive:808000
olivedrab:6b8e23 orange:ffa500 orangered:ff4500 orchid:da70d6 palegoldenrod:eee8aa palegreen:98fb98
paleturquoise:afeeee palevioletred:db7093 papayawhip:ffefd5 peachpuff:ffdab9 peru:cd853f pink:ffc0cb plum:dda0dd
powderblue:b0e0e6 purple:800080 rebeccapurple:663399 red:ff0000 rosybrown:bc8f8f royalblue:4169e1 saddlebrown:8b4513
salmon:fa8072 sandybrown:f4a460 seagreen:2e8b57 seashell:fff5ee sienna:a0522d silver:c0c0c0 skyblue:87ceeb
slateblue:6a5acd slategray:708090 slategrey:708090 snow:fffafa springgreen:00ff7f steelblue:4682b4 tan:d2b48c
teal:008080 thistle:d8bfd8 tomato:ff6347 turquoise:40e0d0 violet:ee82ee wheat:f5deb3 white:ffffff whitesmoke:f5f5f5
yellow:ffff00 yellowgreen:9acd32
"""
