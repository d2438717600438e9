"""An analysis as the library gives it back: it names steps, answers what-if, and shows itself in every form."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from mediabruch.analysis import Analysis, analyze_model
from mediabruch.analyzed import Branch, PlayoutSummary, Step
from mediabruch.errors import MediabruchError, Message, member_of, missing_extra
from mediabruch.findings.finding import Finding
from mediabruch.library.values import BreakAt, HandoverBetween
from mediabruch.model import MessageFlow, Model, Note
from mediabruch.options import Options
from mediabruch.score import Score
from mediabruch.statements.sidecar import Sidecar, overlaid, sidecar_from_mapping

if TYPE_CHECKING:
    import graphviz
    import networkx as nx
    import pandas as pd

    from mediabruch.logs.activities import ActivityMapping
    from mediabruch.logs.cases import EventLog
    from mediabruch.maturity.standing import Standing
    from mediabruch.measures.plan import Plan

Facts = Mapping[str, object] | str
"""What is stated of an element, as in an annotation file; a medium alone stands for both sides of a step."""


class ProcessAnalysis:
    """All that mediabruch knows of one process model. Lists are in document order."""

    def __init__(self, analysis: Analysis, sidecar: Sidecar | None = None) -> None:
        self._analysis = analysis
        self._sidecar = sidecar

    def __repr__(self) -> str:
        name, score = self.model.name or self.model.path, self.score
        points = "no score" if score.end_to_end_score is None else f"score {score.end_to_end_score:.1f}"
        figures = f"{points}, {score.breaks_per_case:.2f} breaks per case, {len(self.steps)} steps"
        return f"<ProcessAnalysis {name!r}: {figures}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ProcessAnalysis) and self._analysis == other._analysis

    __hash__ = None  # type: ignore[assignment]

    # -- what was found ----------------------------------------------------------------------------

    @property
    def model(self) -> Model:
        """The model that was analyzed."""
        return self._analysis.model

    @property
    def options(self) -> Options:
        """How it was analyzed."""
        return self._analysis.options

    @property
    def score(self) -> Score:
        """The figures."""
        return self._analysis.score

    @property
    def playout(self) -> PlayoutSummary:
        """How the figures came about."""
        return self._analysis.playout

    @property
    def steps(self) -> tuple[Step, ...]:
        """The activities, with what is known of them and how often they work."""
        return self._analysis.steps

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The probabilities of flows and events."""
        return self._analysis.branches

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is worth knowing about the model or its reading."""
        return self._analysis.notes

    @cached_property
    def breaks(self) -> tuple[BreakAt, ...]:
        """The media breaks."""
        return tuple(
            BreakAt(
                code=found.code,
                step=self._carrier(found.step),
                senders=tuple(map(self._carrier, found.senders)),
                across=tuple(self._step_by_key[key] for key in found.across),
                before=found.before,
                after=found.after,
                per_case=found.per_case,
                required_by_law=found.required_by_law,
                line=found.line,
            )
            for found in self._analysis.breaks
        )

    @cached_property
    def handovers(self) -> tuple[HandoverBetween, ...]:
        """Who hands over to whom."""
        return tuple(
            HandoverBetween(
                sender=self._carrier(link.sender),
                receiver=self._carrier(link.receiver),
                state=link.state,
                per_case=link.per_case,
            )
            for link in self._analysis.links
            if link.sender is not None
        )

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The media breaks, the patterns they make, what own rules find, and notes; in the order of their lines."""
        from mediabruch.findings.collect import collect_findings

        return collect_findings(self._analysis).findings

    @cached_property
    def standing(self) -> "Standing":
        """Where the process stands by the yardsticks of the field: zones, official gates, grade, costs."""
        from mediabruch.maturity.standing import Standing

        return Standing(self._analysis)

    def step(self, name: str) -> Step:
        """The step of this id, or of this label where only one has it. Raises `UnknownElementError`."""
        from mediabruch.report.explain import find_step

        return find_step(self._analysis, name)

    def _carrier(self, key: int) -> Step | MessageFlow:
        return self._step_by_key.get(key) or self.model.message_flow_by_key[key]

    @cached_property
    def _step_by_key(self) -> Mapping[int, Step]:
        return {step.node.key: step for step in self.steps}

    @property
    def with_assumed(self) -> "ProcessAnalysis | None":
        """The analysis in which what defaults and habits assume counts as known; `None` where nothing is assumed."""
        assumed = self._analysis.with_assumed
        return None if assumed is None else ProcessAnalysis(assumed, self._sidecar)

    # -- what if -----------------------------------------------------------------------------------

    def changed(
        self,
        *,
        steps: Mapping[str, Facts] | None = None,
        messages: Mapping[str, Facts] | None = None,
        flows: Mapping[str, Facts] | None = None,
        events: Mapping[str, Facts] | None = None,
    ) -> "ProcessAnalysis":
        """The analysis as it would be if this were so; all else that is stated stays.

        Elements are named by their ids, and what is said of them is as in an annotation file: `{"medium": "data"}` of
        steps and messages, or `"data"` alone; `{"probability": 0.3}` of flows and events. Raises `AnnotationError` for
        ids and words that nobody knows.
        """
        said = {"steps": steps, "messages": messages, "flows": flows, "events": events}
        sections = {section: _spelled(elements or {}) for section, elements in said.items()}
        sidecar = overlaid(self._sidecar, sidecar_from_mapping(sections))
        return ProcessAnalysis(analyze_model(self.model, self.options, sidecar=sidecar), sidecar)

    def measured(self, log: "EventLog", mapping: "ActivityMapping | None" = None) -> "ProcessAnalysis":
        """The analysis with shares as they are counted in a log, where nobody states any.

        `mapping` says which steps the activities of the log are; without it they are found by their names. Flows and
        events without id keep the shares that they have.
        """
        from mediabruch.library.replaying import replayed

        counted = replayed(self._analysis, log, mapping).measured
        sections: dict[str, dict[str, Mapping[str, object]]] = {"flows": {}, "events": {}}
        for key, share in counted.items():
            node, flow = self.model.node_by_key.get(key), self.model.sequence_flow_by_key.get(key)
            id_ = node.id if node is not None else flow.id if flow is not None else None
            if id_:
                sections["flows" if node is None else "events"][id_] = {
                    "probability": share.written,
                    "measured": str(share),
                }
        sidecar = overlaid(self._sidecar, sidecar_from_mapping(sections))
        return ProcessAnalysis(analyze_model(self.model, self.options, sidecar=sidecar), sidecar)

    def plan(
        self,
        *,
        budget: float | None = None,
        until: str | None = None,
        weights: "Mapping[str, float] | str | None" = None,
    ) -> "Plan":
        """What to do about the media breaks, in which order, and what it brings.

        `budget` is the most effort; `until` a target such as `"score=80"`, to be reached with the least. `weights` says
        how much links weigh by whom they concern (`{"applicant": 2}`), or names a profile (`"service"`). Raises
        `MediabruchError` for a target or weight that nobody knows, and for a budget below 0.
        """
        from mediabruch.measures.goal import Goal, target_of
        from mediabruch.measures.plan import PlanSettings, make_plan
        from mediabruch.measures.profiles import weights_of

        if budget is not None and not budget >= 0:
            raise MediabruchError(Message("{name} is a number from 0 on, not {word}.", name="budget", word=budget))
        profile = weights if isinstance(weights, str) else None
        own = (
            [] if weights is None or isinstance(weights, str) else [f"{name}={one:g}" for name, one in weights.items()]
        )
        settings = PlanSettings(
            goal=Goal(budget=budget, target=None if until is None else target_of(until)),
            weights=weights_of(profile, own),
        )
        return make_plan(self.model, self.options, settings, sidecar=self._sidecar)

    # -- how it looks elsewhere --------------------------------------------------------------------

    def to_dict(self, lang: str = "en") -> dict[str, Any]:
        """The published document, as `--format json` prints it; sentences are in `en` or `de`."""
        from mediabruch.i18n import translator
        from mediabruch.report.document import report_document

        return report_document(self._analysis, translator(lang))

    def to_json(self, lang: str = "en") -> str:
        """The published document as text."""
        return self._report("json", lang)

    def to_text(self, lang: str = "en") -> str:
        """The report for people, in 80 columns."""
        return self._report("text", lang)

    def to_markdown(self, lang: str = "en") -> str:
        """The report as Markdown, with a sketch of the handovers."""
        return self._report("markdown", lang)

    def to_html(self, lang: str = "en") -> str:
        """The report as a page that needs no network."""
        return self._report("html", lang)

    def _report(self, format_: str, lang: str) -> str:
        from mediabruch.report.formats import PLANNED, report_on
        from mediabruch.report.setting import ReportSetting

        analysis = self._drawn if format_ == "html" else self._analysis
        content = report_on([analysis], format_, ReportSetting(lang, has_plan=format_ in PLANNED))
        return content if isinstance(content, str) else content.decode()

    def to_svg(self, lang: str = "en", theme: Literal["light", "dark", "auto"] = "auto") -> str:
        """The first picture: the modeler's own diagram, with media and breaks on it."""
        from mediabruch.render.picture import pictures
        from mediabruch.render.theme import Theme

        return pictures(self._drawn, lang=lang, theme=member_of(Theme, theme, "theme"))[0].svg

    @cached_property
    def _drawn(self) -> Analysis:
        from mediabruch.render.notebook import with_diagram

        return with_diagram(self._analysis)

    def to_networkx(self) -> "nx.DiGraph[int]":
        """The graph of handovers, as a new `networkx.DiGraph` that GraphML, GEXF and GML can hold.

        Nodes are keys of steps and message flows, with `id`, `name`, `type`, `line`, `receives`, `produces`, `state`
        and `breaks_per_case`, as far as they are known; edges carry `per_case` and `state`.
        """
        from mediabruch.breaks.graph import handover_graph

        found = self._analysis
        return handover_graph(found.model, found.annotations, found.links, found.breaks)

    def to_graphviz(self, lang: str = "en") -> "graphviz.Digraph":
        """The graph of handovers as a new `graphviz.Digraph`. Its source needs no Graphviz; `.pipe("svg")` does."""
        from mediabruch.render.dot import to_graphviz

        return to_graphviz(self._analysis, lang)

    def to_pandas(self, table: Literal["steps", "breaks", "handovers", "findings"] = "steps") -> "pd.DataFrame":
        """One of the tables of the published document as a data frame; needs the extra `pandas`."""
        try:
            import pandas as pd
        except ImportError as error:
            raise MediabruchError(missing_extra(Message("Data frames"), "pandas")) from error
        return pd.DataFrame(self.to_dict()[table])

    def _repr_html_(self) -> str:
        from mediabruch.render.notebook import to_html

        return to_html(self._drawn)

    def _repr_svg_(self) -> str:
        from mediabruch.render.notebook import to_svg

        return to_svg(self._drawn)


def _spelled(elements: Mapping[str, Facts]) -> dict[str, Mapping[str, object]]:
    return {id_: {"medium": facts} if isinstance(facts, str) else facts for id_, facts in elements.items()}
