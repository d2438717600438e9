"""A change in one sentence: the judgment first."""

import pytest

from mediabruch.i18n import translator
from mediabruch.report.change import change_words
from tests.support.models import build

SCORE = build("A(data) > B(paper) > C(data)").analysis().score


@pytest.mark.parametrize(
    ("points", "breaks", "says"),
    [
        (60.0, 1.0, "Better: at least 60 instead of 20 of 100 points; media breaks a case: 1 instead of 2."),
        (60.0, 2.0, "Better: at least 60 instead of 20 of 100 points; media breaks a case: still 2."),
        (10.0, 2.0, "Worse: at least 10 instead of 20 of 100 points; media breaks a case: still 2."),
        (60.0, 3.0, "Better in part, worse in part: at least 60 instead of 20 of 100 points; media breaks a case: 3"),
        (20.2, 2.0, "Unchanged: still at least 20 of 100 points; media breaks a case: still 2."),
    ],
)
def test_the_judgment_comes_first(points: float, breaks: float, says: str) -> None:
    before = SCORE._replace(end_to_end_low=20.0, end_to_end_high=95.0, breaks_per_case=2.0)
    after = SCORE._replace(end_to_end_low=points, end_to_end_high=95.0, breaks_per_case=breaks)
    assert change_words(before, after, translator("en")).startswith(says)


def test_scores_that_stand_alone_are_compared_as_they_stand() -> None:
    before = SCORE._replace(end_to_end_low=16.4, end_to_end_high=18.0, end_to_end_score=17.1)
    after = SCORE._replace(end_to_end_low=17.4, end_to_end_high=19.0, end_to_end_score=18.1)
    words = translator("en")
    assert change_words(before, after, words).startswith("Better: 18 instead of 17 of 100 points;")
    assert change_words(before, before, words).startswith("Unchanged: still 17 of 100 points;")
