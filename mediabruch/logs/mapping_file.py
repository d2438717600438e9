"""Which activity of a log is which step, in a file that people correct: written with guesses, read strictly."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from mediabruch.errors import AnnotationError, Message
from mediabruch.files.reasons import reason_of
from mediabruch.files.writing import alone_beside, replace_file
from mediabruch.logs.activities import ActivityMapping, ActivityMatch
from mediabruch.model import FlowNode, Model
from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import nearest, unknown_key
from mediabruch.notation.nodes import (
    Items,
    MistakeError,
    Node,
    Scalar,
    Table,
    brief,
    gathered,
    is_nothing,
    mistake,
    shown,
)
from mediabruch.notation.written import written_id
from mediabruch.statements.edit.writing import written_value
from mediabruch.statements.reading import read_text, root_of
from mediabruch.statements.sidecar import check_schema, unique

MAPPING_SCHEMA = "mediabruch/log-mapping/1"
"""The version of the format."""
_ACTIVITIES = "activities"

StatedActivities = Mapping[str, tuple[FlowNode, ...]]
"""What people say that activities are, by name as written; nothing for what the model does not know."""
_SHOWN = 5
"""Names that are told one by one; a file may serve several logs."""


def read_mapping(path: str, model: Model) -> StatedActivities:
    """The content of a mapping file. Raises `AnnotationError` with all mistakes in it."""
    text = read_text(path)
    mistakes: list[MistakeError] = []
    found: dict[str, tuple[FlowNode, ...]] = {}
    try:
        root = root_of(text, path)
        if root is not None and not is_nothing(root):
            found = dict(_entries(root, _Nodes(model), mistakes))
    except MistakeError as error:
        mistakes.append(error)
    if mistakes:
        raise gathered(mistakes, AnnotationError, path)
    return found


def with_stated(mapping: ActivityMapping, stated: StatedActivities) -> ActivityMapping:
    """A mapping with what people say in the place of what was guessed."""
    by_name = {comparable(name): nodes for name, nodes in stated.items()}
    return ActivityMapping(matches=tuple(_with_stated(match, by_name) for match in mapping.matches))


def not_in_log(stated: StatedActivities, mapping: ActivityMapping) -> Iterator[Message]:
    """A sentence on each of the first names that the log does not have, and one on how many more there are."""
    known = {comparable(match.activity) for match in mapping.matches}
    strays = [name for name in stated if comparable(name) not in known]
    named = {comparable(name) for name in stated}
    rest = [match.activity for match in mapping.matches if comparable(match.activity) not in named]
    for name in strays[:_SHOWN]:
        near = nearest(name, rest)
        if near is None:
            yield Message("The mapping names “{activity}”, and the log has no such activity.", activity=brief(name))
        else:
            yield Message(
                "The mapping names “{activity}”, and the log has no such activity. Did you mean “{near}”?",
                activity=brief(name),
                near=brief(near),
            )
    if len(strays) > _SHOWN:
        yield Message("Further names in the mapping that the log does not have: {n}.", n=len(strays) - _SHOWN)


def _with_stated(match: ActivityMatch, stated: Mapping[str, tuple[FlowNode, ...]]) -> ActivityMatch:
    nodes = stated.get(comparable(match.activity))
    return match if nodes is None else match._replace(nodes=nodes, confidence=1.0, is_stated=True)


def save_mapping(path: str, mapping: ActivityMapping) -> int:
    """Write what is doubtful or unmatched into a mapping file, below what stands there; returns how many activities.

    What stands there stays as it is. Raises `AnnotationError` where the file cannot be written; then it is untouched.
    """
    open_matches = [*mapping.doubtful, *mapping.unmatched]
    if not open_matches:
        return 0
    file = Path(path)
    is_json = path.lower().endswith(".json")
    try:
        with alone_beside(file):
            before = read_text(path) if file.exists() else ""
            if before.strip() and (is_json or not _ends_with_activities(before)):
                message = Message("Nothing can be added to a mapping file of this form; add the activities by hand.")
                raise AnnotationError(message, path=path)
            replace_file(file, _content(before, open_matches, is_json=is_json).encode())
    except (OSError, ValueError) as error:
        message = Message("The mapping file cannot be written: {reason}.", reason=reason_of(error))
        raise AnnotationError(message, path=path) from error
    return len(open_matches)


def _ends_with_activities(text: str) -> bool:
    """Whether the file ends with a table of activities on lines of its own."""
    keys = [line for line in text.splitlines() if line[:1] not in ("", " ", "#", "\t")]
    return bool(keys) and keys[-1].split("#")[0].strip() == f"{_ACTIVITIES}:"


def _content(before: str, matches: list[ActivityMatch], *, is_json: bool) -> str:
    if is_json:
        entries = ",\n".join(
            f"    {written_value('', match.activity, is_json=True)}: {_ids(match, is_json=True)}" for match in matches
        )
        return f'{{\n  "schema": "{MAPPING_SCHEMA}",\n  "{_ACTIVITIES}": {{\n{entries}\n  }}\n}}\n'
    newline = "\r\n" if "\r\n" in before else "\n"
    head = before.rstrip() or f"schema: {MAPPING_SCHEMA}{newline}{_ACTIVITIES}:"
    lines = (f"  {written_value('', match.activity)}: {_ids(match)}{_remark(match)}" for match in matches)
    return newline.join((head, *lines)) + newline


def _ids(match: ActivityMatch, *, is_json: bool = False) -> str:
    ids = [written_id(identifier, is_json=is_json) for identifier in match.ids]
    return f"[{', '.join(ids)}]" if len(ids) > 1 else (ids or ["null"])[0]


def _remark(match: ActivityMatch) -> str:
    """What a reader of the file wants to know of a guess."""
    if not match.nodes:
        return "  # ?"
    return f"  # {brief(match.nodes[0].name)} ({match.confidence:.0%}?)"


class _Nodes:
    """The steps and events of a model, by their ids and labels."""

    def __init__(self, model: Model) -> None:
        self.by_id: dict[str, tuple[FlowNode, ...]] = {}
        self.by_label: dict[str, tuple[FlowNode, ...]] = {}
        for node in sorted(model.nodes, key=lambda node: not node.is_activity):
            if node.id:
                self.by_id.setdefault(node.id, (node,))
            if node.name.strip():
                label = comparable(node.name)
                self.by_label[label] = (*self.by_label.get(label, ()), node)

    def named(self, word: Scalar) -> tuple[FlowNode, ...]:
        """What a word names. Raises `MistakeError`."""
        found = self.by_id.get(word.text) or self.by_label.get(comparable(word.text))
        if found:
            return found
        near = nearest(word.text, [*self.by_id, *self.by_label])
        if near is None:
            raise mistake(word, Message("The model has no step with the id or label “{word}”.", word=shown(word)))
        message = Message(
            "The model has no step with the id or label “{word}”. Did you mean {nearest}?",
            word=shown(word),
            nearest=brief(near),
        )
        raise mistake(word, message)


def _entries(root: Node, nodes: _Nodes, mistakes: list[MistakeError]) -> Iterator[tuple[str, tuple[FlowNode, ...]]]:
    if not isinstance(root, Table):
        message = Message("A mapping file begins with a key such as activities, not with {word}.", word=shown(root))
        raise mistake(root, message)
    for key, node in unique(root, mistakes):
        if key.text == "schema":
            check_schema(node, MAPPING_SCHEMA, mistakes)
        elif key.text != _ACTIVITIES:
            mistakes.append(unknown_key(key, ("schema", _ACTIVITIES)))
        elif isinstance(node, Table):
            for activity, value in unique(node, mistakes):
                try:
                    yield activity.text, _named(value, nodes)
                except MistakeError as error:
                    mistakes.append(error)
        elif not is_nothing(node):
            message = Message("Under activities stand names and ids of steps, not {word}.", word=shown(node))
            mistakes.append(mistake(node, message))


def _named(value: Node, nodes: _Nodes) -> tuple[FlowNode, ...]:
    if is_nothing(value):
        return ()
    words = value.nodes if isinstance(value, Items) else (value,)
    found: list[FlowNode] = []
    for word in words:
        if not isinstance(word, Scalar):
            raise mistake(
                word, Message("Here stands the id of a step, a list of them, or null; not {word}.", word=shown(word))
            )
        found.extend(nodes.named(word))
    return tuple(dict.fromkeys(found))
