"""What one call of mediabruch has to report: the models analyzed and the files refused."""

from typing import NamedTuple

from mediabruch.analysis import Analysis
from mediabruch.errors import MediabruchError


class Results(NamedTuple):
    """The models of one call, in the order in which they were named."""

    analyses: tuple[Analysis, ...]
    refused: tuple[MediabruchError, ...] = ()
    """Why the other files could not be read."""
    is_collection: bool = False
    """Several files or a folder were asked for, even if only one model was found."""
