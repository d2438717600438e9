"""What helps where a revision is missing: a git command that brings it, or the name that was meant."""

import re
import shlex
from collections.abc import Callable, Sequence

from mediabruch.errors import Message
from mediabruch.notation.nearest import nearest
from mediabruch.patterns import pattern

Ask = Callable[..., str | None]
"""Asks git, and returns what it prints; `None` where it fails."""

_BACK = pattern(r"(?P<base>.+?)(?P<steps>(?:\^|~\d*)+)")
_HASH = pattern(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHORT_HASH = pattern(r"[0-9a-f]{4,39}")
_NAME = pattern(r"(?!HEAD$|-)[\w./+-]+")
_TRACKING = "refs/remotes/"


def why_missing(name: str, git: Ask) -> Message:
    """Why there is no such revision, and what to do. Commands that it names work as they stand."""
    remotes = (git("remote") or "").split()
    if (git("rev-parse", "--is-shallow-repository") or "").strip() == "true":
        return Message(
            "There is no revision {name} here: the repository is a shallow clone. {advice}, or clone with the whole "
            "history (on GitHub “fetch-depth: 0”, on GitLab “GIT_DEPTH: 0”).",
            name=name,
            advice=_fetched(_shallow_fetch(name, remotes, git)),
        )
    if meant := _meant(name, git):
        return Message(
            "There is no revision {name} in this repository. Did you mean {nearest}?", name=name, nearest=meant
        )
    fetch = _fetch(name, remotes)
    if fetch is None:
        return Message("There is no revision {name} in this repository.", name=name)
    return Message(
        "There is no revision {name} in this repository. {advice}, if it stands on the server only.",
        name=name,
        advice=_fetched(fetch),
    )


def _fetched(command: Sequence[str]) -> Message:
    """The advice to run a command. What it does not give a name of its own is found under `FETCH_HEAD`."""
    said, last = shlex.join(command), command[-1]
    if ":" in last or last.startswith("--") or _HASH.fullmatch(last):
        return Message("Fetch it first with “{command}”", command=said)
    return Message("Fetch it first with “{command}”, and compare with --since FETCH_HEAD", command=said)


def _shallow_fetch(name: str, remotes: Sequence[str], git: Ask) -> list[str]:
    """The command for a clone without history."""
    back = _BACK.fullmatch(name)
    if back and git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{back['base']}^{{commit}}") is not None:
        steps = sum(int(step[1:] or 1) for step in re.findall(r"~\d*", back["steps"])) + back["steps"].count("^")
        return ["git", "fetch", f"--deepen={steps}"]
    fetch = _fetch(name, remotes)
    return ["git", "fetch", "--unshallow"] if fetch is None else [*fetch[:2], "--depth=1", *fetch[2:]]


def _fetch(name: str, remotes: Sequence[str]) -> list[str] | None:
    """The command that fetches what has this name on the server; `None` where none is known to do."""
    if not remotes or _SHORT_HASH.fullmatch(name) or not _NAME.fullmatch(name):
        return None
    remote, _, branch = name.removeprefix(_TRACKING).partition("/")
    if branch and remote in remotes:
        return ["git", "fetch", remote, f"{branch}:{_TRACKING}{remote}/{branch}"]
    server = "origin" if "origin" in remotes else remotes[0]
    return ["git", "fetch", server, f"{name}:{name}" if name.startswith("refs/") else name]


def _meant(name: str, git: Ask) -> str | None:
    """A branch or tag that is here and has nearly this name: first the one of a server."""
    listed = git("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes") or ""
    known = listed.split()
    return next((one for one in known if one.endswith(f"/{name}")), None) or nearest(name, known, 0.75)
