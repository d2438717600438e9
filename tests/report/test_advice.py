"""What reports on a process say of what to do: on the page, in Markdown, in the summary of one page."""

import io
import re
from dataclasses import replace

import docx
import pytest

from mediabruch.analysis import Analysis, analyze_model
from mediabruch.bpmn import read_bytes
from mediabruch.i18n import LANGUAGES, translator
from mediabruch.options import Options
from mediabruch.report.brief import brief
from mediabruch.report.formats import PLANNED, report_on
from mediabruch.report.names import Names
from mediabruch.report.plan.advice import MOST_STEPS, advice_on
from mediabruch.report.setting import ReportSetting
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.report.hostile import HOSTILE
from tests.support.models import build

STEPS = {
    "Antrag": {"receives": "data", "produces": "paper"},
    "Pruefen": {"medium": "paper"},
    "Erfassen": {"receives": "paper", "produces": "data", "by_hand": True},
    "Bescheid": {"receives": "data", "produces": "paper", "dispatch": True},
}
LINE = "Antrag > Pruefen > Erfassen > Bescheid"
SAYS = {"de": "Was zu tun ist", "en": "What to do"}
FIRST = {"de": "Was zuerst zu tun ist", "en": "What to do first"}


def analyzed(xml: bytes | None = None) -> Analysis:
    model = read_bytes(xml or build(LINE).xml, "a.bpmn", diagram=True)
    return analyze_model(model, Options(inference=False), sidecar=sidecar_from_mapping({"steps": STEPS}))


def made(format_: str, language: str, analysis: Analysis, *, has_plan: bool = True) -> bytes:
    content = report_on([analysis], format_, ReportSetting(language, has_plan=has_plan))
    return content if isinstance(content, bytes) else content.encode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_to_do_and_shows_it_before_and_after(language: str) -> None:
    page = made("html", language, analyzed()).decode()
    assert page.count(f">{SAYS[language]}</h2>") == 1
    section = page[page.index('class="planned"') :]
    section = section[: section.index("</section>")]
    assert section.count("<svg") == 2
    assert "M1" in section
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    for style in re.findall(r"<style>(.*?)</style>", section, re.DOTALL):
        from mediabruch.report.page.frame import _digest

        assert _digest(style).replace("'", "&#39;") in policy[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", PLANNED)
def test_reports_say_what_to_do_only_where_that_is_asked_for(format_: str, language: str) -> None:
    with_plan, without = (made(format_, language, analyzed(), has_plan=one) for one in (True, False))
    assert with_plan != without
    if format_ in ("html", "markdown", "summary"):
        assert SAYS[language].encode() not in without
        assert (SAYS if format_ != "summary" else FIRST)[language].encode() in with_plan


def test_the_summary_tells_three_measures_in_place_of_general_help() -> None:
    analysis = analyzed()
    plan = advice_on(analysis, ReportSetting("de", has_plan=True))
    assert plan is not None
    found = brief(analysis, Names(analysis.model, translator("de")), plan)
    assert len(found.measures) == min(3, len(plan.stages))
    assert all(one.helps == "" for one in found.breaks)
    assert "umsetzen kann es: " in found.measures[0].effect
    assert found.sureness[-1].startswith(("Von diesen Maßnahmen", "Der erste Platz"))
    document = docx.Document(io.BytesIO(made("docx", "de", analysis)))
    assert found.measures[0].title in "\n".join(one.text for one in document.paragraphs)


def test_measures_are_numbered_in_markdown() -> None:
    text = made("markdown", "en", analyzed()).decode()
    section = text[text.index("### What to do") :]
    assert "\n1. M" in section
    assert "mediabruch plan a.bpmn" in section


@pytest.mark.parametrize("name", [*HOSTILE, "#panic()", "{{ 7 * 7 }}", "</style><script>"])
@pytest.mark.parametrize("format_", PLANNED)
def test_names_are_text_in_plans_too(format_: str, name: str) -> None:
    analysis = analyzed()
    nodes = tuple(node._replace(name=name) if node.is_activity else node for node in analysis.model.nodes)
    renamed = replace(analysis.model, nodes=nodes, name=name)
    content = made(format_, "de", analyze_model(renamed, analysis.options, sidecar=analysis.sidecar))
    assert format_ not in ("html", "summary") or b"<script>alert" not in content


def test_nothing_is_planned_where_nothing_breaks_or_much_is_to_be_played() -> None:
    asked = ReportSetting("de", has_plan=True)
    fine = {name: {"medium": "data"} for name in STEPS}
    model = build(LINE).model
    analysis = analyze_model(model, Options(inference=False), sidecar=sidecar_from_mapping({"steps": fine}))
    assert advice_on(analysis, asked) is None
    names = [f"S{number}" for number in range(MOST_STEPS + 1)]
    own = sidecar_from_mapping({"steps": {name: {"medium": "paper"} for name in names}})
    large = analyze_model(build(" > ".join(names)).model, Options(inference=False), sidecar=own)
    assert advice_on(large, asked) is None
    stated_elsewhere = replace(analyzed(), sidecar=None)
    assert advice_on(stated_elsewhere, asked) is None
