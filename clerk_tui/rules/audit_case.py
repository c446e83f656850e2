"""A row that does not fit, and the other rows that may say why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.audit import DecisionRow
from clerk_tui.rules.audit_windows import Days, Expected, Windows


class Siblings:
    """The other rows of the same decision, or of the same council and day of decision; looked up only where needed."""

    def __init__(self, rows: tuple[DecisionRow, ...]) -> None:
        self._rows = rows
        self._same: defaultdict[tuple[str, str], list[DecisionRow]] | None = None
        self._batch: defaultdict[tuple[str, date], list[DecisionRow]] = defaultdict(list)

    def published_twice(self, row: DecisionRow) -> list[DecisionRow]:
        """The rows of the same reference (the same title, where there is none) with another day of publication."""
        return [other for other in self._index()[name_of(row)] if other.published != row.published]

    def batch(self, row: DecisionRow) -> list[DecisionRow]:
        """The rows decided on the same day but published on another."""
        if row.decided is None:
            return []
        self._index()
        return [other for other in self._batch[row.council, row.decided] if other.published != row.published]

    def _index(self) -> defaultdict[tuple[str, str], list[DecisionRow]]:
        if self._same is None:
            self._same = defaultdict(list)
            for row in self._rows:
                if row.published is None or row.problem:
                    continue
                if row.reference or row.title:
                    self._same[name_of(row)].append(row)
                if row.decided is not None:
                    self._batch[row.council, row.decided].append(row)
        return self._same


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
