"""The formats of `diff --format`, one line each."""

from mediabruch.report.reporters import Reporters, as_file, on_screen

DIFF_FORMATS: Reporters = {
    "text": on_screen("diff", "text", "to_text"),
    "json": as_file("diff", "document", "to_json"),
    "markdown": as_file("diff", "markdown", "to_markdown"),
    "html": as_file("diff", "page", "to_html"),
}
"""What makes a report of two versions, by the name of the format."""
