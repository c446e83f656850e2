"""A document of a meeting that the register holds already: what it adds, and what stays as the register has it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clerk_tui.domain.bodies import body_key
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.meeting import AgendaItem, Meeting, Report
from clerk_tui.domain.pack import Contact, Pack, PackItem, PackReport
from clerk_tui.domain.people import bare_name, meant_of, name_key
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import meetings, same_meeting
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.register.same_meeting import Standing
from clerk_tui.services.agendas import open_meeting
from clerk_tui.services.interests import arrive_in_new
from clerk_tui.services.new_meetings import person_called
from clerk_tui.services.office import Office
from clerk_tui.services.taking import add_decision, line, take_document, take_item, take_report


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting of the register, and the document beside it, each thing as a line for the clerk.

    `adds` is what would be added to the meeting; `keeps` where the two differ and the register's words stay.
    """

    meeting_id: int
    adds: tuple[str, ...]
    keeps: tuple[str, ...]

    @property
    def says(self) -> str:
        """How it stands, in a sentence."""
        what = "what is new is added" if self.adds else "with all that the document has, so nothing is added"
        return f"This meeting is already in the register as M{self.meeting_id}; {what}."


@dataclass(slots=True)
class _Work:
    """What is to be done to the rows, gathered together with the words for it."""

    meeting: Meeting
    cells: dict[str, Cell]
    members: list[str]
    items: list[tuple[PackItem, AgendaItem | None]]
    adds: list[str]
    keeps: list[str]


def alike(office: Office, pack: Pack) -> list[Standing]:
    """The meetings of the same body called for the same day that are not cancelled and are not this one."""
    found = [one for one in _of_body(office, pack) if not one.cancelled and not one.moved]
    return [] if _fitting(found, pack) else found


def held(office: Office, pack: Pack) -> Held | None:
    """The meeting that the pack is of, if the register holds it. Refused where that cannot be said, or is closed."""
    meeting_id = _find(office, pack)
    if meeting_id is None:
        return None
    work = _work(office, pack, meeting_id)
    return Held(meeting_id, tuple(work.adds), tuple(work.keeps))


def add(office: Office, change: Change, pack: Pack, known: Held, imported_at: str) -> int:
    """Add what is new in the pack to the meeting; its id comes back."""
    work = _work(office, pack, known.meeting_id)
    meeting = work.meeting
    document_id = take_document(change, pack, imported_at)
    change.update("meeting", meeting.id, meeting.version, document_id=document_id, **work.cells)
    last = len(meeting.members)
    for position, name in enumerate(work.members, last):
        person_id = person_called(office, change, name)
        change.insert("summons", meeting_id=meeting.id, person_id=person_id, position=position)
    _place_items(office, change, work)
    return meeting.id


def _of_body(office: Office, pack: Pack) -> list[Standing]:
    if pack.meeting.day is None or not line(pack.meeting.body):
        return []
    key = body_key(line(pack.meeting.body))
    return [one for one in same_meeting.called_for(office.register, pack.meeting.day) if body_key(one.body) == key]


def _fitting(found: list[Standing], pack: Pack) -> list[Standing]:
    """Those at the same time; failing them, those of which one of the two does not say when it begins."""
    starts = pack.meeting.starts
    if starts is None:
        return found
    return [one for one in found if one.starts == starts] or [one for one in found if one.starts is None]


def _find(office: Office, pack: Pack) -> int | None:
    found = _of_body(office, pack)
    # A meeting of the day itself comes before one that was moved from it, and one that is held before a cancelled one.
    for moved, cancelled in ((False, False), (True, False), (False, True)):
        fits = _fitting([one for one in found if (one.moved, one.cancelled) == (moved, cancelled)], pack)
        if len({one.id for one in fits}) == 1:
            return fits[0].id
        if fits:
            named = ", ".join(
                f"M{one.id} {f'at {format_time(one.starts)}' if one.starts else ''}".strip() for one in fits
            )
            raise Refused(
                f"Time: the register holds more than one meeting of {fits[0].body} on this day, {named}; say when the"
                " document's begins, so that it is known which of them it is."
            )
    return None


def _work(office: Office, pack: Pack, meeting_id: int) -> _Work:
    work = _Work(open_meeting(office, meeting_id), {}, [], [], [], [])
    _compare_meeting(work, pack)
    _compare_members(office, work, pack)
    _compare_items(office, work, pack)
    if work.adds and (name := same_meeting.document_name(office.register, meeting_id)):
        work.keeps.append(
            f"Source: beside the meeting {line(pack.document.name)} is shown from now on, instead of {name}."
        )
    return work


def _compare_meeting(work: _Work, pack: Pack) -> None:
    now, told = work.meeting, pack.meeting
    assert told.day is not None
    if now.day != told.day:
        work.keeps.append(
            f"Date: the meeting was moved to {format_date(now.day)}; the document has {format_date(told.day)}."
        )
    contact = told.contact or Contact()
    texts = (
        ("Venue", "venue", now.venue, told.venue),
        ("Contact", "contact_name", now.contact_name, contact.name),
        ("Contact's post", "contact_title", now.contact_title, contact.title),
        ("Telephone", "contact_telephone", now.contact_telephone, contact.telephone),
        ("E-mail", "contact_email", now.contact_email, contact.email),
    )
    for label, column, ours, theirs in texts:
        _compare(work, label, column, ours, line(theirs), line(theirs))
    at = format_time(now.starts) if now.starts else "", format_time(told.starts) if told.starts else ""
    _compare(work, "Time", "starts", *at, to_cell(told.starts))
    out = now.agenda_on or now.agenda_at.offices_on or now.agenda_at.website_on
    dated = format_date(out) if out else "", format_date(told.agenda_date) if told.agenda_date else ""
    _compare(work, "Agenda published", "agenda_on", *dated, to_cell(told.agenda_date))


def _compare(work: _Work, label: str, column: str, ours: str, theirs: str, cell: Cell) -> None:
    if not theirs or _words(ours) == _words(theirs):
        return
    if ours:
        work.keeps.append(f"{label}: the register keeps “{ours}”; the document has “{theirs}”.")
    else:
        work.adds.append(f"{label}: {theirs}")
        work.cells[column] = cell


def _words(text: str) -> str:
    """What two spellings of one text have in common."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("&", " and ")))


def _compare_members(office: Office, work: _Work, pack: Pack) -> None:
    names = [member.name for member in work.meeting.members]
    matched: set[str] = set()
    new: dict[str, str] = {}
    for name in (bare_name(member) for member in pack.meeting.members if one_line(member)):
        if meant := meant_of(names, name):
            matched.add(meant)
        else:
            new.setdefault(name_key(name), name)
    said = ", ".join(new.values())
    if new and (published := meetings.published_at(office.register, work.meeting.id)):
        work.keeps.append(f"Members: {said} not added, for D{published} is published with those who were summoned.")
    elif new:
        work.members += new.values()
        work.adds.append(f"Members summoned: {said}")
    if pack.meeting.members and (others := [name for name in names if name not in matched]):
        work.keeps.append(f"Members: the register keeps {', '.join(others)}, whom the document does not name.")


def _compare_items(office: Office, work: _Work, pack: Pack) -> None:
    left = list(meetings.items(office.register, work.meeting.id))
    for place, item in enumerate(pack.items, 1):
        same = next((one for one in left if _words(one.title) == _words(line(item.title))), None)
        work.items.append((item, same))
        called = f"Item {line(item.number) or place}, {line(item.title)}"
        if same is None:
            _new_item(work, pack, item, called)
        else:
            left.remove(same)
            _compare_item(office, work, item, same, called)


def _new_item(work: _Work, pack: Pack, item: PackItem, called: str) -> None:
    published, dated = work.meeting.agenda_on, pack.meeting.agenda_date
    if published is not None and dated is not None and dated > published:
        raise Refused(
            f"{called}: the agenda of M{work.meeting.id} was published on {format_date(published)} and the document is"
            f" dated {format_date(dated)}, so this item came in a supplement. Enter it there first; then what the"
            " document has of it is added."
        )
    work.adds.append(f"{called}{', with its report and a draft record' if item.report else ''}")


def _compare_item(office: Office, work: _Work, item: PackItem, same: AgendaItem, called: str) -> None:
    if line(item.number) not in {"", same.number}:
        if work.meeting.agenda_on is None:
            work.adds.append(f"{called}: its number{f', which was {same.number}' if same.number else ''}")
        else:
            work.keeps.append(f"{called}: the register keeps the number {same.number or 'empty'}.")
    if item.exempt is not None and same.exempt is not None and item.exempt != same.exempt:
        marks = ("not marked exempt", "marked exempt")
        work.keeps.append(
            f"{called}: the register keeps it {marks[same.exempt]}; in the document it is {marks[item.exempt]}."
        )
    if cells := _blanks(item, same):
        said = {"page_from": "pages", "size": "size", "exempt": "the mark of exempt information", "heading": "heading"}
        work.adds.append(f"{called}: {', '.join(said[name] for name in cells if name in said) or 'its mark'}")
    if item.report is None:
        return
    report = meetings.item(office.register, same.id).report
    if report is None:
        record = f"; its record D{same.decision_id} stays as it is" if same.decision_id else " and a draft record"
        work.adds.append(f"{called}: its report{record}")
    elif not _same_report(report, item.report):
        work.keeps.append(f"{called}: the register keeps the report it has; the document's reads otherwise.")


def _blanks(item: PackItem, same: AgendaItem) -> dict[str, Cell]:
    """What the document says of an item and the register does not."""
    cells: dict[str, Cell] = {}
    if item.pages is not None and same.pages is None:
        cells["page_from"], cells["page_to"] = item.pages
    if item.exempt is not None and same.exempt is None:
        cells["exempt"] = to_cell(item.exempt)
    texts = {"size": (item.size, same.size), "exempt_mark": (item.exempt_mark, same.exempt_mark)}
    texts["heading"] = (item.heading, same.heading)
    return cells | {name: line(theirs) for name, (theirs, ours) in texts.items() if line(theirs) and not ours}


def _same_report(ours: Report, theirs: PackReport) -> bool:
    mine = [paragraph.text for section in ours.sections for paragraph in section.paragraphs]
    told = [tidy(paragraph.text) for section in theirs.sections for paragraph in section.paragraphs]
    return (mine, list(ours.recommendations)) == (told, [tidy(text) for text in theirs.recommendations])


def _place_items(office: Office, change: Change, work: _Work) -> None:
    """New items go behind the one that they follow in the document; the others keep their order."""
    meeting = work.meeting
    order: list[AgendaItem | PackItem] = list(meetings.items(office.register, meeting.id))
    at = 0
    for item, same in work.items:
        if same is None:
            order.insert(at, item)
            at += 1
        else:
            at = order.index(same) + 1
    numbers = {same.id: line(item.number) for item, same in work.items if same is not None}
    told = {same.id: item for item, same in work.items if same is not None}
    for position, one in enumerate(order):
        if isinstance(one, PackItem):
            take_item(change, meeting.id, meeting.body, position, one)
            continue
        cells: dict[str, Cell] = {"position": position}
        if meeting.agenda_on is None and numbers.get(one.id):
            cells["number"] = numbers[one.id]
        if one.id in told:
            cells |= _blanks(told[one.id], one)
        change.update("agenda_item", one.id, one.version, **cells)
        if one.id in told:
            _add_report(office, change, meeting, one, told[one.id])


def _add_report(office: Office, change: Change, meeting: Meeting, item: AgendaItem, told: PackItem) -> None:
    if told.report is None or meetings.item(office.register, item.id).report is not None:
        return
    take_report(change, item.id, told.report)
    if item.decision_id is None:
        begun = add_decision(change, item.id, meeting.id, item.title, meeting.body, told.report)
        arrive_in_new(office, change, begun, item.id)
