"""Lines that fit the screen, whatever is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.report.layout import ScreenLayout
from mediabruch.report.screen import Screen, width_of
from mediabruch.report.spans import NO_BREAK, Span, Style

STYLES = st.sampled_from(list(Style))
SPANS = st.lists(st.builds(Span, st.text(max_size=60), STYLES), max_size=5)


@given(SPANS, st.text(max_size=20), st.integers(0, 30), st.integers(40, 120))
def test_no_line_is_wider_than_the_screen(spans: list[Span], head: str, column: int, width: int) -> None:
    layout = ScreenLayout(Screen(width=width))
    layout.write(*spans, head=head[: max(0, column - 2)] if width - column >= 24 else head, column=column)
    assert max(width_of(line) for line in layout.text().splitlines() or [""]) <= width


@given(SPANS, st.integers(40, 120))
def test_color_changes_nothing_but_color(spans: list[Span], width: int) -> None:
    plain, colored = ScreenLayout(Screen(width=width)), ScreenLayout(Screen(width=width, has_color=True))
    for layout in (plain, colored):
        layout.write(*spans)
    without = re.sub("\x1b\\[[0-9;]*m", "", colored.text())
    assert [line.rstrip() for line in without.splitlines()] == plain.text().splitlines()


@given(st.lists(st.from_regex(r"[a-zß-ÿ]{1,9}", fullmatch=True), min_size=1, max_size=40), st.integers(40, 120))
def test_no_word_is_lost_or_torn(words: list[str], width: int) -> None:
    layout = ScreenLayout(Screen(width=width))
    layout.write(" ".join(words))
    assert layout.text().split() == words


@pytest.mark.parametrize(
    ("other", "shown"), [(40, " 40 not digital "), (9, "░ 9 ░"), (3, "░░")], ids=["words", "number", "no room"]
)
def test_a_part_of_the_bar_says_its_words_or_its_number_where_there_is_room(other: int, shown: str) -> None:
    layout = ScreenLayout(Screen(width=60))
    parts = [("digital", 100 - other, f"{100 - other} digital"), ("other", other, f"{other} not digital")]
    layout.bar(parts)
    assert shown in layout.text()
    assert (f" {other} " in layout.text()) is (shown != "░░")
    assert width_of(layout.text().rstrip("\n")) == 60


def test_a_long_word_is_cut() -> None:
    layout = ScreenLayout(Screen(width=40))
    layout.write("x" * 100)
    assert layout.text() == f"{'x' * 40}\n{'x' * 40}\n{'x' * 20}\n"


def test_words_held_together_stay_on_one_line() -> None:
    layout = ScreenLayout(Screen(width=40))
    layout.write("x" * 35, f" line{NO_BREAK}12")
    assert layout.text() == f"{'x' * 35}\nline 12\n"


def test_head_stands_before_and_the_rest_hangs() -> None:
    layout = ScreenLayout(Screen(width=40))
    layout.write("one two three four five six seven eight", head="1.00", column=8)
    assert layout.text() == "1.00    one two three four five six\n        seven eight\n"


def test_head_stands_above_where_there_is_no_room() -> None:
    layout = ScreenLayout(Screen(width=40))
    layout.write("one two three four five six seven eight", head="a long label", column=20)
    assert layout.text() == "a long label\n  one two three four five six seven\n  eight\n"


@pytest.mark.parametrize("times", [1, 3])
def test_blank_lines_do_not_add_up(times: int) -> None:
    layout = ScreenLayout(Screen())
    layout.blank()
    layout.write("a")
    for _ in range(times):
        layout.blank()
    layout.write("b")
    assert layout.text() == "a\n\nb\n"
