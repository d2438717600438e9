"""Element templates for Camunda Modeler: drop-downs for what steps receive and produce, in the panel of properties.

What people set there are properties named `mediabruch:receives` and so on, which are read as stated.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from mediabruch.exchange.own import PREFIX, FactForm, written, written_name
from mediabruch.exchange.speech import FACTS_CALLED, HYBRIDS, NO, UNKNOWN, YES, media_choices, said
from mediabruch.i18n import Translator
from mediabruch.notation.shapes import FLAG, MEDIA
from mediabruch.statements.vocabulary import VOCABULARY, Section

FACTS = ("receives", "produces", "system", "by_hand")


@dataclass(frozen=True, slots=True)
class ModelerPlatform:
    """A platform of Camunda that has templates."""

    name: str
    form: FactForm
    schema: str
    """Address of the schema that Camunda's documentation gives."""


PLATFORMS = {
    platform.name: platform
    for platform in (
        ModelerPlatform(
            "camunda7",
            FactForm.CAMUNDA,
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json",
        ),
        ModelerPlatform(
            "camunda8",
            FactForm.ZEEBE,
            "https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json",
        ),
    )
}


def templates_text(platform: ModelerPlatform, words: Translator) -> str:
    """The templates of a platform, as the file that Camunda Modeler loads from `.camunda/element-templates/`."""
    template = {
        "$schema": platform.schema,
        "name": words.text("Media (mediabruch)"),
        "id": f"dev.mediabruch.media.{platform.name}",
        "description": words.text("What the step takes in and hands on, for mediabruch."),
        "appliesTo": ["bpmn:Activity"],
        "properties": [_property(name, platform, words) for name in FACTS],
    }
    return json.dumps([template], ensure_ascii=False, indent=2) + "\n"


def _property(name: str, platform: ModelerPlatform, words: Translator) -> dict[str, object]:
    choices = list(_choices(name, words))
    is_optional = {"optional": True} if platform.form is FactForm.ZEEBE else {}  # Camunda 7 knows no such thing
    label = words.message(FACTS_CALLED[name])
    return {
        "label": label[:1].upper() + label[1:],
        "type": "Dropdown" if choices else "String",
        **({"choices": choices} if choices else {}),
        **is_optional,
        "binding": {"type": f"{platform.form}:property", "name": f"{PREFIX}:{written_name(name)}"},
    }


def _choices(name: str, words: Translator) -> Iterator[dict[str, str]]:
    """The values to choose from; none where any text will do. An empty one states nothing."""
    shape = VOCABULARY[Section.STEPS][name].shape
    pairs: list[tuple[str, str]] = []
    if shape is MEDIA:
        pairs = media_choices(words)
        pairs += [(said(name, hybrid, words), written(hybrid)) for hybrid in HYBRIDS]
    elif shape is FLAG:
        pairs = [(words.message(YES), "true"), (words.message(NO), "false")]
    if pairs:
        yield {"name": words.message(UNKNOWN), "value": ""}
    for label, value in pairs:
        yield {"name": label, "value": value}
