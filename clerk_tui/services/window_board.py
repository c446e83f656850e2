"""The call-in board: what was called in and waits for somebody, then every open window, then all others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from clerk_tui.domain.dates import format_close, format_date, short_date
from clerk_tui.register import call_ins, lists
from clerk_tui.register.lists import WindowRow
from clerk_tui.services.office import Office
from clerk_tui.services.time_words import ago, brief_left, time_left, to_the_second, working_days_left

if TYPE_CHECKING:
    from clerk_tui.rules.calendar import Calendar
    from clerk_tui.services.kept_windows import KeptWindow


@dataclass(frozen=True, slots=True)
class Window:
    """One line of the call-in board. `state` is for reading aloud, `short` for a narrow column.

    `left` is what is left for requests in working time, `next` what comes next, `if_nobody_acts` what happens where
    nobody does anything; the two briefs are for narrow columns. `called_in` tells that somebody has yet to act on it.

    `moved` says from when, and why, where the window was moved after publication; `kept` how far it is off the rule
    where it was kept although the calendar was changed. Both are empty where that was not so.
    """

    ref: str
    decision_id: int
    reference: str
    title: str
    published_on: date
    closes: date | None
    closes_at: datetime | None
    effective: date | None
    open: bool
    state: str
    short: str
    moved: str = ""
    kept: str = ""
    left: str = ""
    next: str = ""
    next_brief: str = ""
    if_nobody_acts: str = ""
    nobody_brief: str = ""
    called_in: bool = False


def count_windows(office: Office, text: str = "") -> tuple[int, int]:
    """Open windows and those that were called in and are not settled; and all other publications."""
    live = _unsettled(office)
    opened, rest = lists.count_windows(office.register, to_the_second(office.clock.now()), text, live)
    return opened + len(lists.windows_of(office.register, live, text)), rest


def _unsettled(office: Office) -> tuple[int, ...]:
    return call_ins.unsettled(office.register, office.clock.now())


def windows(office: Office, start: int, length: int, text: str = "") -> list[Window]:
    """A page of the board: what was called in, by what comes next; then open windows, the next to close on top."""
    live = _unsettled(office)
    called_in = _called_in(office, lists.windows_of(office.register, live, text))
    page = called_in[start : start + length]
    if len(page) < length:
        now = to_the_second(office.clock.now())
        opened, _ = lists.count_windows(office.register, now, text, live)
        first, room = max(0, start - len(called_in)), length - len(page)
        page += _plain(office, lists.page_windows(office.register, first, room, now, text, opened=opened, but=live))
    return page


def _called_in(office: Office, rows: list[WindowRow]) -> list[Window]:
    if not rows:
        return []
    from clerk_tui.services.call_in_standing import as_called_in

    found = [as_called_in(office, window) for window in _bare(office, rows)]
    return [window for _, window in sorted(found, key=lambda one: (one[0] or date.max, one[1].decision_id))]


def _plain(office: Office, rows: list[WindowRow]) -> list[Window]:
    """Rows that wait for nobody; where something was entered at the desk, how that left them is said."""
    found = _bare(office, rows)
    if not any(row.entered for row in rows):
        return found
    from clerk_tui.services.call_in_standing import as_called_in

    return [as_called_in(office, window)[1] if row.entered else window for row, window in zip(rows, found, strict=True)]


def _bare(office: Office, rows: list[WindowRow]) -> list[Window]:
    """Rows as their windows alone have them."""
    now, today = office.clock.now(), office.clock.today()
    # One reading of the calendar for the page, and none where no window is open.
    calendar = office.calendar() if any(row.closes_at and row.closes_at > now for row in rows) else None
    return [_window(row, today, now, calendar, _kept(office, row)) for row in rows]


def _kept(office: Office, row: WindowRow) -> KeptWindow | None:
    if not row.kept:
        return None
    # Hardly any window was kept against a change of the calendar; only for those is anything counted.
    from clerk_tui.services.kept_windows import kept_window

    return kept_window(office, row.decision_id)


def _window(row: WindowRow, today: date, now: datetime, calendar: Calendar | None, kept: KeptWindow | None) -> Window:
    is_open = row.closes_at is not None and row.closes_at > now and row.published_on <= today
    state, short = _window_state(row, today, now, calendar)
    if kept or row.first_closes:
        # In a narrow window only the first column has room to say it; `?` shows both counts.
        short = f"{kept.lead if kept else 'Moved'}. {short.partition(',')[0]}"
    window = Window(
        f"D{row.decision_id}", row.decision_id, row.reference, row.title, row.published_on, row.closes,
        row.closes_at, row.effective, is_open, state, short,
        f"Moved from {short_date(row.first_closes)}: {row.reason}" if row.first_closes else "",
        kept.words if kept else "",
    )  # fmt: skip
    return _with_next(window, row, today, now, calendar)


def _day(day: date) -> str:
    """`Fri 13 Oct`: in a narrow column the year is left to the case itself."""
    return short_date(day).rpartition(" ")[0]


def _with_next(window: Window, row: WindowRow, today: date, now: datetime, calendar: Calendar | None) -> Window:
    """What comes next for a window alone, and what if nobody acts."""
    if row.effective is None or row.published_on > today:
        return window
    effect, short = f"It takes effect on {format_date(row.effective)}.", f"Effect {_day(row.effective)}"
    if row.effective <= today:
        effect = short = ""
    if not window.open or row.closes is None or row.closes_at is None or calendar is None:
        what = effect[:1].lower() + effect[1:].rstrip(".")
        brief = short or f"Since {short_date(row.effective)}"
        return replace(window, next=what, next_brief=brief, if_nobody_acts=effect, nobody_brief=short)
    # The rules are loaded when time is counted, not when an empty board is drawn.
    from clerk_tui.rules.working_time import left_words, working_left

    left = left_words(working_left(calendar, now, row.closes, row.closes_at))
    said = window.short if window.kept or window.moved else f"Open {left}"
    return replace(
        window, left=left, short=said, next=f"requests close at {format_close(row.closes_at)}",
        next_brief=f"Closes {_day(row.closes)}", if_nobody_acts=effect, nobody_brief=short,
    )  # fmt: skip


def _window_state(row: WindowRow, today: date, now: datetime, calendar: Calendar | None) -> tuple[str, str]:
    if row.published_on > today:
        words = f"Opens {ago(row.published_on, today)}"
        return words, words
    if row.closes is None or row.closes_at is None:
        return (
            ("Not open to call-in", "Not open") if row.effective else ("Call-in rule not configured", "Not configured")
        )
    if row.closes_at > now:
        assert calendar is not None
        working = working_days_left(calendar, today, row.closes)
        days = f"{working} working day{'' if working == 1 else 's'}"
        return f"Open: {time_left(now, row.closes_at)}, {days} left", f"Open {brief_left(now, row.closes_at)}, {days}"
    if row.effective and row.effective > today:
        return f"Closed; in effect {ago(row.effective, today)}", "Closed"
    return (f"In effect since {short_date(row.effective)}", "In effect") if row.effective else ("Closed", "Closed")
