"""What an analysis found, in words that fit into a table of cases."""

from collections import defaultdict

from mediabruch.analysis import Analysis


def breaks(analysis: Analysis) -> list[str]:
    """`MB101 A>B` between two steps, `MB103 in B` inside one; with `x0.5` where it is not one per case."""
    ids = _ids(analysis)
    found = []
    for each in analysis.breaks:
        senders = "+".join(str(ids[sender]) for sender in each.senders)
        place = f"{senders}>{ids[each.step]}" if senders else f"in {ids[each.step]}"
        found.append(f"{each.code} {place}" + ("" if abs(each.per_case - 1) < 1e-9 else f" x{each.per_case:.6g}"))
    return found


def handovers(analysis: Analysis) -> dict[str, float]:
    """Expected number of each handover, as `A>B`."""
    ids = _ids(analysis)
    found: dict[str, float] = defaultdict(float)
    for each in analysis.handovers:
        found[f"{ids[each.sender]}>{ids[each.receiver]}"] += each.per_case
    return dict(found)


def links(analysis: Analysis) -> dict[str, str]:
    """The state of each link: `B` a working, `A>B` a handover, `>B` one from nobody."""
    ids = _ids(analysis)
    found = {}
    for link in analysis.links:
        sender = "" if link.sender is None else ids[link.sender]
        found[str(ids[link.receiver]) if link.is_working else f"{sender}>{ids[link.receiver]}"] = link.state.value
    return found


def visits(analysis: Analysis) -> dict[str | None, float]:
    """Expected workings of each step."""
    found: dict[str | None, float] = defaultdict(float)
    for step in analysis.steps:
        found[step.node.id] += step.visits_per_case
    return dict(found)


def notes(analysis: Analysis) -> list[str]:
    """`MB903 C`: code and element of each note."""
    return [f"{note.code} {note.element}" if note.element else note.code for note in analysis.notes]


def _ids(analysis: Analysis) -> dict[int, str | None]:
    model = analysis.model
    return {node.key: node.id for node in model.nodes} | {flow.key: flow.id for flow in model.message_flows}
