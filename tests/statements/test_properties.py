"""An organization's own attributes as statements."""

import pytest

from mediabruch.analysis import Analysis
from mediabruch.config.reading import config_of
from mediabruch.errors import ConfigError
from mediabruch.media import Medium, Origin
from tests.bpmn.snippets import read_process
from tests.support.models import analyze

PAPER, DATA = frozenset({Medium.PAPER}), frozenset({Medium.DATA})
FORMS = {
    "camunda": '<camunda:properties><camunda:property name="{name}" value="{value}"/></camunda:properties>',
    "zeebe": '<zeebe:properties><zeebe:property name="{name}" value="{value}"/></zeebe:properties>',
    "signavio": '<signavio:signavioMetaData metaKey="{name}" metaValue="{value}"/>',
    "adonis": '<adonis:instance><adonis:attribute name="{name}"><adonis:value>{value}</adonis:value></adonis:attribute>'
    "</adonis:instance>",
    "sap": "<vendor:property><key>{name}</key><value>{value}</value></vendor:property>",
}


def analyzed(config: str, name: str, value: str, form: str = "camunda", statement: str = "") -> Analysis:
    extension = FORMS[form].format(name=name, value=value)
    model = read_process(
        f'<startEvent id="S"/><task id="A" name="Bearbeiten"{statement}><extensionElements>{extension}'
        '</extensionElements></task><sequenceFlow id="f" sourceRef="S" targetRef="A"/>'
    )
    return analyze(model, house=config_of(config, "mediabruch.toml").options.vocabulary, inference=False)


@pytest.mark.parametrize("form", FORMS)
def test_an_attribute_of_every_modeler(form: str) -> None:
    [step] = analyzed('[properties]\nMedium = "medium"', "Medium", "Papier", form).steps
    assert (step.annotation.receives, step.annotation.produces, step.annotation.origin) == (PAPER, PAPER, Origin.STATED)


@pytest.mark.parametrize(
    ("config", "name", "value", "fact", "expected"),
    [
        ('Medium = "receives"', "MEDIUM ", "Papier und Daten", "receives", PAPER | DATA),
        ('IT-System = "system"', "it-system", "Hades", "system", "Hades"),
        ('"Rechtlich nötig" = "required_by_law"', "Rechtlich no\u0308tig", "§ 3", "required_by_law", "§ 3"),
        ('Form = {Akte = "Daten", "in Papier" = "paper"}', "Form", "akte", "produces", DATA),
        ('Medium = "medium"', "Medium", "unbekannt", "receives", None),
        ('Medium = "medium"', "Medium", "", "receives", None),
        ('Medium = "medium"', "Mittel", "Papier", "receives", None),
        ('Anteil = "minutes"', "Anteil", "5", "minutes", 5.0),
    ],
)
def test_facts(config: str, name: str, value: str, fact: str, expected: object) -> None:
    analysis = analyzed(f"[properties]\n{config}", name, value)
    assert getattr(analysis.steps[0].annotation, fact) == expected
    assert not [note for note in analysis.notes if note.code == "MB909"]


def test_a_value_that_says_nothing_is_noted() -> None:
    analysis = analyzed('[properties]\nMedium = "medium"', "Medium", "Pergament")
    [note] = [note for note in analysis.notes if note.code == "MB909"]
    assert "unknown medium “Pergament”" in str(note.message)
    assert note.element == "A"


def test_what_is_stated_to_mediabruch_comes_first() -> None:
    analysis = analyzed('[properties]\nMedium = "medium"', "Medium", "Papier", statement=' mediabruch:medium="data"')
    assert analysis.steps[0].annotation.receives == DATA
    assert any(note.code == "MB902" for note in analysis.notes)


@pytest.mark.parametrize(
    ("config", "sentence"),
    [
        ('Medium = "medum"', "2:10: An attribute states a fact, and not “medum”. Did you mean medium?"),
        ("Medium = 3", "2:10: An attribute states a fact, and not “3”."),
        ('Medium = {Papier = "papr"}', "2:20: Papier: unknown medium “papr”. Did you mean paper?"),
        ('Medium = "medium"\nmedium = "system"', "3:1: “medium” stands here again, in other letters."),
        ('"" = "medium"', "2:1: An attribute has a name."),
    ],
)
def test_mistakes(config: str, sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        config_of(f"[properties]\n{config}", "m.toml")
    assert str(caught.value).startswith(f"m.toml:{sentence}")


def test_no_table() -> None:
    with pytest.raises(ConfigError, match="Under properties stand entries such as"):
        config_of('properties = "medium"', "m.toml")
