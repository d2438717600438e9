"""Beside the order of the breaks stands what it rests on."""

import pytest

from mediabruch.i18n import translator
from mediabruch.report.names import Names
from mediabruch.report.ranking import ranking_words
from tests.support.models import build


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("A(paper) > B(data)", ""),
        ("A(paper) > B(data) > C(paper)", ""),
        ("A(paper) > xor1 -0.5-> B(data) > C(paper); xor1 -0.5-> D(paper)", ""),
        (
            "A(paper) > B(data) > xor1 > C(paper); xor1 > D(data)",
            "Which media break is the most frequent does not depend on the shares that are assumed here.",
        ),
        (
            "A(paper) > xor1 > B(data); xor1 > C(paper) > xor2 > D(data); xor2 -0.3-> E(paper)",
            "Which media break is the most frequent depends on an assumed share: if 41\u00a0% of the cases or less "
            "take “→ B (after A)”, it is the one at “D”.",
        ),
        (
            "A(paper) > xor1 > B(data); xor1 > C(paper) > D(data)",
            "By the assumed shares, the first 2 media breaks of this list are equally frequent; which comes first "
            "depends above all on how many cases take “→ B (after A)”.",
        ),
    ],
)
def test_what_the_first_place_rests_on(line: str, said: str) -> None:
    analysis = build(line).analysis()
    assert ranking_words(analysis, Names(analysis.model, translator("en"))) == said
