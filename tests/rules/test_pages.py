"""Every rule has its page in both languages, and every page its rule."""

import re

import pytest

from mediabruch.i18n import LANGUAGES, translator
from mediabruch.rules import RULES, Rule
from mediabruch.rules.rule import PAGES

SECTIONS = {
    "en": ["Why it matters", "What helps", "Example"],
    "de": ["Warum das zählt", "Was hilft", "Beispiel"],
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_page_says_what_why_and_what_helps(rule: Rule, language: str) -> None:
    page = rule.page(language)
    title = translator(language).message(rule.title)
    assert page.splitlines()[0].lower() == f"# {rule.code} {title}".lower()
    assert re.findall("^## (.*)$", page, flags=re.MULTILINE) == SECTIONS[language]
    assert all(len(part.strip()) > 10 for part in re.split("^#.*$", page, flags=re.MULTILINE)[1:])
    assert "unconfirmed" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_without_a_kind(language: str) -> None:
    assert {path.stem for path in (PAGES / language).iterdir()} == set(RULES)
