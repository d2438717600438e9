"""A house's own words, laid over the word lists."""

from mediabruch.infer.text.normal import fold, words_of
from mediabruch.infer.vocabulary.entries import Entry, Lexicon, Phrase
from mediabruch.infer.vocabulary.forms import Form
from mediabruch.infer.vocabulary.word_lists import IRREGULAR, add_german, add_noun
from mediabruch.media import Medium
from mediabruch.options import CustomTerm, Vocabulary

_STATED = 0.95
"""Weight of a word of the house."""
_INFINITIVE = 5
"""Letters of a German verb, and of what is left of it without its prefix."""
_SEPARABLE = (
    *("zusammen", "zurueck", "weiter", "gegen", "hinzu", "schluss", "heraus", "hinaus", "nach", "fest", "frei", "mit"),
    *("auf", "aus", "bei", "ein", "her", "hin", "los", "vor", "weg", "ab", "an", "um", "zu"),
)


def with_house_words(ours: Lexicon, house: Vocabulary) -> Lexicon:
    """The lexicon in which the house's words come before ours."""
    theirs = Lexicon()
    verbs = frozenset(word for word in house.terms if _is_infinitive(word.name))
    for word in (*house.terms, *house.systems):
        if word not in verbs:
            _add_house_noun(theirs, word, is_system=word in house.systems)
    found = _laid_over(theirs, ours)
    for word in house.terms:
        _add_house_verb(found, word, is_verb=word in verbs)
    return found


def _laid_over(nouns: Lexicon, ours: Lexicon) -> Lexicon:
    """A lexicon with these nouns, and of ours all that they do not hide."""
    found = Lexicon()
    for name, table in vars(ours).items():
        setattr(found, name, table | getattr(nouns, name))
    found.finite = {word: dict(particles) for word, particles in ours.finite.items()}
    found.phrases = _joined(nouns.phrases, ours.phrases)
    found.open_phrases = _joined(nouns.open_phrases, ours.open_phrases)
    found.sort_phrases()
    return found


def _joined(first: dict[str, list[Phrase]], then: dict[str, list[Phrase]]) -> dict[str, list[Phrase]]:
    return {word: [*first.get(word, ()), *then.get(word, ())] for word in first | then}


def _add_house_noun(found: Lexicon, word: CustomTerm, *, is_system: bool) -> None:
    """A word of the house, in any case of letters, as texts are cut; before our own words."""
    receives, produces = word.receives, word.produces
    if is_system and receives is None and produces is None:
        receives = produces = frozenset({Medium.DATA})
    tags = frozenset({"names", "strong"} if is_system else {"strong"})
    file = "systems" if is_system else "house"
    entry = Entry(word.name, file, receives, produces, weight=_STATED, tags=tags, cited=word.cited)
    add_noun(found, entry, "exact", [word.name])
    add_noun(found, entry, "both", dict.fromkeys((word.name, " ".join(words_of(word.name)))))


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
        add_german(found, entry, {form: [] for form in IRREGULAR})
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
