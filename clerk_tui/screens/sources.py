"""Windowed sources for the lists: a count and pages out of the register, formatted as rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from clerk_tui.domain.dates import format_instant, short_date
from clerk_tui.domain.errors import RegisterBusy
from clerk_tui.register import lists
from clerk_tui.services import boards
from clerk_tui.services.office import Office
from clerk_tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from clerk_tui.register.history import CommandEntry
    from clerk_tui.register.journal import Wanted

T = TypeVar("T")


_SPOILT = "Cannot be read"
"""It fits the first column of each list; opening the row names the record."""


class Paged(Generic[T]):
    """Rows read page by page."""

    def __init__(self, count: int, page: Callable[[int, int], Sequence[T]], row: Callable[[T], Row]) -> None:
        self._count, self._page, self._row = count, page, row

    def __len__(self) -> int:
        return self._count

    def page(self, start: int, count: int) -> list[Row]:
        """The rows from `start` on; none while another program holds the lock, for a list is drawn, not refused."""
        try:
            return [self._row(item) for item in self._page(start, count)]
        except RegisterBusy:
            return []
        except (ValueError, OverflowError):
            # Somebody wrote into the file by hand: every other row is still there to be read.
            return [self._readable(place) for place in range(start, min(start + count, self._count))]

    def _readable(self, place: int) -> Row:
        try:
            return self._row(self._page(place, 1)[0])
        except (ValueError, OverflowError, LookupError):
            return Row("", (_SPOILT,))


NONE: Rows = Paged(0, lambda _start, _count: (), lambda row: row)
"""No lines at all."""


def today(office: Office, text: str, *, counted: bool = True) -> Rows:
    """What is due; without what has to be counted first, where `counted` is False."""

    def row(due: boards.Due) -> Row:
        state = f"LATE {due.short}" if due.overdue else due.short
        key = f"{due.kind} {due.ref}"
        return Row(key, (due.when, state, due.title, due.ref), "urgent" if due.overdue else "")

    return Paged(
        boards.count_due(office, text, counted=counted),
        lambda start, n: boards.due(office, start, n, text, counted=counted),
        row,
    )


def meetings(office: Office, text: str) -> Rows:
    def row(meeting: lists.MeetingRow) -> Row:
        ref, day, starts, body, todo = boards.meeting_line(meeting)
        muted = meeting.status in {"cancelled", "adjourned"}
        return Row(ref, (day, starts, body, meeting.venue, todo, ref), "muted" if muted else "")

    register = office.register
    return Paged(
        lists.count_meetings(register, text), lambda start, n: lists.page_meetings(register, start, n, text), row
    )


def decisions(office: Office, text: str) -> Rows:
    def row(found: lists.DecisionRow) -> Row:
        decided = short_date(found.decided_on) if found.decided_on else ""
        name = found.reference or f"D{found.id}"
        return Row(
            f"D{found.id}", (name, decided, found.title, found.status), "muted" if found.status == "published" else ""
        )

    register = office.register
    return Paged(
        lists.count_decisions(register, text), lambda start, n: lists.page_decisions(register, start, n, text), row
    )


def windows(office: Office, text: str) -> Rows:
    def row(window: boards.Window) -> Row:
        title = ". ".join(words for words in (window.title, window.kept or window.moved) if words)
        # There is no room for a column of references, and two matters may have one title.
        cells = (window.short, window.next_brief, window.nobody_brief, f"{window.ref} {title}")
        lively = window.open or window.called_in
        return Row(window.ref, cells, "warn" if window.kept else "strong" if lively else "muted")

    return Paged(sum(boards.count_windows(office, text)), lambda start, n: boards.windows(office, start, n, text), row)


def commands(office: Office, text: str) -> Rows:
    from clerk_tui.services import journal as looking

    return commands_of(office, looking.typed(office, text))


def commands_of(office: Office, wanted: Wanted) -> Rows:
    """The history narrowed to what is wanted."""
    from clerk_tui.register import journal

    def row(entry: CommandEntry) -> Row:
        summary = f"{entry.summary} (undone)" if entry.undone else entry.summary
        return Row(entry.id, (format_instant(entry.at), entry.who, summary), "muted" if entry.undone else "")

    register = office.register
    return Paged(journal.count(register, wanted), lambda start, n: journal.page(register, start, n, wanted), row)
