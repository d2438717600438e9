"""Drawing takes time in proportion to the model."""

from time import process_time

from mediabruch.analysis import Analysis
from mediabruch.render import pictures
from tests.render.pictured import analysis_of


def seconds(analysis: Analysis) -> float:
    """The least of a few tries."""
    found = []
    for _ in range(3):
        start = process_time()
        pictures(analysis)
        found.append(process_time() - start)
    return min(found)


def test_ten_times_the_model_takes_about_ten_times_as_long() -> None:
    small, large = (
        analysis_of(" > ".join(f"S{number}({'paper' if number % 3 else 'data'})" for number in range(count)))
        for count in (60, 600)
    )
    seconds(small)
    assert seconds(large) < 25 * seconds(small)
