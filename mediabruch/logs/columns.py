"""Which column of a table says what: by the options, else by the titles, else by what stands in the cells."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from mediabruch.errors import LogError, Message
from mediabruch.logs.lifecycle import share_of_phases
from mediabruch.logs.roles import ALL_TITLES, NEEDED, PERSONS, TELLS, Role, rank, title_key
from mediabruch.logs.separated_rows import SeparatedRow, unseparated
from mediabruch.logs.source import LogSource
from mediabruch.logs.time_column import is_clock, is_time, share_of
from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import nearest
from mediabruch.notation.nodes import brief

_SEARCHED = 50
"""Rows in which the header is searched."""
_LOOKED_AT = 2000
"""Rows from which the content of columns is judged."""
_MOST = 0.9
"""Share of cells that must be what a column is taken for."""
_MOST_STEPS = 300
"""Different activities that a column may have that is taken for them by its content."""
_FEW = 2


class Layout(NamedTuple):
    """Where a table says what."""

    line: int
    """Of its header."""
    titles: tuple[str, ...]
    places: Mapping[Role, int]
    """The column of each role, from 0."""
    guessed: frozenset[Role] = frozenset()
    """Roles that only the content of the cells told."""

    def title(self, role: Role) -> str:
        """What the column of a role is called."""
        return brief(self.titles[self.places[role]])


def layout_of(rows: Iterable[SeparatedRow], asked: Mapping[Role, str], source: LogSource) -> Layout:
    """Find the header and the columns. Raises `LogError` where they are not there, or not clear."""
    sample = list(islice(rows, _LOOKED_AT))
    top = _header(sample, asked, source)
    line, titles = sample[top]
    body = [row for _, row in sample[top + 1 :]]
    if not body:
        raise source.error(Message("The table has a header and no rows below it."), line)
    titles = tuple(title.strip() for title in titles)
    return _Search(source, line, titles, body).layout(asked)


def _header(sample: Sequence[SeparatedRow], asked: Mapping[Role, str], source: LogSource) -> int:
    """The row that names the most columns; of those where none does, the first one that may be a header."""
    if not sample:
        raise source.error(Message("The event log is empty."))
    if max(len(row) for _, row in sample) == 1:
        raise source.error(unseparated(row[0] for _, row in sample))
    wanted = {comparable(title) for title in asked.values()}
    scores = [_score(row, wanted) for _, row in sample[:_SEARCHED]]
    best = max(range(len(scores)), key=lambda place: (scores[place], -place))
    if scores[best] >= _FEW or (wanted and scores[best]):
        return best
    width = Counter(len(row) for _, row in sample).most_common(1)[0][0]
    first = next((place for place, (_, row) in enumerate(sample) if len(row) == width), 0)
    row = sample[first][1]
    said = [text for text in row if text.strip()]
    if any(is_time(text) or text.strip().replace(".", "").replace(",", "").isdigit() for text in said):
        message = Message(
            "The table has no header: its first line is data already. Put a line with names above it, such as "
            "case;activity;time."
        )
        raise source.error(message, sample[first][0])
    return first


def _score(row: Sequence[str], wanted: set[str]) -> int:
    keys = {title_key(title) for title in row if len(title) < 80}  # noqa: PLR2004 - no text
    return len(keys & ALL_TITLES) + 2 * sum(comparable(title) in wanted for title in row)


class _Search(NamedTuple):
    source: LogSource
    line: int
    titles: tuple[str, ...]
    body: Sequence[Sequence[str]]

    def layout(self, asked: Mapping[Role, str]) -> Layout:
        places = {role: self._named(title, role) for role, title in asked.items()}
        for role in (Role.CASE, Role.STEP, Role.TIME):
            if role not in places and (place := self._by_title(role, places)) is not None:
                places[role] = place
        guessed = [role for role in (Role.TIME, Role.STEP, Role.CASE) if role not in places]
        for role in guessed:
            places.update((role, place) for place in self._by_content(role, places))
        for role in NEEDED:
            if role not in places:
                raise self._missing(role)
        for role in (Role.END, Role.TRANSITION, Role.CHANNEL, Role.CLOCK):
            if role not in places and (place := self._by_title(role, places)) is not None:
                places[role] = place
        return Layout(self.line, self.titles, places, frozenset(guessed))

    def _named(self, title: str, role: Role) -> int:
        """The column that an option names."""
        found = [place for place, other in enumerate(self.titles) if comparable(other) == comparable(title)]
        if len(found) > 1:
            raise self._twice(found)
        if found:
            return found[0]
        near = nearest(title, [other for other in self.titles if other])
        listed = self._listed()
        if near is None:
            message = Message(
                "There is no column “{title}” for {option}; the columns are: {columns}.",
                title=brief(title),
                option=f"--{role}",
                columns=listed,
            )
        else:
            message = Message(
                "There is no column “{title}” for {option}. Did you mean “{near}”? The columns are: {columns}.",
                title=brief(title),
                option=f"--{role}",
                near=brief(near),
                columns=listed,
            )
        raise self.source.error(message, self.line)

    def _by_title(self, role: Role, taken: Mapping[Role, int]) -> int | None:
        """The column whose title says the role most clearly, and whose content does not contradict it."""
        ranked = sorted(
            (clear, place)
            for place, title in enumerate(self.titles)
            if place not in taken.values() and (clear := rank(role, title)) is not None
        )
        fitting = [place for _, place in ranked if self._fits(role, place, taken)]
        named = [
            place for _, place in ranked if role is Role.TIME and not share_of(self.column(place), is_clock) > _MOST
        ]
        if not (fitting or named):
            return None
        best = (fitting or named)[0]
        same = [place for place, title in enumerate(self.titles) if title_key(title) == title_key(self.titles[best])]
        if len(same) > 1 and role in NEEDED:
            raise self._twice(same)
        return best

    def column(self, place: int) -> list[str]:
        """The cells of a column."""
        return [row[place] for row in self.body if place < len(row)]

    def _fits(self, role: Role, place: int, taken: Mapping[Role, int]) -> bool:
        """Whether the cells may be what the title says."""
        cells = [text for text in self.column(place) if text.strip()]
        if not cells:
            return role is Role.CASE  # whose error says more
        times = share_of(cells, is_time)
        tests: Mapping[Role, Callable[[], bool]] = {
            Role.TIME: lambda: times >= _MOST,
            Role.END: lambda: times >= _MOST and not self._is_of_cases(place, taken[Role.CASE]),
            Role.CLOCK: lambda: share_of(cells, is_clock) >= _MOST and not self._has_clock(taken[Role.TIME]),
            Role.TRANSITION: lambda: share_of_phases(cells) >= _MOST,
            Role.STEP: lambda: times < 1 - _MOST and share_of_phases(cells) < _MOST,
            Role.CASE: lambda: share_of(cells, lambda text: is_time(text) and not text.strip().isdigit()) < 1 - _MOST,
            Role.CHANNEL: lambda: times < 1 - _MOST and len(set(cells)) <= max(_FEW, len(cells) // 3),
        }
        return tests[role]()

    def _is_of_cases(self, place: int, case: int) -> bool:
        """Whether a column says the same in all rows of a case, so that it speaks of the case and not of a step."""
        width = max(place, case)
        pairs = [(a, b) for a, b in pairwise(self.body) if len(a) > width < len(b) and a[case] == b[case]]
        return len(pairs) > 1 and sum(a[place] == b[place] for a, b in pairs) >= _MOST * len(pairs)

    def _has_clock(self, place: int) -> bool:
        return any(":" in text for text in self.column(place))

    def _by_content(self, role: Role, taken: Mapping[Role, int]) -> Iterator[int]:
        """The one column that may be this by its cells; none where there is no such, or several."""
        free = [
            place
            for place, title in enumerate(self.titles)
            if place not in taken.values()
            and title_key(title) not in PERSONS
            and any(map(str.strip, self.column(place)))
        ]
        times = [place for place in free if share_of(self.column(place), is_time) >= _MOST]
        if role is Role.TIME:
            yield from times[:1]
            return
        counts = {place: len(set(self.column(place))) for place in free if place not in times}
        repeated = sorted((n, place) for place, n in counts.items() if 1 < n < len(self.body))
        if role is Role.STEP and repeated and repeated[0][0] <= _MOST_STEPS:
            if len(repeated) == 1 + (Role.CASE not in taken):
                yield repeated[0][1]
        elif role is Role.CASE and len(repeated) == 1:
            yield repeated[0][1]

    def _missing(self, role: Role) -> LogError:
        message = Message(
            "It is not clear which column says {what}; name it with {option}. The columns are: {columns}.",
            what=TELLS[role],
            option=f"--{role}",
            columns=self._listed(),
        )
        return self.source.error(message, self.line)

    def _twice(self, places: Sequence[int]) -> LogError:
        message = Message(
            "Several columns are called “{title}” ({places}); give them different names.",
            title=brief(self.titles[places[0]]),
            places=", ".join(str(place + 1) for place in places),
        )
        return self.source.error(message, self.line)

    def _listed(self) -> str:
        return ", ".join(brief(title) for title in self.titles[:_SEARCHED] if title)
