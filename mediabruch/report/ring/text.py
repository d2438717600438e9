"""A ring in words: each service with who is where, and who could learn what from whom."""

from collections.abc import Callable, Iterator, Sequence

from mediabruch.breaks.crossed import crossed_message
from mediabruch.i18n import Translator
from mediabruch.notation.letters import shortened
from mediabruch.portfolio.examined import SERVICE_KEY
from mediabruch.portfolio.reuse import Reuse
from mediabruch.portfolio.ring import LEAST_GROUP, SURE, Quartiles, RingFigures
from mediabruch.portfolio.told_quartiles import BREAKS_STEP, POINTS_STEP, ToldQuartiles
from mediabruch.report.facts import facts_line
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.portfolio.text import points_between
from mediabruch.report.ring.shown import ShownRing, ShownService
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style
from mediabruch.rules import RULES

MOST = 30
"""Lines of one kind that are shown."""
_FEWEST = 3
"""Members that can be cut into quarters."""


def ring_text(ring: ShownRing, words: Translator, screen: Screen) -> str:
    """The ring for people, laid out for a screen."""
    layout = ScreenLayout(screen)
    layout.write(Span(ring_standing(ring, words), Style.TITLE))
    for sentence in ring_facts(ring, words):
        layout.write(sentence)
    for one in ring.services:
        _write_service(layout, one, words, is_ranked=not ring.is_of_member)
    if ring.alone:
        layout.heading(words.text("Without a partner"))
        for member, service in ring.alone[:MOST]:
            layout.write(f"{shortened(member)}: {shortened(service)}")
        if len(ring.alone) > MOST:
            layout.write(words.text("… and {n} more.", n=len(ring.alone) - MOST))
    return layout.text()


def ring_standing(ring: ShownRing, words: Translator) -> str:
    """What the ring is about, in one sentence."""
    if not ring.services and ring.hidden:
        return words.text("Nothing can be shown without telling who is who.")
    if not ring.services:
        return words.text("No two members have a service in common.")
    services = words.plural("{n} service", "{n} services", len(ring.services))
    if ring.is_of_member:
        return words.text("{services} of {member}.", services=services, member=shortened(ring.members[0]))
    members = words.plural("{n} member", "{n} members", sum(count for _, count in ring.sizes))
    return words.text("{services} of {members} side by side.", services=services, members=members)


def ring_facts(ring: ShownRing, words: Translator) -> list[str]:
    """What is to be known of the whole."""
    facts = _size_words(ring, words)
    if ring.hidden:
        facts.append(_hidden_words(ring, words))
    if ring.is_of_member:
        facts.append(
            words.text(
                "Of the other members no single figure can be told: the middle is told from {half} of them on, "
                "quarters from {all} on, and both to within {points} points and {breaks} breaks.",
                half=2 * LEAST_GROUP,
                all=4 * LEAST_GROUP,
                points=words.number(POINTS_STEP, 0),
                breaks=words.number(BREAKS_STEP, 1),
            )
        )
    return facts


def _size_words(ring: ShownRing, words: Translator) -> list[str]:
    """How large the members are; nothing where none says so."""
    if all(not size for size, _ in ring.sizes):
        return []
    said = [f"{size or words.text('not stated, or too few')} ({count})" for size, count in ring.sizes]
    return [words.text("Members by size: {sizes}.", sizes=", ".join(said))]


def _hidden_words(ring: ShownRing, words: Translator) -> str:
    """Why services are missing."""
    return words.plural(
        "{n} service is not shown: too few members have it, or only a name tells what it is.",
        "{n} services are not shown: too few members have them, or only a name tells what they are.",
        ring.hidden,
    )


def figures_words(found: RingFigures, words: Translator) -> str:
    """The figures of one member."""
    band = "–" if found.low is None or found.high is None else points_between(found.low, found.high, words)
    return words.text(
        "{band} of 100 digital, media breaks per case: {rate}", band=band, rate=words.rate(found.breaks_per_case)
    )


def stated_words(found: RingFigures, words: Translator) -> str:
    """What is stated of the process, but for its service; empty where its model is not shown."""
    if found.entry is None:
        return ""
    facts = {name: value for name, value in found.entry.facts.items() if name != SERVICE_KEY}
    return facts_line(facts, found.entry.cases, words)


def quartile_sentences(one: ShownService, words: Translator) -> Iterator[str]:
    """How the members, or the others, are spread."""
    if isinstance(one.low, Quartiles) and one.members >= _FEWEST:
        yield _quartile_words(one.low, words)
    if isinstance(one.low, ToldQuartiles):
        yield _told_words(one.low, [_between(step, words.points) for step in _steps(one.low)], words)
    if isinstance(one.breaks, ToldQuartiles):
        said = [_between(step, words.rate) for step in _steps(one.breaks)]
        yield words.text("Media breaks per case: {spread}", spread=_told_words(one.breaks, said, words))


def _steps(told: ToldQuartiles) -> list[tuple[float, float]]:
    return [step for step in (told.first, told.median, told.third) if step is not None]


def _between(step: tuple[float, float], said: Callable[[float], str]) -> str:
    return "–".join(said(end) for end in step)


def _told_words(told: ToldQuartiles, said: Sequence[str], words: Translator) -> str:
    if told.first is None:
        return words.text("Of {n} others, the middle is at {median}.", n=told.others, median=said[0])
    return words.text(
        "Of {n} others, a quarter is at {first} or less, the middle at {median}, a quarter at {third} or more.",
        n=told.others,
        first=said[0],
        median=said[1],
        third=said[2],
    )


def _quartile_words(low: Quartiles, words: Translator) -> str:
    return words.text(
        "Of all members, a quarter is at {first} or less, half at {median}, a quarter at {third} or more.",
        first=words.points(low.first),
        median=words.points(low.median),
        third=words.points(low.third),
    )


def reuse_words(one: ShownService, words: Translator) -> list[str]:
    """Who could learn what from whom."""
    return [_reuse(each, words) for each in one.reuse]


def _reuse(each: Reuse, words: Translator) -> str:
    kind = words.message(RULES[each.code].title) if each.code in RULES else each.code
    unknown = [words.text("“{name}”", name=shortened(label)) for label in each.across]
    facts = {
        "member": shortened(each.member),
        "label": shortened(each.label),
        "kind": f"{kind}; {words.message(crossed_message(unknown))}" if unknown else kind,
        "other": shortened(each.from_member),
        "same": shortened(each.from_label),
    }
    if each.confidence == 1:
        return words.text("{member}: “{label}” ({kind}); {other} has “{same}” without a media break.", **facts)
    return words.text(
        "{member}: “{label}” ({kind}); {other} has something like it without a media break, “{same}” ({share} alike).",
        share=words.percent(each.confidence),
        **facts,
    )


def service_name(one: ShownService) -> str:
    """The service with its key, as far as both are shown."""
    return " · ".join(shortened(part) for part in (one.name, one.service) if part)


def doubt_words(words: Translator) -> str:
    """What is said of processes that may be different services."""
    return words.text("It is not sure that these are one service; --mapping lets you say so.")


def _write_service(layout: ScreenLayout, one: ShownService, words: Translator, *, is_ranked: bool) -> None:
    layout.heading(service_name(one))
    if one.confidence < SURE:
        layout.write(Span(doubt_words(words), Style.CARE))
    for rank, (member, found) in enumerate(one.standings, start=1):
        layout.write(
            Span(shortened(member), Style.TITLE),
            f": {figures_words(found, words)}",
            head=f"{rank}." if is_ranked else "",
            column=4 if is_ranked else 0,
        )
        if stated := stated_words(found, words):
            layout.write(Span(stated, Style.DIM), column=4 if is_ranked else 0)
    for sentence in quartile_sentences(one, words):
        layout.write(Span(sentence, Style.DIM))
    for sentence in reuse_words(one, words)[:MOST]:
        layout.write(sentence, head="-", column=2)
