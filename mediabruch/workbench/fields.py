"""The fields of the page: what each is called, and what the process as a whole can be told in them."""

from collections.abc import Iterator, Mapping
from typing import Any

from mediabruch.errors import Message
from mediabruch.i18n import PageTerms, Translator
from mediabruch.notation.process_shapes import CASES, FIM_TIER, FIM_TIERS, MATURITY_LEVELS, REIFEGRAD
from mediabruch.notation.shapes import FLAG, FactShape
from mediabruch.statements.annotations import Profile
from mediabruch.statements.vocabulary import PROCESS_TERMS, VOCABULARY, Section
from mediabruch.workbench.page_sentences import SENTENCES

_STEPS = {name: SENTENCES[name] for name in VOCABULARY[Section.STEPS] if name in SENTENCES}
_PROCESS = {name: SENTENCES[f"process_{name}"] for name in PROCESS_TERMS}
PAGE = PageTerms({**_STEPS, **_PROCESS})
"""How the page speaks."""
_TIERS: Mapping[str, Message] = {
    "stamm": Message("Stammprozess"),
    "referenz": Message("Referenzprozess"),
    "lokal": Message("Lokalprozess"),
}


def process_fields(words: Translator) -> list[dict[str, Any]]:
    """The fields about the process: all that an annotation file can state of it, by typing or by choosing."""
    return [
        {
            "name": name,
            "words": words.message(_PROCESS[name]),
            "is_number": term.shape is CASES,
            "choices": [{"value": value, "words": said} for value, said in _choices(term.shape, words)],
        }
        for name, term in PROCESS_TERMS.items()
    ]


def _choices(shape: FactShape, words: Translator) -> Iterator[tuple[Any, str]]:
    if shape is FLAG:
        yield from ((True, words.text("yes")), (False, words.text("no")))
    elif shape is FIM_TIER:
        yield from ((tier, words.message(_TIERS[tier])) for tier in FIM_TIERS)
    elif shape is REIFEGRAD:
        for model, highest in MATURITY_LEVELS.items():
            for level in range(highest + 1):
                yield _level(model, level), words.text("level {level} in model {model}", level=level, model=model)


def _level(model: str, level: int) -> dict[str, Any]:
    return {"model": model, "level": level}


def profile_view(profile: Profile) -> dict[str, Any]:
    """What is stated of the process, in the values of its fields."""
    stated = {name: value for name, value in profile._asdict().items() if value is not None}
    if profile.reifegrad is not None:
        model, level = profile.reifegrad
        stated["reifegrad"] = _level(model, int(level))
    return stated
