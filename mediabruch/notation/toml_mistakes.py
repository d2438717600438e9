"""What is wrong with a text that is no TOML, in sentences that name the right word."""

from mediabruch.errors import Message
from mediabruch.notation.nodes import MistakeError, brief
from mediabruch.notation.words import FLAG_GLOSSARY
from mediabruch.patterns import pattern

_PLACE = pattern(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_BARE = pattern(r"[A-Za-z0-9_-]+")
_BRACKETED = pattern(r"(\[[^\]\"']*\][^=\"']*?)[ \t]*=")
"""A name such as `[P]` before an equals sign, which TOML takes for a table."""
_WORD = pattern(r"[^\W\d][^,\]}#\"'=\n]*")
_EXAMPLE = 'Hades = "data"'
_UNCLOSED = Message("A quotation mark is not closed.")
_ILLEGAL = Message("A character stands here that no text file should hold.")
_ESCAPE = Message("In double quotes a backslash is written twice; single quotes take it as it is.")
_TWICE = Message("This stands a second time: write all that belongs to one key or table in one place.")
_SENTENCES = {
    "Invalid value": Message("A value is missing here; texts stand in quotes, as in {example}.", example=_EXAMPLE),
    "Invalid statement": Message("A key is missing here, as in {example}.", example=_EXAMPLE),
    "Invalid initial": Message("A key is missing here, as in {example}.", example=_EXAMPLE),
    "Expected '=' after": Message("An equals sign is missing here, as in {example}.", example=_EXAMPLE),
    "Expected newline": Message("The value before this place is complete; what follows belongs into a new line."),
    "Unclosed array": Message("A comma or a closing bracket is missing before this place."),
    "Unclosed inline": Message(
        "A comma or a closing brace is missing before this place; both braces stand in one line."
    ),
    "Unterminated": _UNCLOSED,
    "Expected '\"'": _UNCLOSED,
    'Expected "\'"': _UNCLOSED,
    "Illegal character '\\n'": _UNCLOSED,
    "Found invalid character '\\n'": _UNCLOSED,
    "Illegal": _ILLEGAL,
    "Found invalid": _ILLEGAL,
    "Expected ']": Message("A closing bracket is missing before this place."),
    "Invalid hex": _ESCAPE,
    "Escaped": _ESCAPE,
    "Unescaped": _ESCAPE,
    "Invalid date": Message("There is no such date or time."),
    "Exceeds": Message("This number is too long."),
    "Cannot": _TWICE,
    "Duplicate": _TWICE,
}
"""What `tomllib` says, and what the user is told."""


def mistake_in(text: str, said: str) -> MistakeError:
    """The mistake that `tomllib` complains of, at its place, with what is probably meant."""
    found = _PLACE.search(said)
    if found is None:  # a number of thousands of digits has no place
        return MistakeError(_sentence(said))
    problem = said[: found.start()]
    lines = text.split("\n")
    line = len(lines) if found.group(1) is None else int(found.group(1))
    column = len(lines[-1]) + 1 if found.group(2) is None else int(found.group(2))
    if problem.startswith(("Cannot", "Duplicate")):  # found where the statement ends
        while line > 1 and not lines[line - 1].strip():
            line -= 1
        column = len(lines[line - 1]) - len(lines[line - 1].lstrip()) + 1
    written = lines[line - 1]
    if problem.startswith(("Expected", "Invalid statement", "Invalid initial")) and (
        name := _unquoted(written, column)
    ):
        message = Message('Names with umlauts, spaces or signs stand in quotes: "{name}".', name=brief(name))
        return MistakeError(message, line, written.index(name) + 1)
    if problem == "Invalid value" and (word := _WORD.match(written, column - 1)):
        return MistakeError(_meant(word.group().strip()), line, column)
    return MistakeError(_sentence(problem), line, column)


def _sentence(problem: str) -> Message:
    known = next((sentence for words, sentence in _SENTENCES.items() if problem.startswith(words)), None)
    return known or Message("This is not valid TOML.")


def _unquoted(written: str, column: int) -> str | None:
    """The name around a place, before the equals sign or in a header, that lacks its quotes."""
    if bracketed := _BRACKETED.match(written.strip()):
        return bracketed.group(1)
    before = written[: column - 1]
    if "=" not in written and not written.lstrip().startswith("["):  # the equals sign is missing, as in YAML
        return None
    start = max(before.rfind(sign) for sign in "{,") + 1
    key, _, _ = written[start:].partition("=")
    names = [name.strip() for name in key.strip().strip("[]").split(".")]
    return next((name for name in names if _is_name(name) and not _BARE.fullmatch(name)), None)


def _is_name(text: str) -> bool:
    return text.isprintable() and any(map(str.isalnum, text)) and not any(mark in text for mark in "\"'")


def _meant(word: str) -> Message:
    """What stands for a bare word: true or false, else the word in quotes."""
    meant = FLAG_GLOSSARY.get(word.casefold(), f'"{brief(word)}"')
    return Message("TOML does not know the value {word}. Did you mean {nearest}?", word=brief(word), nearest=meant)
