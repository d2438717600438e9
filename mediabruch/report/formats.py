"""The formats of `analyze --format`, one line each. A format is imported when it is asked for.

A format makes a part of each model's analysis (`text_part`), and the whole of all parts (`text_whole`). Parts are made
side by side in several processes, and kept in the cache; only the whole is made each time.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from mediabruch.errors import MediabruchError, Message

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.portfolio.jobs import Job, Work
    from mediabruch.report.setting import Part, ReportParts, ReportSetting


class ReportFormat(NamedTuple):
    """How reports are made in one format."""

    module: str
    """Of `mediabruch.report`; it holds the two functions."""
    name: str
    needs_diagram: bool = False
    is_kept: bool = True
    """Whether parts are kept in the cache: plain text and figures are, markup, which is large and trusted, is not."""

    def part(self, analysis: "Analysis", setting: "ReportSetting") -> "Part":
        """What stands in the report on one model."""
        return self._function("part")(analysis, setting)

    def whole(self, report: "ReportParts", setting: "ReportSetting") -> str | bytes:
        """The report: text for a screen, else bytes."""
        content: str | bytes = self._function("whole")(report, setting)
        return content

    def _function(self, which: str) -> Any:
        return getattr(import_module(f"mediabruch.report.{self.module}"), f"{self.name}_{which}")


FORMATS: Mapping[str, ReportFormat] = {
    "text": ReportFormat("text", "text"),
    "json": ReportFormat("document", "json"),
    "html": ReportFormat("page.write", "html", needs_diagram=True, is_kept=False),
    "markdown": ReportFormat("markdown", "markdown"),
    "csv": ReportFormat("table", "csv"),
    "walk": ReportFormat("walk.screen", "walk"),
    "summary": ReportFormat("page.write", "summary"),
    "pdf": ReportFormat("pdf", "pdf"),
    "docx": ReportFormat("docx", "docx"),
}
"""All formats of reports. What makes files of each model is in `mediabruch.cli.drawings`."""


PLANNED = ("html", "markdown", "summary", "pdf", "docx")
"""Formats that say what to do, where a report is about one model or where that is asked for."""


def report_work(format_: str, setting: "ReportSetting") -> "Work[Part]":
    """The work of making the parts of a report."""
    from mediabruch.portfolio.jobs import Work

    found = FORMATS[format_]
    return Work(
        name=f"report {format_} {setting!r}",
        make=partial(_part, format_, setting),
        to_text=_to_text if found.is_kept else None,
        from_text=_from_text,
        needs_diagram=found.needs_diagram,
    )


def _part(format_: str, setting: "ReportSetting", _: "Job", analysis: "Analysis") -> "tuple[Part, tuple[Message, ...]]":
    """A part, and what own rules did wrong on the way."""
    part = FORMATS[format_].part(analysis, setting)
    if not analysis.options.own_rules:  # few have any
        return part, ()
    from mediabruch.findings.collect import collect_findings
    from mediabruch.findings.own import load_rules

    return part, (*load_rules(analysis.options.own_rules).troubles, *collect_findings(analysis).troubles)


def _to_text(part: "Part") -> str:
    import json

    return json.dumps(part, separators=(",", ":"))


def _from_text(text: str) -> "Part | None":
    import json

    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def report_on(
    analyses: Iterable["Analysis"],
    format_: str,
    setting: "ReportSetting",
    refused: Sequence[MediabruchError] = (),
    *,
    is_collection: bool = False,
) -> str | bytes:
    """The report on analyses that are at hand."""
    from mediabruch.report.setting import ReportParts, refusals

    parts = [FORMATS[format_].part(analysis, setting) for analysis in analyses]
    report = ReportParts(parts=parts, refused=refusals(refused, setting.words), is_collection=is_collection)
    return FORMATS[format_].whole(report, setting)
