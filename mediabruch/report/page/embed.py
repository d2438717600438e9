"""A picture as a part of the page: its ids get a prefix, so that the pictures of several models fit on one page."""

import re
from typing import TYPE_CHECKING

from mediabruch.patterns import pattern

if TYPE_CHECKING:
    from markupsafe import Markup

_TAG = pattern(r"<[a-zA-Z][^<>]*>")
_IDS = pattern(r'(?<=\s)(id|aria-labelledby)="([^"]*)"')


def embedded(svg: str, prefix: str) -> "Markup":
    """The picture with a prefix before all its ids. It is taken as it is: who drew it has escaped all foreign text.

    >>> str(embedded('<svg id="a"><title>id="b"</title></svg>', "x-"))
    '<svg id="x-a"><title>id="b"</title></svg>'
    """
    from markupsafe import Markup

    def renamed(found: re.Match[str]) -> str:
        return f'{found[1]}="{" ".join(prefix + name for name in found[2].split())}"'

    return Markup(_TAG.sub(lambda tag: _IDS.sub(renamed, tag[0]), svg))
