"""The formats of `plan --format`, one line each. A format is imported when it is asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.measures.plan import Plan
    from mediabruch.report.screen import Screen

PlanReporter = Callable[["Plan", Translator, "Screen"], str | bytes]


def _on_screen(module: str, name: str) -> PlanReporter:
    def report(plan: "Plan", words: Translator, screen: "Screen") -> str:
        return str(getattr(import_module(f"mediabruch.report.plan.{module}"), name)(plan, words, screen))

    return report


def _as_file(module: str, name: str) -> PlanReporter:
    def report(plan: "Plan", words: Translator, _: "Screen") -> bytes:
        content: str | bytes = getattr(import_module(f"mediabruch.report.plan.{module}"), name)(plan, words)
        return content.encode() if isinstance(content, str) else content

    return report


PLAN_FORMATS: Mapping[str, PlanReporter] = {
    "text": _on_screen("text", "to_text"),
    "json": _as_file("document", "to_json"),
    "html": _as_file("page", "to_html"),
    "summary": _as_file("page", "to_summary"),
    "xlsx": _as_file("workbook", "to_xlsx"),
    "markdown": _as_file("markdown", "to_markdown"),
}
"""What makes a report of a plan, by the name of the format."""
