"""One process at one time: its figures, its media breaks, and what it is known by."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mediabruch.matching.same_elements import Labels
from mediabruch.matching.same_models import ModelTraits
from mediabruch.portfolio.examined import SERVICE_KEY, ExaminedModel
from mediabruch.score import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakState:
    """A media break, as it was at that time."""

    code: str
    """Of its rule."""
    element: str | None
    """Id of the step or message flow that takes the information, or converts it."""
    name: str
    """Its label."""
    sender: str | None
    """Id of who hands over; `None` inside a step."""
    sender_name: str
    media: tuple[str, str] | None
    """Before and after; values of `Medium`."""
    per_case: float
    required_by_law: str | None = None
    across: tuple[str, ...] = ()
    """Labels of the steps of unknown medium before it: it happens here at the latest, if at all. Ids where there is no
    label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessState:
    """A process at one time."""

    path: str
    name: str
    sha256: str
    score: Score
    breaks: tuple[BreakState, ...] = ()
    elements: Labels = field(default_factory=dict)
    """Labels of steps and message flows, by id."""
    service_key: str = ""
    """Of the service that it carries out, as stated."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What else is stated of the process, such as `department` or `contact`, by its name in annotation files."""
    cases: float | None = None
    """Cases a year, as stated."""


def traits_of_state(state: ProcessState, path: str) -> ModelTraits:
    """What a process is known by at another time; `path` is where it stands."""
    return ModelTraits(path=path, elements=state.elements, sha256=state.sha256, service_key=state.service_key)


def state_of(model: ExaminedModel) -> ProcessState:
    """What is kept of an examined model."""
    return ProcessState(
        path=model.path,
        name=model.name,
        sha256=model.sha256,
        score=model.score,
        breaks=tuple(
            BreakState(
                code=found.code,
                element=found.element,
                name=found.name,
                sender=found.sender.element if found.sender else None,
                sender_name=found.sender.name if found.sender else "",
                media=found.media,
                per_case=found.per_case or 0.0,
                required_by_law=found.required_by_law,
                across=found.across,
            )
            for found in model.findings
            if found.is_break
        ),
        elements=model.elements,
        service_key=model.facts.get(SERVICE_KEY, ""),
        facts={name: value for name, value in model.facts.items() if name != SERVICE_KEY},
        cases=model.cases,
    )
