"""The page of a rule on a screen, and the list of all rules."""

import inspect
import re
from collections.abc import Iterable

from mediabruch.errors import Message
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import SEVERITIES
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.names import capitalized
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style
from mediabruch.rules import Rule

GROUPS = (
    (Message("Media breaks"), "MB1"),
    (Message("Patterns"), "MB2"),
    (Message("The model against event logs"), "MB3"),
    (Message("Notes on the model"), "MB9"),
)
"""The rules in groups, by the beginnings of their codes."""


def explain_rule(rule: Rule, words: Translator, screen: Screen) -> str:
    """What the rule means, why it matters, what helps: its Markdown page laid out."""
    layout = ScreenLayout(screen)
    for block in re.split(r"\n{2,}", page_of(rule, words).strip()):
        _write_block(layout, " ".join(block.split("\n")) if not block.startswith("- ") else block)
    return layout.text()


def page_of(rule: Rule, words: Translator) -> str:
    """The page of a rule as Markdown; that of an own rule is made of what it says of itself."""
    if not rule.is_own:
        return rule.page(words.language)
    means = inspect.getdoc(rule.find) or ""
    parts = [f"# {rule.code} {capitalized(words.message(rule.title))}", " ".join(means.split())]
    severity = words.text("Severity: {severity}", severity=SEVERITIES[rule.severity])
    parts += [severity, "## " + words.text("What helps"), words.message(rule.helps)]
    return "\n\n".join(filter(None, parts))


def _write_block(layout: ScreenLayout, block: str) -> None:
    """A heading, a list or a paragraph of Markdown."""
    if block.startswith("# "):
        layout.write(Span(block[2:], Style.TITLE))
    elif block.startswith("## "):
        layout.heading(block[3:])
        return
    elif block.startswith("- "):
        for item in re.split(r"\n(?=- )", block):
            layout.write(" ".join(item[2:].split()).replace("`", ""), head="-", column=2)
    else:
        layout.write(block.replace("`", ""))
    layout.blank()


def list_rules(rules: Iterable[Rule], words: Translator, screen: Screen, *, details: bool = False) -> str:
    """All rules with their titles, group by group, the own ones last; in detail with their severities and names."""
    listed = list(rules)
    groups = [(words.message(heading), [one for one in listed if one.code[:3] == code]) for heading, code in GROUPS]
    groups.append((words.text("Own rules"), [one for one in listed if one.is_own]))
    layout = ScreenLayout(screen)
    width = max(len(rule.code) for rule in listed) + 2
    for heading, group in groups:
        if group:
            layout.heading(heading)
        for rule in group:
            severity = Span(f" ({words.message(SEVERITIES[rule.severity])}, {rule.name})" if details else "", Style.DIM)
            layout.write(words.message(rule.title), severity, head=Span(rule.code, Style.TITLE), column=width)
    if details:
        layout.blank()
        layout.write(Span(words.text("More on a rule: {command}", command="mediabruch explain MB101"), Style.DIM))
    return layout.text()
