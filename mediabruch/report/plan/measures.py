"""The catalog of measures before its readers: the list, and all that is known of one."""

from collections.abc import Iterable, Iterator, Mapping

from mediabruch.errors import MediabruchError, Message
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import MEDIA
from mediabruch.measures.measure import Measure
from mediabruch.notation.nearest import hint
from mediabruch.report.json_text import Document, json_text
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.names import capitalized
from mediabruch.report.plan.speech import EFFORT_CLASSES, PROVIDERS, effort
from mediabruch.report.screen import Screen
from mediabruch.report.spans import Span, Style, Words
from mediabruch.rules import RULES

_COLUMN = 16


def list_measures(measures: Iterable[Measure], words: Translator, screen: Screen) -> str:
    """All measures with what is done, how much it takes, and who can do it."""
    layout = ScreenLayout(screen)
    for measure in measures:
        detail = words.text(
            "Effort {effort}; who: {who}; against {codes}.",
            effort=effort(measure.cost, words),
            who=words.message(PROVIDERS[measure.who]),
            codes=", ".join(measure.mends),
        )
        head = Span(measure.id, Style.TITLE)
        title = capitalized(words.message(measure.title))
        layout.write(f"{title}. {words.message(measure.means)} ", Span(detail, Style.DIM), head=head, column=_COLUMN)
    layout.blank()
    layout.write(Span(words.text("More on a measure: {command}", command="mediabruch measures mailbox"), Style.DIM))
    return layout.text()


def explain_measure(measure: Measure, words: Translator, screen: Screen) -> str:
    """All that is known of one measure."""
    layout = ScreenLayout(screen)
    layout.write(Span(capitalized(words.message(measure.title)), Style.TITLE))
    layout.write(words.message(measure.means))
    layout.blank()
    layout.pairs(list(_pairs(measure, words)))
    layout.heading(words.text("Against"))
    for code in measure.mends:
        layout.write(words.message(RULES[code].title), head=Span(code, Style.TITLE), column=len(code) + 2)
    if measure.needs:
        layout.heading(words.text("What must be there before"))
        for need in measure.needs:
            layout.write(words.message(need), head="-", column=2)
    return layout.text()


def _pairs(measure: Measure, words: Translator) -> Iterator[tuple[str, tuple[Words, ...]]]:
    size = words.message(EFFORT_CLASSES[measure.effort])
    own = effort(measure.cost, words)
    yield words.text("Effort"), (own if measure.points is not None else f"{size} ({own})",)
    if measure.euros is not None:
        yield words.text("Costs euros once"), (words.number(measure.euros, 0),)
    yield words.text("Who can do it"), (words.message(PROVIDERS[measure.who]),)
    yield words.text("Stands for"), (words.message(measure.solution),)
    into = words.message(MEDIA[measure.into])
    yield words.text("Changes"), (words.text("paper and speech into {medium}", medium=into),)
    if measure.law is not None:
        yield words.text("Law"), (words.message(measure.law), f" ({measure.source})" if measure.source else "")


def measures_json(measures: Mapping[str, Measure], words: Translator) -> str:
    """The catalog as a list of objects."""
    return json_text([_document(one, words) for one in measures.values()]) + "\n"


def _document(measure: Measure, words: Translator) -> Document:
    return {
        "id": measure.id,
        "title": words.message(measure.title),
        "means": words.message(measure.means),
        "solution": words.message(measure.solution),
        "mends": list(measure.mends),
        "needs": [words.message(need) for need in measure.needs],
        "into": measure.into.value,
        "also": dict(measure.also),
        "effort": measure.cost,
        "effort_class": measure.effort.value,
        "euros": measure.euros,
        "who": measure.who.value,
        "law": None if measure.law is None else words.message(measure.law),
        "source": measure.source or None,
    }


def find_measure(name: str, measures: Mapping[str, Measure]) -> Measure:
    """The measure of this id. Raises `MediabruchError` with the nearest one."""
    if name in measures:
        return measures[name]
    raise MediabruchError(Message("There is no measure “{name}”. {hint}", name=name, hint=hint(name, measures)))
