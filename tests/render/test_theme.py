"""Colors can be told apart from what they stand on: WCAG AA, light and dark."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.render.theme import (
    MEDIUM_TINTS,
    Own,
    Theme,
    Tint,
    color,
    contrast,
    ink_on,
    outline,
    style_sheet,
    surface,
)

PAIRS = [
    *MEDIUM_TINTS.values(),
    (Tint.THING, Tint.THING_INK),
    (Tint.UNKNOWN, Tint.UNKNOWN_INK),
    (Tint.BREAK, Tint.BREAK_INK),
    *product((Tint.GROUND, Tint.BAND), (Tint.INK, Tint.QUIET)),
    (Tint.GROUND, Tint.BREAK),
]
COLORS = st.from_regex("#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize(("ground", "ink"), PAIRS)
def test_inks_can_be_read(theme: Theme, ground: Tint, ink: Tint) -> None:
    assert contrast(color(ground, theme), color(ink, theme)) >= 4.5


@given(COLORS)
def test_ink_on_the_modelers_colors_can_be_read(value: str) -> None:
    own = surface(value)
    ink = ink_on(own)
    if own is not None:
        assert isinstance(ink, Own)
        assert contrast(own.light, ink.light) >= 4.5
        assert contrast(own.dark, ink.dark) >= 4.5


@given(COLORS)
def test_the_modelers_lines_are_seen_in_the_dark(value: str) -> None:
    own = outline(value)
    if own is not None:
        assert own.light == value
        assert contrast(own.dark, color(Tint.GROUND, Theme.DARK)) >= 4.5


def test_what_tools_write_by_habit_is_no_color() -> None:
    assert surface("#ffffff") is None
    assert outline("#000000") is None
    assert surface(None) is None
    assert surface("#c2d6eb") is not None


def test_paper_stays_light() -> None:
    sheet = style_sheet([Own("#112233", "#445566")])
    assert sheet.startswith("@media screen and (prefers-color-scheme:dark){")
    assert ".mb-f-112233-445566{fill:#445566}" in sheet


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
