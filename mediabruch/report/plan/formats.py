"""The formats of `plan --format`, one line each."""

from mediabruch.report.reporters import Reporters, as_file, on_screen

PLAN_FORMATS: Reporters = {
    "text": on_screen("plan", "text", "plan_text"),
    "json": as_file("plan", "document", "plan_json"),
    "html": as_file("page", "plan", "plan_html"),
    "summary": as_file("page", "plan", "plan_summary"),
    "xlsx": as_file("plan", "workbook", "plan_xlsx"),
    "markdown": as_file("plan", "markdown", "plan_markdown"),
}
"""What makes a report of a plan, by the name of the format."""
