"""Annotations in JSON: the same facts, and lines and columns as exact as in YAML."""

import pytest

from mediabruch.errors import AnnotationError
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.vocabulary import Section


def test_facts_and_places() -> None:
    text = '{\n\t"steps": {\r\n\t\t"A\\u00e4": {"note": "say \\"no\\" \\ud83d\\ude00", "minutes": 1e1}\n\t}\n}\n'
    entry = parse_sidecar(text, "a.media.json").entries[Section.STEPS]["Aä"]
    assert (entry.line, entry.column) == (3, 3)
    assert entry.facts["note"].value == 'say "no" 😀'
    assert entry.facts["minutes"].value == 10
    assert (entry.facts["minutes"].line, entry.facts["minutes"].column) == (3, text.split("\n")[2].index("1e1") + 1)


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        ('{"steps": {"A": {"medium": "papr"}}}', "1:28", "medium: unknown medium “papr”. Did you mean paper?"),
        (
            '{"flows": {"A":\n{"probability": "0.5"}}}',
            "2:17",
            "probability wants a number, not “0.5”. Did you mean 0.5?",
        ),
        ('{"flows": {"A": {"probability": NaN}}}', "1:33", "probability wants a number, not “NaN”."),
        ('{"flows": {}, "flows": {}}', "1:15", "“flows” stands here again, after line 1."),
        ('{"flows": {},}', "1:13", "A comma stands before a closing bracket."),
        ('{"flows": [\n1,\n ]}', "2:2", "A comma stands before a closing bracket."),
        ("{'flows': {}}", "1:2", "A key in double quotes is missing here."),
        ('{"flows": {}}\n{}', "2:1", "The content is complete before this place; nothing may follow."),
        ("[" * 99 + "]" * 99, "1:9", "This is nested too deeply; annotations need four levels."),
        (
            '{"steps": {"A": {"system": "\\u001b[1m"}}}',
            "1:28",
            "system holds a character that no text file should hold.",
        ),
        ('{"steps": {"A": {"system": "\\ud800"}}}', "1:28", "system holds a character that no text file should hold."),
    ],
)
def test_mistakes(text: str, place: str, sentence: str) -> None:
    with pytest.raises(AnnotationError) as caught:
        parse_sidecar(text, "a.media.json")
    assert str(caught.value).startswith(f"a.media.json:{place}: {sentence}")


@pytest.mark.parametrize("text", ["[" * 100_000, '{"minutes": ' + "1" * 5000 + "}"])
def test_what_json_itself_cannot_read(text: str) -> None:
    with pytest.raises(AnnotationError, match="nested too deeply, or holds a number that is too long"):
        parse_sidecar(text, "a.json")


@pytest.mark.parametrize("text", ["", " \n", "{}", "null"])
def test_files_that_state_nothing(text: str) -> None:
    assert parse_sidecar(text, "a.JSON").entries == {}
