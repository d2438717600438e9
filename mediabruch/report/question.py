"""A question about one step: where it stands, what surrounds it, what the guess is, and what the answer moves."""

from collections.abc import Iterator

from mediabruch.analysis import Analysis
from mediabruch.analyzed import Step
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import NODE_TYPES, ORIGINS
from mediabruch.interview import Question
from mediabruch.media import Annotation, Origin
from mediabruch.model import Model
from mediabruch.model.graph import Neighbors
from mediabruch.notation.letters import shortened
from mediabruch.report.explain import evidence_words
from mediabruch.report.figures import band
from mediabruch.report.layout import ScreenLayout
from mediabruch.report.names import Names
from mediabruch.report.spans import Span, Style, Words

_MOST_NEIGHBORS = 4
_MOST_EVIDENCE = 3
_LONGEST_NOTE = 300


def write_question(
    layout: ScreenLayout, step: Step, question: Question | None, analysis: Analysis, names: Names
) -> None:
    """The question about a step; `question` is `None` where it has an answer already."""
    words, node = names.words, step.node
    layout.write(Span(names.node(node), Style.TITLE))
    facts = (words.message(NODE_TYPES[node.type]), *_places(step, analysis.model, names), names.line(node.line))
    layout.write(Span(" · ".join(facts), Style.DIM))
    pairs: list[tuple[str, tuple[Words, ...]]] = []
    graph = analysis.model.graph
    for label, ways in ((words.text("before it"), graph.upstream), (words.text("behind it"), graph.downstream)):
        if neighbors := list(_neighbors(step, ways, analysis, names)):
            pairs.append((label, ("; ".join(neighbors),)))
    pairs += [(words.text("noted"), (note,)) for note in _notes(step, analysis.model)]
    pairs += _known(step.supposed, names)
    if question is not None:
        pairs.append((words.text("decides on"), tuple(gap_words(question, names))))
    layout.pairs(pairs)


def write_score(layout: ScreenLayout, analysis: Analysis, names: Names, before: Analysis | None = None) -> None:
    """The score with its bounds, and what they were before."""
    words = names.words
    now = _score(analysis, names)
    if before is None or (was := _score(before, names)) == now:
        layout.write(words.text("Score: {score}", score=now))
    else:
        layout.write(words.text("Score: {before} → {score}", before=was, score=now))


def _score(analysis: Analysis, names: Names) -> str:
    score = analysis.score
    if score.end_to_end_low is None or score.end_to_end_high is None:
        return names.words.text("none, nothing is handed on")
    return names.words.text("{points} of 100", points=band(score, names.words))


def _places(step: Step, model: Model, names: Names) -> Iterator[str]:
    lane = model.lane_of(step.node)
    if lane and lane.name.strip():
        yield names.words.text("lane {name}", name=shortened(lane.name.strip()))
    pool = model.participant_of(step.node)
    if pool and pool.name.strip():
        yield names.words.text("pool {name}", name=shortened(pool.name.strip()))


def _neighbors(step: Step, ways: Neighbors, analysis: Analysis, names: Names) -> Iterator[str]:
    """The nearest steps, labeled events and outer pools on the ways from a step, with what is known of them."""
    nodes = analysis.model.node_by_key
    pools = analysis.model.participant_by_key
    seen, edge, count = {step.node.key}, list(ways.get(step.node.key, ())), 0
    while edge and count < _MOST_NEIGHBORS:
        key = edge.pop(0)
        if key in seen:
            continue
        seen.add(key)
        node = nodes.get(key)
        if node is None:
            name = pools[key].name.strip() if key in pools else ""
        elif node.is_activity:
            name = f"{names.node(node)} ({_media(analysis.annotations.get(key), names)})"
        else:
            name = names.node(node) if node.name.strip() and not ways.get(key) else ""
            edge += ways.get(key, ())
        if name:
            count += 1
            yield name


def _media(known: Annotation | None, names: Names) -> str:
    if known is None or not known.is_known:
        return names.words.text("not known")
    if known.receives == known.produces or None in (known.receives, known.produces):
        return names.side(known.receives if known.receives is not None else known.produces)
    return f"{names.intake(known)} → {names.side(known.produces)}"


def _notes(step: Step, model: Model) -> Iterator[str]:
    """The notes on the diagram that are attached to a step, its data, and its documentation."""
    yield from map(_short, model.graph.notes.get(step.node.key, ()))
    names = (element.name for element in model.graph.data.get(step.node.key, ()))
    yield from (_short(name) for name in names if name.strip())
    if step.node.documentation.strip():
        yield _short(step.node.documentation)


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), _LONGEST_NOTE)


def _known(known: Annotation, names: Names) -> Iterator[tuple[str, tuple[Words, ...]]]:
    """The guess, or what is stated, and why; what is only assumed is a guess, too."""
    words = names.words
    if known.is_known and known.origin is not None:
        told = Origin.ASSUMED if known.assumed else known.origin
        origin = words.text("{origin}, {share} sure", origin=ORIGINS[told], share=words.percent(known.confidence))
        said = words.text(
            "takes in: {receives}; hands on: {produces}",
            receives=names.intake(known),
            produces=names.side(known.produces),
        )
        yield (
            words.text("guess") if known.origin is not Origin.STATED else words.text("stated"),
            (
                Span(said, Style.TITLE),
                f" ({origin})",
            ),
        )
    for evidence in known.evidence[:_MOST_EVIDENCE]:
        yield words.text("because"), tuple(evidence_words(evidence, names))


def gap_words(question: Question, names: Names) -> Iterator[Words]:
    """How much the answer decides."""
    words, gap = names.words, question.gap
    if gap is None:
        yield words.text("nothing yet: no step hands anything on")
        return
    if not question.is_weighed:
        yield words.text("not to be said: the figures are unsure")
        return
    yield Span(words.text("{points} of 100 points", points=words.number(question.points)), Style.CARE)
    yield ": "
    yield words.text(
        "on paper it lies between {low} and {high}, digital between {lower} and {higher}",
        low=names.words.points(gap.on_paper[0]),
        high=names.words.points(gap.on_paper[1]),
        lower=names.words.points(gap.digital[0]),
        higher=names.words.points(gap.digital[1]),
    )


def write_keys(layout: ScreenLayout, words: Translator) -> None:
    """Which key says what."""
    layout.pairs(
        [
            (
                words.text("medium"),
                (words.text("p paper · d data · f document (file) · e digital · o spoken · x thing or person"),),
            ),
            (
                words.text("conversion"),
                (words.text("with Shift what it takes in, then what it hands on: P d is from paper to data"),),
            ),
            (
                words.text("several"),
                (
                    words.text(
                        "l then a medium: all steps of the lane that are to settle; a: all of the label, in all files"
                    ),
                ),
            ),
            (
                words.text("otherwise"),
                (words.text("Enter the guess is right · s skip · b back · u undo · q quit · ? these keys"),),
            ),
        ]
    )
