"""Two versions of a process as a page: both pictures with the changes marked, and what changed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mediabruch.analysis import Analysis
from mediabruch.i18n import Translator
from mediabruch.report.blocks import Block
from mediabruch.report.diff.content import diff_headline, flag_words, lone_blocks, overview, sections
from mediabruch.report.diff.results import DiffPair, DiffResults
from mediabruch.report.diff.words import place_words, stated_words, title_words
from mediabruch.report.headline import BarPart, bar_parts, bar_words, verdict_words
from mediabruch.report.names import Names, capitalized
from mediabruch.report.page.embed import embedded
from mediabruch.report.page.frame import PageFrame, framed, styles_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from mediabruch.differences.difference import DifferenceKind


@dataclass(frozen=True, slots=True)
class VersionView:
    """One of the two versions."""

    verdict: str
    bar: tuple[BarPart, ...]
    bar_words: str
    pictures: "tuple[tuple[str, Markup], ...]"


@dataclass(frozen=True, slots=True)
class PairView:
    """Both versions, and what changed."""

    id: str
    title: str
    place: str
    """Its files; empty where the title says no more."""
    stated: str
    """What is stated of the process; empty where nothing is."""
    headline: tuple[Block, ...]
    sections: tuple[Block, ...]
    old: VersionView
    new: VersionView


def diff_html(results: DiffResults, words: Translator) -> str:
    """The page."""
    pairs = [_pair(pair, f"d{number}", words) for number, pair in enumerate(results.told, start=1)]
    say = {
        "before": words.text("Before"),
        "after": words.text("After"),
        "both": words.text("Both versions, with what changed"),
        "judged": words.text("in one word"),
    }
    several = words.plural("Comparison of {n} process", "Comparison of {n} processes", len(results.pairs))
    title = several if results.is_collection else pairs[0].title
    content = {
        "pairs": pairs,
        "overview": _rows(results, pairs, words) if results.is_collection else None,
        "lone": tuple(lone_blocks(results, words)),
    }
    pictures = [str(svg) for pair in pairs for one in (pair.old, pair.new) for _, svg in one.pictures]
    frame = PageFrame(template="diff.html.jinja", labels=say, styles_within=styles_of("".join(pictures)))
    return framed(frame, title, content, words)


def _rows(results: DiffResults, pairs: list[PairView], words: Translator) -> list[tuple[str, tuple[str, ...]]]:
    """A row for each pair, with the id of what is told of it further below; empty where it did not change."""
    told = dict(zip((id(one) for one in results.told), (view.id for view in pairs), strict=True))
    rows = overview(results, words)
    return [(told.get(id(pair), ""), row) for pair, row in zip(results.pairs, rows, strict=True)]


def _pair(pair: DiffPair, identity: str, words: Translator) -> PairView:
    diff = pair.diff
    gone, now = diff.kinds_by_key
    return PairView(
        id=identity,
        title=title_words(diff),
        place=place_words(diff),
        stated=stated_words(diff, words),
        headline=tuple(diff_headline(pair, words)),
        sections=tuple(sections(pair, words)),
        old=_version(diff.old, f"{identity}a-", gone, words),
        new=_version(diff.new, f"{identity}b-", now, words),
    )


def _version(analysis: Analysis, prefix: str, kinds: "Mapping[int, DifferenceKind]", words: Translator) -> VersionView:
    from mediabruch.render.picture import flagged_pictures

    names, said = Names(analysis.model, words), flag_words(words)
    flags = {key: said[kind] for key, kind in kinds.items() if kind in said}
    bar = bar_parts(analysis, names)
    return VersionView(
        verdict=verdict_words(analysis, names),
        bar=bar,
        bar_words=capitalized(bar_words(bar, names)) if bar else "",
        pictures=tuple(
            (picture.name, embedded(picture.svg, prefix))
            for picture in flagged_pictures(analysis, flags, lang=words.language)
        ),
    )
