"""The formats of `portfolio --format`, one line each."""

from mediabruch.report.reporters import Reporters, as_file, on_screen

PORTFOLIO_FORMATS: Reporters = {
    "text": on_screen("portfolio", "text", "portfolio_text"),
    "json": as_file("portfolio", "document", "portfolio_json"),
    "jsonl": as_file("portfolio", "document", "portfolio_lines"),
    "csv": as_file("portfolio", "table", "portfolio_csv"),
    "xlsx": as_file("portfolio", "workbook", "portfolio_xlsx"),
}
"""What makes a report on many processes; pages go into a folder, and not through here, by the name of the format."""
