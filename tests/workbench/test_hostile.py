"""Names that try to take over: words are cleaned, ids stay what they are, and nothing of it becomes markup."""

import json
from typing import Any

import pytest

from tests.report.hostile import HOSTILE
from tests.support.drawing import Drawing
from tests.workbench.conftest import Open


def model(name: str) -> bytes:
    pen = Drawing()
    process = pen.pool("Pool")
    start = pen.node(process, "startEvent", "start", name=name)
    step = pen.node(process, "task", "step", name=name)
    gateway = pen.node(process, "exclusiveGateway", "gateway", name=name)
    ends = [pen.node(process, "endEvent", f"end{number}", name=name) for number in range(2)]
    for number, (one, other) in enumerate([(start, step), (step, gateway), *((gateway, end) for end in ends)]):
        pen.flow(process, one, other, f"flow{number}")
    return pen.to_bytes()


AS_THEY_ARE = ("stated", "process")
"""What forms show, and send back."""


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = [one for name, one in value.items() if name not in AS_THEY_ARE]
    return [text for one in value for text in texts(one)] if isinstance(value, list) else []


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", HOSTILE)
def test_words_can_be_shown(open_session: Open, name: str, lang: str) -> None:
    legal = "".join(
        char for char in name if char.isprintable() or char in "\t\n\u202e\u2066\u2028\u200b\u200d\u061c\u200f"
    )
    told = legal.encode(errors="ignore").decode()
    session = open_session(a__bpmn=model(told))
    word = "".join(char for char in told if char not in "\t\n\u2028") or "X"
    facts = {"medium": "paper", "system": word, "note": f"{word}\n2", "required_by_law": word}
    answers = [
        session.call("processes", {"lang": lang}),
        session.call("state", {"path": "a.bpmn", "steps": {"step": facts}, "process": {"title": word}, "lang": lang}),
        *(session.call("story", {"path": "a.bpmn", "case": case, "lang": lang}) for case in ("likeliest", "worst")),
        session.call("plan", {"path": "a.bpmn", "lang": lang}),
        session.call("branch", {"path": "a.bpmn", "lang": lang}),
        session.call("compare", {"path": "a.bpmn", "lang": lang}),
        session.call("portfolio", {"lang": lang}),
    ]
    for answer in answers:
        assert "error" not in answer
        said = "".join(texts(answer)).replace("\n", "").replace("\u00a0", "")
        assert not set(said) & set("\x1b\x07\x9b\u202e\u2066\u061c\u200f\u2028\t"), said
        json.dumps(answer).encode()
        for picture in answer.get("pictures", ()):
            assert "<script" not in picture["svg"]


def test_ids_stay_as_they_are(open_session: Open) -> None:
    xml = model("X").replace(b'"step"', '"Schritt\u00a0\u202e1"'.encode())
    session = open_session(a__bpmn=xml)
    (step,) = session.call("show", {"path": "a.bpmn"})["steps"]
    assert step["id"] == "Schritt\u00a0\u202e1"
    stated = session.call("state", {"path": "a.bpmn", "steps": {step["id"]: {"medium": "paper"}}})
    assert stated["steps"][0]["receives"]["medium"] == ["paper"]
