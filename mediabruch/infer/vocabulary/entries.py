"""The lexicon: data files that a process manager can edit, loaded into dictionaries.

Files of the folder `lexicon`, tab-separated, `#` begins a comment, the first line names the columns:

- `acts.de.tsv`, `acts.en.tsv`: verbs. `role` is what the act does with information (see `acts.py`); `receives` and
  `produces` are what the verb alone says of the sides.
- `carriers.tsv`, `channels.tsv`, `systems.tsv`: nouns and adverbs with the medium they name; `paper.tsv`: furniture,
  pens, stationery, forms; `speech.tsv`: speech, and talks that are the work; `things.tsv`: things and living beings.
- `products.tsv`: IT products by name, with what they hold, who makes or runs them, and the public source that names
  them (`product_sources.tsv`), or that none was found yet; a name that is also a common word or abbreviation has one.
- `screen.tsv`: words of work on a screen.
- `purposes.tsv`: what a step is for, by its acts and nouns (see `purposes.py`).
- `handouts.tsv`: what is printed for somebody to keep (see `handouts.py`).
- `habits.tsv`: what is assumed where nothing is known, if that is asked for (see `habits.py`).
- `technical.tsv`: what programs do to their own values (see `technical.py`).
- `articles.tsv`: what tells that a model is about articles of science (see `articles.py`).
- `topics.tsv`: nouns of trouble, projects and purchases, beside which a medium is only what it is about.
- `decoys.tsv`: words that look like one of those and are none.
- `abbreviations.tsv`: abbreviations with the words they stand for.
- `actors.tsv`: names of pools and lanes with the party.
- `particles.tsv`: prepositions, negations, conjunctions, articles.

`match` says where a term is found: `word` (the whole word, with its endings), `head` (also the end of a compound),
`end` (only there), `part` (also its beginning), `both`, `exact` (case counts). A term of several words is a phrase;
`*` leaves a word's end open.

Tags of verbs: `hard` (its sides stand against other words), `rekey` (transcribing by hand), `pictures` (of papers,
where it is about information), `returned`, `filed`, `delivers`, `inward` (where its object goes), `over` (takes "über"
for its topic), `with` (names who is talked to), `agrees` (on an appointment or with people, by talking), `tells`
(somebody of something), `says` (it of things, and handles none), `asks` (about information), `looks` (into systems, and
asks people), `loads` (information out of systems, and summons people), `receiver` (sends only where somebody gets it),
`ends` (in the passive: gives something up), `light` (leaves it to its noun to say what is done), `screen` (work on a
screen), `typed` (so is this, in a system), `papers` (a verb beside papers only: "mail letter"), `books` (what goes to a
ledger is entered), `undoes` (enters nothing), `sets` (chooses a way), `record` (puts talk into writing: from then on
nothing is spoken), `fills` (a form), `tangible`.

Tags of nouns: `strong` (explicit: stands against a channel), `efile` (paper, but digital where the model names an
electronic file), `eakte` (names one), `names` (a product), `product` (examined, it is what the step is about), `guess`
(may be a system's name), `place` (a system only behind a preposition), `typed` (the same, where something is typed in),
`open` (a compound that begins so is of this medium), `adverb` (says how, without a preposition), `post` (takes it out
by post), `turns` (an adjective that makes its noun digital), `automatic`, `unattended` (done by a machine alone),
`byhand`, `data` (the word data itself), `code` (to be read, not a paper to scan), `called`, `activity` (what machines
call), `replies` (a program that is talked to in writing), `virtual` (holds no things), `tangible` (paper when handed
over or copied), `page` (a document where it is digital), `info` (carries information, so it is no thing), `told` (the
same, given to somebody), `book` (kept by writing in it), `sheet` (paper when it is read off or typed in), `alone` (in
English less sure where no noun follows), `article` (no medium where the model is about articles of science), `before`
(in English an adjective where a noun follows), `there` (is on paper before it is sent), `mark`, `pen` (stands on what
is worked on), `furniture`, `filing`, `stores` (goods, too), `carried`, `board` (where papers lie and hang), `given`
(goes to people), `hand` (handwriting), `body`, `seen` (scanned, and no paper), `skimmed` (scanned with the eyes),
`console` (programs print there), `arrives` (tells what came where an event is called so), `booked` (posted to),
`copied` (of an original), `copies` (how many), `solid` (printed, and no paper), `device` (a thing when handed over),
`near` (where people talk), `confer`, `held`, `call`, `talkwork`, `recorded`, `heard` (kinds of speech), `identity`,
`goods`, `living`, `person`, `cash`, `site` (kinds of things), `bundle` (papers, where it goes in a letter), `about` (a
topic), `mode` (a way of sending, as a topic), `strips` (a compound with this end says nothing of a medium), `inside`
(stays in the house), `de`, `en` (in texts of this language only).
"""

from mediabruch.infer.vocabulary.forms import Form
from mediabruch.media import PHYSICAL, Medium, Side

OPEN = 4
"""Letters that a word with an open end has at least."""
SIDES: dict[str, Side] = {
    "": None,
    "physical": PHYSICAL,
    **{medium.value: frozenset({medium}) for medium in Medium},
    "paper+data": frozenset({Medium.PAPER, Medium.DATA}),
}
"""What stands in columns of media."""


class Entry:
    """One term of the lexicon. Entries are equal only if they are the same entry."""

    __slots__ = ("cited", "file", "produces", "receives", "role", "tags", "term", "weight")

    def __init__(  # noqa: PLR0913, PLR0917 - one for each column; thousands are made at once
        self,
        term: str,
        file: str,
        receives: Side = None,
        produces: Side = None,
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
        self.english: dict[str, tuple[Entry, Form]] = {}
        """English verbs in forms that German has, too: "upload", "print"."""
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

    @property
    def nouns(self) -> tuple[dict[str, Entry], ...]:
        """The tables of nouns."""
        return self.words, self.heads, self.prefixes, self.exact

    def add_phrase(self, words: tuple[str, ...], entry: Entry) -> None:
        """Let a phrase be found by its first word, after those that are there."""
        if words[0].endswith("*"):
            self.open_phrases.setdefault(words[0][:OPEN], []).append((words, entry))
        else:
            self.phrases.setdefault(words[0], []).append((words, entry))

    def sort_phrases(self) -> None:
        """Put the longest phrases first, so that they are found first."""
        for phrases in (*self.phrases.values(), *self.open_phrases.values()):
            phrases.sort(key=lambda phrase: -len(phrase[0]))
