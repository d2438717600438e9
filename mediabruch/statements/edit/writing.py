"""Facts as they are written in an annotation file."""

from mediabruch.figures import written_number
from mediabruch.media import ordered
from mediabruch.notation.shapes import UNNAMED_LAW, Value
from mediabruch.notation.written import quoted, written_text


def written_value(name: str, value: Value, *, is_json: bool = False) -> str:
    """A fact's value.

    >>> written_value("note", "kept: twice"), written_value("minutes", 5.0), written_value("required_by_law", "true")
    ('"kept: twice"', '5', 'true')
    """
    match value:
        case bool():
            return "true" if value else "false"
        case float() | int():
            return written_number(value)
        case frozenset():
            words = [written_text(str(word), is_json=is_json) for word in ordered(value) or ["physical"]]
            return f"[{', '.join(words)}]" if len(words) > 1 else words[0]
        case (str(model), str(level)) if name == "reifegrad":
            return f"{{{_key('model', is_json=is_json)}: {quoted(model)}, {_key('level', is_json=is_json)}: {level}}}"
        case tuple():
            return f"[{', '.join(written_text(item, is_json=is_json) for item in value)}]"
        case str():
            is_flag = name in ("required_by_law", "aside") and value == UNNAMED_LAW
            return str(value) if is_flag else written_text(value, is_json=is_json)


def _key(name: str, *, is_json: bool) -> str:
    return quoted(name) if is_json else name
