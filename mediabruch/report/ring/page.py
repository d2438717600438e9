"""A ring as a page: each service with who is where, and what could be taken over from whom."""

from pathlib import Path
from types import SimpleNamespace

from mediabruch.i18n import Translator
from mediabruch.notation.letters import shortened
from mediabruch.portfolio.ring import SURE, RingFigures
from mediabruch.report.page.frame import PageFrame, framed
from mediabruch.report.portfolio.text import points_between
from mediabruch.report.ring.document import COLUMNS
from mediabruch.report.ring.shown import ShownRing, ShownService
from mediabruch.report.ring.text import (
    MOST,
    doubt_words,
    quartile_sentences,
    reuse_words,
    ring_facts,
    ring_standing,
    service_name,
    stated_words,
)

_HERE = Path(__file__).parent


def ring_html(ring: ShownRing, words: Translator) -> bytes:
    """The page. It needs no script and loads nothing."""
    frame = PageFrame(
        template="ring.html.jinja",
        folder=_HERE,
        style=(_HERE / "ring.css").read_text(encoding="utf-8"),
        labels=_labels(ring, words),
    )
    content = {
        "standing": ring_standing(ring, words),
        "facts": ring_facts(ring, words),
        "services": [_service(one, words, is_ranked=not ring.is_of_member) for one in ring.services],
        "alone": [f"{shortened(member)}: {shortened(service)}" for member, service in ring.alone],
    }
    return framed(frame, words.text("Comparison"), content, words).encode()


def _labels(ring: ShownRing, words: Translator) -> dict[str, str]:
    order = words.text("Services, the worst first")
    return {
        "services": order if ring.is_of_member else words.text("Services, those that differ most first"),
        "rank": words.message(COLUMNS["rank"]),
        "member": words.message(COLUMNS["member"]),
        "score": words.text("score"),
        "picture": words.text("the score as a bar"),
        "breaks": words.message(COLUMNS["breaks"]),
        "known": words.message(COLUMNS["coverage"]),
        "reuse": words.text("What could be taken over"),
        "alone": words.text("Without a partner"),
    }


def _service(one: ShownService, words: Translator, *, is_ranked: bool) -> SimpleNamespace:
    return SimpleNamespace(
        name=service_name(one),
        doubt=doubt_words(words) if one.confidence < SURE else "",
        is_ranked=is_ranked,
        rows=[_row(member, found, words) for member, found in one.standings],
        quartiles=list(quartile_sentences(one, words)),
        reuse=reuse_words(one, words)[:MOST],
    )


def _row(member: str, found: RingFigures, words: Translator) -> SimpleNamespace:
    low, high = found.low, found.high
    has_band = low is not None and high is not None
    return SimpleNamespace(
        member=shortened(member),
        stated=stated_words(found, words),
        band=points_between(low, high, words) if low is not None and high is not None else "–",
        has_band=has_band,
        low=f"{low or 0.0:.2f}",
        open=f"{(high or 0.0) - (low or 0.0):.2f}",
        breaks=words.rate(found.breaks_per_case),
        known="–" if found.coverage is None else words.percent(found.coverage),
    )
