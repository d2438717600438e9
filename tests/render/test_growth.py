"""Drawing takes work in proportion to the model."""

from functools import partial

from mediabruch.render import pictures
from tests.render.pictured import analysis_of
from tests.support.work import calls


def test_ten_times_the_model_takes_about_ten_times_the_work() -> None:
    small, large = (
        analysis_of(" > ".join(f"S{number}({'paper' if number % 3 else 'data'})" for number in range(count)))
        for count in (60, 600)
    )
    pictures(small)  # the first picture also reads the theme
    assert calls(partial(pictures, large)) < 12 * calls(partial(pictures, small))
