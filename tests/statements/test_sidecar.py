"""What annotation files may say, and the sentence for each mistake."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.errors import AnnotationError
from mediabruch.statements.reading import parse_sidecar
from mediabruch.statements.sidecar import Sidecar, sidecar_from_mapping

KNOWN_MEDIA = "Known here: data, document, digital, paper, oral, physical."

EVERYTHING = """\
# all facts there are
schema: mediabruch/annotations/1
steps:
  Check: {receives: paper, produces: [document, data], system: E-Akte, by_hand: true, required_by_law: § 23 BMG,
          minutes: 12.5, party: authority, automatic: false, note: "kept twice"}
  Print: {medium: physical, required_by_law: true}
flows:
  Flow_yes: {probability: 0.08, note: seldom}
messages:
  Letter: {medium: oral, note: by telephone}
events:
  Timeout: {probability: 1, note: always}
participants:
  Pool: {party: external, note: the town}
"""


def values(sidecar: Sidecar) -> dict[str, dict[str, dict[str, object]]]:
    """The stated values by section, id and name; media as sorted lists."""
    return {
        str(section): {
            entry.id: {
                name: sorted(fact.value) if isinstance(fact.value, frozenset) else fact.value
                for name, fact in entry.facts.items()
            }
            for entry in entries.values()
        }
        for section, entries in sidecar.entries.items()
    }


def refusal(text: str, path: str) -> str | None:
    """The sentence with which a text is refused."""
    try:
        parse_sidecar(text, path)
    except AnnotationError as error:
        return str(error)
    return None


def test_every_fact_is_read() -> None:
    assert values(parse_sidecar(EVERYTHING, "a.media.yaml")) == {
        "steps": {
            "Check": {
                "receives": ["paper"],
                "produces": ["data", "document"],
                "system": "E-Akte",
                "by_hand": True,
                "required_by_law": "§ 23 BMG",
                "minutes": 12.5,
                "party": "authority",
                "automatic": False,
                "note": "kept twice",
            },
            "Print": {"medium": [], "required_by_law": "true"},
        },
        "flows": {"Flow_yes": {"probability": 0.08, "note": "seldom"}},
        "messages": {"Letter": {"medium": ["oral"], "note": "by telephone"}},
        "events": {"Timeout": {"probability": 1, "note": "always"}},
        "participants": {"Pool": {"party": "external", "note": "the town"}},
    }


def test_facts_keep_their_place_and_words() -> None:
    sidecar = parse_sidecar(EVERYTHING, "a.media.yaml")
    check = next(iter(sidecar.entries.values()))["Check"]
    assert (check.line, check.column) == (4, 3)
    minutes, produces = check.facts["minutes"], check.facts["produces"]
    assert (str(minutes), minutes.line, minutes.column) == ("minutes: 12.5", 5, 20)
    assert (str(produces), produces.line, produces.column) == ("produces: document, data", 4, 38)


@pytest.mark.parametrize(
    ("step", "facts"),
    [
        ("{}", {}),
        ("", {}),
        ("~", {}),
        ("{medium: }", {}),
        ("{receives: null, produces: paper}", {"produces": ["paper"]}),
        ("{medium: null, produces: paper}", {"produces": ["paper"]}),
        ("{receives: [], produces: physical}", {"receives": [], "produces": []}),
        ("{receives: [physical]}", {"receives": []}),
        ("{receives: [paper, paper]}", {"receives": ["paper"]}),
        ("{receives: 'paper'}", {"receives": ["paper"]}),
        ("{by_hand: TRUE, automatic: False}", {"by_hand": True, "automatic": False}),
        ("{minutes: 0}", {"minutes": 0}),
        ("{minutes: 1e3}", {"minutes": 1000}),
        ("{minutes: .5}", {"minutes": 0.5}),
        ("{minutes: 010}", {"minutes": 10}),
        ("{minutes: 1:30}", "minutes wants a number"),
        ("{system: no}", {"system": "no"}),
        ("{system: 42}", {"system": "42"}),
        ("{system: 2024-01-01}", {"system": "2024-01-01"}),
        ("{system: 1_000}", {"system": "1_000"}),
        ("{system: ''}", {}),
        ("{system: ' SAP '}", {"system": "SAP"}),
        ("{required_by_law: false}", {"required_by_law": False}),
        ("{aside: sent}", {"aside": "sent"}),
        ("{aside: 'filed'}", {"aside": "filed"}),
        ("{aside: true}", {"aside": "true"}),
        ("{aside: false}", {"aside": False}),
        ("{note: 'two\n\n    lines'}", {"note": "two\nlines"}),
        ('{note: "\\ud83d\\ude00"}', {"note": "😀"}),
    ],
)
def test_forms(step: str, facts: object) -> None:
    text = f"steps:\n  Check: {step}\n"
    if isinstance(facts, str):
        with pytest.raises(AnnotationError, match=facts):
            parse_sidecar(text, "a.yaml")
    else:
        assert values(parse_sidecar(text, "a.yaml")) == {"steps": {"Check": facts}}


@pytest.mark.parametrize(
    "text", ["", "\n", "# nothing yet\n", "---\n", "~", "{}", "schema:\n", "schema: mediabruch/annotations/1", "steps:"]
)
def test_files_that_state_nothing(text: str) -> None:
    assert values(parse_sidecar(text, "a.yaml")) in ({}, {"steps": {}})


@pytest.mark.parametrize("key", ["no", "on", "1_000", "0x1F", "2024-01-01", "1e3", "null", "~", "<<", "=", "'a: b'"])
def test_ids_are_keys_as_written(key: str) -> None:
    entries = values(parse_sidecar(f"flows:\n  {key}: {{probability: 0.5}}\n", "a.yaml"))
    assert entries == {"flows": {key.strip("'"): {"probability": 0.5}}}


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        # words that are not known
        ("step: {}", "1:1", "Unknown key “step”. Did you mean steps? Known here: schema, steps, flows, messages, "),
        ("tasks: {}", "1:1", "Unknown key “tasks”. Did you mean steps?"),
        ("pools: {}", "1:1", "Unknown key “pools”. Did you mean participants?"),
        ("zzz: {}", "1:1", "Unknown key “zzz”. Known here: schema,"),
        ("steps: {A: {medum: paper}}", "1:13", "Unknown key “medum” under steps. Did you mean medium?"),
        ("steps: {A: {wahrscheinlichkeit: 1}}", "1:13", "Unknown key “wahrscheinlichkeit” under steps. Known here: me"),
        (
            "steps: {A: {probability: 1}}",
            "1:13",
            "probability has no meaning under steps; it belongs under flows, even",
        ),
        ("flows: {A: {medium: paper}}", "1:13", "medium has no meaning under flows; it belongs under steps, messages."),
        ("flows:\n  A:\n    prob: 1", "3:5", "Unknown key “prob” under flows. Did you mean probability?"),
        ("steps: {A: {medium: papr}}", "1:21", f"medium: unknown medium “papr”. Did you mean paper? {KNOWN_MEDIA}"),
        ("steps: {A: {medium: xyz}}", "1:21", f"medium: unknown medium “xyz”. {KNOWN_MEDIA}"),
        ("steps: {A: {medium: ''}}", "1:21", f"medium: unknown medium “”. {KNOWN_MEDIA}"),
        ("steps: {A: {medium: unknown}}", "1:21", "medium: what is not known is left out, not called unknown."),
        ("steps: {A: {receives: [paper, faxx]}}", "1:31", "receives: unknown medium “faxx”. Did you mean paper?"),
        (
            "schema: mediabruch/annotations/2",
            "1:9",
            "This follows mediabruch/annotations/2, and mediabruch knows only ",
        ),
        # values of the wrong form
        ("steps: {A: {medium: {}}}", "1:21", "medium wants a medium or a list of media."),
        ("steps: {A: {medium: [[paper]]}}", "1:22", "medium wants a medium or a list of media."),
        (
            "steps: {A: {medium: [paper, physical]}}",
            "1:21",
            "medium: physical means no medium at all, so it stands alo",
        ),
        ("steps: {A: {by_hand: [true]}}", "1:22", "by_hand wants true or false, not “true”."),
        (
            "steps: {A: {aside: versannt}}",
            "1:20",
            "aside wants sent, filed, true or false, not “versannt”.",
        ),
        ("steps: {A: {aside: [sent]}}", "1:20", "aside wants sent, filed, true or false, not “sent”."),
        ("steps: {A: {system: true}}", "1:21", "system wants a text, not true."),
        ("steps: {A: {system: [a]}}", "1:21", "system wants a text, not a."),
        ('steps: {A: {system: "\\e[1m"}}', "1:21", "system holds a character that no text file should hold."),
        ('steps: {A: {system: "\\ud83d"}}', "1:21", "system holds a character that no text file should hold."),
        ("steps: {A: {minutes: -1}}", "1:22", "minutes cannot be less than 0, as -1 is."),
        ("steps: {A: {minutes: '5'}}", "1:22", "minutes wants a number, not “5”. Did you mean 5?"),
        ("steps: {A: {minutes: 5 min}}", "1:22", "minutes wants a number, not “5 min”."),
        ("cases: 1e40", "1:8", "cases cannot be more than 1000000000000, as 1e40 is."),
        ("steps: {A: {minutes: 1e300}}", "1:22", "minutes cannot be more than 1000000000000, as 1e300 is."),
        ("cases: 12’000", "1:8", "cases wants a number, not “12’000”. Did you mean 12000?"),
        ("cases: 1 234 567", "1:8", "cases wants a number, not “1 234 567”. Did you mean 1234567?"),
        (
            "cases: 1.200",
            "1:8",
            "cases wants a number whose thousands are not set apart, not “1.200”. Did you mean 1200?",
        ),
        ("steps:\n\u00a0 A: {medium: paper}", "2:1", "A protected space (U+00A0) stands here"),
        ("steps: {A: {medium:\u00a0paper}}", "1:13", "A protected space (U+00A0) stands here"),
        ("steps: {A: {minutes: .inf}}", "1:22", "minutes wants a number, not “.inf”."),
        ("steps: {A: {minutes: 1e999}}", "1:22", "minutes wants a number, not “1e999”."),
        ("flows: {A: {probability: true}}", "1:26", "probability wants a number, not “true”."),
        (
            "flows: {A: {probability: 1.5}}",
            "1:26",
            "probability lies between 0 and 1, and 1.5 does not. Did you mean 0.0",
        ),
        ("flows: {A: {probability: -0.1}}", "1:26", "probability lies between 0 and 1, and -0.1 does not."),
        (
            "flows: {A: {probability: 8}}",
            "1:26",
            "probability lies between 0 and 1, and 8 does not. Did you mean 0.08?",
        ),
        ("flows: {A: {probability: 8 %}}", "1:26", "probability wants a number, not “8 %”. Did you mean 0.08?"),
        ("flows: {A: {probability: [0.1]}}", "1:26", "probability wants a number, not “0.1”."),
        ("flows:\n  A:\n    probability: 0,08", "3:18", "probability wants a number, not “0,08”. Did you mean 0.08?"),
        ("flows: {A: {probability: 0,08}}", "1:28", "Unknown key “08”. Decimal numbers are written with a point, not"),
        (
            "steps: {A: {receives: paper, data}}",
            "1:30",
            "Unknown key “data”. Several media of one side stand in brackets",
        ),
        ("steps: {A: paper}", "1:12", "A wants facts such as {medium: paper}, not paper."),
        ("steps: {A: [paper]}", "1:12", "A wants facts such as {medium: paper}, not paper."),
        ("steps: [A]", "1:8", "Under steps stand ids and their facts, not A."),
        ("steps: A", "1:8", "Under steps stand ids and their facts, not A."),
        ("paper", "1:1", "Annotations begin with a key such as steps, not with paper."),
        ("[]", "1:1", "Annotations begin with a key such as steps, not with []."),
        (
            "steps: {A: {medium: paper, produces: data}}",
            "1:38",
            "A states medium, which is short for both sides, and pro",
        ),
        # one thing twice
        ("steps: {}\nflows: {}\nsteps: {}", "3:1", "“steps” stands here again, after line 1."),
        ("steps:\n  A: {}\n  'A': {}", "3:3", "“A” stands here again, after line 2."),
        ("steps:\n  A: {medium: paper,\n      medium: paper}", "3:7", "“medium” stands here again, after line 2."),
        # YAML
        ("steps:\n\tA: {}", "2:1", "A tab stands where YAML allows only spaces."),
        ("steps:\n  A: {}\n B: {}", "3:2", "This line is indented differently from those it belongs to."),
        (
            "steps: a: b",
            "1:9",
            "A colon stands where none is expected: the indentation is wrong, or a text with a colon ",
        ),
        ("steps:\n  A\n  B: {}", "3:4", "A colon stands where none is expected"),
        ("steps: {A: {medium: paper}", "1:27", "A comma or a closing bracket is missing before this place."),
        ("steps: {A: [", "1:13", "The file ends too early: a bracket is not closed."),
        ("steps: 'A", "1:10", "The file ends too early: a quotation mark is not closed."),
        ("steps:\nflows\n", "3:1", "The key before this place has no colon behind it."),
        ("a\x07b", "1:2", "A character stands here that no text file should hold."),
        ("steps: {A: *x}", "1:12", "Annotations have no references: write out what *x stands for."),
        ("a: &a [x]\nb: [*a, *a]", "2:5", "Annotations have no references: write out what *a stands for."),
        (
            "steps: !!python/object:os.system {}",
            "1:8",
            "Annotations have no types: leave out tag:yaml.org,2002:python/ob",
        ),
        ("steps: {A: {note: !x y}}", "1:19", "Annotations have no types: leave out !x."),
        ("--- {}\n--- {}", "2:1", "A second document begins here; one file holds one."),
        ("? [a]\n: b", "1:3", "A list or table stands where a key is wanted."),
        (f"steps: {'[' * 9}{']' * 9}", "1:15", "This is nested too deeply; annotations need four levels."),
        (f"steps: {'[' * 9999}", "1:15", "This is nested too deeply; annotations need four levels."),
        (
            'steps: "\\UFFFFFFFF"',
            "1:11",
            "Behind a backslash stands what YAML does not know; a backslash itself is written twice.",
        ),
        ("%YAML 9.9\n---\n{}", "1:1", "Lines that begin with % are not read; leave them out."),
    ],
)
def test_mistakes_name_place_and_right_word(text: str, place: str, sentence: str) -> None:
    with pytest.raises(AnnotationError) as caught:
        parse_sidecar(text, "a.media.yaml")
    assert str(caught.value).startswith(f"a.media.yaml:{place}: {sentence}")


def test_all_mistakes_of_a_file() -> None:
    with pytest.raises(AnnotationError) as caught:
        parse_sidecar("zzz: 1\nflows: {A: {probability: 2}, B: 1}\nsteps: 3", "a.yaml")
    assert [one.place for one in caught.value.each] == ["a.yaml:1:1", "a.yaml:2:26", "a.yaml:2:33", "a.yaml:3:8"]
    assert str(caught.value).startswith("a.yaml:1:1: Unknown key “zzz”.")
    assert str(caught.value).endswith("(Further mistakes: 3.)")


def test_of_many_mistakes_the_first_are_told() -> None:
    with pytest.raises(AnnotationError) as caught:
        parse_sidecar("\n".join(f"z{number}: 1" for number in range(200)), "a.yaml")
    assert len(caught.value.each) == 51
    assert str(caught.value.each[-1]) == "a.yaml: Further mistakes: 150."


@pytest.mark.parametrize(
    ("annotations", "sentence"),
    [
        ({"steps": {"A": {"medium": "papr"}}}, "A: medium: unknown medium “papr”. Did you mean paper?"),
        ({"steps": {1: {"medium": "paper"}}}, "Keys of annotations are text, not int."),
        ({"steps": {"A": {"note": object()}}}, "Annotations cannot hold a value of type object."),
        ({"flows": {"A": {"probability": float("nan")}}}, "A: probability wants a number, not “nan”."),
        ({"steps": {"A": {"minutes": 10**400}}}, "A: minutes wants a number, not “inf”."),
    ],
)
def test_mistakes_in_values_name_the_element_in_place_of_a_line(annotations: dict[str, object], sentence: str) -> None:
    with pytest.raises(AnnotationError) as caught:
        sidecar_from_mapping(annotations)
    assert str(caught.value).startswith(sentence)


def test_values_that_hold_themselves_are_refused() -> None:
    annotations: dict[str, object] = {}
    annotations["steps"] = annotations
    with pytest.raises(AnnotationError, match="nested too deeply"):
        sidecar_from_mapping(annotations)


MEDIA = st.sampled_from(["data", "document", "digital", "paper", "oral"])
SIDE = st.none() | MEDIA | st.just("physical") | st.lists(MEDIA, max_size=3)
CHANCE = st.none() | st.floats(0, 1) | st.sampled_from([0, 1])
TEXT = st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12)
NOTE = {"note": TEXT}
STEP = st.fixed_dictionaries(
    {},
    optional={
        "receives": SIDE,
        "produces": SIDE,
        "system": TEXT,
        "by_hand": st.none() | st.booleans(),
        "required_by_law": TEXT | st.booleans(),
        "minutes": st.none() | st.floats(0, 1e6),
        "party": TEXT,
        "automatic": st.none() | st.booleans(),
        "aside": st.none() | st.booleans() | st.sampled_from(["sent", "filed"]),
        **NOTE,
    },
) | st.fixed_dictionaries({"medium": SIDE}, optional=NOTE)
IDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)
ANNOTATIONS = st.fixed_dictionaries(
    {},
    optional={
        "schema": st.just("mediabruch/annotations/1"),
        "steps": st.none() | st.dictionaries(IDS, STEP | st.none(), max_size=3),
        "flows": st.dictionaries(IDS, st.fixed_dictionaries({}, optional={"probability": CHANCE, **NOTE}), max_size=3),
        "events": st.dictionaries(IDS, st.fixed_dictionaries({"probability": CHANCE}), max_size=3),
        "messages": st.dictionaries(IDS, st.fixed_dictionaries({"medium": SIDE}, optional=NOTE), max_size=3),
        "participants": st.dictionaries(IDS, st.fixed_dictionaries({"party": TEXT}, optional=NOTE), max_size=3),
    },
)


@given(ANNOTATIONS)
def test_values_json_and_yaml_say_the_same(annotations: dict[str, object]) -> None:
    expected = values(sidecar_from_mapping(annotations))
    written = json.dumps(annotations, indent="\t")
    assert values(parse_sidecar(written, "a.json")) == expected
    assert values(parse_sidecar(json.dumps(annotations, indent=1, ensure_ascii=False), "a.yaml")) == expected


FRAGMENTS = (
    st.sampled_from(list(":{}[],-?'\"#|>%~\\\n\t1"))
    | st.sampled_from(["steps", "flows", "schema", "A", "medium", "paper", ": ", "\n  ", ", ", "- ", "? ", "# "])
    | st.sampled_from(["&a ", "*a", "!!str ", "!x ", "---\n", "...\n", "\\U00110000", "08"])
)


@given(st.lists(FRAGMENTS | st.text(max_size=2), max_size=30).map("".join), st.sampled_from(["a.yaml", "a.json"]))
def test_any_text_is_read_or_refused(text: str, path: str) -> None:
    refused = refusal(text, path)
    assert refused is None or (refused.startswith(path) and refused.isprintable())


def test_machines_without_libyaml_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = parse_sidecar(EVERYTHING, "a.yaml")
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert parse_sidecar(EVERYTHING, "a.yaml") == expected
    assert refusal('steps: "\\UFFFFFFFF"', "a.yaml") is not None
