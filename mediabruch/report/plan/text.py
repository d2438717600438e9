"""A plan laid out for a screen."""

from mediabruch.i18n import Translator
from mediabruch.measures.plan import Plan
from mediabruch.notation.letters import shortened
from mediabruch.report.layout import Page
from mediabruch.report.names import Names
from mediabruch.report.plan.blocks import plan_blocks
from mediabruch.report.plan.speech import goal_words
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style


def plan_text(plan: Plan, words: Translator, screen: Screen) -> str:
    """The plan for people."""
    page, model = Page(screen), plan.analysis.model
    page.write(Span(shortened(model.name or model.path), Style.TITLE), ": ", goal_words(plan, words))
    page.line(Span(model.path, Style.DIM))
    page.blank()
    page.show(plan_blocks(plan, Names(model, words)))
    return page.text()
