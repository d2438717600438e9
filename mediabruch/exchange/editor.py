"""Puts facts into one BPMN file, and takes them out, as changes at their places."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from mediabruch.bpmn.insertions import Prefixes
from mediabruch.bpmn.namespaces import NAMESPACE
from mediabruch.bpmn.splice import UNUSUAL, Splice, Tag, Text
from mediabruch.errors import MediabruchError
from mediabruch.exchange.layout import Lines, extended, filled
from mediabruch.exchange.own import ELEMENT, PREFIX, SPACES, FactForm, written, written_name
from mediabruch.exchange.pieces import elements_in, pieces_in, without
from mediabruch.notation.shapes import Value
from mediabruch.statements.places import Element, Places
from mediabruch.statements.vocabulary import Section

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


class Editor:
    """Collects the changes of one file."""

    def __init__(self, text: Text, places: Places, path: str) -> None:
        root = next((tag for tag in text.tags if tag.local == "definitions"), None)
        if root is None:
            raise MediabruchError(UNUSUAL, path=path)
        self._text = text
        self._path = path
        self._prefixes = Prefixes(text, root)
        self._tags = dict(_paired(text, places))
        self._changes: list[Splice] = []

    def state(self, section: Section, element: Element, values: Mapping[str, Value | None], form: FactForm) -> None:
        """Let an element state other values; `None` takes one away."""
        tag = self._tag(section, element)
        home = self._home(tag, form)
        self._take(tag, values.keys(), home or tag.child("extensionElements") or tag)
        new = {name: value for name, value in values.items() if value is not None}
        if home is not None and form is FactForm.OWN:
            self._changes.append(Splice(home.names_end, home.names_end, self._attributes(new), rank=1))
        elif home is not None:
            prefix = self._prefixes.prefix(*SPACES[form])
            self._changes.append(filled(self._text, home, list(self._properties(new, prefix))))
        else:
            self._changes.append(extended(self._text, tag, self._content(new, form)))

    def free(self, section: Section, element: Element, names: Collection[str]) -> None:
        """Take the facts of these names out of an element."""
        self._take(self._tag(section, element), names, None)

    def result(self) -> bytes:
        """The file with all changes."""
        return self._text.changed([*self._changes, *self._prefixes.declarations()])

    def _take(self, tag: Tag, names: Collection[str], home: Tag | None) -> None:
        gone = [piece for piece in pieces_in(self._text, tag) if piece.name in names]
        self._changes += without(self._text, tag, gone, home)

    def _tag(self, section: Section, element: Element) -> Tag:
        tag = self._tags.get((section, element.key))
        if tag is None:
            raise MediabruchError(UNUSUAL, path=self._path, line=element.line)
        return tag

    def _home(self, tag: Tag, form: FactForm) -> Tag | None:
        """The element in which facts of this form can stand: the first that is there already."""
        space, wanted = SPACES[form][0], ELEMENT if form is FactForm.OWN else "properties"
        extensions = tag.child("extensionElements")
        for child in extensions.children if extensions else ():
            if child.local == wanted and child.space_of(child.prefix.removesuffix(":")) == space:
                return child
        return None

    def _content(self, values: Mapping[str, Value], form: FactForm) -> Lines:
        prefix = self._prefixes.prefix(*SPACES[form])
        if form is FactForm.OWN:
            return [(0, f"<{prefix}:{ELEMENT}{self._attributes(values)}/>")]
        inside = [(depth + 1, line) for depth, line in self._properties(values, prefix)]
        return [(0, f"<{prefix}:properties>"), *inside, (0, f"</{prefix}:properties>")]

    def _properties(self, values: Mapping[str, Value], prefix: str) -> Iterator[tuple[int, str]]:
        for name, value in values.items():
            yield 0, f'<{prefix}:property name="{PREFIX}:{written_name(name)}" value="{self._escaped(value)}"/>'

    def _attributes(self, values: Mapping[str, Value]) -> str:
        return "".join(f' {written_name(name)}="{self._escaped(value)}"' for name, value in values.items())

    def _escaped(self, value: Value) -> str:
        return self._text.written(written(value).translate(_ESCAPES))


def _paired(text: Text, places: Places) -> Iterator[tuple[tuple[Section, int], Tag]]:
    """The elements of a model as they stand in the text; twins, which share an id, in their order."""
    tags = elements_in(text)
    for section, elements in places.items():
        count: dict[str, int] = defaultdict(int)
        for element in elements:
            if element.id is None:
                continue
            there, number = tags.get((section, element.id), []), count[element.id]
            count[element.id] += 1
            if number < len(there):
                yield (section, element.key), there[number]


def without_declaration(data: bytes) -> bytes:
    """The file without the declaration of our namespace, if nothing in it belongs there any more."""
    text = Text.of(data)
    for tag in text.tags:
        ours = tuple(f"{prefix}:" for prefix, space in tag.spaces.items() if space == NAMESPACE)
        if ours and any(name.startswith(ours) for name in (tag.name, *(one.name for one in tag.attributes))):
            return data
    return text.changed(
        Splice(one.start, one.end, "")
        for tag in text.tags
        for one in tag.attributes
        if one.name.startswith("xmlns:") and one.value == NAMESPACE
    )
