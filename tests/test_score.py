"""The figures, calculated by hand; each row names the figures that it is about."""

from typing import Any

import pytest

from mediabruch.score import Score
from tests.support.models import build


def figures(score: Score) -> dict[str, Any]:
    return score._asdict()


def distribution(*first: float) -> tuple[float, ...]:
    return first + (0.0,) * (11 - len(first))


CASES: list[tuple[str, dict[str, Any]]] = [
    # no handover, no known step, no step at all: the figure does not exist
    ("A(data)", {"end_to_end_score": None, "end_to_end_low": None, "digital_step_share": 1, "coverage": 1}),
    ("A", {"end_to_end_score": None, "digital_step_share": None, "coverage": 0, "automation_rate": 0}),
    ("A(physical)", {"end_to_end_score": None, "digital_step_share": None, "coverage": 1, "end_to_end_rate": 1}),
    (
        "start1 > end1",
        {
            "end_to_end_score": None,
            "end_to_end_low": None,
            "end_to_end_high": None,
            "digital_step_share": None,
            "automation_rate": None,
            "coverage": None,
            "coverage_stated": None,
            "breaks_per_case": 0,
            "break_free_rate": 1,
            "end_to_end_rate": 1,
        },
    ),
    # the score: one of two, one of three
    (
        "A(data) > B(data) > C(paper)",
        {"end_to_end_score": 50, "handovers_per_case": 2, "seamless_handovers_per_case": 1},
    ),
    ("A(data) > B(paper) > C(paper) > D(paper)", {"end_to_end_score": 0, "breaks_per_case": 1, "break_free_rate": 0}),
    # 1 seamless of 1 in 0.3 of the cases, 0 of 1 in the others
    ("A(data) > xor1 -0.3-> B(data); xor1 > C(paper)", {"end_to_end_score": 30, "break_free_rate": 0.3}),
    # paper all the way has no break and is not digital
    ("A(paper) > B(paper)", {"end_to_end_score": 0, "breaks_per_case": 0, "break_free_rate": 1, "end_to_end_rate": 0}),
    # a case without any carrier counts as digital: 0.4
    ("xor1 -0.6-> A(paper); xor1 > B", {"break_free_rate": 1, "end_to_end_rate": 0.4}),
    # what is taken counts where receives is unknown
    ("A(paper) > B(?:paper)", {"end_to_end_rate": 0}),
    ("A(data) > B(?:data)", {"end_to_end_rate": 1, "end_to_end_score": 100}),
    # a letter makes the case not digital, even if nobody hands it anything
    ("xor1 -0.25-> A; xor1 > B; A ~paper~> [Citizen]", {"end_to_end_rate": 0.75, "handovers_per_case": 0}),
    # bounds: as paper A>U, U>C break twice; as digital all is seamless
    ("A(data) > U > C(data)", {"end_to_end_score": 100, "end_to_end_low": 0, "end_to_end_high": 100}),
    # an unknown side of a carrier, too: A hands paper or digital to B
    ("A(paper:?) > B(data)", {"end_to_end_score": 0, "end_to_end_low": 0, "end_to_end_high": 100}),
    # physical is known
    ("A(data) > U(physical) > C(data)", {"end_to_end_low": 100, "end_to_end_high": 100}),
    # the bounds count the handovers of the unknown steps as well: 1 of 3 as it is; 1 of 4 with U as digital, and 1 of 4
    # with U as paper. So they need not enclose the score.
    (
        "A(data) > B(data) > P(paper) > U > Q(paper)",
        {"end_to_end_score": 100 / 3, "end_to_end_low": 25, "end_to_end_high": 25},
    ),
    # shares of workings: A 2, B 1; A is digital
    (
        "start1 > A(data) > xor1 -0.5-> A; xor1 > B(paper)",
        {"digital_step_share": 2 / 3, "coverage": 1, "automation_rate": 0},
    ),
    ("A(data:paper) > B(data+paper) > C(digital)", {"digital_step_share": 1 / 3}),
    # a step that takes whatever comes is digital if that is
    ("A(paper) > B(?:data) > C(?:data)", {"digital_step_share": 1 / 3}),
    # all that arrives has to be digital
    ("and1 > A(data) > and2; and1 > P(paper) > and2 > B(?:data)", {"digital_step_share": 1 / 3, "end_to_end_rate": 0}),
    # automation: service, script and business-rule tasks, or what is stated; of all workings
    ("A(service) > B(script) > C(businessRule) > D(send)", {"automation_rate": 0.75}),
    ("A(user, automatic) > B(user)", {"automation_rate": 0.5}),
    ("A(service) > xor1 -0.5-> A; xor1 > B; start1 > A", {"automation_rate": 2 / 3}),
    # coverage: of all activities, whether a case reaches them or not
    ("A(data) > B(?:paper) > C(physical) > D", {"coverage": 0.75, "coverage_stated": 0.75, "coverage_inferred": 0}),
    ("xor1 -1-> A(data); xor1 > B", {"coverage": 0.5}),
    # numbers of breaks: both choices break independently
    (
        "A(data) > xor1 -0.3-> B(paper) > C(data); xor1 > C > xor2 -0.5-> D(oral); xor2 > E(data)",
        {
            "breaks_per_case": 2 * 0.3 + 0.5,
            "breaks_min": 0,
            "breaks_max": 3,
            "breaks_distribution": distribution(0.35, 0.35, 0.15, 0.15),
            "break_free_rate": 0.35,
        },
    ),
    # what never happens is no run
    ("A(data) > xor1 -1-> B(data); xor1 > C(paper)", {"breaks_max": 0, "breaks_min": 0, "break_free_rate": 1}),
    # a loop with a break has no bound: 2n - 1 breaks after n rounds, each with 1/2
    (
        "start1 > A(data) > B(paper) > xor1 -0.5-> A; xor1 > end1",
        {
            "breaks_min": 1,
            "breaks_max": None,
            "breaks_per_case": 3,
            "breaks_distribution": distribution(0, 1 / 2, 0, 1 / 4, 0, 1 / 8, 0, 1 / 16, 0, 1 / 32, 1 / 32),
        },
    ),
    # a loop without one has
    ("start1 > A(data) > xor1 -0.5-> A; xor1 > B(paper)", {"breaks_min": 1, "breaks_max": 1, "breaks_per_case": 1}),
    # 12 breaks in a row are 10 or more
    (
        " > ".join(f"A{n}(data) > B{n}(paper)" for n in range(6)) + " > C(data)",
        {"breaks_min": 12, "breaks_max": 12, "breaks_per_case": 12, "breaks_distribution": distribution(*[0] * 10, 1)},
    ),
    # two breaks at once
    ("A(paper) > B(data+oral)", {"breaks_distribution": distribution(0, 0, 1), "breaks_min": 2, "breaks_max": 2}),
    # a loop that is entered at two places: over C without a break, over A with one
    (
        "start1 > xor1 > C(paper) > L(paper) > M(paper) > xor2 -0.5-> L; xor1 > A(data) > M; xor2 > end1",
        {"breaks_min": 0, "breaks_max": 1, "breaks_distribution": distribution(0.5, 0.5)},
    ),
    # what goes on for ever is counted once round: A, and again from A to itself
    ("start1 > A(data:paper) > A", {"breaks_per_case": 3, "breaks_min": 3, "breaks_max": 3, "end_to_end_score": 0}),
]


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_figures(line: str, expected: dict[str, Any]) -> None:
    found = figures(build(line).analysis().score)
    for name, value in expected.items():
        assert found[name] == (value if value is None else pytest.approx(value)), name


@pytest.mark.parametrize("line", [line for line, _ in CASES])
def test_no_figure_is_not_a_number(line: str) -> None:
    for value in figures(build(line).analysis().score).values():
        for number in value if isinstance(value, tuple) else [value]:
            assert number is None or number == number  # noqa: PLR0124 - only NaN differs from itself


@pytest.mark.parametrize(("rules", "breaks", "score"), [("physical", 0, 100), ("standard", 1, 50), ("extended", 3, 0)])
def test_rule_sets(rules: str, breaks: int, score: float) -> None:
    """Re-keying counts from standard on, loss of structure and a change of system by hand when extended."""
    line = "A(data, system=X) > B(document, system=X) > C(data, by_hand, system=Y)"
    found = build(line).analysis(rules).score
    assert (found.breaks_per_case, found.end_to_end_score) == (breaks, score)
