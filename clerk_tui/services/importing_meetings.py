"""Taking a list of meetings into the register: each that it has not yet is begun, without an agenda."""

from __future__ import annotations

from clerk_tui.domain.bodies import body_key
from clerk_tui.domain.dates import format_date, format_time, iso_instant
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import by_weight
from clerk_tui.domain.pack import PackMeeting
from clerk_tui.domain.printed import MeetingList
from clerk_tui.register import same_meeting
from clerk_tui.register.changes import Change
from clerk_tui.services.importing import begin_meeting
from clerk_tui.services.importing_decisions import Accepted, Stands
from clerk_tui.services.office import Office
from clerk_tui.services.taking import keep_document, line


def called(meeting: PackMeeting) -> str:
    """`Executive, Monday 9 October 2017 at 18:00`, as far as the list says it."""
    day = format_date(meeting.day) if meeting.day else "no date"
    return f"{line(meeting.body) or 'no body'}, {day}{f' at {format_time(meeting.starts)}' if meeting.starts else ''}"


def stands(office: Office, found: MeetingList) -> tuple[Stands, ...]:
    """Each meeting of the list beside the register as it is now."""
    seen: dict[tuple[object, ...], int] = {}
    said = []
    for place, meeting in enumerate(found.meetings, 1):
        first = seen.setdefault((body_key(line(meeting.body)), meeting.day, meeting.starts), place)
        if not line(meeting.body) or meeting.day is None:
            says = "The list does not give its body and its date; it is left out."
            said.append(Stands(place, f"{called(meeting)}. {says}", False))
        elif first != place:
            said.append(Stands(place, f"{called(meeting)}. The list has it before; it is left out.", False))
        elif (held := _held(office, meeting)) is not None:
            said.append(Stands(place, f"{called(meeting)}. The register holds it as M{held}.", False, held))
        else:
            said.append(Stands(place, f"{called(meeting)}.", True))
    return tuple(said)


def _held(office: Office, meeting: PackMeeting) -> int | None:
    """The meeting of the body on that day: at the same time, or one of the two does not say when it begins."""
    assert meeting.day is not None
    for one in same_meeting.called_for(office.register, meeting.day):
        same_time = one.starts is None or meeting.starts is None or one.starts == meeting.starts
        if body_key(one.body) == body_key(line(meeting.body)) and same_time:
            return one.id
    return None


def accept(office: Office, found: MeetingList, *, command_id: str | None = None) -> Accepted:
    """Begin the meetings that the register has not, in one change; InputError where there is none."""
    begun: list[int] = []
    left: list[str] = []
    imported_at = iso_instant(office.clock.system())

    def work(change: Change) -> int:
        now = stands(office, found)
        left.extend(f"Meeting {one.place}: {one.says}" for one in now if not one.taken)
        wanted = [found.meetings[one.place - 1] for one in now if one.taken]
        if not wanted:
            raise InputError(f"Nothing was taken. {' '.join(left)}")
        document_id = keep_document(change, found.document, found.text, found.unplaced, imported_at)
        begun.extend(begin_meeting(office, change, meeting, document_id)[0] for meeting in wanted)
        return begun[0]

    count = sum(one.taken for one in stands(office, found))
    summary = f"Imported {line(found.document.name) or 'a list'}: {count} meeting{'' if count == 1 else 's'}"
    office.register.run(office.command("import", summary, command_id=command_id), work)
    return Accepted(tuple(begun), tuple(left))


def preview(found: MeetingList) -> list[str]:
    """What a reader took, for the command line."""
    lines = [f"A list of meetings: {len(found.meetings)}."]
    for finding in by_weight(list(found.findings)):
        lines.append(f"{finding.severity.value.capitalize()}. {finding.where}. {finding.says}")
    lines += [f"Meeting {place}: {called(meeting)}." for place, meeting in enumerate(found.meetings, 1)]
    return [*lines, *found.unplaced]
