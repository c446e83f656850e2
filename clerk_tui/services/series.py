"""A year's meetings called at once, by a rule or from a timetable: looked at first, holidays chosen, then taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from clerk_tui.domain.bodies import told_by_name
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.errors import Conflict, InputError, Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.meeting import BodyKind, MeetingStatus
from clerk_tui.domain.series import Shift, Slot
from clerk_tui.domain.text import one_line
from clerk_tui.domain.timetable import ListedMeeting, Timetable
from clerk_tui.register import agendas, meetings
from clerk_tui.register.changes import Change
from clerk_tui.rules.meeting_days import day_doubts
from clerk_tui.rules.series import marked, read_rule, shifted, slots_of
from clerk_tui.rules.timetable import check
from clerk_tui.services.new_meetings import NewMeeting, check_new, insert_meeting
from clerk_tui.services.office import Office
from clerk_tui.services.timetable import setting_of


@dataclass(frozen=True, slots=True)
class Draft:
    """Meetings that are about to be called. `found` are the findings of the list as a whole."""

    slots: tuple[Slot, ...]
    venue: str = ""
    source: str = ""
    found: tuple[Finding, ...] = ()

    @property
    def undecided(self) -> tuple[Slot, ...]:
        """The meetings on a holiday or closure for which nothing is chosen yet."""
        return tuple(slot for slot in self.slots if slot.shift is Shift.UNDECIDED and slot.held is None)

    @property
    def wanted(self) -> tuple[Slot, ...]:
        """The meetings that would be called."""
        return tuple(slot for slot in self.slots if slot.day is not None and slot.held is None)


def by_rule(office: Office, body: str, rule: str, *, kind: BodyKind | None = None, venue: str = "") -> Draft:
    """The meetings of one body by a rule. InputError says what of it cannot be read."""
    name = one_line(body)
    read = read_rule(one_line(rule), office.clock.today())
    found = tuple(replace(slot, kind=kind) for slot in slots_of(read, name, office.calendar()))
    # One meeting of the series is asked what all of them are: is the body known, or its kind told?
    check_new(office, NewMeeting(name, date(2100, 12, 31), kind=kind))
    return _with_held(office, Draft(found, one_line(venue), one_line(rule)))


def from_list(office: Office, data: bytes, source: str = "") -> Draft:
    """The meetings of a timetable file. InputError where a row cannot be read: it is mended first, then all are taken.

    A body whose name tells nothing is taken as a committee, as the check of a timetable does.
    """
    from clerk_tui.documents.reading.timetable import read_timetable

    listed, general = read_timetable(data)
    for meeting in listed:
        if meeting.day is None or not meeting.body:
            says = next((found.says for found in meeting.found), f"Row {meeting.row} names no body.")
            raise InputError(f"{says.rstrip('.')}; mend it in the file, then all meetings are taken together.")
    calendar = office.calendar()
    slots = tuple(
        marked(Slot(each.row, one_line(each.body), each.day, each.starts, _kind(office, each)), calendar)
        for each in listed
        if each.day is not None
    )
    return _with_held(office, Draft(slots, "", one_line(source), general))


def _kind(office: Office, listed: ListedMeeting) -> BodyKind | None:
    known = agendas.body_named(office.register, one_line(listed.body))
    if known is not None:
        return None
    return listed.kind or told_by_name(listed.body) or BodyKind.COMMITTEE


def _with_held(office: Office, draft: Draft) -> Draft:
    """The draft with the meetings marked that the register holds already, on the day by the rule or the one chosen."""
    return replace(draft, slots=tuple(replace(slot, held=_held(office, slot)) for slot in draft.slots))


def _held(office: Office, slot: Slot) -> int | None:
    held = meetings.find(office.register, slot.body, slot.day or slot.ruled, slot.starts)
    if held is None or meetings.meeting(office.register, held).status is MeetingStatus.CANCELLED:
        return None
    return held


def choose(office: Office, draft: Draft, choices: Mapping[date, Shift], others: Shift | None = None) -> Draft:
    """The draft with what becomes of days chosen; `others` for each that still waits. InputError for a strange day."""
    strange = choices.keys() - {slot.ruled for slot in draft.slots}
    if strange:
        raise InputError(f"Shift: {format_date(min(strange))} is not a day of this series.")
    calendar = office.calendar()
    slots = []
    for slot in draft.slots:
        shift = choices.get(slot.ruled, others if slot.shift is Shift.UNDECIDED else None)
        slots.append(slot if shift is None else shifted(slot, shift, calendar))
    return _with_held(office, replace(draft, slots=tuple(slots)))


def lint(office: Office, draft: Draft) -> Timetable:
    """The meetings that would be called, held against holidays, closures, notice periods and one another."""
    listed = [ListedMeeting(slot.row, slot.body, slot.day, slot.starts, kind=slot.kind) for slot in draft.wanted]
    return check(listed, setting_of(office))


_ASKED = frozenset({"TT-TWICE", "TT-SAME-DAY", "TT-NOTICE-5", "TT-NOTICE-3"})
"""What of the check makes a day itself doubtful. All else it finds is to be known, such as an agenda due earlier
because of a bank holiday: a year's meetings hardly ever come without it."""


def doubts(office: Office, draft: Draft, checked: Timetable) -> tuple[str, ...]:
    """A sentence for each day that is asked about before it is called, as for a single meeting.

    What becomes of a day that is not worked was chosen already.
    """
    today, calendar = office.clock.today(), office.calendar()
    said = []
    for slot in draft.wanted:
        assert slot.day is not None
        same = meetings.on_day(office.register, slot.body, slot.day)
        said += [found.says for found in day_doubts(slot.body, slot.day, today, calendar, same) if found.id != "TT-DAY"]
    for row in checked.rows:
        if row.day is not None:
            said += [f"{format_date(row.day)}: {found.says}" for found in row.clashes if found.id in _ASKED]
    return tuple(dict.fromkeys(said))


def take(office: Office, draft: Draft, *, with_doubts: bool = False, command_id: str | None = None) -> tuple[int, ...]:
    """Call all of them as one change with one undo; their ids come back. Those the register holds are left alone.

    Refused with the sentences of `doubts`, unless the clerk goes on `with_doubts`.
    """
    if draft.undecided:
        days = ", ".join(f"{format_date(slot.ruled)} ({slot.why})" for slot in draft.undecided)
        raise Refused(f"Choose for each day that is no working day what becomes of it: {days}.")
    if not draft.wanted:
        raise Refused("No meeting of this series is left to call; nothing was done.")

    taken: list[int] = []

    def work(change: Change) -> None:
        if _with_held(office, draft) != draft:
            raise Conflict("Somebody called one of these meetings in the meantime; nothing was taken. Look again.")
        if not with_doubts and (found := doubts(office, draft, lint(office, draft))):
            raise Refused(f"{' '.join(found)} Say so if they are called all the same.")
        for slot in draft.wanted:
            assert slot.day is not None
            new = NewMeeting(slot.body, slot.day, slot.starts, draft.venue, slot.kind)
            known = agendas.body_named(office.register, slot.body)
            taken.append(insert_meeting(office, change, replace(new, kind=None) if known else new))

    bodies = list(dict.fromkeys(slot.body for slot in draft.wanted))
    named = bodies[0] if len(bodies) == 1 else f"{len(bodies)} bodies"
    summary = f"{len(draft.wanted)} meetings of {named} called: {draft.source}"
    command = office.command("meeting series", summary, command_id=command_id)
    office.register.run(command, work)
    return tuple(taken)


def slot_line(slot: Slot) -> str:
    """`Row 3. Executive, Monday 25 May 2026 at 18:00: Spring bank holiday; now Tuesday 26 May 2026.`"""
    at = f" at {format_time(slot.starts)}" if slot.starts else ""
    said = f"{slot.body}, {format_date(slot.ruled)}{at}"
    if slot.held is not None:
        return f"{said}: in the register already, as M{slot.held}; left alone."
    if not slot.why:
        return f"{said}."
    if slot.shift is Shift.UNDECIDED:
        return f"{said}: {slot.why}. CHOOSE what becomes of it."
    if slot.day is None:
        return f"{said}: {slot.why}; left out."
    if slot.day == slot.ruled:
        return f"{said}: {slot.why}; kept on that day."
    return f"{said}: {slot.why}; shifted to {format_date(slot.day)}."
