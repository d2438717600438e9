"""The call `processes`: the list of what is open."""

from typing import Any

from mediabruch.errors import MediabruchError
from mediabruch.i18n import Translator
from mediabruch.interview import questions
from mediabruch.interview.branches import asked_branches
from mediabruch.report.figures import band
from mediabruch.report.headline import bar_parts, verdict_words
from mediabruch.report.names import Names
from mediabruch.verdict import breaks_message, known_message, verdict
from mediabruch.workbench.analysts import OpenProcess
from mediabruch.workbench.asked import Asked, error_view
from mediabruch.workbench.desk import Desk


def answer_processes(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Each process with its figures in brief, and why others cannot be shown."""
    found: list[dict[str, Any]] = []
    unread = [error_view(error, asked.words) for error in desk.unread]
    refused = [one for place, one in enumerate(unread) if one not in unread[:place]]  # one may be in the way of many
    for path in desk.workspace.models:
        try:
            process = desk.process(path)
        except MediabruchError as error:
            is_annotation = error.path in desk.workspace.sidecars(path)
            refused.append(
                {"path": path, "model": path, **error_view(error, asked.words), "can_leave_out": is_annotation}
            )
        else:
            found.append({**in_brief(process, asked.words), "changed": desk.is_changed(path)})
            if (why := desk.why_left_out(path)) is not None:
                refused.append({"path": path, **error_view(why, asked.words)})
    changed = any(process["changed"] for process in found)
    return {"processes": found, "refused": refused, "unsaved": changed, "can_save": desk.shelf is not None}


def in_brief(process: OpenProcess, words: Translator) -> dict[str, Any]:
    """A process as a row of the list shows it."""
    if words.language not in process.briefs:
        process.briefs[words.language] = _in_brief(process, words)
    return process.briefs[words.language]


def _in_brief(process: OpenProcess, words: Translator) -> dict[str, Any]:
    analysis = process.analysis
    names, score = Names(analysis.model, words), analysis.score
    has_band = score.end_to_end_low is not None and score.end_to_end_high is not None
    return {
        "path": process.path,
        "title": analysis.model.name or process.path,
        "verdict": verdict_words(analysis, names),
        "kind": str(verdict(analysis).kind),
        "bar": bar_view(process, words),
        "band": [score.end_to_end_low, score.end_to_end_high] if has_band else None,
        "band_words": band(score, words),
        "known": score.coverage,
        "known_words": words.message(known_message(analysis)),
        "breaks": score.breaks_per_case,
        "breaks_words": words.message(breaks_message(analysis)),
        "steps": len(analysis.steps),
        "open": len(questions(analysis)) + len(asked_branches(analysis)),
    }


def bar_view(process: OpenProcess, words: Translator) -> list[dict[str, Any]]:
    """The bar of three parts."""
    parts = bar_parts(process.analysis, Names(process.analysis.model, words))
    return [{"part": name, "share": share, "words": said} for name, share, said in parts]
