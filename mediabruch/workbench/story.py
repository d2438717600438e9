"""The call `story`: one case of a process, told place by place."""

from typing import Any

from mediabruch.one_case import CaseKind, find_case
from mediabruch.report.case.story import NO_CASE, case_words, tell_case
from mediabruch.report.names import Names
from mediabruch.workbench.asked import Asked
from mediabruch.workbench.desk import Desk, ProcessSide


def answer_story(desk: Desk, asked: Asked) -> dict[str, Any]:
    """The likeliest, the worst or a break-free case; `note` where there is none."""
    process = desk.process(asked.string("path"), asked.choice("which", ProcessSide.AS_IS))
    kind = asked.choice("case", CaseKind.LIKELIEST)
    case = find_case(process.analysis, kind)
    if case is None:
        return {"sentences": [], "note": asked.words.message(NO_CASE[kind])}
    names = Names(process.analysis.model, asked.words)
    flows = {flow.key: flow.id for flow in names.model.sequence_flows}
    return {
        "sentences": [
            {
                "text": one.text,
                "element": one.element,
                "key": one.key,
                "flows": [flows[key] for key in one.flows if flows.get(key)],
                "is_break": one.is_break,
            }
            for one in tell_case(case, process.analysis, names)
        ],
        "words": case_words(case, process.analysis, names),
        "probability": case.probability,
        "breaks": case.break_count,
    }
