"""What is stated of a process as a whole, as reports show it below its name."""

from collections.abc import Iterator, Mapping

from mediabruch.analysis import Analysis
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import PROCESS_FACTS
from mediabruch.notation.letters import shortened
from mediabruch.report.names import capitalized

_IN_THE_TITLE = "title"
_LONGEST = 80


def fact_pairs(facts: Mapping[str, str], cases: float | None, words: Translator) -> Iterator[tuple[str, str]]:
    """Each fact but the title with what it is called."""
    stated = {**facts, "cases": "" if cases is None else words.number(cases, 0)}
    for name, called in PROCESS_FACTS.items():
        if name != _IN_THE_TITLE and stated.get(name):
            yield words.message(called), fact_text(name, stated[name])


def facts_line(facts: Mapping[str, str], cases: float | None, words: Translator) -> str:
    """All of them in one line; empty where nothing is stated."""
    return " · ".join(f"{capitalized(label)}: {said}" for label, said in fact_pairs(facts, cases, words))


def analysis_facts_line(*analyses: Analysis, words: Translator) -> str:
    """What is stated of the process of these analyses, the last speaking before the former; empty where nothing is."""
    profiles = [one.profile for one in analyses]
    facts = {name: value for profile in profiles for name, value in profile.facts.items()}
    cases = next((profile.cases for profile in reversed(profiles) if profile.cases is not None), None)
    return facts_line(facts, cases, words)


def fact_text(name: str, value: str) -> str:
    """A fact as people know it: of FIM tiers the proper names."""
    return f"{value.capitalize()}prozess" if value and name == "fim_tier" else shortened(value, _LONGEST)
