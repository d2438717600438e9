"""Puts the page together: the view into the template, style and script into the page, their hashes into its policy."""

import base64
import hashlib
import html
import re
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from mediabruch.i18n import Translator
from mediabruch.report.brief import brief
from mediabruch.report.dates import date_words, today
from mediabruch.report.names import Names
from mediabruch.report.page.labels import labels
from mediabruch.report.page.view import view
from mediabruch.report.results import Results
from mediabruch.report.screen import Screen

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_STYLES = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_CLEAN = Screen()


def to_html(results: Results, words: Translator) -> str:
    """The page on all models, in the language of `words`."""
    style, script = (_HERE.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    shown = view(results, words)
    styles = [style, *(html.unescape(found) for found in _STYLES.findall("".join(map(str, shown.pictures))))]
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            page=shown,
            date="",
            say=SimpleNamespace(**labels(words)),
            style=style,
            script=script,
            policy=_policy(styles, script),
        )
    )


def to_summary(results: Results, words: Translator) -> str:
    """A page of paper for each model, as one page of HTML."""
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    briefs = [brief(analysis, Names(analysis.model, words)) for analysis in results.analyses]
    title = briefs[0].title if len(briefs) == 1 else words.text("Media breaks of {n} processes", n=len(briefs))
    return (
        _environment()
        .get_template("summary.html.jinja")
        .render(
            briefs=briefs,
            title=title,
            language=words.language,
            refused=[(error.place, words.message(error.message)) for error in results.refused],
            date=date_words(today(), words),
            say=SimpleNamespace(**labels(words)),
            style=style,
            policy=f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'none'",
        )
    )


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
