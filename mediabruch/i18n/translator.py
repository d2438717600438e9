"""Says messages, numbers and shares in one language."""

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from mediabruch.errors import Key, MediabruchError, Message
from mediabruch.figures import TINY, points_message, rate_message
from mediabruch.i18n.language import LANGUAGES

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "mediabruch"
_PLACES = frozenset({"line", "column", "later", "port", "year", "number"})
"""Facts that are no counts: their digits are not grouped."""
_THOUSAND = 1000
_MARKS = {"en": (",", "."), "de": (".", ",")}
"""What groups the digits of a number in threes, and what begins its decimals."""
_TO_MARKS = {language: str.maketrans(dict(zip(",.", marks, strict=True))) for language, marks in _MARKS.items()}
_LONGEST = 2000
"""Characters of a sentence that can be read: in a longer one, texts from elsewhere are cut."""
_SHORT = 200


class PageTerms:
    """What is called otherwise where people see buttons and fields, and neither commands nor keys of files."""

    def __init__(self, fields: Mapping[str, Message]) -> None:
        self.fields = fields
        """The fields of the page, by the keys of files that mean the same."""


class Translator:
    """Speaks one language; `text` and `plural` fill the named facts into the translated template."""

    def __init__(self, language: str, catalog: gettext.NullTranslations, page: PageTerms | None = None) -> None:
        self.language = language
        """`de` or `en`."""
        self.page = page
        """What the page calls things, where this speaks on it: then messages are said as they are worded for it."""
        self._catalog = catalog

    def text(self, msgid: str, /, **facts: object) -> str:
        """The sentence of this English template."""
        return self._filled(self._catalog.gettext(msgid), facts)

    def plural(self, singular: str, plural: str, n: int, /, **facts: object) -> str:
        """The sentence for `n` things; the templates may name `{n}`."""
        return self._filled(self._catalog.ngettext(singular, plural, n), {"n": n, **facts})

    def _filled(self, template: str, facts: Mapping[str, object]) -> str:
        sentence = self._put(template, facts)
        if len(sentence) <= _LONGEST:
            return sentence
        return self._put(template, {name: _short(fact) for name, fact in facts.items()})

    def _put(self, template: str, facts: Mapping[str, object]) -> str:
        if all(map(_is_plain, facts.values())):  # the same in all languages, and formatted much quicker so
            return template.format(**facts)
        return template.format(**{name: _Fact(self, name, fact) for name, fact in facts.items()})

    def message(self, message: Message) -> str:
        """The sentence of a message, the messages among its facts included."""
        meant = message if self.page is None or message.on_page is None else message.on_page
        return self.text(meant.template, **{**message.facts, **meant.facts})

    def key(self, key: Key) -> str:
        """What a key of files is called here."""
        field = None if self.page is None else self.page.fields.get(key)
        return str(key) if field is None else self.message(field)

    def refusals(self, error: MediabruchError) -> list[str]:
        """What is wrong with a file, each mistake with its place."""
        return [self.refusal(one) for one in error.each]

    def refusal(self, error: MediabruchError) -> str:
        """A mistake with its place, whatever else is wrong with the file."""
        return ": ".join(part for part in (error.place, self.message(error.message)) if part)

    def number(self, value: float, digits: int = 1) -> str:
        """A number rounded to `digits` decimals; a positive one that would show as zero shows as less than the least.

        From 1,000 on, its digits are grouped.

        >>> translator("en").number(0.0004, 2), translator("de").number(1054.5)
        ('<0.01', '1.054,5')
        """
        least = 10**-digits
        if TINY < value < least / 2:
            return f"<{self.marked(f'{least:.{digits}f}')}"
        return self.marked(f"{abs(value) if abs(value) < TINY else value:,.{digits}f}")

    def cell(self, value: float, digits: int) -> str:
        """A number in a table that a spreadsheet computes with: no digits are grouped, and none is only less than."""
        return self.marked(f"{abs(value) if abs(value) < TINY else value:.{digits}f}")

    def rate(self, per_case: float) -> str:
        """An expected number per case."""
        return self.message(rate_message(per_case))

    def points(self, score: float) -> str:
        """A score in 0..100."""
        return self.message(points_message(score))

    def percent(self, share: float) -> str:
        r"""A share in 0..1 as a percentage without decimals; never 0 % or 100 % of what is not quite none or all.

        >>> translator("en").percent(0.999), translator("en").percent(0.25)
        ('>99\xa0%', '25\xa0%')
        """
        if TINY < share < 0.005:  # noqa: PLR2004 (half a percent)
            return "<1\xa0%"
        if 0.995 <= share < 1 - TINY:  # noqa: PLR2004
            return ">99\xa0%"
        return f"{share * 100:.0f}\xa0%"

    def marked(self, number: str) -> str:
        """A number as Python writes it with the marks of the language."""
        return number.translate(_TO_MARKS[self.language])


def _is_plain(fact: object) -> bool:
    """Whether all languages write a fact alike."""
    return type(fact) is str or (type(fact) is int and -_THOUSAND < fact < _THOUSAND)


def _short(fact: object) -> object:
    return f"{fact[: _SHORT - 1]}…" if isinstance(fact, str) and len(fact) > _SHORT else fact


class _Fact:
    """A fact in a sentence: messages are translated, numbers are written as in the language."""

    __slots__ = ("_name", "_value", "_words")

    def __init__(self, words: Translator, name: str, value: object) -> None:
        self._words, self._name, self._value = words, name, value

    def __format__(self, form: str) -> str:
        words, value = self._words, self._value
        if isinstance(value, Message):
            return words.message(value)
        if isinstance(value, Key):
            return words.key(value)
        if isinstance(value, float):
            return self._float(value, form)
        if type(value) is int and not form and self._name not in _PLACES:
            return words.marked(f"{value:,}")
        return format(value, form)

    def _float(self, value: float, form: str) -> str:
        if form.endswith("%"):
            return self._words.marked(format(value, form).removesuffix("%")) + "\xa0%"
        return self._words.marked(format(value, f",{form}" if form else ",.6g"))


@cache
def translator(language: str, page: PageTerms | None = None) -> Translator:
    """The translator of `de` or `en`; on the page, one that speaks as it does. Raises `MediabruchError` for others.

    >>> translator("en").text("Flow {flow} has no target.", flow="F1")
    'Flow F1 has no target.'
    """
    if language == "en":
        return Translator(language, gettext.NullTranslations(), page)
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise MediabruchError(
            Message("{name} is one of {known}, not “{word}”.", name="lang", known=known, word=language)
        )
    return Translator(language, gettext.translation(DOMAIN, LOCALE, [language]), page)
