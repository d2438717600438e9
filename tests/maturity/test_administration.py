"""Whether a process is one of administration: what only sounds like an authority is none."""

from dataclasses import replace

import pytest

from mediabruch.maturity.administration import read_administration
from tests.support.models import build


def _holds(pool: str, *labels: str) -> bool:
    analysis = build("Office: A(paper) > B(paper)").analysis()
    model = analysis.model
    (participant,) = model.participants
    names = dict(zip(("A", "B"), labels, strict=False))
    nodes = tuple(node._replace(name=names.get(node.name, node.name)) for node in model.nodes)
    model = replace(model, participants=(participant._replace(name=pool),), nodes=nodes)
    return read_administration(replace(analysis, model=model, options=replace(analysis.options, inference=True))).holds


@pytest.mark.parametrize(
    "name",
    [
        *("Food court", "Tennis court", "P&E Court", "Certificate authority", "Works council", "Hauptgericht"),
        *("Kirchengemeinde", "Approval authority"),
    ],
)
def test_what_only_sounds_like_an_authority_is_none(name: str) -> None:
    assert not _holds(name)


@pytest.mark.parametrize("name", ["County Court", "Amtsgericht", "Local authority", "City council", "Gemeinde"])
def test_an_authority_is_one(name: str) -> None:
    assert _holds(name)


@pytest.mark.parametrize(
    ("labels", "is_administration"),
    [
        (("Widerspruch prüfen", "Sachbearbeiter zuordnen"), False),  # insurers, too
        (("Widerspruch prüfen", "Bescheid erlassen"), True),
        (("Hund waschen", "Rechnung stellen"), False),
        (("Hund anmelden", "Bescheid erlassen"), True),
        (("Push to container registry", "Applicant informed"), False),
    ],
)
def test_words_of_companies_tell_nothing_alone(labels: tuple[str, str], is_administration: bool) -> None:  # noqa: FBT001
    assert _holds("Company", *labels) is is_administration
