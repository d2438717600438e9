"""The questions about a process in the order of what they decide, and the branches by which cases differ."""

from collections.abc import Iterator
from typing import Any

from mediabruch.i18n.terms import ORIGINS
from mediabruch.interview import Question, questions
from mediabruch.interview.branches import CaseBranch, asked_branches, case_branches
from mediabruch.interview.dialog import section_of
from mediabruch.media import Origin
from mediabruch.model import FlowNode
from mediabruch.report.blocks import said
from mediabruch.report.names import Names
from mediabruch.report.question import gap_words
from mediabruch.workbench.analysts import OpenProcess
from mediabruch.workbench.steps_view import evidence_view, media_view

_MOST_EVIDENCE = 3


def questions_view(process: OpenProcess, names: Names) -> list[dict[str, Any]]:
    """What is worth asking: the steps, the most telling first, then the shares that nobody has stated."""
    steps = [_about_step(one, names) for one in questions(process.analysis)]
    return [*steps, *_about_branches(process, names)]


def _about_step(question: Question, names: Names) -> dict[str, Any]:
    step, words = question.step, names.words
    known, name = step.supposed, names.apart(step.node)
    text = (
        words.text("Is it right what “{name}” takes in and hands on?", name=name)
        if question.is_doubtful
        else words.text("In which medium does “{name}” take in and hand on?", name=name)
    )
    return {
        "element": step.node.id,
        "kind": "step",
        "text": text,
        "is_doubtful": question.is_doubtful,
        "guess": _guess(question, names),
        "sure_words": words.percent(known.confidence) if known.is_known else "",
        "evidence": evidence_view(known.evidence[:_MOST_EVIDENCE], names),
        "decides": question.points,
        "decides_words": said(gap_words(question, names)),
    }


def _guess(question: Question, names: Names) -> dict[str, Any] | None:
    known = question.step.supposed
    if not known.is_known:
        return None
    sides = {"receives": known.receives, "produces": known.produces}
    media = {name: None if side is None else media_view(side) for name, side in sides.items()}
    spoken = names.words.text(
        "takes in: {receives}; hands on: {produces}",
        receives=names.intake(known),
        produces=names.side(known.produces),
    )
    return {**media, "words": spoken}


def _about_branches(process: OpenProcess, names: Names) -> Iterator[dict[str, Any]]:
    for branch in asked_branches(process.analysis):
        yield {
            "element": branch.element.id,
            "kind": "event" if isinstance(branch.element, FlowNode) else "flow",
            "text": names.words.text(
                "Of 100 cases that come here, how many take “{branch}”?", branch=names.branch(branch)
            ),
            "guess": {"probability": branch.share},
            "evidence": [],
            "decides": None,
            "decides_words": "",
        }


def branches_view(process: OpenProcess, names: Names) -> list[dict[str, Any]]:
    """All branches that can be spoken of, those of one decision together."""
    origins = {one.element: one.origin for one in process.analysis.branches}
    return [_branch(branch, origins[branch.element.key], names) for branch in case_branches(process.analysis)]


def _branch(branch: CaseBranch, origin: Origin, names: Names) -> dict[str, Any]:
    is_event = isinstance(branch.element, FlowNode)
    return {
        "element": branch.element.id,
        "section": str(section_of(branch)),
        "flow": None if is_event else branch.element.id,
        "gateway": branch.decision.id if branch.decision else None,
        "gateway_words": names.node(branch.decision) if branch.decision else "",
        "target": names.node(branch.target) if branch.target else "",
        "label": names.branch(branch),
        "probability": branch.share,
        "probability_words": names.words.percent(branch.share),
        "origin": str(origin),
        "origin_words": names.words.message(ORIGINS[origin]),
        "is_rest": branch.is_rest,
    }
