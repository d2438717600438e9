"""What is wrong with broken XML is said in our words, whatever libxml2 or expat says."""

from typing import Any

import pytest
from lxml import etree

from mediabruch.bpmn.trees import by_expat
from mediabruch.bpmn.trees.broken import BrokenXmlError
from mediabruch.bpmn.trees.lxml_reasons import xml_reason

BROKEN = [
    (b"", "it does not begin with an element"),
    (b"Antrag", "it does not begin with an element"),
    (b"<d>", "the file ends before the element d, begun in line 1"),
    (b"<d><a>\n</b></d>", "the element a, begun in line 1, is ended as b"),
    (b"<d", "a tag is not closed by “>”"),
    (b"<d/><d/>", "something stands behind the end of the document"),
    (b"<d a=1/>", "the value of an attribute lacks its quotation marks"),
    (b'<d a="1/>', "the value of an attribute lacks its quotation marks"),
    (b"<d a/>", "the attribute a has no value"),
    (b'<d a="1" a="2"/>', "the attribute a stands twice in one element"),
    (b'<d a="<"/>', "“<” stands in the value of an attribute; there it is written “&lt;”"),
    (b"<d><a:b/></d>", "the prefix a is not declared"),
    (b'<d a:b="1"/>', "the prefix a is not declared"),
    (b"<a:b:c/>", "the name a:b:c has its colon at a wrong place"),
    (b"<d>&nbsp;</d>", "the entity “&nbsp;” is not known in XML"),
    (b"<d>a & b</d>", "a name is missing behind “<” or “&”, or begins with a wrong character"),
    (b"<d>a&b</d>", "“&” begins nothing here; as a character it is written “&amp;”"),
    (b"<d>&#1;</d>", "a character stands here that XML does not allow"),
    (b"<d>\x01</d>", "a character stands here that XML does not allow"),
    (b"<d>\xff</d>", "the bytes here are none of the encoding that the file declares"),
    (b'<?xml version="1.0" encoding="klingon"?><d/>', "the encoding klingon is not known"),
    (b'\n<?xml version="1.0"?><d/>', "an XML declaration stands at another place than the beginning"),
    (b"<d><!-- ", "a comment is not closed, or holds “--”"),
    (b"<d>]]></d>", "“]]>” stands in a text, where XML does not allow it"),
    (b"<a>" * 9999, "it is nested too deeply, or holds a text that is too long"),
]


@pytest.mark.parametrize(("data", "sentence"), BROKEN)
def test_reasons(data: bytes, sentence: str) -> None:
    assert str(xml_reason(_error(data))) == sentence


@pytest.mark.parametrize(("data", "sentence"), [(data, said) for data, said in BROKEN if "encoding" not in said])
def test_reasons_of_expat(data: bytes, sentence: str) -> None:
    """The same, and noticed at the same place."""
    with pytest.raises(BrokenXmlError) as caught:
        by_expat.strict(data)
    error = _error(data)
    assert (str(caught.value.reason), (caught.value.line, caught.value.column)) == (sentence, error.position)


def test_what_is_not_known_is_named_by_its_code() -> None:
    for code in ("ERR_CONDSEC_INVALID", "ERR_TAG_NAME_MISMATCH"):
        error = _error(b"<d>")
        error.code, error.msg = getattr(etree.ErrorTypes, code), "What no version of libxml2 says"
        assert str(xml_reason(error)) == f"it is not well-formed ({code})"


def _error(data: bytes) -> Any:
    with pytest.raises(etree.XMLSyntaxError) as caught:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    return caught.value
