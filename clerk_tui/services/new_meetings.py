"""Calling a meeting: of a body the register knows, or of a new one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from clerk_tui.domain.bodies import NOT_OURS, NOT_OURS_WORDS, told_by_name
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.meeting import BodyKind, MeetingStatus
from clerk_tui.domain.people import Role, bare_name
from clerk_tui.domain.reading import once_done
from clerk_tui.domain.text import one_line
from clerk_tui.register import agendas, meetings, people
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.meeting_days import day_doubts
from clerk_tui.services.office import Office
from clerk_tui.services.people import members_on


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting to be called. `kind` is asked for a body that the register does not know and whose name tells nothing.

    `members` are the names summoned; None takes those who sit on the body that day.
    """

    body: str
    day: date
    starts: time | None = None
    venue: str = ""
    kind: BodyKind | None = None
    contact_name: str = ""
    contact_title: str = ""
    contact_telephone: str = ""
    contact_email: str = ""
    private: bool | None = None
    convened_on: date | None = None
    members: tuple[str, ...] | None = None


def add_meeting(office: Office, new: NewMeeting, *, despite: str = "", command_id: str | None = None) -> int:
    """Call a meeting; its id comes back. InputError names what is missing, Refused a meeting that is held already.

    Refused with the sentences of `doubts` too, unless `despite` says why it is called all the same.
    """
    reason = one_line(despite)
    _settled(office, new, reason)

    def work(change: Change) -> int:
        _settled(office, new, reason)
        return insert_meeting(office, change, new)

    at = f" at {format_time(new.starts)}" if new.starts else ""
    summary = f"Meeting called: {one_line(new.body)}, {format_date(new.day)}{at}"
    meeting_id = office.register.run(office.command("meeting add", summary, why=reason, command_id=command_id), work)
    assert meeting_id is not None
    return meeting_id


def doubts(office: Office, new: NewMeeting) -> tuple[Finding, ...]:
    """What a clerk is asked about before the meeting is called: its day, and another meeting of the body on it."""
    same = meetings.on_day(office.register, one_line(new.body), new.day)
    return tuple(day_doubts(one_line(new.body), new.day, office.clock.today(), office.calendar(), same))


def _settled(office: Office, new: NewMeeting, reason: str) -> None:
    check_new(office, new)
    if not reason and (found := doubts(office, new)):
        sentences = " ".join(finding.says for finding in found)
        raise Refused(f"{sentences} If it is called all the same, say why.")


def check_new(office: Office, new: NewMeeting) -> None:
    """Whether a meeting can be called so."""
    name = one_line(new.body)
    if not name:
        raise InputError("Body: name the body that meets.")
    body = agendas.body_named(office.register, name)
    if body is None and new.kind is None and told_by_name(name) is None:
        raise InputError(
            f"Kind: the register does not know {name}, and its name does not say what it is: executive, council,"
            " scrutiny or committee."
        )
    kind = body[2] if body is not None else new.kind
    if kind is not None and kind in NOT_OURS:
        raise InputError(f"Body: {name} is {NOT_OURS_WORDS[kind]}; the council calls no meeting of it.")
    if body is not None and new.kind is not None and new.kind is not body[2]:
        raise InputError(f"Kind: the register has {name} as {body[2].value}, not {new.kind.value}.")
    if new.convened_on is not None and new.convened_on > new.day:
        raise InputError(f"Convened: {format_date(new.convened_on)} lies after the meeting of {format_date(new.day)}.")
    once_done("Convened", new.convened_on, office.clock.today())
    held = meetings.find(office.register, name, new.day, new.starts)
    if held is not None and meetings.meeting(office.register, held).status is not MeetingStatus.CANCELLED:
        raise Refused(f"The register already holds this meeting, {name} of {format_date(new.day)}, as M{held}.")


def insert_meeting(office: Office, change: Change, new: NewMeeting) -> int:
    """Put a meeting into the register within a change; its id comes back."""
    name = one_line(new.body)
    body = change.find("body", name=name)
    kind = new.kind or told_by_name(name) or BodyKind.COMMITTEE
    body_id = int(str(body["id"])) if body else change.insert("body", name=name, kind=kind.value)
    contact = {
        key: one_line(getattr(new, key))
        for key in ("contact_name", "contact_title", "contact_telephone", "contact_email")
    }
    meeting_id = change.insert(
        "meeting",
        body_id=body_id,
        day=to_cell(new.day),
        starts=to_cell(new.starts),
        venue=one_line(new.venue),
        private=to_cell(new.private),
        short_notice=int(new.convened_on is not None),
        convened_on=to_cell(new.convened_on),
        **contact,
    )
    if new.members is None:
        sitting = (seat for seat in members_on(office, body_id, new.day) if seat.role != Role.SUBSTITUTE)
        summon(change, meeting_id, list(dict.fromkeys(seat.person.id for seat in sitting)))
    else:
        summon(
            change, meeting_id, [person_called(office, change, member) for member in new.members if one_line(member)]
        )
    return meeting_id


def person_called(office: Office, change: Change, name: str) -> int:
    """The id of the member of this name, entered now where the register does not know them."""
    found = people.named(office.register, one_line(name))
    return found.id if found else change.insert("person", name=bare_name(name), kind="member")


def summon(change: Change, meeting_id: int, person_ids: list[int]) -> None:
    """Summon people to a meeting, in this order."""
    for position, person_id in enumerate(dict.fromkeys(person_ids)):
        change.insert("summons", meeting_id=meeting_id, person_id=person_id, position=position)
