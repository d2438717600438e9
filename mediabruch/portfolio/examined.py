"""What an examination of one model found: the row of a portfolio."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mediabruch.errors import Message
from mediabruch.findings.finding import Finding
from mediabruch.score import Score

SERVICE_KEY = "leika_key"
"""The name of the fact that says which service a process carries out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminedModel:
    """One model and what was found in it."""

    path: str
    """As in its findings."""
    name: str
    sha256: str
    score: Score
    findings: tuple[Finding, ...]
    """In the order of their lines; ignored and known ones included, those that were not selected left out."""
    verdict: Message | None = None
    """The verdict on it in one sentence."""
    assumed: Message | None = None
    """What would be said if all that is only assumed of steps were right; `None` where nothing is assumed."""
    elements: Mapping[str, str] = field(default_factory=dict)
    """Labels of all steps and message flows, by id: what is still there, though nothing is found in it."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What is stated of the process as a whole, such as `department`, by its name in annotation files."""
    cases: float | None = None
    """Cases a year, as stated."""
