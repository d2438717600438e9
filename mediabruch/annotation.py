"""What is known of a model's steps: what people state comes first, and inference fills what they leave open."""

from collections.abc import Mapping, Sequence

from mediabruch.media import Annotation
from mediabruch.model import Model
from mediabruch.options import DEFAULTS, Options
from mediabruch.statements.annotations import Annotations
from mediabruch.statements.combine import combine
from mediabruch.statements.folders import Folder
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
    return Annotator(model, folders, options).annotations(sidecar)


class Annotator:
    """Annotates one model, again and again where other things are stated of it; it infers what it must only once."""

    def __init__(self, model: Model, folders: Sequence[Folder], options: Options) -> None:
        if options.vocabulary.properties:
            from mediabruch.statements.properties import stating  # few houses have attributes of their own

            model = stating(model, options.vocabulary.properties)
        self._model = model
        self._folders = folders
        self._options = options
        self._inferred: dict[tuple[tuple[int, bool], ...], Mapping[int, Annotation]] = {}

    def annotations(self, sidecar: Sidecar | None) -> Annotations:
        """What is known if this is what the annotation file states. Raises `AnnotationError`."""
        known = combine(self._model, sidecar, self._folders, self._infer)
        if not any(each.intake is not None for each in known.steps.values()):
            return known
        from mediabruch.infer.between.giving_way import settled_intakes
        from mediabruch.infer.steps.context import context_of  # as `infer`

        return known._replace(steps=settled_intakes(context_of(self._model, self._options.vocabulary), known.steps))

    def _infer(self, dispatch: Mapping[int, bool]) -> Mapping[int, Annotation]:
        if not self._options.inference:
            return {}
        stated = tuple(sorted(dispatch.items()))
        if stated not in self._inferred:
            from mediabruch.infer import infer  # its word lists load only where they are wanted

            self._inferred[stated] = infer(self._model, self._options.vocabulary, dispatch)
        return self._inferred[stated]
