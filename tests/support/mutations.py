"""Real files changed as people and tools change them, and what became of each step.

All ids are drawn anew, or counted anew; steps are renamed (in part, or wholly), moved in the flow or into another lane,
added and removed.
"""

import random
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

Element = Any
"""Of lxml."""

ACTIVITIES = frozenset(
    {
        *("task", "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "scriptTask"),
        *("businessRuleTask", "callActivity", "subProcess", "adHocSubProcess", "transaction"),
    }
)
WORDS = (
    *("Vorgang", "Sachverhalt", "Akte", "Gebühr", "Stellungnahme", "Nachweis", "Termin", "Entwurf", "klären"),
    *("ablegen", "abzeichnen", "erstellen", "weiterleiten", "inform", "archive", "approve", "collect", "customer"),
    *("invoice", "shipment", "meeting", "draft", "release"),
)


@dataclass
class Mutated:
    """A changed file."""

    xml: bytes
    new_id_of: dict[str, str] = field(default_factory=dict)
    """The new ids of the steps that are still there, by their old ones."""


def with_new_ids(xml: bytes, chance: random.Random, *, counted: bool = False) -> tuple[bytes, dict[str, str]]:
    """The file with random ids, or with ids counted up in random order, and which new one stands for each old one."""
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    ids = [str(element.get("id")) for element in elements if element.get("id")]
    numbers = chance.sample(range(len(ids)), len(ids))
    names = {
        name: f"Element_{number}" if counted else f"_{chance.getrandbits(64):016x}"
        for name, number in zip(ids, numbers, strict=True)
    }

    def renamed(text: str) -> str:
        prefix, colon, local = text.strip().rpartition(":")
        return f"{prefix}{colon}{names[local]}" if local in names else text

    for element in elements:
        for name, value in element.attrib.items():
            if name not in {"name", "targetNamespace"}:
                element.set(name, renamed(str(value)))
        if element.text and not len(element) and etree.QName(element).localname not in {"text", "documentation"}:
            element.text = renamed(element.text)
    return etree.tostring(root), {str(old): new for old, new in names.items()}


def mutated(xml: bytes, chance: random.Random, *, rate: float = 0.1) -> Mutated:
    """The file with all ids changed, and about `rate` of its steps renamed, moved, added and removed each."""
    pen = _Pen(xml, chance)
    before = [step.get("id") for step in pen.steps()]
    for step in pen.steps():
        if step not in pen.steps():  # it was in what was removed
            continue
        if chance.random() < rate:
            pen.rename(step)
        if chance.random() < rate:
            pen.move(step)
        if chance.random() < rate:
            pen.add()
        if chance.random() < rate and len(pen.steps()) > 2:
            pen.remove(step)
    left = {step.get("id") for step in pen.steps()}
    xml, names = with_new_ids(etree.tostring(pen.root), chance, counted=chance.random() < 0.3)
    return Mutated(xml, {step: names[step] for step in before if step in left})


class _Pen:
    """Changes one file."""

    def __init__(self, xml: bytes, chance: random.Random) -> None:
        self.root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
        self.chance = chance
        self.count = 0

    def steps(self) -> list[Element]:
        return [one for one in self._all() if _local(one) in ACTIVITIES and one.get("id")]

    def rename(self, step: Element) -> None:
        words = step.get("name", "").split()
        how = self.chance.choice(("word", "more", "whole"))
        if how == "word" and len(words) > 1:
            words[self.chance.randrange(len(words))] = self.chance.choice(WORDS)
        elif how == "more" and words:
            words.insert(self.chance.randrange(len(words) + 1), self.chance.choice(WORDS))
        else:
            words = self.chance.sample(WORDS, 2)
        step.set("name", " ".join(words))

    def move(self, step: Element) -> None:
        """Into another lane, or behind the step that follows it."""
        lanes = [one for one in self._all() if _local(one) == "lane"]
        ref = next((one for one in self._all() if _local(one) == "flowNodeRef" and _is(one, step)), None)
        if ref is not None and len(lanes) > 1 and self.chance.random() < 0.5:
            ref.getparent().remove(ref)
            self.chance.choice(lanes).append(ref)
            return
        flows = self._flows(step.getparent())
        after = [flow for flow in flows if flow.get("sourceRef") == step.get("id")]
        before = [flow for flow in flows if flow.get("targetRef") == step.get("id")]
        others = [flow for flow in flows if flow not in after and flow not in before]
        if len(after) != 1 or not before or not others:
            return
        goal = self.chance.choice(others)
        for flow in before:
            flow.set("targetRef", after[0].get("targetRef"))
        after[0].set("targetRef", goal.get("targetRef"))
        goal.set("targetRef", step.get("id"))

    def add(self) -> None:
        """A step somewhere in the flow."""
        flows = self._flows(self.root)
        if not flows:
            return
        flow = self.chance.choice(flows)
        self.count += 1
        tag = etree.QName(flow).namespace
        kind = self.chance.choice(("task", "userTask", "manualTask"))
        name = " ".join(self.chance.sample(WORDS, 2))
        scope = flow.getparent()
        step = etree.SubElement(scope, f"{{{tag}}}{kind}", id=f"added{self.count}", name=name)
        on = etree.SubElement(scope, flow.tag, id=f"on{self.count}", sourceRef=f"added{self.count}")
        on.set("targetRef", flow.get("targetRef"))
        flow.set("targetRef", step.get("id"))
        if self.chance.random() < 0.5:
            scope.insert(scope.index(flow), step)

    def remove(self, step: Element) -> None:
        """A step out of the flow, what led to it leads on."""
        name = step.get("id")
        inner = {one.get("id") for one in step.iter() if isinstance(one.tag, str) and one.get("id")}
        if any(one.get("attachedToRef") == name for one in self._all()):
            return
        flows = self._flows(step.getparent())
        after = [flow for flow in flows if flow.get("sourceRef") == name]
        if len(after) > 1:
            return
        for flow in flows:
            if flow.get("targetRef") == name and after:
                flow.set("targetRef", after[0].get("targetRef"))
        for flow in after:
            scope = flow.getparent()
            scope.remove(flow)
        for one in list(self._all()):
            is_of = one.get("bpmnElement") in inner or (
                _local(one) == "flowNodeRef" and (one.text or "").strip() in inner
            )
            if is_of and one.getparent() is not None:
                one.getparent().remove(one)
        step.getparent().remove(step)

    def _flows(self, scope: Element) -> list[Element]:
        return [
            one
            for one in scope.iter()
            if _local(one) == "sequenceFlow" and one.get("sourceRef") and one.get("targetRef")
        ]

    def _all(self) -> list[Element]:
        return [one for one in self.root.iter() if isinstance(one.tag, str)]


def _local(element: Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _is(ref: Element, step: Element) -> bool:
    return bool((ref.text or "").strip() == step.get("id"))
