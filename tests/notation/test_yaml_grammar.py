"""One grammar of YAML for who reads and who changes a file."""

import random
from contextlib import suppress

import pytest
import yaml

from mediabruch.errors import AnnotationError
from mediabruch.media import Medium
from mediabruch.notation.spots import spots
from mediabruch.notation.yaml_events import loader_for
from mediabruch.statements.edit.editing import FactEdit, edited
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.vocabulary import Section

PAPER = frozenset({Medium.PAPER})
ORAL = frozenset({Medium.ORAL})
EDITS = (
    FactEdit(Section.STEPS, "A", {"medium": ORAL, "receives": None, "produces": None}, "label"),
    FactEdit(Section.STEPS, "New", {"medium": PAPER}),
    FactEdit(Section.FLOWS, "F", {"probability": 0.5}),
    FactEdit(Section.STEPS, "A", {"medium": None, "note": None}),
)
BEGINNINGS = (
    "steps:\n  A: {medium: paper}\n",
    "steps:\n  A:\n    medium: paper\n    note: x\n  B: {note: y}\n",
    "{steps: {A: {medium: paper}}}",
    "steps: {A: {medium: paper}, B: {note: x}}\n",
    "",
)
SCRAPS = (
    *"\t{}[],:?-~\\#äA\n\r\x85\u2028\ufeff💥", "\n\n", "\r\n", "\n  ", "  # c\n", "'A'", '"A"', ": ", "medium: paper",
    "receives: [paper]", "note: |\n      z\n", "note: >-\n      q\n      r\n", "? A\n  : ", '"\\ud83d\\ude00"',
)  # fmt: skip

with_libyaml = pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML was built without libyaml")


def scribbled(random_: random.Random) -> str:
    """An annotation file that someone has mistreated."""
    text = random_.choice(BEGINNINGS)
    for _ in range(random_.randint(0, 5)):
        start = random_.randint(0, len(text))
        text = text[:start] + random_.choice(SCRAPS) + text[start + random_.choice((0, 0, 1, 3)) :]
    return text


@with_libyaml
@pytest.mark.parametrize(
    "text",
    [
        "steps:\n  A: {medium: data}\t# aligned\n",
        "steps:\n  A:\tdata\n".replace("data", "{medium: data}"),
        "steps:\t# all\n  A: {medium: data}\n",
        "steps: {A:\t{medium:\tdata\t}\t}",
        "steps:\n  A:\n    medium: data\t\n",
    ],
)
def test_tabs_where_yaml_allows_them_stay(text: str) -> None:
    after = edited(text, "a.media.yaml", [FactEdit(Section.STEPS, "A", {"medium": PAPER})])
    assert after == text.replace("data", "paper")


@pytest.mark.parametrize("text", ["steps:\n\tA: {medium: data}\n", "steps:\n  A: {medium: 'a\n\t b'}\n\tB: {}"])
def test_tabs_where_yaml_forbids_them_are_refused_with_their_place(text: str) -> None:
    for read in (lambda: parse_sidecar(text, "a.media.yaml"), lambda: edited(text, "a.media.yaml", EDITS[:1])):
        with pytest.raises(AnnotationError) as caught:
            read()
        assert (caught.value.line, caught.value.column) == (text[: text.rindex("\t")].count("\n") + 1, 1)


def test_what_can_be_read_can_be_changed_or_is_refused() -> None:
    random_ = random.Random(11)
    count = refused = 0
    for _ in range(4000):
        text = scribbled(random_)
        try:
            parse_sidecar(text, "a.media.yaml")
        except AnnotationError:
            continue
        count += 1
        for edit in EDITS:
            with suppress(AnnotationError):
                edited(text, "a.media.yaml", [edit])
                continue
            refused += not any(mark in text for mark in "\r\x85\u2028\ufeff")
    assert refused * 100 < count > 500


@with_libyaml
def test_both_grammars_count_places_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    random_ = random.Random(12)
    for _ in range(1500):
        text = scribbled(random_)
        try:
            parse_sidecar(text, "a.media.yaml")
            fast = spots(text, "a.media.yaml")
            with monkeypatch.context() as slowly:
                slowly.setattr("mediabruch.notation.spots.loader_for", lambda _: yaml.SafeLoader)
                assert spots(text, "a.media.yaml") == fast, text
        except (AnnotationError, yaml.YAMLError):
            continue


def test_what_libyaml_takes_otherwise_is_left_to_the_other() -> None:
    for text in ('{"A": "\\ud83d\\ude00"}', "a: b\ufeff"):
        assert loader_for(text) is yaml.SafeLoader
