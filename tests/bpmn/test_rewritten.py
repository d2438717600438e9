"""Who writes into a BPMN file reads it again: broken files lose no step, or are refused."""

import random
from collections.abc import Callable, Iterator

import pytest

from mediabruch.bpmn import read_bytes
from mediabruch.bpmn.rewritten import reread
from mediabruch.errors import MediabruchError
from mediabruch.exchange.in_model import into_model, out_of_model
from mediabruch.exchange.own import FactForm
from mediabruch.i18n import translator
from mediabruch.model import Model
from mediabruch.render.colored import color_bytes
from mediabruch.statements.reading import parse_sidecar
from tests.support.models import analyze, build

LINE = "Form(data) > Check(paper) > File(document)"
STATED = parse_sidecar("steps: {Form: {medium: paper}, File: {note: x}}", "a.media.yaml")
DRAWN = build(LINE).xml.replace(
    b"</definitions>",
    b'<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"><bpmndi:BPMNPlane bpmnElement="Pool">'
    b'<bpmndi:BPMNShape id="s1" bpmnElement="Form"><dc:Bounds xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" x="1" '
    b'y="2" width="100" height="80"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>',
)
SCRAPS = (b"<", b">", b"'", b'"', b"</", b"/>", b"<!--", b"&", b"<b>", b"\xff", b"<![CDATA[")


def colored(data: bytes, model: Model, *, markers: bool) -> bytes:
    return color_bytes(analyze(model), data, translator("en"), markers=markers)


WRITERS: dict[str, Callable[[bytes, Model], bytes]] = {
    "colors": lambda data, model: colored(data, model, markers=False),
    "markers": lambda data, model: colored(data, model, markers=True),
    "own": lambda data, _: into_model(data, "a.bpmn", STATED),
    "camunda": lambda data, _: into_model(data, "a.bpmn", STATED, FactForm.CAMUNDA),
    "out": lambda data, _: out_of_model(data, "a.bpmn").data,
}


def mutated(data: bytes, random_: random.Random) -> bytes:
    """A file that something went wrong with on its way."""
    broken = bytearray(data)
    for _ in range(random_.randint(1, 2)):
        start = random_.randrange(len(broken))
        if random_.random() < 0.5:
            del broken[start : start + random_.choice((1, 1, 2, 8))]
        else:
            broken[start:start] = random_.choice(SCRAPS)
    return bytes(broken)


def recovered(count: int) -> Iterator[tuple[bytes, Model]]:
    """Broken files that are still read, in part or as a whole."""
    random_ = random.Random(9)
    whole = (build(LINE).xml, into_model(build(LINE).xml, "a.bpmn", STATED), DRAWN)
    while count:
        data = mutated(random_.choice(whole), random_)
        try:
            yield data, read_bytes(data, "a.bpmn", diagram=True)
        except MediabruchError:
            continue
        count -= 1


def steps(model: Model) -> list[tuple[str | None, str]]:
    return [(step.id, step.name) for step in model.activities]


@pytest.mark.parametrize("writer", WRITERS)
def test_no_writer_loses_a_step(writer: str) -> None:
    written = 0
    for data, model in recovered(150):
        try:
            result = WRITERS[writer](data, model)
        except MediabruchError:
            continue
        written += 1
        assert steps(read_bytes(result, "a.bpmn")) == steps(model), data
    assert written > 75


def test_a_step_that_would_be_lost_is_refused() -> None:
    """Inside quotes the beginning of a comment is none to who recovers XML, and is one to who looks for tags."""
    data = build(LINE).xml.replace(b'id="Pool_process"', b'id="Pool_pro<!--cess"')
    data = data.replace(b' name="Check"', b'Xname="Check"')
    model = read_bytes(data, "a.bpmn")
    assert [step.id for step in model.activities] == ["Form", "Check", "File"]
    for writer in ("colors", "markers"):
        with pytest.raises(MediabruchError, match=r"a\.bpmn: The file is written in a form .* without loss"):
            WRITERS[writer](data, model)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'name="Check"', b'name="Czech"'),
        (b'<task id="File" name="File" />', b""),
        (b'sourceRef="Form" targetRef="Check"', b'sourceRef="Form" targetRef="File"'),
        (b"</definitions>", b"</definition"),
    ],
)
def test_another_model_is_refused(before: bytes, after: bytes) -> None:
    data = build(LINE).xml
    with pytest.raises(MediabruchError, match="without loss"):
        reread(read_bytes(data, "a.bpmn"), data.replace(before, after))


def test_lines_may_change() -> None:
    data = build(LINE).xml
    assert reread(read_bytes(data, "a.bpmn"), data.replace(b"><", b">\n\n<")).activities
