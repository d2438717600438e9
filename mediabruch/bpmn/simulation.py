"""Branch probabilities that a file carries for a simulator: BPSim (jBPM, Trisotech, ...) and QBP (Apromore)."""

from collections.abc import Iterator

from mediabruch.bpmn.context import Context
from mediabruch.bpmn.element import XmlElement
from mediabruch.bpmn.found import ElementKind
from mediabruch.errors import Message
from mediabruch.model import ACTIVITIES

_BRANCHES = frozenset({ElementKind.FLOW, ElementKind.NODE})


def probabilities(context: Context) -> dict[int, float]:
    """Probabilities in 0..1 by key of sequence flow or event; the first scenario that names an element counts."""
    shares: dict[int, float] = {}
    for element in context.scan.extensions:
        _take(context, list(_bpsim(element)), shares)
        _take(context, list(_qbp(element)), shares)
    return dict(sorted(shares.items()))


def _bpsim(extension: XmlElement) -> Iterator[tuple[str, str, XmlElement]]:
    for parameters in extension.iter("{*}ElementParameters"):
        reference = parameters.get("elementRef") or parameters.get("elementId") or ""
        for share in parameters.iterfind("{*}ControlParameters/{*}Probability/{*}FloatingParameter"):
            yield reference, share.get("value", ""), share
            break


def _qbp(extension: XmlElement) -> Iterator[tuple[str, str, XmlElement]]:
    for flow in extension.iter("{*}sequenceFlow"):
        if (share := flow.get("executionProbability")) is not None:
            yield flow.get("elementId", ""), share, flow


def _take(context: Context, stated: list[tuple[str, str, XmlElement]], shares: dict[int, float]) -> None:
    """Resolve and check the shares; some tools write per cent, which shows as soon as one share exceeds 1.

    What a tool leaves empty until someone fills it in is not stated.
    """
    values = [(reference, _number(share), element) for reference, share, element in stated if share.strip()]
    whole = 100.0 if any(value is not None and value > 1 for _, value, _ in values) else 1.0
    for reference, value, element in values:
        found = context.references.find(reference, _BRANCHES)
        if value is None or not 0 <= value <= whole:
            message = Message("The simulator's probability for {reference} is no share.", reference=reference)
            context.note(message, reference, element.sourceline)
        elif found is None and not context.is_known(reference):
            message = Message(
                "The simulator's probability is for {reference}, which the file lacks.", reference=reference
            )
            context.note(message, reference, element.sourceline)
        elif found is not None and found.type not in ACTIVITIES:
            shares.setdefault(found.key, value / whole)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
