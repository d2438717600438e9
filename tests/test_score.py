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
    # no link, no known step, no step at all: the figure does not exist
    ("A(data)", {"end_to_end_score": 100, "end_to_end_low": 100, "links_digital": 1, "coverage": 1}),
    ("A", {"end_to_end_score": None, "end_to_end_low": 0, "end_to_end_high": 100, "coverage": 0, "automation_rate": 0}),
    ("A", {"end_to_end_rate_low": 0, "end_to_end_rate_high": 1, "break_free_rate_low": 0, "break_free_rate_high": 1}),
    ("A(physical)", {"end_to_end_score": None, "end_to_end_low": None, "coverage": 1, "end_to_end_rate_low": 1}),
    (
        "start1 > end1",
        {
            "end_to_end_score": None,
            "end_to_end_low": None,
            "end_to_end_high": None,
            "automation_rate": None,
            "coverage": None,
            "coverage_partly": None,
            "coverage_stated": None,
            "breaks_per_case": 0,
            "break_free_rate_low": 1,
            "end_to_end_rate_low": 1,
        },
    ),
    # links are workings and handovers: A, B, A>B of five are digital
    (
        "A(data) > B(data) > C(paper)",
        {
            "end_to_end_score": 60,
            "end_to_end_low": 60,
            "end_to_end_high": 60,
            "links_digital": 3,
            "links_other": 2,
            "workings_digital": 2,
            "workings_other": 1,
            "handovers_digital": 1,
            "handovers_other": 1,
        },
    ),
    ("A(paper) > B(paper)", {"end_to_end_score": 0, "breaks_per_case": 0, "end_to_end_rate_high": 0}),
    ("A(paper) > B(paper)", {"break_free_rate_low": 1, "break_free_rate_high": 1}),
    # A always; B and A>B digital with 0.3, C and A>C not with 0.7: 1.6 of 3
    (
        "A(data) > xor1 -0.3-> B(data); xor1 > C(paper)",
        {"end_to_end_score": 100 * 1.6 / 3, "break_free_rate_low": 0.3, "end_to_end_rate_high": 0.3},
    ),
    # what is unknown lies between: of A, U, C, A>U, U>C two are digital
    ("A(data) > U > C(data)", {"end_to_end_score": 100, "end_to_end_low": 40, "end_to_end_high": 100}),
    # A not, A>B unknown, B digital
    ("A(paper:?) > B(data)", {"end_to_end_score": 50, "end_to_end_low": 100 / 3, "end_to_end_high": 200 / 3}),
    # half-known steps: nothing is taken for granted
    ("A(data) > B(?:data)", {"end_to_end_rate_low": 0, "end_to_end_rate_high": 1, "end_to_end_score": 100}),
    ("A(paper) > B(?:paper)", {"end_to_end_rate_high": 0, "break_free_rate_low": 0, "break_free_rate_high": 1}),
    # physical is known
    ("A(data) > U(physical) > C(data)", {"end_to_end_low": 100, "end_to_end_high": 100}),
    # a letter makes the case not digital, even if nobody hands it anything
    (
        "xor1 -0.25-> A(physical); xor1 > B(physical); A ~paper~> [Citizen]",
        {"end_to_end_rate_high": 0.75, "handovers_other": 0.25, "break_free_rate_low": 1},
    ),
    # twice round as expected: A and B 2 each, A>B 2, B>A 1
    (
        "start1 > xor1 > A(data) > B(paper) > xor2 -0.5-> xor1; xor2 > end1",
        {"links_digital": 2, "links_other": 2 + 2 + 1, "end_to_end_score": 200 / 7},
    ),
    # automation: service, script and business-rule tasks, or what is stated; of all workings
    ("A(service) > B(script) > C(businessRule) > D(send)", {"automation_rate": 0.75}),
    ("A(user, automatic) > B(user)", {"automation_rate": 0.5}),
    ("A(service) > xor1 -0.5-> A; xor1 > B; start1 > A", {"automation_rate": 2 / 3}),
    # coverage: of all activities, whether a case reaches them or not
    (
        "A(data) > B(?:paper) > C(physical) > D",
        {"coverage": 0.5, "coverage_partly": 0.25, "coverage_stated": 0.5, "coverage_inferred": 0},
    ),
    # an automatic step is known by what it produces
    ("A(?:data, service) > B(data:?, service)", {"coverage": 0.5, "coverage_partly": 0.5}),
    # a step whose content is played counts where something of its own is known
    ("Sub{A(data) > B}", {"coverage": 0.5}),
    ("Sub(data:?){A(data) > B}", {"coverage": 1 / 3, "coverage_partly": 1 / 3}),
    ("Sub(physical){A(data) > B}", {"coverage": 2 / 3}),
    ("Sub{A(service)}", {"automation_rate": 1}),
    ("Sub(data){A(service)}", {"automation_rate": 0.5}),
    ("xor1 -1-> A(data); xor1 > B", {"coverage": 0.5}),
    # numbers of breaks: both choices break independently
    (
        "A(data) > xor1 -0.3-> B(paper) > C(data); xor1 > C > xor2 -0.5-> D(oral); xor2 > E(data)",
        {
            "breaks_per_case": 2 * 0.3 + 0.5,
            "breaks_min": 0,
            "breaks_max": 3,
            "breaks_distribution": distribution(0.35, 0.35, 0.15, 0.15),
            "break_free_rate_high": 0.35,
        },
    ),
    # what never happens is no run
    ("A(data) > xor1 -1-> B(data); xor1 > C(paper)", {"breaks_max": 0, "breaks_min": 0, "break_free_rate_low": 1}),
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


@pytest.mark.parametrize(("rules", "breaks", "score"), [("physical", 0, 100), ("standard", 1, 80), ("extended", 3, 60)])
def test_rule_sets(rules: str, breaks: int, score: float) -> None:
    """Re-keying counts from standard on, loss of structure and a change of system by hand when extended."""
    line = "A(data, system=X) > B(document, system=X) > C(data, by_hand, system=Y)"
    found = build(line).analysis(rules).score
    assert (found.breaks_per_case, found.end_to_end_score) == (breaks, score)
