"""The word lists, as tables that a process manager can edit, and where they lie."""

from pathlib import Path

FOLDER = Path(__file__).parent
