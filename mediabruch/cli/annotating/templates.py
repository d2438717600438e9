"""`mediabruch annotate --templates camunda7|camunda8 [FOLDER]`: drop-downs for media in Camunda Modeler."""

from pathlib import Path

import click

from mediabruch.cli.annotating.modes import AnnotateRequest, Mode
from mediabruch.cli.annotating.write_table import STANDARD_OUTPUT
from mediabruch.cli.command import Choice
from mediabruch.cli.endings import check_ending
from mediabruch.cli.output import tell, write_output
from mediabruch.errors import MediabruchError
from mediabruch.files.missing import missing
from mediabruch.files.paths import is_folder, is_there
from mediabruch.i18n import Translator

PLATFORMS = ("camunda7", "camunda8")
FOLDER = Path(".camunda", "element-templates")
"""Where Camunda Modeler looks for templates, beside the models and above them."""


def _options(words: Translator) -> list[click.Option]:
    return [
        click.Option(
            ["--templates"],
            type=Choice(PLATFORMS),
            help=words.text(
                "Write templates with drop-downs for the media into .camunda/element-templates of this folder or of "
                "PATH, where Camunda Modeler finds them. What is set there counts as stated."
            ),
        )
    ]


def _write(request: AnnotateRequest, words: Translator) -> int:
    from mediabruch.exchange.templates import PLATFORMS as KNOWN
    from mediabruch.exchange.templates import templates_text

    if len(request.paths) > 1:
        raise click.UsageError(words.text("Templates go into one folder, but several are named."))
    platform = KNOWN[request.options["templates"]]
    home = Path(request.paths[0]) if request.paths else Path()
    if not is_there(home):
        raise MediabruchError(missing(str(home)), path=str(home))
    target = request.options["output"] or str(
        (home if is_folder(home) else home.parent) / FOLDER / f"mediabruch-{platform.name}.json"
    )
    check_ending(target, "json", words)
    write_output(templates_text(platform, words), target)
    if target != STANDARD_OUTPUT:
        tell(words.text("Written: {files}", files=target))
    return 0


MODE = Mode(
    name="templates",
    options=_options,
    run=_write,
    hears=frozenset({"output"}),
    needs_paths=False,
    needs_models=False,
)
