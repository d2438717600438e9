"""Changes to annotation files: what they state, and that everything else stays as it is."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediabruch.errors import AnnotationError
from mediabruch.media import PHYSICAL, Medium
from mediabruch.notation.shapes import Value
from mediabruch.statements.edit.editing import WHOLE, FactEdit, Place, edited, stated_in
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.vocabulary import SCHEMA, Section

PAPER, DATA = frozenset({Medium.PAPER}), frozenset({Medium.DATA})
BOTH = PAPER | DATA


def change(identifier: str = "A", **facts: Value | None) -> FactEdit:
    return FactEdit(Section.STEPS, identifier, facts)


CASES = {
    "a new file": ("", change(medium=PAPER), f"schema: {SCHEMA}\n\nsteps:\n  A: {{medium: paper}}\n"),
    "a file of comments": (
        "# to do\n",
        change(medium=PAPER),
        f"# to do\nschema: {SCHEMA}\n\nsteps:\n  A: {{medium: paper}}\n",
    ),
    "a new entry, behind the last": (
        "steps:\n  B: {medium: oral}   # why\n  # more\n\nflows:\n",
        change(medium=PAPER),
        "steps:\n  B: {medium: oral}   # why\n  A: {medium: paper}\n  # more\n\nflows:\n",
    ),
    "as the last entry is written": (
        "steps:\n  B:\n    medium: oral\n\n\nflows: {}",
        change(receives=PAPER, produces=BOTH),
        "steps:\n  B:\n    medium: oral\n  A:\n    receives: paper\n    produces: [data, paper]\n\n\nflows: {}",
    ),
    "no line break at the end": ("steps:\n  B: {}", change(medium=PAPER), "steps:\n  B: {}\n  A: {medium: paper}"),
    "behind a text of several lines": (
        "steps:\n  B:\n    note: |\n      one\n\n      two\n\n# end\n",
        change(medium=PAPER),
        "steps:\n  B:\n    note: |\n      one\n\n      two\n  A:\n    medium: paper\n\n# end\n",
    ),
    "a section without entries": (
        "steps:  # none\nflows: {}\n",
        change(medium=PAPER),
        "steps:  # none\n  A: {medium: paper}\nflows: {}\n",
    ),
    "a section of empty braces": (
        "steps: {}\nflows: {}\n",
        change(medium=PAPER),
        "steps:\n  A: {medium: paper}\nflows: {}\n",
    ),
    "a new section": (
        "flows:\n  F: {probability: 0.5}\n# end\n",
        change(medium=PAPER),
        "flows:\n  F: {probability: 0.5}\n\nsteps:\n  A: {medium: paper}\n# end\n",
    ),
    "all in braces": (
        "{steps: {B: {medium: oral}}}",
        change(medium=PAPER),
        "{steps: {B: {medium: oral}, A: {medium: paper}}}",
    ),
    "braces over lines": (
        "steps: {\n  B: {medium: oral},  # one\n  C: {medium: oral}  # two\n}\n",
        change(medium=PAPER),
        "steps: {\n  B: {medium: oral},  # one\n  C: {medium: oral},  # two\n  A: {medium: paper}\n}\n",
    ),
    "a last comma": (
        "steps: {\n  B: {medium: oral},  # one\n}\n",
        change(medium=PAPER),
        "steps: {\n  B: {medium: oral},  # one\n  A: {medium: paper},\n}\n",
    ),
    "a new fact": (
        "steps:\n  A: { note: x }   # why\n",
        change(medium=PAPER),
        "steps:\n  A: { note: x, medium: paper }   # why\n",
    ),
    "a new fact on a line": (
        "steps:\n  A:\n    note: x   # why\n    # end\n",
        change(medium=PAPER),
        "steps:\n  A:\n    note: x   # why\n    medium: paper\n    # end\n",
    ),
    "another value": (
        "steps:\n  A:\n    medium:   'oral'   # why\n",
        change(medium=PAPER),
        "steps:\n  A:\n    medium:   paper   # why\n",
    ),
    "another value for a list": (
        "steps:\n  A:\n    medium:  # all\n    - paper  # one\n    - data  # two\n    note: x\n",
        change(medium=PAPER),
        "steps:\n  A:\n    medium: paper\n    # all\n    # one  # two\n    note: x\n",
    ),
    "a value where none was": (
        "steps:\n  A:\n    medium:  # ?\n",
        change(medium=PAPER),
        "steps:\n  A:\n    medium: paper  # ?\n",
    ),
    "facts where none were": (
        "steps:\n  A:  # ?\n  B:\n",
        change(medium=PAPER),
        "steps:\n  A: {medium: paper}  # ?\n  B:\n",
    ),
    "an id alone in braces": ("steps: {A, B}", change(medium=PAPER), "steps: {A: {medium: paper}, B}"),
    "two sides for one fact": (
        "steps:\n  A:\n    medium: oral  # why\n    minutes: 5\n",
        change(medium=None, receives=PAPER, produces=DATA),
        "steps:\n  A:\n    receives: paper\n    produces: data  # why\n    minutes: 5\n",
    ),
    "two sides for one fact in braces": (
        "steps: {A: {minutes: 5, medium: oral}}",
        change(medium=None, receives=PAPER, produces=DATA),
        "steps: {A: {minutes: 5, receives: paper, produces: data}}",
    ),
    "one fact for two sides": (
        "steps:\n  A: {receives: paper, minutes: 5, produces: data}\n",
        change(medium=PHYSICAL, receives=None, produces=None),
        "steps:\n  A: {medium: physical, minutes: 5}\n",
    ),
    "a fact that goes": (
        "steps:\n  A:\n    medium: oral  # why\n    minutes: 5\n",
        change(medium=None),
        "steps:\n  A:\n    # why\n    minutes: 5\n",
    ),
    "a hash in quotes is no comment": (
        "steps: {A: {note: 'a # b', minutes: 5}}",
        change(note=None),
        "steps: {A: {minutes: 5}}",
    ),
    "a fact that goes from braces over lines": (
        "steps:\n  A: {\n    note: x,  # one\n    minutes: 5,  # two\n    by_hand: true  # three\n  }\n",
        change(minutes=None),
        "steps:\n  A: {\n    note: x,  # one\n    # two\n    by_hand: true  # three\n  }\n",
    ),
    "the last facts go from braces over lines": (
        "steps:\n  A: {\n    note: x,  # one\n    minutes: 5,  # two\n    by_hand: true\n  }\n",
        change(minutes=None, by_hand=None),
        "steps:\n  A: {\n    note: x # one\n    # two\n    \n  }\n",
    ),
    "an entry that goes": (
        "steps:\n  # one\n  A: {medium: oral}\n  B: {medium: oral}\n",
        change(medium=None),
        "steps:\n  # one\n  B: {medium: oral}\n",
    ),
    "the only entry goes": ("steps:\n  A:\n    medium: oral\nflows:\n", change(medium=None), "steps:\nflows:\n"),
    "the only entry in braces goes": ("steps: {A: {medium: oral}}", change(medium=None), "steps: {}"),
    "Windows line ends": (
        "steps:\r\n  B: {medium: oral}\r\nflows:\r\n",
        change(medium=PAPER),
        "steps:\r\n  B: {medium: oral}\r\n  A: {medium: paper}\r\nflows:\r\n",
    ),
    "a byte order mark": ("\ufeffsteps:\n  A: {note: x}\n", change(note="ü"), "\ufeffsteps:\n  A: {note: ü}\n"),
    "ends of a document": (
        "--- # top\nsteps:\n  A: {note: x}\n...\n",
        change(identifier="B", note="ü: 1"),
        '--- # top\nsteps:\n  A: {note: x}\n  B: {note: "ü: 1"}\n...\n',
    ),
    "nothing new": ("steps: {A: {medium:   paper}}", change(medium=PAPER), "steps: {A: {medium:   paper}}"),
}


@pytest.mark.parametrize(("before", "made", "after"), CASES.values(), ids=CASES)
def test_changes(before: str, made: FactEdit, after: str) -> None:
    assert edited(before, "a.media.yaml", [made]) == after


def whole(**facts: Value | None) -> FactEdit:
    return FactEdit(*WHOLE, facts)


WHOLE_CASES = {
    "a new file": (
        "",
        whole(cases=12000.0, title="Antrag: neu", reifegrad=("2.0", "3"), leika_key="99050012104000"),
        f'schema: {SCHEMA}\ncases: 12000\ntitle: "Antrag: neu"\nreifegrad: {{model: "2.0", level: 3}}\n'
        'leika_key: "99050012104000"\n',
    ),
    "behind the schema": (
        f"# head\nschema: {SCHEMA}  # x\n\nsteps: {{}}\n",
        whole(cases=12000.0),
        f"# head\nschema: {SCHEMA}  # x\ncases: 12000\n\nsteps: {{}}\n",
    ),
    "behind the others": (
        "title: A  # why\n# of steps\nsteps:\n",
        whole(contact="Frau B."),
        "title: A  # why\ncontact: Frau B.\n# of steps\nsteps:\n",
    ),
    "below all": (
        "# of steps\nsteps:\n  A: {medium: paper}\n",
        whole(cases=5.0),
        "# of steps\nsteps:\n  A: {medium: paper}\n\ncases: 5\n",
    ),
    "another value": (
        "cases:  5   # why\nsteps: {}\n",
        whole(cases=7.5),
        "cases:  7.5   # why\nsteps: {}\n",
    ),
    "a value where none was": ("cases:  # ?\nsteps: {}\n", whole(cases=7.0), "cases: 7  # ?\nsteps: {}\n"),
    "a table on lines": (
        "reifegrad:\n  model: '2.0'  # new\n  level: 3\nsteps: {}\n",
        whole(reifegrad=("1.1", "2")),
        'reifegrad: {model: "1.1", level: 2}\n# new\nsteps: {}\n',
    ),
    "the first line goes": ("cases: 5\nsteps: {}\n", whole(cases=None), "steps: {}\n"),
    "its comment stays": ("cases: 5  # why\nsteps: {}\n", whole(cases=None), "# why\nsteps: {}\n"),
    "a line within goes": ("# a\ncases: 5\nsteps: {}\n", whole(cases=None), "# a\nsteps: {}\n"),
    "Windows line ends": (
        "steps: {}\r\ncases: 5\r\nflows: {}\r\n",
        whole(cases=None),
        "steps: {}\r\nflows: {}\r\n",
    ),
    "one for another": ("cases: 5  # why\nsteps: {}\n", whole(cases=None, title="A"), "title: A  # why\nsteps: {}\n"),
    "all in braces": ("{cases: 5, steps: {}}", whole(cases=None, title="A"), "{title: A, steps: {}}"),
}


@pytest.mark.parametrize(("before", "made", "after"), WHOLE_CASES.values(), ids=WHOLE_CASES)
def test_changes_of_what_is_said_of_the_whole(before: str, made: FactEdit, after: str) -> None:
    assert edited(before, "a.media.yaml", [made]) == after


def test_what_is_said_of_the_whole_in_json() -> None:
    made = [whole(cases=4.0, reifegrad=("1.1", "2")), change(medium=PAPER)]
    about = {"cases": 4, "reifegrad": {"model": "1.1", "level": 2}}
    for text in ("", "{}", '{"cases": 5, "steps": {}}', '{\n  "steps": {"A": {}}\n}\n', '{"cases": null}'):
        found = json.loads(edited(text, "a.json", made))
        found.pop("schema", None)
        assert found == {**about, "steps": {"A": {"medium": "paper"}}}
    assert edited('{"cases": 5, "title": "A"}', "a.json", [whole(cases=None)]) == '{"title": "A"}'


JSON_CASES = {
    "a new file": (
        "",
        '{\n  "schema": "mediabruch/annotations/1",\n'
        '  "steps": {\n    "A": {\n      "medium": "paper"\n    }\n  }\n}\n',
    ),
    "on one line": ('{"steps": {"B": {}}}', '{"steps": {"B": {}, "A": {"medium": "paper"}}}'),
    "over lines": (
        '{\n\t"steps": {\n\t\t"B": {}\n\t}\n}\n',
        '{\n\t"steps": {\n\t\t"B": {},\n\t\t"A": {"medium": "paper"}\n\t}\n}\n',
    ),
    "a new section": ('{\n  "flows": null\n}\n', '{\n  "flows": null,\n  "steps": {"A": {"medium": "paper"}}\n}\n'),
    "an empty section": ('{"steps": {}}', '{"steps": {"A": {"medium": "paper"}}}'),
    "a section that is null": ('{"steps": null}', '{"steps": {"A": {"medium": "paper"}}}'),
    "an entry": ('{"steps": {"A": {"note": "x"}}}', '{"steps": {"A": {"note": "x", "medium": "paper"}}}'),
}


@pytest.mark.parametrize(("before", "after"), JSON_CASES.values(), ids=JSON_CASES)
def test_changes_of_json(before: str, after: str) -> None:
    assert edited(before, "a.media.json", [change(medium=PAPER)]) == after
    assert json.loads(after)


def test_a_hash_in_json_is_no_comment() -> None:
    text = '{"steps": {"A": {"note": "a # b", "minutes": 5}, "B": {"note": "# c"}}}'
    assert edited(text, "a.json", [change(note=None), change("B", note=None)]) == '{"steps": {"A": {"minutes": 5}}}'


def test_moves_happen_at_once() -> None:
    text = "steps:\n  A: {medium: paper}  # one\n  'B': {medium: oral}\nremembered: {A: {label: x}}\n"
    moves: dict[Place, str] = {(Section.STEPS, "A"): "B", (Section.STEPS, "B"): "no", (Section.REMEMBERED, "A"): "B"}
    after = 'steps:\n  B: {medium: paper}  # one\n  "no": {medium: oral}\nremembered: {B: {label: x}}\n'
    assert edited(text, "a.media.yaml", moves=moves) == after


def test_two_annotations_never_become_one() -> None:
    with pytest.raises(AnnotationError):
        edited("steps: {A: {medium: paper}, B: {medium: oral}}", "a.yaml", moves={(Section.STEPS, "A"): "B"})


def test_the_label_stands_behind_a_new_entry() -> None:
    made = FactEdit(Section.STEPS, "A", {"medium": PAPER}, remark="Antrag\n prüfen")
    assert edited("", "a.yaml", [made]).endswith("  A: {medium: paper}  # Antrag prüfen\n")
    assert "#" not in edited("", "a.json", [made])


def test_a_mistake_in_the_file_is_named_and_nothing_is_changed() -> None:
    with pytest.raises(AnnotationError) as caught:
        edited("steps:\n  A: {medium: papr}\n", "a.media.yaml", [change(medium=PAPER)])
    assert (caught.value.line, caught.value.path) == (2, "a.media.yaml")


IDS = st.sampled_from(["A", "B", "C", "no", "ä b", "x: y", "#1", "'q\"", "1"])
TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1).map(str.strip)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "receives": st.frozensets(st.sampled_from(Medium), max_size=3),
        "produces": st.frozensets(st.sampled_from(Medium), max_size=3),
        "note": TEXTS.filter(bool),
        "minutes": st.sampled_from([0.0, 5.0, 0.25]),
        "by_hand": st.booleans(),
    },
)
FORMS = st.sampled_from(["{}", "lines", "mixed", "json"])


def _written(stated: Mapping[str, Mapping[str, Value]], form: str, path: str) -> str:
    """An annotation file as a person might have written it, with a comment at every entry."""
    changes = [FactEdit(Section.STEPS, identifier, dict(facts)) for identifier, facts in stated.items()]
    start = {"{}": "{steps: {}}", "lines": "steps:\n  Z:  # z\n    minutes: 1  # y\n", "mixed": "# x\nsteps:\n"}.get(
        form, ""
    )
    return edited(start, path, changes)


@settings(max_examples=60)
@given(st.dictionaries(IDS, FACTS, max_size=4), st.lists(st.tuples(IDS, FACTS), max_size=4), FORMS)
def test_whatever_is_changed_is_stated_and_all_else_stays(
    before: dict[str, dict[str, Value]], changes: list[tuple[str, dict[str, Value]]], form: str
) -> None:
    path = "a.media.json" if form == "json" else "a.media.yaml"
    text = _written(before, form, path)
    wanted = {key[1]: dict(facts) for key, facts in stated_in(parse_sidecar(text, path)).items()}
    for identifier, facts in changes:
        dropped = dict.fromkeys(wanted.get(identifier, {}), None)
        text = edited(text, path, [FactEdit(Section.STEPS, identifier, {**dropped, **facts})])
        wanted = {**wanted, identifier: facts}
    stated = stated_in(parse_sidecar(text, path))
    assert {key[1]: facts for key, facts in stated.items() if facts} == {
        key: facts for key, facts in wanted.items() if facts
    }
    assert ("# z" in text) == (form == "lines")
    assert ("# x" in text) == (form == "mixed")
