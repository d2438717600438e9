"""Pages that are workbenches: with models in them, and with all that is configured for these."""

from collections.abc import Sequence
from pathlib import Path

import click

from mediabruch.cli.configured import Configured
from mediabruch.cli.options import is_language_asked
from mediabruch.i18n import Translator


def living_option(words: Translator) -> click.Option:
    """`--living`, of commands that write pages."""
    return click.Option(
        ["--living", "is_living"],
        is_flag=True,
        help=words.text(
            "Write a page in which one can go on working: the workbench with these models in it (see the command "
            "workbench)."
        ),
    )


def living_page(models: Sequence[str], configured: Configured) -> str:
    """The workbench with models in it; a single one is shown at once. Raises `MediabruchError`."""
    from mediabruch.workbench.bundle.embedding import Embedding
    from mediabruch.workbench.bundle.engine import find_engine
    from mediabruch.workbench.bundle.page import Opening, workbench_page

    engine = find_engine()
    asked = configured.asked
    found = sorted(filter(None, {configured.config(model).path for model in models}))
    embedding = Embedding(
        models=tuple(models),
        configurations=tuple(map(Path, found)) if asked.config is None else (),
        configuration=None if asked.config is None else Path(asked.config),
        annotations=None if asked.annotations is None else Path(asked.annotations),
    )
    is_said = bool(models) or is_language_asked(click.get_current_context())
    opening = Opening(
        language=configured.words([*models]).language if is_said else None,
        path=embedding.path_of(models[0]) if len(models) == 1 else None,
    )
    return workbench_page(engine, embedding.files(), opening)
