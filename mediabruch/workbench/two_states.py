"""Both states of a process, as it is and as it is to be, side by side, and what differs between the two."""

from typing import Any

from mediabruch.differences.diff import diff_analyses, differing
from mediabruch.errors import MediabruchError, Message
from mediabruch.report.blocks import said
from mediabruch.report.diff.content import diff_headline, sections
from mediabruch.report.diff.results import DiffPair
from mediabruch.report.diff.words import DiffWords
from mediabruch.report.headline import figure_pairs, verdict_words
from mediabruch.report.names import Names
from mediabruch.workbench.analysts import OpenProcess
from mediabruch.workbench.asked import Asked
from mediabruch.workbench.blocks_view import blocks_view
from mediabruch.workbench.desk import Desk, ProcessSide
from mediabruch.workbench.processes import in_brief


def sides_view(desk: Desk, path: str, asked: Asked) -> dict[str, Any]:
    """Both states of a process with their figures, and what differs; the part of each change is asked for apart."""
    now, then = desk.process(path), desk.process(path, ProcessSide.TO_BE)
    diff = differing(now.analysis, then.analysis)
    spoken = DiffWords(diff, asked.words)
    changes = [spoken.difference(one) for one in diff.differences]
    return {"as_is": _side(now, asked), "to_be": _side(then, asked), "changes": changes, "is_worse": diff.is_worse}


def answer_compare(desk: Desk, asked: Asked) -> dict[str, Any]:
    """What differs between the two states of a process, each change with its part, and what became of the breaks."""
    path = asked.string("path")
    if path not in desk.workspace.to_be:
        raise MediabruchError(Message("This process has no to-be."), path=path)
    now, then = desk.process(path), desk.process(path, ProcessSide.TO_BE)
    diff = diff_analyses(now.analysis, then.analysis)
    spoken, pair = DiffWords(diff, asked.words), DiffPair(diff=diff)
    changes = [f"{spoken.difference(one)}: {spoken.part(one.part)}" for one in diff.differences]
    blocks = (*diff_headline(pair, asked.words), *sections(pair, asked.words))
    return {"changes": changes, "is_worse": diff.is_worse, "blocks": blocks_view(blocks)}


def _side(process: OpenProcess, asked: Asked) -> dict[str, Any]:
    names = Names(process.analysis.model, asked.words)
    return {
        **in_brief(process, asked.words),
        "verdict": verdict_words(process.analysis, names),
        "figures": [[label, said(parts)] for label, parts in figure_pairs(process.analysis, names)],
    }
