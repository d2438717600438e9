"""What a text says of a step: its acts as a sequence.

A label of several acts takes in what its first act takes in, and passes on what its last act makes of it. Acts of which
nothing is known are transparent, but a new thing is made (`make`) out of nothing. What is done away with, kept or only
looked at is never the result. Who asks whether something is printed prints nothing.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from mediabruch.infer.reading.claims import Sides, clause_claims, names_record
from mediabruch.infer.reading.clauses import clauses
from mediabruch.infer.reading.evidence import THRESHOLD
from mediabruch.infer.reading.parts import Act, Clause, Mention
from mediabruch.infer.reading.weighing import Claim, faint, is_undecided
from mediabruch.infer.vocabulary.entries import Entry
from mediabruch.infer.vocabulary.matching import Matcher
from mediabruch.media import DOCUMENT, ORAL, PAPER, PHYSICAL, Medium

_MADE_NEW = frozenset({"make", "enter"})
_NO_RESULT = frozenset({"destroy", "keep", "about"})
_CAPTURING = frozenset({"enter", "make", "edit", "store"})
_RECORDING = frozenset({"enter", "edit"})
_ASKING = frozenset({"ask", "request"})
_TALK = "speech: gespraech"
_SETTING = frozenset({"edit", "store", "enter", "check", "inspect", "handle", "do", "run", "about"})
_FILING = frozenset({"store", "put", "convert"})


class Reading(NamedTuple):
    """What a text says of a step. Each text is read once, so that readings are told apart by being different ones."""

    claims: tuple[Claim, ...] = ()
    """For each side, those that count; strongest first."""
    roles: tuple[str, ...] = ()
    """Of its acts, in order."""
    rekeys: bool = False
    """A person transcribes, by its words."""
    captures: bool = False
    """It enters or records something."""
    system: str | None = None
    """A named system, as written."""
    names_efile: bool = False
    hangs_on_efile: bool = False
    """It has a word that is digital only where the model names an electronic file: "Mappe", "umlaufen"."""
    hangs_on_language: bool = False
    """It has a word that another language has, too, and means something else by: "Brief", "Post"."""
    hangs_on_articles: bool = False
    """It has a word that means no medium where the model is about articles of science: "paper"."""
    is_automatic: bool = False
    is_screen: bool = False
    """It has a word of work on a screen."""
    asks: bool = False
    """It asks for something, by a verb or by what it sends: "Anfrage senden"."""
    mentions: tuple[Mention, ...] = ()
    acts: tuple[Act, ...] = ()
    """What it does, in order."""
    last: Clause | None = None
    """Its last act, with what is mentioned beside it."""
    is_open: bool = False
    """It names ways of different media, of which each case takes one."""

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=65536)
def read(text: str, matcher: Matcher, role: str) -> Reading:
    """What a text says of a step; `role` holds where the text has no verb of its own (a note beside a step)."""
    return _read(text, matcher, role, in_efile=False)


@lru_cache(maxsize=4096)
def read_in_efile(text: str, matcher: Matcher, role: str) -> Reading:
    """The same in a model that names an electronic file; it differs only where the reading hangs on that."""
    return _read(text, matcher, role, in_efile=True)


@lru_cache(maxsize=4096)
def read_in_english(text: str, matcher: Matcher, role: str) -> Reading:
    """The same in an English model; it differs only where a word is German, and the text tells no language."""
    return _read(text, matcher, role, in_efile=False, around="en")


@lru_cache(maxsize=4096)
def read_of_articles(text: str, matcher: Matcher, role: str) -> Reading:
    """The same in a model about articles of science; it differs only where the reading hangs on that."""
    return _read(text, matcher, role, in_efile=False, of_articles=True)


def _read(  # noqa: PLR0913 - one for each thing it may hang on
    text: str, matcher: Matcher, role: str, *, in_efile: bool, around: str = "", of_articles: bool = False
) -> Reading:
    found = _without_ways(clauses(text, matcher, around))
    if of_articles:
        found = _without_articles(found)
    roles = tuple(_role(clause, role) for clause in found)
    sides = [clause_claims(clause, done, in_efile=in_efile) for clause, done in zip(found, roles, strict=True)]
    sides = _opened(found, sides)
    mentions = [mention for clause in found for mention in clause.mentions]
    tags: set[str] = set()
    for clause in found:
        tags.update(clause.act.entry.tags if clause.act else ())
    for mention in mentions:
        tags.update(mention.entry.tags)
    claims = (*_first(sides, roles), *_kept_twice(found, sides, _last(sides, roles)))
    if _is_question(text, claims):
        return Reading(names_efile="eakte" in tags)
    return Reading(
        claims,
        roles,
        rekeys="rekey" in tags or ("byhand" in tags and "enter" in roles),
        captures=any(map(_captures, found, roles)),
        system=_system(mentions) if "names" in tags else None,
        names_efile="eakte" in tags,
        hangs_on_efile="efile" in tags,
        hangs_on_language="de" in tags,
        hangs_on_articles="article" in tags,
        is_automatic="automatic" in tags,
        is_screen=any(clause.is_screen for clause in found) or "efile" in tags,
        asks=not _ASKING.isdisjoint(roles) or any(clause.names_request for clause in found),
        mentions=tuple(mentions),
        acts=tuple(clause.act for clause in found if clause.act is not None),
        last=found[-1] if found else None,
        is_open=any(is_undecided(claims) for said in sides for claims in said.values()),
    )


def _is_question(text: str, claims: Iterable[Claim]) -> bool:
    """Whether a text only asks whether something is done: "Antrag gedruckt?" prints nothing."""
    return text.rstrip().endswith("?") and any(claim.entry.startswith("acts") for claim in claims)


def _without_ways(found: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses without the ways of sending that are only set or chosen: "Versandart auf Postversand umstellen"."""
    is_set = any(clause.names_mode for clause in found)
    if not is_set and not any(clause.act is not None and "sets" in clause.act.entry.tags for clause in found):
        return found
    return tuple(
        clause._replace(mentions=tuple(item for item in clause.mentions if item.entry.is_system))
        if _is_setting(clause.act, is_set=is_set)
        else clause
        for clause in found
    )


def _without_articles(found: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses without what names an article by itself; "paperwork" and "on paper" stay what they are."""
    return tuple(
        clause._replace(mentions=tuple(item for item in clause.mentions if not _is_article(item))) for clause in found
    )


def _is_article(mention: Mention) -> bool:
    return "article" in mention.entry.tags and mention.text.lower().rstrip("s") == mention.entry.term


def _opened(found: Sequence[Clause], sides: list[Sides]) -> list[Sides]:
    """The claims of the clauses, undecided where each case takes one of two acts: "drucken oder mailen"."""
    for index, clause in enumerate(found):
        if not clause.is_either or not index:
            continue
        for side in ("receives", "produces"):
            both = (*sides[index - 1][side], *sides[index][side])
            if is_undecided(both) and sides[index - 1][side] and sides[index][side]:
                claims = tuple(map(faint, both))
                sides[index - 1] = {**sides[index - 1], side: claims}
                sides[index] = {**sides[index], side: claims}
    return sides


def _is_setting(act: Act | None, *, is_set: bool) -> bool:
    """Whether a way is set or chosen by this act; `is_set`: the text names ways of sending."""
    return is_set if act is None else "sets" in act.entry.tags or (is_set and act.entry.role in _SETTING)


def _role(clause: Clause, otherwise: str) -> str:
    if clause.act is None:
        return otherwise
    role = clause.act.entry.role
    if "looks" in clause.act.entry.tags and any(item.entry.is_system for item in clause.mentions):
        return "look"  # who consults a register looks into it; who consults people asks them
    if "books" in clause.act.entry.tags and any("booked" in item.entry.tags for item in clause.mentions):
        return "enter"  # what is posted to an account
    if "loads" in clause.act.entry.tags and names_record(clause):
        return "fetch"  # data is loaded, witnesses are summoned
    return "make" if role == "handle" and clause.is_new else role  # "neuen Fall öffnen"


def _captures(clause: Clause, role: str) -> bool:
    """Whether it enters or records something; who deletes or cancels enters nothing."""
    return role in _RECORDING and (clause.act is None or "undoes" not in clause.act.entry.tags)


def _system(mentions: Iterable[Mention]) -> str | None:
    return next((item.text for item in mentions if "names" in item.entry.tags), None)


def _first(sides: Sequence[Sides], roles: Sequence[str]) -> tuple[Claim, ...]:
    """What the sequence takes in: the first act that says so, unless an earlier one made or said something else."""
    leaning: tuple[Claim, ...] = ()
    for index, (found, role) in enumerate(zip(sides, roles, strict=True)):
        if _is_sure(found["receives"]):
            if found["receives"][0].entry == _TALK and _CAPTURING.intersection(roles[index + 1 :]):
                return tuple(claim._replace(media=ORAL) for claim in found["receives"])  # and writes down what was said
            return found["receives"]
        if is_undecided(found["receives"]):
            return found["receives"]
        leaning = leaning or found["receives"]
        if _is_sure(found["produces"]) or role == "make":
            if role == "talk" and _CAPTURING.intersection(roles[index + 1 :]):
                return tuple(claim._replace(side="receives") for claim in found["produces"])  # and writes down
            break
    return leaning


def _last(sides: Sequence[Sides], roles: Sequence[str]) -> tuple[Claim, ...]:
    """What the sequence passes on: the last act that says so, unless a later one makes something else."""
    leaning: tuple[Claim, ...] = ()
    for found, role in zip(reversed(sides), reversed(roles), strict=True):
        if role in _NO_RESULT:
            if role == "destroy" and _argues(found["produces"], PHYSICAL):
                return found["produces"]  # a thing is destroyed, and no information
            continue
        if _is_sure(found["produces"]):
            is_signed = any(claim.side == "produces" and claim.media == PAPER for claim in leaning)
            is_text = found["produces"][0].media not in (ORAL, PHYSICAL)
            return found["produces"] if is_text or not is_signed else leaning  # what is read out and then signed
        if is_undecided(found["produces"]):
            return found["produces"]
        leaning = leaning or found["produces"]
        if role in _MADE_NEW or _is_sure(found["receives"]):
            break
    return leaning


def _kept_twice(found: Sequence[Clause], sides: Sequence[Sides], last: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """What is scanned and whose original is filed or sent back goes on as both."""
    scanned: tuple[Claim, ...] = ()
    for clause, said in zip(found, sides, strict=True):
        if clause.act is None:
            continue
        verb = clause.act.entry
        if verb.receives == PAPER and verb.produces == DOCUMENT:
            scanned = said["produces"]
        elif scanned and _is_kept(verb, said):
            return tuple(claim._replace(media=PAPER | DOCUMENT) for claim in scanned)
    return last


def _is_kept(verb: Entry, said: Sides) -> bool:
    """Whether the original is filed, or goes back: not where an e-mail does."""
    is_paper = _argues(said["produces"], PAPER)
    return (verb.role in _FILING and is_paper) or ("returned" in verb.tags and (is_paper or not said["produces"]))


def _argues(claims: tuple[Claim, ...], media: frozenset[Medium]) -> bool:
    return _is_sure(claims) and claims[0].media == media


def _is_sure(claims: tuple[Claim, ...]) -> bool:
    """Whether the claims decide by themselves."""
    return bool(claims) and claims[0].weight >= THRESHOLD
