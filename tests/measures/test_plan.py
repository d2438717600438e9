"""What a plan promises is what comes of it, and nothing beats it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from mediabruch.analysis import analyze_model, stated_beside
from mediabruch.bpmn import read, read_bytes
from mediabruch.files.sidecars import sidecar_for
from mediabruch.interview.dialog import Interview
from mediabruch.measures.gains import Gains
from mediabruch.measures.goal import Goal, GoalFigure, GoalTarget
from mediabruch.measures.plan import Plan, PlanSettings, make_plan
from mediabruch.measures.replay import WhatIfPlayer
from mediabruch.measures.search import FrontPoint, _grown, best_within, front, most_within
from mediabruch.model import Model
from mediabruch.options import DEFAULTS, Options
from mediabruch.report.document import score_document
from mediabruch.statements.sidecar import overlaid, sidecar_from_mapping
from tests.support.chains import long_chain
from tests.support.models import build
from tests.support.shared import CORPUS, PROJECT, SHARED, needs_shared
from tests.support.work import calls

STATED = Options(inference=False)
MEDIA = ("data", "document", "digital", "paper", "oral")
EXAMPLES = sorted(path.parent for path in (PROJECT / "examples").glob("*/ist.bpmn"))


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two documents of figures are the same but for rounding errors."""
    one, other = dict(one), dict(other)
    distributions = one.pop("breaks_distribution"), other.pop("breaks_distribution")
    return one == pytest.approx(other, abs=1e-9) and distributions[0] == pytest.approx(distributions[1], abs=1e-9)


def stated(model: Model, rng: Random) -> dict[str, dict[str, Any]]:
    """Random media for the steps of a model, of which some stay unknown."""
    steps: dict[str, Any] = {}
    for node in model.activities:
        if not node.id or rng.random() < 0.2:
            continue
        facts: dict[str, Any] = {side: rng.choice(MEDIA) for side in ("receives", "produces") if rng.random() < 0.9}
        if rng.random() < 0.3:
            facts = {"medium": rng.choice(MEDIA)}
        if rng.random() < 0.2:
            facts["by_hand"] = True
        if rng.random() < 0.1:
            facts["required_by_law"] = "§ 1"
        if rng.random() < 0.1:
            facts["aside"] = "sent"
        steps[node.id] = facts
    messages = {
        flow.id: {"medium": rng.choice(MEDIA)} for flow in model.message_flows if flow.id and rng.random() < 0.5
    }
    return {"steps": steps, "messages": messages}


def promised(plan: Plan, model: Model, options: Options, own: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    """What the plan's document promises, and what an analysis of the edits says."""
    from mediabruch.i18n import translator
    from mediabruch.report.plan.document import plan_json

    document = json.loads(plan_json(plan, translator("en")))
    sidecar = sidecar_from_mapping(own)
    edits = {one["id"]: one["edits"] for one in document["candidates"]}
    sets = [([one["id"]], one["after"]) for one in document["candidates"]]
    taken: list[str] = []
    for stage in document["plan"]:
        taken = [*taken, stage["id"]]
        sets.append((taken, stage["after"]))
    sets += [(one["ids"], one["after"]) for one in document["front"]]
    for ids, after in sets:
        changed = sidecar
        for id_ in sorted(ids, key=lambda id_: int(id_[1:])):
            changed = overlaid(changed, sidecar_from_mapping(edits[id_]))
        yield after, score_document(analyze_model(model, options, sidecar=changed).score)


def merged(own: dict[str, Any], edits: dict[str, Any]) -> dict[str, Any]:
    """Edits merged over annotations as any program would: fact by fact."""
    found = json.loads(json.dumps(own))
    for section, elements in edits.items():
        if isinstance(elements, dict):
            for id_, facts in elements.items():
                found.setdefault(section, {}).setdefault(id_, {}).update(facts)
    return dict(found)


# -- promised effects ---------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(12))
def test_promised_effects_are_those_of_the_edits(seed: int) -> None:
    built = build(
        "Antrag > xor1; xor1 > Nachfordern > Annehmen > xor2; xor1 > xor2; xor2 > Pruefen > and1; "
        "and1 > Zeichnen > and2; and1 > Kasse > and2; and2 > Bescheid > Ablage"
    )
    rng = Random(seed)
    own = stated(built.model, rng)
    plan = make_plan(built.model, STATED, sidecar=sidecar_from_mapping(own))
    for after, found in promised(plan, built.model, STATED, own):
        assert same(after, found)
    for one in plan.candidates:  # any program can merge them
        changed = sidecar_from_mapping(merged(own, {name: dict(part) for name, part in one.candidate.edits.items()}))
        assert same(
            score_document(one.after), score_document(analyze_model(built.model, STATED, sidecar=changed).score)
        )


@needs_shared("corpus")
def test_promised_effects_on_real_models() -> None:
    files = sorted(CORPUS.rglob("*.bpmn"))
    rng = Random(15)
    rng.shuffle(files)
    done = 0
    for path in files:
        try:
            model = read(path)
        except Exception:  # noqa: BLE001 - some are broken on purpose
            continue
        if not 3 <= len(list(model.activities)) <= 40:
            continue
        own = stated(model, rng)
        plan = make_plan(model, STATED, sidecar=sidecar_from_mapping(own))
        if plan.analysis.playout.states > 5_000:
            continue
        for after, found in promised(plan, model, STATED, own):
            assert same(after, found), path
        done += 1
        if done == 60:
            break
    assert done == 60


# -- nothing beats it ------------------------------------------------------------------------------


LINES = (
    "A(paper) > B(paper) > C(paper:data) > D(data:paper) > E(paper)",
    "A(digital:paper) > xor1; xor1 -0.3-> B(oral) > xor2; xor1 > C(paper) > xor2; xor2 > D(document:data, by_hand) "
    "> E(paper)",
    "A(paper) > and1; and1 > B(paper:document) > and2; and1 > C(oral:paper) > and2; and2 > D(paper, law=yes) "
    "> E(document)",
    "A(paper) > xor1 > B(paper+document) > xor2; xor2 -0.2-> xor1; xor2 > C(data:paper) > D(paper:data)",
)


def gains_of(line: str) -> Gains:
    built = build(line)
    plan = make_plan(built.model, STATED, sidecar=built_sidecar(line))
    return Gains(WhatIfPlayer(built.model, STATED, built_sidecar(line)), [one.candidate for one in plan.candidates])


def built_sidecar(line: str) -> Any:
    built = build(line)
    steps = {}
    for node in built.model.activities:
        known = built.annotations.steps.get(node.key)
        if known is not None:
            facts: dict[str, Any] = {
                side: sorted(media) for side in ("receives", "produces") if (media := getattr(known, side)) is not None
            }
            facts |= {"by_hand": known.by_hand} | ({"required_by_law": "§ 1"} if known.required_by_law else {})
            steps[node.id] = facts
    flows = {
        flow.id: {"probability": built.annotations.probabilities[flow.key]}
        for flow in built.model.sequence_flows
        if flow.key in built.annotations.probabilities
    }
    return sidecar_from_mapping({"steps": steps, "flows": flows})


@pytest.mark.parametrize("line", LINES)
def test_front_and_budgets_equal_brute_force(line: str) -> None:
    gains = gains_of(line)
    values = {mask: gains.value(mask) for mask in range(1 << gains.size)}
    assert gains.all_values() == pytest.approx(list(values.values()))
    points = front(gains)
    for budget in range(round(gains.effort((1 << gains.size) - 1)) + 1):
        best = max(value for mask, value in values.items() if gains.effort(mask) <= budget)
        found = best_within(points, budget)
        assert found.value == pytest.approx(best)
        assert found.effort <= budget
        assert most_within(gains, budget) >= best - 1e-9


@pytest.mark.parametrize("line", LINES)
def test_heuristic_comes_near_the_exact_front(line: str) -> None:
    gains = gains_of(line)
    exact = front(gains)
    grown: list[FrontPoint] = list(_grown(gains))
    for point in exact:
        assert best_within(grown, point.effort).value >= 0.95 * point.value


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    "target", [GoalTarget(yardstick=GoalFigure.RATE, value=0.6), GoalTarget(yardstick=GoalFigure.SCORE, value=55)]
)
def test_least_effort_for_a_target_equals_brute_force(line: str, target: GoalTarget) -> None:
    sidecar = built_sidecar(line)
    model = build(line).model
    plan = make_plan(model, STATED, PlanSettings(goal=Goal(target=target)), sidecar=sidecar)
    gains = Gains(WhatIfPlayer(model, STATED, sidecar), [one.candidate for one in plan.candidates])
    replay = WhatIfPlayer(model, STATED, sidecar)
    from mediabruch.measures.candidate import merged_edits

    reaching = []
    for mask in range(1 << gains.size):
        score = replay.score(merged_edits(one.edits for i, one in enumerate(gains.candidates) if mask >> i & 1))
        value = score.end_to_end_low if target.yardstick is GoalFigure.SCORE else score.end_to_end_rate_low
        if (value or 0.0) >= target.value - 1e-9:
            reaching.append(gains.effort(mask))
    assert plan.reaches_target == bool(reaching)
    if reaching:
        assert plan.effort == pytest.approx(min(reaching))


# -- what law binds --------------------------------------------------------------------------------


def test_what_law_requires_is_listed_apart() -> None:
    line = "A(data) > B(data:paper, law=yes) > C(document)"
    plan = make_plan(build(line).model, STATED, sidecar=built_sidecar(line))
    assert [plan.analysis.model.node_by_key[key].name for key in plan.bound_by_law] == ["B"]
    for one in plan.candidates:
        facts = one.candidate.edits.get("steps", {}).get("B", {})
        assert not facts.keys() & {"medium", "receives", "produces"}


# -- examples ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_plan_of_an_example_leads_at_least_to_its_to_be(folder: Any) -> None:
    plan = make_plan(read(folder / "ist.bpmn"))
    to_be = analyze_model(read(folder / "soll.bpmn")).score
    assert plan.after.end_to_end_score is not None
    assert to_be.end_to_end_score is not None
    assert plan.after.end_to_end_score >= to_be.end_to_end_score - 1e-9


@needs_shared("logs/receipt.bpmn")
def test_without_a_log_the_first_place_is_not_claimed() -> None:
    model = read(SHARED / "logs" / "receipt.bpmn")
    plan = make_plan(model)
    assert plan.robustness is not None
    assert not plan.robustness.first
    flows = {flow.key: flow for flow in model.sequence_flows}
    assert plan.robustness.decides in flows
    assert "T05" in model.node_by_key[flows[plan.robustness.decides].target or 0].name


def test_sidecar_beside_the_model_is_taken() -> None:
    model = read(EXAMPLES[0] / "ist.bpmn")
    assert make_plan(model).before == analyze_model(model, sidecar=stated_beside(model, DEFAULTS)).score


@needs_shared("logs/receipt.bpmn", "logs/receipt.csv")
def test_with_a_log_the_confirmation_comes_first() -> None:
    import mediabruch as mb

    measured = mb.analyze(SHARED / "logs" / "receipt.bpmn").measured(mb.read_log(SHARED / "logs" / "receipt.csv"))
    plan = measured.plan()
    assert plan.robustness is not None
    assert plan.robustness.first
    (step,) = plan.stages[0].candidate.steps
    assert "T05" in plan.analysis.model.node_by_key[step].name


# -- how much work it takes --------------------------------------------------------------------------------


def test_twenty_candidates_are_exact_and_quick() -> None:
    names = [f"S{number}" for number in range(40)]
    kinds: tuple[dict[str, Any], ...] = (
        {"receives": "data", "produces": "paper"},
        {"receives": "paper", "produces": "data"},
        {"medium": "data"},
        {"medium": "data"},
    )
    own = {"steps": {name: kinds[number % 4] for number, name in enumerate(names)}}
    model = build(" > ".join(names)).model
    plan, work = _with_work(model, own)
    assert work < 4_000_000
    assert len(plan.candidates) == 20
    assert plan.is_exact


def test_many_candidates_take_work_by_their_square_at_most() -> None:
    few, many = (_with_work(read_bytes(xml, "chain.bpmn"), own) for xml, own in (long_chain(50), long_chain(100)))
    assert many[1] < 5 * few[1]
    assert not many[0].is_exact
    assert len(many[0].candidates) > 20


def _with_work(model: Model, own: Mapping[str, Any]) -> tuple[Plan, int]:
    """The plan, and the calls that making it takes."""
    made: list[Plan] = []
    work = calls(lambda: made.append(make_plan(model, STATED, sidecar=sidecar_from_mapping(own))))
    return made[0], work


# -- from Python ---------------------------------------------------------------------------------------


def test_library_plans_for_what_was_changed() -> None:
    import mediabruch as mb

    analysis = mb.analyze(EXAMPLES[0] / "ist.bpmn")
    plan = analysis.plan(until="score=50", weights={"applicant": 2})
    assert (plan.after.end_to_end_low or 0.0) >= 50
    first = plan.stages[0].candidate
    changed = analysis.changed(**{name: dict(part) for name, part in first.edits.items()})
    assert changed.score == plan.stages[0].after
    with pytest.raises(mb.MediabruchError, match="score"):
        analysis.plan(until="scor=50")
    with pytest.raises(mb.MediabruchError, match="service"):
        analysis.plan(weights="servic")


def test_what_decides_is_asked_first() -> None:
    from mediabruch.measures.deciding import deciding_element

    path = PROJECT / "examples" / "hundesteuer-anmelden" / "ist.bpmn"
    model = read(path)
    decides = deciding_element(model, DEFAULTS)
    assert decides is not None
    interview = Interview([str(path)], lambda _: analyze_model(model), sidecar_for, lambda _: decides)
    interview.advance()
    assert interview.topic is not None
    assert interview.topic.id == decides


@pytest.mark.parametrize("is_administration", [True, False])
@pytest.mark.parametrize(
    ("label", "measures"),
    [
        ("Bescheid per Post an den Antragsteller senden", ("mailbox", "delivery")),
        ("Unterlagen per Post an das Finanzamt senden", ("exchange", "exchange")),
        ("Bescheid per Post versenden", ("mailbox", "delivery")),
        ("Rechnung per Post an den Kunden senden", ("mailbox", "delivery")),
    ],
)
def test_what_is_sent_out_finds_the_way_of_whom_the_label_names(
    label: str,
    measures: tuple[str, str],
    is_administration: bool,  # noqa: FBT001 - a parameter of the table
) -> None:
    """Only administration delivers to official mailboxes."""
    model = build("A(data) > B").model
    nodes = tuple(node._replace(name=label) if node.name == "B" else node for node in model.nodes)
    options = replace(DEFAULTS, administration=is_administration)
    plan = make_plan(replace(model, nodes=nodes), options)
    assert [one.candidate.measure.id for one in plan.candidates] == [measures[not is_administration]]


def test_many_steps_that_law_binds_are_one_measure() -> None:
    names = [f"S{number}" for number in range(12)]
    own = {"steps": {name: {"receives": "data", "produces": "paper", "required_by_law": "§ 1"} for name in names}}
    plan = make_plan(build(" > ".join(names)).model, STATED, sidecar=sidecar_from_mapping(own))
    assert [len(one.candidate.steps) for one in plan.candidates] == [12]
    assert len(plan.bound_by_law) == 12


@pytest.mark.parametrize("seed", [1, 4, 9])
def test_heuristic_comes_near_the_exact_front_of_larger_models(seed: int) -> None:
    xml, _ = long_chain(30)
    model = read_bytes(xml, "chain.bpmn")
    own = sidecar_from_mapping(stated(model, Random(seed)))
    plan = make_plan(model, STATED, sidecar=own)
    assert 8 <= len(plan.candidates) <= 20
    gains = Gains(WhatIfPlayer(model, STATED, own), [one.candidate for one in plan.candidates])
    grown = list(_grown(gains))
    for point in front(gains):
        assert best_within(grown, point.effort).value >= 0.95 * point.value
        assert most_within(gains, point.effort) >= point.value - 1e-9
