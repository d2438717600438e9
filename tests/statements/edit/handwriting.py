"""Annotation files as people write them: in all forms that YAML has for them, with comments everywhere."""

import random
from collections.abc import Mapping

from mediabruch.media import Medium
from mediabruch.notation.shapes import Value
from mediabruch.notation.written import written_id
from mediabruch.statements.edit.writing import written_value

IDS = ("A", "B", "C", "D", "no", "x y", "1")
NOTES = ("x", "a: b", "ü #1", "# no", "yes", 'it\'s "q"', "1.5", "- a", "several words (§ 3)", "a\nb")


class Writer:
    """Writes one file after the other; each comment is numbered, so that a lost one is missed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._comments = 0

    def facts(self) -> dict[str, Value]:
        """Some facts about a step."""
        some: dict[str, Value] = {
            "receives": frozenset(self.chance.sample(list(Medium), self.chance.choice([0, 1, 1, 2, 3]))),
            "produces": frozenset(self.chance.sample(list(Medium), self.chance.choice([0, 1, 2]))),
            "note": self.chance.choice(NOTES),
            "minutes": self.chance.choice([0.0, 1.0, 2.5]),
            "by_hand": self.chance.random() < 0.5,
            "system": "E-Akte",
        }
        return {name: some[name] for name in self.chance.sample(sorted(some), self.chance.randint(0, 4))}

    def about(self) -> dict[str, Value]:
        """Some facts about the process as a whole."""
        some: dict[str, Value] = {
            "cases": self.chance.choice([1.0, 12000.0, 0.5]),
            "title": self.chance.choice(NOTES),
            "leika_key": "99050012104000",
            "fim_tier": "lokal",
            "reifegrad": self.chance.choice([("2.0", "3"), ("1.1", "0")]),
        }
        return {name: some[name] for name in self.chance.sample(sorted(some), self.chance.choice([0, 0, 1, 2, 5]))}

    def file(self) -> str:
        """A file, maybe with mistakes."""
        parts = [self._line(0), self.chance.choice(["", "---\n", "schema: mediabruch/annotations/1\n\n"])]
        about = [self._fact(name, value, 0) for name, value in self.about().items()]
        first = self.chance.randint(0, len(about))
        parts += about[:first]
        for section in self.chance.sample(["steps", "flows"], self.chance.choice([0, 1, 2, 2])):
            indent, ids = self.chance.choice([1, 2, 2, 4]), self.chance.sample(IDS[1:], self.chance.randint(0, 4))
            nothing = "" if ids else self.chance.choice(["", " {}", " ~"])
            parts.append(f"{section}:{nothing}{self._comment()}\n")
            for identifier in ids:
                facts = self.facts() if section == "steps" else {"probability": 0.5}
                parts += [self._line(indent), self._entry(written_id(identifier), facts, indent)]
            parts.append(self._line(0))
        parts += about[first:]
        text = "".join([*parts, self.chance.choice(["", "", "...\n"])])
        if self.chance.random() < 0.2:
            text = text.rstrip("\n")
        return text.replace("\n", "\r\n") if self.chance.random() < 0.2 else text

    def _comment(self, share: float = 0.3) -> str:
        if self.chance.random() >= share:
            return ""
        self._comments += 1
        return f"  # c{self._comments}x"

    def _line(self, indent: int) -> str:
        comment = self._comment()
        return f"{' ' * indent}{comment.strip()}\n" if comment else self.chance.choice(["", "", "\n"])

    def _entry(self, key: str, facts: Mapping[str, Value], indent: int) -> str:
        lead, words = " " * indent, [f"{name}: {written_value(name, value)}" for name, value in facts.items()]
        if not facts:
            return f"{lead}{key}:{self.chance.choice(['', ' {}', ' ~', ' null'])}{self._comment()}\n"
        match self.chance.randrange(4):
            case 0 | 1:
                blank = self.chance.choice(["", " "])
                return f"{lead}{key}: {{{blank}{', '.join(words)}{blank}}}{self._comment()}\n"
            case 2:
                inner = ",".join(f"{self._comment()}\n{lead}   {word}" for word in words)
                return f"{lead}{key}: {{{inner}{self.chance.choice(['', ','])}{self._comment()}\n{lead} }}\n"
            case _:
                lines = [self._fact(name, value, indent + 2) for name, value in facts.items()]
                return f"{lead}{key}:{self._comment()}\n{''.join(lines)}"

    def _fact(self, name: str, value: Value, indent: int) -> str:
        lead = " " * indent
        if name == "reifegrad" and isinstance(value, tuple) and self.chance.random() < 0.5:
            lines = f"\n{lead}  model: '{value[0]}'{self._comment()}\n{lead}  level: {value[1]}{self._comment()}\n"
            return f"{lead}{name}:{self._comment()}{lines}"
        if isinstance(value, frozenset) and len(value) > 1 and self.chance.random() < 0.4:
            deeper = lead + self.chance.choice(["", "  "])
            items = "".join(f"\n{deeper}- {medium}{self._comment()}" for medium in sorted(value))
            return f"{self._line(indent)}{lead}{name}:{self._comment()}{items}\n"
        if isinstance(value, str) and self.chance.random() < 0.3:
            lines = "".join(f"\n{lead}  {line}" for line in value.split("\n"))
            return f"{lead}{name}: {self.chance.choice(['|', '>', '|-', '>-'])}{lines}\n"
        return f"{self._line(indent)}{lead}{name}: {written_value(name, value)}{self._comment()}\n"
