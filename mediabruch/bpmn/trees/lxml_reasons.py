"""Why a file is no XML, in our words: those of libxml2 are English only, and others with each of its versions."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from mediabruch.bpmn.trees import reasons
from mediabruch.errors import Message


class _Reason(NamedTuple):
    """What is said of an error of libxml2."""

    sentence: Message
    """With braces for the facts that `facts` finds."""
    facts: str | None = None
    """Finds the facts in libxml2's words; where they read otherwise, the neutral sentence is said."""


_TWICE = _Reason(reasons.TWICE, r"Attribute (?P<name>\S+)")
_REASONS: Mapping[str, _Reason] = {
    "ERR_ATTRIBUTE_NOT_FINISHED": _Reason(reasons.QUOTES),
    "ERR_ATTRIBUTE_NOT_STARTED": _Reason(reasons.QUOTES),
    "ERR_ATTRIBUTE_REDEFINED": _TWICE,
    "ERR_ATTRIBUTE_WITHOUT_VALUE": _Reason(reasons.NO_VALUE, r"for attribute (?P<name>\S+)"),
    "ERR_CDATA_NOT_FINISHED": _Reason(reasons.SECTION),
    "ERR_COMMENT_NOT_FINISHED": _Reason(reasons.COMMENT),
    "ERR_DOCUMENT_EMPTY": _Reason(reasons.EMPTY),
    "ERR_DOCUMENT_END": _Reason(reasons.TRAILING),
    "ERR_ENCODING_NAME": _Reason(reasons.DECLARATION),
    "ERR_ENTITYREF_SEMICOL_MISSING": _Reason(reasons.REFERENCE),
    "ERR_GT_REQUIRED": _Reason(reasons.END_MISSING),
    "ERR_HYPHEN_IN_COMMENT": _Reason(reasons.COMMENT),
    "ERR_INVALID_CHAR": _Reason(reasons.CHARACTER),
    "ERR_INVALID_CHARREF": _Reason(reasons.REFERENCED),
    "ERR_INVALID_DEC_CHARREF": _Reason(reasons.REFERENCED),
    "ERR_INVALID_ENCODING": _Reason(reasons.ENCODING),
    "ERR_INVALID_HEX_CHARREF": _Reason(reasons.REFERENCED),
    "ERR_LT_IN_ATTRIBUTE": _Reason(reasons.LT_IN_VALUE),
    "ERR_MISPLACED_CDATA_END": _Reason(reasons.SECTION_END),
    "ERR_NAME_REQUIRED": _Reason(reasons.NAME),
    "ERR_NAME_TOO_LONG": _Reason(reasons.LONG_NAME),
    "ERR_PI_NOT_FINISHED": _Reason(reasons.INSTRUCTION),
    "ERR_PI_NOT_STARTED": _Reason(reasons.INSTRUCTION),
    "ERR_RESERVED_XML_NAME": _Reason(reasons.MISPLACED_DECLARATION),
    "ERR_RESOURCE_LIMIT": _Reason(reasons.LIMIT),
    "114": _Reason(reasons.LIMIT),  # lxml 6.0 has no name for it
    "ERR_SPACE_REQUIRED": _Reason(reasons.BLANK),
    "ERR_STANDALONE_VALUE": _Reason(reasons.DECLARATION),
    "ERR_STRING_NOT_CLOSED": _Reason(reasons.DECLARATION),
    "ERR_STRING_NOT_STARTED": _Reason(reasons.DECLARATION),
    "ERR_TAG_NAME_MISMATCH": _Reason(
        reasons.ENDED_OTHERWISE,
        r": (?P<name>\S+) line (?P<line>\d+) and (?P<other>\S+)",
    ),
    "ERR_TAG_NOT_FINISHED": _Reason(
        reasons.UNENDED,
        r"tag (?P<name>\S+) line (?P<line>\d+)",
    ),
    "ERR_UNDECLARED_ENTITY": _Reason(reasons.UNKNOWN_ENTITY, r"'(?P<name>[^']+)'"),
    "ERR_UNKNOWN_ENCODING": _Reason(reasons.UNKNOWN_ENCODING, r": (?P<name>\S+)"),
    "ERR_UNKNOWN_VERSION": _Reason(reasons.DECLARATION),
    "ERR_UNSUPPORTED_ENCODING": _Reason(reasons.UNKNOWN_ENCODING, r": (?P<name>\S+)"),
    "ERR_VERSION_MISSING": _Reason(reasons.DECLARATION),
    "ERR_XMLDECL_NOT_FINISHED": _Reason(reasons.DECLARATION),
    "ERR_XMLDECL_NOT_STARTED": _Reason(reasons.DECLARATION),
    "NS_ERR_ATTRIBUTE_REDEFINED": _TWICE,
    "NS_ERR_COLON": _Reason(reasons.INSTRUCTION),
    "NS_ERR_QNAME": _Reason(reasons.COLON, r"'(?P<name>[^']+)'"),
    "NS_ERR_UNDEFINED_NAMESPACE": _Reason(reasons.PREFIX, r"prefix (?P<name>\S+)"),
    "NS_ERR_XML_NAMESPACE": _Reason(reasons.NAMESPACE_DECLARATION),
    "WAR_NS_URI": _Reason(reasons.NAMESPACE_DECLARATION),
    "WAR_NS_URI_RELATIVE": _Reason(reasons.NAMESPACE_DECLARATION),
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
        return known.sentence.filled(**found.groupdict())
    return Message("it is not well-formed ({code})", code=code)
