"""`mediabruch annotate --check PATH...`: whether annotation files still fit their models, and how they would again."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediabruch.cli.annotating.keys import END, Keys, has_terminal, keyboard
from mediabruch.cli.annotating.modes import SEARCH, AnnotateRequest, Mode
from mediabruch.cli.output import say, write_output
from mediabruch.cli.terminal import screen_for
from mediabruch.errors import MediabruchError, Message, UnreadableError, contained
from mediabruch.files.paths import is_there
from mediabruch.i18n import Translator
from mediabruch.report.spans import NO_BREAK

if TYPE_CHECKING:
    from mediabruch.model import Model
    from mediabruch.statements.fit.misfits import Misfit
    from mediabruch.statements.sidecar import Sidecar

FINE, FOUND, FAILED = 0, 1, 2
YES, NO, QUIT = "yj", "n", "q"


def _options(words: Translator) -> list[click.Option]:
    return [
        click.Option(
            ["--check"],
            is_flag=True,
            help=words.text(
                "Check whether the annotation files still fit their models: ids that are gone or have changed, labels "
                "that have changed, contradictions. Asks in a terminal, lists elsewhere; exit code 1 if something is "
                "left to do."
            ),
        ),
        click.Option(
            ["--fix"],
            is_flag=True,
            help=words.text(
                "With --check: move annotations whose element has a new id, where that is beyond doubt, without asking."
            ),
        ),
        click.Option(
            ["--was"],
            type=click.Path(exists=True, dir_okay=False),
            metavar=words.text("FILE"),
            help=words.text("With --check: an older copy of the model, with the ids that the annotations name."),
        ),
    ]


def _check(request: AnnotateRequest, words: Translator) -> int:
    models = list(request.models)
    if request.options["was"] and len(models) > 1:
        raise click.UsageError(words.text("--was belongs to one model, but several are named."))
    checks = [_Check(model, request, words) for model in models]
    if has_terminal() and not request.options["fix"]:
        with keyboard() as keys:
            codes = [check.run(keys) for check in checks]
    else:
        codes = [check.run(None) for check in checks]
    if not any(codes):
        _say_that_all_fits(checks, words)
    return max(codes, default=FINE)


def _say_that_all_fits(checks: "list[_Check]", words: Translator) -> None:
    count = sum(check.has_annotations for check in checks)
    if count:
        sentence = words.plural(
            "{n} annotation file checked: all fits.", "{n} annotation files checked: all fits.", count
        )
    else:
        sentence = words.text("There is no annotation file beside the models.")
    say(sentence)


class _Check:
    """The check of one model."""

    def __init__(self, path: str, request: AnnotateRequest, words: Translator) -> None:
        self.path = path
        self.request = request
        self.words = words
        self.screen = screen_for(sys.stdout, os.environ)
        self.has_annotations = False

    def run(self, keys: Keys | None) -> int:
        """Check, fix what may be fixed, and say what is left."""
        try:
            with contained(self.path):
                return self._checked(keys)
        except MediabruchError as error:
            for sentence in self.words.refusals(error):
                self._print(sentence)
            return FAILED

    def _checked(self, keys: Keys | None) -> int:
        from mediabruch.bpmn import read
        from mediabruch.files.missing import missing
        from mediabruch.files.sidecars import find_sidecar
        from mediabruch.statements.fit.misfits import find_misfits
        from mediabruch.statements.reading import read_sidecar

        named = self.request.model.annotations
        place = find_sidecar(self.path) if named is None else Path(named)
        if place is None:
            if not is_there(self.path):
                raise UnreadableError(missing(self.path), path=self.path)
            return FINE
        self.has_annotations = True
        model, sidecar = read(self.path), read_sidecar(place)
        was = read(self.request.options["was"]) if self.request.options["was"] else None
        found = find_misfits(model, sidecar, was)
        self._say(place, found)
        settled = self._asked(found, keys) if keys else self._sure(found) if self.request.options["fix"] else []
        if settled or self.request.options["fix"]:
            self._save(place, model, sidecar, settled, found)
        return FOUND if len(settled) < len(found) else FINE

    def _say(self, place: Path, found: "Iterable[Misfit]") -> None:
        for finding in found:
            where = ":".join(str(part) for part in (place, finding.line) if part is not None)
            share = f" ({self.words.percent(finding.match.confidence)})" if finding.match else ""
            self._print(f"{where}: {self.words.message(finding.message)}{share}")

    def _sure(self, found: "Iterable[Misfit]") -> "list[Misfit]":
        from mediabruch.statements.fit.matching_ids import SURE

        return [finding for finding in found if finding.match is not None and finding.match.confidence >= SURE]

    def _asked(self, found: "Iterable[Misfit]", keys: Keys) -> "list[Misfit]":
        """The misfits whose mending someone at the terminal agrees to."""
        from mediabruch.statements.fit.misfits import MisfitKind

        questions = {
            MisfitKind.MOVED: Message("Move the annotation from {id} to {to}? y yes, n no, q quit"),
            MisfitKind.RELABELED: Message("Does the annotation of {id} still hold? y yes, n no, q quit"),
        }
        settled: list[Misfit] = []
        for finding in found:
            if finding.trouble not in questions:
                continue
            to = finding.match.to if finding.match else ""
            self._print(self.words.text(questions[finding.trouble].template, id=finding.id, to=to))
            while (key := keys().lower()) not in {*YES, *NO, QUIT, END}:
                pass
            if key in YES:
                settled.append(finding)
            if key in {QUIT, END}:
                break
        return settled

    def _save(
        self,
        place: Path,
        model: "Model",
        sidecar: "Sidecar",
        settled: "list[Misfit]",
        found: "Iterable[Misfit]",
    ) -> None:
        """Move what is settled, and remember what everything looks like that fits."""
        from mediabruch.statements.edit.saving import save
        from mediabruch.statements.fit.fingerprints import fingerprints, remembering
        from mediabruch.statements.fit.misfits import moves_of
        from mediabruch.statements.vocabulary import Section

        moves = moves_of(settled, sidecar)
        open_ids = {finding.id for finding in found if finding not in settled and finding.trouble != "contradicts"}
        stated = [
            moves.get((section, identifier), identifier)
            for section, entries in sidecar.entries.items()
            for identifier in entries
            if section is not Section.REMEMBERED and identifier not in open_ids
        ]
        save(place, remembering(fingerprints(model), stated), moves)
        for finding in settled:
            if finding.match is not None and (finding.section, finding.id) in moves:
                self._print(self.words.text("Moved: {id} to {to}", id=finding.id, to=finding.match.to))

    def _print(self, line: str) -> None:
        write_output(self.screen.clean(line).replace(NO_BREAK, " ") + "\n", None)


MODE = Mode(name="check", options=_options, run=_check, hears=SEARCH | {"fix", "was", "annotations"})
