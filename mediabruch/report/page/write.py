"""The page on models, and the pages of paper: the view of each model into its template, all of them into the frame."""

import hashlib
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from mediabruch.analysis import Analysis
from mediabruch.report.brief import brief_part, title_of
from mediabruch.report.dates import date_words, today
from mediabruch.report.page.environment import page_environment
from mediabruch.report.page.frame import PageFrame, framed, styles_of
from mediabruch.report.page.labels import labels
from mediabruch.report.page.modules import one_module
from mediabruch.report.page.view import view
from mediabruch.report.setting import Part, ReportParts, ReportSetting

_HERE = Path(__file__).parent


def html_part(analysis: Analysis, setting: ReportSetting) -> Part:
    """What the page holds on one model, and its row in the overview."""
    words = setting.words
    shown = view(analysis, "m1" if setting.is_alone else _identity(analysis.model.path), setting)
    template = page_environment().get_template("model.html.jinja")
    body = template.render(model=shown, h=2 if setting.is_alone else 3, date="", say=SimpleNamespace(**labels(words)))
    return {
        "id": shown.id,
        "name": shown.name,
        "path": shown.path,
        "verdict": shown.brief.verdict,
        "score": shown.score,
        "breaks_per_case": shown.breaks_per_case,
        "coverage": shown.coverage,
        "styles": styles_of(body),
        "body": body,
    }


def _identity(path: str) -> str:
    """What begins the ids of one of several models: the same as long as its place is, so that links to it hold."""
    return f"m{hashlib.sha256(path.encode(errors='surrogateescape')).hexdigest()[:10]}"


def html_whole(report: ReportParts, setting: ReportSetting) -> bytes:
    """The page on all models."""
    frame = PageFrame(
        template="page.html.jinja",
        script=_script(),
        styles_within=[style for part in report.parts for style in part["styles"]],
    )
    title = report.parts[0]["name"] if setting.is_alone else title_of(len(report.parts), setting.words)
    content = {"models": report.parts, "is_alone": setting.is_alone, "refused": report.refused}
    return framed(frame, title, content, setting.words).encode()


@cache
def _script() -> str:
    """What runs in the page: its modules as one script."""
    return f'"use strict";\n{one_module("page", lambda name: (_HERE / f"{name}.js").read_text(encoding="utf-8"))}'


summary_part = brief_part


def summary_whole(report: ReportParts, setting: ReportSetting) -> bytes:
    """A page of paper for each model, as one page of HTML."""
    title = report.parts[0]["title"] if setting.is_alone else title_of(len(report.parts), setting.words)
    content = {"briefs": report.parts, "refused": report.refused, "date": date_words(today(), setting.words)}
    return framed(PageFrame(template="summary.html.jinja"), title, content, setting.words).encode()
