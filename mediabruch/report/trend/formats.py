"""The formats of `trend --format`, one line each."""

from mediabruch.report.reporters import Reporters, as_file, on_screen

TREND_FORMATS: Reporters = {
    "text": on_screen("trend", "text", "trend_text"),
    "json": as_file("trend", "document", "trend_json"),
    "csv": as_file("trend", "document", "trend_csv"),
    "html": as_file("trend", "page", "trend_html"),
}
"""What makes a report on processes over time, by the name of the format."""
