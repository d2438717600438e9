"""What people write into cells, in German or English, and whatever case: into the values of facts."""

import re
from collections.abc import Callable

from mediabruch.errors import Message
from mediabruch.exchange.columns import SHARE
from mediabruch.exchange.speech import ASIDES_CALLED, MEDIA_CALLED, NO, PHYSICAL, YES, media_choices
from mediabruch.i18n import Translator
from mediabruch.media import Aside, Medium
from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import nearest
from mediabruch.notation.nodes import MistakeError, Scalar, Table, brief
from mediabruch.notation.process_shapes import CASES, REIFEGRAD, level_text
from mediabruch.notation.shapes import ASIDE, FLAG, LAW, MEDIA, MINUTES, UNNAMED_LAW, FactShape, Value
from mediabruch.notation.words import ASIDE_GLOSSARY, FLAG_GLOSSARY, MEDIA_GLOSSARY, UNKNOWN_WORDS, listed_media
from mediabruch.patterns import pattern
from mediabruch.statements.vocabulary import PROCESS_TERMS, VOCABULARY, Section

_NUMBER = pattern(r"([-+]?\d+(?:[.,]\d+)?)\s*(?:min|min\.|minuten?|minutes?)?", re.IGNORECASE)
_GROUPED = pattern(r"\d{1,3}(?:[.,\s'’]\d{3})+")
"""A whole number with its thousands set apart."""
_THOUSANDS = pattern(r"[.,\s'’]")
_LEVEL = pattern(r"(?:\D*\s)?(\d\.\d)\s*[:;,/-]?\s*(?:\D*\s)?(\d+)", re.IGNORECASE)
_LIKE = level_text("2.0", "3")
_SHARE = pattern(r"(\d+(?:[.,]\d+)?)\s*(%?)")
_FLAGS = {**FLAG_GLOSSARY, "1": "true", "0": "false"}
"""With what spreadsheets write for yes and no beside words."""
_ASIDES = {**ASIDE_GLOSSARY, **_FLAGS}


def understood(name: str, text: str, words: Translator) -> Value | None:
    """The value that a cell states; `None` where it takes a statement away.

    Raises `MistakeError` with the reason, which names what may be meant in the language of `words`.
    """
    if comparable(text) in UNKNOWN_WORDS:
        return None
    if name == SHARE:
        return _share(text)
    if name in PROCESS_TERMS:
        return _of_process(name, text, words)
    shape = VOCABULARY[Section.STEPS][name].shape
    for other, read in _READERS:
        if shape is other:
            return read(text, words)
    if shape is LAW and comparable(text) in _FLAGS:
        return UNNAMED_LAW if _FLAGS[comparable(text)] == "true" else False
    if shape is MINUTES:
        text = _digits(text)
    return shape.read(name, Scalar(text, plain=shape is MINUTES))


def _of_process(name: str, text: str, words: Translator) -> Value:
    """A fact about the process as a whole."""
    shape = PROCESS_TERMS[name].shape
    if shape is FLAG:
        return _flag(text, words)
    if shape is REIFEGRAD:
        found = _LEVEL.fullmatch(text.strip())
        if found is None:
            raise MistakeError(
                Message("“{word}” is no model and level, such as {example}", word=brief(text), example=_LIKE)
            )
        level = (Scalar("model"), Scalar(found[1])), (Scalar("level"), Scalar(found[2], plain=True))
        return shape.read(name, Table(level))
    if shape is CASES:
        text = _THOUSANDS.sub("", text.strip()) if _GROUPED.fullmatch(text.strip()) else text.strip().replace(",", ".")
        return shape.read(name, Scalar(text, plain=True))
    return shape.read(name, Scalar(text))


def _media(text: str, words: Translator) -> Value:
    media = {_medium(word, words) for word in listed_media(text)}
    if None in media and len(media) > 1:
        raise MistakeError(Message("a thing or a person stands alone, and not beside a medium"))
    if not media:
        raise MistakeError(_no_medium(text, words))
    return frozenset(medium for medium in media if medium is not None)


def _medium(word: str, words: Translator) -> Medium | None:
    meant = MEDIA_GLOSSARY.get(comparable(word))
    if meant is None:
        raise MistakeError(_no_medium(word, words))
    return None if meant == PHYSICAL else Medium(meant)


def _no_medium(word: str, words: Translator) -> Message:
    known = ", ".join(called for called, _ in media_choices(words))
    meant = nearest(comparable(word), MEDIA_GLOSSARY)
    if meant is None:
        return Message("“{word}” is no medium; the media are {known}", word=brief(word), known=known)
    return Message(
        "“{word}” is no medium; is {nearest} meant? The media are {known}",
        word=brief(word),
        nearest=words.message(MEDIA_CALLED[MEDIA_GLOSSARY[meant]]),
        known=known,
    )


def _flag(text: str, words: Translator) -> Value:
    if comparable(text) not in _FLAGS:
        yes, no = words.message(YES), words.message(NO)
        raise MistakeError(Message("“{word}” is neither {yes} nor {no}", word=brief(text), yes=yes, no=no))
    return _FLAGS[comparable(text)] == "true"


def _aside(text: str, words: Translator) -> Value:
    meant = _ASIDES.get(comparable(text))
    if meant is None:
        known = ", ".join(words.message(called) for called in (*ASIDES_CALLED.values(), NO))
        raise MistakeError(Message("“{word}” is none of {known}", word=brief(text), known=known))
    return False if meant == "false" else Aside(meant)


def _digits(text: str) -> str:
    number = _NUMBER.fullmatch(text.strip())
    if number is None or number[1].startswith("-"):
        raise MistakeError(Message("“{word}” is no number of minutes", word=brief(text)))
    return number[1].replace(",", ".")


def _share(text: str) -> Value:
    """A share of the cases: a percentage, or a number up to 1, as spreadsheets keep percentages."""
    found = _SHARE.fullmatch(text.strip())
    value = float(found[1].replace(",", ".")) if found else -1.0
    share = value / 100 if found and (found[2] or value > 1) else value
    if not 0 <= share <= 1:
        raise MistakeError(
            Message("“{word}” is no share of the cases, such as {example}", word=brief(text), example="30 %")
        )
    return round(share, 6)


_READERS: tuple[tuple[FactShape, Callable[[str, Translator], Value]], ...] = (
    (MEDIA, _media), (FLAG, _flag), (ASIDE, _aside),
)  # fmt: skip
