"""Whatever is stated, taken back and made again, a session shows what one that knows nothing of it would show."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mediabruch.statements.reading import parse_sidecar
from mediabruch.workbench import Session
from mediabruch.workbench.desk import Desk
from tests.support.models import build

XML = build("Antrag > xor1; xor1 > Pruefen > Bescheid; xor1 > Ablage; Pruefen ~> [Amt]").xml
STEPS = ("Antrag", "Pruefen", "Bescheid", "Ablage")
PATHS = ("a.bpmn", "amt/b.bpmn")
OF_HISTORY = {"can_undo", "can_redo", "changed"}

sides = st.sampled_from(["paper", "data", "document", "oral", "physical", ["data", "paper"], None])
facts = st.fixed_dictionaries(
    {},
    optional={
        "receives": sides,
        "produces": sides,
        "system": st.sampled_from(["E-Akte", "Fach: Verfahren", None]),
        "aside": st.sampled_from(["sent", "filed", True, False, None]),
        "by_hand": st.sampled_from([True, False, None]),
        "required_by_law": st.sampled_from([True, "§ 1", None]),
    },
)
stating = st.fixed_dictionaries(
    {"path": st.sampled_from(PATHS), "steps": st.dictionaries(st.sampled_from(STEPS), facts, max_size=2)},
    optional={
        "which": st.sampled_from(["as-is", "to-be"]),
        "also": st.sampled_from(["lane", "label", "label everywhere"]),
        "process": st.fixed_dictionaries({}, optional={"cases": st.sampled_from([5, 1000, None])}),
    },
)
calls = st.one_of(
    stating.map(lambda asked: ("state", asked)),
    stating.map(lambda asked: ("state", asked)),
    st.just(("undo", {})),
    st.just(("redo", {})),
    st.sampled_from(PATHS).map(lambda path: ("branch", {"path": path})),
    st.sampled_from(PATHS).map(lambda path: ("branch", {"path": path, "drop": True})),
)


def shown(session: Session) -> list[dict[str, Any]]:
    """All that is shown, but for what hangs on the way to it."""
    views = [session.call("show", {"path": path, "which": which}) for path in PATHS for which in ("as-is", "to-be")]
    return [{name: value for name, value in view.items() if name not in OF_HISTORY} for view in views]


@settings(max_examples=15, deadline=None)
@given(st.lists(calls, max_size=8))
def test_what_is_shown_hangs_on_the_workspace_alone(asked: list[tuple[str, dict[str, Any]]]) -> None:
    session = Session()
    session.desk.take_in(dict.fromkeys(PATHS, XML))
    first = shown(session)
    for name, told in asked:
        answer = session.call(name, told)
        assert "error" not in answer or name == "branch", answer
        here = session.desk.workspace
        assert shown(session) == shown(Session(Desk(past=[here])))
        stated = [content for path, content in here.files.items() if path.endswith(".yaml")]
        for content in (*stated, *here.to_be.values()):
            parse_sidecar(content.decode(), "x.media.yaml")
    while session.desk.can_undo:
        session.call("undo", {})
    assert shown(session) == first
    assert not session.desk.has_changes
