"""XML that holds whatever models are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from mediabruch.render.markup import Markup, clean, number


@given(st.text())
def test_any_text_is_well_formed_and_read_back(text: str) -> None:
    markup = Markup()
    markup.open("g", {"name": text})
    markup.leaf("text", text)
    markup.close()
    read = etree.fromstring(str(markup).encode())
    assert read.get("name") == read[0].text or (read.get("name") == "" and read[0].text is None)
    assert read.get("name") == clean(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x1f\x7f\x9fc", "abc"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("two\nlines\tand\r\nmore", "two lines and more"),
        ("\ud800x\ufffe\uffff", "x"),
        ("שלום ü ½ 🙂", "שלום ü ½ 🙂"),
    ],
)
def test_what_xml_or_the_reader_cannot_bear_is_left_out(text: str, kept: str) -> None:
    assert clean(text) == kept


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (-0.0, "0"), (-0.004, "0"), (1.005, "1"), (1e6, "1000000"), (123456.789, "123456.79"), (2.5, "2.5")],
)
def test_numbers_have_one_form(value: float, written: str) -> None:
    assert number(value) == written
