"""A model into annotations: which medium each step works with, stated by people or inferred by the tool."""

from mediabruch.annotate.annotations import Annotations
from mediabruch.annotate.files import find_sidecar, parse_sidecar, read_sidecar
from mediabruch.annotate.folders import Folder, read_folders
from mediabruch.annotate.merge import annotate
from mediabruch.annotate.sidecar import Sidecar, sidecar_from_mapping

__all__ = [
    "Annotations",
    "Folder",
    "Sidecar",
    "annotate",
    "find_sidecar",
    "parse_sidecar",
    "read_folders",
    "read_sidecar",
    "sidecar_from_mapping",
]
