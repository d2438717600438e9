"""What every rule of a media break has beside its page: the minutes that it takes, and a measure that mends it."""

import pytest

from mediabruch.maturity.cost_table import cost_table
from mediabruch.measures.catalog import CATALOG
from mediabruch.rules import RULES

BREAKS = [code for code, rule in RULES.items() if rule.is_break]


@pytest.mark.parametrize("code", BREAKS)
def test_it_costs_minutes_and_something_mends_it(code: str) -> None:
    assert code in cost_table().breaks
    assert any(code in measure.mends for measure in CATALOG.values())
