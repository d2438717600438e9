"""What is known of a model's steps: what people state comes first, and inference fills what they leave open."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mediabruch.media import Annotation
from mediabruch.model import Model
from mediabruch.statements.annotations import Annotations
from mediabruch.statements.combine import combine
from mediabruch.statements.folders import Folder
from mediabruch.statements.properties import stating
from mediabruch.statements.sidecar import Sidecar

if TYPE_CHECKING:
    from mediabruch.infer.custom_terms import CustomTerms


def annotate(
    model: Model,
    *,
    sidecar: Sidecar | None = None,
    folders: Sequence[Folder] = (),
    infer: bool = True,
    house: "CustomTerms | None" = None,
) -> Annotations:
    """Find what is known of a model's steps, branches, messages and participants.

    `sidecar` is what the annotation file states, `folders` what the folders do, the nearest first; with `infer` false,
    only what people state counts; `house` holds the team's own words for inference. Raises `AnnotationError` where the
    annotation file names an id that the model lacks. Cost: linear in the model's size.
    """
    if house is not None and house.properties:
        model = stating(model, house.properties)
    return combine(model, sidecar, folders, lambda: _inferred(model, house) if infer else {})


def _inferred(model: Model, house: "CustomTerms | None") -> Mapping[int, Annotation]:
    from mediabruch.infer import NO_CUSTOM_TERMS, infer  # its word lists load only where they are wanted

    return infer(model, house or NO_CUSTOM_TERMS)
