"""A process before and after changes as a page that needs no network: the judgment, the figures, both pictures."""

from typing import TYPE_CHECKING

from mediabruch.i18n import Translator
from mediabruch.notation.letters import shortened
from mediabruch.report.facts import analysis_facts_line
from mediabruch.report.names import capitalized
from mediabruch.report.page.frame import PageFrame, framed, styles_of
from mediabruch.report.plan.compared import (
    WhatIfComparison,
    change_lines,
    changed_keys,
    compared_rows,
    compared_verdicts,
    costs_note,
    what_if_headline,
)

if TYPE_CHECKING:
    from markupsafe import Markup


def what_if_html(found: WhatIfComparison, words: Translator) -> str:
    """The page."""
    model = found.before.model
    sides = (words.text("before"), words.text("after"))
    pictures = [(capitalized(side), _pictures(found, number, words)) for number, side in enumerate(sides)]
    drawn = "".join(str(figure) for _, figures in pictures for figure in figures)
    content = {
        "path": model.path,
        "stated": analysis_facts_line(found.before, words=words),
        "headline": what_if_headline(found, words),
        "verdicts": [(capitalized(label), said) for label, said in compared_verdicts(found, words)],
        "heading": words.text("Figures"),
        "sides": sides,
        "rows": list(compared_rows(found, words)),
        "proxies": costs_note(found, words),
        "changes_heading": words.text("What is changed"),
        "changes": list(change_lines(found, words)),
        "pictures": pictures,
    }
    places = ", ".join(
        f".pictures .mb-step[data-key='{key}'] > rect:first-of-type" for key in sorted(changed_keys(found))
    )
    style = (
        f"{places or '.none'} {{ stroke: #8250df; stroke-width: 4; }} .pictures svg {{ width: 100%; height: auto; }}"
    )
    frame = PageFrame(template="what_if.html.jinja", style=style, styles_within=styles_of(drawn))
    title = words.text("What if: {name}", name=shortened(model.name or model.path))
    return framed(frame, title, content, words)


def _pictures(found: WhatIfComparison, number: int, words: Translator) -> "list[Markup]":
    """The pictures of one side, the changed elements marked."""
    from markupsafe import Markup

    from mediabruch.render.notebook import with_diagram
    from mediabruch.render.picture import flagged_pictures

    analysis = (found.before, found.after)[number]
    flags = dict.fromkeys(changed_keys(found), words.text("changed"))
    drawn = flagged_pictures(with_diagram(analysis), flags, lang=words.language, prefix=f"w{number}-")
    return [Markup(picture.svg) for picture in drawn]
