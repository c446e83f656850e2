"""A row that does not fit, and the other rows that may say why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import islice

from clerk_tui.domain.audit import DecisionRow
from clerk_tui.rules.audit_windows import Days, Expected, Windows

_Key = tuple[str, str | date, date | None, date | None]
_MOST = 50
"""Days of publication looked at for one row; a register that repeats itself would otherwise never end."""


class Siblings:
    """The rows that print the same dates for the same decision, or for another of the same day, published otherwise.

    The index is made when the first row needs it: in a register without mistakes none does.
    """

    def __init__(self, rows: tuple[DecisionRow, ...]) -> None:
        self._rows: tuple[DecisionRow, ...] | None = rows
        self._found: defaultdict[_Key, dict[date, DecisionRow]] = defaultdict(dict)

    def published_twice(self, row: DecisionRow) -> list[DecisionRow]:
        """The rows of the same reference (the same title, where there is none), one for each other publication."""
        return self._others(row, *name_of(row))

    def batch(self, row: DecisionRow) -> list[DecisionRow]:
        """The rows decided by the same council on the same day, one for each other day of publication."""
        return [] if row.decided is None else self._others(row, row.council, row.decided)

    def _others(self, row: DecisionRow, council: str, by: str | date) -> list[DecisionRow]:
        self._index()
        same = self._found.get((council, by, row.effective, row.closes), {})
        return [other for published, other in islice(same.items(), _MOST) if published != row.published]

    def _index(self) -> None:
        rows, self._rows = self._rows or (), None
        for row in rows:
            if row.published is None or row.problem:
                continue
            if row.reference or row.title:
                self._found[(*name_of(row), row.effective, row.closes)].setdefault(row.published, row)
            if row.decided is not None:
                key = (row.council, row.decided, row.effective, row.closes)
                self._found[key].setdefault(row.published, row)


def name_of(row: DecisionRow) -> tuple[str, str]:
    """By what two rows are the same decision."""
    return row.council, (row.reference or row.title).casefold()


@dataclass(frozen=True, slots=True)
class Case:
    """One row that does not fit, with what the rule gives."""

    row: DecisionRow
    windows: Windows
    expected: Expected
    siblings: Siblings

    @property
    def days(self) -> Days:
        return self.windows.days(self.expected.rule)

    def start_name(self) -> str:
        row = self.row
        if self.expected.start == row.published:
            return "publication"
        return "the decision" if self.expected.start == row.decided else "the day that publication counts from"

    def shows(self, closes: date, effective: date) -> bool:
        """Whether these dates explain each printed date that is not the rule's."""
        row, expected = self.row, self.expected
        effect = row.effective is None or row.effective in (expected.effective, effective)
        return effect and (row.closes is None or row.closes in (expected.closes, closes))
