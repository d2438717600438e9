"""Evil files below 100 KB: each is analyzed, or refused, within 5 seconds and 300 MB."""

import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
MOST_BYTES = 100_000
MOST_SECONDS = 5.0
MOST_MEGABYTES = 300
RUN = "import sys; from mediabruch.cli import main; sys.exit(main())"


def flow(number: object, source: str, target: str) -> str:
    return f'<sequenceFlow id="f{number}" sourceRef="{source}" targetRef="{target}"/>'


def node(kind: str, name: str, label: str = "") -> str:
    return f'<{kind} id="{name}" name="{label}"/>' if label else f'<{kind} id="{name}"/>'


def process(*parts: str, before: str = "", after: str = "") -> str:
    return f'<definitions xmlns="{BPMN}">{before}<process id="p">{"".join(parts)}</process>{after}</definitions>'


def filled(part: Callable[[int], str], most: int = 99_000) -> str:
    """As many parts as fit."""
    parts: list[str] = []
    size = number = 0
    while size < most:
        parts.append(part(number))
        size += len(parts[-1].encode())
        number += 1
    return "".join(parts[:-1])


def between(kind: str, last: str, ways: int, *, task: str = "task") -> Iterable[str]:
    """A split, a task on each way, and a join."""
    yield node(kind, "s")
    for way in range(ways):
        yield node(task, f"t{way}") + flow(f"i{way}", "s", f"t{way}") + flow(f"o{way}", f"t{way}", "j")
    yield node(last, "j") + node("task", "z") + flow("z", "j", "z")


def parallel_blocks(count: int, ways: int) -> Iterable[str]:
    """Parallel blocks in parallel, with choices of media in each."""
    yield node("parallelGateway", "s") + node("parallelGateway", "j")
    for one in range(count):
        yield node("exclusiveGateway", f"x{one}") + flow(f"s{one}", "s", f"x{one}")
        for way in range(ways):
            name = f"t{one}_{way}"
            yield node("task", name, "Brief" if way % 2 else "Daten erfassen")
            yield flow(f"a{name}", f"x{one}", name) + flow(f"b{name}", name, "j")


def dense(nodes: int, kind: str = "exclusiveGateway") -> Iterable[str]:
    """Every node leads to every other."""
    yield from (node(kind if each % 2 else "task", f"n{each}") for each in range(nodes))
    pairs = ((one, other) for one in range(nodes) for other in range(nodes))
    yield from (flow(f"{one}_{other}", f"n{one}", f"n{other}") for one, other in pairs)


def loops(depth: int) -> Iterable[str]:
    """Loops in loops, each begun anew by any later one."""
    yield from (node("exclusiveGateway", f"g{each}") + node("task", f"t{each}") for each in range(depth))
    for each in range(depth):
        yield flow(f"a{each}", f"g{each}", f"t{each}") + flow(f"b{each}", f"t{each}", f"g{each + 1}")
        yield flow(f"c{each}", f"g{each}", "g0")
    yield node("endEvent", f"g{depth}")


def growing(count: int) -> Iterable[str]:
    """Each round of a loop makes the tokens more."""
    yield node("task", "a") + node("parallelGateway", "s") + flow("a", "a", "s") + flow("b", "s", "a")
    yield from (
        node("task", f"t{each}") + flow(each, "s", f"t{each}") + flow(f"r{each}", f"t{each}", "s")
        for each in range(count)
    )


def inclusive_joins(count: int) -> Iterable[str]:
    yield node("inclusiveGateway", "g0") + node("task", "t")
    for each in range(count):
        after = f"g{each + 1}"
        yield node("inclusiveGateway", after) + node("task", f"l{each}") + node("task", f"r{each}")
        for side in "lr":
            yield flow(f"a{side}{each}", f"g{each}", f"{side}{each}") + flow(f"b{side}{each}", f"{side}{each}", after)


def talking(pools: int, messages: int) -> str:
    """Pools of which each sends to each other, again and again."""
    ids = [f"t{pool}_{step}" for pool in range(pools) for step in range(3)]
    ends = [(one, other) for one in ids for other in ids if one.split("_")[0] != other.split("_")[0]][:messages]
    members = "".join(f'<participant id="q{each}" processRef="p{each}"/>' for each in range(pools))
    sent = "".join(
        f'<messageFlow id="m{n}" sourceRef="{one}" targetRef="{other}"/>' for n, (one, other) in enumerate(ends)
    )
    played = "".join(
        f'<process id="p{each}">'
        + "".join(node("task", f"t{each}_{step}") for step in range(3))
        + "".join(flow(f"{each}_{step}", f"t{each}_{step}", f"t{each}_{(step + 1) % 3}") for step in range(2))
        + "</process>"
        for each in range(pools)
    )
    return f'<definitions xmlns="{BPMN}"><collaboration id="c">{members}{sent}</collaboration>{played}</definitions>'


def beginning(pools: int) -> str:
    """Pools of two start events each: the ways in which a case can begin double with each pool."""
    played = "".join(
        f'<process id="p{each}">'
        + "".join(
            node("startEvent", f"s{each}_{way}") + flow(f"{each}_{way}", f"s{each}_{way}", f"t{each}") for way in "ab"
        )
        + f"{node('task', f't{each}')}</process>"
        for each in range(pools)
    )
    return f'<definitions xmlns="{BPMN}">{played}</definitions>'


def calling(processes: int, calls: int) -> str:
    """Each process calls the next, several times: they double at each depth."""
    played = "".join(
        f'<process id="p{each}">{node("task", f"t{each}")}'
        + "".join(f'<callActivity id="c{each}_{n}" calledElement="p{each + 1}"/>' for n in range(calls))
        + "".join(flow(f"{each}_{n}", f"t{each}", f"c{each}_{n}") for n in range(calls))
        + "</process>"
        for each in range(processes)
    )
    return f'<definitions xmlns="{BPMN}">{played}</definitions>'


def nested(kind: str, depth: int) -> str:
    return process("".join(f'<{kind} id="n{each}">' for each in range(depth)) + f"</{kind}>" * depth)


def bounded_tasks(count: int) -> Iterable[str]:
    """A task with many boundary events, whose ways come back to it."""
    yield node("task", "t")
    for each in range(count):
        yield f'<boundaryEvent id="b{each}" attachedToRef="t" cancelActivity="{"false" if each % 2 else "true"}"/>'
        yield flow(each, f"b{each}", "t")


def conditional(count: int) -> Iterable[str]:
    yield node("task", "s") + node("parallelGateway", "j")
    for each in range(count):
        yield f'<sequenceFlow id="f{each}" sourceRef="s" targetRef="t{each}"><conditionExpression/></sequenceFlow>'
        yield node("task", f"t{each}") + flow(f"o{each}", f"t{each}", "j")


def chain(count: int, label: str) -> Iterable[str]:
    yield from (node("task", f"t{each}", label.replace("#", str(each))) for each in range(count))
    yield from (flow(each, f"t{each}", f"t{each + 1}") for each in range(count - 1))


EVIL: dict[str, Callable[[], str]] = {
    "sub-processes in sub-processes": lambda: nested("subProcess", 2_400),
    "sub-processes as deep as is read": lambda: nested("subProcess", 190),
    "odd elements in odd elements": lambda: process(f"{'<odd>' * 9_000}{'</odd>' * 9_000}"),
    "wide parallel block": lambda: process(*between("parallelGateway", "parallelGateway", 500)),
    "wide inclusive block": lambda: process(*between("inclusiveGateway", "inclusiveGateway", 500)),
    "narrow inclusive block": lambda: process(*between("inclusiveGateway", "inclusiveGateway", 6)),
    "wide exclusive block into a parallel join": lambda: process(*between("exclusiveGateway", "parallelGateway", 500)),
    "wide event-based block": lambda: process(
        *between("eventBasedGateway", "exclusiveGateway", 450, task="receiveTask")
    ),
    "choices in parallel": lambda: process(*parallel_blocks(60, 8)),
    "few choices in parallel": lambda: process(*parallel_blocks(9, 4)),
    "dense choices": lambda: process(*dense(38)),
    "dense parallel gateways": lambda: process(*dense(38, "parallelGateway")),
    "dense inclusive gateways": lambda: process(*dense(38, "inclusiveGateway")),
    "loops in loops": lambda: process(*loops(350)),
    "a loop that makes tokens more": lambda: process(*growing(12)),
    "a loop that makes many tokens more": lambda: process(*growing(400)),
    "inclusive joins in a row": lambda: process(*inclusive_joins(200)),
    "pools that talk": lambda: talking(4, 90),
    "many pools that talk": lambda: talking(60, 900),
    "many pools": lambda: talking(180, 0),
    "pools that begin in two ways": lambda: beginning(250),
    "calls that double": lambda: calling(24, 2),
    "calls that grow": lambda: calling(60, 12),
    "boundary events": lambda: process(*bounded_tasks(500)),
    "few boundary events": lambda: process(*bounded_tasks(14)),
    "conditional flows": lambda: process(*conditional(350)),
    "few conditional flows": lambda: process(*conditional(14)),
    "one long label": lambda: process(node("task", "t", "Brief drucken und " * 5_300)),
    "one long word": lambda: process(node("task", "t", "Brief" + "a" * 98_000)),
    "one label of brackets": lambda: process(node("task", "t", "[b](" * 24_000)),
    "long labels": lambda: process(*chain(90, "Antrag # mit Brief, Fax und E-Mail " * 26)),
    "labels of spaces and breaks": lambda: process(*chain(90, "Brief#" + "&#10; - " * 110)),
    "many attributes": lambda: process("<task id='t' " + filled(lambda n: f'a{n}="{n}" ', 98_000) + "/>"),
    "many namespaces": lambda: process("<task id='t' " + filled(lambda n: f'xmlns:a{n}="u{n}" ', 98_000) + "/>"),
    "text like entities": lambda: process(node("task", "t", "&amp;lt;&#38;amp;&quot;" * 4_300)),
    "unknown entities": lambda: process(node("task", "t", "&nbsp;&x;" * 10_000)),
    "many annotations of one step": lambda: process(
        node("task", "t"),
        filled(
            lambda n: (
                f'<textAnnotation id="n{n}"><text>Papier</text></textAnnotation>'
                f'<association id="a{n}" sourceRef="t" targetRef="n{n}"/>'
            )
        ),
    ),
    "one id for all": lambda: process('<task id="t"/><sequenceFlow id="f" sourceRef="t" targetRef="t"/>' * 1_500),
    "links without end": lambda: process(
        filled(lambda n: f'<intermediateThrowEvent id="n{n}"><linkEventDefinition name="x"/></intermediateThrowEvent>')
    ),
    "flows to nowhere": lambda: process(filled(lambda n: flow(n, f"a{n}", f"b{n}"))),
    "lanes in lanes": lambda: process(
        "<laneSet>" + "<lane><childLaneSet>" * 2_300 + "</childLaneSet></lane>" * 2_300 + "</laneSet>"
    ),
    "wrong end tags": lambda: process("<task></task >" * 20 + "<task></tusk>" * 7_000),
    "attributes that stand twice": lambda: process("<task id='a' id='b'/>" * 4_500),
    "undeclared prefixes": lambda: process(filled(lambda n: f'<x{n}:task y{n}:id="t"/>')),
    "colons at wrong places": lambda: process(filled(lambda n: f'<:x{n}:task y{n}:="t"/>')),
    "a namespace for each element": lambda: process(filled(lambda n: f'<task xmlns:a="u{n}" a:id="t{n}"/>')),
    "a namespace inside each other": lambda: process(
        "".join(f'<subProcess xmlns:a{n}="u{n}" id="n{n}">' for n in range(240)) + "</subProcess>" * 240
    ),
    "a long address": lambda: process(f'<task xmlns:a="{"http://a:a@a/" * 7_000} "/>'),
    "a tag without end": lambda: process(f"<task id='t' {'a' * 90_000}"),
    "a tag of blanks": lambda: process(f"<task id='t' {' ' * 90_000}="),
    "ampersands": lambda: process(node("task", "t", "&" * 97_000)),
    "marks of comments": lambda: process("<!--" * 24_000),
    "an attribute that never ends": lambda: process(f'<task a="{"=" * 90_000}'),
    "a chain": lambda: process(*chain(750, "Brief # drucken")),
}


WAYS = {"lxml": "", "expat": "import sys; sys.modules['lxml'] = None; "}
"""By which XML is read, and how one gets there."""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", EVIL)
@pytest.mark.corpus
def test_every_small_file_is_done_soon(name: str, way: str, tmp_path: Path) -> None:
    """In a process of its own, so that its memory can be told; what starting takes is part of it."""
    model = tmp_path / "evil.bpmn"
    model.write_text(EVIL[name](), encoding="utf-8")
    assert model.stat().st_size <= MOST_BYTES
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_CPU, (20, 20)); {WAYS[way]}{RUN}"
    measured = (
        "import resource, subprocess, sys; "
        "command = [sys.executable, '-c', *sys.argv[1:]]; "
        "code = subprocess.run(command, stdout=subprocess.DEVNULL).returncode; "
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(code, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
    )
    command = [sys.executable, "-c", measured, limited, "analyze", str(model), "--no-config"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    code, seconds, megabytes = map(float, done.stdout.split())
    assert code in {0, 2}, done.stderr
    assert "failed here" not in done.stderr
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES
