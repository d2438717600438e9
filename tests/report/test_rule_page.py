"""Pages of kinds on the screen."""

import pytest

from mediabruch.i18n import LANGUAGES, translator
from mediabruch.report.rule_page import explain_rule, list_rules
from mediabruch.report.screen import Screen
from mediabruch.rules import RULES, Rule


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_all_words_of_the_page_are_shown(rule: Rule, language: str) -> None:
    shown = explain_rule(rule, translator(language), Screen())
    written = rule.page(language).replace("#", "").replace("`", "")
    assert shown.split() == written.split()


def test_all_rules_are_listed() -> None:
    listed = list_rules(RULES.values(), translator("de"), Screen())
    assert [line[:5] for line in listed.splitlines() if line.startswith("MB")] == list(RULES)
    assert "MB103  Scan" in listed
