"""What is left to settle about a process: what is open, to be confirmed, or assumed; and how to state it."""

from collections.abc import Iterator
from pathlib import PurePath
from shlex import quote

from mediabruch.analysis import Analysis
from mediabruch.errors import Message
from mediabruch.exchange.branch_names import fork_name, way_name
from mediabruch.figures import TINY
from mediabruch.i18n import Translator
from mediabruch.interview import Question, QuestionKind, idle_questions, questions
from mediabruch.interview.branches import CaseBranch, open_branches, open_forks
from mediabruch.media import Annotation, Medium, ordered
from mediabruch.model import FlowNode
from mediabruch.notation.letters import shortened
from mediabruch.notation.written import written_id
from mediabruch.report.arriving import arriving
from mediabruch.report.blocks import (
    Block,
    Bullet,
    BulletList,
    Code,
    CodeLine,
    Pairs,
    bullet,
    paragraph,
    section,
    styled,
)
from mediabruch.report.names import Names
from mediabruch.report.spans import Span, Style
from mediabruch.statements.facts import SIDES

_MOST_STEPS = 12
_MOST_BRANCHES = 6
_MOST_FORKS = 6
_HEAD = 5
"""Columns of a number before a step or branch."""


def unknown_section(analysis: Analysis, names: Names) -> tuple[Block, ...]:
    """What is left to settle, with its heading."""
    return section(names.words.text("Still to settle"), unknown_blocks(analysis, names))


def unknown_blocks(analysis: Analysis, names: Names) -> Iterator[Block]:
    """What is left to settle, how much hangs on it, and how to state it; nothing where all is known."""
    yield from open_blocks(analysis, names)
    yield from stating_blocks(analysis, names)


def open_blocks(analysis: Analysis, names: Names) -> Iterator[Block]:
    """What is left to settle, and how much hangs on it: the steps that the interview asks about, in its order."""
    yield from _steps(analysis, names)
    yield from _branches(open_forks(analysis), names)


def stating_blocks(analysis: Analysis, names: Names) -> Iterator[Block]:
    """How to state it, by commands and in the annotation file."""
    asked, branches = questions(analysis), open_branches(analysis)
    if not asked and not branches:
        return
    yield from _ways(analysis, names)
    lines = [*_step_lines(asked, names), *_branch_lines(branches, names)]
    yield paragraph(" ".join(names.words.message(sentence) for sentence in _invitation(analysis, lines)))
    yield Code((*_header(analysis), *lines))


def _steps(analysis: Analysis, names: Names) -> Iterator[Block]:
    """The steps by what is left to settle about them, each with the points of the score that hang on it."""
    asked = questions(analysis)
    if not asked:
        return
    if asked[0].is_weighed:
        yield paragraph(
            names.words.text("Before each step stands how many of the 100 points of the end-to-end score hang on it.")
        )
    first = asked[:_MOST_STEPS]
    for kind in QuestionKind:
        if of_kind := [one for one in asked if one.kind is kind]:
            yield paragraph(said_of_kind(kind, len(of_kind), names.words))
            shown = of_kind[: _fitting(len(of_kind), sum(one.kind is kind for one in first))]
            yield BulletList(tuple(_step(one, analysis, names) for one in shown), _HEAD)
            yield from _more(len(of_kind) - len(shown), names.words)
    yield from _idle(idle_questions(analysis), names.words)


def _idle(idle: tuple[Question, ...], words: Translator) -> Iterator[Block]:
    """How many steps are not asked about, since answers decide nothing."""
    unreached = sum(one.step.visits_per_case < TINY for one in idle)
    if unreached:
        yield paragraph(
            words.plural(
                "{n} more step is not fully known, but no case comes to it.",
                "{n} more steps are not fully known, but no case comes to them.",
                unreached,
            )
        )
    if len(idle) > unreached:
        yield paragraph(
            words.plural(
                "{n} more step is not fully known, but its answer hardly moves the score.",
                "{n} more steps are not fully known, but their answers hardly move the score.",
                len(idle) - unreached,
            )
        )


def _fitting(there: int, most: int) -> int:
    """How many entries of a list to show: no head stands over nothing, and no "and 1 more" takes the place of that one.

    >>> _fitting(20, 12), _fitting(13, 12), _fitting(4, 0)
    (12, 13, 1)
    """
    shown = max(1, min(there, most))
    return there if there - shown == 1 else shown


def said_of_kind(kind: QuestionKind, count: int, words: Translator) -> str:
    """Of how many steps this is left to settle."""
    match kind:
        case QuestionKind.OPEN:
            return words.plural("Of {n} step the medium is not known:", "Of {n} steps the medium is not known:", count)
        case QuestionKind.HALF:
            return words.plural("{n} step is known by half:", "{n} steps are known by half:", count)
        case QuestionKind.INTAKE:
            return words.plural(
                "Of {n} automatic step only what it takes in is not known:",
                "Of {n} automatic steps only what they take in is not known:",
                count,
            )
        case QuestionKind.CONFIRM:
            return words.plural(
                "{n} step is known, and to be confirmed, since it is inferred:",
                "{n} steps are known, and to be confirmed, since they are inferred:",
                count,
            )


def _step(question: Question, analysis: Analysis, names: Names) -> Bullet:
    what = _asked_words(question, arriving(analysis, question.step.node.key), names)
    points = names.words.number(question.points) if question.is_weighed else "-"
    return bullet(points, names.apart(question.step.node), *([Span(f" ({what})", Style.DIM)] if what else []))


def _more(count: int, words: Translator) -> Iterator[Block]:
    """How many more there are, below the words of a list."""
    if count > 0:
        yield paragraph(Span(words.text("and {n} more", n=count), Style.DIM), indent=_HEAD + 2)


def _asked_words(question: Question, arrives: tuple[Medium, ...], names: Names) -> str:
    """What of a step is not known, or what is to be confirmed; empty where the list says it.

    What it takes in may be told by what arrives alone: from that medium a media break inside the step is counted.
    """
    known, words = question.step.annotation, names.words
    match question.kind:
        case QuestionKind.CONFIRM:
            takes, gives = names.intake(known), names.side(known.produces)
            media = takes if takes == gives else f"{takes} → {gives}"
            return words.text("{media}: is that right?", media=media)
        case QuestionKind.HALF | QuestionKind.INTAKE if arrives:
            return words.text("what it takes in is not stated; what arrives: {media}", media=names.media(arrives))
        case QuestionKind.HALF if known.receives is None:
            return words.text("what it takes in is not known")
        case QuestionKind.HALF:
            return words.text("what it hands on is not known")
        case QuestionKind.OPEN if ways := _named_ways(known):
            return words.text("named: {media}", media=words.text(" or ").join(map(names.medium, ways)))
        case _:
            return ""


def _named_ways(known: Annotation) -> tuple[Medium, ...]:
    """Media of different families that the words name for one side, where they do not tell which: "by post or mail"."""
    for place in dict.fromkeys((one.source, one.element) for one in known.evidence):
        for side in SIDES:
            beside = (one.argues.partition("=") for one in known.evidence if (one.source, one.element) == place)
            told = {value for name, _, values in beside if name == side for value in values.split("+")}
            media = frozenset(medium for medium in Medium if medium in told)
            if len({medium.family for medium in media}) > 1:
                return ordered(media)
    return ()


def _branches(forks: tuple[tuple[CaseBranch, ...], ...], names: Names) -> Iterator[Block]:
    """The places where cases part, a line each, with the shares that are assumed there."""
    if not forks:
        return
    yield paragraph(
        names.words.plural(
            "At {n} fork it is assumed how many cases go which way:",
            "At {n} forks it is assumed how many cases go which way:",
            len(forks),
        )
    )
    shown = forks[: _fitting(len(forks), _MOST_FORKS)]
    yield BulletList(tuple(bullet("-", _fork(ways, names)) for ways in shown), 1)
    yield from _more(len(forks) - len(shown), names.words)


def _fork(ways: tuple[CaseBranch, ...], names: Names) -> str:
    """Where cases part, and the share of each way."""
    words, model = names.words, names.model
    place = fork_name(ways[0], model, words)
    said = ", ".join(f"{way_name(one, model, words)} {words.percent(one.share)}" for one in ways)
    return f"{place}{' ' if place.endswith('?') else ': '}{said}" if place else said


def _ways(analysis: Analysis, names: Names) -> Iterator[Block]:
    """How people answer: in the terminal, in a table; the file comes after."""
    words, path = names.words, analysis.model.path
    if path == "-":
        return
    yield Pairs(
        (
            (words.text("Answer question by question"), styled([f"mediabruch annotate {quote(path)}"])),
            (words.text("Fill in a table"), styled([f"mediabruch annotate --to xlsx {quote(path)}"])),
        )
    )


def _invitation(analysis: Analysis, lines: list[CodeLine]) -> Iterator[Message]:
    """Where to write the lines, and what may stand for the dots in them."""
    path = analysis.model.path
    file = shortened(f"{PurePath(path).stem}.media.yaml")
    place = (
        Message("a file that you name with --annotations") if path == "-" else Message("{file} beside it", file=file)
    )
    yield Message("Or write what you know of the model into {place}, and leave out the rest.", place=place)
    said = " ".join(line.code for line in lines)
    if "medium:" in said or "receives:" in said or "produces:" in said:
        yield Message(
            "The media are paper, document, data, digital (one of these two), oral (spoken), and physical (a thing "
            "or a person, no information)."
        )
    if "probability:" in said:
        yield Message("Probabilities lie between 0 and 1.")


def _header(analysis: Analysis) -> list[CodeLine]:
    """The first line of an annotation file, where there seems to be none yet."""
    evidence = (one.source for known in analysis.annotations.values() for one in known.evidence)
    return [] if "sidecar" in evidence else [CodeLine("schema: mediabruch/annotations/1")]


def _step_lines(asked: tuple[Question, ...], names: Names) -> Iterator[CodeLine]:
    if asked:
        yield CodeLine("steps:")
    shown = asked[: _fitting(len(asked), _MOST_STEPS)]
    for question in shown:
        step = question.step
        key = written_id(step.node.id or "")
        yield CodeLine(f"  {key}: {{{_asked_sides(question)}: ...}}", names.apart(step.node))
    if len(asked) > len(shown):
        yield CodeLine("", names.words.text("and {n} more", n=len(asked) - len(shown)))


def _asked_sides(question: Question) -> str:
    """What the line states: the open side, or both at once."""
    known = question.step.annotation
    if question.is_doubtful or (known.receives is None and known.produces is None):
        return "medium"
    return "receives" if known.receives is None else "produces"


def _branch_lines(branches: tuple[CaseBranch, ...], names: Names) -> Iterator[CodeLine]:
    at_events = [branch for branch in branches if isinstance(branch.element, FlowNode)]
    on_flows = [branch for branch in branches if branch not in at_events]
    for key, listed in (("flows:", on_flows), ("events:", at_events)):
        if listed:
            yield CodeLine(key)
        shown = listed[: _fitting(len(listed), _MOST_BRANCHES)]
        for branch in shown:
            share = names.words.number(branch.share, 2)
            yield CodeLine(
                f"  {written_id(branch.element.id or '')}: {{probability: ...}}",
                names.words.text("{branch} (assumed: {share})", branch=names.branch(branch), share=share),
            )
        if len(listed) > len(shown):
            yield CodeLine("", names.words.text("and {n} more", n=len(listed) - len(shown)))
