"""Facts and ids as they are written in an annotation file."""

from mediabruch.media import ordered
from mediabruch.notation.shapes import UNNAMED_LAW, Value
from mediabruch.patterns import pattern

_PLAIN = pattern(r"[^\W\d_][\w./-]*(?: [(§]?[\w./-][\w./)-]*)*")
"""Texts that mean the same to every reader of YAML without quotes."""
_PLAIN_ID = pattern(r"[A-Za-z_][\w.-]*")
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def written_id(identifier: str, *, is_json: bool = False) -> str:
    """An id as a key.

    >>> written_id("Activity_1"), written_id("no")
    ('Activity_1', '"no"')
    """
    is_plain = _PLAIN_ID.fullmatch(identifier) and identifier.lower() not in _WORDS_OF_YAML
    return identifier if is_plain and not is_json else _quoted(identifier)


def written_value(name: str, value: Value, *, is_json: bool = False) -> str:
    """A fact's value.

    >>> written_value("note", "kept: twice"), written_value("minutes", 5.0), written_value("required_by_law", "true")
    ('"kept: twice"', '5', 'true')
    """
    match value:
        case bool():
            return "true" if value else "false"
        case float() | int():
            return repr(float(value)).removesuffix(".0")
        case frozenset():
            words = [_text(str(medium), is_json=is_json) for medium in ordered(value)]
            return f"[{', '.join(words)}]" if len(words) > 1 else (words or [_text("physical", is_json=is_json)])[0]
        case (str(model), str(level)) if name == "reifegrad":
            return f"{{{_key('model', is_json=is_json)}: {_quoted(model)}, {_key('level', is_json=is_json)}: {level}}}"
        case tuple():
            return f"[{', '.join(_text(item, is_json=is_json) for item in value)}]"
        case str():
            is_flag = name in ("required_by_law", "aside") and value == UNNAMED_LAW
            return str(value) if is_flag else _text(value, is_json=is_json)


def _key(name: str, *, is_json: bool) -> str:
    return _quoted(name) if is_json else name


def _text(text: str, *, is_json: bool) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    return text if is_plain and not is_json else _quoted(text)


def _quoted(text: str) -> str:
    """In quotes, in the escapes that JSON and YAML share; what is not to be seen is escaped."""
    import json  # most is written without quotes

    return json.dumps(text, ensure_ascii=not text.isprintable())
