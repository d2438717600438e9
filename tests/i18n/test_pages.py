"""Every kind has its page in both languages, and every page its kind."""

import re

import pytest

from mediabruch.i18n import LANGUAGES, read_page, translator
from mediabruch.i18n.page import PAGES
from mediabruch.rules.kinds import KINDS, Kind

SECTIONS = {
    "en": ["Why it matters", "What helps", "Example"],
    "de": ["Warum das zählt", "Was hilft", "Beispiel"],
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_page_says_what_why_and_what_helps(kind: Kind, language: str) -> None:
    page = read_page(kind.code, language)
    title = translator(language).message(kind.title)
    assert page.splitlines()[0].lower() == f"# {kind.code} {title}".lower()
    assert re.findall("^## (.*)$", page, flags=re.MULTILINE) == SECTIONS[language]
    assert all(len(part.strip()) > 10 for part in re.split("^#.*$", page, flags=re.MULTILINE)[1:])
    assert "unconfirmed" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_without_a_kind(language: str) -> None:
    assert {path.stem for path in (PAGES / language).iterdir()} == set(KINDS)
