"""What is not known of a process, and the lines of the annotation file that would state it."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from shlex import quote

from mediabruch.analysis import Analysis
from mediabruch.errors import Message
from mediabruch.interview import Question, questions
from mediabruch.interview.branches import CaseBranch, open_branches
from mediabruch.model import FlowNode
from mediabruch.report.layout import Page
from mediabruch.report.names import Names, shortened
from mediabruch.report.spans import Span, Style

_MOST_STEPS = 12
_MOST_BRANCHES = 6
_PLAIN_KEY = re.compile(r"[A-Za-z_][\w.-]*")
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def write_unknown(page: Page, analysis: Analysis, names: Names) -> None:
    """What is not known yet, how much hangs on it, and how to state it; nothing where all is known.

    The steps are those that the interview asks about, in its order.
    """
    asked, branches = questions(analysis), open_branches(analysis)
    if not asked and not branches:
        return
    page.heading(names.words.text("Not known yet"))
    _write_steps(page, asked, names)
    _write_branches(page, branches, names)
    _write_ways(page, analysis, names)
    lines = [*_step_lines(asked, names), *_branch_lines(branches, names)]
    page.write(" ".join(names.words.message(sentence) for sentence in _invitation(analysis, lines)))
    page.blank()
    for line, comment in [*_header(analysis), *lines]:
        page.verbatim(line, comment)


def _write_steps(page: Page, asked: tuple[Question, ...], names: Names) -> None:
    """The steps that are open, by half or altogether, or guessed, each with the points of the score that hang on it."""
    if not asked:
        return
    words = names.words
    page.write(
        words.plural(
            "{n} step is open; so many of the 100 points of the score hang on it:",
            "{n} steps are open; so many of the 100 points of the score hang on each:",
            len(asked),
        )
    )
    for question in asked[:_MOST_STEPS]:
        what = words.message(_open_part(question))
        points = words.number(question.points).rjust(5)
        page.write(names.node(question.step.node), Span(f" ({what})", Style.DIM), head=points, column=7)
    if len(asked) > _MOST_STEPS:
        page.write(Span(words.text("and {n} more", n=len(asked) - _MOST_STEPS), Style.DIM), column=7)


def _open_part(question: Question) -> Message:
    known = question.step.annotation
    if question.is_doubtful:
        return Message("guessed: is it right?")
    if known.receives is None and known.produces is None:
        return Message("what it takes in and hands on is not known")
    return (
        Message("what it takes in is not known") if known.receives is None else Message("what it hands on is not known")
    )


def _write_branches(page: Page, branches: tuple[CaseBranch, ...], names: Names) -> None:
    """The ways by which cases part, with the shares that are assumed."""
    if not branches:
        return
    words = names.words
    page.write(
        words.plural(
            "For {n} branch the share of the cases is assumed:",
            "For {n} branches the share of the cases is assumed:",
            len(branches),
        )
    )
    for branch in branches[:_MOST_BRANCHES]:
        page.write(branch_name(branch, names), head=words.percent(branch.share).rjust(5), column=7)
    if len(branches) > _MOST_BRANCHES:
        page.write(Span(words.text("and {n} more", n=len(branches) - _MOST_BRANCHES), Style.DIM), column=7)


def _write_ways(page: Page, analysis: Analysis, names: Names) -> None:
    """How people answer: in the terminal, in a table; the file comes after."""
    words, path = names.words, analysis.model.path
    if path == "-":
        return
    page.pairs(
        [
            (words.text("Answer question by question"), (f"mediabruch annotate {quote(path)}",)),
            (words.text("Fill in a table"), (f"mediabruch annotate --to xlsx {quote(path)}",)),
        ]
    )


def _invitation(analysis: Analysis, lines: list[tuple[str, str]]) -> Iterator[Message]:
    """Where to write the lines, and what may stand for the dots in them."""
    path = analysis.model.path
    file = shortened(f"{PurePath(path).stem}.media.yaml")
    place = (
        Message("a file that you name with --annotations") if path == "-" else Message("{file} beside it", file=file)
    )
    yield Message("Or write what you know of the model into {place}, and leave out the rest.", place=place)
    said = " ".join(line for line, _ in lines)
    if "medium:" in said or "receives:" in said or "produces:" in said:
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


def _step_lines(asked: tuple[Question, ...], names: Names) -> Lines:
    if asked:
        yield "steps:", ""
    for question in asked[:_MOST_STEPS]:
        step = question.step
        yield f"  {_key(step.node.id)}: {{{_asked_sides(question)}: ...}}", names.node(step.node)
    if len(asked) > _MOST_STEPS:
        yield "", names.words.text("and {n} more", n=len(asked) - _MOST_STEPS)


def _asked_sides(question: Question) -> str:
    """What the line states: the open side, or both at once."""
    known = question.step.annotation
    if question.is_doubtful or (known.receives is None and known.produces is None):
        return "medium"
    return "receives" if known.receives is None else "produces"


def _branch_lines(branches: tuple[CaseBranch, ...], names: Names) -> Lines:
    at_events = [branch for branch in branches if isinstance(branch.element, FlowNode)]
    on_flows = [branch for branch in branches if branch not in at_events]
    for section, listed in (("flows:", on_flows), ("events:", at_events)):
        if listed:
            yield section, ""
        for branch in listed[:_MOST_BRANCHES]:
            share = names.words.number(branch.share, 2)
            yield (
                f"  {_key(branch.element.id)}: {{probability: ...}}",
                names.words.text("{branch} (assumed: {share})", branch=branch_name(branch, names), share=share),
            )
        if len(listed) > _MOST_BRANCHES:
            yield "", names.words.text("and {n} more", n=len(listed) - _MOST_BRANCHES)


def branch_name(branch: CaseBranch, names: Names) -> str:
    """An event by its label; a flow by what it comes from, and by its own label or what it leads to."""
    if isinstance(branch.element, FlowNode):
        return names.node(branch.element)
    asked = [branch.decision.name] if branch.decision and branch.decision.name else []
    answer = branch.element.name or (f"→ {names.node(branch.target)}" if branch.target else "")
    return shortened(" ".join([*asked, answer]))


def _key(identifier: str | None) -> str:
    """An id as a YAML key."""
    text = identifier or ""
    is_plain = _PLAIN_KEY.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    if is_plain:
        return text
    from json import dumps  # few ids need it

    return dumps(text, ensure_ascii=False)
