"""People, bodies and seats out of a list: what it would do is shown first, then done as one change with one undo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from clerk_tui.documents.reading.csv_rows import LONGEST
from clerk_tui.documents.reading.people import read_people
from clerk_tui.domain.bodies import told_by_name
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.people import Body, KnownPerson, ListedSeat, Membership, PersonKind, Ward, name_key, ward_key
from clerk_tui.domain.text import tidy
from clerk_tui.register import council as council_rows
from clerk_tui.register import people as rows
from clerk_tui.register import wards as ward_rows
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules import seats
from clerk_tui.services.office import Office
from clerk_tui.services.people_seats import insert_seat


class Doing(StrEnum):
    """What a row of the list does."""

    SEAT = "seat"
    END = "end"
    WARD = "ward"
    PERSON = "person"
    NOTHING = "nothing"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row and what it does. `new_person`, `new_body` and `new_ward` are entered by it first.

    `seat` is the seat as it will be; `clashes` are sentences about it, which ask for a reason.
    """

    listed: ListedSeat
    does: Doing
    says: str
    seat: Membership | None = None
    person: KnownPerson | None = None
    new_person: bool = False
    body: Body | None = None
    new_body: bool = False
    clashes: tuple[str, ...] = ()
    ward: Ward | None = None
    new_ward: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would do, row by row; `notes` are about the file as a whole."""

    rows: tuple[PlannedRow, ...]
    notes: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[str, ...]:
        """What cannot be read: nothing is taken while there is any."""
        return tuple(row.says for row in self.rows if row.does is Doing.FAULT)

    @property
    def clashes(self) -> tuple[str, ...]:
        return tuple(f"Row {row.listed.row}: {says}" for row in self.rows for says in row.clashes)

    def count(self, *doing: Doing) -> int:
        return sum(row.does in doing for row in self.rows)

    @property
    def says(self) -> str:
        """The whole in one sentence."""
        persons, bodies, wards = (
            sum(getattr(row, name) for row in self.rows) for name in ("new_person", "new_body", "new_ward")
        )
        parts = [
            (persons, "person", "persons"), (bodies, "body", "bodies"), (self.count(Doing.SEAT), "seat", "seats"),
        ]  # fmt: skip
        parts += [(wards, "ward", "wards")] if wards else []
        new = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in parts)
        given = f" Given a ward: {self.count(Doing.WARD)}." if self.count(Doing.WARD) else ""
        return (
            f"New: {new}. Ended: {self.count(Doing.END)}.{given} Known already: {self.count(Doing.NOTHING)}."
            f" Cannot be read: {len(self.faults)}."
        )


@dataclass(slots=True)
class _Known:
    """What the register holds, and what the rows so far would add to it under numbers below zero."""

    nation: Nation
    persons: dict[tuple[PersonKind, str], KnownPerson]
    bodies: dict[str, Body]
    seats: list[Membership]
    wards: dict[str, Ward] = field(default_factory=dict)
    _next: int = field(default=0)

    def number(self) -> int:
        self._next -= 1
        return self._next


def read_file(path: Path) -> bytes:
    """The bytes of a list of people; InputError where they cannot be read."""
    try:
        if path.stat().st_size > LONGEST:
            raise InputError(f"{path.name} is larger than {LONGEST // 1_000_000} MB; split it and read the parts.")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"The list of people {path.name} cannot be read: {error.strerror}.") from None


def preview(office: Office, data: bytes) -> Preview:
    """What the list would do. InputError where nothing of it can be read."""
    listed, notes = read_people(data)
    return Preview(tuple(_plan(office, listed)), notes)


def take(
    office: Office, data: bytes, *, name: str = "a list", despite: str = "", command_id: str | None = None
) -> Preview:
    """Take the whole list. InputError where a row cannot be read, Refused where seats clash and no reason is given."""
    listed, notes = read_people(data)
    reason = tidy(despite).strip()
    found = Preview(tuple(_plan(office, listed)), notes)
    _check(found, reason)

    def work(change: Change) -> int:
        again = Preview(tuple(_plan(office, listed)), notes)
        _check(again, reason)
        _store(change, again.rows, reason)
        return len(again.rows)

    summary = f"People taken from {name}: {found.says}"
    why = reason if found.clashes else ""
    office.register.run(office.command("people import", summary, why=why, command_id=command_id), work)
    return found


def _check(found: Preview, reason: str) -> None:
    if found.faults:
        more = f" {len(found.faults) - 1} more cannot be read." if found.faults[1:] else ""
        raise InputError(f"{found.faults[0]}{more} Nothing was taken.")
    if found.clashes and not reason:
        more = f" {len(found.clashes) - 1} more seats clash." if found.clashes[1:] else ""
        raise Refused(f"{found.clashes[0]}{more} Nothing was taken; give the reason to go on all the same.")


def _plan(office: Office, listed: Iterable[ListedSeat]) -> Iterable[PlannedRow]:
    """Each row in turn, with what the rows before it add."""
    register = office.register
    known = _Known(
        Nation(council_rows.council(register).nation),
        {(one.kind, name_key(one.name)): one for one in rows.persons(register)},
        {body.name.casefold(): body for body in rows.bodies(register)},
        rows.seats(register),
        {ward_key(ward.name): ward for ward in ward_rows.wards(register)},
    )
    for row in listed:
        if row.faults:
            yield PlannedRow(row, Doing.FAULT, " ".join(row.faults))
        else:
            yield _planned(known, row)


def _with_body(known: _Known, row: ListedSeat) -> ListedSeat:
    """A row that names a ward and no body is of the Council, by the name that it has."""
    if row.body or not row.ward:
        return row
    councils = [body.name for body in known.bodies.values() if body.kind is BodyKind.COUNCIL]
    return replace(row, body=councils[0] if len(councils) == 1 else "Council")


def _planned(known: _Known, given: ListedSeat) -> PlannedRow:
    row = _with_body(known, given)
    kind = PersonKind.OFFICER if row.officer else PersonKind.MEMBER
    person = known.persons.get((kind, name_key(row.name)))
    new_person = person is None
    if person is None:
        person = KnownPerson(known.number(), 0, row.name, kind, "" if row.body else row.title)
        known.persons[kind, name_key(row.name)] = person
    if not row.body:
        does = Doing.PERSON if new_person else Doing.NOTHING
        says = f"{row.name}: {kind.value}, {'new' if new_person else 'known already'}."
        return PlannedRow(row, does, says, person=person, new_person=new_person)
    body = known.bodies.get(row.body.casefold())
    new_body = body is None
    if body is None:
        sort = row.kind or told_by_name(row.body) or BodyKind.COMMITTEE
        body = known.bodies[row.body.casefold()] = Body(known.number(), 0, row.body, sort)
    elif row.kind is not None and row.kind is not body.kind:
        says = f"Row {row.row}: the register has {body.name} as {body.kind.value}, the list as {row.kind.value}."
        return PlannedRow(row, Doing.FAULT, says)
    seat = Membership(
        known.number(), 0, Person(person.id, person.name), body.id, body.name, body.kind, row.role, row.valid_from,
        row.valid_to, row.title,
    )  # fmt: skip
    ward, new_ward = _ward(known, row)
    if ward is not None:
        seat = replace(seat, ward_id=ward.id, ward=ward.name)
    new = PlannedRow(row, Doing.SEAT, "", seat, person, new_person, body, new_body, ward=ward, new_ward=new_ward)
    planned = _seat(known, new, seat, body)
    told = f" {body.name} is new, taken as {body.kind.value}." if new_body else ""
    told += f" {ward.name} is a new ward." if ward and new_ward else ""
    return replace(planned, says=f"{person.name}{' (new)' if new_person else ''}, {planned.says}{told}")


def _ward(known: _Known, row: ListedSeat) -> tuple[Ward | None, bool]:
    """The ward of a row, and whether it is new."""
    if not row.ward:
        return None, False
    there = known.wards.get(ward_key(row.ward))
    ward = there or known.wards.setdefault(ward_key(row.ward), Ward(known.number(), 0, row.ward))
    return ward, there is None


def _seat(known: _Known, planned: PlannedRow, seat: Membership, body: Body) -> PlannedRow:
    """What becomes of the seat: it is new, it ends one that is open, or it is there already."""
    said, days = _said(seat), seats.in_words(seat.valid_from, seat.valid_to)
    for place, old in enumerate(known.seats):
        if (old.person.id, old.body_id, old.role) != (seat.person.id, seat.body_id, seat.role):
            continue
        if body.kind is BodyKind.OFFICERS and old.title != seat.title:
            continue
        if old.ward_id is None and seat.ward_id is not None and old.valid_from == seat.valid_from:
            known.seats[place] = given = replace(old, ward_id=seat.ward_id, ward=seat.ward)
            return replace(planned, does=Doing.WARD, seat=given, says=f"{said}: its ward is {seat.ward}.")
        if old.ward_id != seat.ward_id:
            continue
        if (old.valid_from, old.valid_to) == (seat.valid_from, seat.valid_to):
            return replace(planned, does=Doing.NOTHING, says=f"{said}, {days}: known already.")
        if old.valid_from == seat.valid_from and old.valid_to is None:
            known.seats[place] = ended = replace(old, valid_to=seat.valid_to)
            return replace(planned, does=Doing.END, seat=ended, says=f"{said}: its seat ends, {days}.")
    assert planned.person is not None
    near = [other for other in known.seats if seat.person.id == other.person.id or seat.body_id == other.body_id]
    found = seats.doubts(seat, near, body, planned.person.kind, known.nation, planned.ward)
    clashes = tuple(one.says for one in found)
    known.seats.append(seat)
    return replace(planned, says=f"{said}, {days}.", clashes=clashes)


def _said(seat: Membership) -> str:
    """`member of Council for Bloomfield`; an officer's seat by its post."""
    if seat.body_kind is BodyKind.OFFICERS and seat.title:
        return seat.title
    return f"{seat.role} of {seat.body}{f' for {seat.ward}' if seat.ward else ''}"


def _store(change: Change, planned: Iterable[PlannedRow], reason: str) -> None:
    ids: dict[int, int] = {}
    for row in planned:
        if row.new_person and row.person is not None:
            ids[row.person.id] = change.insert(
                "person", name=row.person.name, kind=row.person.kind.value, title=row.person.title
            )
        if row.new_body and row.body is not None:
            ids[row.body.id] = change.insert("body", name=row.body.name, kind=row.body.kind.value)
        if row.new_ward and row.ward is not None:
            ids[row.ward.id] = change.insert("ward", name=row.ward.name)
        seat = row.seat
        if seat is None:
            continue
        if row.does is Doing.SEAT:
            person = Person(ids.get(seat.person.id, seat.person.id), seat.person.name)
            ward_id = None if seat.ward_id is None else ids.get(seat.ward_id, seat.ward_id)
            real = replace(seat, person=person, body_id=ids.get(seat.body_id, seat.body_id), ward_id=ward_id)
            ids[seat.id] = insert_seat(change, real, reason if row.clashes else "")
        elif row.does is Doing.WARD and seat.ward_id is not None:
            version = int(str(change.row("membership", seat.id)["version"]))
            change.update("membership", seat.id, version, ward_id=ids.get(seat.ward_id, seat.ward_id))
        elif row.does is Doing.END:
            seat_id = ids.get(seat.id, seat.id)
            version = int(str(change.row("membership", seat_id)["version"]))
            change.update("membership", seat_id, version, valid_to=to_cell(seat.valid_to))
