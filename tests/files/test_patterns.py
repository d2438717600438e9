"""Patterns of paths mean what they mean in `.gitignore`."""

import pytest

from mediabruch.files.patterns import fault, fits, lines_of


@pytest.mark.parametrize(
    ("pattern", "path", "is_fitting"),
    [
        ("*.bpmn", "a.bpmn", True),
        ("*.bpmn", "x/a.bpmn", True),
        ("/*.bpmn", "x/a.bpmn", False),
        ("**/*.bpmn", "x/y/a.bpmn", True),
        ("x/**", "x/y/a.bpmn", True),
        ("x/", "x/a.bpmn", True),
        ("x", "x/a.bpmn", True),
        ("x", "z/x/a.bpmn", True),
        ("/x", "z/x/a.bpmn", False),
        ("y/x", "z/y/x/a.bpmn", False),
        ("a+b.bpmn", "a+b.bpmn", True),
        ("a.bpmn", "aXbpmn", False),
        ("[ab].bpmn", "b.bpmn", True),
    ],
)
def test_patterns(pattern: str, path: str, *, is_fitting: bool) -> None:
    assert fits(path, (pattern,)) is is_fitting


@pytest.mark.parametrize("pattern", ["", " ", "#x", "!", "!x", "/", "old\\", "old\\**", "../x", "a/../b"])
def test_patterns_that_fit_nothing_are_named(pattern: str) -> None:
    assert fault(pattern) is not None


def test_lines_that_are_no_patterns_are_passed_over() -> None:
    assert lines_of("# build\n\ntarget/\n!\n!keep/\n") == ("target/", "!keep/")
