"""What the elements and terms of one model are called before its reader."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from mediabruch.breaks.crossed import crossed_message
from mediabruch.exchange.branch_names import after_words, branch_name
from mediabruch.i18n import Translator
from mediabruch.i18n.terms import MEDIA, NODE_TYPES
from mediabruch.interview.branches import CaseBranch
from mediabruch.media import PHYSICAL, Annotation, Medium, Side, ordered
from mediabruch.model import FlowNode, MessageFlow, Model
from mediabruch.notation.letters import shortened
from mediabruch.report.spans import NO_BREAK
from mediabruch.rules import RULES


class Names:
    """Names elements by their keys, and media, in the language of `words`."""

    def __init__(self, model: Model, words: Translator) -> None:
        self.model = model
        self.words = words

    def carrier(self, key: int) -> str:
        """A step or message flow, as a title."""
        node = self.model.node_by_key.get(key)
        return self.node(node) if node else self._message_flow(self.model.message_flow_by_key[key])

    def node(self, node: FlowNode) -> str:
        """A flow node by its label, else by its type."""
        if node.name.strip():
            return shortened(node.name.strip())
        kind = self.words.message(NODE_TYPES[node.type])
        return self.words.text("{type} without a name", type=kind)

    def apart(self, node: FlowNode) -> str:
        """A step by its label; where others have the same, with its lane or pool, the step before it, or its line."""
        name = self.node(node)
        alike = self._alike.get(name.casefold(), ())
        if len(alike) > 1:
            for told in self._tellings:
                places = [told(one) for one in alike]
                if all(places) and len(set(places)) == len(places):
                    return f"{name}, {told(node)}"
        return name

    @property
    def _tellings(self) -> tuple[Callable[[FlowNode], str], ...]:
        """What may tell steps of one label apart, what says most first."""
        return (
            lambda node: self.place(node.key),
            lambda node: after_words(node, self.model, self.words),
            lambda node: self.line(node.line),
        )

    @cached_property
    def _alike(self) -> Mapping[str, Sequence[FlowNode]]:
        """The steps by what they are called, in whatever letters."""
        found: defaultdict[str, list[FlowNode]] = defaultdict(list)
        for node in self.model.activities:
            found[self.node(node).casefold()].append(node)
        return found

    def _message_flow(self, flow: MessageFlow) -> str:
        name = flow.name.strip() or flow.message.strip()
        return self.words.text("message “{name}”", name=shortened(name)) if name else self.words.text("message flow")

    def quoted(self, key: int) -> str:
        """A step or message flow, in a sentence."""
        name = self.carrier(key)
        return self.words.text("“{name}”", name=name) if key in self.model.node_by_key else name

    def crossed(self, keys: Sequence[int]) -> str:
        """That a media break happens here at the latest, for the unknown steps before it; empty without any."""
        return self.words.message(crossed_message([self.quoted(key) for key in keys])) if keys else ""

    def place(self, key: int) -> str:
        """Where a step stands: its lane, else its pool; empty where neither has a name."""
        node = self.model.node_by_key.get(key)
        if node is None:
            return ""
        participant = self.model.participant_of(node)
        lane = self.model.lane_of(node)
        named = (place.name.strip() for place in (lane, participant) if place)
        return next((shortened(name) for name in named if name), "")

    def line(self, line: int) -> str:
        """A line of the file, not to be torn apart."""
        return self.words.text("line {line}", line=line).replace(" ", NO_BREAK)

    def branch(self, branch: CaseBranch) -> str:
        """A branch: where cases part, and which way these take."""
        return branch_name(branch, self.model, self.words)

    def kind(self, code: str) -> str:
        """The title of a kind."""
        return self.words.message(RULES[code].title)

    def medium(self, medium: Medium) -> str:
        """A medium."""
        return self.words.message(MEDIA[medium])

    def media(self, media: Iterable[Medium]) -> str:
        """Several media in their order."""
        return self.words.text(" and ").join(self.medium(medium) for medium in media)

    def side(self, side: Side) -> str:
        """What a step takes or gives."""
        if side is None:
            return self.words.text("not known")
        return self.media(ordered(side)) if side else self.words.text("a thing or a person, no information")

    def intake(self, known: Annotation) -> str:
        """What a step takes: who makes information of a thing, or gets it from outside, takes none from before."""
        if known.receives == PHYSICAL and known.produces:
            return self.words.text("nothing from the steps before")
        return self.side(known.receives)


def capitalized(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
