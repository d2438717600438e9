"""What one call of `mediabruch diff` has to report."""

from dataclasses import dataclass

from mediabruch.differences.difference import ProcessDiff
from mediabruch.errors import MediabruchError


@dataclass(frozen=True, kw_only=True)
class DiffPair:
    """Two versions, and how sure it is that they are versions of one process."""

    diff: ProcessDiff
    confidence: float = 1.0


@dataclass(frozen=True, kw_only=True)
class DiffResults:
    """The pairs of one call, in the order of their old paths."""

    pairs: tuple[DiffPair, ...]
    only_old: tuple[str, ...] = ()
    """Paths of models that only the old folder has."""
    only_new: tuple[str, ...] = ()
    refused: tuple[MediabruchError, ...] = ()
    """Why other files could not be read."""
    is_collection: bool = False
    """Folders were compared, even if they hold one model each."""

    @property
    def told(self) -> tuple[DiffPair, ...]:
        """The pairs of which there is more to tell than a row: of a collection those that changed or are in doubt."""
        if not self.is_collection:
            return self.pairs
        return tuple(pair for pair in self.pairs if not pair.diff.is_empty or pair.confidence < 1)

    @property
    def is_worse(self) -> bool:
        """Whether any process is worse than before."""
        return any(pair.diff.is_worse for pair in self.pairs)
