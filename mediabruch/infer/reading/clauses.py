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

_CHOICES = frozenset({"oder", "or", "beziehungsweise", "resp", "sonst"})
_CHOOSING = frozenset({"alternativ", "wahlweise", "alternatively"})
_SIGNS_OF_CHOICE = frozenset("/|")


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
                is_choice = bool(chunks) and _is_choice(row[start - 1], row[start])
                scan.is_either = is_choice or (bool(chunks) and row[start - 1].token.raw in _SIGNS_OF_CHOICE)
                chunk = scan.run()
                chunk.is_either = scan.is_either
                is_pair = scan.is_either and index - start == 1 and _is_bare(row, start - 1)
                chunk.is_other_act = (is_choice or is_pair) and bool(chunk.acts) and bool(chunks[-1].acts)
                if not chunk.is_void:
                    chunks.append(chunk)
            start = index + 1
    return tuple(clause for chunk in _merged(chunks) for clause in _split(chunk))


def _is_bare(row: list[Word], end: int) -> bool:
    """Whether only one word stands before a sign: "(phone/e-mail)"."""
    return end == 1 or row[end - 2].is_break


def _is_choice(between: Word, first: Word) -> bool:
    """Whether what begins here is one of two: "oder", "alternatively"."""
    return between.token.word in _CHOICES or first.token.word in _CHOOSING


def _part_of_last(chunks: list[Chunk], between: Word) -> Part | None:
    """What the last mention before an "or" is: in "per Post oder Fax" the fax is a channel, too."""
    if not chunks or not chunks[-1].mentions[-1] or not (between.sense.particle or between.token.raw in ",/+&"):
        return None
    return chunks[-1].mentions[-1][-1].part


def _merged(chunks: list[Chunk]) -> list[Chunk]:
    """Chunks without a verb join their neighbor: the next in verb-last order, else the one before."""
    merged: list[Chunk] = []
    waiting: list[Chunk] = []
    for index, chunk in enumerate(chunks):
        later = chunks[index + 1] if index + 1 < len(chunks) else None
        if chunk.acts:
            _choose_before(waiting, chunk)
            for other in reversed(waiting):
                chunk.mentions[0] = other.mentions[0] + chunk.mentions[0]
                _join(chunk, other)
            waiting = []
            merged.append(chunk)
        elif merged and merged[-1].is_verb_first and not _goes_on(later):
            _choose_behind(chunk)
            merged[-1].mentions[-1].extend(chunk.mentions[0])
            _join(merged[-1], chunk)
        else:
            waiting.append(chunk)
    if waiting and merged:
        for chunk in waiting:
            _choose_behind(chunk)
            merged[-1].mentions[-1].extend(chunk.mentions[0])
            _join(merged[-1], chunk)
    elif waiting:
        first, *rest = waiting
        for chunk in rest:
            first.mentions[0].extend(chunk.mentions[0])
            _join(first, chunk)
        merged = [first]
    return merged


def _goes_on(later: Chunk | None) -> bool:
    """Whether the other way stands behind, with the act of both: "prüfen und per E-Mail oder telefonisch melden"."""
    return later is not None and bool(later.acts) and any(item.is_either for item in later.mentions[0][:1])


def _choose_behind(chunk: Chunk) -> None:
    """Mark what may be done instead of an act before it: "call or e-mail"."""
    row = chunk.mentions[0]
    if chunk.is_either and row and not row[0].is_joined:
        row[0] = row[0]._replace(is_either=True)


def _choose_before(waiting: list[Chunk], chunk: Chunk) -> None:
    """Mark what may be done instead of an act behind it: "E-Mail oder Anruf"."""
    row = waiting[-1].mentions[0] if waiting else []
    if chunk.is_either and row and (chunk.acts[0].is_noun or _is_english(chunk.acts[0])) and not chunk.mentions[0]:
        row[-1] = row[-1]._replace(is_either=True, is_joined=False)


def _is_english(act: Act) -> bool:
    return act.entry.file == "acts.en"


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
    first, *rest = [_clause(act, group, chunk) for act, group in zip(chunk.acts, groups, strict=True)]
    return [first._replace(is_either=chunk.is_other_act), *rest]


def _clause(act: Act | None, mentions: list[Mention], chunk: Chunk) -> Clause:
    told = (chunk.has_info, chunk.lets, chunk.is_new, chunk.is_screen, chunk.names_request, chunk.names_mode)
    return Clause(act, tuple(mentions), *told)
