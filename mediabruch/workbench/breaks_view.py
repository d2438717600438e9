"""The media breaks of a process as the page shows them: where, from what into what, how often, why, and what helps."""

from typing import Any

from mediabruch.media import UNKNOWN
from mediabruch.report.helping import place_helps
from mediabruch.report.names import Names
from mediabruch.report.weight import Place, by_weight, doubt_words, settling_words
from mediabruch.workbench.analysts import OpenProcess
from mediabruch.workbench.steps_view import evidence_view


def breaks_view(process: OpenProcess, names: Names) -> list[dict[str, Any]]:
    """The breaks of each place as one, the most frequent first."""
    found = process.analysis.breaks
    return [
        {
            "id": f"break-{number}",
            "marks": [index for index, one in enumerate(found, 1) if one.step == place.step and one.code == place.code],
            **_break(place, process, names),
        }
        for number, place in enumerate(by_weight(found), 1)
    ]


def _break(place: Place, process: OpenProcess, names: Names) -> dict[str, Any]:
    words = names.words
    node = names.model.node_by_key.get(place.step)
    flow = names.model.message_flow_by_key.get(place.step)
    concerned = [place.step, *place.senders]
    evidence = [one for key in concerned for one in process.analysis.annotations.get(key, UNKNOWN).evidence]
    return {
        "step": node.id if node else flow.id if flow else None,
        "key": place.step,
        "label": names.carrier(place.step),
        "place": names.place(place.step),
        "kind": names.kind(place.code),
        "code": place.code,
        "words": f"{names.medium(place.before)} → {names.medium(place.after)}",
        "rate": place.per_case,
        "rate_words": words.rate(place.per_case),
        "before": str(place.before),
        "after": str(place.after),
        "is_inside": place.is_inside,
        "senders": [_sender(key, names) for key in place.senders],
        "doubt": " ".join(settling_words([place], names)) or doubt_words(place, process.analysis, names),
        "required_by_law": place.required_by_law,
        "helps": place_helps([place], process.analysis, names)[0],
        "line": place.line,
        "evidence": list(dict.fromkeys(evidence_view(evidence, names))),
    }


def _sender(key: int, names: Names) -> dict[str, Any]:
    node, flow = names.model.node_by_key.get(key), names.model.message_flow_by_key.get(key)
    return {"id": node.id if node else flow.id if flow else None, "key": key, "label": names.carrier(key)}
