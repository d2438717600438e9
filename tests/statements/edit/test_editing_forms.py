"""Whatever form a file is written in: a change states what it should, loses no comment, and touches no other line."""

import re
from collections import Counter

import pytest

from mediabruch.errors import AnnotationError
from mediabruch.statements.edit.editing import WHOLE, FactEdit, Place, Stated, edited, stated_in
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.vocabulary import Section
from tests.statements.edit.handwriting import IDS, Writer

COMMENT = re.compile(r"# c\d+x")
PATH = "a.media.yaml"
SECTION = re.compile(r"^(?:steps|flows):.*(?:\n(?:[ #].*|\r?$))*", re.MULTILINE)


def some_changes(writer: Writer, before: Stated) -> list[FactEdit]:
    """Facts that come, change and go."""
    changes = []
    for _ in range(writer.chance.randint(1, 4)):
        identifier = writer.chance.choice(IDS)
        old = before.get((Section.STEPS, identifier), {})
        gone = {name: None for name in old if writer.chance.random() < 0.5}
        changes.append(FactEdit(Section.STEPS, identifier, {**gone, **writer.facts()}))
    gone = {name: None for name in before.get(WHOLE, {}) if writer.chance.random() < 0.5}
    return [*changes, FactEdit(*WHOLE, {**gone, **writer.about()})]


def some_moves(writer: Writer, before: Stated) -> dict[Place, str]:
    """All steps change places."""
    ids = [identifier for section, identifier in before if section is Section.STEPS]
    moved = zip(ids, writer.chance.sample(ids, len(ids)), strict=True)
    return {(Section.STEPS, old): new for old, new in moved} if writer.chance.random() < 0.2 else {}


@pytest.mark.parametrize("seed", range(4))
def test_no_form_is_refused_and_no_comment_lost(seed: int) -> None:
    writer = Writer(seed)
    read = 0
    for _ in range(150):
        text = writer.file()
        try:
            before = stated_in(parse_sidecar(text, PATH))
        except AnnotationError:
            continue
        read += 1
        after = edited(text, PATH, some_changes(writer, before), some_moves(writer, before))
        assert Counter(COMMENT.findall(after)) == Counter(COMMENT.findall(text)), text
    assert read > 120


@pytest.mark.parametrize("seed", range(4))
def test_what_is_said_of_the_whole_touches_no_line_of_the_elements(seed: int) -> None:
    writer = Writer(seed)
    for _ in range(100):
        text = writer.file()
        try:
            before = stated_in(parse_sidecar(text, PATH))
        except AnnotationError:
            continue
        gone = dict.fromkeys(before.get(WHOLE, {}), None)
        about = writer.about() or {"cases": 3.0}
        after = edited(text, PATH, [FactEdit(*WHOLE, {**gone, **about})])
        assert stated_in(parse_sidecar(after, PATH)).get(WHOLE, {}) == about
        for section in SECTION.findall(text):
            kept = {line.rstrip() for line in after.split("\n")}
            assert {line.rstrip() for line in section.split("\n")} <= kept, text


@pytest.mark.parametrize("seed", range(4))
def test_lines_that_a_change_does_not_speak_of_stay(seed: int) -> None:
    writer = Writer(seed)
    for _ in range(100):
        text = writer.file()
        try:
            before = stated_in(parse_sidecar(text, PATH))
        except AnnotationError:
            continue
        new = next(identifier for identifier in ("Z1", "Z2") if (Section.STEPS, identifier) not in before)
        after = edited(text, PATH, [FactEdit(Section.STEPS, new, {"minutes": 7.0})])
        lost = [
            line
            for line in text.split("\n")
            if line.rstrip() and line.rstrip() not in map(str.rstrip, after.split("\n"))
        ]
        assert len(lost) <= 1, "`steps: {}` at most"
        assert all(line.startswith("steps:") for line in lost)
