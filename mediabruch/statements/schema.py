"""The JSON schema of annotation files, made of the vocabulary: editors complete and check with it."""

import json

from mediabruch.statements.folders import ABOUT as FOLDER_ABOUT
from mediabruch.statements.folders import FOLDER_SCHEMA
from mediabruch.statements.vocabulary import ABOUT, PROCESS_TERMS, SCHEMA, VOCABULARY, Section

Schema = dict[str, object]

_NULL: Schema = {"type": "null"}


def annotations_schema() -> Schema:
    """The schema of an annotation file; ids are checked against the model, which no schema can."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "description": "Annotations of a BPMN model, by ids: media of steps and messages, probabilities, parties.",
        "type": ["object", "null"],
        "properties": {
            "$schema": {"description": "Where editors find this schema."},
            "schema": {"enum": [SCHEMA, None], "description": "The version of the format."},
            **{name: {**term.shape.schema, "description": term.means} for name, term in PROCESS_TERMS.items()},
            **{str(section): _section(section) for section in Section},
        },
        "additionalProperties": False,
    }


def _section(section: Section) -> Schema:
    terms = VOCABULARY[section].items()
    entry: Schema = {
        "type": ["object", "null"],
        "properties": {name: {**term.shape.schema, "description": term.means} for name, term in terms},
        "additionalProperties": False,
    }
    if section is Section.STEPS:
        entry["allOf"] = [{"not": _both("medium", side)} for side in ("receives", "produces")]
    return {"description": ABOUT[section], "type": ["object", "null"], "additionalProperties": entry}


def _both(one: str, other: str) -> Schema:
    """Both facts are stated; `medium` and a side together are refused."""
    return {
        "type": "object",
        "required": [one, other],
        "properties": {one: {"not": _NULL}, other: {"not": _NULL}},
    }


def folder_schema() -> Schema:
    """The schema of a folder's annotations."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FOLDER_SCHEMA,
        "description": "Annotations of BPMN models in and below a folder: what a label, system, lane or pool means.",
        "type": ["object", "null"],
        "properties": {
            "$schema": {"description": "Where editors find this schema."},
            "schema": {"enum": [FOLDER_SCHEMA, None], "description": "The version of the format."},
            **{str(sort): {**_section(Section.STEPS), "description": about} for sort, about in FOLDER_ABOUT.items()},
        },
        "additionalProperties": False,
    }


def annotations_text() -> str:
    """The schema of annotation files, as its file holds it."""
    return _text(annotations_schema())


def folder_text() -> str:
    """The schema of the annotation files of folders, as its file holds it."""
    return _text(folder_schema())


def _text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
