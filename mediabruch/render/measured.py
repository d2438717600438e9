"""The process with what was counted in a log: shares at their flows, lines as thick as they were taken."""

from mediabruch.conformance.replay import Replay


def measured_svg(replay: Replay, lang: str = "en", *, head: bool = True) -> str:
    """The first picture of the process; without `head`, for a page that says title and figures itself."""
    from mediabruch.render.notebook import with_diagram
    from mediabruch.render.picture import pictures

    return pictures(with_diagram(replay.counted), lang=lang, head=head)[0].svg
