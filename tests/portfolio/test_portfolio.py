"""A portfolio: each process once, the worst first, whatever the order in which the files come."""

import io
import json
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
import python_calamine

from mediabruch.analysis import analyze_annotated, analyze_model
from mediabruch.i18n import LANGUAGES, translator
from mediabruch.measures.measure import Provider
from mediabruch.media import Origin
from mediabruch.options import Options, OwnCosts, OwnMeasure
from mediabruch.portfolio.changes import changes_since
from mediabruch.portfolio.entry import ENTRY, MeasureEffect, PortfolioEntry, entry_from, entry_text
from mediabruch.portfolio.jobs import Job
from mediabruch.portfolio.portfolio import put_together
from mediabruch.portfolio.process_state import state_of
from mediabruch.portfolio.snapshot import Snapshot
from mediabruch.portfolio.tallies import TallyKind
from mediabruch.report.dates import today
from mediabruch.report.portfolio.document import portfolio_json, portfolio_lines
from mediabruch.report.portfolio.page import portfolio_html
from mediabruch.report.portfolio.table import portfolio_csv
from mediabruch.report.portfolio.text import doubt_sentence, portfolio_text, standing
from mediabruch.report.portfolio.workbook import portfolio_xlsx
from mediabruch.report.screen import Screen, width_of
from mediabruch.statements.annotations import Profile
from mediabruch.statements.sidecar import sidecar_from_mapping
from tests.report.hostile import HOSTILE
from tests.support.models import build

EN = translator("en")


def entry(line: str, path: str, process_ids: tuple[str, ...] = (), **stated: object) -> PortfolioEntry:
    analysis = build(line).analysis()
    job = Job(path=path, file=path, options=analysis.options)
    made = ENTRY.make(job, analysis)[0]
    model = replace(made.model, path=path, sha256=path, name=path.rpartition("/")[2], **stated)  # type: ignore[arg-type]
    return replace(made, model=model, process_ids=process_ids)


@pytest.fixture
def entries() -> list[PortfolioEntry]:
    return [
        entry("Annahme(paper) > Prüfen(data)", "amt/bau/a.bpmn", cases=100.0),
        entry("Annahme(paper) > PRÜFEN(data) > Bescheid(paper)", "amt/bau/b.bpmn"),
        entry("Antrag(digital) > Prüfen(digital)", "amt/kasse/c.bpmn", cases=50.0, facts={"department": "Kasse"}),
        entry("X > Y", "amt/kasse/d.bpmn"),
    ]


def test_the_worst_come_first_and_digital_ones_last(entries: list[PortfolioEntry]) -> None:
    found = put_together(entries)
    assert [one.path for one in found.entries] == [
        f"amt/{name}.bpmn" for name in ("bau/b", "bau/a", "kasse/d", "kasse/c")
    ]
    assert found.states == {"digital": 1, "not_digital": 2, "open": 1}
    assert found.year is not None
    assert (found.year.processes, found.year.cases, found.year.breaks) == (2, 150.0, 100.0)


def test_what_recurs_is_found_across_spellings(entries: list[PortfolioEntry]) -> None:
    found = put_together(entries)
    label = next(one for one in found.hot_spots if one.kind is TallyKind.LABEL)
    assert (label.name.casefold(), label.processes) == ("prüfen", 2)
    by_department = {one.name: one.processes for one in found.tallies if one.kind is TallyKind.DEPARTMENT}
    assert by_department == {"bau": 2, "Kasse": 2}


def test_order_and_parts_change_nothing(entries: list[PortfolioEntry]) -> None:
    whole = portfolio_json(put_together(entries), EN)
    lines = portfolio_lines(put_together(entries[:1])) + portfolio_lines(put_together(entries[1:]))
    again = [entry_from(line) for line in lines.decode().splitlines()]
    shuffled = random.Random(7).sample(entries, len(entries))
    assert portfolio_json(put_together(shuffled), EN) == whole
    assert portfolio_json(put_together([one for one in again if one]), EN) == whole
    assert entry_from(entry_text(entries[0])) == entries[0]
    assert entry_from("{}") is None


def _paths(entries: Sequence[PortfolioEntry]) -> list[str]:
    return sorted(one.path for one in entries)


def test_copies_and_versions_count_once(entries: list[PortfolioEntry]) -> None:
    copy = replace(entries[0], model=replace(entries[0].model, path="amt/neu/kopie.bpmn"))
    found = put_together([*entries, copy])
    assert found.copies == (("amt/neu/kopie.bpmn", "amt/bau/a.bpmn"),)
    line = "Antrag(digital) > Prüfen(paper) > Bescheid(digital)"
    versions = [
        entry(line, f"v/antrag {name}.bpmn", process_ids=("Hundesteuer_anmelden",)) for name in ("v9", "v10", "soll")
    ]
    other = entry("Ganz > Anders > Hier", "v/anderes.bpmn", process_ids=("Hundesteuer_anmelden",))
    assert _paths(put_together([*versions, other]).entries) == ["v/anderes.bpmn", "v/antrag v10.bpmn"]
    current = entry(line, "v/ist.bpmn", process_ids=("Hundesteuer_anmelden",))
    assert _paths(put_together([*versions, current]).entries) == ["v/ist.bpmn"]
    annotated = replace(copy, model=replace(copy.model, score=entries[1].model.score))
    assert len(put_together([entries[0], annotated]).entries) == 1 + bool(annotated.model.score.coverage_stated)
    generic = [replace(one, process_ids=("Process_1",)) for one in versions]
    assert len(put_together(generic).entries) == 3


def test_what_changed_since_a_snapshot(entries: list[PortfolioEntry]) -> None:
    snapshot = Snapshot(day=today(), processes=tuple(state_of(one.model) for one in entries))
    better = entry("Annahme(data) > Prüfen(data)", "amt/bau/neu/a.bpmn", cases=100.0)
    now = put_together([better, *entries[1:3], entry("Neu > Hier > Jetzt", "amt/neu.bpmn")])
    changes = changes_since(snapshot, now)
    assert changes.before["amt/bau/neu/a.bpmn"].path == "amt/bau/a.bpmn"
    assert "amt/neu.bpmn" not in changes.before
    assert [one.path for one in changes.gone] == ["amt/kasse/d.bpmn"]
    text = portfolio_text(now, EN, Screen(width=120), changes)
    assert "before: 33 of 100, 1 media breaks per case" in text
    assert "No longer there" in text
    assert changes_since(snapshot, put_together(entries)).before.keys() == {one.path for one in entries}


def test_what_changed_is_told_by_the_service_key_first() -> None:
    then = entry("A(paper) > B(paper)", "alt/x.bpmn", facts={"leika_key": "99001"})
    other = entry("C(paper) > D(paper)", "alt/y.bpmn")
    now = [
        entry("Ganz > Anders > Hier", "neu/z.bpmn", facts={"leika_key": "99001"}),
        entry("A(paper) > B(paper)", "alt/x.bpmn"),
    ]
    snapshot = Snapshot(day=today(), processes=(state_of(then.model), state_of(other.model)))
    changes = changes_since(snapshot, put_together(now))
    assert {path: was.path for path, was in changes.before.items()} == {"neu/z.bpmn": "alt/x.bpmn"}
    assert [one.path for one in changes.gone] == ["alt/y.bpmn"]


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_keep_the_layout(name: str, language: str, width: int) -> None:
    one = entry("A(digital) > B(paper)", "x.bpmn", facts={"contact": name, "department": name})
    other = replace(one, model=replace(one.model, path=name, name=name, sha256="2"))
    spots = tuple(replace(spot, label=name, lane=name, system=name) for spot in one.spots)
    made = put_together([replace(one, spots=spots), replace(other, spots=spots)])
    words = translator(language)
    text = portfolio_text(made, words, Screen(width=width))
    assert all(width_of(line) <= width for line in text.splitlines())
    assert "\x1b" not in text
    portfolio_json(made, words)
    assert portfolio_csv(made, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_of_nothing(language: str) -> None:
    text = portfolio_text(put_together([]), translator(language), Screen())
    assert text.startswith(("There is no process to judge.", "Es gibt keinen Prozess"))


def test_measures_that_mend_most_come_first(entries: list[PortfolioEntry]) -> None:
    effects = {"e-file": 1.5, "mailbox": 2.0, "signature": 0.0}
    measures = tuple(
        MeasureEffect(measure=id_, steps=1, links_gained=gained, breaks_gone=-1.0) for id_, gained in effects.items()
    )
    changed = [replace(one, measures=measures[: number + 1]) for number, one in enumerate(entries)]
    found = put_together(changed).measures
    assert [one.measure.id for one in found] == ["e-file", "mailbox"]
    e_file, mailbox = found
    assert set(e_file.paths) == {one.path for one in entries}
    assert (e_file.steps, e_file.links_gained, e_file.links_gained_per_year) == (4, 6.0, 225.0)
    assert (mailbox.steps, mailbox.links_gained, mailbox.links_gained_per_year) == (3, 6.0, 100.0)
    assert [entry_from(entry_text(one)) for one in changed] == changed


def test_own_measures_are_told_across_processes() -> None:
    own = OwnMeasure(id="robot", facts=(("title", "software robot"), ("mends", ("MB104",)), ("who", "data_center")))
    options = Options(inference=False, measures=(own, OwnMeasure(id="online-form", facts=(("who", "office"),))))
    made = []
    for number in range(2):
        stated = {"A": "paper", "B": {"receives": "paper", "produces": "data", "by_hand": True}, "C": "data"}
        steps = {id_: {"medium": one} if isinstance(one, str) else one for id_, one in stated.items()}
        model = build("A > B > C").model
        analysis = analyze_model(model, options, sidecar=sidecar_from_mapping({"steps": steps}))
        entry = ENTRY.make(Job(path=f"{number}", file=f"{number}", options=options), analysis)[0]
        entry = replace(entry, model=replace(entry.model, path=f"{number}", sha256=f"{number}"), process_ids=())
        assert entry_from(entry_text(entry)) == entry
        made.append(entry)
    found = {one.measure.id: one for one in put_together(made).measures}
    assert found["robot"].paths == ("0", "1")
    assert str(found["robot"].measure.title) == "software robot"
    assert (found["robot"].measure.who, found["online-form"].measure.who) == (Provider.DATA_CENTER, Provider.OFFICE)
    said = portfolio_text(put_together(made), translator("de"), Screen())
    assert "Software robot: 2 Prozesse" in said or "software robot: 2 Prozesse" in said


# -- costs ---------------------------------------------------------------------------------------------


def stated_entry(line: str, path: str, cases: float, edition: str | None = None) -> PortfolioEntry:
    """An entry of a process whose cases are stated, by own tables if these have a name."""
    analysis = build(line).analysis()
    costs = OwnCosts() if edition is None else OwnCosts(edition=edition, minutes=(("MB104", 1.0, 1.0),))
    analysis = replace(analysis, profile=Profile(cases=cases), options=replace(analysis.options, costs=costs))
    made = ENTRY.make(Job(path=path, file=path, options=analysis.options), analysis)[0]
    return replace(made, model=replace(made.model, path=path, sha256=path), process_ids=())


def test_costs_of_a_year_are_added_where_cases_are_stated(entries: list[PortfolioEntry]) -> None:
    paper = stated_entry("A(paper) > B(data)", "a.bpmn", 100)
    found = put_together([paper, stated_entry("A(data) > B(paper)", "b.bpmn", 10), *entries[3:]])
    assert paper.cost is not None
    assert paper.cost.authority_minutes == (200, 800)
    assert found.year is not None
    assert found.year.cost is not None
    assert found.year.cost.authority_minutes == (220, 900)
    assert found.year.cost.authority_euros == pytest.approx((220 * 25.5 / 60, 900 * 40.7 / 60))
    assert [str(edition) for edition in found.year.cost.editions] == ["Leitfaden Erfüllungsaufwand, January 2025"]
    document = json.loads(portfolio_json(found, EN))
    assert document["year"]["cost"]["authority_minutes"] == [220, 900]
    per_process = {one["path"]: one["cost_per_year"] for one in document["processes"]}
    assert per_process["a.bpmn"]["authority_minutes"] == [200, 800]
    assert per_process["amt/kasse/d.bpmn"] is None


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "Media breaks cost in that year: authority 3.3 to 13 hours, 85 to 540 euros; proxies: Leitfaden"),
        (
            "de",
            "Medienbrüche kosten in diesem Jahr: Behörde 3,3 bis 13 Stunden, 85 bis 540 Euro; Näherungen: Leitfaden",
        ),
    ],
)
def test_costs_of_a_year_are_said_in_every_format(lang: str, says: str) -> None:
    found, words = put_together([stated_entry("A(paper) > B(data)", "a.bpmn", 100)]), translator(lang)
    assert says in " ".join(portfolio_text(found, words, Screen()).split())
    page = portfolio_html(found, words, {}).decode()
    assert says in page
    assert words.text("authority, euros a year") in page
    head, row = portfolio_csv(found, words).decode("utf-8-sig").splitlines()[:2]
    assert words.text("authority, euros a year, at most") in head
    assert words.number(800 * 40.7 / 60, 4) in row
    rows = python_calamine.load_workbook(io.BytesIO(portfolio_xlsx(found, words))).get_sheet_by_index(0).to_python()
    place = rows[0].index(words.text("authority, euros a year, at most"))
    assert rows[1][place] == pytest.approx(800 * 40.7 / 60)


def test_without_cases_no_costs_are_said(entries: list[PortfolioEntry]) -> None:
    found = put_together(entries)
    assert "authority" not in portfolio_text(found, EN, Screen())
    assert "authority" not in portfolio_csv(found, EN).decode()
    assert "authority, euros" not in portfolio_html(found, EN, {}).decode()


def test_costs_and_their_editions_come_back_from_parts() -> None:
    own = stated_entry("A(paper) > B(data)", "a.bpmn", 100, "<b>own</b>\x1b[31m")
    assert entry_from(entry_text(own)) == own
    both = put_together([own, stated_entry("A(paper) > B(data)", "b.bpmn", 100)])
    assert both.year is not None
    assert both.year.cost is not None
    assert len(both.year.cost.editions) == 2
    assert "<b>" not in portfolio_html(both, EN, {}).decode()
    assert "\x1b" not in portfolio_text(both, EN, Screen())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("A(data) > Frage > B(paper)", "No media break is sure: before each lie steps whose medium is not known."),
        (
            "A(data) > Frage > B(paper) > C(data)",
            "At 1 of 2 places the media break is not sure: before it lie steps whose medium is not known.",
        ),
        ("A(data) > B(paper)", ""),
    ],
)
def test_a_row_says_which_media_breaks_are_not_sure(line: str, said: str) -> None:
    made = entry(line, "a.bpmn")
    found, words = put_together([entry_from(entry_text(made)) or made], []), translator("en")
    page = portfolio_html(found, words, {}).decode()
    text = " ".join(portfolio_text(found, words, Screen(width=200)).split())
    assert doubt_sentence(made, words) == said
    assert (said or "not sure") in text or not said
    assert ("not sure" in portfolio_csv(found, words).decode()) == bool(said)
    assert said in page
    assert [spot.across for spot in found.entries[0].spots if spot.across] == ([("Frage",)] if said else [])


@pytest.mark.parametrize("origin", [Origin.STATED, Origin.INFERRED])
def test_what_rests_mostly_on_inference_is_said_so(origin: Origin) -> None:
    built = build("A(data) > B(data)")
    steps = {key: one._replace(origin=origin, confidence=0.9) for key, one in built.annotations.steps.items()}
    analysis = analyze_annotated(built.model, built.annotations._replace(steps=steps))
    made = ENTRY.make(Job(path="a.bpmn", file="a.bpmn", options=analysis.options), analysis)[0]
    said = standing(put_together([made], []), translator("en"))
    shown = " (1 of these mostly by inference)" if origin is Origin.INFERRED else ""
    assert said == f"1 process: 1 is digital throughout{shown}."
