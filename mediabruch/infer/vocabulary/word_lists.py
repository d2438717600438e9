"""The word lists as one lexicon."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.text.normal import fold, tokens
from mediabruch.infer.vocabulary import forms
from mediabruch.infer.vocabulary.entries import SIDES, Entry, Lexicon
from mediabruch.infer.vocabulary.forms import Form
from mediabruch.notation.tsv import rows

NOUN_FILES = ("topics", "decoys", "carriers", "channels", "paper", "speech", "systems", "things")
"""Later files do not overwrite earlier ones: a decoy stays a decoy."""
IRREGULAR = ("finite", "participle", "noun")
"""Columns of forms that no rule makes."""
_NAMED = 0.9
_GUESSED = 0.66
"""Weights of a product's name: one that means nothing else, and one that is a word of the language, too."""


def _weight(row: Mapping[str, str]) -> float:
    return float(row.get("weight") or 0)


@lru_cache(maxsize=256)
def _tags(text: str) -> frozenset[str]:
    return frozenset(text.split())


def read_lists() -> Lexicon:
    """The lexicon as the word lists say it. Cost: some milliseconds."""
    found = Lexicon()
    for name in NOUN_FILES:
        for row in rows(FOLDER / f"{name}.tsv"):
            terms = row["term"].split(" | ")
            side = SIDES[row.get("medium", "")]
            entry = Entry(terms[0], name, side, side, weight=_weight(row), tags=_tags(row.get("tags", "")))
            add_noun(found, entry, row["match"], terms)
    _add_products(found)
    _add_screen(found)
    for language in ("de", "en"):
        for row in rows(FOLDER / f"acts.{language}.tsv"):
            _add_act(found, row, f"acts.{language}")
    _add_particles(found)
    found.sort_phrases()
    return found


def _add_particles(found: Lexicon) -> None:
    for row in rows(FOLDER / "particles.tsv"):
        small = dict.fromkeys(row["term"].split(), row["role"])
        found.particles.update(small)
        if row.get("lang"):
            found.languages.update(dict.fromkeys(small, row["lang"]))


def _add_products(found: Lexicon) -> None:
    """Products by name; one that is a word of the language, too, is only a guess."""
    for row in rows(FOLDER / "products.tsv"):
        name, match = row["name"], row["match"]
        side, is_guess = SIDES[row["holds"]], match == "guess"
        tags = _tags("names" + " guess" * is_guess + " eakte" * (row["field"] == "efile"))
        entry = Entry(name, "products", side, side, weight=_GUESSED if is_guess else _NAMED, tags=tags)
        terms = [name]
        if name[0].islower() and not name.islower():
            terms.append(" ".join(token.word for token in tokens(name) if token.word))  # "proDoppik" is cut in two
        add_noun(found, entry, "part" if match == "sure" or " " in name else "exact", dict.fromkeys(terms))


def _add_screen(found: Lexicon) -> None:
    """Words of work on a screen; those of keys and buttons say by themselves that it is digital."""
    for row in rows(FOLDER / "screen.tsv"):
        terms = row["term"].split(" | ")
        side = SIDES[row["medium"]]
        entry = Entry(terms[0], "screen", side, side, weight=_weight(row), tags=_tags(row["tags"]))
        if side is not None:
            add_noun(found, entry, row["match"], terms)
        found.screen.update(fold(term).replace("-", "") for term in terms)


def add_noun(found: Lexicon, entry: Entry, match: str, terms: Iterable[str]) -> None:
    """Let a noun be found by its terms, where no earlier one is."""
    for term in terms:
        if match == "exact":
            found.exact.setdefault(term, entry)
            continue
        word = fold(term).replace("-", "").replace(".", "")
        if match == "end":
            found.heads.setdefault(word, entry)
            continue
        if " " in term:
            found.add_phrase(tuple(word.split()), entry)
            continue
        found.words.setdefault(word, entry)
        if match in ("head", "both"):
            found.heads.setdefault(word, entry)
        if match in ("part", "both"):
            found.prefixes.setdefault(word, entry)


def _add_act(found: Lexicon, row: Mapping[str, str], file: str) -> None:
    term = row["term"]
    receives, produces = SIDES[row.get("receives", "")], SIDES[row.get("produces", "")]
    tags = _tags(row.get("tags", ""))
    entry = Entry(term, file, receives, produces, weight=_weight(row), tags=tags, role=row["role"])
    irregular = {form: row.get(form, "").split() for form in IRREGULAR}
    if file == "acts.de":
        add_german(found, entry, irregular)
    else:
        _add_english(found, entry, irregular)


def add_german(found: Lexicon, entry: Entry, irregular: Mapping[str, list[str]]) -> None:
    """Let a German verb be found in all its forms, where no earlier one is."""
    prefix, regular, finite = forms.german(entry.term)
    for word, form in regular:
        if form is Form.NOUN and irregular["noun"] and word.endswith("ung"):
            continue  # who calls makes an "Anruf"; an "Anrufung" is something else
        _add_form(found, word, entry, form)
    for word in irregular["participle"]:
        _add_form(found, word, entry, Form.PARTICIPLE)
    for word in irregular["noun"]:
        _add_form(found, word, entry, Form.NOUN)
    if prefix:
        for word in (*irregular["finite"], *finite):
            found.finite.setdefault(word, {}).setdefault(prefix, entry)
    else:
        for word in irregular["finite"]:
            _add_form(found, word, entry, Form.ACT)


def _add_form(found: Lexicon, word: str, entry: Entry, form: Form) -> None:
    found.verbs.setdefault(word, (entry, form))
    if form is Form.NOUN:
        found.heads.setdefault(word, entry)


def _add_english(found: Lexicon, entry: Entry, irregular: Mapping[str, list[str]]) -> None:
    base, _, rest = entry.term.replace("-", "").partition(" ")
    pairs = [
        *forms.english(base),
        *((word, Form.ACT) for word in irregular["finite"]),
        *((word, Form.PAST) for word in irregular["participle"]),
        *((word, Form.NOUN) for word in irregular["noun"]),
    ]
    for word, form in pairs:
        if not rest and word in found.verbs:
            found.english.setdefault(word, (entry, form))
        elif not rest:
            found.verbs[word] = (entry, form)
        elif form is not Form.NOUN:
            found.finite.setdefault(word, {}).setdefault(rest, entry)
