"""A label as a sequence of clauses: an act with the media that are mentioned around it, and the part each plays.

German puts the verb last ("Bescheid drucken und per Post versenden"), English first ("print letter and post it");
mentions go to the act of their clause.
"""

from mediabruch.infer.matching import Matcher
from mediabruch.infer.normal import plain
from mediabruch.infer.parts import Chunk, Clause, Part
from mediabruch.infer.row import is_act
from mediabruch.infer.scan import Scan
from mediabruch.infer.words import words


def clauses(text: str, matcher: Matcher) -> tuple[Clause, ...]:
    """The acts of a label in their order. A text without a verb is one clause without an act."""
    clean = plain(text)
    row = words(clean, matcher)
    has_verb = any(is_act(word) and word.sense.noun is None for word in row)
    chunks: list[Chunk] = []
    start = 0
    for index in range(len(row) + 1):
        if index == len(row) or row[index].is_break:
            if index > start:
                scan = Scan(row[start:index], clean, _part_of_last(chunks), has_verb=has_verb)
                chunks.append(scan.run())
            start = index + 1
    return tuple(clause for chunk in _merged(chunks) for clause in _split(chunk))


def _part_of_last(chunks: list[Chunk]) -> Part | None:
    """What the last mention before a break is: in "per Post oder Fax" the fax is a channel, too."""
    if not chunks or not chunks[-1].mentions[-1]:
        return None
    return chunks[-1].mentions[-1][-1].part


def _merged(chunks: list[Chunk]) -> list[Chunk]:
    """Chunks without a verb join their neighbor: the next in verb-last order, else the one before."""
    merged: list[Chunk] = []
    waiting: list[Chunk] = []
    for chunk in chunks:
        if chunk.acts:
            for other in reversed(waiting):
                chunk.mentions[0] = other.mentions[0] + chunk.mentions[0]
                chunk.has_info |= other.has_info
            waiting = []
            merged.append(chunk)
        elif merged and merged[-1].is_verb_first:
            merged[-1].mentions[-1].extend(chunk.mentions[0])
            merged[-1].has_info |= chunk.has_info
        else:
            waiting.append(chunk)
    if waiting and merged:
        for chunk in waiting:
            merged[-1].mentions[-1].extend(chunk.mentions[0])
            merged[-1].has_info |= chunk.has_info
    elif waiting:
        first, *rest = waiting
        for chunk in rest:
            first.mentions[0].extend(chunk.mentions[0])
            first.has_info |= chunk.has_info
        merged = [first]
    return merged


def _split(chunk: Chunk) -> list[Clause]:
    """One clause for each act: what stands before it in German, behind it in English."""
    if not chunk.acts:
        return [Clause(None, tuple(chunk.mentions[0]), chunk.has_info)]
    before, *after = chunk.mentions
    groups = list(after) if chunk.is_verb_first else [before, *after[:-1]]
    if chunk.is_verb_first:
        groups[0] = before + groups[0]
    else:
        groups[-1] = groups[-1] + after[-1]
    return [Clause(act, tuple(group), chunk.has_info) for act, group in zip(chunk.acts, groups, strict=True)]
