"""What is due and which windows are open, in words: the rows of Today, the call-in board and the lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from clerk_tui.domain.dates import london_date, short_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line
from clerk_tui.register import council as council_rows
from clerk_tui.register import lists, today_list
from clerk_tui.register.today_list import TodayRow
from clerk_tui.services.office import Office
from clerk_tui.services.time_words import ago as ago
from clerk_tui.services.time_words import brief_left as brief_left
from clerk_tui.services.time_words import time_left as time_left
from clerk_tui.services.time_words import to_the_second
from clerk_tui.services.time_words import working_days_left as working_days_left
from clerk_tui.services.window_board import Window as Window
from clerk_tui.services.window_board import count_windows as count_windows
from clerk_tui.services.window_board import windows as windows

if TYPE_CHECKING:
    from clerk_tui.domain.council import Nation
    from clerk_tui.rules.calendar import Calendar
    from clerk_tui.services.call_in_duties import Duty
    from clerk_tui.services.short_notice import Short

    _Counted = tuple[dict[str, Short], dict[int, Short], list[Duty]]

_AGENDAS_AHEAD = 60
"""So many meeting days are sorted by the very day their agenda is due; those after them come last either way."""


@dataclass(frozen=True, slots=True)
class Due:
    """One line of Today. `ref` is D12, M3, F4 or A5; `when` is its day in short words; `overdue` lies behind us.

    `state` is for reading aloud, `short` for a narrow column, `owner` who has to do an action.
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
    owner: str = ""


def count_due(office: Office, text: str = "", *, counted: bool = True) -> int:
    """How many lines Today has; without those that have to be counted first, where `counted` is False."""
    today, now = office.clock.today(), office.clock.now()
    short, plans, duties = _counted(office) if counted else _NOTHING
    planned = {entry_id: found.due for entry_id, found in plans.items()}
    called_in = [(duty.kind, duty.id, duty.due) for duty in duties]
    return today_list.count_today(
        office.register, today.isoformat(), to_the_second(now), text, short=short, planned=planned, called_in=called_in
    )


_NOTHING: _Counted = ({}, {}, [])


def _counted(office: Office) -> _Counted:
    """What is there by a rule alone: agendas and notices that are short, matters without notice, and duties."""
    from clerk_tui.services.short_notice import short_notices, short_plans

    return short_notices(office), short_plans(office), _duties(office)


def _duties(office: Office) -> list[Duty]:
    from clerk_tui.services.call_in_duties import call_in_duties
    from clerk_tui.services.private_duties import private_duties
    from clerk_tui.services.urgency_duties import urgency_duties

    def found() -> list[Duty]:
        return [*call_in_duties(office), *urgency_duties(office), *private_duties(office)]

    return office.keep("duties", found, until=to_the_second(office.clock.now()))


def due(office: Office, start: int, length: int, text: str = "", *, counted: bool = True) -> list[Due]:
    """A page of what is due: agendas and notices that are short, then all else by the next gate, overdue first."""
    today, now = office.clock.today(), office.clock.now()
    short, plans, duties = _counted(office) if counted else _NOTHING
    days = today_list.days_without_agenda(office.register, today.isoformat(), _AGENDAS_AHEAD)
    agendas = _agendas_due(office, days) if days else {}
    rows = today_list.page_today(
        office.register, start, length, today.isoformat(), to_the_second(now), text, agenda_due=agendas, short=short,
        planned={entry_id: found.due for entry_id, found in plans.items()},
        called_in=[(duty.kind, duty.id, duty.due) for duty in duties],
    )  # fmt: skip
    bare = {date.fromisoformat(row.gate) for row in rows if row.kind == "meeting" and row.agenda_on is None}
    if later := bare - agendas.keys():
        agendas |= _agendas_due(office, later)
    shorts = short | {found.ref: found for found in plans.values()}
    if duties:
        from clerk_tui.services.short_notice import Short

        shorts |= {f"{duty.kind} {duty.ref}": Short(duty.ref, duty.due, duty.says, duty.brief) for duty in duties}
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


_DAY_ALONE = len("2017-10-09")


def _letter(kind: str) -> str:
    """What a reference begins with; every kind that is of the forward plan says so."""
    return "F" if kind.partition("-")[0] == "plan" else {"meeting": "M", "action": "A"}.get(kind, "D")


def _due(row: TodayRow, today: date, now: datetime, agendas: Mapping[date, date], shorts: Mapping[str, Short]) -> Due:
    ref = f"{_letter(row.kind)}{row.id}"
    called_in = shorts.get(f"{row.kind} {ref}")
    found = shorts.get(ref) if row.kind in {"meeting", "notice", "plan"} else called_in
    gate, state = (found.due, found.says) if found else _gate(row, today, agendas)
    title = f"{row.item} {row.title}" if row.item else one_line(row.title)
    # A notice, or a step of a call-in, that is still to come on time is the only one of these that is not late.
    late = found is not None and (gate < today or (row.kind != "plan" and called_in is None))
    # Whether a record without a meeting and a day is late nobody can say: it may not be decided yet.
    bound = row.kind in {"publish", "meeting", "action"} or (row.kind == "record" and len(row.gate) == _DAY_ALONE)
    overdue = late or (gate < today and bound)
    short = found.brief if found else state
    if row.kind == "action":
        short = f"Action due {ago(gate, today)}"
    if row.kind == "call-in":
        closes_at = datetime.fromisoformat(row.gate)
        state, short = f"Call-in, {time_left(now, closes_at)} left", f"Call-in, {brief_left(now, closes_at)} left"
    return Due(
        row.kind, ref, row.id, short_date(gate), state, title, row.body, row.reference, gate, overdue, short, row.owner
    )  # fmt: skip


def _gate(row: TodayRow, today: date, agendas: Mapping[date, date]) -> tuple[date, str]:
    if row.kind == "call-in":
        # Midnight belongs to the day that ends with it.
        return london_date(datetime.fromisoformat(row.gate) - timedelta(seconds=1)), ""
    if row.kind == "record" and row.meeting_day is None and len(row.gate) > _DAY_ALONE:
        begun = min(london_date(datetime.fromisoformat(row.gate)), today)
        return begun, f"To record, begun {ago(begun, today)}"
    day = date.fromisoformat(row.gate)
    if row.kind == "publish":
        return day, f"To publish, decided {ago(day, today)}"
    if row.kind == "action":
        return day, f"Action of {row.owner} due {ago(day, today)}"
    if row.kind == "record":
        return day, f"To record, {'decided' if row.meeting_day is None else 'met'} {ago(day, today)}"
    if row.kind == "effect":
        return day, f"In effect {ago(day, today)}"
    if row.agenda_on is None:
        return agendas[day], f"Agenda due {ago(agendas[day], today)}"
    return day, f"Meets {ago(day, today)}"


def meeting_line(row: lists.MeetingRow) -> tuple[str, str, str, str, str]:
    """Ref, date, time, body and what is still to be done, for a list."""
    todo = f"{row.unpublished} to publish" if row.unpublished else "done" if row.items else "no items"
    if row.status in {"cancelled", "adjourned"}:
        todo = row.status.upper()
    return f"M{row.id}", short_date(row.day), row.starts, row.body, todo
