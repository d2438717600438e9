"""The verbs of the library beside `read`: analyze one model or many, and check them."""

import os
import pathlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Any

from mediabruch.analysis import Analysis, analyze_model
from mediabruch.errors import MediabruchError, Message
from mediabruch.library.process_analysis import ProcessAnalysis
from mediabruch.model import Model
from mediabruch.options import DEFAULTS, Options
from mediabruch.statements.sidecar import Sidecar, sidecar_from_mapping

if TYPE_CHECKING:
    from mediabruch.checks.policy import Policy
    from mediabruch.checks.result import CheckResult
    from mediabruch.conformance.replay import Replay, ReplayOptions
    from mediabruch.files.search import FoundModels
    from mediabruch.logs.activities import ActivityMapping
    from mediabruch.logs.cases import EventLog

Path = str | os.PathLike[str]
Source = Path | bytes | IO[bytes] | IO[str] | Model
"""A path (`-` for standard input), the bytes of a file, an open file, or a model that was read before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessAnalyses(Sequence[ProcessAnalysis]):
    """The analyses of several models, in the order of their files, and why others could not be read."""

    analyses: tuple[ProcessAnalysis, ...]
    refused: tuple[MediabruchError, ...] = ()

    def __repr__(self) -> str:
        return f"<ProcessAnalyses {len(self.analyses)} models, {len(self.refused)} refused>"

    def __getitem__(self, index: Any) -> Any:
        return self.analyses[index]

    def __len__(self) -> int:
        return len(self.analyses)


def analyze(
    source: Source,
    *,
    options: Options = DEFAULTS,
    annotations: Path | Mapping[str, object] | None = None,
) -> ProcessAnalysis:
    """Analyze a BPMN model: know its media, play it out, find its breaks, and score it.

    `annotations` is an annotation file or the same content as a mapping; without it, that of the options is taken, else
    `NAME.media.yaml` beside the model if there is one. No configuration is searched for: `find_config` and
    `load_config` do that, and a configuration holds `options`.

    Raises `UnreadableError` for what is no process model, and `AnnotationError` for annotations that do not fit.
    """
    from mediabruch.bpmn import read

    if annotations is not None and not isinstance(annotations, Mapping):
        options = replace(options, annotations=os.fspath(annotations))
    model = source if isinstance(source, Model) else read(source, diagram=options.needs_diagram)
    sidecar = sidecar_from_mapping(annotations) if isinstance(annotations, Mapping) else None
    analysis = analyze_model(model, options, sidecar=sidecar)
    return ProcessAnalysis(analysis, analysis.sidecar)


def analyze_many(paths: Path | Iterable[Path], *, options: Options = DEFAULTS) -> ProcessAnalyses:
    """Analyze files, and all models in folders, in several processes where it pays.

    What could not be read is told in `refused`, and takes nothing else down.
    """
    from mediabruch.files.paths import path_of
    from mediabruch.portfolio.jobs import Job, Work, run_jobs

    found = found_models(paths)
    jobs = [Job(path=path_of(file), file=file, options=options) for file in found.models]
    outcomes = list(run_jobs(jobs, Work(name="analyze", make=_with_sidecar)))
    return ProcessAnalyses(
        analyses=tuple(ProcessAnalysis(*one.value) for one in outcomes if one.value is not None),
        refused=(*found.refused, *(one.error for one in outcomes if one.error is not None)),
    )


def _with_sidecar(_: object, analysis: Analysis) -> tuple[tuple[Analysis, Sidecar | None], tuple[Message, ...]]:
    return (analysis, analysis.sidecar), ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """What models are checked against."""

    policy: "Policy | None" = None
    """Which findings are reported, which fail, and limits on figures; `None`: findings from minor on fail."""
    baseline: Path | None = None
    """A file of findings that are tolerated; `mediabruch check --write-baseline` writes it."""
    since: str | None = None
    """A revision of git whose findings are tolerated."""


def check(
    paths: Path | Iterable[Path], against: "Against | Policy | None" = None, *, options: Options = DEFAULTS
) -> "CheckResult":
    """Check files, and all models in folders, as `mediabruch check` does.

    Raises `MediabruchError` where the baseline, the revision or an own rule is missing.
    """
    from mediabruch.checks.check import check as run
    from mediabruch.checks.policy import Policy
    from mediabruch.checks.task import CheckTask, ModelSettings
    from mediabruch.files.search import SearchRequest

    wanted = against if isinstance(against, Against) else Against(policy=against)
    found = found_models(paths)
    settings = ModelSettings(
        options=options,
        policy=wanted.policy or Policy(),
        baseline=None if wanted.baseline is None else pathlib.Path(wanted.baseline),
    )
    task = CheckTask(
        asked=SearchRequest(named_paths(paths)),
        files=found.models,
        settings=lambda _: settings,
        refused=found.refused,
        passed_over=found.passed_over,
        since=wanted.since,
    )
    return run(task).result


def replay(
    source: "Source | ProcessAnalysis",
    log: "EventLog | Path",
    *,
    mapping: "ActivityMapping | None" = None,
    options: "ReplayOptions | None" = None,
) -> "Replay":
    """Lay an event log beside a model: what really happened, counted, and what of it the model does not say.

    `mapping` says which steps the activities of the log are; without it they are found by their names. A model that
    was not analyzed is analyzed first, as `analyze` does, and a log that was not read is read, as `read_log` does. In
    several processes where it pays.
    """
    from mediabruch.library.replaying import replayed
    from mediabruch.logs.reading import read_log

    if isinstance(log, str | os.PathLike):
        log = read_log(log)
    found = source if isinstance(source, ProcessAnalysis) else analyze(source)
    return replayed(found._analysis, log, mapping, options)


def found_models(paths: Path | Iterable[Path]) -> "FoundModels":
    """The models among and under paths, and why others could not be looked into."""
    from mediabruch.files.search import search

    return search(named_paths(paths))


def named_paths(paths: Path | Iterable[Path]) -> tuple[str, ...]:
    """The paths as texts; one may stand alone."""
    named = [paths] if isinstance(paths, str | os.PathLike) else paths
    return tuple(os.fspath(path) for path in named)
