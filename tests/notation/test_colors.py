"""Colors in the ways of CSS, as a browser shows them."""

import pytest

from mediabruch.notation.colors import color_of


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("#FFCC00", "#ffcc00"),
        ("ffcc00", "#ffcc00"),
        ("#fc0", "#ffcc00"),
        ("#fc0f", "#ffcc00"),
        ("#ffcc00ff", "#ffcc00"),
        ("#ff000080", "#ff7f7f"),
        (" Yellow ", "#ffff00"),
        ("rebeccapurple", "#663399"),
        ("rgb(255, 204, 0)", "#ffcc00"),
        ("rgb(300,-5,20)", "#ff0014"),
        ("rgba(255 204 0 / 100%)", "#ffcc00"),
        ("rgba(255, 0, 0, 0.9)", "#ff1919"),
        ("rgb(100% 80% 0%)", "#ffcc00"),
        ("hsl(48, 100%, 50%)", "#ffcc00"),
        ("hsla(0.5turn 60% 70% / 1)", "#85e0e0"),
        ("hsl(-120deg 100% 50%)", "#0000ff"),
        ("hwb(194 20% 30%)", "#3395b3"),
        ("hwb(0 60% 60%)", "#808080"),
        ("transparent", None),
        ("none", None),
        ("#ff000000", None),
        ("rgba(0,0,0,0)", None),
        ("url(#a)", None),
        ("rgb(1,2)", None),
        ("rgb(1,2,x)", None),
        ("rgb(1e999,2,3)", None),
        ("#12345", None),
        ("", None),
        (None, None),
    ],
)
def test_color(written: str | None, seen: str | None) -> None:
    assert color_of(written) == seen
