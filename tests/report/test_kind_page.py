"""Pages of kinds on the screen."""

import pytest

from mediabruch.i18n import LANGUAGES, read_page, translator
from mediabruch.report.kind_page import explain_kind, list_kinds
from mediabruch.report.screen import Screen
from mediabruch.rules.kinds import KINDS, Kind


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_all_words_of_the_page_are_shown(kind: Kind, language: str) -> None:
    shown = explain_kind(kind, translator(language), Screen())
    written = read_page(kind.code, language).replace("#", "").replace("`", "")
    assert shown.split() == written.split()


def test_all_kinds_are_listed() -> None:
    listed = list_kinds(translator("de"), Screen())
    assert [line[:5] for line in listed.splitlines() if line.startswith("MB")] == list(KINDS)
    assert "MB103  Scan" in listed
