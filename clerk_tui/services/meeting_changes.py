"""A meeting moved, adjourned, cancelled or called again: what follows is gathered first, then it is done for a reason.

The change, what it does to the meeting and what is carried over are one transaction; undo turns all of it back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.errors import Conflict, InputError, Refused
from clerk_tui.domain.meeting import Meeting, MeetingStatus
from clerk_tui.domain.meeting_change import ChangeKind, Consequence, Matter
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import agendas, meetings
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.matter_moves import consequences
from clerk_tui.services.carrying import carry_over
from clerk_tui.services.office import Office

_DONE = {
    ChangeKind.MOVED: "moved",
    ChangeKind.ADJOURNED: "adjourned",
    ChangeKind.CANCELLED: "cancelled",
    ChangeKind.RECALLED: "called again",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """A change and all that follows from it, the heaviest first. `to`, `starts` and `venue` are those of then."""

    meeting: Meeting
    kind: ChangeKind
    to: date | None
    starts: time | None
    venue: str
    consequences: tuple[Consequence, ...]

    @property
    def summary(self) -> str:
        """`M1, Executive of Monday 9 October 2017, moved to Thursday 5 October 2017 at 18:00`."""
        named = f"M{self.meeting.id}, {self.meeting.body} of {format_date(self.meeting.day)}, {_DONE[self.kind]}"
        if self.to is None:
            return named
        at = f" at {format_time(self.starts)}" if self.starts else ""
        place = f", {self.venue}" if self.venue != self.meeting.venue else ""
        word = "for" if self.kind is ChangeKind.RECALLED else "to"
        return f"{named} {word} {format_date(self.to)}{at}{place}"


def preview(
    office: Office,
    meeting_id: int,
    kind: ChangeKind,
    *,
    to: date | None = None,
    starts: time | None = None,
    venue: str | None = None,
) -> Preview:
    """What would follow; nothing is done. Time and venue stay where they are not given. Refused for what cannot be."""
    meeting = meetings.meeting(office.register, meeting_id)
    then = (to, starts or meeting.starts, meeting.venue if venue is None else one_line(venue))
    if kind is ChangeKind.CANCELLED:
        then = (None, meeting.starts, meeting.venue)
    matters = agendas.matters(office.register, meeting_id)
    _may(office, meeting, matters, kind, then)
    found = consequences(
        meeting,
        matters,
        kind,
        then[0],
        council=office.council(),
        calendar=office.calendar(),
        today=office.clock.today(),
    )
    return Preview(meeting, kind, *then, found)


def _may(
    office: Office,
    meeting: Meeting,
    matters: tuple[Matter, ...],
    kind: ChangeKind,
    then: tuple[date | None, time | None, str],
) -> None:
    """Refused for a change that this meeting cannot have, InputError for days that cannot be."""
    status, name, to = meeting.status, f"M{meeting.id}", then[0]
    wanted = MeetingStatus.CANCELLED if kind is ChangeKind.RECALLED else MeetingStatus.CALLED
    if kind is ChangeKind.ADJOURNED and status is MeetingStatus.HELD:
        status = MeetingStatus.CALLED
    if status is not wanted:
        if kind is ChangeKind.RECALLED:
            raise Refused(f"{name} is not cancelled; only a cancelled meeting is called again. Move it instead.")
        raise Refused(f"{name} is {status.value}, so it cannot be {_DONE[kind]}.")
    if meeting.continued_by is not None:
        raise Refused(f"{name} was called again already, as M{meeting.continued_by}.")
    published = next((matter for matter in matters if matter.published), None)
    if published is not None and kind in {ChangeKind.MOVED, ChangeKind.CANCELLED}:
        raise Refused(f"{published.ref} of {name} is published: the meeting was held, so it cannot be {_DONE[kind]}.")
    if kind is ChangeKind.CANCELLED:
        return
    if to is None:
        raise InputError(f"Day: say to which day {name} is {_DONE[kind]}.")
    if then == (meeting.day, meeting.starts, meeting.venue):
        raise InputError(f"Day: {name} is called for {format_date(to)} at that time and place already.")
    if kind is ChangeKind.ADJOURNED:
        _may_adjourn(office, meeting, to, then[1])
    twice = meetings.find(office.register, meeting.body, to, then[1])
    if twice not in {None, meeting.id} and twice is not None:
        other = meetings.meeting(office.register, twice)
        if other.status is not MeetingStatus.CANCELLED:
            raise Refused(f"{meeting.body} has M{twice} on {format_date(to)} at that time already.")


def _may_adjourn(office: Office, meeting: Meeting, to: date, starts: time | None) -> None:
    """A meeting is adjourned once it has been opened, to a later hour."""
    if office.clock.today() < meeting.day:
        raise Refused(
            f"M{meeting.id} is on {format_date(meeting.day)} and has not been opened, so it is moved, not adjourned."
        )
    if (to, starts or time(0)) <= (meeting.day, meeting.starts or time(0)):
        raise InputError(
            f"Day: {format_date(to)} does not lie after the sitting of {format_date(meeting.day)} that is adjourned."
        )


def line(consequence: Consequence) -> str:
    """One consequence in a sentence, with its weight and what it rests on."""
    from clerk_tui.services.words import WEIGHT

    authority = f" [{consequence.authority}]" if consequence.authority else ""
    ref = f"{consequence.ref}. " if consequence.ref else ""
    return f"{WEIGHT[consequence.severity]}. {consequence.rule}. {ref}{consequence.says}{authority}"


def accept(office: Office, shown: Preview, reason: str, *, command_id: str | None = None) -> int:
    """Do what was shown, for a reason that stays on record; the id of the meeting that is now to be held comes back.

    Conflict where the meeting was changed since it was shown.
    """
    why = tidy(reason).strip()
    if not why:
        raise InputError(f"Reason: say why the meeting is {_DONE[shown.kind]}; it stays on record.")
    meeting_id = shown.meeting.id

    def work(change: Change) -> int:
        now = preview(office, meeting_id, shown.kind, to=shown.to, starts=shown.starts, venue=shown.venue)
        if now.meeting.version != shown.meeting.version or now.consequences != shown.consequences:
            raise Conflict(
                f"M{meeting_id} or what hangs on it was changed since this was shown; nothing was done. Look again."
            )
        _keep(office, change, now, why)
        return _DO[now.kind](office, change, now)

    command = office.command(f"meeting {_ACTION[shown.kind]}", shown.summary, why=why, command_id=command_id)
    found = office.register.run(command, work)
    assert found is not None
    return found


_ACTION = {
    ChangeKind.MOVED: "move",
    ChangeKind.ADJOURNED: "adjourn",
    ChangeKind.CANCELLED: "cancel",
    ChangeKind.RECALLED: "recall",
}


def _keep(office: Office, change: Change, shown: Preview, why: str) -> None:
    """The change on record, with the consequences as they were shown."""
    meeting = shown.meeting
    change.insert(
        "meeting_change",
        meeting_id=meeting.id,
        kind=shown.kind.value,
        changed_on=to_cell(office.clock.today()),
        old_day=to_cell(meeting.day),
        old_starts=to_cell(meeting.starts),
        old_venue=meeting.venue,
        new_day=to_cell(shown.to),
        new_starts=to_cell(shown.starts) if shown.to else None,
        new_venue=shown.venue if shown.to else "",
        reason=why,
        consequences="\n".join(line(consequence) for consequence in shown.consequences),
        who=office.who,
    )


def _move(office: Office, change: Change, shown: Preview) -> int:
    """The same meeting on another day. A notice given for the old day or place says nothing of the new one."""
    meeting = shown.meeting
    notice = meeting.notice_on if (shown.to, shown.venue) == (meeting.day, meeting.venue) else None
    change.update(
        "meeting",
        meeting.id,
        meeting.version,
        day=to_cell(shown.to),
        starts=to_cell(shown.starts),
        venue=shown.venue,
        notice_on=to_cell(notice),
    )
    return meeting.id


def _cancel(office: Office, change: Change, shown: Preview) -> int:
    change.update("meeting", shown.meeting.id, shown.meeting.version, status=MeetingStatus.CANCELLED.value)
    return shown.meeting.id


def _adjourn(office: Office, change: Change, shown: Preview) -> int:
    """The sitting ends as adjourned; the next one goes on under its agenda."""
    meeting = shown.meeting
    change.update("meeting", meeting.id, meeting.version, status=MeetingStatus.ADJOURNED.value)
    assert shown.to is not None
    return carry_over(office, change, meeting, shown.to, shown.starts, shown.venue, same=True)


def _recall(office: Office, change: Change, shown: Preview) -> int:
    """A new meeting, with an agenda and notices of its own to come."""
    assert shown.to is not None
    return carry_over(office, change, shown.meeting, shown.to, shown.starts, shown.venue, same=False)


_DO = {
    ChangeKind.MOVED: _move,
    ChangeKind.ADJOURNED: _adjourn,
    ChangeKind.CANCELLED: _cancel,
    ChangeKind.RECALLED: _recall,
}
