"""Models of every size: each shape takes a number of steps and makes a file of about as many."""

from collections.abc import Callable, Iterator

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BLOCK = 10
"""Steps in one block, pool, sub-process or called process."""


def flow(source: str, target: str) -> str:
    """A sequence flow."""
    return f'<sequenceFlow id="{source}-{target}" sourceRef="{source}" targetRef="{target}"/>'


def task(name: str) -> str:
    """A step; every other one works on paper, as its label tells."""
    return f'<task id="{name}" name="{"Brief drucken" if name[-1] in "13579" else "Daten erfassen"}"/>'


def _file(inside: str) -> str:
    return f'<definitions xmlns="{BPMN}" targetNamespace="urn:shapes">{inside}</definitions>'


def _process(parts: Iterator[str], name: str = "p") -> str:
    return f'<process id="{name}">{"".join(parts)}</process>'


def _row(count: int, prefix: str = "t") -> Iterator[str]:
    yield f'<startEvent id="{prefix}"/>'
    before = prefix
    for number in range(count):
        yield task(f"{prefix}{number}") + flow(before, f"{prefix}{number}")
        before = f"{prefix}{number}"
    yield f'<endEvent id="{prefix}e"/>' + flow(before, f"{prefix}e")


def chain(steps: int) -> str:
    """One step after the other."""
    return _file(_process(_row(steps)))


def gateway_tree(steps: int) -> str:
    """Each gateway leads to two more, down to the steps."""
    parts = ['<startEvent id="s"/>' + flow("s", "g1")]
    for number in range(1, steps):
        parts.append(f'<exclusiveGateway id="g{number}"/>')
        below = (2 * number, 2 * number + 1)
        parts += [flow(f"g{number}", f"{'g' if each < steps else 't'}{each}") for each in below]
    parts += [task(f"t{number}") for number in range(max(steps, 2), 2 * steps)]
    return _file(_process(iter(parts)))


def _between(kind: str, block: int) -> Iterator[str]:
    split, join, after = f"b{block}", f"j{block}", f"b{block + 1}"
    yield f'<{kind} id="{split}"/><{kind} id="{join}"/>' + flow(join, after)
    for way in range(2):
        first, second = f"t{block}-{way}0", f"t{block}-{way}1"
        yield task(first) + task(second) + flow(split, first) + flow(first, second) + flow(second, join)


def parallel_blocks(steps: int) -> str:
    """Blocks of two ways at once, one after the other."""
    blocks = max(1, steps // 4)
    parts = ['<startEvent id="s"/>' + flow("s", "b0"), f'<endEvent id="b{blocks}"/>']
    return _file(
        _process(iter(parts + [part for block in range(blocks) for part in _between("parallelGateway", block)]))
    )


def nested_loops(steps: int) -> str:
    """A row of steps; behind each the case may go back to where its loop began, and loops lie within each other."""

    def parts() -> Iterator[str]:
        yield '<startEvent id="s"/>' + flow("s", "i0")
        for number in range(steps):
            yield f'<exclusiveGateway id="i{number}"/>' + task(f"t{number}") + flow(f"i{number}", f"t{number}")
            yield flow(f"t{number}", f"i{number + 1}" if number + 1 < steps else f"o{number}")
        for number in reversed(range(steps)):
            yield f'<exclusiveGateway id="o{number}"/>' + flow(f"o{number}", f"i{number}")
            yield flow(f"o{number}", f"o{number - 1}" if number else "e")
        yield '<endEvent id="e"/>'

    return _file(_process(parts()))


def message_pools(steps: int) -> str:
    """Pools of which each writes to the next, and waits for the one before."""
    pools = max(2, steps // BLOCK)
    members = "".join(f'<participant id="q{pool}" name="Amt {pool}" processRef="p{pool}"/>' for pool in range(pools))
    sent = "".join(
        f'<messageFlow id="m{pool}" sourceRef="x{pool}.{BLOCK - 1}" targetRef="x{pool + 1}.0"/>'
        for pool in range(pools - 1)
    )
    played = "".join(_process(_row(BLOCK, f"x{pool}."), f"p{pool}") for pool in range(pools))
    return _file(f'<collaboration id="c">{members}{sent}</collaboration>{played}')


def sub_processes(steps: int) -> str:
    """A row of sub-processes, each with a row of steps in it."""

    def parts() -> Iterator[str]:
        yield '<startEvent id="s"/>'
        before = "s"
        for number in range(max(1, steps // BLOCK)):
            yield f'<subProcess id="u{number}">{"".join(_row(BLOCK, f"x{number}."))}</subProcess>'
            yield flow(before, f"u{number}")
            before = f"u{number}"

    return _file(_process(parts()))


def calls(steps: int) -> str:
    """A row of calls, each of a process of its own."""
    called = range(max(1, steps // BLOCK))

    def parts() -> Iterator[str]:
        yield '<startEvent id="s"/>'
        before = "s"
        for number in called:
            yield f'<callActivity id="u{number}" calledElement="p{number}"/>' + flow(before, f"u{number}")
            before = f"u{number}"

    return _file(_process(parts()) + "".join(_process(_row(BLOCK, f"x{number}."), f"p{number}") for number in called))


SHAPES: dict[str, Callable[[int], str]] = {
    "a chain": chain,
    "a tree of gateways": gateway_tree,
    "parallel blocks": parallel_blocks,
    "nested loops": nested_loops,
    "pools with messages": message_pools,
    "sub-processes": sub_processes,
    "calls": calls,
}
