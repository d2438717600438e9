"""`mediabruch annotate --into-model` and `--out-of-model`: annotations into the BPMN files, and out of them again."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediabruch.cli.annotating.modes import SEARCH, AnnotateRequest, Mode
from mediabruch.cli.annotating.write_table import STANDARD_OUTPUT
from mediabruch.cli.command import Choice
from mediabruch.cli.endings import check_ending
from mediabruch.cli.output import tell, write_output
from mediabruch.errors import MediabruchError, Message, contained
from mediabruch.files.paths import is_folder
from mediabruch.files.reasons import reason_of
from mediabruch.i18n import Translator

if TYPE_CHECKING:
    from mediabruch.statements.sidecar import Sidecar

FORMS = ("own", "camunda", "zeebe")
BACKUP = ".bak"
_HEARD = SEARCH | {"in_place", "output", "annotations"}
_Do = Callable[[str, bytes, Path, AnnotateRequest], tuple[bytes, list[Message]]]
"""From a model, its bytes and the file that will hold them: the new bytes, and what there is to say."""


def _into_options(words: Translator) -> list[click.Option]:
    return [
        click.Option(
            ["--into-model"],
            is_flag=True,
            help=words.text(
                "Write the annotations into the BPMN files themselves, as extension elements; all else stays as it is."
            ),
        ),
        click.Option(
            ["--as"],
            type=Choice(FORMS),
            default=FORMS[0],
            show_default=True,
            help=words.text(
                "With --into-model: as elements of mediabruch's own, or as properties of Camunda 7 (camunda) or "
                "Camunda 8 (zeebe)."
            ),
        ),
        click.Option(
            ["--in-place"],
            is_flag=True,
            help=words.text(
                "With --into-model and --out-of-model: change the files themselves, and keep copies as NAME.bpmn.bak."
            ),
        ),
    ]


def _out_options(words: Translator) -> list[click.Option]:
    return [
        click.Option(
            ["--out-of-model"],
            is_flag=True,
            help=words.text("Move the annotations out of the BPMN files into NAME.media.yaml beside them."),
        )
    ]


def _into(path: str, data: bytes, _target: Path, request: AnnotateRequest) -> tuple[bytes, list[Message]]:
    from mediabruch.exchange.in_model import into_model
    from mediabruch.exchange.own import FactForm
    from mediabruch.files.sidecars import find_sidecar
    from mediabruch.statements.reading import read_sidecar

    place = request.model.annotations or find_sidecar(path)
    if place is None:
        return data, [Message("There is no annotation file; nothing is added.")]
    sidecar = read_sidecar(place)
    return into_model(data, path, sidecar, FactForm(request.options["as"])), list(_left(sidecar))


def _left(sidecar: "Sidecar") -> Iterator[Message]:
    """What has no element of the model that could bear it."""
    if sidecar.process:
        yield Message(
            "What is stated of the process as a whole stays in the annotation file: {facts}.",
            facts=", ".join(sidecar.process),
        )


def _out(path: str, data: bytes, target: Path, request: AnnotateRequest) -> tuple[bytes, list[Message]]:
    from mediabruch.bpmn import read_bytes
    from mediabruch.exchange.in_model import out_of_model
    from mediabruch.files.sidecars import sidecar_for
    from mediabruch.statements.edit.saving import save
    from mediabruch.statements.fit.fingerprints import fingerprints, remembering
    from mediabruch.statements.reading import read_sidecar

    place = Path(request.model.annotations) if request.model.annotations else sidecar_for(target)
    moved = out_of_model(data, path, read_sidecar(place) if place.exists() else None)
    if moved.changes:  # before the model is written: nothing may be lost between the two
        seen = fingerprints(read_bytes(data, path))
        save(place, [*moved.changes, *remembering(seen, [change.id for change in moved.changes])])
    return moved.data, list(moved.kept)


def _run(do: _Do) -> Callable[[AnnotateRequest, Translator], int]:
    def run(request: AnnotateRequest, words: Translator) -> int:
        models = list(request.models)
        targets = _targets(models, request, words)
        failed = False
        for path, target in zip(models, targets, strict=True):
            try:
                with contained(path):
                    _change(path, target, do, (request, words))
            except MediabruchError as error:
                if len(models) == 1:
                    raise
                failed = True
                error.path = error.path or path
                for sentence in words.refusals(error):
                    tell(sentence)
        return 2 if failed else 0

    return run


def _targets(models: list[str], request: AnnotateRequest, words: Translator) -> list[str]:
    """Where each model goes."""
    output = request.options["output"]
    if request.options["in_place"] and output:
        raise click.UsageError(words.text("--in-place and --output contradict each other."))
    if not request.options["in_place"] and not output:
        raise click.UsageError(words.text("Say where the models go: --output FILE or FOLDER, or --in-place."))
    if STANDARD_OUTPUT in models:
        raise click.UsageError(words.text("The model has to be a file, not standard input."))
    if not output:
        return models
    if not (is_folder(output) or output.endswith(("/", "\\"))):
        if len(models) > 1:
            raise click.UsageError(
                words.text("Several models go into a folder; name one that exists, or end its name with a slash.")
            )
        check_ending(output, "bpmn", words)
        return [output]
    names = [str(Path(output, Path(model).name)) for model in models]
    if len(set(names)) < len(names):
        raise click.UsageError(words.text("Two of the models have the same name; write them into different folders."))
    return names


def _change(path: str, target: str, do: _Do, asked: tuple[AnnotateRequest, Translator]) -> None:
    from mediabruch.bpmn import bytes_of

    request, words = asked
    data = bytes_of(path)
    result, said = do(path, data, Path(path if target == STANDARD_OUTPUT else target), request)
    for message in said:
        tell(f"{path}: {words.message(message)}")
    if not request.options["in_place"]:
        write_output(result, target, [path])
    elif result != data:
        backup = _replace(Path(path), data, result)
        tell(words.text("{file} is changed; {backup} is as it was.", file=path, backup=backup))


def _replace(path: Path, before: bytes, after: bytes) -> Path:
    """Change a file, with a copy of how it was beside it; copies that are there stay."""
    from mediabruch.files.writing import alone_beside, replace_file

    try:
        with alone_beside(path):
            if path.read_bytes() != before:
                raise MediabruchError(
                    Message("Someone else has changed the file meanwhile; try again."), path=str(path)
                )
            backup = _backup(path)
            replace_file(backup, before)
            shutil.copystat(path, backup)
            try:
                replace_file(path, after, is_lasting=True)
            except OSError:
                backup.unlink()
                raise
    except OSError as error:
        message = Message("The file cannot be written: {reason}.", reason=reason_of(error))
        raise MediabruchError(message, path=str(path)) from error
    return backup


def _backup(path: Path) -> Path:
    """A name for a copy that is not taken."""
    number, backup = 1, path.with_name(path.name + BACKUP)
    while backup.exists():
        number += 1
        backup = path.with_name(f"{path.name}.{number}{BACKUP}")
    return backup


INTO_MODE = Mode(name="into_model", options=_into_options, run=_run(_into), hears=_HEARD | {"as"})
OUT_MODE = Mode(name="out_of_model", options=_out_options, run=_run(_out), hears=_HEARD)
