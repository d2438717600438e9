"""What is said and drawn of a model takes work in proportion to it, however odd the model is."""

from collections.abc import Callable
from functools import partial

import pytest

from mediabruch.analysis import Analysis
from mediabruch.bpmn import read_bytes
from mediabruch.exchange.rows import TableSource, table
from mediabruch.findings.collect import collect_findings
from mediabruch.i18n import translator
from mediabruch.render import pictures
from mediabruch.render.colored import color_bytes
from tests.support.models import analyze
from tests.support.reports import reported
from tests.support.work import lines

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
SMALL, TIMES = 40, 4


def _process(*parts: str, more: str = "") -> str:
    return f'<definitions xmlns="{BPMN}">{more}<process id="p">{"".join(parts)}</process></definitions>'


def _row(count: int) -> str:
    """Letters that are typed in, printed, typed in, and so on."""
    tasks = (f'<task id="t{n}" name="{"Brief drucken" if n % 2 else "Daten erfassen"}"/>' for n in range(count))
    flows = (f'<sequenceFlow id="f{n}" sourceRef="t{n}" targetRef="t{n + 1}"/>' for n in range(count - 1))
    return _process(*tasks, *flows)


def _star(count: int) -> str:
    """Alternatives that come together."""
    ways = (
        f'<task id="t{n}" name="Brief drucken"/><sequenceFlow id="i{n}" sourceRef="s" targetRef="t{n}"/>'
        f'<sequenceFlow id="o{n}" sourceRef="t{n}" targetRef="e"/>'
        for n in range(count)
    )
    return _process('<exclusiveGateway id="s"/><task id="e" name="Brief einscannen"/>', *ways)


def _letters(count: int) -> str:
    """Many messages between two."""
    sent = (f'<messageFlow id="m{n}" name="Brief {n}" sourceRef="a" targetRef="b"/>' for n in range(count))
    pools = '<participant id="q" processRef="p"/><participant id="b" name="Amt"/>'
    return _process(
        '<task id="a" name="Brief drucken"/>', more=f'<collaboration id="c">{pools}{"".join(sent)}</collaboration>'
    )


def _notes(count: int) -> str:
    """Many notes on one step, and ids that stand nowhere."""
    notes = (
        f'<textAnnotation id="n{n}"><text>Papier {n}</text></textAnnotation>'
        f'<association id="q{n}" sourceRef="a" targetRef="n{n}"/>'
        f'<sequenceFlow id="f{n}" sourceRef="x{n}" targetRef="y{n}"/>'
        for n in range(count)
    )
    return _process('<task id="a" name="Brief drucken"/>', *notes)


def _pools(count: int) -> str:
    """Many pools, each with a step."""
    pools = (f'<participant id="q{n}" name="P{n}" processRef="p{n}"/>' for n in range(count))
    processes = (f'<process id="p{n}"><task id="t{n}" name="Brief drucken"/></process>' for n in range(count))
    inside = f'<collaboration id="c">{"".join(pools)}</collaboration>{"".join(processes)}'
    return f'<definitions xmlns="{BPMN}">{inside}</definitions>'


MODELS: dict[str, Callable[[int], str]] = {
    "row": _row, "star": _star, "letters": _letters, "notes": _notes, "pools": _pools,
}  # fmt: skip


def _as(format_: str, analysis: Analysis) -> object:
    return reported(format_, analysis)


VERBS: dict[str, Callable[[Analysis], object]] = {
    "findings": collect_findings,
    "pictures": lambda analysis: list(pictures(analysis)),
    "colors": lambda analysis: color_bytes(analysis, analysis.model.source, translator("en"), markers=True),
    "table": lambda analysis: table([TableSource("m.bpmn", analysis, None)], translator("en")),
    **{format_: partial(_as, format_) for format_ in ("text", "json", "html", "markdown")},
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("model", MODELS)
def test_work_grows_with_the_model(model: str, verb: str) -> None:
    small, large = (
        analyze(read_bytes(MODELS[model](count).encode(), "m.bpmn", diagram=True)) for count in (SMALL, TIMES * SMALL)
    )
    for analysis in (small, large):
        VERBS[verb](analysis)  # what is done once: modules are loaded, and each text is read
    rankings = small.ranking, large.ranking  # kept with the analysis, and bounded by itself
    assert len(rankings) == 2
    least = 2.0 if verb == "pictures" else 1.4  # in pictures the way of a line grows with the picture
    assert lines(partial(VERBS[verb], large)) < least * TIMES * lines(partial(VERBS[verb], small))
