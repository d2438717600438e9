"""Subordinate clauses of a label: what is checked, told or which ones are meant, and not what the step does.

In "check whether the letter was sent" nobody sends, in "find cases that are answered by post" nothing goes by post.
Where a state is checked ("ob die Papierakte vollständig ist"), the thing is at hand.
"""

from mediabruch.infer.vocabulary.forms import Form
from mediabruch.infer.vocabulary.matching import NOTHING
from mediabruch.infer.vocabulary.words import Word

_OPENING = frozenset({"ob", "dass", "whether", "if", "that", "until", "who", "which", "whose", "whom", "be"})
_RELATIVE = frozenset({"der", "die", "das", "welche", "welcher", "welches", "denen", "dessen", "deren"})
_STARTS = _OPENING | _RELATIVE
_FINITE = frozenset(
    {
        *(
            "wird",
            "werden",
            "wurde",
            "wurden",
            "worden",
            "ist",
            "sind",
            "war",
            "waren",
            "hat",
            "haben",
            "hatte",
            "hatten",
        ),
        *(
            "kann",
            "koennen",
            "muss",
            "muessen",
            "soll",
            "sollen",
            "darf",
            "duerfen",
            "moechte",
            "moechten",
            "will",
            "wollen",
        ),
        *(
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "had",
            "must",
            "need",
            "needs",
            "should",
            "will",
            "can",
            "may",
            "shall",
        ),
    }
)
_STATES = frozenset({"ist", "sind", "is", "are"})
_JOINED = frozenset({"/", "+", "&"})
_CHECKING = frozenset({"check", "inspect", "handle", "look"})


def without_subordinates(found: list[Word]) -> list[Word]:
    """The words without what stands in subordinate clauses."""
    if _STARTS.isdisjoint([word.token.word for word in found]):
        return found
    index = 1
    while index < len(found):
        if not _opens(found, index):
            index += 1
            continue
        end = _end(found, index)
        is_at_hand = _is_state(found[index:end]) and _checks(found[:index])
        for at in range(index - (found[index].token.word == "be"), end):
            word = found[at]
            if is_at_hand and word.sense.noun is not None and word.sense.verb is None:
                continue
            found[at] = word._replace(sense=NOTHING, is_used=True, is_break=False)
        index = end
    return found


def _opens(found: list[Word], index: int) -> bool:
    """Whether a subordinate clause begins with the word."""
    word = found[index].token.word
    if word in ("ob", "dass", "whether"):
        return True
    if word in _RELATIVE:
        is_behind_comma = found[index - 1].token.raw == ","
        return is_behind_comma and found[_end(found, index) - 1].token.word in _FINITE
    if word == "be":
        return found[index - 1].token.word == "to" and any(other.sense.verb for other in found[: max(0, index - 2)])
    if word not in _OPENING or not found[index].is_english:
        return False
    return word != "that" or any(other.token.word in _FINITE for other in _stretch(found, index + 1))


def _stretch(found: list[Word], start: int) -> list[Word]:
    """The words up to the next break."""
    end = next((at for at in range(start, len(found)) if found[at].is_break), len(found))
    return found[start:end]


def _end(found: list[Word], start: int) -> int:
    """Where a subordinate clause ends: at a sign, or at an "and" behind which something is done."""
    for at in range(start + 1, len(found)):
        word = found[at]
        if word.is_break and not (word.token.raw in _JOINED or (word.sense.particle and _goes_on(found, at))):
            return at
    return len(found)


def _goes_on(found: list[Word], conjunction: int) -> bool:
    """Whether the clause goes on behind a conjunction: "ob der Antrag vollständig und unterschrieben ist"."""
    after = _stretch(found, conjunction + 1)
    if not after:
        return False
    if found[conjunction].token.word in ("or", "oder") or after[-1].token.word in _FINITE:
        return True
    return not (after[0].sense.form is Form.BASE or after[-1].sense.form is Form.ACT)


def _is_state(clause: list[Word]) -> bool:
    """Whether the clause says how things are, and not what happened or is needed."""
    return {word.token.word for word in clause} & _FINITE <= _STATES and any(
        word.token.word in _STATES for word in clause
    )


def _checks(before: list[Word]) -> bool:
    return any(word.sense.verb is not None and word.sense.verb.role in _CHECKING for word in before)
