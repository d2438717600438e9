"""Two analyses of one model side by side: before and after."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.errors import Message
from mediabruch.exchange.speech import BETWEEN, FACTS_CALLED, MEDIA_CALLED, medium_word, said
from mediabruch.i18n import Translator
from mediabruch.maturity.cost import CostEstimate
from mediabruch.maturity.standing import Standing
from mediabruch.measures.candidate import Edits
from mediabruch.notation.letters import shortened
from mediabruch.report.change import change_words
from mediabruch.report.costs import borne_rows, proxy_words
from mediabruch.report.document import score_document
from mediabruch.report.facts import analysis_facts_line
from mediabruch.report.figures import band, rate_words
from mediabruch.report.headline import verdict_words
from mediabruch.report.json_text import Document, json_text
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.markdown_lines import escaped, table_lines
from mediabruch.report.names import Names
from mediabruch.report.screen import Screen, width_of
from mediabruch.report.spans import Span, Style
from mediabruch.report.standing_document import cost_document

WHAT_IF = "mediabruch/what-if/1"
_CALLED: Mapping[str, Message] = {
    **FACTS_CALLED,
    "medium": Message("medium"),
    "probability": Message("share of the cases"),
}
_MEDIA_FACTS = frozenset({"medium", "receives", "produces"})


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


def what_if_headline(found: WhatIfComparison, words: Translator) -> str:
    """What the changes come to, in one sentence."""
    return change_words(found.before.score, found.after.score, words)


def compared_verdicts(found: WhatIfComparison, words: Translator) -> Iterator[tuple[str, str]]:
    """The sentences on the process before and after; one where they say the same."""
    names = Names(found.before.model, words)
    before, after = verdict_words(found.before, names), verdict_words(found.after, names)
    if before == after:
        yield words.text("before and after"), before
    else:
        yield words.text("before"), before
        yield words.text("after"), after


def compared_rows(found: WhatIfComparison, words: Translator) -> Iterator[tuple[str, str, str]]:
    """Figures and costs: what they are called, and what they are before and after."""
    yield from _rows(found, words)
    yield from _costs(Standing(found.before).cost, Standing(found.after).cost, Names(found.before.model, words))


def costs_note(found: WhatIfComparison, words: Translator) -> str:
    """That costs are proxies; empty where nothing costs."""
    costs = Standing(found.before).cost, Standing(found.after).cost
    is_told = any(cost.places for cost in costs)
    return proxy_words(costs[0], Names(found.before.model, words)) if is_told else ""


def changed_keys(found: WhatIfComparison) -> set[int]:
    """Keys of the steps and events that are changed."""
    ids = {id_ for elements in found.edits.values() for id_ in elements}
    return {node.key for node in found.before.model.nodes if node.id in ids}


def change_lines(found: WhatIfComparison, words: Translator) -> Iterator[str]:
    """What is changed, a line for each element."""
    model, names = found.before.model, Names(found.before.model, words)
    keys = {node.id: node.key for node in model.nodes if node.id}
    keys |= {flow.id: flow.key for flow in model.message_flows if flow.id}
    for elements in found.edits.values():
        for id_, facts in elements.items():
            told = ", ".join(f"{_called(name, words)}: {_said(name, value, words)}" for name, value in facts.items())
            yield f"{names.quoted(keys[id_]) if id_ in keys else id_}: {told}"


def _called(name: str, words: Translator) -> str:
    return words.message(_CALLED[name]) if name in _CALLED else name


def _said(name: str, value: object, words: Translator) -> str:
    """A value as tables show it; media by their names."""
    if name in _MEDIA_FACTS:
        media = value if isinstance(value, list) else [value]
        return BETWEEN.join(medium_word(word, words) if word in MEDIA_CALLED else word for word in map(str, media))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return said(name, float(value) if name == "probability" else value, words)  # type: ignore[arg-type]


def what_if_text(found: WhatIfComparison, words: Translator, screen: Screen) -> str:
    """Both side by side, laid out for a screen: what it comes to, then the figures."""
    layout, model = ScreenLayout(screen), found.before.model
    layout.write(Span(shortened(model.name or model.path), Style.TITLE))
    layout.line(Span(model.path, Style.DIM))
    if stated := analysis_facts_line(found.before, words=words):
        layout.write(Span(stated, Style.DIM))
    layout.blank()
    layout.write(Span(what_if_headline(found, words), Style.TITLE))
    layout.blank()
    layout.pairs([(label, (sentence,)) for label, sentence in compared_verdicts(found, words)])
    layout.blank()
    rows = [("", words.text("before"), words.text("after")), *compared_rows(found, words)]
    widths = [max(width_of(row[column]) for row in rows) for column in range(3)]
    for label, before, after in rows:
        head = f"{label.ljust(widths[0])}  {before.ljust(widths[1])}"
        layout.write(after, head=head, column=sum(widths[:2]) + 4)
    if note := costs_note(found, words):
        layout.blank()
        layout.write(Span(note, Style.DIM))
    layout.blank()
    layout.write(Span(words.text("What is changed"), Style.TITLE))
    for line in change_lines(found, words):
        layout.write(line, head="- ", column=2)
    return layout.text()


def what_if_markdown(found: WhatIfComparison, words: Translator) -> str:
    """The same for merge requests and wikis; headings of the second level and below."""
    model = found.before.model
    lines = [f"## {escaped(shortened(model.name or model.path))}", ""]
    if stated := analysis_facts_line(found.before, words=words):
        lines += [escaped(stated), ""]
    lines += [f"**{escaped(what_if_headline(found, words))}**", ""]
    lines += [f"- {escaped(label)}: {escaped(sentence)}" for label, sentence in compared_verdicts(found, words)]
    titles = [words.text("figure"), words.text("before"), words.text("after")]
    lines += ["", *table_lines(titles, map(list, compared_rows(found, words)), "lll"), ""]
    if note := costs_note(found, words):
        lines += [escaped(note), ""]
    lines += [f"### {escaped(words.text('What is changed'))}", ""]
    lines += [f"- {escaped(line)}" for line in change_lines(found, words)]
    return "\n".join(lines) + "\n"


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
