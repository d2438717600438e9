"""The changed process, played: what an analysis says once edits are laid over what is stated.

Visits hang on no medium. So the play-out of before serves for every change of media, and only where other steps are
followed (a step that is now aside) or shares change is the process played anew; each play-out is kept.
"""

from collections.abc import Mapping, Sequence

from mediabruch.analysis import Analysis, analyze_annotated, titled
from mediabruch.annotation import Annotator
from mediabruch.breaks.carriers import carriers
from mediabruch.breaks.evaluate import Evaluation
from mediabruch.measures.candidate import Edits
from mediabruch.model import Model
from mediabruch.options import Options
from mediabruch.playout import CompiledModel, Followed, Playout, play
from mediabruch.score import Score, score
from mediabruch.statements.annotations import Annotations
from mediabruch.statements.folders import Folder, read_folders
from mediabruch.statements.sidecar import Sidecar, overlaid, sidecar_from_mapping

_Shares = tuple[tuple[int, float], ...]


class WhatIfPlayer:
    """Plays one model, again and again as it is changed."""

    def __init__(
        self, model: Model, options: Options, sidecar: Sidecar | None, *, folders: Sequence[Folder] | None = None
    ) -> None:
        self.options = options
        self._sidecar = sidecar
        self._annotator = Annotator(model, read_folders(model.path) if folders is None else folders, options)
        self.model = titled(model, self.known({}))
        self._compiled: dict[_Shares, CompiledModel] = {}
        self._played: dict[tuple[_Shares, Followed], Playout] = {}

    def known(self, edits: Edits) -> Annotations:
        """What is known once the edits are stated. Raises `AnnotationError`."""
        changes = sidecar_from_mapping(edits)
        return self._annotator.annotations(overlaid(self._sidecar, changes) if edits else self._sidecar)

    def evaluation(self, known: Annotations) -> Evaluation:
        """The media breaks and links of the process with these annotations, played anew."""
        compiled = self.compiled(known.probabilities)
        found = carriers(compiled, known.sure, known.messages)
        return Evaluation(self.model, self._play(compiled, found.followed), found, self.options.definition)

    def linked(self, known: Annotations, shares: Mapping[int, float] | None = None) -> Evaluation:
        """The same as far as links go, with some shares as given.

        Links hang on no step of known medium that hands on through others. Where these are not followed, there are
        fewer states: what the evaluation says of breaks means nothing.
        """
        compiled = self.compiled(known.probabilities)
        if shares:
            compiled = compiled.sharing({**known.probabilities, **shares})
        found = carriers(compiled, known.sure, known.messages)
        followed = found.followed._replace(known=found.followed.known.intersection(known.messages))
        # One of many settings is not worth keeping.
        playout = play(compiled.game(followed)) if shares else self._play(compiled, followed)
        return Evaluation(self.model, playout, found._replace(followed=followed), self.options.definition)

    def score(self, edits: Edits) -> Score:
        """The figures of the changed process."""
        known = self.known(edits)
        return score(self.evaluation(known), self.compiled(known.probabilities), known.sure, known.assumed)

    def analysis(self, edits: Edits) -> Analysis:
        """All of the changed process."""
        return analyze_annotated(self.model, self.known(edits), self.options, played=self._play)

    def compiled(self, shares: Mapping[int, float]) -> CompiledModel:
        """The model ready to be played with these shares."""
        key = tuple(sorted(shares.items()))
        if key not in self._compiled:
            self._compiled[key] = CompiledModel(self.model, shares)
        return self._compiled[key]

    def _play(self, compiled: CompiledModel, followed: Followed) -> Playout:
        key = (tuple(sorted(compiled.stated.items())), followed)
        if key not in self._played:
            self._played[key] = play(compiled.game(followed))
        return self._played[key]
