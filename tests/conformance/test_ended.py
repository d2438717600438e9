"""A case that seems to go on has ended where the model lets it end; elsewhere it is open."""

from mediabruch.conformance.ended import with_ended
from mediabruch.logs.cases import CaseGroup, EventLog
from mediabruch.logs.matching import match_activities
from tests.support.models import build


def test_the_model_says_which_cases_have_ended() -> None:
    model = build("A > xor1 > B > C; xor1 > D").model
    groups = (
        CaseGroup(activities=("A", "B", "C"), count=8),
        CaseGroup(activities=("A", "B"), is_complete=False, count=2),
        CaseGroup(activities=("A", "D"), is_complete=False),
        CaseGroup(activities=("A", "D"), count=3),
    )
    log = EventLog(groups=groups)
    found = with_ended(model, log, match_activities(model, log.activity_counts))
    assert found.groups == (
        CaseGroup(activities=("A", "B", "C"), count=8),
        CaseGroup(activities=("A", "D"), count=4),
        CaseGroup(activities=("A", "B"), is_complete=False, count=2),
    )
