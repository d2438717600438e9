"""Puts the page together: the view into the template, style and script into the page, their hashes into its policy."""

import hashlib
import html
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace

from mediabruch.analysis import Analysis
from mediabruch.i18n import Translator
from mediabruch.report.brief import brief_part, title_of
from mediabruch.report.dates import date_words, today
from mediabruch.report.page.environment import digest_of, page_environment, page_style
from mediabruch.report.page.labels import labels
from mediabruch.report.page.view import view
from mediabruch.report.setting import Part, ReportParts, ReportSetting

_HERE = Path(__file__).parent
_STYLES = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def html_part(analysis: Analysis, setting: ReportSetting) -> Part:
    """What the page holds on one model, and its row in the overview."""
    words = setting.words
    shown = view(analysis, "m1" if setting.is_alone else _identity(analysis.model.path), words)
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
        "styles": [html.unescape(style) for _, svg in shown.pictures for style in _STYLES.findall(str(svg))],
        "body": body,
    }


def _identity(path: str) -> str:
    """What begins the ids of one of several models: the same as long as its place is, so that links to it hold."""
    return f"m{hashlib.sha256(path.encode(errors='surrogateescape')).hexdigest()[:10]}"


def html_whole(report: ReportParts, setting: ReportSetting) -> bytes:
    """The page on all models."""
    style, script = page_style(), (_HERE / "page.js").read_text(encoding="utf-8")
    title = report.parts[0]["name"] if setting.is_alone else title_of(len(report.parts), setting.words)
    page = (
        page_environment()
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
    style = page_style()
    page = (
        page_environment()
        .get_template("summary.html.jinja")
        .render(
            briefs=report.parts,
            title=report.parts[0]["title"] if setting.is_alone else title_of(len(report.parts), setting.words),
            language=setting.language,
            refused=report.refused,
            date=date_words(today(), setting.words),
            say=SimpleNamespace(**labels(setting.words)),
            style=style,
            policy=f"default-src 'none'; style-src {digest_of(style)}; base-uri 'none'; form-action 'none'",
        )
    )
    return page.encode()


def to_page(template: str, content: Mapping[str, object], pictures: Iterable[str], words: Translator) -> str:
    """A page without script of another template, in the house's style; `pictures` are those that stand in it."""
    style = page_style()
    styles = dict.fromkeys([style, *(html.unescape(found) for found in _STYLES.findall("".join(pictures)))])
    policy = f"default-src 'none'; style-src {' '.join(map(digest_of, styles))}; base-uri 'none'; form-action 'none'"
    page = page_environment().get_template(template)
    return page.render(**content, language=words.language, style=style, policy=policy)


def _policy(styles: list[str], script: str) -> str:
    """What the page may load and run: itself."""
    allowed = " ".join(dict.fromkeys(digest_of(style) for style in styles))
    rules = ("default-src 'none'", f"style-src {allowed}", f"script-src {digest_of(script)}", "base-uri 'none'")
    return "; ".join((*rules, "form-action 'none'"))
