"""The IT systems in which whole processes are worked on, by what names a process, its pool, the model or its file."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from mediabruch.infer.reading.acts import read
from mediabruch.infer.reading.parts import Mention
from mediabruch.infer.vocabulary.matching import Matcher
from mediabruch.media import Side
from mediabruch.model import Model

_NAMING = frozenset({"names", "eakte"})
_IN_NAME = 0.72
"""How sure screen work is digital where the process, its pool, the model or its file names a system."""
_IN_TEXT = 0.66
"""The same where only the process's documentation does, or several steps."""
_SEVERAL = 3


class ProcessSystem(NamedTuple):
    """The IT system in which a whole process is worked on."""

    text: str
    weight: float
    source: str
    """Where it is named: `participant` (process, pool, model, file), or `process` (documentation, several steps)."""
    entry: str
    media: Side


def titles_of(model: Model) -> tuple[str, ...]:
    """What a model, its file and its processes are called."""
    file = os.path.basename(model.path).split(".")[0]  # noqa: PTH119 - Path is slow
    return model.name, file, *(process.name for process in model.processes)


def process_systems(model: Model, matcher: Matcher) -> Mapping[int, ProcessSystem]:
    """The systems by key of process."""
    shared = _named_in(titles_of(model)[:2], matcher)
    pools = {pool.process: pool.name for pool in model.participants}
    found: dict[int, ProcessSystem] = {}
    repeated: Mapping[int, ProcessSystem] | None = None
    for process in model.processes:
        known = _named_in((process.name, pools.get(process.key, "")), matcher) or shared
        known = known or _named_in((process.documentation,), matcher, _IN_TEXT, "process")
        if known is None:
            repeated = _repeated(model, matcher) if repeated is None else repeated
            known = repeated.get(process.key)
        if known is not None:
            found[process.key] = known
    return found


def _named_in(
    texts: Iterable[str], matcher: Matcher, weight: float = _IN_NAME, source: str = "participant"
) -> ProcessSystem | None:
    for text in texts:
        if text and (mention := _system_in(text, matcher)) is not None:
            return ProcessSystem(mention.text, weight, source, mention.entry.name, mention.media)
    return None


@lru_cache(maxsize=4096)
def _system_in(text: str, matcher: Matcher) -> Mention | None:
    """The system that a text names, by name or as an e-file."""
    mentions = read(text, matcher, "").mentions
    return next((item for item in mentions if item.entry.is_system and item.entry.tags & _NAMING), None)


def _repeated(model: Model, matcher: Matcher) -> Mapping[int, ProcessSystem]:
    """Systems that several steps of a process name."""
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    named: dict[str, Mention] = {}
    for node in model.activities:
        mention = _system_in(node.name, matcher) if node.name else None
        if mention is not None:
            named[mention.entry.name] = mention
            counted[node.process][mention.entry.name] += 1
    best = {process: counts.most_common(1)[0] for process, counts in counted.items()}
    return {
        process: ProcessSystem(named[entry].text, _IN_TEXT, "process", entry, named[entry].media)
        for process, (entry, number) in best.items()
        if number >= _SEVERAL
    }
