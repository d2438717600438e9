"""What is not known of a process, and the lines of the annotation file that would state it."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from mediabruch.analysis import Analysis, Branch, Step
from mediabruch.errors import Message
from mediabruch.media import Knowledge, Origin
from mediabruch.model import FlowNode, SequenceFlow
from mediabruch.report.layout import Page
from mediabruch.report.names import Names, shortened

_MOST_STEPS = 12
_MOST_BRANCHES = 6
_PLAIN_KEY = re.compile(r"[A-Za-z_][\w.-]*")
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def write_unknown(page: Page, analysis: Analysis, names: Names) -> None:
    """What is not known yet, and how to state it; nothing where all is known."""
    steps = [step for step in analysis.steps if step.knowledge is Knowledge.NONE]
    branches = [branch for branch in analysis.branches if branch.origin is Origin.ASSUMED]
    if not steps and not branches:
        return
    words = names.words
    page.heading(words.text("Not known yet"))
    if steps:
        page.write(_steps_sentence(analysis, steps, names))
    if branches:
        page.write(
            words.plural(
                "For {n} branch no probability is stated; the figures assume one.",
                "For {n} branches no probability is stated; the figures assume one.",
                len(branches),
            )
        )
    statable = sorted((step for step in steps if step.node.id), key=lambda step: -round(step.visits_per_case, 9))
    lines = [*_step_lines(statable, names), *_branch_lines(branches, names)]
    if lines:
        page.write(" ".join(words.message(sentence) for sentence in _invitation(analysis, lines)))
        page.blank()
        for line, comment in [*_header(analysis), *lines]:
            page.verbatim(line, comment)


def _steps_sentence(analysis: Analysis, steps: list[Step], names: Names) -> str:
    return names.words.plural(
        "The medium of {unknown} of {n} step is not known.",
        "The medium of {unknown} of {n} steps is not known.",
        sum(step.knowledge is not None for step in analysis.steps),
        unknown=len(steps),
    )


def _invitation(analysis: Analysis, lines: list[tuple[str, str]]) -> Iterator[Message]:
    """Where to write the lines, and what may stand for the dots in them."""
    path = analysis.model.path
    file = shortened(f"{PurePath(path).stem}.media.yaml")
    place = (
        Message("a file that you name with --annotations") if path == "-" else Message("{file} beside it", file=file)
    )
    yield Message("Write what you know of the model into {place}, and leave out the rest.", place=place)
    said = " ".join(line for line, _ in lines)
    if "medium:" in said:
        yield Message(
            "The media are paper, document, data, digital (one of these two), oral (spoken), and physical (a thing "
            "or a person, no information)."
        )
    if "probability:" in said:
        yield Message("Probabilities lie between 0 and 1.")


Lines = Iterator[tuple[str, str]]
"""Lines of an annotation file, each with its comment."""


def _header(analysis: Analysis) -> list[tuple[str, str]]:
    """The first line of an annotation file, where there seems to be none yet."""
    evidence = (one.source for known in analysis.annotations.values() for one in known.evidence)
    return [] if "sidecar" in evidence else [("schema: mediabruch/annotations/1", "")]


def _step_lines(steps: list[Step], names: Names) -> Lines:
    if steps:
        yield "steps:", ""
    for step in steps[:_MOST_STEPS]:
        yield f"  {_key(step.node.id)}: {{medium: ...}}", names.node(step.node)
    if len(steps) > _MOST_STEPS:
        yield "", names.words.text("and {n} more", n=len(steps) - _MOST_STEPS)


def _branch_lines(branches: list[Branch], names: Names) -> Lines:
    flows = {flow.key: flow for flow in names.model.sequence_flows}
    on_flows = [branch for branch in branches if branch.element in flows and flows[branch.element].id]
    events = names.model.node_by_key
    at_events = [branch for branch in branches if branch.element in events and events[branch.element].id]
    for section, listed in (("flows:", on_flows), ("events:", at_events)):
        if listed:
            yield section, ""
        for branch in listed[:_MOST_BRANCHES]:
            element = flows.get(branch.element) or events[branch.element]
            share = names.words.number(branch.probability, 2)
            yield (
                f"  {_key(element.id)}: {{probability: ...}}",
                names.words.text("{branch} (assumed: {share})", branch=_branch_name(element, names), share=share),
            )
        if len(listed) > _MOST_BRANCHES:
            yield "", names.words.text("and {n} more", n=len(listed) - _MOST_BRANCHES)


def _branch_name(element: SequenceFlow | FlowNode, names: Names) -> str:
    """An event by its label; a flow by what it comes from, and by its own label or what it leads to."""
    nodes = names.model.node_by_key
    if isinstance(element, FlowNode):
        return names.node(element)
    source, target = (nodes.get(key) if key is not None else None for key in (element.source, element.target))
    asked = [source.name] if source and source.name else []
    answer = element.name or (f"→ {names.node(target)}" if target else "")
    return shortened(" ".join([*asked, answer]))


def _key(identifier: str | None) -> str:
    """An id as a YAML key."""
    text = identifier or ""
    is_plain = _PLAIN_KEY.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    if is_plain:
        return text
    from json import dumps  # few ids need it

    return dumps(text, ensure_ascii=False)
