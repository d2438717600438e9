"""The lock for development holds what `pyproject.toml` asks for, in versions that it allows."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.shared import PROJECT

PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (PROJECT / "requirements-dev.txt").read_text(encoding="utf-8")


def asked(extra: str) -> Iterator[Requirement]:
    """The requirements of an extra, those of further extras included."""
    for requirement in map(Requirement, PYPROJECT["optional-dependencies"][extra]):
        if requirement.name == PYPROJECT["name"]:
            for other in sorted(requirement.extras):
                yield from asked(other)
        else:
            yield requirement


ASKED = {str(one): one for one in [*map(Requirement, PYPROJECT["dependencies"]), *asked("dev")]}


@pytest.mark.parametrize("requirement", ASKED.values(), ids=ASKED)
def test_the_lock_holds_it(requirement: Requirement) -> None:
    name = re.escape(canonicalize_name(requirement.name))
    versions = re.findall(rf"^{name}==(\S+)", LOCK, re.MULTILINE)
    assert versions, "write the lock anew: nox -s lock"
    assert all(requirement.specifier.contains(version) for version in versions), versions


def test_each_version_has_its_hashes() -> None:
    entries = re.split(r"^(?=\S+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) > len(ASKED)
    assert all("--hash=sha256:" in entry for entry in entries)
