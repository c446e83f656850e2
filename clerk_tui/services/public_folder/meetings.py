"""The meetings that were announced, with what of their agenda the public may read."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from clerk_tui.domain.council import Nation
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.meeting import later_place
from clerk_tui.domain.public_site import PublicItem, PublicMeeting
from clerk_tui.domain.text import one_line
from clerk_tui.register import meetings
from clerk_tui.register import public_folder as rows
from clerk_tui.register.rows import to_date, to_time
from clerk_tui.rules.exempt_words import exempt_parts, holds_apart
from clerk_tui.services.kept_apart import apart
from clerk_tui.services.office import Office
from clerk_tui.services.public_items import IN_PRIVATE, OpenItem, matter_of, may_leave, meeting_may_leave

_DONE = {"moved": "Moved", "adjourned": "Adjourned", "cancelled": "Cancelled", "recalled": "Called again"}
_Supplements = Mapping[int, tuple[int, str, date | None, date | None]]


def announced(office: Office) -> list[PublicMeeting]:
    """Every meeting with a notice, an agenda or a published decision, by its day; one called off is among them."""
    nation, today = office.council().nation, office.clock.today()
    items, changes, added = _items(office), _changes(office), rows.supplements(office.register)
    out = {key: one for key, one in added.items() if _by(_from(nation, *one[2:]), today)}
    found = []
    for row in rows.announced_meetings(office.register):
        agenda_on = _agenda_on(row, nation)
        told = (agenda_on, to_date(row["notice_on"]), to_date(row["given_on"]))
        if not (row["decided"] or any(_by(day, today) for day in told)):
            continue
        agenda = items.get(row["id"], [])
        shown = _shown(office, agenda, out, added) if _by(agenda_on, today) else ()
        made = _meeting(row, agenda_on if _by(agenda_on, today) else None, shown, out, changes[row["id"]])
        _refuse_exempt(office, made, [item.row["id"] for item in agenda if item.apart])
        found.append(made)
    known = {meeting.id for meeting in found}
    return [_without_strangers(meeting, known) for meeting in found]


def _by(day: date | None, today: date) -> bool:
    return day is not None and day <= today


def _from(nation: Nation, offices: date | None, website: date | None) -> date | None:
    """From which day something counts as published: at both places, in Wales on the website alone."""
    return website if nation is Nation.WALES else later_place(offices, website)


def _agenda_on(row: sqlite3.Row, nation: Nation) -> date | None:
    if nation is Nation.WALES and row["agenda_website_on"]:
        return to_date(row["agenda_website_on"])
    return to_date(row["agenda_on"])


@dataclass(frozen=True, slots=True)
class _Item:
    """A row of an agenda, and whether anything is kept apart of it."""

    row: sqlite3.Row
    apart: bool


def _items(office: Office) -> dict[int, list[_Item]]:
    marked = {
        item for item, number, title in rows.marked_sections(office.register) if exempt_parts([(number, title, "")], "")
    }
    found: dict[int, list[_Item]] = defaultdict(list)
    for row in rows.agenda_items(office.register):
        found[row["meeting_id"]].append(_Item(row, bool(row["apart"]) or row["id"] in marked))
    return found


def _shown(office: Office, items: Sequence[_Item], out: _Supplements, added: _Supplements) -> tuple[PublicItem, ...]:
    """The items that the public may read of: not those of a supplement that is not out yet."""
    return tuple(
        _public(office, item, one_line(added[item.row["supplement_id"]][1]) if item.row["supplement_id"] else "")
        for item in items
        if item.row["supplement_id"] is None or item.row["supplement_id"] in out
    )


def _public(office: Office, item: _Item, supplement: str) -> PublicItem:
    row = item.row
    title, heading = one_line(row["title"]), one_line(row["heading"])
    if item.apart and not _may_leave(office, row["id"], heading):
        title, heading = IN_PRIVATE, ""
    decision = row["decision_id"] if row["status"] == "published" else None
    return PublicItem(one_line(row["number"]), title, heading, row["exempt"] == 1, supplement, decision)


def _may_leave(office: Office, item_id: int, heading: str) -> bool:
    """Whether title and heading of an item hold nothing that is kept apart of its matter and was not gone past."""
    item = meetings.item(office.register, item_id)
    matter = matter_of(office, item)
    kept = apart(office, matter)
    try:
        may_leave(office, OpenItem(item, matter, kept, item.title), {"heading": heading})
    except Refused:
        return False
    return not holds_apart(item.title, kept)


def _refuse_exempt(office: Office, meeting: PublicMeeting, apart_of: Sequence[int]) -> None:
    """Refused where words about the meeting itself hold what is kept apart of one of its items.

    ExemptWords for smaller matches that nobody went past: the labels are those of the agenda, so once is enough.
    """
    titles = "\n".join(title for title, _ in meeting.supplements)
    said = {"Venue": meeting.venue, "Contact": meeting.contact, "Supplements": titles}
    said["What happened to it"] = "\n".join(meeting.happened)
    whole = "\n".join((meeting.body, *said.values(), *(item.number for item in meeting.items)))
    for item_id in apart_of:
        item = meetings.item(office.register, item_id)
        matter = matter_of(office, item)
        kept = apart(office, matter)
        if holds_apart(whole, kept):
            raise Refused(
                f"M{meeting.id}: its place, contact or supplements hold words that are kept apart as exempt, so nothing"
                " was written; take them out (LGA 1972 Sch 12A)."
            )
        meeting_may_leave(office, (OpenItem(item, matter, kept, item.title),), said)


def _changes(office: Office) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows.meeting_changes(office.register):
        found[row["meeting_id"]].append(_happened(row))
    return found


def _happened(row: sqlite3.Row) -> str:
    """`Moved on Monday 2 October 2017 from … to …, Town Hall.`"""
    words = f"{_DONE[row['kind']]} on {format_date(date.fromisoformat(row['changed_on']))}"
    if row["kind"] == "cancelled":
        return f"{words}."
    words += f", from {_when(row['old_day'], row['old_starts'])}"
    if row["new_day"]:
        words += f" to {_when(row['new_day'], row['new_starts'])}"
        if row["new_venue"] and row["new_venue"] != row["old_venue"]:
            words += f", {one_line(row['new_venue'])}"
    return f"{words}."


def _when(day: str, starts: str | None) -> str:
    at = f" at {format_time(time.fromisoformat(starts))}" if starts else ""
    return f"{format_date(date.fromisoformat(day))}{at}"


def _meeting(
    row: sqlite3.Row, agenda_on: date | None, items: tuple[PublicItem, ...], out: _Supplements, happened: Sequence[str]
) -> PublicMeeting:
    contact = (row["contact_name"], row["contact_title"], row["contact_telephone"], row["contact_email"])
    moved = row["moved_from"]
    return PublicMeeting(
        id=row["id"],
        body=one_line(row["body"]),
        day=date.fromisoformat(row["day"]),
        starts=to_time(row["starts"]),
        venue=one_line(row["venue"]),
        status=row["status"],
        private=row["private"] == 1,
        contact=", ".join(one_line(part) for part in contact if part),
        agenda_on=agenda_on,
        notice_on=to_date(row["notice_on"]),
        supplements=tuple(
            (one_line(title), max(filter(None, (offices, website))))
            for meeting, title, offices, website in out.values()
            if meeting == row["id"]
        ),
        items=items,
        happened=tuple(happened),
        moved_from=date.fromisoformat(moved) if moved and moved != row["day"] else None,
        continues=row["continues_id"],
        continued_by=row["continued_by"],
        changed_at=datetime.fromisoformat(row["changed_at"] or "1970-01-01T00:00:00Z"),
        edition=int(row["version"]) - 1,
    )


def _without_strangers(meeting: PublicMeeting, known: set[int]) -> PublicMeeting:
    """The same without the numbers of meetings that have no page."""
    if {meeting.continues, meeting.continued_by} - {None} <= known:
        return meeting
    return replace(
        meeting,
        continues=meeting.continues if meeting.continues in known else None,
        continued_by=meeting.continued_by if meeting.continued_by in known else None,
    )
