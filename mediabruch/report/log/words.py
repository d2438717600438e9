"""What a report on a log calls ways, channels and times."""

from datetime import date

from mediabruch.conformance.groups import Channels
from mediabruch.i18n import Translator
from mediabruch.logs.cases import Month
from mediabruch.model import FlowNode
from mediabruch.notation.letters import shortened
from mediabruch.report.names import Names


def way_words(key: int, names: Names) -> str:
    """A flow by where it comes from and leads to, an event by its name."""
    model = names.model
    flow = model.sequence_flow_by_key.get(key)
    if flow is None:
        return names.carrier(key)
    source, target = (None if end is None else model.node_by_key.get(end) for end in (flow.source, flow.target))
    if source is not None and source.name.strip():
        answer = flow.name.strip() or ("" if target is None else f"→ {names.node(target)}")
        return shortened(f"{source.name.strip()} {answer}")
    way = " → ".join(_end(node, names) for node in (source, target) if node is not None)
    return f"{way} [{shortened(flow.name)}]" if flow.name.strip() else way


def _end(node: FlowNode, names: Names) -> str:
    """An end of a flow; one without a name by its line, too."""
    return names.node(node) if node.name.strip() else f"{names.node(node)} ({names.line(node.line)})"


def channel_words(channels: Channels, words: Translator) -> str:
    """Ways in, by their names; several where they are too rare to be told apart."""
    named = [words.text("not said") if channel is None else shortened(channel) for channel in channels]
    return ", ".join(named)


def months_words(first: Month, last: Month) -> str:
    """Months, as `2026-01` or `2026-01–2026-03`."""
    return "–".join(dict.fromkeys(f"{year:04}-{number:02}" for year, number in (first, last)))


def period_words(begin: date, end: date, words: Translator) -> str:
    """A period from day to day."""
    return words.text("{begin} to {end}", begin=begin.isoformat(), end=end.isoformat())
