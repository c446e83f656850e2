"""Entering, ending and correcting seats. What seems to clash is said, and the clerk may go on with a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.meeting import Person
from clerk_tui.domain.people import Membership, Ward, read_role
from clerk_tui.domain.text import tidy
from clerk_tui.register import council as council_rows
from clerk_tui.register import people as rows
from clerk_tui.register import wards
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules import seats
from clerk_tui.services.office import Office
from clerk_tui.services.people import seat_words
from clerk_tui.services.people_changes import LONGEST, read_title

ANYWAY = "Give the reason to go on all the same."


@dataclass(frozen=True, slots=True)
class SeatDetails:
    """What can be said of a seat; both days are its first and its last, None where that is not known.

    `ward` is the one that a seat on Council is for.
    """

    role: str = "member"
    valid_from: date | None = None
    valid_to: date | None = None
    title: str = ""
    ward: Ward | None = None


def new_seat(office: Office, person_id: int, body_id: int, details: SeatDetails) -> Membership:
    """The seat as it would be entered; InputError names field and rule."""
    person, body = rows.person(office.register, person_id), rows.body(office.register, body_id)
    blank = Membership(0, 0, Person(person.id, person.name), body.id, body.name, body.kind, "", None, None)
    return corrected(blank, details)


def corrected(seat: Membership, details: SeatDetails) -> Membership:
    """The seat with other details; InputError names field and rule."""
    role = read_role(details.role)
    if len(role) > LONGEST:
        raise InputError(f"Role: it has {len(role)} characters; at most {LONGEST} are a role.")
    seats.check_period("the seat", details.valid_from, details.valid_to)
    return replace(
        seat, role=role, valid_from=details.valid_from, valid_to=details.valid_to, title=read_title(details.title),
        ward_id=details.ward.id if details.ward else None, ward=details.ward.name if details.ward else "",
    )  # fmt: skip


def doubts_of(office: Office, seat: Membership) -> tuple[Finding, ...]:
    """What speaks against this seat beside those that the register holds."""
    nation = Nation(council_rows.council(office.register).nation)
    person, body = rows.person(office.register, seat.person.id), rows.body(office.register, seat.body_id)
    own = rows.seats(office.register, person_id=person.id)
    beside = [other for other in rows.seats(office.register, body_id=body.id) if other.person.id != person.id]
    return seats.doubts(seat, [*own, *beside], body, person.kind, nation, ward_of(office, seat))


def ward_of(office: Office, seat: Membership) -> Ward | None:
    """The ward that a seat is for."""
    return None if seat.ward_id is None else wards.ward(office.register, seat.ward_id)


def add_seat(
    office: Office,
    person_id: int,
    body_id: int,
    details: SeatDetails | None = None,
    *,
    despite: str = "",
    command_id: str | None = None,
) -> Membership:
    """Enter a seat. Refused with the sentences of what clashes, unless `despite` says why it stands all the same."""
    seat = new_seat(office, person_id, body_id, details or SeatDetails())
    reason = _settled(office, seat, despite)

    def work(change: Change) -> int:
        _settled(office, seat, reason)
        return insert_seat(change, seat, reason)

    said = f"{seat_words(seat, person=True)}, {seats.in_words(seat.valid_from, seat.valid_to)}"
    command = office.command("people seat", f"Seat entered: {said}", why=reason, command_id=command_id)
    seat_id = office.register.run(command, work)
    assert seat_id is not None
    return rows.seat(office.register, seat_id)


def insert_seat(change: Change, seat: Membership, despite: str = "") -> int:
    """Put a seat into the register within a change; its id comes back."""
    return change.insert("membership", person_id=seat.person.id, body_id=seat.body_id, despite=despite, **_cells(seat))


def change_seat(
    office: Office,
    seat_id: int,
    details: SeatDetails,
    *,
    despite: str = "",
    version: int | None = None,
    command_id: str | None = None,
) -> Membership:
    """Correct a seat: its part, days or title. As `add_seat` for what clashes; Conflict where it changed since."""
    old = rows.seat(office.register, seat_id)
    seat = corrected(old, details)
    if seat == old:
        return old
    reason = _settled(office, seat, despite or old.despite)

    def work(change: Change) -> int:
        _settled(office, seat, reason)
        seen = old.version if version is None else version
        change.update("membership", seat.id, seen, despite=reason, **_cells(seat))
        return seat.id

    said = f"{seat_words(seat, person=True)}, {seats.in_words(seat.valid_from, seat.valid_to)}"
    command = office.command("people change", f"Seat {seat.id} corrected: {said}", why=reason, command_id=command_id)
    office.register.run(command, work)
    return rows.seat(office.register, seat_id)


def end_seat(
    office: Office, seat_id: int, last: date, *, version: int | None = None, command_id: str | None = None
) -> Membership:
    """Let a seat end; `last` is its last day. InputError where it begins later, Refused where it has ended."""
    old = rows.seat(office.register, seat_id)
    if old.valid_to is not None and old.valid_to <= last:
        raise Refused(f"{seat_words(old, person=True)}: the seat ended on {format_date(old.valid_to)} already.")
    seats.check_period("the seat", old.valid_from, last)

    def work(change: Change) -> int:
        change.update("membership", old.id, old.version if version is None else version, valid_to=to_cell(last))
        return old.id

    said = f"Seat ended: {seat_words(old, person=True)}, last day {format_date(last)}"
    office.register.run(office.command("people end", said, command_id=command_id), work)
    return rows.seat(office.register, seat_id)


def follow_seat(
    office: Office,
    seat_id: int,
    first: date,
    role: str,
    *,
    title: str = "",
    despite: str = "",
    command_id: str | None = None,
) -> Membership:
    """Let somebody have another part in the same body from a day on; the old seat ends the day before."""
    old = rows.seat(office.register, seat_id)
    last = first - timedelta(1)
    seats.check_period("the seat", old.valid_from, last)
    # It bears the old seat's number, so that it is not held to clash with the one it follows.
    details = SeatDetails(role, first, old.valid_to, title, ward_of(office, old))
    new = corrected(replace(old, despite=""), details)
    reason = _settled(office, new, despite)

    def work(change: Change) -> int:
        change.update("membership", old.id, old.version, valid_to=to_cell(last))
        return insert_seat(change, new, reason)

    said = f"{seat_words(new, person=True)} from {format_date(first)}, until then {old.role}"
    command = office.command("people follow", said, why=reason, command_id=command_id)
    found = office.register.run(command, work)
    assert found is not None
    return rows.seat(office.register, found)


def remove_seat(office: Office, seat_id: int, *, command_id: str | None = None) -> Membership:
    """Take a seat away that was entered by mistake; one that was held is ended instead."""
    old = rows.seat(office.register, seat_id)

    def work(change: Change) -> int:
        change.remove("membership", old.id)
        return old.id

    said = f"Seat taken away: {seat_words(old, person=True)}"
    office.register.run(office.command("people unseat", said, command_id=command_id), work)
    return old


def _settled(office: Office, seat: Membership, despite: str) -> str:
    """The reason to record: none where nothing clashes."""
    doubts, reason = doubts_of(office, seat), tidy(despite).strip()
    if doubts and not reason:
        raise Refused(" ".join((*(found.says for found in doubts), ANYWAY)))
    return reason if doubts else ""


def _cells(seat: Membership) -> dict[str, Cell]:
    return {
        "role": seat.role, "valid_from": to_cell(seat.valid_from), "valid_to": to_cell(seat.valid_to),
        "title": seat.title, "ward_id": seat.ward_id,
    }  # fmt: skip
