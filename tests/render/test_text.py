"""Text stays inside its room, whatever it says."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediabruch.render.hyphen import joints, split_points
from mediabruch.render.text import ELLIPSIS, LINE, Fitted, fit, shortened, width, wrapped

SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
COMPOUND = "Vollständigkeitsprüfungsbescheinigungsverfahren"


def assert_inside(fitted: Fitted, room: tuple[float, float]) -> None:
    assert fitted.width <= room[0] + 1e-6
    assert fitted.height <= room[1] + 1e-6


@given(st.text(), st.floats(0, 200), st.floats(0, 100))
def test_nothing_flows_over(text: str, across: float, down: float) -> None:
    assert_inside(fit(text, (across, down), SIZES), (across, down))


@given(st.text(alphabet="abcdeno ÄÖ-", min_size=1), st.floats(60, 200), st.floats(30, 100))
def test_only_hyphens_and_blanks_are_added_to_what_is_not_cut(text: str, across: float, down: float) -> None:
    fitted = fit(text, (across, down), SIZES)
    if not fitted.is_cut:
        assert "".join(fitted.lines).replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")


@pytest.mark.parametrize(
    ("text", "lines", "size"),
    [
        ("Antrag prüfen", ("Antrag prüfen",), 12),
        ("Antrag auf Hilfe zum Unterhalt prüfen", ("Antrag auf", "Hilfe zum", "Unterhalt", "prüfen"), 12),
        ("Bewilligungsbescheid", ("Bewilligungs-", "bescheid"), 12),
        ("Personalausweis", ("Personalausweis",), 10),
    ],
)
def test_examples(text: str, lines: tuple[str, ...], size: float) -> None:
    fitted = fit(text, (92.0, 60.0), SIZES)
    assert (fitted.lines, fitted.size) == (lines, size)


def test_long_compounds_are_parted_and_whole() -> None:
    fitted = fit(COMPOUND, (92.0, 60.0), SIZES)
    assert fitted.is_parted
    assert not fitted.is_cut
    assert "".join(fitted.lines).replace("-", "") == COMPOUND
    assert all(line.endswith("-") for line in fitted.lines[:-1])


@pytest.mark.parametrize("text", ["x" * 10_000, "Wort " * 2_000, "漢字" * 5_000, "A-" * 5_000, "ß" * 9_999 + " b"])
def test_endless_names_are_cut_with_an_ellipsis(text: str) -> None:
    fitted = fit(text, (92.0, 50.0), SIZES)
    assert fitted.is_cut
    assert fitted.lines[-1].endswith(ELLIPSIS)
    assert_inside(fitted, (92.0, 50.0))


@given(st.text(), st.floats(0, 300), st.booleans())
@example("0\u0300\u03000", 7.0, False)  # noqa: FBT003
def test_one_line_is_shortened(text: str, across: float, bold: bool) -> None:  # noqa: FBT001
    short = shortened(text, across, 10.0, bold=bold)
    assert width(short, 10.0, bold=bold) <= across + 1e-6 or short == ""


def test_labels_grow_for_a_word_but_not_without_end() -> None:
    assert wrapped("Zahlungsbestätigung", 90, 11, 3).lines == ("Zahlungsbestätigung",)
    assert wrapped("x" * 500, 90, 11, 3).width <= 135


def test_lines_have_their_height() -> None:
    assert fit("a b", (8.0, 100.0), (10.0,)).height == pytest.approx(2 * 10 * LINE)


@pytest.mark.parametrize("word", [COMPOUND, "Antragsbearbeitung", "strengths", "aeiou", "", "Straßenverkehrsbehörde"])
def test_parts_of_words_can_be_read(word: str) -> None:
    for place in {*joints(word), *split_points(word)}:
        assert 2 <= place <= len(word) - 3
