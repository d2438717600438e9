"""What is added to an XML file as it stands: prefixes, values, children, and BPMN's place for extensions."""

from collections.abc import Iterator

from mediabruch.bpmn.splice import Attribute, Splice, Tag, Text


class Prefixes:
    """The prefixes by which one file calls the namespaces of what is added; what it lacks its root will declare."""

    def __init__(self, text: Text, root: Tag) -> None:
        self._text = text
        self._root = root
        self._declared: dict[str, str] = {}
        self._missing: dict[str, str] = {}

    def prefix(self, space: str, usual: str) -> str:
        """The prefix of a namespace: the root's own, else a free one that the root will declare."""
        if space not in self._declared:
            own = next((prefix for prefix, known in self._root.spaces.items() if prefix and known == space), None)
            if own is None or any(tag.spaces.get(own) != space for tag in self._root.descendants()):
                own = _free(usual, {prefix for tag in self._text.tags for prefix in tag.spaces})
                self._missing[space] = own
            self._declared[space] = own
        return self._declared[space]

    def declarations(self) -> Iterator[Splice]:
        """The namespaces that the root lacks; to be asked last."""
        place = self._root.names_end
        for number, (space, prefix) in enumerate(self._missing.items()):
            yield Splice(place, place, f' xmlns:{prefix}="{space}"', rank=number)


def _free(usual: str, bound: set[str]) -> str:
    number, prefix = 1, usual
    while prefix in bound:
        number += 1
        prefix = f"{usual}{number}"
    return prefix


def attribute_in(tag: Tag, space: str, name: str) -> Attribute | None:
    """The attribute of this name in a namespace."""
    for one in tag.attributes:
        prefix, colon, local = one.name.partition(":")
        if colon and local == name and tag.space_of(prefix) == space:
            return one
    return None


def valued(attribute: Attribute, value: str) -> Splice:
    """Another value, as written, for an attribute."""
    return Splice(attribute.end - 1 - len(attribute.value), attribute.end - 1, value)


def appended(text: Text, tag: Tag, content: str) -> Splice:
    """Content as the last in an element, which is opened for it where it was empty."""
    if tag.is_empty:
        slash = text.text.rindex("/", tag.start, tag.inside)
        return Splice(slash, tag.inside, f">{content}</{tag.name}>", rank=1)
    last = tag.children[-1].end if tag.children else tag.inside
    return Splice(last, last, content)


def extended(text: Text, tag: Tag, content: str) -> Splice:
    """Content as the last of an element's extensions, which stand after the documentation and before all else."""
    extensions = tag.child("extensionElements")
    if extensions is not None:
        return appended(text, extensions, content)
    wrapped = f"<{tag.prefix}extensionElements>{content}</{tag.prefix}extensionElements>"
    if tag.is_empty:
        return appended(text, tag, wrapped)
    place = max([tag.inside, *(child.end for child in tag.children if child.local == "documentation")])
    return Splice(place, place, wrapped)
