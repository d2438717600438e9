"""The frame of all pages: head, style and script, and a policy that allows just what stands in the page."""

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

from mediabruch.i18n import Translator
from mediabruch.patterns import pattern
from mediabruch.report.page.environment import page_environment
from mediabruch.report.page.labels import labels

_HERE = Path(__file__).parent
_STYLES = pattern(r"<style>(.*?)</style>", re.DOTALL)


class PageFrame(NamedTuple):
    """What a page has beside its content."""

    template: str
    """A template that fills the blocks of `frame.html.jinja`."""
    folder: Path = _HERE
    """Where it stands."""
    style: str = ""
    """Comes after the style of all pages."""
    script: str = ""
    styles_within: Iterable[str] = ()
    """The styles that stand in the content, as those of pictures do."""
    labels: Mapping[str, str] | None = None
    """What the template says, beside the `labels` of all pages."""


def framed(frame: PageFrame, title: str, content: Mapping[str, object], words: Translator) -> str:
    """The page, whole in itself: it loads nothing from elsewhere."""
    style = (_HERE / "page.css").read_text(encoding="utf-8") + frame.style
    template = page_environment(frame.folder).get_template(frame.template)
    return template.render(
        **content,
        title=title,
        language=words.language,
        say=SimpleNamespace(**{**labels(words), **(frame.labels or {})}),
        style=style,
        script=frame.script,
        policy=_policy([style, *frame.styles_within], frame.script),
    )


def styles_of(markup: str) -> list[str]:
    """The styles that stand in pictures."""
    return [html.unescape(style) for style in _STYLES.findall(markup)]


def _policy(styles: Iterable[str], script: str) -> str:
    """What the page may load and run: itself."""
    rules = ["default-src 'none'", f"style-src {' '.join(dict.fromkeys(map(_digest, styles)))}"]
    if script:
        rules.append(f"script-src {_digest(script)}")
    return "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))


def _digest(text: str) -> str:
    """What a content security policy calls a style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
