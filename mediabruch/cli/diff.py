"""`mediabruch diff`: two versions of a process side by side."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from mediabruch.cli.command import Command
from mediabruch.cli.configured import Configured
from mediabruch.cli.endings import format_for
from mediabruch.cli.options import ModelOptions, collection_options, format_option, output_option
from mediabruch.cli.output import tell, write_output
from mediabruch.cli.paths import no_model, search_asked
from mediabruch.cli.terminal import screen_of
from mediabruch.cli.versions import VersionFile, version_files
from mediabruch.errors import MediabruchError, Message
from mediabruch.files.models import STANDARD_INPUT
from mediabruch.i18n import Translator
from mediabruch.report.diff.formats import DIFF_FORMATS

if TYPE_CHECKING:
    from mediabruch.analysis import Analysis
    from mediabruch.matching.processes import ProcessTraits
    from mediabruch.report.diff.results import DiffResults

WORSE = 1
"""Exit code where a process is worse and the user asked to be told."""


class DiffRequest(NamedTuple):
    """What the user asked for."""

    old: str
    new: str
    format: str
    output: str | None
    fail_on_worse: bool
    exclude: tuple[str, ...]
    mapping: str | None

    @property
    def has_mapping(self) -> bool:
        """Whether there is a mapping to be read; else it is to be written, if one is asked for."""
        return self.mapping is not None and Path(self.mapping).exists()


def command(words: Translator) -> click.Command:
    """Build the command in the language of `words`."""

    def diff(old: str, new: str, output: str | None, **options: Any) -> int:
        format_ = options.pop("format") or format_for(output, [*DIFF_FORMATS], "text", words)
        own = {name: options.pop(name) for name in ("fail_on_worse", "exclude", "mapping")}
        request = DiffRequest(old=old, new=new, format=format_, output=output, **own)
        return _diff(request, Configured(ModelOptions(**options), words))

    return Command(
        "diff",
        callback=diff,
        help=words.text(
            "Compare two versions of a process, or two folders of them: what changed, which part each change has in "
            "the figures, and what became of each media break. REVISION:PATH stands for a file or folder at a "
            "revision of git."
        ),
        epilog=words.text(
            "Exit code 0; 1 with --fail-on-worse if a process is worse; 2 if a file could not be read. Worse means: "
            "less is certainly digital, or media break more often."
        ),
        options_metavar=words.text("[OPTIONS]"),
        params=[
            click.Argument(["old"], type=click.Path(readable=False), metavar=words.text("OLD")),
            click.Argument(["new"], type=click.Path(readable=False), metavar=words.text("NEW")),
            format_option(words, DIFF_FORMATS),
            output_option(words),
            click.Option(
                ["--fail-on-worse"],
                is_flag=True,
                help=words.text("End with exit code 1 if a process is worse than before."),
            ),
            click.Option(
                ["--mapping"],
                type=click.Path(dir_okay=False),
                metavar=words.text("FILE"),
                help=words.text(
                    "Which process of one folder is which of the other: read where the file is there, else written, to "
                    "be corrected."
                ),
            ),
            *collection_options(words, keeps_results=False),
        ],
    )


def _diff(request: DiffRequest, configured: Configured) -> int:
    if STANDARD_INPUT in (request.old, request.new) or configured.asked.annotations:
        message = Message("Two versions are compared as files, each with its own annotation file beside it.")
        raise MediabruchError(message)

    def search(folder: str) -> list[str]:
        found = search_asked([folder], request.exclude, configured)
        if not found.models:
            raise no_model([folder], found)
        return list(found.models)

    with version_files(request.old, search) as old, version_files(request.new, search) as new:
        words = configured.words([new[0].file])
        results, mapping = _results(old, new, configured, request)
        inputs = [one.file for one in (*old, *new)] + list(configured.files())
        inputs += [request.mapping] if request.mapping else []
    if not results.pairs and results.refused:
        raise results.refused[0]
    content = DIFF_FORMATS[request.format](results, words, screen_of(request.output))
    write_output(content, request.output, inputs)
    if request.mapping is not None and not request.has_mapping:
        write_output(mapping.encode(), request.mapping, inputs[:-1])
        tell(words.text("Written, to be corrected: {file}", file=request.mapping))
    if results.refused:
        return 2
    return WORSE if request.fail_on_worse and results.is_worse else 0


def _results(
    old: Sequence[VersionFile], new: Sequence[VersionFile], configured: Configured, request: DiffRequest
) -> "tuple[DiffResults, str]":
    """All comparisons, and the mapping of the folders as it is to be written; empty where it is not."""
    from mediabruch.differences.diff import diff_analyses
    from mediabruch.differences.diff_mapping import diff_mapping_text, read_diff_mapping
    from mediabruch.report.diff.results import DiffPair, DiffResults

    is_collection = any(one.place for one in (*old, *new))
    if request.mapping is not None and not is_collection:
        raise MediabruchError(Message("--mapping says which processes of two folders are the same; these are files."))
    needs_diagram = request.format == "html"
    before, errors = _analyses(old, configured, needs_diagram=needs_diagram)
    now, others = _analyses(new, configured, needs_diagram=needs_diagram)
    pairs, mapping = {("", ""): 1.0}, ""
    if request.mapping is not None and request.has_mapping:
        pairs = read_diff_mapping(request.mapping, [one.place for one in old], [one.place for one in new])
        pairs = {(was, place): sure for (was, place), sure in pairs.items() if was in before and place in now}
    elif is_collection:
        pairs = dict(_pairs(before, now))
        mapping = diff_mapping_text(pairs, before, now, is_json=(request.mapping or "").lower().endswith(".json"))
    is_paired = not is_collection and bool(before) and bool(now)
    shown = [
        DiffPair(diff=diff_analyses(before[one], now[other]), confidence=confidence)
        for (one, other), confidence in pairs.items()
        if is_collection or is_paired
    ]
    taken_old, taken_new = {one for one, _ in pairs}, {other for _, other in pairs}
    results = DiffResults(
        pairs=tuple(shown),
        only_old=tuple(before[place].model.path for place in before if place not in taken_old),
        only_new=tuple(now[place].model.path for place in now if place not in taken_new),
        refused=(*errors, *others),
        is_collection=is_collection,
    )
    return results, mapping


def _analyses(
    files: Sequence[VersionFile], configured: Configured, *, needs_diagram: bool
) -> "tuple[dict[str, Analysis], list[MediabruchError]]":
    """The analyses of one side by their places, and why others could not be read."""
    from mediabruch.portfolio.jobs import Job, Work, itself, run_jobs

    jobs = [Job(path=one.called, file=one.file, options=configured.options(one.file)) for one in files]
    outcomes = run_jobs(jobs, Work(name="diff", make=itself, needs_diagram=needs_diagram))
    found: dict[str, Analysis] = {}
    errors: list[MediabruchError] = []
    for one, outcome in zip(files, outcomes, strict=True):
        if outcome.value is not None:
            found[one.place] = one.renamed(outcome.value)
        elif outcome.error is not None:
            errors += outcome.error.each
    return found, errors


def _traits(analysis: "Analysis", place: str) -> "ProcessTraits":
    from mediabruch.matching.processes import traits_of

    return traits_of(analysis.model, place, analysis.profile.leika_key or "")


def _pairs(before: "dict[str, Analysis]", now: "dict[str, Analysis]") -> Iterator[tuple[tuple[str, str], float]]:
    """The models of one place, and those that are the same by service key, name, labels and structure, and how sure."""
    from mediabruch.matching.processes import pair_processes

    same = [place for place in before if place in now]
    yield from (((place, place), 1.0) for place in same)
    ours = [_traits(one, place) for place, one in before.items() if place not in now]
    theirs = [_traits(one, place) for place, one in now.items() if place not in before]
    yield from (((pair.one, pair.other), pair.confidence) for pair in pair_processes(ours, theirs))
