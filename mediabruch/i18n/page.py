"""The pages that explain the kinds: Markdown of headings, paragraphs and lists, one file for each kind and language."""

from pathlib import Path

PAGES = Path(__file__).parent / "pages"


def read_page(code: str, language: str) -> str:
    """The page of a kind (`MB103`) in `de` or `en`."""
    return (PAGES / language / f"{code}.md").read_text(encoding="utf-8")
