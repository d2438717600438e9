"""A plan as a page that needs no network: its words, the front as a chart, the process before and after."""

from typing import TYPE_CHECKING, Any, NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.i18n import Translator
from mediabruch.measures.plan import Plan
from mediabruch.report.blocks import Block
from mediabruch.report.names import Names
from mediabruch.report.page.environment import page_environment
from mediabruch.report.page.frame import PageFrame, framed, styles_of
from mediabruch.report.plan.blocks import plan_blocks, report_blocks, short_blocks
from mediabruch.report.plan.speech import effort, goal_words, low

if TYPE_CHECKING:
    from markupsafe import Markup

_WIDTH, _HEIGHT, _LEFT, _TOP = 580.0, 200.0, 40.0, 10.0
_HALF = 3.5


class ChartPoint(NamedTuple):
    """A set of measures in the chart."""

    x: float
    y: float


def plan_html(plan: Plan, words: Translator) -> str:
    """The page."""
    names = Names(plan.analysis.model, words)
    pictures = [
        (words.text("The process today"), _pictures(plan, plan.analysis, "before", words)),
        (words.text("The process once the plan is done"), _pictures(plan, plan.analysis_after, "after", words)),
    ]
    return _page(plan, words, said=list(plan_blocks(plan, names)), pictures=pictures, is_short=False)


def plan_summary(plan: Plan, words: Translator) -> str:
    """One page of paper: what comes first, what it brings, how sure that is."""
    names = Names(plan.analysis.model, words)
    return _page(plan, words, said=list(short_blocks(plan, names)), pictures=[], is_short=True)


def chart_svg(plan: Plan, words: Translator) -> str:
    """The front as a chart: the most certain points for each effort."""
    return page_environment().get_template("plan_chart.html.jinja").render(chart=_chart(plan, words))


def _page(plan: Plan, words: Translator, **shown: Any) -> str:
    model = plan.analysis.model
    drawn = "".join(str(figure) for _, figures in shown["pictures"] for figure in figures)
    frame = PageFrame(template="plan.html.jinja", style=_marks(plan), styles_within=styles_of(drawn))
    title = words.text("Plan: {name}", name=model.name or model.path)
    return framed(frame, title, {"goal": goal_words(plan, words), "chart": _chart(plan, words), **shown}, words)


class PlanView(NamedTuple):
    """What the page on a process shows of its plan."""

    said: tuple[Block, ...]
    pictures: "tuple[tuple[str, tuple[Markup, ...]], ...]"
    """Today and once the plan is done: a heading, and the pictures."""
    style: "Markup"
    """Marks the steps of the plan."""


def plan_view(plan: Plan, identity: str, words: Translator) -> PlanView:
    """The part of a page on the process whose ids begin with `identity`."""
    from markupsafe import Markup

    shown = (
        (words.text("The process today"), _pictures(plan, plan.analysis, f"{identity}-before", words)),
        (
            words.text("The process once the plan is done"),
            _pictures(plan, plan.analysis_after, f"{identity}-after", words),
        ),
    )
    return PlanView(
        said=tuple(report_blocks(plan, Names(plan.analysis.model, words))),
        pictures=tuple((heading, tuple(pictures)) for heading, pictures in shown),
        style=Markup(f"<style>{_marks(plan, f'#{identity}-planned')}</style>"),
    )


def _marks(plan: Plan, within: str = ".pictures") -> str:
    """The style that marks the steps of the plan in both pictures."""
    keys = sorted({key for stage in plan.stages for key in stage.candidate.steps})
    places = ", ".join(f"{within} .mb-step[data-key='{key}'] > rect:first-of-type" for key in keys) or ".none"
    return f"{places} {{ stroke: #8250df; stroke-width: 4; }} {within} svg {{ width: 100%; height: auto; }}"


def _pictures(plan: Plan, analysis: Analysis, prefix: str, words: Translator) -> "list[Markup]":
    """The pictures, with the ids of its measures at each step of the plan."""
    from markupsafe import Markup

    from mediabruch.render.notebook import with_diagram
    from mediabruch.render.picture import flagged_pictures

    flags: dict[int, str] = {}
    for stage in plan.stages:
        for key in stage.candidate.steps:
            flags[key] = f"{flags[key]}, {stage.candidate.id}" if key in flags else stage.candidate.id
    drawn = flagged_pictures(with_diagram(analysis), flags, lang=words.language, prefix=prefix)
    return [Markup(picture.svg) for picture in drawn]


def _chart(plan: Plan, words: Translator) -> dict[str, Any]:
    most = max((one.effort for one in plan.front), default=0.0) or 1.0
    points = [
        ChartPoint(
            x=round(_LEFT + _WIDTH * one.effort / most - _HALF, 1),
            y=round(_TOP + _HEIGHT * (1 - (one.after.end_to_end_low or 0.0) / 100) - _HALF, 1),
        )
        for one in plan.front
    ]
    said = "; ".join(
        words.text("effort {effort}: {points}", effort=effort(one.effort, words), points=low(one.after, words))
        for one in plan.front
    )
    title, axis = words.text("Effort and certain points"), words.text("effort, up to {most}", most=f"{most:g}")
    return {"title": title, "axis": axis, "points": points, "said": said}
