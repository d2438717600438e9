"""Who acts: citizens, companies, authorities, providers and systems, by the names of pools and lanes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.text.normal import fold, plain, tokens, words_of
from mediabruch.infer.vocabulary.lexicons import lexicon
from mediabruch.media import Medium
from mediabruch.model import AUTOMATIC_TASKS, FlowNodeType, Lane, Model, Participant
from mediabruch.notation.tsv import rows
from mediabruch.options import NO_VOCABULARY, CustomTerm, Vocabulary

SYSTEM = "system"
CITIZEN = "citizen"
_AUTHORITIES = ("authority", "other_authority")
_POST = frozenset({FlowNodeType.SEND_TASK, FlowNodeType.RECEIVE_TASK})
_BARE = frozenset({("it",), ("edv",)})
"""Names of a department or of its machines; what works there decides."""
_ENDINGS = ("", "s", "n", "en", "in", "innen", "er", "e", "es")
_LONGEST = 48
_SHORTEST_HEAD = 3
"""Letters of what ends a compound, without its ending: no "KI" checks in."""
_KEPT = (frozenset({Medium.DATA}), frozenset({Medium.DOCUMENT}))
_OF = frozenset({"of", "der", "des"})
_PREPOSITIONS = frozenset({"channel", "place", "target", "source", "topic", "negation"})
"""Small words that end the head of a name: in "Portal für Bürger" the portal acts, in "Kunde ohne App" the customer."""
_ENDS = frozenset("(,:;[/")
_COMPOUNDED = frozenset({"citizen", "company"})
"""For whom systems are made, and named after: a "customer portal"."""
_OUTSIDERS = frozenset({"citizen", "company", "other_authority"})
PERSON = "person"
"""People of whom no party is known: a team, users, a support desk."""


class Actor(NamedTuple):
    """What a name says of who acts."""

    party: str
    entry: str
    medium: Medium | None = None
    """What usually arrives there: paper in the mail room."""
    weight: float = 0.0


@lru_cache(maxsize=1)
def _actors() -> tuple[dict[str, Actor], dict[str, Actor], list[tuple[tuple[str, ...], Actor]]]:
    """Words, ends of compounds, phrases."""
    words: dict[str, Actor] = {}
    heads: dict[str, Actor] = {}
    phrases: list[tuple[tuple[str, ...], Actor]] = []
    for row in rows(FOLDER / "actors.tsv"):
        terms = row["term"].split(" | ")
        medium = Medium(row["medium"]) if row.get("medium") else None
        actor = Actor(row["party"], f"actors: {terms[0]}", medium, float(row.get("weight") or 0))
        for term in terms:
            form = tuple(fold(word).replace("-", "") for word in term.split())
            if len(form) > 1:
                phrases.append((form, actor))
            elif form:
                words.setdefault(form[0], actor)
                if row["match"] == "head":
                    heads.setdefault(form[0], actor)
    phrases.sort(key=lambda phrase: -len(phrase[0]))
    return words, heads, phrases


@lru_cache(maxsize=4096)
def actor(name: str) -> Actor | None:
    """Who acts in a pool or lane of this name.

    >>> found = actor("Antragsteller/in")
    >>> found.party if found else None
    'citizen'
    """
    words, heads, phrases = _actors()
    said = _headline(name)
    for form, known in phrases:
        if any(_stands(form, said[at : at + len(form)]) for at in range(len(said) - len(form) + 1)):
            return known
    found = [each for word in reversed(said) if (each := _known(word, words, heads)) is not None]
    people = [each for each in found if each.party != SYSTEM]
    is_compound = bool(found) and all(each.party in _COMPOUNDED for each in people)
    last = _known(said[-1], words, heads) if said else None
    if is_compound and last is not None and last.party == SYSTEM:
        return last  # "Student Information System"
    return next(iter(people or found), None)


def _known(word: str, words: Mapping[str, Actor], heads: Mapping[str, Actor]) -> Actor | None:
    """Who a word names, by itself or by its end."""
    if len(word) <= _LONGEST:
        for ending in _ENDINGS:
            stem = word.removesuffix(ending) if ending else word
            if (not ending or stem != word) and stem in words:
                return words[stem]
        for start in range(2, len(word) - 2):
            for ending in _ENDINGS:
                stem = word[start:].removesuffix(ending)
                if word.endswith(ending) and len(stem) >= _SHORTEST_HEAD and stem in heads:
                    return heads[stem]
    return None


@lru_cache(maxsize=4096)
def is_outside(word: str) -> bool:
    """Whether a word of a label names somebody outside the office."""
    words, heads, _ = _actors()
    known = _known(word, words, heads)
    return known is not None and known.party in _OUTSIDERS


def _stands(form: tuple[str, ...], said: tuple[str, ...]) -> bool:
    return all(
        word.startswith(part[:-1]) if part[-1] == "*" else word == part for part, word in zip(form, said, strict=True)
    )


def _headline(name: str) -> tuple[str, ...]:
    """The words of a name up to a preposition, a comma or a bracket."""
    head: list[str] = []
    small = lexicon(NO_VOCABULARY).particles
    for token in tokens(plain(name)):
        is_small = token.word in _OF or small.get(token.word) in _PREPOSITIONS
        if head and (token.raw in _ENDS or is_small):
            break
        if token.word:
            head.append(token.word)
    return tuple(head)


def convention(name: str, conventions: Sequence[CustomTerm]) -> CustomTerm | None:
    """The first convention of the house whose name stands in this name, as whole words."""
    if not conventions:
        return None
    said = words_of(name)
    for known in conventions:
        form = words_of(known.name)
        if form and any(said[at : at + len(form)] == form for at in range(len(said) - len(form) + 1)):
            return known
    return None


def parties(model: Model, house: Vocabulary = NO_VOCABULARY) -> Mapping[int, str]:
    """Who acts in each participant and lane of which the name tells, by key.

    Values are `citizen`, `company`, `authority`, `other_authority`, `provider` or a name of the house. The authority
    with the most steps is the one whose process this is; authorities in other pools are `other_authority`.
    """
    found: dict[int, str] = {}
    pools = {pool.key: _party(pool.name, house.pools, house) for pool in model.participants}
    leading = _leading_authority(model, pools)
    for pool in model.participants:
        party = pools[pool.key]
        if party in _AUTHORITIES and leading is not None:
            party = "authority" if pool.key == leading else "other_authority"
        if party is not None:
            found[pool.key] = _outward(party)
    by_process = {pool.process: found.get(pool.key) for pool in model.participants if pool.process is not None}
    for lane in model.lanes:
        party = _lane_party(lane, by_process.get(lane.process), house)
        if party is not None:
            found[lane.key] = party
    return found


def is_system(name: str, house: Vocabulary) -> bool:
    """Whether a pool or lane of this name is an IT system, by the house's own words or by the lexicon's."""
    known = actor(name)
    if convention(name, house.systems) is not None:
        return True
    return known.party == SYSTEM if known is not None else _is_product(name)


@lru_cache(maxsize=4096)
def _is_product(name: str) -> bool:
    """Whether the head of the name is that of products alone: as "SAP", "ServiceNow CMDB"."""
    known = lexicon(NO_VOCABULARY)
    said = [token for token in tokens(plain(name)) if token.word]
    head = said[: len(_headline(name))]
    entries = [known.exact.get(token.raw) or known.words.get(token.word) for token in head]
    return bool(entries) and all(
        entry is not None and (entry.file == "products" or (entry.is_system and entry.receives in _KEPT))
        for entry in entries
    )


def _party(name: str, conventions: Sequence[CustomTerm], house: Vocabulary) -> str | None:
    own = convention(name, conventions)
    if own is not None and own.party is not None:
        return own.party
    if convention(name, house.systems) is not None:
        return SYSTEM
    known = actor(name)
    return known.party if known is not None and known.party != PERSON else None


def _lane_party(lane: Lane, pool: str | None, house: Vocabulary) -> str | None:
    """The lane's own name tells, but a clerk in a company's pool is the company's."""
    party = _party(lane.name, house.lanes, house)
    if party in _AUTHORITIES and pool is not None:
        return pool
    return _outward(party) if party is not None else pool


def _outward(party: str) -> str:
    """A system is the provider's."""
    return "provider" if party == SYSTEM else party


def _leading_authority(model: Model, pools: Mapping[int, str | None]) -> int | None:
    authorities = [pool for pool in model.participants if pools[pool.key] in _AUTHORITIES]
    if not authorities:
        return None
    steps = Counter(node.process for node in model.activities)

    def rank(pool: Participant) -> tuple[bool, int, int]:
        return pools[pool.key] == "authority", steps.get(pool.process, 0) if pool.process is not None else 0, -pool.key

    return max(authorities, key=rank).key


def machine_places(model: Model, house: Vocabulary = NO_VOCABULARY) -> Mapping[int, str]:
    """Lanes and processes (their pools) that are IT systems, by key, with the name, if it names one.

    By the name of a lane or pool; a process without a pool has none that says who acts, and no system is called after
    it. A pool or lane that is only called "IT" counts where machines (service, script, rule tasks) do most of its work,
    and one of any name where people do none of it, unless it is called after people or an office, or a lane in it is.
    """
    names = {process.key: process.name for process in model.processes}
    unpooled = names.keys() - {pool.process for pool in model.participants}
    names |= {pool.process: pool.name for pool in model.participants if pool.process is not None}
    names |= {lane.key: lane.name for lane in model.lanes}
    work: dict[int, list[str]] = {}
    for node in model.activities:
        worker = _worker(node.type)
        work.setdefault(node.process, []).append(worker)
        if node.lane is not None:
            work.setdefault(node.lane, []).append(worker)
    peopled = {key for lane in model.lanes if _is_of_people(lane.name) for key in (lane.key, lane.process)}
    peopled |= {pool.process for pool in model.participants if pool.process is not None and _is_of_people(pool.name)}
    found: dict[int, str] = {}
    for place, name in names.items():
        is_named, is_by_work = is_system(name, house), place not in peopled and _is_machine(name, work.get(place, ()))
        if place in unpooled:
            found |= {place: name if is_named else ""} if is_by_work else {}
        elif is_named or is_by_work:
            found[place] = name
    return found


@lru_cache(maxsize=4096)
def _is_of_people(name: str) -> bool:
    """Whether a pool or lane is called after people or an office, and not also after a system of theirs."""
    known = actor(name)
    words, heads, _ = _actors()
    named = (_known(word, words, heads) for word in _headline(name))
    return known is not None and all(each is None or each.party != SYSTEM for each in named)


def _worker(kind: FlowNodeType) -> str:
    """Who does a task of this type: a machine, the post (either may send and receive), or people."""
    if kind in AUTOMATIC_TASKS:
        return "machine"
    return "post" if kind in _POST else "people"


def _is_machine(name: str, workers: Sequence[str]) -> bool:
    """Whether machines work there, by who does each step."""
    machines = workers.count("machine")
    if not machines or 2 * machines < len(workers):
        return False
    return "people" not in workers or words_of(name)[:1] in _BARE
