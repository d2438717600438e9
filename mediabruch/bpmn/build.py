"""The elements that were found, into a `Model`: the stages of reading in their order."""

import os

from mediabruch.bpmn import artifacts, flows, nodes, pools
from mediabruch.bpmn.context import Context, name_of
from mediabruch.bpmn.found import ElementKind
from mediabruch.bpmn.labels import label
from mediabruch.bpmn.namespaces import NAMESPACE
from mediabruch.bpmn.scan import scan
from mediabruch.bpmn.simulation import probabilities
from mediabruch.bpmn.spelling import is_misspelled, respell
from mediabruch.bpmn.undrawn import note_undrawn
from mediabruch.bpmn.xml import parse
from mediabruch.errors import Message
from mediabruch.files.models import model_stem
from mediabruch.model import Diagram, Model, Note
from mediabruch.patterns import pattern

_UNNAMED = frozenset({"default collaboration", "bpmn-diagramm", "collaboration", "process", "prozess"})
"""What modeling tools call what nobody has named."""
_BY_A_TOOL = pattern(
    r"(?:(?:non-?)?initiating|main|new|neuer|unnamed|untitled)[ _]pro[cz]ess(?:[ _]?\d+)?"
    r"|pro[cz]ess(?:_\w*|[ -]*\d+)?"
    r"|\w+_process(?:_?\d+)?"
)
"""The same with numbers and parts of ids."""


def build(data: bytes, path: str, *, diagram: bool) -> Model:
    """The model that the bytes of a file describe. Raises `UnreadableError`."""
    document = parse(data, path)
    found = scan(document.root)
    respelled = respell(document.root) if is_misspelled(found) else ()
    if respelled:
        found = scan(document.root)
    context = Context(document.root, found, has_own_attributes=NAMESPACE.encode() in document.data)
    context.notes += [*document.notes, *respelled, *found.notes]
    _note_twins(context)
    data_elements = artifacts.data_elements(context)
    associations, handlers = artifacts.associations(context)
    processes = pools.processes(context)
    participants = pools.participants(context)
    lane_by_node = pools.lane_by_node(context)
    sequence_flows, message_flows = flows.sequence_flows(context), flows.message_flows(context)
    data_associations = artifacts.data_associations(context)
    note_undrawn(context, sequence_flows, message_flows, associations, data_associations)
    return Model(
        path=path,
        name=_name(context, path),
        processes=processes,
        participants=participants,
        lanes=pools.lanes(context),
        nodes=nodes.flow_nodes(context, lane_by_node, handlers),
        sequence_flows=sequence_flows,
        message_flows=message_flows,
        data=data_elements,
        data_associations=data_associations,
        text_annotations=artifacts.text_annotations(context),
        associations=associations,
        groups=artifacts.groups(context),
        diagrams=_diagrams(context) if diagram else (),
        probabilities=probabilities(context),
        notes=tuple(sorted(context.notes, key=_place)),
        choreography_tasks=found.choreography_tasks,
        source=data,
    )


def _diagrams(context: Context) -> tuple[Diagram, ...]:
    from mediabruch.bpmn.diagram import diagrams

    return diagrams(context)


def _place(note: Note) -> tuple[int, str, str]:
    return note.line or 0, note.element or "", str(note.message)


def _note_twins(context: Context) -> None:
    """One note for each id that stands more than once."""
    for identifier, several in context.references.twins.items():
        message = Message(
            "The id stands {count} times in the file, first in line {line}.",
            count=len(several),
            line=several[0].line,
        )
        context.note(message, identifier, several[1].line)


def _name(context: Context, path: str) -> str:
    """The name of the collaboration, else of the only process, else of the file.

    Pools are called after who acts ("Applicant"), and so are processes that have the name of their pool: neither says
    what is being done. Where a tool has named the process, and there is one pool, its name says more than the tool's.
    """
    names = [name_of(collaboration) for collaboration in context.scan.collaborations]
    pools = {name_of(pool.element) for pool in context.scan.found[ElementKind.PARTICIPANT]}
    processes = context.scan.found[ElementKind.PROCESS]
    own = [name_of(process.element) for process in processes if len(processes) == 1]
    names += own
    named = next((name for name in names if name and name not in pools and not _is_by_a_tool(name)), "")
    if not named and any(map(_is_by_a_tool, own)):
        acting = {name for name in pools if name and not _is_by_a_tool(name)}
        named = acting.pop() if len(acting) == 1 else ""
    return named or label(model_stem(os.path.basename(path)).replace("_", " "))  # noqa: PTH119 - Path is slow


def _is_by_a_tool(name: str) -> bool:
    """Whether a tool gave a name, and no person."""
    folded = name.casefold().strip()
    return folded in _UNNAMED or (bool(folded) and _BY_A_TOOL.fullmatch(folded) is not None)
