"""What people write into cells, in German or English, and whatever case: into the values of facts."""

import re
from collections.abc import Callable, Mapping

from mediabruch.errors import Message
from mediabruch.exchange.columns import SHARE
from mediabruch.exchange.speech import ASIDES_CALLED, MEDIA_CALLED, NO, PHYSICAL, UNKNOWN, YES, media_choices
from mediabruch.i18n import LANGUAGES, Translator, translator
from mediabruch.i18n.terms import PARTIES
from mediabruch.media import Aside, Medium
from mediabruch.notation.nearest import nearest
from mediabruch.notation.nodes import MistakeError, Scalar, brief
from mediabruch.notation.shapes import (
    ASIDE,
    ASIDE_GLOSSARY,
    FLAG,
    FLAG_GLOSSARY,
    LAW,
    MEDIA,
    MEDIA_GLOSSARY,
    MEDIA_WORDS,
    MINUTES,
    UNKNOWN_WORDS,
    UNNAMED_LAW,
    FactShape,
    Value,
)
from mediabruch.statements.vocabulary import VOCABULARY, Section

_SEPARATORS = re.compile(r"\s*(?:[+,;/&|\n]|\bund\b|\band\b|\bsowie\b)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"([-+]?\d+(?:[.,]\d+)?)\s*(?:min|min\.|minuten?|minutes?)?", re.IGNORECASE)
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%?)")
_MORE: Mapping[str, str] = {
    "auf papier": "paper",
    "in papierform": "paper",
    "papierform": "paper",
    "on paper": "paper",
    "schriftlich": "paper",
    "digitale daten": "data",
    "digitales dokument": "document",
    "fernmündlich": "oral",
    "per telefon": "oral",
    "am telefon": "oral",
    "in person": "oral",
    "by phone": "oral",
    "gegenstand oder person": PHYSICAL,
    "person": PHYSICAL,
    "gegenstand": PHYSICAL,
}
"""Words for media that the hints for annotation files do not know."""


def plain(text: str) -> str:
    """A word as words are compared."""
    return " ".join(text.split()).casefold()


def _said(messages: Mapping[str, Message]) -> dict[str, str]:
    """The words of both languages, with what they mean."""
    return {
        plain(translator(language).message(message)): meant
        for language in LANGUAGES
        for meant, message in messages.items()
    }


_MEDIA = {**MEDIA_GLOSSARY, **_MORE, **_said(MEDIA_CALLED), **{word: word for word in MEDIA_WORDS}}
_FLAGS = {**FLAG_GLOSSARY, **_said({"true": YES, "false": NO})}
_ASIDES = {**_FLAGS, **ASIDE_GLOSSARY, **_said(ASIDES_CALLED)}
_PARTIES = {**_said(PARTIES), **{party: party for party in PARTIES}}
_UNKNOWN = {*map(plain, UNKNOWN_WORDS), *_said({"": UNKNOWN}), "not known", "n/a", "k. a.", "k.a."}


def understood(name: str, text: str, words: Translator) -> Value | None:
    """The value that a cell states; `None` where it takes a statement away.

    Raises `MistakeError` with the reason, which names what may be meant in the language of `words`.
    """
    if plain(text) in _UNKNOWN:
        return None
    if name == SHARE:
        return _share(text)
    shape = VOCABULARY[Section.STEPS][name].shape
    for other, read in _READERS:
        if shape is other:
            return read(text, words)
    if shape is LAW and plain(text) in _FLAGS:
        return UNNAMED_LAW if _FLAGS[plain(text)] == "true" else False
    if shape is MINUTES:
        text = _digits(text)
    if name == "party":
        text = _PARTIES.get(plain(text), text)
    return shape.read(name, Scalar(text, plain=shape is MINUTES))


def _media(text: str, words: Translator) -> Value:
    listed = [text] if plain(text) in _MEDIA else _SEPARATORS.split(text)
    media = {_medium(word, words) for word in listed if word.strip()}
    if None in media and len(media) > 1:
        raise MistakeError(Message("a thing or a person stands alone, and not beside a medium"))
    if not media:
        raise MistakeError(_no_medium(text, words))
    return frozenset(medium for medium in media if medium is not None)


def _medium(word: str, words: Translator) -> Medium | None:
    meant = _MEDIA.get(plain(word))
    if meant is None:
        raise MistakeError(_no_medium(word, words))
    return None if meant == PHYSICAL else Medium(meant)


def _no_medium(word: str, words: Translator) -> Message:
    known = ", ".join(called for called, _ in media_choices(words))
    meant = nearest(plain(word), _MEDIA)
    if meant is None:
        return Message("“{word}” is no medium; the media are {known}", word=brief(word), known=known)
    return Message(
        "“{word}” is no medium; is {nearest} meant? The media are {known}",
        word=brief(word),
        nearest=words.message(MEDIA_CALLED[_MEDIA[meant]]),
        known=known,
    )


def _flag(text: str, words: Translator) -> Value:
    if plain(text) not in _FLAGS:
        yes, no = words.message(YES), words.message(NO)
        raise MistakeError(Message("“{word}” is neither {yes} nor {no}", word=brief(text), yes=yes, no=no))
    return _FLAGS[plain(text)] == "true"


def _aside(text: str, words: Translator) -> Value:
    meant = _ASIDES.get(plain(text))
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
