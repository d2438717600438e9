"""How the process of a command ends: at once, but with all said, and after what others have still to do."""

import subprocess
import sys

import pytest

_BEGIN = """
import atexit, sys, mediabruch.cli, mediabruch.cli.entry as entry

class Freed:
    def __del__(self):
        print("freed", file=sys.stderr)

freed, run = Freed(), entry.run

def watched(*given):
    atexit.register(print, "tidied up", file=sys.stderr)
    return run(*given)

entry.run = watched
"""


def _ended(begin: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", _BEGIN + begin, *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("arguments", "code"), [(["rules"], 0), (["rules", "--nonsense"], 2)])
def test_a_process_ends_at_once_after_what_others_have_to_do(arguments: list[str], code: int) -> None:
    ended = _ended("mediabruch.cli.main()", *arguments)
    assert ended.returncode == code
    assert ("MB101" in ended.stdout) is (code == 0)
    assert ended.stderr.splitlines()[-1:] == ["tidied up"]


def test_a_process_that_calls_a_command_among_others_goes_on() -> None:
    ended = _ended("try: mediabruch.cli.main(['rules'])\nexcept SystemExit as end: print('went on with', end.code)")
    assert ended.returncode == 0
    assert ended.stdout.splitlines()[-1] == "went on with 0"
    assert ended.stderr.splitlines()[-2:] == ["tidied up", "freed"]
