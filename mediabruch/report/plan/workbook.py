"""A plan as a workbook: a sheet that a head of department can sort, filter and fill in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediabruch.errors import Message
from mediabruch.exchange.excel import LONGEST_CELL, row_height, workbook_bytes
from mediabruch.i18n import Translator
from mediabruch.maturity.saving import saving
from mediabruch.measures.plan import Plan, Rated
from mediabruch.report.costs import proxy_words
from mediabruch.report.names import Names
from mediabruch.report.plan.costs import has_costs, pay_back_of, pay_back_words
from mediabruch.report.plan.speech import PROVIDERS, goal_words, measure_title, plan_headline, steps_of
from mediabruch.report.plan.sureness import robust_words
from mediabruch.report.screen import Screen

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_CLEAN = Screen()

_COLUMNS: Sequence[tuple[Message, float]] = (
    (Message("Place"), 7),
    (Message("Id"), 6),
    (Message("What to do"), 45),
    (Message("Steps"), 35),
    (Message("Effort"), 9),
    (Message("Points alone"), 9),
    (Message("Media breaks per case alone"), 12),
    (Message("Points then"), 9),
    (Message("Saves the authority, minutes a case, at least"), 13),
    (Message("Saves the authority, minutes a case, at most"), 13),
    (Message("Saves applicants, minutes a case, at least"), 13),
    (Message("Saves applicants, minutes a case, at most"), 13),
    (Message("Saves the authority, euros a year, at least"), 13),
    (Message("Saves the authority, euros a year, at most"), 13),
    (Message("Costs euros once"), 10),
    (Message("Pays back"), 25),
    (Message("Who can do it"), 18),
    (Message("Stands for"), 30),
    (Message("Needs"), 35),
    (Message("Law"), 35),
    (Message("Decision"), 14),
    (Message("In charge"), 16),
    (Message("Until"), 12),
    (Message("Remark"), 30),
)
_OWN = 4
"""The last columns are for the reader."""


def plan_xlsx(plan: Plan, words: Translator) -> bytes:
    """The workbook. Raises `MediabruchError` where the library for it is missing."""
    return workbook_bytes(words.text("Plan"), lambda book: _write(book, plan, words))


def _write(book: "Workbook", plan: Plan, words: Translator) -> None:
    _write_plan(book, plan, words)
    _write_about(book, plan, words)


def _write_plan(book: "Workbook", plan: Plan, words: Translator) -> None:
    sheet = book.add_worksheet(words.text("Plan"))
    head = book.add_format({"bold": True, "bg_color": "#eeeeee", "bottom": 1, "text_wrap": True, "valign": "top"})
    own = book.add_format({"bg_color": "#fff8dc", "text_wrap": True, "valign": "top", "border": 4})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    for number, (title, width) in enumerate(_COLUMNS):
        sheet.set_column(number, number, width, own if number >= len(_COLUMNS) - _OWN else cell)
        sheet.write_string(0, number, words.message(title), head)
    names = Names(plan.analysis.model, words)
    places = {stage.candidate.id: place for place, stage in enumerate(plan.stages, 1)}
    rows = sorted(plan.candidates, key=lambda one: places.get(one.candidate.id, len(places) + 1))
    widths = [width for _, width in _COLUMNS]
    sheet.set_row(0, row_height([words.message(title) for title, _ in _COLUMNS], widths))
    for line, one in enumerate(rows, 1):
        row = _row(one, plan, names, places)
        sheet.set_row(line, row_height([value if isinstance(value, str) else "" for value in row], widths))
        for number, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(line, number, _CLEAN.clean(value)[:LONGEST_CELL], cell)
            elif value is not None:
                sheet.write_number(line, number, value, cell)
    if rows:
        decision = len(_COLUMNS) - _OWN
        choices = [words.text("yes"), words.text("no"), words.text("later")]
        sheet.data_validation(1, decision, len(rows), decision, {"validate": "list", "source": choices})
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, max(1, len(rows)), len(_COLUMNS) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _row(one: Rated, plan: Plan, names: Names, places: dict[str, int]) -> tuple[str | float | None, ...]:
    words, measure = names.words, one.candidate.measure
    then = next((stage.after.end_to_end_low for stage in plan.stages if stage.candidate.id == one.candidate.id), None)
    before = plan.before.end_to_end_low or 0.0
    law = "" if measure.law is None else words.message(measure.law)
    return (
        places.get(one.candidate.id),
        one.candidate.id,
        measure_title(one.candidate, names),
        steps_of(one.candidate, names),
        one.candidate.effort,
        round((one.after.end_to_end_low or 0.0) - before, 2),
        round(one.after.breaks_per_case - plan.before.breaks_per_case, 2),
        None if then is None else round(then, 2),
        *_costs(one, plan, names),
        words.message(PROVIDERS[measure.who]),
        words.message(measure.solution),
        "\n".join(words.message(need) for need in measure.needs),
        f"{law} ({measure.source})" if measure.source else law,
    )


def _costs(one: Rated, plan: Plan, names: Names) -> tuple[str | float | None, ...]:
    """What the measure alone saves, what it costs, and when it has paid for itself."""
    saved = saving(plan.cost, one.cost)
    minutes, applicants, euros = saved.authority.minutes, saved.applicant.minutes, saved.authority.euros
    cases = plan.cost.cases
    yearly = (None, None) if cases is None else (round(euros.low * cases), round(euros.high * cases))
    back = pay_back_of(one.candidate, plan.cost, one.cost)
    return (
        *(round(end, 1) for end in (minutes.low, minutes.high, applicants.low, applicants.high)),
        *yearly,
        one.candidate.measure.euros,
        None if back is None else pay_back_words(back, names),
    )


def _write_about(book: "Workbook", plan: Plan, words: Translator) -> None:
    sheet = book.add_worksheet(words.text("Explanation"))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 100, wrapped)
    names, model = Names(plan.analysis.model, words), plan.analysis.model
    lines = [f"{model.name or model.path}: {goal_words(plan, words)}", plan_headline(plan, names)]
    if plan.robustness is not None and plan.robustness.places:
        lines.append(robust_words(plan.robustness, plan, names))
    if has_costs(plan):
        lines.append(proxy_words(plan.cost, names))
    lines.append(words.text("The yellow columns are yours; rows may be sorted and filtered."))
    for line, text in enumerate(lines):
        sheet.set_row(line, row_height([text], [100]))
        sheet.write_string(line, 0, _CLEAN.clean(text)[:LONGEST_CELL], wrapped)
