"""MB209, not filed digitally: a model files on paper, and nowhere digitally.

Holds once for a model with steps whose labels speak of filing, if all of them hand on paper only. A model that
draws no filing is left alone (most models leave it out), and so is one with a filing of unknown medium.
"""

from collections.abc import Iterator

from mediabruch.errors import Message
from mediabruch.media import Purpose
from mediabruch.rules.handover_graph import HandoverGraph, output_of
from mediabruch.rules.rule import Match, Rule


def find(graph: HandoverGraph) -> Iterator[Match]:
    """At most one match, at the first step that files."""
    filings = [node.key for node in graph.model.activities if graph.is_for(node.key, Purpose.FILING)]
    worked = [key for key in filings if key in graph.handovers]
    if worked and all(key in graph.carriers and graph.is_paper(output_of(key)) for key in filings):
        message = Message("The case ends in a file on paper; no step files digitally.")
        yield Match(step=worked[0], message=message, path=graph.path(map(output_of, worked)))


RULE = Rule(
    code="MB209",
    name="paper-file",
    title=Message("not filed digitally"),
    helps=Message("File the finished case in the e-file; without it no process is digital from end to end."),
    find=find,
)
