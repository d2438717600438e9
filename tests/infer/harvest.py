"""Words and phrases that the word lists lack, by how often they stand in steps of which little is known.

`python -m tests.infer.harvest FOLDER [--top 300] [--skip PART]` reads all models of a folder and lists, a row each: the
weight (distinct labels of distinct sources with the word, each by its share of unknown sides), the language, the word
or pair of words, and a label. A language that is neither German nor English is counted in the last line and left.
Look at the list, decide by class, never by label; sources that are kept for measurement are left out by `--skip`.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from mediabruch.bpmn import read
from mediabruch.errors import MediabruchError
from mediabruch.infer import infer
from mediabruch.infer.text.normal import fold, tokens
from mediabruch.infer.vocabulary.lexicons import lexicon
from mediabruch.infer.vocabulary.matching import NOTHING, Matcher
from mediabruch.infer.vocabulary.words import words
from mediabruch.media import UNKNOWN, Annotation
from mediabruch.model import FlowNodeType
from mediabruch.options import NO_VOCABULARY

MATCHER = Matcher(lexicon(NO_VOCABULARY))
_MACHINES = {FlowNodeType.SERVICE_TASK, FlowNodeType.SCRIPT_TASK, FlowNodeType.BUSINESS_RULE_TASK}
_SHORTEST = 3
_GERMAN = ("ung", "en", "ern", "lich", "heit", "keit", "eln", "ig", "nis", "schaft")
_ENGLISH = ("ing", "tion", "ed", "ment", "ness", "ly", "al", "ity", "s", "er")


def undecided(folder: Path, skipped: Iterable[str]) -> Iterator[tuple[str, str, float]]:
    """The source, the label, and the share of unknown sides of each step that people do."""
    skipped = tuple(skipped)
    for path in sorted(folder.rglob("*.bpmn")):
        if any(part in str(path) for part in skipped):
            continue
        try:
            model = read(str(path))
        except MediabruchError:
            continue
        found = infer(model)
        for node in model.activities:
            share = _unknown(found.get(node.key, UNKNOWN))
            if share and node.name and node.type not in _MACHINES:
                yield path.relative_to(folder).parts[0], " ".join(node.name.split()), share


def _unknown(annotation: Annotation) -> float:
    return ((annotation.receives is None) + (annotation.produces is None)) / 2


def language(label: str) -> str:
    """The language of a label by its small words and endings: `de`, `en` or `other`."""
    small = MATCHER.lexicon.languages
    count = Counter(small[word] for word in (token.word for token in tokens(label)) if word in small)
    if count:
        return count.most_common(1)[0][0]
    verbs = [verb.file for word in words(label, MATCHER) if (verb := word.sense.verb) is not None]
    if verbs:
        return verbs[0].removeprefix("acts.")
    raws = [token.raw for token in tokens(label)]
    if any(set(raw) & set("äöüß") for raw in raws):
        return "de"
    if not label.isascii():
        return "other"
    if any(raw.lower().endswith(_ENGLISH) for raw in raws):
        return "en"
    return "de" if any(raw.endswith(_GERMAN) for raw in raws) else "en"


def unread(label: str) -> Iterator[str]:
    """The words of a label that the lists lack, and pairs of neighbors of which neither is known."""
    row = [word for word in words(label, MATCHER) if not word.is_break]
    lacking = [
        word.token.word if word.sense is NOTHING and not word.is_used and len(word.token.word) >= _SHORTEST else ""
        for word in row
    ]
    yield from (word for word in lacking if word)
    yield from (f"{one} {other}" for one, other in pairwise(lacking) if one and other)


def main() -> None:
    """Print the list."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--top", type=int, default=300)
    options.add_argument("--skip", action="append", default=[])
    asked = options.parse_args()
    weights: dict[tuple[str, str], float] = defaultdict(float)
    labels: dict[tuple[str, str], str] = {}
    seen: set[tuple[str, str]] = set()
    steps: Counter[str] = Counter()
    sources: dict[tuple[str, str], set[str]] = defaultdict(set)
    for source, label, share in undecided(asked.folder, asked.skip):
        key = source, fold(label)
        if key in seen:
            continue
        seen.add(key)
        tongue = language(label)
        steps[tongue] += 1
        for word in set(unread(label)):
            weights[tongue, word] += share
            sources[tongue, word].add(source)
            labels.setdefault((tongue, word), label)
    rows = [(weight, *key) for key, weight in weights.items() if key[0] != "other"]
    for weight, tongue, word in sorted(rows, key=lambda row: (-row[0], row[2]))[: asked.top]:
        print(f"{weight:g}\t{len(sources[tongue, word])}\t{tongue}\t{word}\t{labels[tongue, word]}")  # noqa: T201
    print(f"# undecided steps with different labels: {dict(sorted(steps.items()))}")  # noqa: T201


if __name__ == "__main__":
    main()
