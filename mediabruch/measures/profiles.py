"""Whom a link concerns, and how much that weighs: the four municipal types of a study, and own weights.

Source: KGSt and ÖFIT, four types of municipalities by what they want of digitization (412 municipalities asked). What a
type weighs more counts three times here; that number is ours.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from mediabruch.analysis import Analysis
from mediabruch.breaks.link import Link
from mediabruch.errors import MediabruchError, Message
from mediabruch.maturity.zone import Zone
from mediabruch.maturity.zones import read_zones
from mediabruch.media import CLIENTS, PARTNERS
from mediabruch.notation.nearest import hint
from mediabruch.patterns import pattern

_NUMBER = pattern(r"\d{1,2}(?:[.,]\d+)?|100")
_LAWFUL = frozenset({Zone.APPLICATION, Zone.EVIDENCE, Zone.NOTICE, Zone.FILING})


class Interest(StrEnum):
    """For whom or what a link being digital is good."""

    AUTHORITY = "authority"
    """Work inside the office."""
    APPLICANT = "applicant"
    """What citizens and companies do, send and get."""
    COMMUNITY = "community"
    """What others do, send and get: other authorities, providers, everyone else outside."""
    LAW = "law"
    """Beside that: what official yardsticks look at, which are application, evidence, notice and filing."""


class MunicipalProfile(StrEnum):
    """The types of municipalities."""

    CAUTIOUS = "cautious"
    OPTIMIZER = "optimizer"
    SERVICE = "service"
    COMMUNITY = "community"


EVEN: Mapping[Interest, float] = {
    Interest.AUTHORITY: 1.0,
    Interest.APPLICANT: 1.0,
    Interest.COMMUNITY: 1.0,
    Interest.LAW: 0.0,
}
"""Each link counts once, as in the end-to-end score."""

PROFILES: Mapping[MunicipalProfile, Mapping[Interest, float]] = {
    MunicipalProfile.CAUTIOUS: {**EVEN, Interest.LAW: 2.0},
    MunicipalProfile.OPTIMIZER: {**EVEN, Interest.AUTHORITY: 3.0},
    MunicipalProfile.SERVICE: {**EVEN, Interest.APPLICANT: 3.0},
    MunicipalProfile.COMMUNITY: {**EVEN, Interest.COMMUNITY: 3.0},
}


def weighing(
    analysis: Analysis, party: Callable[[int | None], str | None], weights: Mapping[Interest, float]
) -> Callable[[Link], float]:
    """How much each link of a model weighs. `party` says who stands at a step, pool or end of a message flow."""
    interests: dict[int, Interest] = {}
    for step in analysis.steps:
        sent = {party(flow.target) for flow in analysis.model.graph.messages_out.get(step.node.key, ())}
        came = {party(flow.source) for flow in analysis.model.graph.messages_in.get(step.node.key, ())}
        interests[step.node.key] = _interest({party(step.node.key), *sent, *came})
    for flow in analysis.model.message_flows:
        interests[flow.key] = _interest({party(flow.source), party(flow.target)})
    zones = read_zones(analysis)

    def weigh(link: Link) -> float:
        ends = {interests[key] for key in (link.sender, link.receiver) if key is not None}
        whom = next(one for one in (Interest.APPLICANT, Interest.COMMUNITY, Interest.AUTHORITY) if one in ends)
        return weights[whom] + weights[Interest.LAW] * (zones.of_link(link) in _LAWFUL)

    return weigh


def _interest(parties: set[str | None]) -> Interest:
    if parties & CLIENTS:
        return Interest.APPLICANT
    return Interest.COMMUNITY if parties & PARTNERS else Interest.AUTHORITY


def weights_of(profile: str | None, own: Sequence[str]) -> Mapping[Interest, float]:
    """The weights of a profile, with own ones such as `applicant=2` in their place. Raises `MediabruchError`."""
    if profile is not None and profile not in tuple(MunicipalProfile):
        advice = hint(profile, tuple(map(str, MunicipalProfile)))
        raise MediabruchError(Message("Unknown profile “{name}”. {hint}", name=profile, hint=advice))
    weights = dict(EVEN if profile is None else PROFILES[MunicipalProfile(profile)])
    stated: set[str] = set()
    for text in own:
        name, _, value = (part.strip() for part in text.partition("="))
        known = tuple(map(str, Interest))
        if name not in known:
            raise MediabruchError(Message("Unknown factor “{name}”. {hint}", name=name, hint=hint(name, known)))
        if not _NUMBER.fullmatch(value):
            message = Message(
                "{name} wants a number from 0 to 100, as in {name}=2, not “{value}”.", name=name, value=value
            )
            raise MediabruchError(message)
        if name in stated:
            raise MediabruchError(Message("“{name}” is stated twice; which one counts?", name=name))
        stated.add(name)
        weights[Interest(name)] = float(value.replace(",", "."))
    if not any(weights[one] for one in Interest):
        raise MediabruchError(Message("At least one factor must be more than 0."))
    return weights
