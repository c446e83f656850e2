"""Building an agenda: items, their order and numbers, standing items, items out of the forward plan."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError, NotFound, Refused
from clerk_tui.domain.meeting import AgendaItem, Meeting, MeetingStatus
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import agendas, committee_reports, meetings
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.services.office import Office
from clerk_tui.services.public_words import refuse_in_entry


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to be added. `entry` is the reference of a forward-plan entry, whose matter is the title where none is.

    `place` is where it goes, from 1; None puts it after the others, before the standing items at the end. `number` is
    as printed; None takes the next one. `as_published` says that it stood on the agenda as it was published.
    """

    title: str = ""
    number: str | None = None
    heading: str = ""
    exempt: bool | None = None
    exempt_mark: str = ""
    entry: str = ""
    supplement_id: int | None = None
    urgent_reason: str = ""
    place: int | None = None
    as_published: bool = False


def add_item(office: Office, meeting_id: int, new: NewItem, *, command_id: str | None = None) -> int:
    """Add an item; its id comes back. Refused where the agenda is published and nothing says how the item came."""

    def work(change: Change) -> int:
        may_add(office, meeting_id, new)
        return insert_item(office, change, meeting_id, new)

    may_add(office, meeting_id, new)
    title = _title(office, new)
    summary = f"Item added to the agenda of M{meeting_id}: {title}"
    item_id = office.register.run(
        office.command("item add", summary, why=new.urgent_reason, command_id=command_id), work
    )
    assert item_id is not None
    return item_id


def open_meeting(office: Office, meeting_id: int) -> Meeting:
    """The meeting, as long as its agenda may be worked on; Refused for one that is cancelled or adjourned."""
    meeting = meetings.meeting(office.register, meeting_id)
    if meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.ADJOURNED}:
        goes_on = f"; it goes on as M{meeting.continued_by}" if meeting.continued_by else ""
        raise Refused(f"M{meeting_id} is {meeting.status.value}{goes_on}, so its agenda stays as it is.")
    return meeting


def may_add(office: Office, meeting_id: int, new: NewItem) -> None:
    """Whether the item can be added so; Refused or InputError says why not."""
    meeting = open_meeting(office, meeting_id)
    _title(office, new)
    if new.supplement_id is not None:
        supplement = agendas.supplement(office.register, new.supplement_id)
        if supplement.meeting_id != meeting_id:
            raise InputError(f"Supplement: S{supplement.id} belongs to M{supplement.meeting_id}, not to M{meeting_id}.")
    elif meeting.agenda_on is not None and not new.urgent_reason.strip() and not new.as_published:
        raise Refused(
            f"The agenda of M{meeting_id} was published on {format_date(meeting.agenda_on)}: an item added now belongs"
            " to a supplement, or is urgent with its reason, or stood on the agenda as it was published. Say which."
        )
    if new.place is not None and not 1 <= new.place <= len(meetings.items(office.register, meeting_id)) + 1:
        raise InputError(f"Place: there is no place {new.place} on this agenda.")


def _title(office: Office, new: NewItem) -> str:
    title = one_line(new.title)
    if new.entry.strip():
        entry = agendas.entry_named(office.register, one_line(new.entry))
        if entry is None:
            raise NotFound(f"Forward plan: the register holds no entry {one_line(new.entry)}.")
        # An entry's own title is looked at too: it may have been typed before the closed one was kept apart.
        refuse_in_entry(office, entry.id, {"Title": title or entry.matter, "Heading": new.heading})
        return title or entry.matter
    if not title:
        raise InputError("Title: an item needs a title.")
    return title


def insert_item(office: Office, change: Change, meeting_id: int, new: NewItem) -> int:
    """Put an item on an agenda within a change; its id comes back."""
    items = meetings.items(office.register, meeting_id)
    entry = agendas.entry_named(office.register, one_line(new.entry)) if new.entry.strip() else None
    at = len(_before_the_last(office, meeting_id, items)) if new.place is None else new.place - 1
    exempt = new.exempt if new.exempt is not None else (entry.private if entry else None)
    make_room(change, items, at)
    return change.insert(
        "agenda_item",
        meeting_id=meeting_id,
        position=at,
        number=next_number(items) if new.number is None else one_line(new.number),
        title=_title(office, new),
        heading=one_line(new.heading),
        exempt=to_cell(exempt),
        exempt_mark=one_line(new.exempt_mark),
        supplement_id=new.supplement_id,
        forward_plan_entry_id=entry.id if entry else None,
        urgent_reason=tidy(new.urgent_reason),
    )


def _before_the_last(office: Office, meeting_id: int, items: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
    """The items up to the standing ones at the end."""
    meeting = meetings.meeting(office.register, meeting_id)
    last = {
        item.title.casefold()
        for item in agendas.recurring_items(office.register, meeting.body_id, meeting.day)
        if item.place == "last"
    }
    end = len(items)
    while end and items[end - 1].title.casefold() in last:
        end -= 1
    return items[:end]


def next_number(items: tuple[AgendaItem, ...]) -> str:
    """The number after the highest plain one; an agenda whose items have none goes on without."""
    plain = [int(item.number) for item in items if item.number.isdecimal()]
    if items and not plain:
        return ""
    return str(max(plain, default=0) + 1)


def make_room(change: Change, items: tuple[AgendaItem, ...], at: int, many: int = 1) -> None:
    """Number the positions anew, with room for new items before the one at place `at`."""
    for place, item in enumerate(items):
        wanted = place if place < at else place + many
        if item.position != wanted:
            change.update("agenda_item", item.id, item.version, position=wanted)


def move_item(office: Office, item_id: int, place: int, *, command_id: str | None = None) -> None:
    """Put an item at another place, from 1; its printed number stays until the agenda is renumbered."""
    item = meetings.item(office.register, item_id)
    open_meeting(office, item.meeting_id)
    if not 1 <= place <= len(meetings.items(office.register, item.meeting_id)):
        raise InputError(f"Place: there is no place {place} on this agenda.")

    def work(change: Change) -> int:
        items = list(meetings.items(office.register, item.meeting_id))
        moved = next(each for each in items if each.id == item_id)
        items.remove(moved)
        items.insert(place - 1, moved)
        for position, each in enumerate(items):
            if each.position != position:
                change.update("agenda_item", each.id, each.version, position=position)
        return item_id

    summary = f"Item {item.number} {item.title} put at place {place}"
    office.register.run(office.command("item move", summary, command_id=command_id), work)


def place_of(office: Office, item_id: int) -> int:
    """The place of an item on its agenda, from 1."""
    item = meetings.item(office.register, item_id)
    return [each.id for each in meetings.items(office.register, item.meeting_id)].index(item_id) + 1


def renumber(office: Office, meeting_id: int, *, command_id: str | None = None) -> int:
    """Number the items 1, 2, 3 … in their order; how many changed. Refused once the agenda is published."""
    meeting = open_meeting(office, meeting_id)
    if meeting.agenda_on is not None:
        raise Refused(
            f"The agenda of M{meeting_id} was published on {format_date(meeting.agenda_on)}; its numbers stay as they"
            " were printed."
        )
    wrong = [
        (item, str(place))
        for place, item in enumerate(meetings.items(office.register, meeting_id), 1)
        if item.number != str(place)
    ]

    def work(change: Change) -> int:
        for item, number in wrong:
            change.update("agenda_item", item.id, item.version, number=number)
        return meeting_id

    if wrong:
        summary = f"Agenda of M{meeting_id} numbered anew"
        office.register.run(office.command("item renumber", summary, command_id=command_id), work)
    return len(wrong)


def remove_item(office: Office, item_id: int, *, because: str = "", command_id: str | None = None) -> None:
    """Take an item off the agenda, with its report; history keeps both. Refused where a record or more hangs on it.

    Off a published agenda only with a reason.
    """
    item = meetings.item(office.register, item_id)
    meeting = open_meeting(office, item.meeting_id)
    if tied := agendas.ties(office.register, item_id):
        raise Refused(f"Item {item.number or item.title} cannot be taken off: it has {' and '.join(tied)}.")
    if meeting.agenda_on is not None and not because.strip():
        raise InputError(
            f"Reason: the agenda was published on {format_date(meeting.agenda_on)}, so taking an item off needs a"
            " reason; it stays on record."
        )

    from clerk_tui.services.reports.committee import loosened

    def work(change: Change) -> int:
        for record, row_id in agendas.report_rows(office.register, item_id):
            change.remove(record, row_id)
        report_id = committee_reports.of_item(office.register, item_id)
        if report_id is not None:
            # A committee report is written before it has an item, and may go to another meeting.
            loosened(office, report_id)(change)
        change.remove("agenda_item", item_id)
        return item_id

    summary = f"Item {item.number} {item.title} taken off the agenda of M{item.meeting_id}"
    office.register.run(office.command("item remove", summary, why=because, command_id=command_id), work)


def add_standing(office: Office, meeting_id: int, *, command_id: str | None = None) -> tuple[str, ...]:
    """Put the standing items of the body on the agenda, first and last; those that stand on it already are left.

    The titles added come back. Refused once the agenda is published.
    """
    meeting = open_meeting(office, meeting_id)
    if meeting.agenda_on is not None:
        raise Refused(
            f"The agenda of M{meeting_id} was published on {format_date(meeting.agenda_on)}; what is added now belongs"
            " to a supplement."
        )
    there = {item.title.casefold() for item in meetings.items(office.register, meeting_id)}
    standing = agendas.recurring_items(office.register, meeting.body_id, meeting.day)
    wanted = [item for item in standing if item.title.casefold() not in there]

    def work(change: Change) -> int:
        items = meetings.items(office.register, meeting_id)
        first = [item.title for item in wanted if item.place == "first"]
        last = [item.title for item in wanted if item.place == "last"]
        make_room(change, items, 0, len(first))
        for position, title in (*enumerate(first), *enumerate(last, len(first) + len(items))):
            cells: dict[str, Cell] = {"meeting_id": meeting_id, "position": position, "title": title}
            change.insert("agenda_item", **cells)
        if plainly_numbered(items):
            number_anew(office, change, meeting_id)
        return meeting_id

    if wanted:
        summary = f"Standing items put on the agenda of M{meeting_id}: {len(wanted)}"
        office.register.run(office.command("item standing", summary, command_id=command_id), work)
    return tuple(item.title for item in wanted)


def plainly_numbered(items: tuple[AgendaItem, ...]) -> bool:
    """Whether the items are numbered 1, 2, 3 and not `7 (a)` or by letters, as far as they are."""
    return not any(item.number and not item.number.isdecimal() for item in items)


def number_anew(office: Office, change: Change, meeting_id: int) -> None:
    """Number the items 1, 2, 3 … in their order within a change."""
    for place, item in enumerate(meetings.items(office.register, meeting_id), 1):
        change.update("agenda_item", item.id, item.version, number=str(place))
