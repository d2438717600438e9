"""`mediabruch annotate PATH...`: asks in the terminal for what is not known, the most telling step first."""

from pathlib import Path

import click

from mediabruch.cli.annotating.keys import has_terminal, keyboard
from mediabruch.cli.annotating.modes import ANALYSIS, SEARCH, AnnotateRequest, Mode
from mediabruch.cli.configured import Configured
from mediabruch.i18n import Translator


def _ask(request: AnnotateRequest, words: Translator) -> int:
    if "-" in request.paths:
        raise click.UsageError(words.text("Answers are kept beside the model, so name its file instead of -."))
    if not has_terminal():
        raise click.UsageError(
            words.text(
                "The questions are asked in a terminal, and there is none. Instead, let “mediabruch annotate --to csv” "
                "write a table to fill in, or state what you know in NAME.media.yaml beside the model; “mediabruch "
                "analyze” lists the steps that are open."
            )
        )
    from mediabruch.cli.annotating.session import TerminalInterview
    from mediabruch.files.sidecars import sidecar_for
    from mediabruch.interview.dialog import Interview

    models = list(request.models)
    configured = Configured(request.model, words)
    named = request.model.annotations

    def deciding(path: str) -> str | None:
        from mediabruch.bpmn import read
        from mediabruch.measures.deciding import deciding_element

        options = configured.options(path)
        return deciding_element(read(path, diagram=options.needs_diagram), options)

    interview = Interview(
        models, configured.analyze, lambda path: Path(named) if named else sidecar_for(path), deciding
    )
    session = TerminalInterview(interview, configured.words(models))
    session.leave_out_unreadable()
    with keyboard() as keys:
        return session.run(keys)


MODE = Mode(name="", options=lambda _: [], run=_ask, hears=ANALYSIS | SEARCH)
