"""The sentences on what differs between two versions of a process."""

from collections.abc import Iterator, Mapping

from mediabruch.breaks.media_break import MediaBreak
from mediabruch.differences.difference import Aspect, Attribution, Difference, DifferenceKind, FigurePart, ProcessDiff
from mediabruch.errors import Message
from mediabruch.figures import TINY
from mediabruch.i18n import Translator
from mediabruch.media import UNKNOWN, Annotation
from mediabruch.notation.letters import shortened
from mediabruch.report.facts import analysis_facts_line
from mediabruch.report.names import Names

ATTRIBUTIONS: Mapping[Attribution, Message] = {
    Attribution.SHAPLEY: Message(
        "Parts are Shapley values: what a change brings on average over all orders in which the changes could come. "
        "They add up to the difference."
    ),
    Attribution.ORDERED: Message(
        "Parts are the mean of two orders of the changes, from first to last and back: there are too many changes for "
        "all orders. They add up to the difference."
    ),
    Attribution.GROUPED: Message(
        "Parts are divided evenly among changes of one kind, since the process is too large to tell them apart. They "
        "add up to the difference."
    ),
}


_TURNED: Mapping[Aspect, tuple[Message, Message]] = {
    Aspect.BY_HAND: (Message("now by hand"), Message("no longer by hand")),
    Aspect.AUTOMATIC: (Message("now automatic"), Message("no longer automatic")),
    Aspect.ASIDE: (Message("what it makes now leaves the flow"), Message("what it makes now stays in the flow")),
    Aspect.POSITION: (Message("stands elsewhere in the flow"), Message("stands elsewhere in the flow")),
}
"""What is so now, and what no longer is."""


class DiffWords:
    """Names what differs, in the language of `words`."""

    def __init__(self, diff: ProcessDiff, words: Translator) -> None:
        self.diff, self.words = diff, words
        self.old, self.new = Names(diff.old.model, words), Names(diff.new.model, words)

    def signed(self, value: float, digits: int) -> str:
        """A number with its sign."""
        shown = self.words.number(abs(value), digits)
        if abs(value) < TINY:
            return "±0"
        return (
            f"{'+' if value > 0 else '−'}{shown.lstrip('<')}"
            if not shown.startswith("<")
            else f"{shown[0]}±{shown[1:]}"
        )

    def difference(self, one: Difference) -> str:
        """What is different, without its part."""
        words = self.words
        match one.kind:
            case DifferenceKind.REMOVED if one.old is not None:
                return words.text("{step} is gone", step=self._step(self.old, one.old))
            case DifferenceKind.ADDED if one.new is not None:
                return words.text("{step} is new", step=self._step(self.new, one.new))
            case DifferenceKind.CHANGED if one.old is not None and one.new is not None:
                said = "; ".join(self._aspects(one, one.old, one.new))
                return words.text("{step}: {changes}", step=self._step(self.new, one.new), changes=said)
            case DifferenceKind.MESSAGE if one.old is not None and one.new is not None:
                before = self.old.side(self.diff.old.messages.get(one.old))
                after = self.new.side(self.diff.new.messages.get(one.new))
                name = self.new.carrier(one.new)
                return words.text("{step}: {changes}", step=name, changes=self._arrow(before, after))
            case DifferenceKind.SHARES if one.new is not None:
                return words.text("cases divide otherwise behind {node}", node=self._node(self.new, one.new))
            case _:
                return words.text("the flow leads otherwise")

    def part(self, part: FigurePart) -> str:
        """The part in the change of the figures."""
        words = self.words
        if part.is_none:
            return words.text("changes no figure")
        points = list(dict.fromkeys(self.signed(value, 1) for value in sorted((part.low, part.high))))
        band = words.text("{points} points", points=" … ".join(points))
        return words.text("{band}, {breaks} breaks per case", band=band, breaks=self.signed(part.breaks_per_case, 2))

    def media_break(self, found: MediaBreak, names: Names) -> str:
        """A media break in one line."""
        words = self.words
        senders = ", ".join(names.quoted(key) for key in found.senders[:3])
        place = f" ({names.place(found.step)})" if names.place(found.step) else ""
        change = self._arrow(names.medium(found.before), names.medium(found.after))
        said = words.text(
            "{step}{place}: {change}, {rate} per case, {kind} ({code})",
            step=names.quoted(found.step),
            place=place,
            change=change,
            rate=words.rate(found.per_case),
            kind=names.kind(found.code),
            code=found.code,
        )
        if senders:
            said = f"{said}; {words.text('comes from {senders}', senders=senders)}"
        return f"{said}; {names.crossed(found.across)}" if found.across else said

    def _step(self, names: Names, key: int) -> str:
        place = names.place(key)
        return f"{names.quoted(key)} ({place})" if place else names.quoted(key)

    def _node(self, names: Names, key: int) -> str:
        node = names.model.node_by_key[key]
        return self.words.text("“{name}”", name=names.node(node)) if node.name.strip() else names.node(node)

    def _arrow(self, before: str, after: str) -> str:
        return f"{before} → {after}"

    def _aspects(self, one: Difference, old: int, new: int) -> Iterator[str]:
        before, after = self._known(self.diff.old.annotations, old), self._known(self.diff.new.annotations, new)
        for aspect in one.aspects:
            match aspect:
                case Aspect.LABEL:
                    yield self.words.text("was called {name}", name=self.old.quoted(old))
                case Aspect.PLACE:
                    places = self._place(self.old, old), self._place(self.new, new)
                    yield self.words.text("now in {place}, before in {before}", place=places[1], before=places[0])
                case Aspect.MEDIA:
                    yield from self._sides(before, after)
                case Aspect.SYSTEM:
                    yield self.words.text("system: {change}", change=self._names(before.system, after.system))
                case Aspect.LAW:
                    laws = self._names(before.required_by_law, after.required_by_law)
                    yield self.words.text("rule that asks for the medium: {change}", change=laws)
                case _:
                    yield self.words.message(self._turned(aspect, after, new))

    def _turned(self, aspect: Aspect, after: Annotation, new: int) -> Message:
        """What is so now, and was not before, or the other way round."""
        is_automatic = any(step.is_automatic for step in self.diff.new.steps if step.node.key == new)
        is_so = {Aspect.BY_HAND: after.by_hand, Aspect.AUTOMATIC: is_automatic, Aspect.ASIDE: after.aside is not None}
        return _TURNED[aspect][0 if is_so.get(aspect, True) else 1]

    def _names(self, before: str | None, after: str | None) -> str:
        none = self.words.text("none")
        return self._arrow(before or none, after or none)

    def _sides(self, before: Annotation, after: Annotation) -> Iterator[str]:
        """What it takes in and hands on; once where both sides change alike."""
        words = self.words
        takes = self._arrow(self.old.intake(before), self.new.intake(after))
        gives = self._arrow(self.old.side(before.produces), self.new.side(after.produces))
        if takes == gives:
            yield takes
            return
        if before.receives != after.receives:
            yield words.text("takes in: {change}", change=takes)
        if before.produces != after.produces:
            yield words.text("hands on: {change}", change=gives)

    def _place(self, names: Names, key: int) -> str:
        place = names.place(key)
        return self.words.text("“{name}”", name=place) if place else self.words.text("no lane")

    @staticmethod
    def _known(annotations: Mapping[int, Annotation], key: int) -> Annotation:
        return annotations.get(key, UNKNOWN)


def title_words(diff: ProcessDiff) -> str:
    """What the two versions are called: by the name of the process, else by their files."""
    return _both(*(one.model.name or one.model.path for one in (diff.old, diff.new)))


def place_words(diff: ProcessDiff) -> str:
    """Their files; empty where the title says no more."""
    files = _both(*(one.model.path for one in (diff.old, diff.new)))
    return "" if files == title_words(diff) else files


def stated_words(diff: ProcessDiff, words: Translator) -> str:
    """What is stated of the process; of what differs, what holds for the new version."""
    return analysis_facts_line(diff.old, diff.new, words=words)


def _both(old: str, new: str) -> str:
    return " → ".join(dict.fromkeys(map(shortened, (old, new))))
