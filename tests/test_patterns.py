"""Our `pattern` answers as `re.compile` does, and compiles nothing before."""

import copy
import re
from unittest.mock import Mock

import pytest

from mediabruch.patterns import pattern


def test_it_answers_as_what_is_compiled() -> None:
    ours, theirs = pattern(r"(?P<word>b+)", re.IGNORECASE), re.compile(r"(?P<word>b+)", re.IGNORECASE)
    for question in ("match", "search", "fullmatch", "findall", "split"):
        assert repr(getattr(ours, question)("aBb c b")) == repr(getattr(theirs, question)("aBb c b")), question
    assert ours.sub("-", "aBb") == "a-"
    assert [found["word"] for found in ours.finditer("b abb")] == ["b", "bb"]
    assert (ours.pattern, ours.flags, ours.groups) == (theirs.pattern, theirs.flags, theirs.groups)


def test_it_is_compiled_once_and_only_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = Mock(side_effect=re.compile)
    monkeypatch.setattr("mediabruch.patterns.re.compile", compiled)
    ours = pattern("b+")
    assert not compiled.called
    assert ours.search("abb")
    assert ours.match("abb") is None
    compiled.assert_called_once_with("b+")


def test_it_has_nothing_that_patterns_lack() -> None:
    with pytest.raises(AttributeError, match="word"):
        _ = pattern("b+").word  # type: ignore[attr-defined]
    assert copy.deepcopy(pattern("b+")).search("abb")
