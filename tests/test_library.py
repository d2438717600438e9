"""`import mediabruch as mb`: what it offers, and that it costs nothing until it is used."""

import subprocess
import sys

import pytest

import mediabruch as mb
from tests.support.models import build


@pytest.mark.parametrize("name", mb.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(mb, name) is not None
    assert name in dir(mb)


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = mb.nonsense


def test_read_is_a_verb_before_and_after_its_module_was_imported() -> None:
    script = """if True:
        import io, sys
        import mediabruch as mb
        data = sys.stdin.buffer.read()
        first = mb.read(io.BytesIO(data))
        import mediabruch.bpmn
        from mediabruch.bpmn import read
        assert mb.read(io.BytesIO(data)) == first == read(io.BytesIO(data))
        assert mb.analyze(first).steps
    """
    done = subprocess.run([sys.executable, "-c", script], input=build("A > B").xml, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_importing_costs_nothing() -> None:
    script = "import sys, mediabruch; print(*sorted(name for name in sys.modules if name.startswith('mediabruch')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["mediabruch"]
