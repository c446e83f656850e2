"""A year's list of meetings and what its dates bring with them: the gates of each meeting, and where they clash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.ledger import Certainty
from clerk_tui.domain.meeting import BodyKind


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """One row of a timetable. `row` is its number in the file, where the header is row 1.

    `day` is None where it could not be read; `found` is what reading the row found, such as a time that is none.
    `kind` is what the row itself says of the body.
    """

    row: int
    body: str
    day: date | None
    starts: time | None = None
    found: tuple[Finding, ...] = ()
    kind: BodyKind | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """A day that a meeting's date decides.

    `due` says whether it is the last day for an act or the first day on which something may happen; `working_day` is
    the same moved to a working day. `when` is the case in which the gate matters at all ("" for every meeting).
    """

    id: str
    name: str
    day: date
    working_day: date
    certainty: Certainty
    due: bool = True
    when: str = ""


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row with its gates and findings. `day` is None where the row could not be read; then there are no gates.

    `kind` is the body's, None where nothing says it; `kind_from` is what said it: `column`, `register` or `name`.
    """

    row: int
    body: str
    day: date | None
    starts: time | None
    gates: tuple[Gate, ...]
    findings: tuple[Finding, ...]
    kind: BodyKind | None = None
    kind_from: str = ""

    @property
    def clashes(self) -> tuple[Finding, ...]:
        """The findings that ask for something to be done."""
        return tuple(finding for finding in self.findings if is_clash(finding))


@dataclass(frozen=True, slots=True)
class Timetable:
    """The whole list checked. `general` are findings of no single row; `notes` say what was left out, and why."""

    rows: tuple[CheckedRow, ...]
    general: tuple[Finding, ...]
    notes: tuple[str, ...]

    @property
    def meetings(self) -> int:
        """How many rows could be read as a meeting."""
        return sum(row.day is not None for row in self.rows)

    @property
    def unreadable(self) -> int:
        """How many rows could not be read; what is wrong with them is no clash."""
        return len(self.rows) - self.meetings

    @property
    def clashes(self) -> tuple[Finding, ...]:
        """The clashes of the meetings that could be read and of the list as a whole."""
        of_list = (finding for finding in self.general if is_clash(finding))
        return (*of_list, *(finding for row in self.rows if row.day for finding in row.clashes))

    @property
    def rows_with_clashes(self) -> int:
        """How many meetings that could be read have a clash of their own."""
        return sum(bool(row.clashes) for row in self.rows if row.day)

    def in_date_order(self) -> Iterator[CheckedRow]:
        """The rows that could not be read, then the others by date, time and row."""
        return iter(sorted(self.rows, key=lambda row: (row.day or date.min, row.starts or time.min, row.row)))


def is_clash(finding: Finding) -> bool:
    """Whether something is to be done; advice and rules that hold are no clashes."""
    return finding.severity in {Severity.BLOCKER, Severity.WARNING}
