"""A plan as Markdown, for merge requests and wikis."""

from mediabruch.i18n import Translator
from mediabruch.measures.plan import Plan
from mediabruch.report.markdown_lines import block_lines, escaped
from mediabruch.report.names import Names
from mediabruch.report.plan.blocks import plan_blocks
from mediabruch.report.plan.speech import goal_words


def plan_markdown(plan: Plan, words: Translator) -> str:
    """The plan; headings of the second level and below, so that it fits into a page."""
    model = plan.analysis.model
    title = f"## {escaped(model.name or model.path)}: {escaped(goal_words(plan, words))}"
    return "\n".join([title, "", *block_lines(plan_blocks(plan, Names(model, words)))]).rstrip("\n") + "\n"
