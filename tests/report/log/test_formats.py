"""What a log says of a model, in every format and both languages."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from mediabruch.conformance.replay import Replay, ReplayOptions
from mediabruch.findings.from_log import log_findings
from mediabruch.i18n import translator
from mediabruch.logs.activities import ActivityMapping, ActivityMatch
from mediabruch.logs.cases import CaseGroup, EventLog
from mediabruch.media import Medium
from mediabruch.report.log.costs import log_cost
from mediabruch.report.log.document import log_json
from mediabruch.report.log.formats import LOG_FORMATS
from mediabruch.report.log.schema import LogDocument
from mediabruch.report.screen import Screen, width_of
from mediabruch.report.setting import ReportSetting
from mediabruch.statements.annotations import Profile
from tests.support.logs import replayed
from tests.support.models import build

HOSTILE = "<script>alert(1)</script> [red]Druck[/b] & =1+1\x1b[2J"
MODEL = build(
    "Antrag(data) > xor1 > Drucken(data:paper) > xor2 > Bescheid(paper); xor1 > xor2; Bescheid > Ablage(paper)"
)


def _log(extra: str = HOSTILE) -> EventLog:
    def group(*activities: str, channel: str, month: int, count: int) -> CaseGroup:
        return CaseGroup(activities=activities, channel=channel, month=(2025, month), count=count)

    return EventLog(
        groups=(
            group("Antrag", "Drucken", "Bescheid", channel="web", month=1, count=60),
            group("Antrag", "Bescheid", channel="web", month=2, count=30),
            group("Antrag", extra, "Bescheid", channel="desk", month=2, count=9),
            group("Antrag", channel="desk", month=3, count=6),
            group("Bescheid", "Antrag", channel="fax", month=3, count=2),
        )
    )


def _replay() -> Replay:
    media = {"web": frozenset({Medium.DATA}), "desk": frozenset({Medium.ORAL})}
    return replayed(MODEL, _log(), ReplayOptions(channel_media=media))


REPLAY = _replay()


def _shown(format_: str, language: str = "en", width: int = 80) -> str:
    content = LOG_FORMATS[format_](REPLAY, ReportSetting(language, Screen(width)))
    return content if isinstance(content, str) else content.decode("utf-8-sig")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_text_keeps_to_the_screen(language: str, width: int) -> None:
    lines = _shown("text", language, width).splitlines()
    assert max(map(width_of, lines)) <= width
    assert "\x1b" not in "".join(lines)
    assert ("What really happened" in lines) is (language == "en")


def test_the_document_follows_its_schema() -> None:
    document = json.loads(_shown("json"))
    LogDocument.model_validate(document)
    assert document["fit"] == {
        "cases": 107,
        "fitting": 0,
        "fitting_but_for_unseen_steps": 90,
        "approximate": 0,
        "unwatched": [],
    }
    assert document["shares"][0]["count"] + document["shares"][1]["count"] == document["shares"][0]["total"]
    assert [one["activity"] for one in document["unknown_activities"]] == [HOSTILE]


@pytest.mark.parametrize(("language", "says"), [("en", "Costs are proxies"), ("de", "Die Kosten sind Näherungen")])
def test_costs_are_those_of_the_cases_that_happened(language: str, says: str) -> None:
    assert says in _shown("text", language)
    assert says in _shown("html", language)
    cost = log_cost(REPLAY)
    counted = REPLAY.counted.score.breaks_per_case
    assert counted > 0
    assert sum(place.per_case for place in cost.places) == pytest.approx(counted)
    log = replace(REPLAY.log, begin=datetime(2025, 1, 1, tzinfo=UTC), end=datetime(2025, 3, 31, tzinfo=UTC))
    dated = replace(REPLAY, log=log)
    assert dated.cases_per_year is not None
    assert log_cost(dated).cases == dated.cases_per_year
    stated = replace(dated, analysis=replace(dated.analysis, profile=Profile(cases=12.0)))
    assert json.loads(log_json(dated, translator(language)))["cost"]["cases"] == dated.cases_per_year
    assert log_cost(stated).cases == 12.0


@pytest.mark.parametrize("format_", ["html", "svg"])
def test_foreign_text_stays_text(format_: str) -> None:
    shown = _shown(format_)
    assert "<script>alert" not in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_no_letter_turns_the_line_around(format_: str) -> None:
    found = replayed(MODEL, _log("\u202eDruck"), ReplayOptions())
    content = LOG_FORMATS[format_](found, ReportSetting("en", Screen()))
    shown = content if isinstance(content, str) else content.decode("utf-8-sig")
    assert "Druck" in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize(("language", "says"), [("en", "not known yet"), ("de", "noch nicht bekannt")])
def test_no_media_break_is_counted_where_no_medium_is_known(language: str, says: str) -> None:
    found = replayed(build("Antrag > Bescheid"), EventLog(groups=(_unmarked(9),)), ReplayOptions())
    shown = str(LOG_FORMATS["text"](found, ReportSetting(language, Screen(120))))
    assert says in shown
    assert " 0 " not in shown.split("\n\n")[1].splitlines()[1]


def _unmarked(count: int) -> CaseGroup:
    return CaseGroup(activities=("Antrag", "Bescheid"), channel=None, month=(2025, 1), count=count)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_page_has_charts_that_say_what_they_show(language: str) -> None:
    shown = _shown("html", language)
    charts = [part.partition(">")[0] for part in shown.split("<svg ") if 'role="img"' in part.partition(">")[0]]
    assert len(charts) == 2
    assert all("aria-label=" in chart for chart in charts)
    assert "<script" not in shown


def test_the_picture_bears_measured_shares() -> None:
    for language, word in (("en", "measured"), ("de", "gemessen")):
        shown = _shown("svg", language)
        assert ET.fromstring(shown) is not None
        assert word in shown


def test_the_table_has_a_row_for_each_share_group_and_deviation() -> None:
    rows = list(csv.DictReader(io.StringIO(_shown("csv"))))
    kinds = {row["row"] for row in rows}
    assert {"log", "step", "share", "way in", "period", "sequence", "deviation"} <= kinds
    assert all(not (row["name"] or "").startswith("=") for row in rows)
    assert min(int(row["cases"]) for row in rows if row["row"] in {"way in", "period", "sequence"}) >= 5


def test_what_the_model_does_not_say_is_found() -> None:
    found = [finding.code for finding in log_findings(REPLAY)]
    assert found == ["MB301", "MB302", "MB303"]


def test_findings_name_places_and_are_told_apart() -> None:
    findings = log_findings(REPLAY)
    assert len({finding.fingerprint for finding in findings}) == len(findings)
    assert "between “Antrag” and “Bescheid”" in str(findings[0].message)


def test_what_is_matched_in_doubt_is_neither_unknown_nor_missing() -> None:
    other = "Druckenn und kuvertieren"
    replay = replayed(MODEL, _log(other))
    node = next(node for node in MODEL.analysis().model.nodes if node.name == "Ablage")
    sure = tuple(match for match in replay.mapping.matches if match.activity != other)
    doubtful = ActivityMatch(activity=other, nodes=(node,), confidence=0.7)
    told = log_findings(replace(replay, mapping=ActivityMapping(matches=(*sure, doubtful))))
    assert "it may be the step “Ablage”, but that is not sure" in str(told[0].message)
    assert "MB302" in {finding.code for finding in log_findings(replay)}
    assert "MB302" not in {finding.code for finding in told}
