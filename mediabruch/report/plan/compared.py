"""Two analyses of one model side by side: before and after."""

from collections.abc import Iterator
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.i18n import Translator
from mediabruch.maturity.cost import CostEstimate
from mediabruch.maturity.standing import Standing
from mediabruch.measures.candidate import Edits
from mediabruch.notation.letters import shortened
from mediabruch.report.costs import borne_rows, proxy_words
from mediabruch.report.document import score_document
from mediabruch.report.figures import band, rate_words
from mediabruch.report.headline import verdict_words
from mediabruch.report.json_text import Document, json_text
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.names import Names
from mediabruch.report.screen import Screen, width_of
from mediabruch.report.spans import Span, Style
from mediabruch.report.standing_document import cost_document

WHAT_IF = "mediabruch/what-if/1"


class WhatIfComparison(NamedTuple):
    """A process as it is, and as it would be."""

    before: Analysis
    after: Analysis
    edits: Edits


def what_if_document(found: WhatIfComparison, words: Translator) -> Document:
    """The published document of both."""
    model = found.before.model
    return {
        "schema": WHAT_IF,
        "language": words.language,
        "model": {"path": model.path, "sha256": model.sha256, "name": model.name},
        "rules": found.before.options.definition.value,
        "edits": {section: {id_: dict(facts) for id_, facts in each.items()} for section, each in found.edits.items()},
        "before": {
            "verdict": verdict_words(found.before, Names(model, words)),
            "score": score_document(found.before.score),
            "cost": cost_document(Standing(found.before).cost, words),
        },
        "after": {
            "verdict": verdict_words(found.after, Names(model, words)),
            "score": score_document(found.after.score),
            "cost": cost_document(Standing(found.after).cost, words),
        },
    }


def what_if_json(found: WhatIfComparison, words: Translator) -> str:
    """The document as indented JSON."""
    return json_text(what_if_document(found, words)) + "\n"


def what_if_text(found: WhatIfComparison, words: Translator, screen: Screen) -> str:
    """Both side by side, laid out for a screen."""
    layout, model = ScreenLayout(screen), found.before.model
    names = Names(model, words)
    layout.write(Span(shortened(model.name or model.path), Style.TITLE))
    layout.line(Span(model.path, Style.DIM))
    layout.blank()
    costs = Standing(found.before).cost, Standing(found.after).cost
    rows = [("", words.text("before"), words.text("after")), *_rows(found, words), *_costs(*costs, names)]
    widths = [max(width_of(row[column]) for row in rows) for column in range(3)]
    for label, before, after in rows:
        head = f"{label.ljust(widths[0])}  {before.ljust(widths[1])}"
        layout.write(after, head=head, column=sum(widths[:2]) + 4)
    layout.blank()
    if any(cost.places for cost in costs):
        layout.write(Span(proxy_words(costs[0], names), Style.DIM))
        layout.blank()
    layout.pairs(
        [
            (words.text("before"), (verdict_words(found.before, names),)),
            (words.text("after"), (verdict_words(found.after, names),)),
        ]
    )
    return layout.text()


def _rows(found: WhatIfComparison, words: Translator) -> Iterator[tuple[str, str, str]]:
    one, other = found.before.score, found.after.score
    yield words.text("End-to-end score"), band(one, words), band(other, words)
    yield words.text("Media breaks per case"), words.rate(one.breaks_per_case), words.rate(other.breaks_per_case)
    yield (
        words.text("Digital throughout"),
        rate_words(one.end_to_end_rate_low, one.end_to_end_rate_high, words),
        rate_words(other.end_to_end_rate_low, other.end_to_end_rate_high, words),
    )
    yield (
        words.text("Without media break"),
        rate_words(one.break_free_rate_low, one.break_free_rate_high, words),
        rate_words(other.break_free_rate_low, other.break_free_rate_high, words),
    )


def _costs(before: CostEstimate, after: CostEstimate, names: Names) -> Iterator[tuple[str, str, str]]:
    """Who bears what, in a case, and in a year where the number of cases is known."""
    nothing = names.words.text("nothing")
    ones, others = borne_rows(before, names), borne_rows(after, names)
    for label in {**ones, **others}:
        yield label, ones.get(label, nothing), others.get(label, nothing)
