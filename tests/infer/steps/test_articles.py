"""Papers in models about science are articles, on paper or not."""

import pytest

from mediabruch.infer import infer
from mediabruch.media import PAPER
from mediabruch.model import DataElement, DataType, MessageFlow
from tests.infer.little import OTHER_POOL, STEP, known, little, node, said
from tests.infer.rows import row


def _media(*labels: str) -> list[tuple[str, str]]:
    model = row(*labels)
    found = infer(model)
    sides = [found.get(step.key) for step in model.activities]
    return [("?", "?") if known is None else (said(known.receives), said(known.produces)) for known in sides]


@pytest.mark.parametrize(
    "others",
    [
        ("Invite referees",),
        ("Assign reviewers", "Hold meeting"),
        ("Mail the author",),
        ("Announce conference", "Edit journal"),
        ("Submit paper", "Open conference"),
        ("Autoren benachrichtigen",),
        ("Gutachter vorschlagen", "Tagung planen"),
    ],
)
def test_a_paper_is_an_article_where_other_steps_say_so(others: tuple[str, ...]) -> None:
    assert _media("Enter paper details", *others)[0] == ("?", "?")
    assert _media("Look up paper number", *others)[0] == ("?", "?")


@pytest.mark.parametrize(
    "others", [(), ("Join conference call",), ("Post to the journal",), ("Gutachter beauftragen",)]
)
def test_a_paper_is_paper_where_nothing_says_so(others: tuple[str, ...]) -> None:
    assert _media("Enter paper details", *others)[0][0] == "paper"


@pytest.mark.parametrize("label", ["Enter details from paper form", "Enter data of paper records", "Enter paperwork"])
def test_what_is_on_paper_stays_so_among_articles(label: str) -> None:
    assert _media(label)[0][0] == _media(label, "Thank the reviewers")[0][0] == "paper"


def test_data_objects_and_messages_tell_it_too() -> None:
    step = node("Enter paper details")
    assert known(little(step)).receives == PAPER
    data = DataElement(40, "data", DataType.OBJECT, "Manuscript", 40)
    flow = MessageFlow(50, "message", "author's consent", 50, OTHER_POOL, STEP)
    assert known(little(step, data=(data,))).receives is None
    assert known(little(step, message_flows=(flow,))).receives is None
