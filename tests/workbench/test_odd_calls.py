"""Whatever a page sends, a session answers in JSON, and nothing unforeseen happens."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediabruch.workbench import Session
from mediabruch.workbench.session import CALLS
from tests.support.models import build

XML = build("Antrag > xor1; xor1 > Pruefen > Bescheid; xor1 > Ablage").xml
KEYS = (
    "path",
    "paths",
    "files",
    "content",
    "name",
    "what",
    "which",
    "also",
    "steps",
    "flows",
    "events",
    "messages",
    "participants",
    "process",
    "state",
    "lang",
    "drop",
    "force",
    "goal",
    "case",
    "schema",
    "kept",
    "to_be",
    "repositories",
    "Antrag",
    "xor1",
    "Pruefen",
    "medium",
    "receives",
    "produces",
    "probability",
    "aside",
    "zone",
)
WORDS = (
    "a.bpmn",
    "as-is",
    "to-be",
    "zip",
    "table",
    "paper",
    "physical",
    "lane",
    "label",
    "de",
    "en",
    "QQ==",
    "worst",
    "",
    "\x00",
)

plain = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(WORDS), st.text(max_size=8))
values = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=4)), inner, max_size=4),
    ),
    max_leaves=12,
)
facts = st.dictionaries(st.sampled_from(KEYS), values, max_size=5)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from([*CALLS]), facts), min_size=1, max_size=4))
def test_nothing_unforeseen(asked: list[tuple[str, dict[str, Any]]]) -> None:
    session = Session()
    session.desk.take_in({"a.bpmn": XML})
    for name, told in asked:
        for path in ({}, {"path": "a.bpmn"}):
            answer = json.loads(session.call_text(name, json.dumps({**told, **path})))
            said = json.dumps(answer, ensure_ascii=False)
            assert "failed here" not in said, answer
            assert "gescheitert" not in said, answer
