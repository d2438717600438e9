"""The formats of `diff --format`, one line each."""

from mediabruch.report.reporters import Reporters, as_file, on_screen

DIFF_FORMATS: Reporters = {
    "text": on_screen("diff", "text", "diff_text"),
    "json": as_file("diff", "document", "diff_json"),
    "markdown": as_file("diff", "markdown", "diff_markdown"),
    "html": as_file("diff", "page", "diff_html"),
}
"""What makes a report of two versions, by the name of the format."""
