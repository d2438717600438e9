"""What an examination of one model found: the row of a portfolio."""

from collections.abc import Mapping
from typing import NamedTuple

from mediabruch.findings.finding import Finding
from mediabruch.score import Score


class Checked(NamedTuple):
    """One model and what was found in it."""

    path: str
    """As in its findings."""
    name: str
    sha256: str
    score: Score
    findings: tuple[Finding, ...]
    """In document order; ignored and known ones included, those that were not selected left out."""
    elements: Mapping[str, str] = {}
    """Labels of all steps and message flows, by id: what is still there, though nothing is found in it."""
