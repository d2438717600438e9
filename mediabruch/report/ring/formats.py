"""The formats of `compare --format`, one line each."""

from mediabruch.report.reporters import Reporters, as_file, on_screen

RING_FORMATS: Reporters = {
    "text": on_screen("ring", "text", "ring_text"),
    "html": as_file("ring", "page", "ring_html"),
    "json": as_file("ring", "document", "ring_json"),
    "csv": as_file("ring", "document", "ring_csv"),
}
"""What makes a report on a ring, by the name of the format."""
