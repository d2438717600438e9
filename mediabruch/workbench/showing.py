"""The call `show`: all that the page shows of one process."""

from collections.abc import Iterable
from typing import Any

from mediabruch.model import FlowNode, Note
from mediabruch.render.picture import pictures
from mediabruch.report.assumed import assumed_words
from mediabruch.report.blocks import said
from mediabruch.report.headline import bar_parts, bar_words, figure_pairs, verdict_words
from mediabruch.report.names import Names
from mediabruch.report.standing import standing_section
from mediabruch.verdict import known_message, verdict
from mediabruch.workbench.alike import alike_view
from mediabruch.workbench.analysts import OpenProcess
from mediabruch.workbench.asked import Asked, error_view
from mediabruch.workbench.blocks_view import blocks_view
from mediabruch.workbench.breaks_view import breaks_view
from mediabruch.workbench.desk import Desk, ProcessSide
from mediabruch.workbench.fields import profile_view
from mediabruch.workbench.processes import in_brief
from mediabruch.workbench.questions_view import branches_view, questions_view
from mediabruch.workbench.steps_view import steps_view


def answer_show(desk: Desk, asked: Asked) -> dict[str, Any]:
    """The view of a process."""
    path, side = asked.string("path"), asked.choice("which", ProcessSide.AS_IS)
    process = desk.process(path, side)
    has_to_be = path in desk.workspace.to_be
    left_out = desk.why_left_out(path)
    return {
        **process_view(process, asked),
        "alike": alike_view(desk, process),
        "which": str(side),
        "has_to_be": has_to_be,
        "left_out": None if left_out is None else error_view(left_out, asked.words),
        "sides": _sides(desk, path, asked) if has_to_be else None,
        "can_undo": desk.can_undo,
        "can_redo": desk.can_redo,
        "changed": desk.is_changed(path),
    }


def _sides(desk: Desk, path: str, asked: Asked) -> dict[str, Any]:
    from mediabruch.workbench.two_states import sides_view  # few processes have two

    return sides_view(desk, path, asked)


def process_view(process: OpenProcess, asked: Asked) -> dict[str, Any]:
    """What is known of a process, in words, figures and pictures."""
    analysis, words = process.analysis, asked.words
    names = Names(analysis.model, words)
    bar = bar_parts(analysis, names)
    drawn = pictures(analysis, lang=words.language, head=False)
    return {
        **in_brief(process, words),
        "verdict": {
            "sentence": verdict_words(analysis, names),
            "kind": str(verdict(analysis).kind),
            "how_sure": words.message(known_message(analysis)),
            "assumed": assumed_words(analysis, names),
        },
        "breaks_per_case": analysis.score.breaks_per_case,
        "bar_words": bar_words(bar, names) if bar else "",
        "figures": [[label, said(parts)] for label, parts in figure_pairs(analysis, names)],
        "breaks": breaks_view(process, names),
        "steps": steps_view(process, names),
        "process": profile_view(analysis.profile),
        "order": [node.id for node in order_of(process) if node.id],
        "branches": branches_view(process, names),
        "questions": questions_view(process, names),
        "notes": _notes(analysis.notes, names),
        "pictures": [{"name": picture.name, "svg": picture.svg} for picture in drawn],
        "standing": blocks_view(standing_section(analysis, names)),
    }


def order_of(process: OpenProcess) -> list[FlowNode]:
    """The steps, and the nodes at which ways part, in the order in which the walk tells of them."""
    parting = {flow.source for flow in process.analysis.model.sequence_flows if flow.key in process.analysis.share_of}
    stops = (stop.node for stops in process.route.stops.values() for stop in stops)
    return [node for node in stops if node.is_activity or node.key in parting]


def _notes(notes: Iterable[Note], names: Names) -> list[dict[str, Any]]:
    return [
        {"code": note.code, "text": names.words.message(note.message), "line": note.line, "element": note.element}
        for note in notes
    ]
