"""A change in one sentence: the judgment first."""

from dataclasses import replace

import pytest

from mediabruch.i18n import translator
from mediabruch.report.change import change_words
from tests.support.models import build

SCORE = build("A(data) > B(paper) > C(data)").analysis().score


@pytest.mark.parametrize(
    ("points", "breaks", "says"),
    [
        (60.0, 1.0, "Better: from 20 to 60 of 100 points that are certain, from 2 to 1 media breaks a case."),
        (60.0, 2.0, "Better: from 20 to 60 of 100 points that are certain, still 2 media breaks a case."),
        (10.0, 2.0, "Worse: from 20 to 10 of 100 points that are certain, still 2 media breaks a case."),
        (60.0, 3.0, "Better in part, worse in part: from 20 to 60 of 100 points that are certain, from 2 to 3"),
        (20.2, 2.0, "Unchanged: still 20 of 100 points that are certain, still 2 media breaks a case."),
    ],
)
def test_the_judgment_comes_first(points: float, breaks: float, says: str) -> None:
    before = replace(SCORE, end_to_end_low=20.0, breaks_per_case=2.0)
    after = replace(SCORE, end_to_end_low=points, breaks_per_case=breaks)
    assert change_words(before, after, translator("en")).startswith(says)
