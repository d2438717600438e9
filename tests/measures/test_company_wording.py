"""Measures in the words of companies: nothing of the state is offered to a shop, and the house's own words stay."""

from dataclasses import replace

import pytest

from mediabruch.i18n import LANGUAGES, translator
from mediabruch.maturity.standing import Standing
from mediabruch.measures.bound import StatedBeside, bind
from mediabruch.measures.catalog import CATALOG
from mediabruch.measures.company_wording import for_companies
from mediabruch.measures.measure import Provider
from mediabruch.measures.own import said
from mediabruch.options import Options
from mediabruch.report.costs import borne_rows, cost_pairs
from mediabruch.report.names import Names
from mediabruch.report.plan.costs import said_of
from mediabruch.report.standing import standing_section
from tests.support.models import build

_OF_THE_STATE = ("EfA", "OZG", "BundID", "FIT-Connect", "XÖV", "NOOTS", "VwVfG", "2018/1724", "eID")
_NEVER_FITTING = frozenset({"mailbox"})
"""Is chosen for administration only."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id_", sorted(set(CATALOG) - _NEVER_FITTING))
def test_nothing_of_the_state_is_named(id_: str, language: str) -> None:
    measure, words = for_companies(CATALOG)[id_], translator(language)
    told = [measure.title, measure.means, measure.says, measure.solution, *measure.needs]
    text = " ".join([*(words.message(one.filled(step="X")) for one in told), measure.source])
    assert not [word for word in _OF_THE_STATE if word in text]
    assert measure.who is not Provider.STATE
    assert (measure.id, measure.mends, measure.into, measure.effort) == (
        id_,
        CATALOG[id_].mends,
        CATALOG[id_].into,
        CATALOG[id_].effort,
    )


def test_what_the_house_says_itself_stays() -> None:
    own = replace(CATALOG["online-form"], title=said("Unser Shop"), points=2.0)
    worded = for_companies({"online-form": own})["online-form"]
    assert (str(worded.title), worded.points) == ("Unser Shop", 2.0)
    assert worded.solution != CATALOG["online-form"].solution


@pytest.mark.parametrize("is_administration", [True, False])
def test_plans_and_zones_speak_as_the_process_is(is_administration: bool) -> None:  # noqa: FBT001
    built = build("Antrag(paper) > Pruefen(data) > Bescheid(paper)")
    analysis = replace(built.analysis(), options=Options(administration=is_administration))
    offered = {one.measure.id: one.measure for one in bind(analysis, CATALOG, StatedBeside()).candidates}
    assert ("EfA" in str(offered["online-form"].solution)) == is_administration
    text = str(standing_section(analysis, Names(analysis.model, translator("en"))))
    assert ("front (application, evidence, notice)" in text) == is_administration
    assert ("outside (what comes in, documents, result)" in text) != is_administration


@pytest.mark.parametrize(("is_administration", "who"), [(True, "authority"), (False, "own work")])
def test_costs_are_borne_by_whom_it_concerns(is_administration: bool, who: str) -> None:  # noqa: FBT001
    analysis = replace(build("A(paper) > B(data)").analysis(), options=Options(administration=is_administration))
    cost, names = Standing(analysis).cost, Names(analysis.model, translator("en"))
    assert [label for label, _ in cost_pairs(cost, names)] == [f"Cost, {who}"]
    assert said_of(cost, names).startswith(who)
    assert all(label.startswith(who.capitalize()) for label in borne_rows(cost, names))
