"""The report as Markdown for merge requests and wikis: figures, breaks, what is unknown, and a sketch of the handovers.

The sketch is in Mermaid, which GitHub and GitLab draw. Names in models are foreign text: in Markdown every character
that could mean something is escaped, and in Mermaid every character but letters and digits is written by its number.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from mediabruch.analysis import Analysis
from mediabruch.findings.collect import collect_findings
from mediabruch.findings.finding import Finding
from mediabruch.i18n import Translator
from mediabruch.media import ordered
from mediabruch.notation.letters import shortened
from mediabruch.patterns import pattern
from mediabruch.report.assumed import assumed_section, assumed_words
from mediabruch.report.blocks import said, section
from mediabruch.report.facts import facts_line
from mediabruch.report.figures import band, has_media, known_share
from mediabruch.report.headline import bar_parts, bar_words, figure_pairs, verdict_words
from mediabruch.report.helping import help_lines
from mediabruch.report.markdown_lines import block_lines, escaped, table_lines
from mediabruch.report.names import Names, capitalized
from mediabruch.report.patterns import patterns_among, patterns_section
from mediabruch.report.plan.advice import advice_on
from mediabruch.report.plan.blocks import report_blocks
from mediabruch.report.ranking import ranking_words
from mediabruch.report.screen import harmless
from mediabruch.report.setting import Part, ReportParts, ReportSetting
from mediabruch.report.standing import standing_section
from mediabruch.report.summary import notes_section
from mediabruch.report.unknown import unknown_section
from mediabruch.report.weight import Place, by_weight, doubt_words, settling_words

_MOST_BOXES = 60
"""A larger sketch cannot be read."""
_MOST_MEASURES = 5
_LONGEST = 60
"""Characters of a name in the sketch."""
_HARMLESS = pattern(r"[\w .,/+-]", re.ASCII)
_SIGNS: Mapping[str, str] = {"digital": "🟩", "other": "🟧", "unknown": "⬜"}
"""What parts of the bar are drawn with, one sign for five of 100."""


def markdown_part(analysis: Analysis, setting: ReportSetting) -> Part:
    """The row of one model in the overview, and its section."""
    names = Names(analysis.model, setting.words)
    row = [analysis.model.name or analysis.model.path, *_cells(analysis, names), verdict_words(analysis, names)]
    return row, list(_model(analysis, names, setting))


def markdown_whole(report: ReportParts, setting: ReportSetting) -> bytes:
    """The report on all models; headings of the second level and below, so that it fits into a page."""
    words = setting.words
    lines: list[str] = []
    if len(report.parts) > 1:
        lines += _overview([row for row, _ in report.parts], words)
    for _, part in report.parts:
        lines += part
    if report.refused:
        lines += [f"## {escaped(words.text('Not read'))}", ""]
        for one in report.refused:
            place = f"{one.place}: " if one.place else ""
            lines.append(f"- {escaped(place + one.reason)}")
        lines.append("")
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _overview(rows: list[list[str]], words: Translator) -> list[str]:
    titles = [words.text("process"), words.text("score"), words.text("media breaks per case"), words.text("known")]
    titles.append(words.text("in one sentence"))
    return [f"## {escaped(words.text('Overview'))}", "", *table_lines(titles, rows, "lrrrl"), ""]


def _cells(analysis: Analysis, names: Names) -> tuple[str, str, str]:
    score = analysis.score
    return (
        band(score, names.words),
        names.words.rate(score.breaks_per_case) if has_media(analysis) else "–",
        known_share(analysis, names.words),
    )


def _model(analysis: Analysis, names: Names, setting: ReportSetting) -> Iterator[str]:
    words, model = names.words, analysis.model
    yield f"## {escaped(shortened(model.name or model.path))}"
    yield ""
    if stated := facts_line(analysis.profile.facts, analysis.profile.cases, words):
        yield escaped(stated)
        yield ""
    yield from _headline(analysis, names)
    rows = [[label, said(value)] for label, value in figure_pairs(analysis, names)]
    yield from table_lines([words.text("figure"), words.text("value")], rows, "ll")
    yield ""
    places = by_weight(analysis.breaks)
    patterns = patterns_among(collect_findings(analysis).findings)
    if places:
        yield from _breaks(places, analysis, names)
        if remark := ranking_words(analysis, names):
            yield escaped(remark)
            yield ""
    yield from block_lines(assumed_section(analysis, names))
    yield from block_lines(patterns_section(patterns, words))
    if plan := advice_on(analysis, setting):
        yield from block_lines(section(words.text("What to do"), report_blocks(plan, names, _MOST_MEASURES)))
    yield from _help(places, patterns, analysis, names)
    sketch = list(_sketch(analysis, names))
    if sketch:
        yield f"### {escaped(words.text('Handovers'))}"
        yield ""
        yield from ["```mermaid", *sketch, "```", ""]
    yield from block_lines(standing_section(analysis, names))
    yield from block_lines(unknown_section(analysis, names))
    yield from block_lines(notes_section(analysis.notes, names))


def _headline(analysis: Analysis, names: Names) -> Iterator[str]:
    """The verdict and the bar, in words and in signs."""
    yield f"**{escaped(verdict_words(analysis, names))}**"
    yield ""
    bar = bar_parts(analysis, names)
    if bar:
        yield "".join(_SIGNS[name] * round(share / 5) for name, share, _ in bar) + "  "
        yield escaped(capitalized(bar_words(bar, names)))
        yield ""
    if assumed := assumed_words(analysis, names):
        yield escaped(assumed)
        yield ""


def _breaks(places: list[Place], analysis: Analysis, names: Names) -> Iterator[str]:
    words = names.words
    titles = [
        words.text("per case"), words.text("step"), words.text("place"), words.text("change"), words.text("kind"),
        words.text("comes from"),
    ]  # fmt: skip
    rows = [
        [
            words.rate(place.per_case),
            names.carrier(place.step),
            names.place(place.step),
            f"{names.medium(place.before)} → {names.medium(place.after)}",
            f"{names.kind(place.code)} ({place.code}){_law(place, words)}{_doubt(place, analysis, names)}",
            ", ".join(names.quoted(key) for key in place.senders[:3]) + (" …" if len(place.senders) > 3 else ""),  # noqa: PLR2004
        ]
        for place in places
    ]
    yield f"### {escaped(words.text('Media breaks, the most frequent first'))}"
    yield ""
    yield from table_lines(titles, rows, "rlllll")
    yield ""


def _help(places: Sequence[Place], patterns: Sequence[Finding], analysis: Analysis, names: Names) -> Iterator[str]:
    lines = help_lines(places, patterns, analysis, names)
    if not lines:
        return
    yield f"### {escaped(names.words.text('What helps'))}"
    yield ""
    yield from (f"- **{escaped(said)}**" for said in settling_words(places, names))
    yield from (f"- **{line.code} {escaped(line.title)}:** {escaped(line.says)}" for line in lines)
    yield ""


def _doubt(place: Place, analysis: Analysis, names: Names) -> str:
    doubt = doubt_words(place, analysis, names)
    return f"; {doubt}" if doubt else ""


def _law(place: Place, words: Translator) -> str:
    if not place.required_by_law:
        return ""
    return ", " + words.text("required by law: {rule}", rule=shortened(place.required_by_law))


def _sketch(analysis: Analysis, names: Names) -> Iterator[str]:
    """The handovers as a flowchart; nothing where there are none, or too many to be read."""
    keys = sorted({key for one in analysis.handovers for key in (one.sender, one.receiver)})
    if not keys or len(keys) > _MOST_BOXES:
        return
    yield "flowchart LR"
    for key in keys:
        known = analysis.annotations.get(key)
        side = (known.produces or known.receives) if known else None
        media = names.media(ordered(side)) if side else ""
        label = _mermaid(shortened(names.carrier(key), _LONGEST)) + (f"<br/>{_mermaid(media)}" if media else "")
        yield f'  n{key}["{label}"]'
    broken: dict[tuple[int | None, int], list[str]] = {}
    for found in analysis.breaks:
        for sender in found.senders or (None,):
            broken.setdefault((sender, found.step), []).append(found.code)
    red = []
    for number, one in enumerate(analysis.handovers):
        codes = dict.fromkeys(broken.get((one.sender, one.receiver), ()))
        label = _mermaid(" ".join([f"{names.words.rate(one.per_case)} ×", *codes]))
        yield f'  n{one.sender} -->|"{label}"| n{one.receiver}'
        if codes:
            red.append(str(number))
    inside = [key for key in keys if (None, key) in broken]
    if inside:
        yield "  classDef broken stroke:#cf222e,stroke-width:3px;"
        yield f"  class {','.join(f'n{key}' for key in inside)} broken;"
    if red:
        yield f"  linkStyle {','.join(red)} stroke:#cf222e,stroke-width:3px;"


def _mermaid(text: str) -> str:
    """Text in a quoted label of Mermaid, where `#35;` stands for a character by its number."""
    cleaned = " ".join(harmless(text).split())
    return "".join(char if _HARMLESS.match(char) or not char.isascii() else f"#{ord(char)};" for char in cleaned)
