"""What media breaks cost, in words: ranges with two significant digits, and which tables they come from."""

from collections.abc import Callable, Iterator

from mediabruch.figures import TINY
from mediabruch.i18n import Translator
from mediabruch.maturity.cost import Burden, CostEstimate
from mediabruch.maturity.cost_table import CostRange
from mediabruch.report.names import Names

_CENTS = 2
"""Decimals of euros, and of what is less than one."""


def cost_words(burden: Burden, names: Names) -> str:
    """Minutes and euros of a burden."""
    return _with_euros(
        names.words.text("{range} minutes", range=range_words(burden.minutes, names.words)), burden, names
    )


def yearly_words(burden: Burden, names: Names) -> str:
    """Hours and euros of a burden of a year."""
    hours = range_words(burden.minutes.times(1 / 60), names.words)
    return _with_euros(names.words.text("{range} hours", range=hours), burden, names)


def _with_euros(said: str, burden: Burden, names: Names) -> str:
    if burden.euros.high > TINY:
        said += ", " + names.words.text("{range} euros", range=euro_words(burden.euros, names.words))
    return said


def cost_pairs(cost: CostEstimate, names: Names) -> Iterator[tuple[str, str]]:
    """Who bears what, in a case and in a year."""
    words = names.words
    if cost.authority.minutes.high > TINY:
        label = words.text("Cost, authority") if cost.is_administration else words.text("Cost, own work")
        yield label, burden_words(cost, cost.authority, names)
    if cost.applicant.minutes.high > TINY:
        label = words.text("Cost, applicants") if cost.is_administration else words.text("Cost, customers")
        yield label, burden_words(cost, cost.applicant, names)


def burden_words(cost: CostEstimate, burden: Burden, names: Names) -> str:
    """A burden in a case, and in a year where the number of cases is known."""
    words = names.words
    said = words.text("{burden} per case", burden=cost_words(burden, names))
    year = cost.per_year(burden)
    if year is not None:
        said += "; " + words.text("{burden} a year", burden=yearly_words(year, names))
    return said


def borne_rows(cost: CostEstimate, names: Names) -> dict[str, str]:
    """What is borne, a row for each kind of figure, as tables show it; what is nothing is left out."""
    words = names.words
    rows = dict[str, tuple[CostRange, Callable[[CostRange, Translator], str]]]()
    authority, applicant = cost.per_year(cost.authority), cost.per_year(cost.applicant)
    own, others = (
        (words.text("Authority"), words.text("Applicants"))
        if cost.is_administration
        else (words.text("Own work"), words.text("Customers"))
    )
    rows[words.text("{who}, minutes a case", who=own)] = cost.authority.minutes, range_words
    rows[words.text("{who}, euros a case", who=own)] = cost.authority.euros, euro_words
    if authority is not None:
        rows[words.text("{who}, hours a year", who=own)] = authority.minutes.times(1 / 60), range_words
        rows[words.text("{who}, euros a year", who=own)] = authority.euros, euro_words
    rows[words.text("{who}, minutes a case", who=others)] = cost.applicant.minutes, range_words
    rows[words.text("{who}, euros a case", who=others)] = cost.applicant.euros, euro_words
    if applicant is not None:
        rows[words.text("{who}, hours a year", who=others)] = applicant.minutes.times(1 / 60), range_words
        rows[words.text("{who}, euros a year", who=others)] = applicant.euros, euro_words
    return {label: said(span, words) for label, (span, said) in rows.items() if span.high > TINY}


def proxy_words(cost: CostEstimate, names: Names) -> str:
    """That costs are proxies, of which edition, and for how many cases."""
    words = names.words
    told = words.text(
        "Costs are proxies by standard activities, not measured: {edition}.", edition=words.message(cost.table.edition)
    )
    if cost.cases is None:
        return told
    cases = words.number(cost.cases, digits=0)
    return told + " " + words.plural("{cases} case a year.", "{cases} cases a year.", round(cost.cases), cases=cases)


def range_words(span: CostRange, words: Translator) -> str:
    """A range, or one number where both ends are shown alike."""
    return _ends(span, words, decimals=1)


def euro_words(span: CostRange, words: Translator) -> str:
    """A range of euros, with cents where there are some."""
    return _ends(span, words, decimals=_CENTS)


def _ends(span: CostRange, words: Translator, decimals: int) -> str:
    low, high = (_number(value, words, decimals) for value in (span.low, span.high))
    return low if low == high else words.text("{low} to {high}", low=low, high=high)


def _number(value: float, words: Translator, decimals: int) -> str:
    rounded = _rounded(value)
    if rounded == round(rounded):
        return words.number(rounded, digits=0)
    return words.number(rounded, digits=decimals if rounded >= 1 else _CENTS)


def _rounded(value: float) -> float:
    """With two significant digits.

    >>> _rounded(1234.0), _rounded(0.456)
    (1200.0, 0.46)
    """
    return float(f"{value:.2g}")
