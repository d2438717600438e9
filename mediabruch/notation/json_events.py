"""JSON into a row of events with lines and columns.

JSON is YAML only almost: tabs, surrogate pairs and long keys are read otherwise. So it is checked by `json`, and then,
being valid, cut into its tokens.
"""

import json
import re
from collections.abc import Iterator

from mediabruch.errors import Message
from mediabruch.notation.nodes import Close, Event, MistakeError, Open, Scalar

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|\n|[^\s{}\[\]:,"]+')


def json_events(written: str) -> Iterator[Event]:
    """The events of a JSON text; none for an empty one. Raises `MistakeError` at its first mistake."""
    if not written.strip():
        return
    try:
        json.loads(written)
    except json.JSONDecodeError as error:
        message = Message("This is not valid JSON: {problem}.", problem=error.msg)
        raise MistakeError(message, error.lineno, error.colno) from error
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
                yield Scalar(text, plain=False, line=line, column=column)
            case _:
                yield Scalar(word, plain=True, line=line, column=column)
