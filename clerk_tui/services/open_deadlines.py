"""Every open deadline that the program derives for a register, and which of them a change would move."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from clerk_tui.domain.council import Council
from clerk_tui.domain.dates import LONDON, format_date, format_time, iso_instant
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import CallInWindow, CountResult
from clerk_tui.domain.open_deadlines import Deadline, Move
from clerk_tui.register import open_acts
from clerk_tui.register.open_acts import OpenAct
from clerk_tui.rules.before_meeting import agenda_by, report_by
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in_checks import call_in_window
from clerk_tui.rules.deadlines import hearing_due, publish_by
from clerk_tui.rules.notices import general_exception, key_decision_notice
from clerk_tui.services import checking
from clerk_tui.services.office import Office


@dataclass(frozen=True, slots=True)
class _Law:
    """What the deadlines are counted by."""

    council: Council
    calendar: Calendar


def moves(office: Office, *, council: Council | None = None, calendar: Calendar | None = None) -> tuple[Move, ...]:
    """The open deadlines that another council file or calendar would move, in order of date.

    Of a published deadline the old date is the one in force; it moves only where the new count differs from that.
    """
    now = _Law(office.council(), office.calendar())
    then = _Law(council or now.council, calendar or now.calendar)
    before = {deadline.id: deadline for deadline in _all(office, now)}
    found = []
    for after in _all(office, then):
        old = before.get(after.id)
        if old is None or _when(old) == _when(after):
            continue
        if after.published:
            old = _in_force(office, old)
        if _when(old) != _when(after):
            found.append(_move(old, after))
    return tuple(sorted(found, key=lambda move: (min(move.old, move.new), move.ref, move.id)))


def touched(office: Office, first: date, last: date) -> tuple[Deadline, ...]:
    """The open deadlines whose count runs over a day of this period, in order of date; both end days belong to it.

    Of a published deadline it is the count in force.
    """
    found = []
    for counted in _all(office, _Law(office.council(), office.calendar())):
        deadline = _in_force(office, counted) if counted.published else counted
        days = {day.date for day in deadline.ledger.days} | {deadline.day}
        if any(first <= day <= last for day in days):
            found.append(deadline)
    return tuple(sorted(found, key=lambda deadline: (deadline.day, deadline.ref, deadline.id)))


def count_window(office: Office, decision_id: int, council: Council, calendar: Calendar) -> CallInWindow:
    """The window of a published decision, counted anew by this council file and calendar."""
    found = checking.case(office, decision_id)
    return call_in_window(council, calendar, found.decision, found.meeting, found.published_on, found.published_at)


def open_windows(
    office: Office, calendar: Calendar, council: Council | None = None
) -> Iterator[tuple[int, str, CallInWindow]]:
    """The windows that are open, or whose effect has not begun, counted anew: decision, title, window."""
    now = iso_instant(office.clock.now().replace(microsecond=0))
    for decision_id in open_acts.open_windows(office.register, office.clock.today().isoformat(), now):
        if not checking.windows_in_force(office, decision_id):
            continue
        try:
            window = count_window(office, decision_id, council or office.council(), calendar)
        except (NotConfigured, InputError):
            continue
        yield decision_id, checking.case(office, decision_id).decision.title, window


def move_line(move: Move) -> str:
    """One move in a sentence, to be read aloud."""
    old, new = format_date(move.old), format_date(move.new)
    if move.old == move.new and move.old_at is not None and move.new_at is not None:
        old, new = f"{old}, {_until(move.old_at)},", f"{new}, {_until(move.new_at)}"
    published = " (published)" if move.published else ""
    note = f" {move.note}" if move.note else ""
    return f"{move.ref}. {move.title}. {move.what}{published}: {old} becomes {new}.{note}"


def _until(instant: datetime) -> str:
    clock = instant.astimezone(LONDON).time()
    return format_time(clock) if clock != time(0) else "the end of the day"


def _when(deadline: Deadline) -> tuple[object, object]:
    return deadline.day, deadline.at


def _move(old: Deadline, new: Deadline) -> Move:
    return Move(
        new.id, new.ref, new.what, new.title, old.day, new.day, new.published, old.at, new.at, old.ledger, new.ledger,
        new.note,
    )  # fmt: skip


def _in_force(office: Office, counted: Deadline) -> Deadline:
    """The published deadline as it stands, whatever a count of today says."""
    window = checking.windows_in_force(office, int(counted.ref[1:]))[0]
    return next(each for each in _of_window(counted.ref, counted.title, window) if each.id == counted.id)


def _all(office: Office, law: _Law) -> Iterator[Deadline]:
    register, today = office.register, office.clock.today().isoformat()
    for act in open_acts.meetings_to_come(register, today):
        yield from _of_meeting(act, law)
    for act in open_acts.key_decisions_to_come(register, today):
        yield from _key(f"D{act.id}", act, law)
    for act in open_acts.planned_key_decisions(register, today):
        yield from _key(f"F{act.id}", act, law)
    for act in open_acts.general_exceptions(register, today):
        yield from _counted(
            f"D{act.id}", "exception", "First day for the decision by general exception", act,
            lambda act=act: general_exception(act.day, law.calendar),  # type: ignore[misc]
        )  # fmt: skip
    for act in open_acts.decided_unpublished(register):
        yield from _counted(
            f"D{act.id}", "publish", "Publication due", act,
            lambda act=act: publish_by(law.council, law.calendar, decided=act.day),  # type: ignore[misc]
        )  # fmt: skip
    yield from _published(office, law)
    for act in open_acts.open_requests(register):
        yield from _hearing(act, law)


def _of_meeting(act: OpenAct, law: _Law) -> Iterator[Deadline]:
    title = f"{act.title}, {format_date(act.day)}"
    named = replace(act, title=title)
    ways = ("Agenda, reports and notice of the meeting due", "Agenda due by the council's own rule")
    for place, what in enumerate(ways[: 1 + (law.council.agenda_clear_days is not None)]):
        yield from _counted(
            f"M{act.id}", f"agenda {place}", what, named,
            lambda place=place: agenda_by(law.council, law.calendar, act.day, published=act.done_on)[place],  # type: ignore[misc]
        )  # fmt: skip
    if law.council.report_deadline is not None:
        yield from _counted(
            f"M{act.id}", "reports", "Reports due", replace(named, done_on=None),
            lambda: report_by(law.council, law.calendar, act.day),
        )  # fmt: skip


def _key(ref: str, act: OpenAct, law: _Law) -> Iterator[Deadline]:
    return _counted(
        ref, "notice", "Key-decision notice due", act,
        lambda: key_decision_notice(act.day, law.calendar, notice=act.done_on, strict=law.council.strict_28),
    )  # fmt: skip


def _hearing(act: OpenAct, law: _Law) -> Iterator[Deadline]:
    assert act.received_at is not None
    local = act.received_at.astimezone(LONDON)

    def count() -> CountResult:
        found = hearing_due(law.council, law.calendar, received=local.date(), received_at=local.time())
        if not isinstance(found, CountResult):
            raise NotConfigured("The hearing is at scrutiny's next meeting.")
        return found

    return _counted(f"D{act.id}", "hearing", "Hearing of the call-in due", act, count)


def _counted(ref: str, name: str, what: str, act: OpenAct, count: Callable[[], CountResult]) -> Iterator[Deadline]:
    """The deadline, where the council's rules set one and the calendar reaches so far."""
    try:
        found = count()
    except (NotConfigured, InputError):
        return
    day = found.earliest_working_day if found.latest_working_day is None else found.latest_working_day
    assert day is not None
    yield Deadline(f"{ref} {name}", ref, what, act.title, day, found.ledger, note=_done(act.done_on, found))


def _done(on: date | None, found: CountResult) -> str:
    """What the count says of an act that was done already; empty where it was not, or was early enough."""
    if on is None or found.satisfied:
        return ""
    clear = found.clear_days or 0
    short = found.ledger.n - clear
    days = f"{clear} clear day{'' if clear == 1 else 's'}"
    return f"Done on {format_date(on)}: that leaves {days}, {short} too few."


def _published(office: Office, law: _Law) -> Iterator[Deadline]:
    for decision_id, title, window in open_windows(office, law.calendar, law.council):
        yield from _of_window(f"D{decision_id}", title, window)


def _of_window(ref: str, title: str, window: CallInWindow) -> Iterator[Deadline]:
    closes = "Requests for call-in close"
    yield Deadline(f"{ref} closes", ref, closes, title, window.closes, window.closes_ledger, window.closes_at, True)
    yield Deadline(f"{ref} effect", ref, "In effect from", title, window.effective, window.effective_ledger, None, True)
