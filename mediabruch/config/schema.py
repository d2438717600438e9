"""The JSON schema of configurations, made of the vocabulary: editors complete and check `mediabruch.toml` with it."""

import json

from mediabruch.config.channels import CHANNEL_MEDIA, channels_schema
from mediabruch.config.checks import CHECK, check_schema
from mediabruch.config.costs import COST, costs_schema
from mediabruch.config.measures import MEASURES, measures_schema
from mediabruch.config.properties import PROPERTIES, properties_schema
from mediabruch.config.vocabulary import FACTS, OPTIONS, SECTIONS, ConfigSection, ConfigTerm, WordListTerm

Schema = dict[str, object]

_FEW = {"type": "array", "items": {"type": "string"}}


def config_schema() -> Schema:
    """The schema of `mediabruch.toml`, or of the table `[tool.mediabruch]`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mediabruch/config/1",
        "description": "mediabruch.toml, or [tool.mediabruch] in pyproject.toml: own words and options.",
        "type": "object",
        "properties": {
            **{name: _fact(term) for name, term in OPTIONS.items()},
            **{str(section): _section(SECTIONS[section]) for section in ConfigSection},
            PROPERTIES: properties_schema(),
            CHANNEL_MEDIA: channels_schema(),
            COST: costs_schema(),
            CHECK: check_schema(),
            MEASURES: measures_schema(),
        },
        "additionalProperties": False,
    }


def _section(rules: WordListTerm) -> Schema:
    entries: Schema = {"type": "object", "additionalProperties": _entry(rules)}
    if rules.schema:
        entries["propertyNames"] = dict(rules.schema)
    return {"description": rules.means, **({"anyOf": [_FEW, entries]} if rules.names_suffice else entries)}


def _entry(rules: WordListTerm) -> Schema:
    facts: Schema = {
        "type": "object",
        "properties": {name: _fact(FACTS[name]) for name in rules.facts},
        "additionalProperties": False,
        "not": {"required": ["medium"], "anyOf": [{"required": [side]} for side in ("receives", "produces")]},
    }
    if not rules.names_suffice:
        facts["minProperties"] = 1
    return {"anyOf": [_without_null(FACTS["medium"]), facts]}


def _fact(term: ConfigTerm) -> Schema:
    return {**_without_null(term), "description": term.means}


def _without_null(term: ConfigTerm) -> Schema:
    """What a term may be, but for nothing at all, which TOML does not have."""
    schema = dict(term.shape.schema)
    if isinstance(kinds := schema.get("type"), list):
        schema["type"] = [kind for kind in kinds if kind != "null"]
    if isinstance(forms := schema.get("anyOf"), list):
        schema["anyOf"] = [form for form in forms if form != {"type": "null"}]
    return schema


def config_text() -> str:
    """The schema as its file in `schemas/` holds it."""
    return json.dumps(config_schema(), ensure_ascii=False, indent=2) + "\n"
