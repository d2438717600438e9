"""A plan laid out for a screen."""

from mediabruch.i18n import Translator
from mediabruch.measures.plan import Plan
from mediabruch.notation.letters import shortened
from mediabruch.report.facts import facts_line
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.names import Names
from mediabruch.report.plan.blocks import plan_blocks
from mediabruch.report.plan.speech import goal_words
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style


def plan_text(plan: Plan, words: Translator, screen: Screen) -> str:
    """The plan for people."""
    layout, model = ScreenLayout(screen), plan.analysis.model
    layout.write(Span(shortened(model.name or model.path), Style.TITLE), ": ", goal_words(plan, words))
    layout.line(Span(model.path, Style.DIM))
    if stated := facts_line(plan.analysis.profile.facts, plan.analysis.profile.cases, words):
        layout.write(Span(stated, Style.DIM))
    layout.blank()
    layout.show(plan_blocks(plan, Names(model, words)))
    return layout.text()
