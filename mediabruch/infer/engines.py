"""Process engines, by the names of pools and lanes: people's work is listed there, and may be done anywhere."""

from functools import lru_cache

from mediabruch.infer.actors import is_system
from mediabruch.infer.normal import words_of
from mediabruch.options import NO_VOCABULARY
from mediabruch.patterns import pattern

_ENGINES = frozenset(
    {
        *(("engine",), ("process", "engine"), ("processengine",), ("workflow", "engine"), ("workflowengine",)),
        *(("bpm", "engine"), ("bpmn", "engine"), ("prozessengine",), ("prozess", "engine"), ("camunda", "engine")),
        *(("camunda",), ("camunda", "bpm"), ("camunda", "platform"), ("zeebe",), ("flowable",), ("activiti",)),
        *(("jbpm",), ("operaton",)),
    }
)
"""Modelers name the pool of any process after what runs it."""
_BESIDE = pattern(r"\s[-–—]\s|[():\[\],]")
"""What stands between an engine and the process it runs."""


@lru_cache(maxsize=4096)
def is_engine(name: str) -> bool:
    """Whether a pool or lane is called after a process engine alone, or with the title of a process.

    >>> is_engine("Process Engine - Invoice Receipt"), is_engine("Fachverfahren (Camunda)")
    (True, False)
    """
    pieces = [(piece, words_of(piece)) for piece in _BESIDE.split(name)]
    others = [piece for piece, said in pieces if said and said not in _ENGINES]
    return any(said in _ENGINES for _, said in pieces) and not any(is_system(one, NO_VOCABULARY) for one in others)
