"""Whether the first places hold is what trying all settings says."""

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import pytest

from mediabruch.measures.candidate import merged_edits
from mediabruch.measures.plan import Plan, PlanSettings, make_plan
from mediabruch.measures.replay import WhatIfPlayer
from mediabruch.measures.robust import MOST_PLACES
from mediabruch.model import Model
from mediabruch.statements.sidecar import Sidecar, overlaid, sidecar_from_mapping
from tests.measures.test_plan import MEDIA, STATED, built_sidecar
from tests.support.models import build

OPEN = (
    "A(paper) > B(?:?) > C(oral:paper) > D(document)",
    "A(paper) > xor1; xor1 > B(paper) > xor2; xor1 > C(oral) > xor2; xor2 > D(?:data)",
    "A(data) > xor1; xor1 > B(oral) > xor2; xor1 > C > xor2; xor2 > D(oral) > E(data)",
    "A(oral) > B(oral) > C(data)",
    "A(data) > xor1; xor1 > B(oral) > xor2; xor1 > C(oral) > D > xor2; xor2 > E(data)",
    "A(data) > xor1; xor1 > B(oral) > xor2; xor1 > xor3; xor3 > C(oral) > xor2; xor3 > D(oral) > xor2; xor2 > E(data)",
    "A(oral) > B(?:data) > C(oral:?) > D(data:paper) > E(?:oral)",
    "A(paper:data) > xor1; xor1 > B(data:paper) > xor2; xor1 > C(?:oral) > xor2; xor2 > D(paper:data) > E(oral:?)",
    "A(oral) > xor1; xor1 > B(oral) > xor2; xor2 > xor1; xor2 > C(?:paper) > D(oral:?) > E(data)",
    "A(oral:?) > B(?:oral) > C(data) > D(?:paper) > E(paper:data) > F(oral)",
    "A(?:oral) > B(oral:?) > C(?:oral) > D(oral:?) > E(?:oral) > F(oral:?)",
)
"""Models with one to six unknown sides and choices."""


def settings_of(plan: Plan, model: Model, media: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """All settings of a grid: media of unknown sides, shares of choices of two."""
    gateways: dict[int, list[str]] = {}
    for flow in model.sequence_flows:
        if len([one for one in model.sequence_flows if one.source == flow.source]) > 1 and flow.id:
            gateways.setdefault(flow.source or 0, []).append(flow.id)
    sides = [
        (str(step.id), side)
        for step in plan.analysis.steps
        for side in ("receives", "produces")
        if getattr(step.annotation, side) is None
    ]
    assert len(sides) + len(gateways) <= 6
    for shares in product((0.0, 0.25, 0.5, 0.75, 1.0), repeat=len(gateways)):
        flows = {
            id_: {"probability": share if number == 0 else 1 - share}
            for ids, share in zip(gateways.values(), shares, strict=True)
            for number, id_ in enumerate(ids)
        }
        for chosen in product(media, repeat=len(sides)):
            steps: dict[str, dict[str, Any]] = {}
            for (id_, side), medium in zip(sides, chosen, strict=True):
                steps.setdefault(id_, {})[side] = medium
            yield {"steps": steps, "flows": flows}


def held_by_brute_force(plan: Plan, model: Model, sidecar: Sidecar, media: tuple[str, ...]) -> list[bool]:
    """Of each of the first places whether its measure brings most in every setting, those before it done."""
    order = [stage.candidate for stage in plan.stages][:MOST_PLACES]
    held = [True] * len(order)
    for setting in settings_of(plan, model, media):
        replay = WhatIfPlayer(model, STATED, overlaid(sidecar, sidecar_from_mapping(setting)))
        for place, mine in enumerate(order):
            if not held[place]:
                continue
            done = [one.edits for one in order[:place]]
            base = replay.score(merged_edits(done)).end_to_end_low or 0.0
            ratios = {
                one.id: ((replay.score(merged_edits([*done, one.edits])).end_to_end_low or 0.0) - base) / one.effort
                for one in (rated.candidate for rated in plan.candidates)
                if one not in order[:place]
            }
            held[place] = ratios[mine.id] >= max(ratios.values()) - 1e-9
    return held


def check(line: str) -> None:
    sidecar, model = built_sidecar(line), build(line).model
    plan = make_plan(model, STATED, sidecar=sidecar)
    assert plan.robustness is not None
    unknowns = line.count("?")
    held = held_by_brute_force(plan, model, sidecar, MEDIA if unknowns < 4 else ("data", "document", "paper"))
    for one in plan.robustness.places:
        if len(one.candidates) == 1 and one.is_exact:
            assert one.holds == held[one.place - 1], (line, one)
            assert (one.decides is None) == one.holds
    if plan.robustness.places and plan.robustness.places[0].is_exact:
        assert plan.robustness.first == held[0]
    judged = {one.place for one in plan.robustness.places}
    assert all(held[place] for place in range(len(held)) if place + 1 not in judged)


@pytest.mark.parametrize("line", OPEN)
def test_robustness_equals_brute_force(line: str) -> None:
    check(line)


@pytest.mark.parametrize("seed", range(10))
def test_robustness_of_random_models_equals_brute_force(seed: int) -> None:
    rng = Random(seed)
    sides = [rng.choice(("paper", "oral", "data", "document", "paper", "oral")) for _ in range(12)]
    for place in rng.sample(range(12), rng.randint(1, 3)):
        sides[place] = "?"
    a, b, c, d, e, f = (
        f"{name}({one}:{other})" for name, one, other in zip("ABCDEF", sides[::2], sides[1::2], strict=True)
    )
    if seed % 2:
        check(f"{a} > {b} > {c} > {d} > {e} > {f}")
    else:
        check(f"{a} > {b} > xor1; xor1 > {c} > xor2; xor1 > {d} > xor2; xor2 > {e} > {f}")


def test_places_of_a_budget_are_judged_among_its_measures() -> None:
    from mediabruch.measures.goal import Goal

    line = "A(oral) > B(?:data) > C(oral:?) > D(data:paper) > E(?:oral)"
    plan = make_plan(build(line).model, STATED, PlanSettings(goal=Goal(budget=3)), sidecar=built_sidecar(line))
    assert plan.robustness is not None
    taken = {stage.candidate.id for stage in plan.stages}
    assert {plan.candidates[i].candidate.id for one in plan.robustness.places for i in one.rivals} <= taken


@pytest.mark.parametrize(
    ("lang", "says"), [("en", "as long as unknown media stay unknown"), ("de", "unbekannt bleiben")]
)
def test_measures_that_change_the_flow_claim_no_more_than_was_tried(lang: str, says: str) -> None:
    from mediabruch.i18n import translator
    from mediabruch.report.names import Names
    from mediabruch.report.plan.sureness import robust_words

    line = "A(data) > B(data:paper, law=yes) > C(paper:data) > D > E(oral)"
    plan = make_plan(build(line).model, STATED, sidecar=built_sidecar(line))
    assert plan.robustness is not None
    assert any(one.candidate.measure.id == "print-aside" for one in plan.candidates)
    first = plan.robustness.places[0]
    assert first.holds
    assert (first.is_exact, first.is_complete) == (False, True)
    assert says in robust_words(plan.robustness, plan, Names(plan.analysis.model, translator(lang)))
