"""Whether a process is one of public administration, whose yardsticks then hold: as stated, else by its words.

One word suffices that says whose process it is, or that only administration uses; others need a second one beside them.
The words are data (`administration.tsv`). Companies know applications and approvals, too.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.infer.steps.purposes import Terms
from mediabruch.infer.text.normal import words_of
from mediabruch.maturity.parties import Parties, PartySide
from mediabruch.media import Origin
from mediabruch.notation.tsv import rows
from mediabruch.statements.vocabulary import Section

_AUTHORITIES = frozenset({"authority"})
_ENOUGH = 2
"""Words that make a sign together."""


class Administration(NamedTuple):
    """Whether a process is one of administration, and what that rests on."""

    holds: bool
    origin: Origin
    """Stated, inferred from words, or assumed where nothing speaks for it."""
    signs: tuple[str, ...] = ()
    """The facts or words behind it."""


def read_administration(analysis: Analysis) -> Administration:
    """Whose process it is. Cost: linear in the names of the model."""
    stated = analysis.options.administration
    if analysis.profile.administration is not None:
        stated = analysis.profile.administration
    if stated is not None:
        return Administration(holds=stated, origin=Origin.STATED, signs=("administration",))
    facts = tuple(_stated(analysis))
    if facts:
        return Administration(holds=True, origin=Origin.STATED, signs=facts)
    signs = _signs(analysis) if analysis.options.inference else ()
    return Administration(holds=bool(signs), origin=Origin.INFERRED if signs else Origin.ASSUMED, signs=signs)


def _stated(analysis: Analysis) -> Iterator[str]:
    """What is stated that only holds for administration."""
    profile = analysis.profile
    for name in ("leika_key", "fim_tier", "reifegrad"):
        if getattr(profile, name) is not None:
            yield name
    steps = analysis.sidecar.entries.get(Section.STEPS, {}) if analysis.sidecar is not None else {}
    parties = {str(entry.facts["party"].value) for entry in steps.values() if "party" in entry.facts}
    if _AUTHORITIES & (parties | set(analysis.stated_parties.values())):
        yield "party"


def _signs(analysis: Analysis) -> tuple[str, ...]:
    """The words that tell: the first that suffices, else two hints."""
    terms = _terms()
    for by, names in (("who", _of_house(analysis)), ("what", _all_names(analysis))):
        found = next((word for name in names for word in _words(name) if terms[by].hold((word,))), None)
        if found is not None:
            return (found,)
    issued = next((word for name in _all_names(analysis) for word in _issued(name)), None)
    if issued is not None:
        return (issued,)
    words = list(dict.fromkeys(word for name in _all_names(analysis) for word in _words(name)))
    hints = [word for word in words if terms["hint"].hold((word,))]
    beside = [word for word in words if terms["common"].hold((word,)) or terms["shown"].hold((word,))] if hints else []
    return tuple([*hints, *beside][:_ENOUGH]) if len(hints) + len(beside) >= _ENOUGH else ()


def _issued(name: str) -> Iterator[str]:
    """Papers that are applied for or issued; who only looks at a passport may be a bank."""
    words = tuple(_words(name))
    if _terms()["given"].hold(words):
        yield from (word for word in words if _terms()["shown"].hold((word,)))


def _words(name: str) -> Iterator[str]:
    """The words that may tell; who says or gives “Bescheid” only informs."""
    terms, words = _terms(), _without_homonyms(words_of(name))
    is_saying = terms["saying"].hold(words)
    yield from (word for word in words if not terms["not"].hold((word,)) and not (is_saying and word == "bescheid"))


def _without_homonyms(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without those that together name something else: a food court, a certificate authority."""
    known = _terms()["else"].whole
    hidden = {
        at
        for length in (2, 3)
        for start in range(len(words) - length + 1)
        if " ".join(words[start : start + length]) in known
        for at in range(start, start + length)
    }
    return tuple(word for at, word in enumerate(words) if at not in hidden)


def _of_house(analysis: Analysis) -> Iterator[str]:
    """The names of the file, the process of the house, its pool and its lanes."""
    model, parties = analysis.model, Parties(analysis)
    yield model.name
    yield from (pool.name for pool in model.participants if parties.side(pool.key) is PartySide.OFFICE)
    own = {pool.process for pool in model.participants if parties.side(pool.key) is PartySide.OFFICE}
    is_alone = not model.participants
    yield from (process.name for process in model.processes if is_alone or process.key in own)
    yield from (lane.name for lane in model.lanes if is_alone or lane.process in own)


def _all_names(analysis: Analysis) -> Iterator[str]:
    model = analysis.model
    yield from _of_house(analysis)
    yield from (pool.name for pool in model.participants)
    yield from (lane.name for lane in model.lanes)
    yield from (node.name for node in model.nodes)
    yield from (flow.name for flow in model.message_flows)


@lru_cache(maxsize=1)
def _terms() -> Mapping[str, Terms]:
    found: dict[str, Terms] = defaultdict(Terms)
    for row in rows(Path(__file__).with_name("administration.tsv")):
        found[row["by"]].add(row["terms"].split(" | "))
    return found
