"""Where the word lists lie."""

from pathlib import Path

FOLDER = Path(__file__).parent / "lexicon"
