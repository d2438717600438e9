"""The schemas of all documents that mediabruch writes and reads, by the names of their files.

>>> import json
>>> json.loads(text_of("config-1.schema.json"))["title"]
'mediabruch/config/1'

`python -m mediabruch.schemas` writes the files of `schemas/` anew. Versions are promises: what a version has keeps its
meaning.
"""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from mediabruch.errors import MediabruchError, Message

_MAKERS: Mapping[str, str] = {
    "annotations-1.schema.json": "statements.schema:annotations_text",
    "bpmn-1.moddle.json": "exchange.namespace:moddle_text",
    "bpmn-1.xsd": "exchange.namespace:xsd_text",
    "check-1.schema.json": "report.check.schema:check_text",
    "config-1.schema.json": "config.schema:config_text",
    "diff-1.schema.json": "report.diff.schema:diff_schema_text",
    "diffs-1.schema.json": "report.diff.schema:diffs_schema_text",
    "folder-1.schema.json": "statements.schema:folder_text",
    "log-1.schema.json": "report.log.schema:log_schema_text",
    "plan-1.schema.json": "report.plan.schema:plan_schema_text",
    "portfolio-1.schema.json": "report.portfolio.schema:portfolio_schema_text",
    "portfolio-entry-1.schema.json": "report.portfolio.schema:portfolio_line_schema_text",
    "report-2.schema.json": "report.schema:report_text",
    "reports-2.schema.json": "report.schema:reports_text",
    "ring-1.schema.json": "report.ring.schema:ring_schema_text",
    "ring-member-1.schema.json": "report.ring.schema:ring_member_schema_text",
    "what-if-1.schema.json": "report.plan.schema:what_if_schema_text",
    "snapshot-1.schema.json": "report.snapshot_schema:snapshot_schema_text",
    "trend-1.schema.json": "report.trend.schema:trend_schema_text",
}
"""The function that makes each."""

NAMES: tuple[str, ...] = tuple(_MAKERS)
"""The names of all published files."""


def text_of(name: str) -> str:
    """The text of a published file. Raises `MediabruchError` for a name that is not among `NAMES`."""
    if name not in _MAKERS:
        raise MediabruchError(Message("There is no schema {word}.", word=name))
    module, _, function = _MAKERS[name].partition(":")
    make = getattr(import_module(f"mediabruch.{module}"), function)
    return str(make())


def write_all(folder: Path) -> None:
    """Write all published files into a folder."""
    for name in NAMES:
        (folder / name).write_text(text_of(name), encoding="utf-8")


if __name__ == "__main__":
    write_all(Path("schemas"))
