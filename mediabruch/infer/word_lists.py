"""The word lists as one lexicon, with a team's own words on top."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from mediabruch.infer import forms
from mediabruch.infer.entries import Entry, Lexicon
from mediabruch.infer.forms import Form
from mediabruch.infer.normal import fold, tokens, words_of
from mediabruch.infer.tables import FOLDER, rows
from mediabruch.media import PHYSICAL, Medium, Side
from mediabruch.options import CustomTerm, Vocabulary

OPEN = 4
"""Letters that a word with an open end has at least."""
NOUN_FILES = ("topics", "decoys", "carriers", "channels", "paper", "speech", "systems", "things")
"""Later files do not overwrite earlier ones: a decoy stays a decoy."""

_STATED = 0.95
"""Weight of a word of the house."""
_INFINITIVE = 5
"""Letters of a German verb, and of what is left of it without its prefix."""
_SEPARABLE = (
    *("zusammen", "zurueck", "weiter", "gegen", "hinzu", "schluss", "heraus", "hinaus", "nach", "fest", "frei", "mit"),
    *("auf", "aus", "bei", "ein", "her", "hin", "los", "vor", "weg", "ab", "an", "um", "zu"),
)
_IRREGULAR = ("finite", "participle", "noun")
"""Columns of forms that no rule makes."""
_NAMED = 0.9
_GUESSED = 0.66
"""Weights of a product's name: one that means nothing else, and one that is a word of the language, too."""

_MEDIA: dict[str, Side] = {
    "": None,
    "physical": PHYSICAL,
    **{medium.value: frozenset({medium}) for medium in Medium},
    "paper+data": frozenset({Medium.PAPER, Medium.DATA}),
}


def _weight(row: Mapping[str, str]) -> float:
    return float(row.get("weight") or 0)


@lru_cache(maxsize=256)
def _tags(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=8)
def lexicon(house: Vocabulary) -> Lexicon:
    """The lexicon, with the house's own words on top. Cost: some milliseconds, once."""
    found = Lexicon()
    verbs = frozenset(word for word in house.terms if _is_infinitive(word.name))
    for word in (*house.terms, *house.systems):
        if word not in verbs:
            _add_house_noun(found, word, is_system=word in house.systems)
    for name in NOUN_FILES:
        for row in rows(FOLDER / f"{name}.tsv"):
            terms = row["term"].split(" | ")
            side = _MEDIA[row.get("medium", "")]
            entry = Entry(terms[0], name, side, side, weight=_weight(row), tags=_tags(row.get("tags", "")))
            _add_noun(found, entry, row["match"], terms)
    _add_products(found)
    _add_screen(found)
    for language in ("de", "en"):
        for row in rows(FOLDER / f"acts.{language}.tsv"):
            _add_act(found, row, f"acts.{language}")
    for word in house.terms:
        _add_house_verb(found, word, is_verb=word in verbs)
    _add_particles(found)
    for phrases in (*found.phrases.values(), *found.open_phrases.values()):
        phrases.sort(key=lambda phrase: -len(phrase[0]))
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
        side, is_guess = _MEDIA[row["holds"]], match == "guess"
        tags = _tags("names" + " guess" * is_guess + " eakte" * (row["field"] == "efile"))
        entry = Entry(name, "products", side, side, weight=_GUESSED if is_guess else _NAMED, tags=tags)
        terms = [name]
        if name[0].islower() and not name.islower():
            terms.append(" ".join(token.word for token in tokens(name) if token.word))  # "proDoppik" is cut in two
        _add_noun(found, entry, "part" if match == "sure" or " " in name else "exact", dict.fromkeys(terms))


def _add_screen(found: Lexicon) -> None:
    """Words of work on a screen; those of keys and buttons say by themselves that it is digital."""
    for row in rows(FOLDER / "screen.tsv"):
        terms = row["term"].split(" | ")
        side = _MEDIA[row["medium"]]
        entry = Entry(terms[0], "screen", side, side, weight=_weight(row), tags=_tags(row["tags"]))
        if side is not None:
            _add_noun(found, entry, row["match"], terms)
        found.screen.update(fold(term).replace("-", "") for term in terms)


def _add_noun(found: Lexicon, entry: Entry, match: str, terms: Iterable[str]) -> None:
    for term in terms:
        if match == "exact":
            found.exact.setdefault(term, entry)
            continue
        word = fold(term).replace("-", "").replace(".", "")
        if match == "end":
            found.heads.setdefault(word, entry)
            continue
        if " " in term:
            _add_phrase(found, tuple(word.split()), entry)
            continue
        found.words.setdefault(word, entry)
        if match in ("head", "both"):
            found.heads.setdefault(word, entry)
        if match in ("part", "both"):
            found.prefixes.setdefault(word, entry)


def _add_phrase(found: Lexicon, words: tuple[str, ...], entry: Entry) -> None:
    if words[0].endswith("*"):
        found.open_phrases.setdefault(words[0][:OPEN], []).append((words, entry))
    else:
        found.phrases.setdefault(words[0], []).append((words, entry))


def _add_act(found: Lexicon, row: Mapping[str, str], file: str) -> None:
    term = row["term"]
    receives, produces = _MEDIA[row.get("receives", "")], _MEDIA[row.get("produces", "")]
    tags = _tags(row.get("tags", ""))
    entry = Entry(term, file, receives, produces, weight=_weight(row), tags=tags, role=row["role"])
    irregular = {form: row.get(form, "").split() for form in _IRREGULAR}
    if file == "acts.de":
        _add_german(found, entry, irregular)
    else:
        _add_english(found, entry, irregular)


def _add_german(found: Lexicon, entry: Entry, irregular: Mapping[str, list[str]]) -> None:
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


def _add_house_noun(found: Lexicon, word: CustomTerm, *, is_system: bool) -> None:
    """A word of the house, in any case of letters, as texts are cut; before our own words."""
    receives, produces = word.receives, word.produces
    if is_system and receives is None and produces is None:
        receives = produces = frozenset({Medium.DATA})
    tags = frozenset({"names", "strong"} if is_system else {"strong"})
    file = "systems" if is_system else "house"
    entry = Entry(word.name, file, receives, produces, weight=_STATED, tags=tags, cited=word.cited)
    _add_noun(found, entry, "exact", [word.name])
    _add_noun(found, entry, "both", dict.fromkeys((word.name, " ".join(words_of(word.name)))))


def _is_infinitive(name: str) -> bool:
    """Whether a word of the house looks like a German verb: "gegenzeichnen"."""
    return name.isalpha() and name.islower() and fold(name).endswith(("en", "eln", "ern")) and len(name) >= _INFINITIVE


def _add_house_verb(found: Lexicon, word: CustomTerm, *, is_verb: bool) -> None:
    """A word of the house that is a verb, or a verb's noun, in place of ours, in all its forms."""
    name = fold(word.name)
    known, form = found.verbs.get(name, (None, None))
    if known is None and not is_verb:
        return
    role, file = (known.role, known.file) if known is not None else ("do", "acts.de")
    tags = (known.tags if known is not None else frozenset()) - {"light", "efile"} | {"hard"}
    term = known.term if known is not None else _with_prefix(name)
    entry = Entry(
        term, file, word.receives, word.produces, weight=_STATED, tags=frozenset(tags), role=role, cited=word.cited
    )
    if known is None:
        _add_german(found, entry, {form: [] for form in _IRREGULAR})
    elif form is Form.NOUN:
        found.verbs[name] = (entry, form)
    else:
        found.verbs |= {each: (entry, its) for each, (old, its) in found.verbs.items() if old is known}
        for particles in found.finite.values():
            particles.update({particle: entry for particle, old in particles.items() if old is known})
    for nouns in (found.words, found.heads):
        if name in nouns and nouns[name].file != "house":
            del nouns[name]


def _with_prefix(name: str) -> str:
    """A verb with a bar after its separable prefix: `an|hoeren`."""
    prefix = next((each for each in _SEPARABLE if name.startswith(each) and len(name) >= len(each) + _INFINITIVE), "")
    return f"{prefix}|{name.removeprefix(prefix)}" if prefix else name
