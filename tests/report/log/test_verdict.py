"""The first sentence of a report on a log: each of its rules, by the cases that bring it about."""

import json
import re

import pytest

from mediabruch.conformance.replay import ReplayOptions
from mediabruch.i18n import translator
from mediabruch.logs.cases import CaseGroup, EventLog
from mediabruch.media import Medium
from mediabruch.report.log.formats import LOG_FORMATS
from mediabruch.report.log.verdict import log_verdict
from mediabruch.report.names import Names
from mediabruch.report.screen import Screen
from mediabruch.report.setting import ReportSetting
from tests.support.logs import replayed
from tests.support.models import build

WAY = "A{} > xor1 > B{} > xor2 > C{}; xor1 > xor2"
PRINTED = WAY.format("(data)", "(data:paper)", "(paper)")
RULES = [
    (PRINTED, [("web", "ABC", 60), ("web", "AC", 0)], "In all 60 cases information came in digitally; in 60 of these"),
    (PRINTED, [("web", "ABC", 60), ("post", "ABC", 40)], "In 60 of 100 cases information came in digitally; in 60 of"),
    (
        PRINTED,
        [("?", "ABC", 60), ("?", "ABC", 40)],
        "In 100 of 100 cases there were media breaks, 1 a case",
    ),
    (
        WAY.format("(data)", "(data:paper)", "(data)"),
        [("?", "ABC", 6), ("?", "AC", 94)],
        "In 6 of 100 cases",
    ),
    (
        WAY.format("(data)", "(data:paper)", "(data)"),
        [("?", "ABC", 3), ("?", "AC", 97)],
        "In fewer than 5 of 100",
    ),
    (
        WAY.format("(data)", "(data:paper)", "(data)"),
        [("?", "ABC", 1), ("?", "AC", 2)],
        "In some of 3",
    ),
    (PRINTED, [("?", "ABC", 1), ("?", "AC", 2)], "In 3 of 3 cases"),
    (PRINTED, [("?", "ABC", 1)], "In the only case there were media breaks (1), most often at"),
    (PRINTED, [("web", "ABC", 1)], "In the only case information came in digitally; inside there were media breaks"),
    (WAY.format("(data)", "(data)", "(data)"), [("?", "ABC", 1)], "The only case was digital throughout."),
    (WAY.format("(data)", "", "(data)"), [("?", "ABC", 1)], "In the only case no media break is known."),
    (WAY.format("(data)", "(data)", "(data)"), [("web", "ABC", 60)], "All 60 cases were digital throughout."),
    (WAY.format("(paper)", "(paper)", "(paper)"), [("?", "ABC", 60)], "None of the 60 cases was digital anywhere."),
    (
        WAY.format("(data)", "", "(data)"),
        [("?", "ABC", 30), ("?", "AC", 30)],
        "In none of 60 cases is a media break known",
    ),
    (WAY.format("", "", ""), [("?", "ABC", 60)], "Whether the 60 cases were digital cannot be said"),
]


@pytest.mark.parametrize(("line", "groups", "said"), RULES)
def test_the_first_sentence(line: str, groups: list[tuple[str, str, int]], said: str) -> None:
    log = EventLog(
        groups=tuple(CaseGroup(activities=tuple(way), channel=channel, count=n) for channel, way, n in groups if n)
    )
    media = {"web": frozenset({Medium.DATA}), "post": frozenset({Medium.PAPER})}
    replay = replayed(build(line), log, ReplayOptions(channel_media=media))
    for language in ("en", "de"):
        names = Names(replay.analysis.model, translator(language))
        sentence = log_verdict(replay, names)
        if language == "en":
            assert sentence.startswith(said)
        assert re.findall(r"\d+", sentence) == re.findall(
            r"\d+", log_verdict(replay, Names(names.model, translator("en")))
        )
        setting = ReportSetting(language, Screen(400))
        text = LOG_FORMATS["text"](replay, setting)
        assert isinstance(text, str)
        assert sentence.replace("\xa0", " ") in text.splitlines()[0]
        page = LOG_FORMATS["html"](replay, setting)
        assert isinstance(page, bytes)
        assert page.decode().index('<p class="verdict">') < page.decode().index("<dl")
        assert json.loads(str(LOG_FORMATS["json"](replay, setting)))["verdict"] == sentence
