"""Why a file is no XML, in our words: those of libxml2 are English only, and others with each of its versions."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from mediabruch.errors import Message


class _Reason(NamedTuple):
    """What is said of an error of libxml2."""

    sentence: Message
    """With braces for the facts that `facts` finds."""
    facts: str | None = None
    """Finds the facts in libxml2's words; where they read otherwise, the neutral sentence is said."""


_CHARACTER = _Reason(Message("a character stands here that XML does not allow"))
_COMMENT = _Reason(Message("a comment is not closed, or holds “--”"))
_DECLARATION = _Reason(Message("the XML declaration at the beginning of the file is not as XML wants it"))
_ENCODING = _Reason(Message("the bytes here are none of the encoding that the file declares"))
_INSTRUCTION = _Reason(Message("a processing instruction (“<?”) is not as XML wants it"))
_LIMIT = _Reason(Message("it is nested too deeply, or holds a text that is too long"))
_NAMESPACE = _Reason(Message("a namespace is declared in a way that XML does not allow"))
_QUOTES = _Reason(Message("the value of an attribute lacks its quotation marks"))
_REFERENCE = _Reason(Message("“&” begins nothing here; as a character it is written “&amp;”"))
_REFERENCED = _Reason(Message("“&#” names a character that XML does not allow"))
_TWICE = _Reason(Message("the attribute {name} stands twice in one element"), r"Attribute (?P<name>\S+)")
_REASONS: Mapping[str, _Reason] = {
    "ERR_ATTRIBUTE_NOT_FINISHED": _QUOTES,
    "ERR_ATTRIBUTE_NOT_STARTED": _QUOTES,
    "ERR_ATTRIBUTE_REDEFINED": _TWICE,
    "ERR_ATTRIBUTE_WITHOUT_VALUE": _Reason(
        Message("the attribute {name} has no value"), r"for attribute (?P<name>\S+)"
    ),
    "ERR_CDATA_NOT_FINISHED": _Reason(Message("a CDATA section is not closed")),
    "ERR_COMMENT_NOT_FINISHED": _COMMENT,
    "ERR_DOCUMENT_EMPTY": _Reason(Message("it does not begin with an element")),
    "ERR_DOCUMENT_END": _Reason(Message("something stands behind the end of the document")),
    "ERR_ENCODING_NAME": _DECLARATION,
    "ERR_ENTITYREF_SEMICOL_MISSING": _REFERENCE,
    "ERR_GT_REQUIRED": _Reason(Message("a tag is not closed by “>”")),
    "ERR_HYPHEN_IN_COMMENT": _COMMENT,
    "ERR_INVALID_CHAR": _CHARACTER,
    "ERR_INVALID_CHARREF": _REFERENCED,
    "ERR_INVALID_DEC_CHARREF": _REFERENCED,
    "ERR_INVALID_ENCODING": _ENCODING,
    "ERR_INVALID_HEX_CHARREF": _REFERENCED,
    "ERR_LT_IN_ATTRIBUTE": _Reason(Message("“<” stands in the value of an attribute; there it is written “&lt;”")),
    "ERR_MISPLACED_CDATA_END": _Reason(Message("“]]>” stands in a text, where XML does not allow it")),
    "ERR_NAME_REQUIRED": _Reason(Message("a name is missing behind “<” or “&”, or begins with a wrong character")),
    "ERR_NAME_TOO_LONG": _Reason(Message("a name is too long")),
    "ERR_PI_NOT_FINISHED": _INSTRUCTION,
    "ERR_PI_NOT_STARTED": _INSTRUCTION,
    "ERR_RESERVED_XML_NAME": _Reason(Message("an XML declaration stands at another place than the beginning")),
    "ERR_RESOURCE_LIMIT": _LIMIT,
    "114": _LIMIT,  # lxml 6.0 has no name for it
    "ERR_SPACE_REQUIRED": _Reason(Message("a blank is missing here")),
    "ERR_STANDALONE_VALUE": _DECLARATION,
    "ERR_STRING_NOT_CLOSED": _DECLARATION,
    "ERR_STRING_NOT_STARTED": _DECLARATION,
    "ERR_TAG_NAME_MISMATCH": _Reason(
        Message("the element {name}, begun in line {line}, is ended as {other}"),
        r": (?P<name>\S+) line (?P<line>\d+) and (?P<other>\S+)",
    ),
    "ERR_TAG_NOT_FINISHED": _Reason(
        Message("the file ends before the element {name}, begun in line {line}"),
        r"tag (?P<name>\S+) line (?P<line>\d+)",
    ),
    "ERR_UNDECLARED_ENTITY": _Reason(Message("the entity “&{name};” is not known in XML"), r"'(?P<name>[^']+)'"),
    "ERR_UNKNOWN_ENCODING": _Reason(Message("the encoding {name} is not known"), r": (?P<name>\S+)"),
    "ERR_UNKNOWN_VERSION": _DECLARATION,
    "ERR_UNSUPPORTED_ENCODING": _Reason(Message("the encoding {name} is not known"), r": (?P<name>\S+)"),
    "ERR_VERSION_MISSING": _DECLARATION,
    "ERR_XMLDECL_NOT_FINISHED": _DECLARATION,
    "ERR_XMLDECL_NOT_STARTED": _DECLARATION,
    "NS_ERR_ATTRIBUTE_REDEFINED": _TWICE,
    "NS_ERR_COLON": _INSTRUCTION,
    "NS_ERR_QNAME": _Reason(Message("the name {name} has its colon at a wrong place"), r"'(?P<name>[^']+)'"),
    "NS_ERR_UNDEFINED_NAMESPACE": _Reason(Message("the prefix {name} is not declared"), r"prefix (?P<name>\S+)"),
    "NS_ERR_XML_NAMESPACE": _NAMESPACE,
    "WAR_NS_URI": _NAMESPACE,
    "WAR_NS_URI_RELATIVE": _NAMESPACE,
}
"""By libxml2's name of the error."""


def xml_reason(error: etree.XMLSyntaxError) -> Message:
    """Why a text is no XML."""
    number: int = getattr(error, "code", 0) or etree.ErrorTypes.ERR_DOCUMENT_EMPTY
    code = etree.ErrorTypes._getName(number, str(number))
    known = _REASONS.get(code)
    if known is not None and known.facts is None:
        return known.sentence
    said = (error.msg or "").split(", line ")[0]
    if known is not None and (found := re.search(known.facts or "", said)):
        return Message(known.sentence.template, **found.groupdict())
    return Message("it is not well-formed ({code})", code=code)
