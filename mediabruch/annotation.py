"""What is known of a model's steps: what people state comes first, and inference fills what they leave open."""

from collections.abc import Mapping, Sequence

from mediabruch.media import Annotation
from mediabruch.model import Model
from mediabruch.options import DEFAULTS, Options
from mediabruch.statements.annotations import Annotations
from mediabruch.statements.combine import combine
from mediabruch.statements.folders import Folder
from mediabruch.statements.properties import stating
from mediabruch.statements.sidecar import Sidecar


def annotate(
    model: Model,
    *,
    sidecar: Sidecar | None = None,
    folders: Sequence[Folder] = (),
    options: Options = DEFAULTS,
) -> Annotations:
    """Find what is known of a model's steps, branches, messages and participants.

    `sidecar` is what the annotation file states, `folders` what the folders do, the nearest first. Raises
    `AnnotationError` where the annotation file names an id that the model lacks. Cost: linear in the model's size.
    """
    if options.vocabulary.properties:
        model = stating(model, options.vocabulary.properties)
    return combine(
        model, sidecar, folders, lambda dispatch: _inferred(model, options, dispatch) if options.inference else {}
    )


def _inferred(model: Model, options: Options, dispatch: Mapping[int, bool]) -> Mapping[int, Annotation]:
    from mediabruch.infer import infer  # its word lists load only where they are wanted

    return infer(model, options.vocabulary, dispatch)
