"""On the page nothing is called by commands and keys of files: it says what people see there."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from mediabruch.cli.entry import COMMANDS
from mediabruch.errors import Key, Message
from mediabruch.i18n import LANGUAGES, Translator, translator
from mediabruch.i18n.terms import MEDIA
from mediabruch.rules import RULES
from mediabruch.statements.vocabulary import PROCESS_TERMS
from mediabruch.workbench import Session
from mediabruch.workbench.bundle.own import own_files
from mediabruch.workbench.fields import PAGE
from mediabruch.workbench.page_sentences import SENTENCES
from tests.support.models import build
from tests.workbench.conftest import Open

PLAIN = build("Antrag > Pruefen").xml
COMMAND = re.compile(rf"\bmediabruch ({'|'.join(COMMANDS)})\b|(?<![\w-])--[a-z]|\bpip install|\bgit (lfs|fetch)")
"""What only makes sense in a terminal."""
ELSEWHERE = (
    "checks/", "config/template", "logs/", "portfolio/", "trends/", "report/check/", "report/diff/", "report/log/",
    "report/plan/blocks", "report/plan/measures", "report/platforms/", "report/portfolio/text", "report/ring/",
    "report/rule_page", "report/summary", "report/unknown", "report/docx", "report/pdf", "render/raster",
    "exchange/workbook",
)  # fmt: skip
"""Places whose sentences go into files, or answer commands that the page does not have."""


@cache
def calls() -> list[tuple[str, ast.Call]]:
    """Each place in the page's engine where a sentence is made, by its module."""
    found = []
    for name, content in own_files().items():
        if name.endswith(".py"):
            made = (node for node in ast.walk(ast.parse(content)) if isinstance(node, ast.Call))
            found += [(name, node) for node in made if _name(node) in ("Message", "text", "plural")]
    return found


def _name(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_what_names_a_command_is_worded_for_the_page_as_well() -> None:
    named = [(name, call) for name, call in calls() if call.args and COMMAND.search(_text(call.args[0]))]
    assert len(named) > 10
    lacking = [(name, _text(call.args[0])) for name, call in named if len(call.args) < 2]
    assert [each for each in lacking if not each[0].startswith(ELSEWHERE)] == []


def on_page() -> Iterator[str]:
    for _, call in calls():
        match call.args:
            case [_, ast.Call(args=[ast.Constant(value=str(template))])] if _name(call) == "Message":
                yield template


def _unfilled(template: str, words: Translator) -> str:
    return words.text(template, **{name: f"{{{name}}}" for name in re.findall(r"\{([\w-]+)\}", template)})


def test_wordings_for_the_page_name_what_stands_on_it() -> None:
    templates = sorted(set(on_page()))
    assert len(templates) > 5
    assert [template for template in templates if COMMAND.search(template)] == []
    for language, quoted in (("en", "“([^{”]*)”"), ("de", "„([^{“]*)“")):
        words = translator(language)
        there = {_unfilled(said.template, words) for said in (*SENTENCES.values(), *MEDIA.values())}
        named = {template: set(re.findall(quoted, _unfilled(template, words))) for template in templates}
        assert {template: names - there for template, names in named.items() if names - there} == {}


def test_a_message_is_worded_by_where_it_is_read() -> None:
    message = Message("{fact}: see mediabruch rules", Message("{fact}: see there"), fact=Key("leika_key"))
    outer = Message("{mistake} ({n})", mistake=message, n=1)
    assert translator("en").message(outer) == "leika_key: see mediabruch rules (1)"
    assert translator("en", PAGE).message(outer) == "Service key (LeiKa): see there (1)"
    assert str(message.filled()) == "leika_key: see mediabruch rules"
    assert message.filled().on_page is message.on_page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "facts",
    [
        {"process": {"leika_key": "12"}},
        {"process": {"cases": -1}},
        {"process": {"administration": "vielleicht"}},
        {"process": {"fim_tier": "x"}},
        {"process": {"reifegrad": "3"}},
        {"process": {"title": "a\u0000"}},
        {"steps": {"Antrag": {"required_by_law": "a\u0000"}}},
        {"steps": {"Antrag": {"receives": "papr"}}},
        {"steps": {"Antrag": {"zone": "x", "aside": "x"}}},
        {"steps": {"Antrag": {"minutes": -1}}},
    ],
    ids=str,
)
def test_what_is_typed_amiss_is_named_as_its_field(open_session: Open, language: str, facts: dict[str, Any]) -> None:
    error = open_session(a__bpmn=PLAIN).call("state", {"path": "a.bpmn", "lang": language, **facts})["error"]
    name = next(iter(facts.get("process", facts.get("steps", {}).get("Antrag"))))
    label = translator(language).message(PAGE.fields[name])
    assert error["message"].startswith(label), error
    assert "_" not in error["message"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_the_page_shows_names_a_command(open_session: Open, language: str) -> None:
    spoken = "steps: {Antrag: {medium: paper}, Pruefen: {medium: oral}}"
    session = open_session(a__bpmn=PLAIN, a__media__yaml=spoken, b__bpmn=PLAIN)
    broken = [
        {"a.media.yaml": b"steps: {X: {medium: paper}}\nremembered: {X: {label: Alt}}\n"},
        {"mediabruch.toml": b'[check]\nselect = ["MB7"]\n'},
        {"c.bpmn": b"version https://git-lfs.github.com/spec/v1\n"},
    ]
    asked = [(name, path) for name in ("show", "plan") for path in ("a.bpmn", "b.bpmn")]
    answers = [session.call(name, {"path": path, "lang": language}) for name, path in asked]
    for files in broken:
        desk = open_session(a__bpmn=PLAIN).desk
        desk.take_in(files)
        answers.append(Session(desk).call("processes", {"lang": language}))
        assert answers[-1]["refused"]
    shown = [text for answer in answers for text in texts(answer)]
    assert len(shown) > 100
    assert [text for text in shown if COMMAND.search(text)] == []
    helps = translator(language, PAGE).message(RULES["MB106"].helps)
    assert helps in shown
    assert "physical" not in helps


def texts(answer: Any) -> Iterator[str]:
    """All words of an answer, but pictures."""
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, dict):
        yield from (text for name, value in answer.items() if name not in ("svg", "chart") for text in texts(value))
    elif isinstance(answer, list | tuple):
        yield from (text for value in answer for text in texts(value))


def test_all_that_a_file_can_state_of_a_process_has_its_field() -> None:
    for language in LANGUAGES:
        fields = Session().call("words", {"lang": language})["process"]
        assert [field["name"] for field in fields] == list(PROCESS_TERMS)
        assert all(field["words"] for field in fields)


def test_each_choice_of_a_field_can_be_stated_shown_and_withdrawn(open_session: Open) -> None:
    session = open_session(a__bpmn=PLAIN)
    for field in session.call("words", {"lang": "de"})["process"]:
        values = [one["value"] for one in field["choices"]] or ([12] if field["is_number"] else ["12345"])
        for value in values:
            view = session.call("state", {"path": "a.bpmn", "process": {field["name"]: value}})
            assert view["process"] == {field["name"]: value}
        assert session.call("state", {"path": "a.bpmn", "process": {field["name"]: None}})["process"] == {}
