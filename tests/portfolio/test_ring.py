"""A comparison ring: the same services side by side, whatever the order in which the members come."""

import random
from dataclasses import replace

import pytest

from mediabruch.i18n import translator
from mediabruch.portfolio.entry import ENTRY, PortfolioEntry
from mediabruch.portfolio.jobs import Job
from mediabruch.portfolio.reuse import reuse
from mediabruch.portfolio.ring import Ring, RingMember, compare_members, quartiles, ring_figures
from mediabruch.report.ring.shown import open_ring
from mediabruch.report.ring.text import ring_text
from mediabruch.report.screen import Screen
from tests.support.models import build


def entry(line: str, path: str, **facts: str) -> PortfolioEntry:
    analysis = build(line).analysis()
    made = ENTRY.make(Job(path=path, file=path, options=analysis.options), analysis)[0]
    name = path.rpartition("/")[2].partition(".")[0]
    return replace(made, model=replace(made.model, path=path, sha256=path, name=name, facts=facts))


@pytest.fixture
def members() -> list[RingMember]:
    paper = "Annahme(paper) > Erfassung(data) > Bescheid(paper)"
    digital = "Annahme(data) > Erfassung(data) > Bescheid(data)"
    content = {
        "Au": [entry(paper, "au/hund.bpmn", leika_key="99001"), entry(digital, "au/fund.bpmn")],
        "Berg": [entry(digital, "berg/hund.bpmn", leika_key="99001"), entry(paper, "berg/fund.bpmn")],
        "Tal": [entry("Ganz > Anders > Hier", "tal/wahl.bpmn", leika_key="99002")],
    }
    return [RingMember(name=name, processes=tuple(map(ring_figures, found))) for name, found in content.items()]


def test_services_are_paired_and_the_best_comes_first(members: list[RingMember]) -> None:
    ring = compare_members(members)
    found = {one.service: one for one in ring.services}
    assert [member for member, _ in found["99001"].standings] == ["Berg", "Au"]
    assert found["fund"].best == "Au"
    assert found["99001"].is_by_key
    assert not found["fund"].is_by_key
    assert [(one.best, one.service) for one in ring.alone] == [("Tal", "99002")]


def test_who_has_the_step_without_the_break_can_be_asked(members: list[RingMember]) -> None:
    service = next(one for one in compare_members(members).services if one.service == "99001")
    assert service.reuse
    assert {(one.member, one.from_member) for one in service.reuse} == {("Au", "Berg")}


def test_the_order_of_members_changes_nothing(members: list[RingMember]) -> None:
    assert compare_members(random.Random(3).sample(members, 3)) == compare_members(members)


def test_a_stated_service_beats_what_is_alike(members: list[RingMember]) -> None:
    ring = compare_members(members, {("Au", "au/fund.bpmn"): "", ("Berg", "berg/fund.bpmn"): "99002"})
    assert {one.service for one in ring.services} == {"99001", "99002"}


def test_figures_alone_can_take_part(members: list[RingMember]) -> None:
    bare = [
        replace(member, processes=tuple(replace(one, entry=None) for one in member.processes)) for member in members
    ]
    assert [one.service for one in compare_members(bare).services] == ["99001"]


def test_quartiles_of_one_are_that_one() -> None:
    assert set(quartiles([3.0])) == {3.0}


def ring_of(**lines: str) -> Ring:
    """A ring of members with one process each, of one service key."""
    found = [
        RingMember(name=name, processes=(ring_figures(entry(line, f"{name}/a.bpmn", leika_key="99001")),))
        for name, line in lines.items()
    ]
    return compare_members(found)


def test_a_process_without_a_key_joins_those_that_have_one() -> None:
    line = "Annahme(paper) > Erfassung(data) > Bescheid(paper)"
    members = [
        RingMember(name="Au", processes=(ring_figures(entry(line, "au/hund.bpmn", leika_key="99001")),)),
        RingMember(name="Berg", processes=(ring_figures(entry(line, "berg/hund.bpmn")),)),
    ]
    (service,) = compare_members(members).services
    assert (service.service, service.is_by_key) == ("99001", True)
    assert 0 < service.confidence < 1
    assert [member for member, _ in service.standings] == ["Au", "Berg"]


def relabeled(one: PortfolioEntry, label: str) -> PortfolioEntry:
    """The same with another label of the step `Nachfordern`."""
    spots = tuple(replace(spot, label=label) if spot.label == "Nachfordern" else spot for spot in one.spots)
    elements = {id_: label if name == "Nachfordern" else name for id_, name in one.model.elements.items()}
    return replace(one, spots=spots, model=replace(one.model, elements=elements))


def test_what_is_called_alike_can_be_taken_over_with_its_likeness() -> None:
    better = relabeled(entry("Pruefen(data) > Nachfordern(data)", "b.bpmn"), "Unterlagen über das Portal nachfordern")
    worse = relabeled(entry("Pruefen(data) > Nachfordern(data:paper)", "a.bpmn"), "Unterlagen schriftlich nachfordern")
    (found,) = reuse([("Berg", better), ("Au", worse)])
    assert (found.member, found.label) == ("Au", "Unterlagen schriftlich nachfordern")
    assert (found.from_member, found.from_label) == ("Berg", "Unterlagen über das Portal nachfordern")
    assert 0.6 <= found.confidence < 1
    other = relabeled(entry("Pruefen(data) > Nachfordern(data)", "b.bpmn"), "Unterlagen ablegen")
    assert not [*reuse([("Berg", other), ("Au", worse)])]


def test_who_stays_on_paper_throughout_is_no_example() -> None:
    ring = ring_of(Au="Annehmen(data) > Erfassen(paper:data)", Berg="Annehmen(paper) > Erfassen(paper)")
    (service,) = ring.services
    assert service.best == "Au"
    assert service.reuse == ()


def test_a_break_behind_unknown_steps_is_not_held_against_anybody_for_sure() -> None:
    better = entry("Antrag(data) > Frage(data) > Bescheid(data)", "berg/a.bpmn")
    worse = entry("Antrag(data) > Frage > Bescheid(paper)", "au/a.bpmn")
    (found,) = reuse([("Berg", better), ("Au", worse)])
    assert found.across == ("Frage",)
    members = [RingMember(name=name, processes=(ring_figures(one),)) for name, one in (("Berg", better), ("Au", worse))]
    ring = open_ring(compare_members(members))
    text = " ".join(ring_text(ring, translator("en"), Screen(width=200)).split())
    assert "(printout; perhaps earlier, or not at all: the medium of “Frage” before it is not known)" in text
