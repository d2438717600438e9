"""What a log shows of a model, in blocks: how many cases fit, what was counted, which ways they took."""

from collections.abc import Iterator

from mediabruch.conformance.reality import BetweenSteps
from mediabruch.conformance.replay import Replay
from mediabruch.conformance.shares import CountedShare
from mediabruch.figures import TINY
from mediabruch.interview.branches import CaseBranch, case_branches
from mediabruch.report.blocks import Block, BulletList, Heading, Pairs, bullet, paragraph, section, styled
from mediabruch.report.layout import Page
from mediabruch.report.log.reading import Reading, reading_blocks
from mediabruch.report.names import Names
from mediabruch.report.setting import ReportSetting
from mediabruch.report.unknown import branch_name

_MOST = 20
"""Shares, steps or activities that are listed."""


def log_text(replay: Replay, reading: Reading, setting: ReportSetting) -> str:
    """What was read and what it shows, for a screen."""
    names = Names(replay.analysis.model, setting.words)
    page = Page(setting.screen)
    page.show(reading_blocks(reading, setting.words))
    page.show(shown_blocks(replay, names))
    return page.text()


def shown_blocks(replay: Replay, names: Names) -> Iterator[Block]:
    """What a log shows."""
    words = names.words
    yield Heading(words.text("What really happened"))
    yield Pairs(tuple((label, styled([said])) for label, said in _figures(replay, names)))
    yield from section(words.text("Not in the model"), _unknown(replay, names))
    yield from section(words.text("Steps that never happened"), _never(replay, names))
    yield from section(words.text("Shares of the ways, measured"), _shares(replay, names))


def _figures(replay: Replay, names: Names) -> Iterator[tuple[str, str]]:
    words, fit = names.words, replay.reality.fit
    if fit.cases:
        share = words.percent(fit.fitting / fit.cases)
        facts = {"n": fit.fitting, "all": fit.cases, "share": share}
        yield words.text("as the model says"), words.text("{n} of {all} ({share})", **facts)
    if replay.figures is not None and replay.figures.score.breaks_per_case > TINY:
        counted, chain = replay.figures.score.breaks_per_case, replay.chain.score.breaks_per_case
        yield words.text("media breaks"), words.text("{n} per case, counted", n=words.rate(counted))
        if any(one.figure == "breaks_per_case" for one in replay.differences):
            sentence = words.text(
                "the shares alone would make {n}: what happens at one place depends on what happened at another",
                n=words.rate(chain),
            )
            yield "", sentence
    if replay.cases_per_year is not None:
        yield words.text("cases a year"), words.text("{n}, extrapolated", n=round(replay.cases_per_year))


def _unknown(replay: Replay, names: Names) -> Iterator[Block]:
    words = names.words
    if replay.reality.unknown:
        items = []
        for one in replay.reality.unknown[:_MOST]:
            name = words.text("“{name}”", name=one.activity)
            where = "; ".join(_place(place, names) for place in one.places)
            items.append(
                bullet("", words.text("{name} in {n} cases", name=name, n=one.cases), f": {where}" * bool(where))
            )
        yield BulletList(tuple(items))


def _place(place: BetweenSteps, names: Names) -> str:
    words = names.words
    after, before = (None if key is None else names.quoted(key) for key in (place.after, place.before))
    if after is None:
        return words.text("before {step}", step=before) if before else words.text("alone")
    if before is None:
        return words.text("after {step}, at the end", step=after)
    return words.text("between {one} and {other}", one=after, other=before)


def _never(replay: Replay, names: Names) -> Iterator[Block]:
    if replay.reality.never:
        yield BulletList(tuple(bullet("", names.quoted(one.step)) for one in replay.reality.never[:_MOST]))


def _shares(replay: Replay, names: Names) -> Iterator[Block]:
    branches = {branch.element.key: branch for branch in case_branches(replay.analysis)}
    listed = [(share, branches[share.element]) for share in replay.shares if share.element in branches]
    told = [(share, branch) for share, branch in listed if share.total >= replay.options.min_group]
    if told:
        yield BulletList(tuple(bullet("", _share(share, branch, names)) for share, branch in told[:_MOST]))
    if len(told) > _MOST:
        yield paragraph(names.words.text("And {n} more.", n=len(told) - _MOST), indent=2)


def _share(share: CountedShare, branch: CaseBranch, names: Names) -> str:
    words = names.words
    return words.text(
        "{branch}: {share} ({n} of {all}; 95 % interval {low} to {high})",
        branch=branch_name(branch, names),
        share=words.percent(share.share),
        n=share.count,
        all=share.total,
        low=words.percent(share.low),
        high=words.percent(share.high),
    )
