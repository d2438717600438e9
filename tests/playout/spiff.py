"""SpiffWorkflow as an outside judge: it executes the processes of a file, and all that it can choose is tried.

The file is read with lxml alone. What Spiff gets of it are its nodes and flows: each activity that holds nothing is a
manual task, each event on the way too, a choice among events is an exclusive gateway; conditions, scripts, forms,
timers and markers are left out, because the choice is ours. `Beyond` says why a file cannot be judged in this way.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.support.drawing import BPMN, tag

_PARSER: Any = pytest.importorskip("SpiffWorkflow.bpmn.parser.BpmnParser").BpmnParser
_TASKS = pytest.importorskip("SpiffWorkflow.bpmn.parser.task_parsers")
_EXCLUSIVE: Any = pytest.importorskip("SpiffWorkflow.bpmn.specs.defaults").ExclusiveGateway
_INCLUSIVE: Any = pytest.importorskip("SpiffWorkflow.bpmn.specs.defaults").InclusiveGateway
_WORKFLOW = pytest.importorskip("SpiffWorkflow.bpmn.workflow")
_FAILURE = pytest.importorskip("SpiffWorkflow.exceptions").WorkflowException
_STATE = pytest.importorskip("SpiffWorkflow.util.task").TaskState

MOST_RUNS, SAMPLED_RUNS, MOST_CHOICES, MOST_STEPS = 200, 200, 30, 120
SEED = 20_261_126
_TASK, _CHOICE = "manualTask", "exclusiveGateway"
_DRAWN_AS = {
    **dict.fromkeys(("task", "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask"), _TASK),
    **dict.fromkeys(("scriptTask", "businessRuleTask", "callActivity"), _TASK),
    **dict.fromkeys(("intermediateThrowEvent", "intermediateCatchEvent"), _TASK),
    **dict.fromkeys(("subProcess", "transaction"), "subProcess"),
    **dict.fromkeys((_CHOICE, "eventBasedGateway"), _CHOICE),
    **{name: name for name in ("startEvent", "endEvent", "parallelGateway", "inclusiveGateway", "sequenceFlow")},
}
_BEYOND = ("boundaryEvent", "complexGateway", "adHocSubProcess", "linkEventDefinition", "compensateEventDefinition")


class Beyond(Exception):  # noqa: N818 - it says what lies beyond this judge
    """A model that cannot be judged in this way."""


@dataclass
class Choices:
    """Chooses as told, then by `more`; remembers what it chose of how many."""

    told: list[int]
    more: Callable[[int], int] = lambda _: 0
    most: float = MOST_CHOICES
    chosen: list[tuple[int, int]] = field(default_factory=list)

    def of(self, number: int) -> int:
        """One of so many, each as likely as the others."""
        if len(self.chosen) >= self.most:
            raise Beyond("too many choices in one run")
        place = len(self.chosen)
        chosen = self.told[place] if place < len(self.told) else self.more(number)
        self.chosen.append((chosen, number))
        return chosen


@dataclass(frozen=True)
class Judged:
    """Workings per case by id, and how they were found."""

    visits: dict[str, float]
    spread: dict[str, float]
    """Their standard deviation over the runs."""
    runs: int
    is_exact: bool
    is_stuck: bool
    """Some run ended with tokens that wait for ever."""


def judge(processes: list[bytes]) -> Judged:
    """What Spiff says of all processes of a file."""
    try:
        return _enumerated(processes)
    except Beyond:
        return _sampled(processes)


def _enumerated(processes: list[bytes]) -> Judged:
    """Each sequence of choices once, weighed by its share; the first that differs from the last one comes next."""
    told: list[int] | None = []
    weighed: list[tuple[float, Counter[str]]] = []
    stuck = False
    while told is not None:
        if len(weighed) == MOST_RUNS:
            raise Beyond("too many runs")
        choices = Choices(told)
        counts, waits = _run_all(processes, choices)
        weighed.append((1 / math.prod(number for _, number in choices.chosen), counts))
        stuck |= waits
        told = _next(choices.chosen)
    return _judged(weighed, is_exact=True, is_stuck=stuck)


def _next(chosen: list[tuple[int, int]]) -> list[int] | None:
    while chosen:
        last, number = chosen.pop()
        if last + 1 < number:
            return [*(one for one, _ in chosen), last + 1]
    return None


def _sampled(processes: list[bytes]) -> Judged:
    rng = random.Random(SEED)
    found = [_run_all(processes, Choices([], rng.randrange, math.inf)) for _ in range(SAMPLED_RUNS)]
    weighed = [(1 / SAMPLED_RUNS, counts) for counts, _ in found]
    return _judged(weighed, is_exact=False, is_stuck=any(waits for _, waits in found))


def _judged(weighed: list[tuple[float, Counter[str]]], *, is_exact: bool, is_stuck: bool) -> Judged:
    names = sorted({name for _, counts in weighed for name in counts})
    mean = {name: math.fsum(share * counts[name] for share, counts in weighed) for name in names}
    spread = {
        name: math.sqrt(math.fsum(share * (counts[name] - mean[name]) ** 2 for share, counts in weighed))
        for name in names
    }
    return Judged(visits=mean, spread=spread, runs=len(weighed), is_exact=is_exact, is_stuck=is_stuck)


def _run_all(processes: list[bytes], choices: Choices) -> tuple[Counter[str], bool]:
    found, stuck = Counter[str](), False
    for process in processes:
        counts, waits = _run(process, choices)
        found += counts
        stuck |= waits
    return found, stuck


def _run(process: bytes, choices: Choices) -> tuple[Counter[str], bool]:
    """One case of one process: how often each node worked, and whether tokens are left that wait."""
    spec, contents = _parsed(process)
    try:
        workflow = _WORKFLOW.BpmnWorkflow(spec, contents)
        workflow.choices = choices
        _finish(workflow)
    except (_FAILURE, RecursionError) as error:
        raise Beyond(f"given up by Spiff: {error}") from error
    counts = Counter(str(task.task_spec.name) for task in workflow.get_tasks(state=_STATE.COMPLETED))
    return counts, not workflow.completed


def _finish(workflow: Any) -> None:
    for _ in range(MOST_STEPS):
        workflow.do_engine_steps()
        ready = workflow.get_tasks(state=_STATE.READY)
        if not ready:
            return
        ready[0].run()
    raise Beyond("too many steps in one run")


_PARSED: dict[bytes, tuple[Any, Any]] = {}


def _parsed(process: bytes) -> tuple[Any, Any]:
    """The process as Spiff understands it; what Spiff refuses cannot be judged."""
    if process not in _PARSED:
        parser = _Parser()
        try:
            parser.add_bpmn_str(process)
            _PARSED[process] = parser.get_spec("judged"), parser.get_subprocess_specs("judged")
        except Exception as error:
            raise Beyond(f"refused by Spiff: {error}") from error
    return _PARSED[process]


class _OneOf(_EXCLUSIVE):  # type: ignore[misc]
    """Takes the flow that is chosen."""

    def _run_hook(self, my_task: Any) -> bool:
        names = [name for _, name in self.cond_task_specs]
        name = names[my_task.workflow.top_workflow.choices.of(len(names))] if len(names) > 1 else names[0]
        my_task._sync_children([my_task.workflow.spec.get_task_spec_from_name(name)], _STATE.FUTURE)
        for child in my_task.children:
            child.task_spec._predict(child, mask=_STATE.FUTURE | _STATE.PREDICTED_MASK)
        return True


class _SomeOf(_INCLUSIVE):  # type: ignore[misc]
    """Takes one of all sets of flows; the default flow, which is drawn last, only alone."""

    def _get_matching_outputs(self, my_task: Any) -> tuple[list[Any], list[Any]]:
        names = [name for _, name in self.cond_task_specs]
        free = names[:-1] if self.name.endswith("-default") else names
        sets = [chosen for size in range(1, len(free) + 1) for chosen in combinations(free, size)]
        sets += [(names[-1],)] if len(free) < len(names) else []
        chosen = sets[my_task.workflow.top_workflow.choices.of(len(sets))] if len(sets) > 1 else sets[0]
        return [my_task.workflow.spec.get_task_spec_from_name(name) for name in chosen], []


class _Parser(_PARSER):  # type: ignore[misc]
    """Spiff's own parser, with gateways that ask."""

    OVERRIDE_PARSER_CLASSES = {  # noqa: RUF012 - Spiff's own name
        tag(_CHOICE): (_TASKS.GatewayParser, _OneOf),
        tag("inclusiveGateway"): (_TASKS.GatewayParser, _SomeOf),
    }


def drawn(path: Path) -> list[bytes]:
    """Each process of a file, drawn anew for Spiff."""
    try:
        root = etree.parse(path).getroot()
    except etree.XMLSyntaxError as error:
        raise Beyond("no XML") from error
    if root.tag != tag("definitions"):
        raise Beyond("no BPMN 2.0 file")
    for name in _BEYOND:
        if next(root.iter(tag(name)), None) is not None:
            raise Beyond(name)
    processes = [one for one in root.iter(tag("process")) if any(_local(node) in _DRAWN_AS for node in one)]
    _check(root, processes)
    return [_process(one) for one in processes]


def _check(root: Any, processes: list[Any]) -> None:
    ids = [node.get("id") for node in root.iter(*(tag(name) for name in _DRAWN_AS))]
    if not processes or None in ids or len(set(ids)) < len(ids):
        raise Beyond("ids")
    called = {one.get("calledElement", "").rpartition(":")[2] for one in root.iter(tag("callActivity"))}
    if called & {one.get("id") for one in processes}:
        raise Beyond("calls inside the file")
    ends = {end.rpartition(":")[2] for flow in root.iter(tag("messageFlow")) for end in _ends(flow)}
    if ends & set(ids):
        raise Beyond("messages")
    if any(one.get("triggeredByEvent") == "true" for one in root.iter(tag("subProcess"))):
        raise Beyond("event sub-process")
    for one in root.iter(tag("endEvent")):
        if one.getparent().tag != tag("process") and any(_local(part) in _CAUGHT for part in one):
            raise Beyond("end event that is caught further out")
    for one in root.iter(tag("sequenceFlow")):
        source = root.find(f".//*[@id='{one.get('sourceRef')}']")
        if one.find(tag("conditionExpression")) is not None and not _local(source).endswith("Gateway"):
            raise Beyond("conditions behind an activity")


_CAUGHT = frozenset({"errorEventDefinition", "escalationEventDefinition", "cancelEventDefinition"})


def _ends(flow: Any) -> Iterator[str]:
    return (str(flow.get(end, "")) for end in ("sourceRef", "targetRef"))


def _local(node: Any) -> str:
    return str(node.tag).removeprefix(f"{{{BPMN}}}") if node is not None else ""


def _process(process: Any) -> bytes:
    if sum(_local(node) == "startEvent" for node in process) != 1:
        raise Beyond("not one start event")
    root = etree.Element(tag("definitions"), nsmap={"bpmn": BPMN})
    _content(process, etree.SubElement(root, tag("process"), id="judged"))
    return etree.tostring(root)


def _content(scope: Any, copied: Any) -> None:
    """The nodes and flows of a scope; a default flow comes last."""
    defaults = {node.get("default") for node in scope} - {None}
    renamed = {
        node.get("id"): f"{node.get('id')}-default"
        for node in scope
        if _local(node) == "inclusiveGateway" and node.get("default")
    }
    for node in sorted(scope, key=lambda one: one.get("id") in defaults):
        kind = _DRAWN_AS.get(_local(node))
        if kind is None:
            continue
        has_content = any(_local(part) in _DRAWN_AS for part in node)
        kind = _TASK if kind == "subProcess" and not has_content else kind
        copy = etree.SubElement(copied, tag(kind), id=renamed.get(node.get("id"), node.get("id")))
        if kind == "sequenceFlow":
            for end in ("sourceRef", "targetRef"):
                copy.set(end, renamed.get(node.get(end), node.get(end) or ""))
        elif kind == "subProcess":
            _content(node, copy)
        elif node.find(tag("terminateEventDefinition")) is not None:
            etree.SubElement(copy, tag("terminateEventDefinition"))
