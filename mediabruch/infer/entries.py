"""The lexicon: data files that a process manager can edit, loaded into dictionaries.

Files of the folder `lexicon`, tab-separated, `#` begins a comment, the first line names the columns:

- `acts.de.tsv`, `acts.en.tsv`: verbs. `role` is what the act does with information (see `acts.py`); `receives` and
  `produces` are what the verb alone says of the sides.
- `carriers.tsv`, `channels.tsv`, `systems.tsv`, `things.tsv`: nouns and adverbs with the medium they name.
- `decoys.tsv`: words that look like one of those and are none.
- `actors.tsv`: names of pools and lanes with the party.
- `particles.tsv`: prepositions, negations, conjunctions, articles.

`match` says where a term is found: `word` (the whole word, with its endings), `head` (also the end of a compound),
`part` (also its beginning), `both`, `exact` (case counts). A term of several words is a phrase; `*` leaves a word's end
open.

Tags: `hard` (the verb's sides stand against other words), `strong` (explicit: stands against a channel), `rekey`
(transcribing by hand), `efile` (paper, but digital where the model names an electronic file), `eakte` (names one),
`names` (a product), `adverb` (says how, without a preposition), `turns` (an adjective that makes its noun digital),
`automatic`, `byhand`, `data` (the word data itself), `code` (to be read, not a paper to scan), `tangible` (paper when
handed over or copied), `page` (a document where it is digital), `mark` (stands on what is worked on), `light` (a verb
that leaves it to its noun to say what is done), `identity`, `goods`, `cash`, `site` (kinds of things), `info` (carries
information, so it is no thing), `strips` (a compound with this end says nothing of a medium).
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from mediabruch.infer import forms
from mediabruch.infer.forms import Form
from mediabruch.infer.house import HouseWord, HouseWords
from mediabruch.infer.normal import fold, plain, tokens
from mediabruch.infer.tables import FOLDER, rows
from mediabruch.media import PHYSICAL, Medium, Side

OPEN = 4
"""Letters that a word with an open end has at least."""
NOUN_FILES = ("topics", "decoys", "carriers", "channels", "paper", "speech", "systems", "things")
"""Later files do not overwrite earlier ones: a decoy stays a decoy."""

_NAMED = 0.9
_GUESSED = 0.66
"""Weights of a product's name: one that means nothing else, and one that is a word of the language, too."""

_MEDIA: dict[str, Side] = {
    "": None,
    "physical": PHYSICAL,
    **{medium.value: frozenset({medium}) for medium in Medium},
    "paper+data": frozenset({Medium.PAPER, Medium.DATA}),
}


class Entry:
    """One term of the lexicon. Entries are equal only if they are the same entry."""

    __slots__ = ("cited", "file", "produces", "receives", "role", "tags", "term", "weight")

    def __init__(  # noqa: PLR0913 - one for each column
        self,
        term: str,
        file: str,
        receives: Side = None,
        produces: Side = None,
        *,
        weight: float = 0.0,
        tags: frozenset[str] = frozenset(),
        role: str = "",
        cited: str = "",
    ) -> None:
        self.term = term
        self.file = file
        self.receives = receives
        self.produces = produces
        """Nouns name one medium: `receives` and `produces` are the same."""
        self.weight = weight
        """How sure the word alone is, in 0..1."""
        self.tags = tags
        self.role = role
        """Verbs: the role; particles: what they do."""
        self.cited = cited
        """How evidence cites a word of the house."""

    @property
    def is_system(self) -> bool:
        """Whether it is an IT system, by its kind or by name."""
        return self.file in ("systems", "products")

    @property
    def name(self) -> str:
        """How evidence cites it."""
        return self.cited or f"{self.file}: {self.term}"


Phrase = tuple[tuple[str, ...], Entry]


class Lexicon:
    """All entries, by the ways in which they are found. Two lexicons are equal only if they are the same one."""

    def __init__(self) -> None:
        self.words: dict[str, Entry] = {}
        self.heads: dict[str, Entry] = {}
        self.prefixes: dict[str, Entry] = {}
        self.exact: dict[str, Entry] = {}
        """By the raw word."""
        self.verbs: dict[str, tuple[Entry, Form]] = {}
        self.finite: dict[str, dict[str, Entry]] = {}
        """Forms that leave a particle behind ("druckt … aus", "print … out"): the verb by the particle."""
        self.phrases: dict[str, list[Phrase]] = {}
        """By the first word, longest first."""
        self.open_phrases: dict[str, list[Phrase]] = {}
        """Those whose first word has an open end, by its first letters."""
        self.particles: dict[str, str] = {}
        self.languages: dict[str, str] = {}
        """Of the small words that only one language has: `de` or `en`."""
        self.screen: set[str] = set()
        """Words of work on a screen."""


def _weight(row: Mapping[str, str]) -> float:
    return float(row.get("weight") or 0)


@lru_cache(maxsize=256)
def _tags(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=8)
def lexicon(house: HouseWords) -> Lexicon:
    """The lexicon, with the house's own words on top. Cost: some milliseconds, once."""
    found = Lexicon()
    for word in (*house.terms, *house.systems):
        entry = _of_house(word, is_system=word in house.systems)
        _add_noun(found, entry, "exact", [word.name])  # before our own exact words
        _add_noun(found, entry, "both", dict.fromkeys((word.name, " ".join(words_of(word.name)))))  # as texts are cut
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
    for row in rows(FOLDER / "particles.tsv"):
        small = dict.fromkeys(row["term"].split(), row["role"])
        found.particles.update(small)
        if row.get("lang"):
            found.languages.update(dict.fromkeys(small, row["lang"]))
    for phrases in (*found.phrases.values(), *found.open_phrases.values()):
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


def _add_products(found: Lexicon) -> None:
    """Products by name; one that is a word of the language, too, is only a guess."""
    for row in rows(FOLDER / "products.tsv"):
        name, match = row["name"], row["match"]
        side, is_guess = _MEDIA[row["holds"]], match == "guess"
        kept = {"names"} | ({"guess"} if is_guess else set()) | ({"eakte"} if row["field"] == "efile" else set())
        entry = Entry(name, "products", side, side, weight=_GUESSED if is_guess else _NAMED, tags=frozenset(kept))
        _add_noun(found, entry, "part" if match == "sure" or " " in name else "exact", [name])


def _add_screen(found: Lexicon) -> None:
    """Words of work on a screen; those of keys and buttons say by themselves that it is digital."""
    for row in rows(FOLDER / "screen.tsv"):
        terms = row["term"].split(" | ")
        side = _MEDIA[row["medium"]]
        entry = Entry(terms[0], "screen", side, side, weight=_weight(row), tags=_tags(row["tags"]))
        if side is not None:
            _add_noun(found, entry, row["match"], terms)
        found.screen.update(fold(term).replace("-", "") for term in terms)


def _of_house(word: HouseWord, *, is_system: bool) -> Entry:
    receives, produces = word.receives, word.produces
    if is_system and receives is None and produces is None:
        receives = produces = frozenset({Medium.DATA})
    tags = frozenset({"names", "strong"} if is_system else {"strong"})
    return Entry(
        word.name, "systems" if is_system else "house", receives, produces, weight=0.95, tags=tags, cited=word.cited
    )


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
    irregular = {form: row.get(form, "").split() for form in ("finite", "participle", "noun")}
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
    base, _, rest = entry.term.partition(" ")
    pairs = [
        *forms.english(base),
        *((word, Form.ACT) for word in irregular["finite"]),
        *((word, Form.PAST) for word in irregular["participle"]),
        *((word, Form.NOUN) for word in irregular["noun"]),
    ]
    for word, form in pairs:
        if not rest:
            found.verbs.setdefault(word, (entry, form))
        elif form is not Form.NOUN:
            found.finite.setdefault(word, {}).setdefault(rest, entry)


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[str, ...]:
    """The normal forms of a text's words, signs left out."""
    return tuple(token.word for token in tokens(plain(text)) if token.word)
