"""Names as an XML file writes them into names with their namespaces, one scope of prefixes at a time."""

import re
from collections.abc import Mapping

from mediabruch.bpmn.trees import reasons
from mediabruch.errors import Message
from mediabruch.patterns import pattern

_XML = "http://www.w3.org/XML/1998/namespace"
_XMLNS = "http://www.w3.org/2000/xmlns/"
_OWN_PREFIXES = frozenset({"xml", "xmlns"})
_RESERVED = frozenset({_XML, _XMLNS})
_DECLARES = "xmlns"
_URI = pattern(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*+:)?+"
    r"(?://(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*+(?:\[[0-9A-Fa-f:.]*+\])?+(?::[0-9]*+)?+)?+"
    r"(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*+"
    r"(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+)?+"
    r"(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+)?+",
    re.ASCII,
)
_LOCAL = pattern(r"[^\W\d][\w.·-]*")


class TagError(Exception):
    """What stands in a tag is against the rules for namespaces, or goes beyond what is read."""

    def __init__(self, reason: Message, written: str | None = None) -> None:
        super().__init__(reason, written)
        self.reason = reason
        self.written = written
        """The attribute behind which it is noticed; `None` for the end of the tag."""


class Scope:
    """Where the same prefixes are declared."""

    def __init__(self, declared: Mapping[str, str], outer: "Scope | None" = None, *, is_forgiving: bool) -> None:
        self._declared = declared
        self._outer = outer
        self._is_forgiving = is_forgiving
        self.tags = _Names(self, self._space("") or "")
        """Full names of elements by how they are written."""
        self._attributes = _Names(self, "")

    @classmethod
    def outermost(cls, *, is_forgiving: bool) -> "Scope":
        """What is in force before the first declaration."""
        return cls({"xml": _XML}, is_forgiving=is_forgiving)

    def _space(self, prefix: str) -> str | None:
        """What a prefix stands for; elements lie no deeper in each other than scopes may."""
        scope: Scope | None = self
        while scope is not None:
            if prefix in scope._declared:
                return scope._declared[prefix]
            scope = scope._outer
        return None

    def within(self, written: str, attributes: Mapping[str, str]) -> "Scope":
        """The scope of an element and of all in it. Faults are found in the order in which libxml2 tells them."""
        self._is_right(written)
        declared = {}
        for name, value in attributes.items():
            if not _is_declaration(name):
                self._is_right(name)
            elif self._is_right(name) and self._is_allowed(name, value):
                declared[name[len(_DECLARES) + 1 :]] = value
        return Scope(declared, self, is_forgiving=self._is_forgiving) if declared else self

    def _is_allowed(self, name: str, space: str) -> bool:
        """Whether a declaration holds; one of what is no address does, where that is forgiven."""
        prefix = name[len(_DECLARES) + 1 :]
        is_possible = prefix not in _OWN_PREFIXES and space not in _RESERVED and bool(space or not prefix)
        if (not is_possible or not _URI.fullmatch(space)) and (prefix, space) != ("xml", _XML):
            self._refuse(reasons.NAMESPACE_DECLARATION, name)
        return is_possible

    def _is_right(self, written: str) -> bool:
        """Whether a colon stands between two names, or none is there."""
        prefix, colon, local = written.partition(":")
        if not colon or (prefix and _LOCAL.fullmatch(local)):
            return True
        self._refuse(reasons.COLON.filled(name=written), written)
        return False

    def qualified(self, attributes: Mapping[str, str]) -> dict[str, str]:
        """Attributes under their full names, without declarations."""
        found: dict[str, str] = {}
        for name, value in attributes.items():
            if not _is_declaration(name):
                full = self._attributes[name]
                if full in found:
                    self._refuse(reasons.TWICE.filled(name=name.rpartition(":")[2]))
                else:
                    found[full] = value
        return found

    def full(self, written: str, default: str) -> str:
        """A name with its namespace; as it is written where a prefix is not declared and that is forgiven."""
        prefix, colon, local = written.partition(":")
        if not colon or not self._is_right(written):
            return f"{{{default}}}{written}" if default else written
        space = self._space(prefix)
        if space is None:
            self._refuse(reasons.PREFIX.filled(name=prefix))
            return written
        return f"{{{space}}}{local}"

    def _refuse(self, reason: Message, written: str | None = None) -> None:
        if not self._is_forgiving:
            raise TagError(reason, written)


class _Names(dict[str, str]):
    """Names that were met, of which a file has few."""

    def __init__(self, scope: Scope, default: str) -> None:
        super().__init__()
        self._scope = scope
        self._default = default

    def __missing__(self, written: str) -> str:
        self[written] = full = self._scope.full(written, self._default)
        return full


def _is_declaration(name: str) -> bool:
    return name.startswith(_DECLARES) and (len(name) == len(_DECLARES) or name[len(_DECLARES)] == ":")
