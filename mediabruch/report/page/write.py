"""Puts the page together: the view into the template, style and script into the page, their hashes into its policy."""

import base64
import hashlib
import html
import re
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from mediabruch.analysis import Analysis
from mediabruch.report.brief import brief_part, title_of
from mediabruch.report.dates import date_words, today
from mediabruch.report.page.labels import labels
from mediabruch.report.page.view import view
from mediabruch.report.screen import Screen
from mediabruch.report.setting import Part, ReportParts, ReportSetting

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_STYLES = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_CLEAN = Screen()


def html_part(analysis: Analysis, setting: ReportSetting) -> Part:
    """What the page holds on one model, and its row in the overview."""
    words = setting.words
    shown = view(analysis, "m1" if setting.is_alone else _identity(analysis.model.path), words)
    template = _environment().get_template("model.html.jinja")
    body = template.render(model=shown, h=2 if setting.is_alone else 3, date="", say=SimpleNamespace(**labels(words)))
    return {
        "id": shown.id,
        "name": shown.name,
        "path": shown.path,
        "verdict": shown.brief.verdict,
        "score": shown.score,
        "breaks_per_case": shown.breaks_per_case,
        "coverage": shown.coverage,
        "styles": [html.unescape(style) for _, svg in shown.pictures for style in _STYLES.findall(str(svg))],
        "body": body,
    }


def _identity(path: str) -> str:
    """What begins the ids of one of several models: the same as long as its place is, so that links to it hold."""
    return f"m{hashlib.sha256(path.encode(errors='surrogateescape')).hexdigest()[:10]}"


def html_whole(report: ReportParts, setting: ReportSetting) -> bytes:
    """The page on all models."""
    style, script = (_HERE.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    title = report.parts[0]["name"] if setting.is_alone else title_of(len(report.parts), setting.words)
    page = (
        _environment()
        .get_template("page.html.jinja")
        .render(
            models=report.parts,
            title=title,
            language=setting.language,
            is_alone=setting.is_alone,
            refused=report.refused,
            say=SimpleNamespace(**labels(setting.words)),
            style=style,
            script=script,
            policy=_policy([style, *(one for part in report.parts for one in part["styles"])], script),
        )
    )
    return page.encode()


summary_part = brief_part


def summary_whole(report: ReportParts, setting: ReportSetting) -> bytes:
    """A page of paper for each model, as one page of HTML."""
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    page = (
        _environment()
        .get_template("summary.html.jinja")
        .render(
            briefs=report.parts,
            title=report.parts[0]["title"] if setting.is_alone else title_of(len(report.parts), setting.words),
            language=setting.language,
            refused=report.refused,
            date=date_words(today(), setting.words),
            say=SimpleNamespace(**labels(setting.words)),
            style=style,
            policy=f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'none'",
        )
    )
    return page.encode()


def _policy(styles: list[str], script: str) -> str:
    """What the page may load and run: itself."""
    allowed = " ".join(dict.fromkeys(_hash(style) for style in styles))
    rules = ("default-src 'none'", f"style-src {allowed}", f"script-src {_hash(script)}", "base-uri 'none'")
    return "; ".join((*rules, "form-action 'none'"))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
    )


def _clean(value: object) -> object:
    """Foreign text without control characters and marks that turn the reading direction; escaping comes after."""
    if type(value) is not str:  # markup of our own is a kind of its own
        return value
    return "\n".join(map(_CLEAN.clean, value.split("\n")))
