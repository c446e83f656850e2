"""What is due and which windows are open, in words: the rows of Today, the call-in board and the lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from clerk_tui.domain.dates import iso_instant, london_date, short_date
from clerk_tui.domain.errors import InputError
from clerk_tui.register import council as council_rows
from clerk_tui.register import lists, today_list
from clerk_tui.register.lists import WindowRow
from clerk_tui.register.today_list import TodayRow
from clerk_tui.services.office import Office
from clerk_tui.services.short_notice import Short, short_notices, short_plans

if TYPE_CHECKING:
    from clerk_tui.domain.council import Nation
    from clerk_tui.rules.calendar import Calendar
    from clerk_tui.services.kept_windows import KeptWindow

_AGENDAS_AHEAD = 60
"""So many meeting days are sorted by the very day their agenda is due; those after them come last either way."""


@dataclass(frozen=True, slots=True)
class Due:
    """One line of Today. `ref` is D12, M3 or F4; `when` is the gate's date in short words; `overdue` lies behind us.

    `state` is for reading aloud, `short` for a narrow column.
    """

    kind: str
    ref: str
    id: int
    when: str
    state: str
    title: str
    body: str
    reference: str
    gate: date
    overdue: bool
    short: str


@dataclass(frozen=True, slots=True)
class Window:
    """One line of the call-in board. `state` is for reading aloud, `short` for a narrow column.

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


def ago(day: date, today: date) -> str:
    """`today`, `yesterday`, `3 days ago`, `tomorrow`, `in 4 days`."""
    days = (today - day).days
    if days == 0:
        return "today"
    if abs(days) == 1:
        return "yesterday" if days == 1 else "tomorrow"
    return f"{days} days ago" if days > 0 else f"in {-days} days"


def time_left(now: datetime, end: datetime) -> str:
    """`3 days 4 hours`, `5 hours 10 minutes`, `12 minutes`: elapsed time, the two largest parts."""
    minutes = max(0, int((end - now) / timedelta(minutes=1)))
    parts = [(minutes // 1440, "day"), (minutes // 60 % 24, "hour"), (minutes % 60, "minute")]
    while len(parts) > 1 and parts[0][0] == 0:
        parts.pop(0)
    return " ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in parts[:2] if n or len(parts) == 1)


def brief_left(now: datetime, end: datetime) -> str:
    """The same for a narrow column: `3d 4h`, `5h 10m`, `12m`."""
    words = time_left(now, end).split()
    return " ".join(f"{n}{word[0]}" for n, word in zip(words[::2], words[1::2], strict=True))


def working_days_left(calendar: Calendar, today: date, closes: date) -> int:
    """Working days from tomorrow to the closing day, that day included."""
    days = (today + timedelta(days=n) for n in range(1, (closes - today).days + 1))
    return sum(calendar.is_working(day) for day in days)


def _second(now: datetime) -> str:
    """The instant as the register's texts compare: to the second, as closing times are kept."""
    return iso_instant(now.replace(microsecond=0))


def count_due(office: Office, text: str = "") -> int:
    today, now = office.clock.today(), office.clock.now()
    planned = {entry_id: found.due for entry_id, found in short_plans(office).items()}
    short = short_notices(office)
    return today_list.count_today(office.register, today.isoformat(), _second(now), text, short=short, planned=planned)


def due(office: Office, start: int, length: int, text: str = "") -> list[Due]:
    """A page of what is due: agendas and notices that are short, then all else by the next gate, overdue first."""
    today, now = office.clock.today(), office.clock.now()
    short, plans = short_notices(office), short_plans(office)
    days = today_list.days_without_agenda(office.register, today.isoformat(), _AGENDAS_AHEAD)
    agendas = _agendas_due(office, days) if days else {}
    rows = today_list.page_today(
        office.register, start, length, today.isoformat(), _second(now), text, agenda_due=agendas, short=short,
        planned={entry_id: found.due for entry_id, found in plans.items()},
    )  # fmt: skip
    bare = {date.fromisoformat(row.gate) for row in rows if row.kind == "meeting" and row.agenda_on is None}
    if later := bare - agendas.keys():
        agendas |= _agendas_due(office, later)
    shorts = short | {found.ref: found for found in plans.values()}
    return [_due(row, today, now, agendas, shorts) for row in rows]


def _agendas_due(office: Office, meeting_days: Iterable[date]) -> dict[date, date]:
    """The last day, offices open, to publish each day's agendas: five clear days before, in Wales three."""
    from clerk_tui.domain.council import Nation

    calendar, nation = office.calendar(), Nation(council_rows.council(office.register).nation)
    return {day: _agenda_due(day, calendar, nation) for day in meeting_days}


def _agenda_due(meeting_day: date, calendar: Calendar, nation: Nation) -> date:
    # The rules are loaded when a date is counted, not when the first screen is drawn.
    from clerk_tui.rules.notices import agenda_notice

    try:
        found = agenda_notice(meeting_day, calendar, nation=nation).latest_working_day
    except InputError:
        # The first days of the calendar's first year have nothing before them to count.
        return meeting_day
    assert found is not None
    return found


_LETTER = {"meeting": "M", "plan": "F"}


def _due(row: TodayRow, today: date, now: datetime, agendas: Mapping[date, date], shorts: Mapping[str, Short]) -> Due:
    ref = f"{_LETTER.get(row.kind, 'D')}{row.id}"
    found = shorts.get(ref) if row.kind in {"meeting", "notice", "plan"} else None
    gate, state = (found.due, found.says) if found else _gate(row, today, agendas)
    title = f"{row.item} {row.title}" if row.item else row.title
    # A notice that is still to come on time is the only one of these that is not late.
    late = found is not None and (row.kind != "plan" or gate < today)
    overdue = late or (gate < today and row.kind in {"publish", "record", "meeting"})
    short = found.brief if found else state
    if row.kind == "call-in":
        closes_at = datetime.fromisoformat(row.gate)
        state, short = f"Call-in, {time_left(now, closes_at)} left", f"Call-in, {brief_left(now, closes_at)} left"
    return Due(row.kind, ref, row.id, short_date(gate), state, title, row.body, row.reference, gate, overdue, short)


def _gate(row: TodayRow, today: date, agendas: Mapping[date, date]) -> tuple[date, str]:
    if row.kind == "call-in":
        # Midnight belongs to the day that ends with it.
        return london_date(datetime.fromisoformat(row.gate) - timedelta(seconds=1)), ""
    day = date.fromisoformat(row.gate)
    if row.kind == "publish":
        return day, f"To publish, decided {ago(day, today)}"
    if row.kind == "record":
        return day, f"To record, met {ago(day, today)}"
    if row.kind == "effect":
        return day, f"In effect {ago(day, today)}"
    if row.agenda_on is None:
        return agendas[day], f"Agenda due {ago(agendas[day], today)}"
    return day, f"Meets {ago(day, today)}"


def count_windows(office: Office, text: str = "") -> tuple[int, int]:
    """Open windows, and all other publications."""
    return lists.count_windows(office.register, _second(office.clock.now()), text)


def windows(office: Office, start: int, length: int, text: str = "") -> list[Window]:
    """A page of the call-in board: open windows first, the next to close on top."""
    now, today = office.clock.now(), office.clock.today()
    opened, _ = count_windows(office, text)
    rows = lists.page_windows(office.register, start, length, _second(now), text, opened=opened)
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
    return Window(
        f"D{row.decision_id}", row.decision_id, row.reference, row.title, row.published_on, row.closes,
        row.closes_at, row.effective, is_open, state, short,
        f"Moved from {short_date(row.first_closes)}: {row.reason}" if row.first_closes else "",
        kept.words if kept else "",
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


def meeting_line(row: lists.MeetingRow) -> tuple[str, str, str, str, str]:
    """Ref, date, time, body and what is still to be done, for a list."""
    todo = f"{row.unpublished} to publish" if row.unpublished else "done" if row.items else "no items"
    return f"M{row.id}", short_date(row.day), row.starts, row.body, todo
