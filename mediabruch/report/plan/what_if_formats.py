"""The formats of `what-if --format`, one line each."""

from mediabruch.report.reporters import Reporters, as_file, on_screen

WHAT_IF_FORMATS: Reporters = {
    "text": on_screen("plan", "compared", "what_if_text"),
    "json": as_file("plan", "compared", "what_if_json"),
    "html": as_file("page", "what_if", "what_if_html"),
    "markdown": as_file("plan", "compared", "what_if_markdown"),
}
"""What makes a comparison before and after changes, by the name of the format."""
