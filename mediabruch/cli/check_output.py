"""Where the reports of a check go: files, standard output, and what else the platform shows."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediabruch.cli.check_formats import CHECK_FORMATS, REPORTS, STATISTICS
from mediabruch.cli.output import tell, tell_lines, write_output
from mediabruch.cli.platforms import append_summary, platform_of, seen_by
from mediabruch.cli.terminal import screen_for
from mediabruch.i18n import Translator
from mediabruch.report.platforms import FORMATS
from mediabruch.report.screen import Screen

if TYPE_CHECKING:
    from mediabruch.checks.result import CheckResult

SHOWN = (None, "-")
"""Stand for standard output."""


def write_reports(
    result: "CheckResult", outputs: Sequence[tuple[str, str | None]], inputs: Sequence[str], words: Translator
) -> None:
    """Write all reports. On a platform, paths begin where it expects."""
    platform = platform_of(os.environ)
    seen = seen_by(platform, result, os.environ)
    for format_, file in outputs:
        screen = screen_for(sys.stdout, os.environ) if file in SHOWN else Screen()
        content = REPORTS[format_](seen if format_ in FORMATS else result, words, screen)
        write_output(content, file, inputs, format_)
    shown = {format_ for format_, file in outputs if file in SHOWN}
    if platform and platform.format in shown:
        append_summary(platform, FORMATS["markdown"](seen, words), os.environ)
    if platform and not platform.is_read and platform.format in shown:
        text = CHECK_FORMATS["text"](result, words, screen_for(sys.stderr, os.environ))
        tell_lines(str(text))
    elif not shown & {"text", "concise", STATISTICS}:
        _tell_troubles(result, words)


def _tell_troubles(result: "CheckResult", words: Translator) -> None:
    """What formats for machines may hide: files that could not be read, and what went wrong on the way."""
    sentences = [*(words.refusal(error) for error in result.refused), *map(words.message, result.troubles)]
    for sentence in sentences:
        tell(sentence)
