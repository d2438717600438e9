"""Two versions of a process as Markdown, for merge requests and wikis."""

from collections.abc import Iterator

from mediabruch.i18n import Translator
from mediabruch.report.diff.content import diff_headline, lone_blocks, overview, sections
from mediabruch.report.diff.results import DiffPair, DiffResults
from mediabruch.report.diff.words import place_words, stated_words, title_words
from mediabruch.report.markdown_lines import block_lines, escaped, table_lines


def diff_markdown(results: DiffResults, words: Translator) -> str:
    """The report; headings of the second level and below."""
    lines: list[str] = []
    if results.is_collection:
        titles = [words.text("process"), words.text("of 100 digital"), words.text("media breaks per case"), ""]
        rows = [list(row) for row in overview(results, words)]
        lines += [f"## {escaped(words.text('Overview'))}", "", *table_lines(titles, rows, "lrrl"), ""]
        lines += block_lines(lone_blocks(results, words))
    for pair in results.told:
        lines += _pair(pair, words)
    return "\n".join(lines).rstrip("\n") + "\n"


def _pair(pair: DiffPair, words: Translator) -> Iterator[str]:
    yield f"## {escaped(title_words(pair.diff))}"
    yield ""
    if place := place_words(pair.diff):
        yield escaped(place)
        yield ""
    if stated := stated_words(pair.diff, words):
        yield escaped(stated)
        yield ""
    yield from block_lines(diff_headline(pair, words))
    yield from block_lines(sections(pair, words))
