"""A label as a sequence of clauses: an act with the media that are mentioned around it, and the part each plays.

German puts the verb last ("Bescheid drucken und per Post versenden"), English first ("print letter and post it");
mentions go to the act of their clause.
"""

from mediabruch.infer.reading.parts import Act, Chunk, Clause, Mention, Part
from mediabruch.infer.reading.row import is_act
from mediabruch.infer.reading.scan import Scan
from mediabruch.infer.reading.subordinates import without_subordinates
from mediabruch.infer.text.normal import plain
from mediabruch.infer.vocabulary.matching import Matcher
from mediabruch.infer.vocabulary.words import Word, words


def clauses(text: str, matcher: Matcher, around: str = "") -> tuple[Clause, ...]:
    """The acts of a label in their order. A text without a verb is one clause without an act.

    `around` is the language that holds where the words tell none themselves.
    """
    clean = plain(text)
    row = without_subordinates(words(clean, matcher, around))
    has_verb = any(is_act(word) and word.sense.noun is None for word in row)
    chunks: list[Chunk] = []
    start = 0
    for index in range(len(row) + 1):
        if index == len(row) or row[index].is_break:
            if index > start:
                scan = Scan(row[start:index], clean, _part_of_last(chunks, row[start - 1]), has_verb=has_verb)
                chunk = scan.run()
                if not chunk.is_void:
                    chunks.append(chunk)
            start = index + 1
    return tuple(clause for chunk in _merged(chunks) for clause in _split(chunk))


def _part_of_last(chunks: list[Chunk], between: Word) -> Part | None:
    """What the last mention before an "or" is: in "per Post oder Fax" the fax is a channel, too."""
    if not chunks or not chunks[-1].mentions[-1] or not (between.sense.particle or between.token.raw in ",/+&"):
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
                _join(chunk, other)
            waiting = []
            merged.append(chunk)
        elif merged and merged[-1].is_verb_first:
            merged[-1].mentions[-1].extend(chunk.mentions[0])
            _join(merged[-1], chunk)
        else:
            waiting.append(chunk)
    if waiting and merged:
        for chunk in waiting:
            merged[-1].mentions[-1].extend(chunk.mentions[0])
            _join(merged[-1], chunk)
    elif waiting:
        first, *rest = waiting
        for chunk in rest:
            first.mentions[0].extend(chunk.mentions[0])
            _join(first, chunk)
        merged = [first]
    return merged


def _join(chunk: Chunk, other: Chunk) -> None:
    """Take over what holds for the words of another chunk."""
    chunk.has_info |= other.has_info
    chunk.lets |= other.lets
    chunk.is_new |= other.is_new
    chunk.is_screen |= other.is_screen
    chunk.names_request |= other.names_request
    chunk.names_mode |= other.names_mode


def _split(chunk: Chunk) -> list[Clause]:
    """One clause for each act: what stands before it in German, behind it in English."""
    if not chunk.acts:
        return [_clause(None, chunk.mentions[0], chunk)]
    before, *after = chunk.mentions
    groups = list(after) if chunk.is_verb_first else [before, *after[:-1]]
    if chunk.is_verb_first:
        groups[0] = before + groups[0]
    else:
        groups[-1] = groups[-1] + after[-1]
    return [_clause(act, group, chunk) for act, group in zip(chunk.acts, groups, strict=True)]


def _clause(act: Act | None, mentions: list[Mention], chunk: Chunk) -> Clause:
    told = (chunk.has_info, chunk.lets, chunk.is_new, chunk.is_screen, chunk.names_request, chunk.names_mode)
    return Clause(act, tuple(mentions), *told)
