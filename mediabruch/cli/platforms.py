"""The platforms for code that are recognized by the environment, and what is done for them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mediabruch.errors import MediabruchError, Message
from mediabruch.files.reasons import reason_of

if TYPE_CHECKING:
    from mediabruch.checks.result import CheckResult


class CiPlatform(NamedTuple):
    """A place where checks run by themselves. The names are those of environment variables."""

    sign: str
    """`true` in every run there."""
    format: str
    """What it takes from standard output."""
    top: str
    """Folder of the repository: where its paths begin."""
    summary: str | None = None
    """File that takes a summary in Markdown."""
    is_read: bool = True
    """Whether people can read the format, so that the log needs no other."""


PLATFORMS = (
    CiPlatform("GITHUB_ACTIONS", "github", "GITHUB_WORKSPACE", summary="GITHUB_STEP_SUMMARY"),
    CiPlatform("GITLAB_CI", "gitlab", "CI_PROJECT_DIR", is_read=False),
    CiPlatform("TF_BUILD", "azure", "BUILD_SOURCESDIRECTORY"),
)


def platform_of(environ: Mapping[str, str]) -> CiPlatform | None:
    """The platform this runs on, if any."""
    return next((one for one in PLATFORMS if environ.get(one.sign, "").lower() == "true"), None)


def seen_by(platform: CiPlatform | None, result: "CheckResult", environ: Mapping[str, str]) -> "CheckResult":
    """The result with the paths that the platform knows."""
    top = environ.get(platform.top) if platform else None
    if not top:
        return result
    from mediabruch.report.platforms.rebase import rebased

    return rebased(result, Path(top))


_MARKS: Mapping[str, str] = {
    "json": "#\\\\u0023",
    "sarif": "#\\\\u0023",
    "gitlab": "#\\\\u0023",
    "junit": "#&#35;",
    "text": "# #",
    "concise": "# #",
    "statistics": "# #",
}
"""How two hash signs are written in each format so that no platform takes them for its own; the same to a parser."""


def defused(content: str | bytes, format_: str) -> str | bytes:
    r"""What goes into a log, without names that would be commands there: `##vso[...]`, `##[...]`, and `::` at a line.

    >>> defused('{"name": "##vso[task.complete]"}', "json")
    '{"name": "#\\u0023vso[task.complete]"}'
    >>> defused("  ::error::Antrag", "text")
    '  : :error::Antrag'
    """
    if format_ not in _MARKS:
        return content
    if isinstance(content, bytes):
        return _defused(content.decode(errors="surrogateescape"), format_).encode(errors="surrogateescape")
    return _defused(content, format_)


def format_in_log(content: str | bytes) -> str:
    """The format of a content as `defused` knows it, by how it begins; none of those where it is not to be touched."""
    begins = content[:1].decode(errors="replace") if isinstance(content, bytes) else content[:1]
    return "json" if begins in {"{", "["} else "text" if isinstance(content, str) and begins != "<" else "untouched"


def _defused(content: str, format_: str) -> str:
    content = re.sub(r"##(?=(?:vso)?\[)", _MARKS[format_], content)
    return re.sub(r"^(\s*):(?=:)", r"\1: ", content, flags=re.MULTILINE) if _MARKS[format_] == "# #" else content


def append_summary(platform: CiPlatform | None, markdown: str, environ: Mapping[str, str]) -> None:
    """Add to the page that the platform shows of a run. Raises `MediabruchError` where its file cannot be written."""
    file = environ.get(platform.summary) if platform and platform.summary else None
    if not file:
        return
    try:
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(markdown)
    except OSError as error:
        message = Message("The file cannot be written: {reason}.", reason=reason_of(error))
        raise MediabruchError(message, path=file) from error
