"""Files at a revision of a git repository, without checking it out."""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mediabruch.errors import MediabruchError, Message
from mediabruch.portfolio.fetching import why_missing

_FILES = ("100644", "100755")


class RevisionError(MediabruchError):
    """A revision, or the repository, is not there."""


class Blob(NamedTuple):
    """A file at a revision."""

    path: str
    """Seen from the top of the repository."""
    hash: str


def top_of(path: Path) -> Path:
    """The top folder of the repository that holds a path. Raises `RevisionError` where none does."""
    start = Path(os.path.realpath(path))  # Path raises where links lead round in a circle
    for folder in (start, *start.parents):
        if (folder / ".git").exists():
            return folder
    raise RevisionError(
        Message("This is in no git repository, so there is nothing to compare it with."), path=str(path)
    )


class Revision:
    """The files of one revision. Raises `RevisionError` where git or the revision is missing."""

    def __init__(self, top: Path, name: str) -> None:
        self.top = top
        self.name = name

    @cached_property
    def commit(self) -> str:
        """The full hash of the commit."""
        found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{self.name}^{{commit}}")
        if found.returncode == 0:
            return found.stdout.decode().strip()
        if self._git("rev-parse", "--git-dir").returncode != 0:
            message = Message("git does not accept this repository: {reason}", reason=_said(self._git("status")))
        else:
            message = why_missing(self.name, self.answer)
        raise RevisionError(message)

    @cached_property
    def blobs(self) -> Mapping[str, Blob]:
        """All files, by path seen from the top of the repository."""
        listed = self._git("ls-tree", "-r", "-z", "--full-tree", self.commit)
        if listed.returncode != 0:
            raise RevisionError(
                Message("git cannot list the files of {name}: {reason}", name=self.name, reason=_said(listed))
            )
        found: dict[str, Blob] = {}
        for entry in listed.stdout.decode(errors="surrogateescape").split("\0"):
            facts, _, path = entry.partition("\t")
            if path and facts.startswith(_FILES):
                found[path] = Blob(path, facts.split()[2])
        return found

    def contents(self, blobs: Iterable[Blob]) -> Iterator[bytes]:
        """The contents of files, in their order."""
        hashes = [blob.hash for blob in blobs]
        if not hashes:
            return
        done = self._git("cat-file", "--batch", feed="".join(f"{each}\n" for each in hashes).encode())
        at = 0
        for each in hashes:
            end = done.stdout.find(b"\n", at)
            head = done.stdout[at:end].split()
            if done.returncode != 0 or end < 0 or len(head) != 3 or head[1] != b"blob":  # noqa: PLR2004 - hash, type, size
                # A partial clone without its server has the names of files and not their contents.
                message = Message(
                    "The repository lacks the content of {name} ({hash}); fetch it first.", name=self.name, hash=each
                )
                raise RevisionError(message)
            size = int(head[2])
            yield done.stdout[end + 1 : end + 1 + size]
            at = end + 1 + size + 1

    @cached_property
    def renames(self) -> Mapping[str, str]:
        """The new paths of files that git takes for renamed since then, with their old ones."""
        options = ("--find-renames=50%", "-l0", "--diff-filter=R", "--name-status", "-z", "--no-ext-diff")
        done = self._git("diff", *options, self.commit, "--")
        parts = iter(done.stdout.decode(errors="surrogateescape").split("\0") if done.returncode == 0 else ())
        return {new: old for _, old, new in zip(parts, parts, parts, strict=False)}

    def is_same(self, blob: Blob | None, content: bytes | None) -> bool:
        """Whether a file has this content at the revision; `None`: there is no file."""
        return self.hash_of(content) == (None if blob is None else blob.hash)

    def hash_of(self, content: bytes | None) -> str | None:
        """The hash that git gives a content."""
        if content is None:
            return None
        digest = hashlib.sha1 if len(self.commit) == len(hashlib.sha1().hexdigest()) else hashlib.sha256
        return digest(b"blob %d\0" % len(content) + content).hexdigest()

    def path_of(self, file: Path) -> str:
        """A file as seen from the top of the repository."""
        resolved = file.parent.resolve() / file.name
        return PurePosixPath(resolved.relative_to(self.top)).as_posix()

    def answer(self, *arguments: str) -> str | None:
        """What git prints; `None` where it fails."""
        done = self._git(*arguments)
        return done.stdout.decode(errors="replace") if done.returncode == 0 else None

    def _git(self, *arguments: str, feed: bytes | None = None) -> "subprocess.CompletedProcess[bytes]":
        command = ["git", "-c", "core.quotePath=false", "--no-pager", "--no-replace-objects", *arguments]
        try:
            return subprocess.run(command, cwd=self.top, input=feed, capture_output=True, check=False)
        except OSError as error:
            raise RevisionError(Message("git is not installed, so nothing can be compared with a revision.")) from error


def _said(done: "subprocess.CompletedProcess[bytes]") -> str:
    return done.stderr.decode(errors="replace").strip()
