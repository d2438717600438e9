"""Names that try to take over where they are shown."""

import pytest

HOSTILE = [
    pytest.param("\x1b[31mred\x1b]0;title\x07", id="escape sequences"),
    pytest.param("\x9b31mC1", id="C1 controls"),
    pytest.param("\u202eterces\u2066 a\u200fb\u061cc", id="bidi marks"),
    pytest.param("two\nlines\r\tand\u2028more", id="line breaks"),
    pytest.param("Antrag [papier] [/b] [red]{0} {name} %s", id="markup"),
    pytest.param("<script>alert(1)</script> ]]> \" ' & \\", id="quotes"),
    pytest.param("\ud800 lone \udfff", id="lone surrogates"),
    pytest.param("x" * 10_000, id="long word"),
    pytest.param("住民票 e\u0301 👩‍👩‍👧 \u200b", id="wide and combining"),
]
