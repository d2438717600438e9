"""The list of frequent words that the word lists lack."""

import pytest

from tests.infer.harvest import language, unread


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Antrag prüfen", "de"),
        ("Check the request", "en"),
        ("Notify customer", "en"),
        ("Obvestilo nadrejenemu č", "other"),
    ],
)
def test_language(label: str, expected: str) -> None:
    assert language(label) == expected


def test_unread_words_and_pairs_of_neighbors() -> None:
    assert list(unread("Quorzel Blimst per E-Mail senden")) == ["quorzel", "blimst", "quorzel blimst"]
    assert list(unread("Bescheid per E-Mail senden")) == []
