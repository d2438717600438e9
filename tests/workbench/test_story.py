"""One case as a story, in both languages."""

import pytest

from tests.support.models import build
from tests.workbench.conftest import Open

LINE = "start > Antrag(paper) > Pruefen(data) > xor; xor > Bescheid(data) > end; xor > Antrag"
MEDIA = "steps:\n  Antrag: {medium: paper}\n  Pruefen: {medium: data}\n  Bescheid: {medium: data}\n"


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("case", ["likeliest", "worst"])
def test_each_place_has_its_sentence_and_element(open_session: Open, lang: str, case: str) -> None:
    session = open_session(a__bpmn=build(LINE).xml, a__media__yaml=MEDIA)
    answer = session.call("story", {"path": "a.bpmn", "case": case, "lang": lang})
    steps = [one["element"] for one in answer["sentences"] if one["element"] in ("Antrag", "Pruefen", "Bescheid")]
    again = ["Antrag", "Pruefen"] if case == "worst" else []
    assert steps == ["Antrag", "Pruefen", *again, "Bescheid"]
    assert all(one["text"].strip() for one in answer["sentences"])
    assert answer["breaks"] == {"likeliest": 1, "worst": 3}[case] == sum(one["is_break"] for one in answer["sentences"])
    assert answer["words"]


def test_the_words() -> None:
    from mediabruch.i18n import translator
    from mediabruch.one_case import CaseKind, find_case
    from mediabruch.report.case.story import case_words, tell_case
    from mediabruch.report.names import Names

    analysis = build(
        "start > Antrag(paper) > xor; xor -0.9-> Erfassen(data) > end; xor -0.1-> Ablegen(?) > end"
    ).analysis()
    names = Names(analysis.model, translator("en"))
    case = find_case(analysis, CaseKind.LIKELIEST)
    assert case is not None
    assert [one.text.replace("\u00a0", " ") for one in tell_case(case, analysis, names)] == [
        "It begins.",
        "“Antrag” (Pool): works with paper.",
        "It goes on with “Erfassen”, as in 90 % of the cases.",
        "“Erfassen” (Pool): works with data. Media break: paper → data (capture by hand).",
        "It ends.",
    ]
    assert (
        case_words(case, analysis, names).replace("\u00a0", " ")
        == "90 % of all cases take exactly this way. The medium breaks once."
    )


@pytest.mark.parametrize("lang", ["de", "en"])
def test_what_there_is_no_case_of_is_said(open_session: Open, lang: str) -> None:
    session = open_session(a__bpmn=build(LINE).xml, a__media__yaml=MEDIA)
    answer = session.call("story", {"path": "a.bpmn", "case": "break-free", "lang": lang})
    assert answer["sentences"] == []
    assert answer["note"]
    assert "error" in session.call("story", {"path": "a.bpmn", "case": "best", "lang": lang})
