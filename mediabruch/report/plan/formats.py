"""The formats of `plan --format`, one line each."""

from mediabruch.report.reporters import Reporters, as_file, on_screen

PLAN_FORMATS: Reporters = {
    "text": on_screen("plan", "text", "to_text"),
    "json": as_file("plan", "document", "to_json"),
    "html": as_file("plan", "page", "to_html"),
    "summary": as_file("plan", "page", "to_summary"),
    "xlsx": as_file("plan", "workbook", "to_xlsx"),
    "markdown": as_file("plan", "markdown", "to_markdown"),
}
"""What makes a report of a plan, by the name of the format."""
