"""What the fixed terms of the model are called before a reader: media, node types, origins, places of evidence."""

from collections.abc import Mapping

from mediabruch.errors import Message
from mediabruch.i18n.translator import Translator
from mediabruch.media import Aside, BreakDefinition, Evidence, Medium, Origin
from mediabruch.model import FlowNodeType
from mediabruch.rules import Severity

MEDIA: Mapping[Medium, Message] = {
    Medium.DATA: Message("data"),
    Medium.DOCUMENT: Message("digital document"),
    Medium.DIGITAL: Message("digital"),
    Medium.PAPER: Message("paper"),
    Medium.ORAL: Message("spoken"),
}

FIGURES: Mapping[str, Message] = {
    "breaks_per_case": Message("media breaks per case"),
    "end_to_end_score": Message("end-to-end score of what is known"),
    "end_to_end_low": Message("end-to-end score at least"),
    "end_to_end_high": Message("end-to-end score at most"),
    "end_to_end_rate_low": Message("share of cases that are digital throughout, at least"),
    "end_to_end_rate_high": Message("share of cases that are digital throughout, at most"),
    "break_free_rate_low": Message("share of cases without media break, at least"),
    "break_free_rate_high": Message("share of cases without media break, at most"),
}
"""Figures that are counted in cases, by their names in the score."""

NODE_TYPES: Mapping[FlowNodeType, Message] = {
    FlowNodeType.TASK: Message("task"),
    FlowNodeType.USER_TASK: Message("user task"),
    FlowNodeType.MANUAL_TASK: Message("manual task"),
    FlowNodeType.SERVICE_TASK: Message("service task"),
    FlowNodeType.SEND_TASK: Message("send task"),
    FlowNodeType.RECEIVE_TASK: Message("receive task"),
    FlowNodeType.SCRIPT_TASK: Message("script task"),
    FlowNodeType.BUSINESS_RULE_TASK: Message("business rule task"),
    FlowNodeType.CALL_ACTIVITY: Message("call activity"),
    FlowNodeType.SUB_PROCESS: Message("sub-process"),
    FlowNodeType.AD_HOC_SUB_PROCESS: Message("ad-hoc sub-process"),
    FlowNodeType.TRANSACTION: Message("transaction"),
    FlowNodeType.START_EVENT: Message("start event"),
    FlowNodeType.END_EVENT: Message("end event"),
    FlowNodeType.INTERMEDIATE_CATCH_EVENT: Message("intermediate catch event"),
    FlowNodeType.INTERMEDIATE_THROW_EVENT: Message("intermediate throw event"),
    FlowNodeType.BOUNDARY_EVENT: Message("boundary event"),
    FlowNodeType.EXCLUSIVE_GATEWAY: Message("exclusive gateway"),
    FlowNodeType.INCLUSIVE_GATEWAY: Message("inclusive gateway"),
    FlowNodeType.PARALLEL_GATEWAY: Message("parallel gateway"),
    FlowNodeType.COMPLEX_GATEWAY: Message("complex gateway"),
    FlowNodeType.EVENT_BASED_GATEWAY: Message("event-based gateway"),
}

ORIGINS: Mapping[Origin, Message] = {
    Origin.STATED: Message("stated"),
    Origin.MEASURED: Message("measured"),
    Origin.INFERRED: Message("inferred"),
    Origin.ASSUMED: Message("assumed"),
}

ASIDES: Mapping[Aside, Message] = {
    Aside.SENT: Message("sent out"),
    Aside.FILED: Message("put on record"),
    Aside.OTHER: Message("yes"),
}
"""How what a step makes leaves the flow of work."""

DEFINITIONS: Mapping[BreakDefinition, Message] = {
    BreakDefinition.PHYSICAL: Message("physical: only changes between digital, paper and spoken word count"),
    BreakDefinition.STANDARD: Message("standard: typing data from digital documents counts as well"),
    BreakDefinition.EXTENDED: Message("extended: loss of structure and changes of system by hand count as well"),
}

SEVERITIES: Mapping[Severity, Message] = {
    Severity.INFO: Message("info"),
    Severity.MINOR: Message("minor"),
    Severity.MAJOR: Message("major"),
    Severity.CRITICAL: Message("critical"),
}

PARTIES: Mapping[str, Message] = {
    "citizen": Message("citizen"),
    "company": Message("company"),
    "authority": Message("authority"),
    "other_authority": Message("other authority"),
    "provider": Message("service provider"),
    "external": Message("someone outside"),
}
"""By `Annotation.party`; other names are the organization's own."""

ZONES: Mapping[str, Message] = {
    "application": Message("application"),
    "evidence": Message("documents of proof"),
    "processing": Message("processing"),
    "inter-agency": Message("other authorities"),
    "notice": Message("notice"),
    "payment": Message("payment"),
    "filing": Message("filing"),
}
"""The zones of an administrative process, by the words of annotation files."""

COMPANY_ZONES: Mapping[str, Message] = {
    **ZONES,
    "application": Message("what comes in"),
    "evidence": Message("documents"),
    "inter-agency": Message("other organizations"),
    "notice": Message("result"),
}
"""The same of other processes."""

PROCESS_FACTS: Mapping[str, Message] = {
    "title": Message("title"),
    "leika_key": Message("service key"),
    "fim_tier": Message("FIM tier"),
    "department": Message("department"),
    "contact": Message("contact"),
    "cases": Message("cases a year"),
    "reifegrad": Message("OZG maturity level"),
}
"""What is stated of a process as a whole, by its names in annotation files."""
EVIDENCE_SOURCES: Mapping[str, Message] = {
    "sidecar": Message("annotation file"),
    "model": Message("statement in the model"),
    "folder": Message("annotations of the folder"),
    "label": Message("label"),
    "note": Message("note in the diagram"),
    "documentation": Message("documentation"),
    "data": Message("data object"),
    "message": Message("message flow"),
    "event": Message("event before the step"),
    "form": Message("form"),
    "implementation": Message("technical implementation"),
    "lane": Message("lane"),
    "participant": Message("pool"),
    "type": Message("type of step"),
    "process": Message("note on the process"),
    "name": Message("name"),
    "color": Message("color"),
    "default": Message("default"),
    "order": Message("place in the case"),
}
"""By `Evidence.source`."""


def evidence_text(evidence: Evidence, words: Translator) -> str:
    """What a piece of evidence says: the reader's word for a type of step, else as it stands in the model."""
    kind = evidence.text if evidence.source in ("type", "default") else ""
    return words.message(NODE_TYPES[FlowNodeType(kind)]) if kind in _TYPES else evidence.text


_TYPES = frozenset(FlowNodeType)


TALLIES: Mapping[str, Message] = {
    "department": Message("department"),
    "service": Message("service"),
    "code": Message("kind of break"),
    "zone": Message("zone"),
    "system": Message("system"),
    "lane": Message("lane"),
    "label": Message("step"),
}
"""What the media breaks of a portfolio can have in common."""
