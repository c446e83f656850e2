"""The hearing of a call-in: set for a day or linked to a meeting, with its agenda, within the council's own time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from clerk_tui.domain.call_in_events import Standing, State
from clerk_tui.domain.call_ins import EntryKind
from clerk_tui.domain.dates import format_date, london_date
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.meeting import BodyKind, MeetingStatus
from clerk_tui.domain.text import tidy
from clerk_tui.register import meetings
from clerk_tui.services.call_in_cases import CallInCase, hearing_set
from clerk_tui.services.call_ins import Step, enter
from clerk_tui.services.office import Office


def set_hearing(
    office: Office, decision_id: int, *, on: date | None = None, meeting_id: int | None = None, because: str = "",
    at: datetime | None = None, command_id: str | None = None,
) -> CallInCase:  # fmt: skip
    """Set the day of the hearing, or link the meeting that hears it. A hearing set before gives way to this one.

    Refused, unless a reason is given, for a day after the council's own limit and for a body that is not scrutiny.
    """
    if (on is None) == (meeting_id is None):
        raise InputError("Hearing: name the meeting or the day, one of the two.")
    why = tidy(because).strip()

    def step(case: CallInCase) -> Step:
        day = on or meetings.meeting(office.register, meeting_id or 0).day
        _may_be_set(office, case, day, meeting_id, why)
        return Step(EntryKind.HEARING_SET, at, on_day=on, meeting_id=meeting_id, reason=why)

    where = f"M{meeting_id}" if meeting_id else format_date(on) if on else ""
    summary = f"Hearing of the call-in of D{decision_id} set: {where}"
    return enter(office, decision_id, "hearing", summary, step, command_id=command_id)


def _may_be_set(office: Office, case: CallInCase, day: date, meeting_id: int | None, why: str) -> None:
    if case.state.state is not State.SUSPENDED:
        raise Refused(f"There is no valid call-in of D{case.decision.id} to be heard. {case.state.why}")
    received = max(one.request.at for one in case.state.asked if one.standing is Standing.VALID)
    if day < london_date(received):
        raise InputError(
            f"Hearing: {format_date(day)} lies before the request of {format_date(london_date(received))}; a call-in is"
            " heard after it was received."
        )
    if meeting_id is not None and meetings.meeting(office.register, meeting_id).status is MeetingStatus.CANCELLED:
        raise InputError(f"Hearing: M{meeting_id} is cancelled; name a meeting that is to be held.")
    if (doubts := [*_doubts(office, case, day, meeting_id)]) and not why:
        raise Refused(f"{' '.join(doubts)} To set it all the same, give the reason; it stays on the record.")


def _doubts(office: Office, case: CallInCase, day: date, meeting_id: int | None) -> Iterator[str]:
    due = case.state.hearing_due
    if due is not None and day > due.answer:
        yield f"Hearing: {format_date(day)} lies after {format_date(due.answer)}, the last day by the council's rule."
    if meeting_id is not None:
        meeting = meetings.meeting(office.register, meeting_id)
        if meeting.body_kind is not BodyKind.SCRUTINY:
            yield f"Hearing: {meeting.body} is not a scrutiny committee in the register."


def agenda_words(case: CallInCase) -> str:
    """What the clear days of its agenda say of the hearing that was set (s.100B(3)), or of one by the last day.

    Of a hearing whose meeting was cancelled, that another must be set; empty where nothing is to be heard by a day.
    """
    if case.hearing_day is None:
        was_set = hearing_set(case.entries, case.state)
        if was_set:
            return f"M{was_set.meeting_id}, which was to hear it, is cancelled: set the hearing anew."
        return case.room.says if case.room else ""
    count = case.hearing_agenda
    if count is not None and count.satisfied is not None:
        word = "in time" if count.satisfied else "too late: the meeting is convened at shorter notice"
        return f"The agenda of the hearing was published with {count.clear_days} clear days, {word}."
    return case.room.says if case.room else ""


def agenda_published(
    office: Office, decision_id: int, *, on: date, because: str = "", at: datetime | None = None,
    command_id: str | None = None,
) -> CallInCase:  # fmt: skip
    """Enter the day on which the agenda of a hearing was published, where no meeting of the register holds it."""

    def step(case: CallInCase) -> Step:
        if case.hearing is None:
            raise Refused(f"No hearing of the call-in of D{decision_id} is set; set it first.")
        if on > london_date(case.now):
            raise InputError(f"Agenda: {format_date(on)} lies in the future.")
        _agenda_fits(case, on)
        return Step(EntryKind.HEARING_AGENDA, at, on_day=on, reason=tidy(because).strip())

    summary = f"Agenda of the hearing of D{decision_id} published {format_date(on)}"
    return enter(office, decision_id, "hearing", summary, step, command_id=command_id)


def _agenda_fits(case: CallInCase, on: date) -> None:
    """An agenda that has the call-in on it is published after the request, and before or on the day it is heard."""
    received = london_date(min(one.request.at for one in case.state.asked if one.standing is Standing.VALID))
    if on < received:
        raise InputError(
            f"Agenda: {format_date(on)} lies before the request of {format_date(received)}; its agenda comes after it."
        )
    if case.hearing_day is not None and on > case.hearing_day:
        raise InputError(f"Agenda: {format_date(on)} lies after the hearing of {format_date(case.hearing_day)}.")
