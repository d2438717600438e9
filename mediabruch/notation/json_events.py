"""JSON into a row of events with lines and columns.

JSON is YAML only almost: tabs, surrogate pairs and long keys are read otherwise. So it is checked by `json`, and then,
being valid, cut into its tokens.
"""

import json
from collections.abc import Iterator

from mediabruch.errors import Message
from mediabruch.notation.letters import composed
from mediabruch.notation.nodes import Close, Event, MistakeError, Open, Scalar
from mediabruch.patterns import pattern

_COMMA = Message("A comma stands before a closing bracket.")
PROBLEMS = {
    "Expecting value": Message("A value is missing here; texts stand in double quotes."),
    "Expecting property name": Message("A key in double quotes is missing here."),
    "Expecting ',' delimiter": Message("A comma or a closing bracket is missing before this place."),
    "Expecting ':' delimiter": Message("The key before this place has no colon behind it."),
    "Illegal trailing comma": _COMMA,
    "Unterminated string": Message("A quotation mark is not closed."),
    "Invalid control character": Message("A new line, or another control character, stands inside quotation marks."),
    "Invalid \\": Message("Behind a backslash stands what JSON does not know; a backslash itself is written twice."),
    "Extra data": Message("The content is complete before this place; nothing may follow."),
    "Unexpected UTF-8 BOM": Message("A character stands here that no text file should hold."),
}
"""What Python's `json` says, and what the user is told."""
TOKEN = pattern(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|\n|[^\s{}\[\]:,"]+')


def json_events(written: str) -> Iterator[Event]:
    """The events of a JSON text; none for an empty one. Raises `MistakeError` at its first mistake."""
    if not written.strip():
        return
    try:
        json.loads(written)
    except json.JSONDecodeError as error:
        raise _mistake(written, error) from error
    except (RecursionError, ValueError) as error:  # too deep; or a number of thousands of digits
        raise MistakeError(Message("This JSON is nested too deeply, or holds a number that is too long.")) from error
    line, line_start = 1, 0
    for token in TOKEN.finditer(written):
        word, column = token.group(), token.start() - line_start + 1
        match word[0]:
            case "\n":
                line, line_start = line + 1, token.end()
            case "{" | "[":
                yield Open(word == "{", line, column)
            case "}" | "]":
                yield Close()
            case '"':
                text = json.loads(word) if "\\" in word else word[1:-1]
                yield Scalar(composed(text), plain=False, line=line, column=column)
            case _:
                yield Scalar(word, plain=True, line=line, column=column)


def _mistake(written: str, error: json.JSONDecodeError) -> MistakeError:
    before = written[: error.pos].rstrip()
    if before.endswith(",") and written[error.pos : error.pos + 1] in {"}", "]"}:  # told so from Python 3.13 on
        at = len(before) - 1
        return MistakeError(_COMMA, before.count("\n") + 1, at - before.rfind("\n"))
    known = (sentence for words, sentence in PROBLEMS.items() if error.msg.startswith(words))
    return MistakeError(next(known, Message("This is not valid JSON.")), error.lineno, error.colno)
