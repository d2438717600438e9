"""What a log shows of a model: alignments, shares, figures, and what does not fit."""

import pytest

from mediabruch.conformance.bounds import wilson
from mediabruch.conformance.replay import ReplayOptions
from mediabruch.logs.cases import CaseGroup, EventLog
from mediabruch.media import Medium
from tests.support.logs import counted, log_of, log_of_played, played, replayed
from tests.support.models import build, built


def _shares(model: str, log: EventLog) -> dict[str | None, str]:
    """Count and total of each way, as `source>target`; of boundary and start events by their ids."""
    made = build(model)
    found = replayed(made, log)
    names: dict[int | None, str | None] = {node.key: node.id for node in made.model.nodes}
    flows: dict[int | None, str | None] = {
        flow.key: f"{names[flow.source]}>{names[flow.target]}" for flow in made.model.sequence_flows
    }
    names.update(flows)
    return {names[share.element]: f"{share.count}/{share.total}" for share in found.shares}


@pytest.mark.parametrize(
    ("model", "cases", "expected"),
    [
        ("A > xor1 > B; xor1 > C", ["3x A B", "1x A C"], {"xor1>B": "3/4", "xor1>C": "1/4"}),
        ("A > xor1 > xor2 > C; xor1 > B > xor2", ["3x A B C", "1x A C"], {"xor1>B": "3/4", "xor1>xor2": "1/4"}),
        (
            "Z > xor1 > A > xor2 > B; xor2 > xor1",
            ["2x Z A B", "1x Z A A A B"],
            {"xor2>xor1": "2/5", "xor2>B": "3/5"},
        ),
        ("A > or1 > B > or2 > D; or1 > C > or2", ["2x A B D", "2x A C B D"], {"or1>B": "4/4", "or1>C": "2/4"}),
        ("A > B; A!late > C", ["9x A B", "1x A C"], {"A!late": "1/10"}),
        ("A > B; A+late > C", ["6x A B", "2x A B C", "2x A C B"], {"A+late": "4/10"}),
        ("start1 > A > xor1; start2 > B > xor1 > C", ["3x A C", "7x B C"], {"start1": "3/10", "start2": "7/10"}),
        ("A -?-> B; A -*-> C", ["3x A B", "1x A C"], {"A>B": "3/4", "A>C": "1/4"}),
        ("S{ B > xor1 > C; xor1 > D } > E", ["3x B C E", "2x B D E"], {"xor1>C": "3/5", "xor1>D": "2/5"}),
        (
            "Citizen: X ~> A; Office: A > xor1 > B; xor1 > C",
            ["3x A B", "1x A C"],
            {"xor1>B": "3/4", "xor1>C": "1/4"},
        ),
        ("A > ev1 > timer1 > B; ev1 > timer2 > C", ["3x A B", "1x A C"], {"ev1>timer1": "3/4", "ev1>timer2": "1/4"}),
    ],
)
def test_shares_of_each_kind_of_choice_are_counted(model: str, cases: list[str], expected: dict[str, str]) -> None:
    found = _shares(model, log_of(*cases))
    assert {way: found[way] for way in expected} == expected


@pytest.mark.parametrize("case", ["A B C D E", "A D E B C", "A B D C E", "A D B E C"])
def test_parallel_work_fits_in_every_order(case: str) -> None:
    model = build("A > and1 > B > C > and2; and1 > D > E > and2 > F")
    assert replayed(model, log_of(f"{case} F")).reality.fit.fitting == 1


def test_an_inclusive_gateway_need_not_wait_for_what_cannot_come_to_it() -> None:
    model = build("A > and1 > or1 > B > or2 > D > and2; or1 > C > or2; and1 > E > and2 > F")
    assert replayed(model, log_of("A B D E F", "A C B D E F", "A E C B D F")).reality.fit.fitting == 3


@pytest.mark.parametrize(
    ("case", "cost"), [("A B C", 0), ("A C", 1), ("A B X C", 1), ("A B B C", 1), ("B A C", 2), ("C", 2), ("X", 4)]
)
def test_skipped_and_extra_steps_cost_one_each(case: str, cost: int) -> None:
    from mediabruch.conformance.aligner import Aligner
    from mediabruch.conformance.net import Net

    model = build("A > B > C")
    keys = {node.name: (node.key,) for node in model.model.activities}
    net = Net(model.model, frozenset(key for (key,) in keys.values()))
    alignment = Aligner(net).align([keys.get(name, ()) for name in case.split()], is_complete=True)
    assert (alignment.cost, alignment.is_cheapest) == (cost, True)


def test_too_much_work_falls_back_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mediabruch.conformance.search.MOST_WORK", 3)
    found = replayed(build("A > and1 > B > and2; and1 > C > and2 > D"), log_of("5x A C B D", "5x A B D X"))
    assert found.reality.fit.approximate == 10
    assert found.reality.fit.fitting == 5


def test_figures_are_counted_on_what_the_cases_did() -> None:
    model = build("A(data) > xor1 > P(data:paper) > xor2 > C(data); xor1 > xor2")
    figures = counted(replayed(model, log_of("3x A P C", "1x A C")))
    assert figures.score.breaks_per_case == pytest.approx(2 * 3 / 4)
    assert figures.score.break_free_rate_low == pytest.approx(1 / 4)
    assert figures.intervals["break_free_rate_low"] == pytest.approx(wilson(1, 4))


def test_skipped_steps_do_not_work_but_steps_that_no_log_shows_do() -> None:
    model = build("A(data) > P(data:paper) > C(data)")
    assert counted(replayed(model, log_of("1x A P C", "1x A C"))).score.breaks_per_case == pytest.approx(1)
    found = replayed(model, log_of("2x A C"))
    assert counted(found).score.breaks_per_case == pytest.approx(2)
    assert [one.cases for one in found.reality.never] == [2]
    assert (found.reality.fit.fitting, found.reality.fit.fitting_so_far) == (0, 2)


def test_choices_that_depend_on_each_other_show_where_chain_and_cases_differ() -> None:
    model = build("A(data) > xor1 > P(paper) > xor2; xor1 > D(data) > xor2 > xor3 > Q(paper); xor3 > E(data)")
    found = replayed(model, log_of("50x A P Q", "50x A D E"))
    assert counted(found).score.break_free_rate_low == pytest.approx(0.5)
    assert found.chain.score.break_free_rate_low == pytest.approx(0.25)
    assert "break_free_rate_low" in {one.figure for one in found.differences}
    same = replayed(model, log_of("25x A P Q", "25x A D E", "25x A P E", "25x A D Q"))
    assert not same.differences


def test_events_that_nobody_drew_are_told_with_their_place() -> None:
    found = replayed(build("A > B > C"), log_of("20x A B C", "9x A Druck B C", "2x A Fax B C", "1x Druck A B C"))
    (unknown,) = found.reality.unknown
    names: dict[int | None, str] = {node.key: node.name for node in found.analysis.model.nodes}
    assert (unknown.activity, unknown.cases) == ("Druck", 10)
    assert [(names[one.after], names[one.before], one.cases) for one in unknown.places] == [("A", "B", 9)]
    assert found.reality.rare == 1


def test_open_cases_count_as_far_as_they_have_come() -> None:
    model = build("A > xor1 > B > D; xor1 > C")
    log = EventLog(groups=(*log_of("4x A B D", "6x A C").groups, *log_of("5x A B", "5x A", is_complete=False).groups))
    found = replayed(model, log)
    assert found.reality.fit.fitting == 20
    assert sorted((share.count, share.total) for share in found.shares) == [(6, 15), (9, 15)]
    assert counted(found).cases == 10


def test_what_a_person_states_beats_what_is_measured() -> None:
    model = build("A > xor1 -0.5-> B > xor2; xor1 > C > xor2 > xor3 > D; xor3 > E")
    found = replayed(model, log_of("8x A B D", "2x A C E"))
    elements = {flow.key: flow.target for flow in model.model.sequence_flows}
    names: dict[int | None, str] = {node.key: node.name for node in model.model.nodes}
    assert {names[elements[key]] for key in found.measured} == {"D", "E"}


@pytest.mark.parametrize("default", ["", "; or1 -*-> E > or2"])
def test_what_is_measured_at_an_inclusive_gateway_is_played_as_often(default: str) -> None:
    model = build(f"A > or1 > B > or2 > D; or1 > C > or2{default}")
    cases = ["40x A B D", "30x A C D", "30x A B C D", *(["25x A E D"] if default else [])]
    found = replayed(model, log_of(*cases))
    visits = {step.name: step.visits_per_case for step in found.chain.steps}
    assert {name: visits[name] for name in "BC"} == pytest.approx(
        {name: counted(found).workings[key] for name, key in model.keys.items() if name in ("B", "C")}, abs=1e-6
    )


@pytest.mark.parametrize(
    ("model", "cases", "told"),
    [
        ("A > xor1 > B; xor1 > C", ["60x A B", "40x A C"], {"xor1>B", "xor1>C"}),
        ("A > xor1 > throw1 > xor2 > B; xor1 > xor2", ["90x A B"], set()),
        ("A > xor1 > B > xor2 > C; xor1 > throw1 > xor2; xor1 > xor2", ["60x A B C", "40x A C"], {"xor1>B"}),
        ("A > xor1 > xor2 > B; xor1 > xor3 > C; xor3 > xor2", ["60x A B", "40x A C"], set()),
    ],
)
def test_a_share_that_the_log_cannot_tell_is_not_measured(model: str, cases: list[str], told: set[str]) -> None:
    made = build(model)
    found = replayed(made, log_of(*cases))
    names: dict[int | None, str | None] = {node.key: node.id for node in made.model.nodes}
    flows = {flow.key: f"{names[flow.source]}>{names[flow.target]}" for flow in made.model.sequence_flows}
    assert {flows[share.element] for share in found.shares if share.is_told} >= told
    assert {flows[key] for key in found.measured} == told or not told
    assert not any(share.is_told for share in found.shares if share.low == 0 and share.high > 0.9)


def test_cases_in_doubt_widen_the_interval() -> None:
    """Where the only step of a way is missing and another one is extra, either way is as cheap."""
    model = build("A > xor1 > B > D > xor2; xor1 > C > E > xor2 > F")
    sure = ["60x A B D F", "40x A C E F"]
    (low, high), (wider_low, wider_high) = (
        next((one.low, one.high) for one in replayed(model, log_of(*cases)).shares if one.count >= 60)
        for cases in (sure, [*sure, "10x A F"])
    )
    assert wider_low < low < 0.6 < high < wider_high


def test_silent_rounds_are_said_and_taken_not_to_happen() -> None:
    found = replayed(build("A > xor1 > xor2 > B; xor2 > xor1"), log_of("50x A B"))
    assert {(one.count, one.has_rounds) for one in found.shares} == {(50, True), (0, True)}


@pytest.mark.parametrize("ways", [2, 3])
def test_intervals_of_several_ways_hold_together(ways: int) -> None:
    model = "A > xor1 > B; xor1 > C" + "; xor1 > D" * (ways - 2)
    share = replayed(build(model), log_of("60x A B", "40x A C")).shares[0]
    assert (share.low == pytest.approx(wilson(60, 100)[0])) is (ways == 2)


@pytest.mark.parametrize(
    ("model", "is_counted"),
    [("A > B; A!late > C", True), ("A > B; A!late > end1", False), ("A > B > C; A+late > end1", False)],
)
def test_nothing_is_said_of_a_boundary_event_that_no_log_could_show(model: str, *, is_counted: bool) -> None:
    assert ("A!late" in _shares(model, log_of("9x A B", "1x A B"))) is is_counted


def test_a_terminate_end_event_comes_after_all_that_happens_by_itself() -> None:
    model = build("Office: A(data) > and1 > B(data) > terminate1; and1 > throw1; throw1 ~paper~> [Citizen]")
    assert counted(replayed(model, log_of("A B"))).score.breaks_per_case == pytest.approx(1)


def test_a_repeated_step_with_a_marker_works_once() -> None:
    plain = build("A > B > C")
    marked = plain.xml.replace(b'name="B" />', b'name="B"><standardLoopCharacteristics/></task>')
    log = log_of("A B B B C")
    assert [replayed(built(xml, {}), log).reality.fit.fitting for xml in (plain.xml, marked)] == [0, 1]


# -- groups ----------------------------------------------------------------------------------------


def _channels(*counts: tuple[str, int, int]) -> EventLog:
    groups = (
        CaseGroup(activities=("A", "B"), channel=channel, month=(2025, month), count=count)
        for channel, month, count in counts
    )
    return EventLog(groups=tuple(groups))


def test_small_groups_are_not_told_apart_not_even_by_subtraction() -> None:
    model = build("A > B")
    media = {"web": frozenset({Medium.DATA}), "mail": frozenset({Medium.DOCUMENT}), "desk": frozenset({Medium.ORAL})}
    log = _channels(("web", 1, 40), ("web", 2, 3), ("mail", 3, 2), ("desk", 1, 9), ("post", 3, 1))
    found = replayed(model, log, ReplayOptions(channel_media=media))
    channels = {group.channels: group.figures.cases for group in found.by_channel}
    ways = {group.is_digital: group.figures.cases for group in found.by_way_in}
    months = {(group.first, group.last): group.figures.cases for group in found.by_period}
    assert channels == {("web", "mail"): 45, ("desk", "post"): 10}
    assert ways == {(True,): 45, (False, None): 10}
    assert months == {((2025, 1), (2025, 1)): 49, ((2025, 2), (2025, 3)): 6}


def test_simulated_cases_give_their_own_figures_and_shares() -> None:
    model = build(
        "A(data) > xor1 -0.3-> P(data:paper) > xor2; xor1 -0.7-> xor2 > and1 > B(paper) > and2; and1 > C(data) > and2;"
        "and2 > xor3 -0.2-> xor4 > D(data); xor3 -0.8-> E(document) > xor5 > F(data); D > xor5"
    )
    cases = played(model, 400, 1)
    found = replayed(model, log_of_played(cases))
    assert found.reality.fit.fitting == found.reality.fit.cases
    worked = sum(len(case.activities) for case in cases) / len(cases)
    assert sum(counted(found).workings.values()) == pytest.approx(worked, abs=1e-9)
