"""Entering, changing and taking away wards."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.people import Ward, ward_key
from clerk_tui.domain.text import one_line
from clerk_tui.register import people as rows
from clerk_tui.register import wards as ward_rows
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.seats import check_period
from clerk_tui.services.office import Office
from clerk_tui.services.people_changes import LONGEST

MOST = 20
"""Members that a ward may return; English wards have one to three, a few divisions more."""


def add_ward(
    office: Office,
    name: str,
    *,
    members: int | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    command_id: str | None = None,
) -> Ward:
    """Enter a ward. InputError where the name is empty or there already, or more members than a ward can have."""
    new = _read(Ward(0, 0, name, members, valid_from, valid_to))

    def work(change: Change) -> int:
        _only_one(office, new)
        return change.insert("ward", **_cells(new))

    _only_one(office, new)
    ward_id = office.register.run(office.command("wards add", f"Ward added: {new.name}", command_id=command_id), work)
    assert ward_id is not None
    return ward_rows.ward(office.register, ward_id)


def change_ward(office: Office, ward: Ward, *, command_id: str | None = None) -> Ward:
    """Make a ward what `ward` says; its version is that of the row the clerk saw. Conflict where it changed since."""
    old, new = ward_rows.ward(office.register, ward.id), _read(ward)

    def work(change: Change) -> int:
        _only_one(office, new)
        change.update("ward", new.id, new.version, **_cells(new))
        return new.id

    _only_one(office, new)
    said = f"{old.name} renamed {new.name}" if old.name != new.name else f"Ward changed: {new.name}"
    office.register.run(office.command("wards set", said, command_id=command_id), work)
    return ward_rows.ward(office.register, new.id)


def remove_ward(office: Office, ward_id: int, *, command_id: str | None = None) -> Ward:
    """Take a ward away that was entered by mistake; Refused where a seat was held for it: it is ended instead."""
    old = ward_rows.ward(office.register, ward_id)

    def work(change: Change) -> int:
        _not_held(office, old)
        change.remove("ward", old.id)
        return old.id

    _not_held(office, old)
    office.register.run(office.command("wards remove", f"Ward taken away: {old.name}", command_id=command_id), work)
    return old


def _not_held(office: Office, ward: Ward) -> None:
    held = [seat for seat in rows.seats(office.register) if seat.ward_id == ward.id]
    if held:
        raise Refused(
            f"{ward.name} cannot be taken away: {held[0].person.name} held a seat for it; give it a last day instead."
        )


def _read(ward: Ward) -> Ward:
    name = one_line(ward.name)
    if not any(char.isalpha() for char in name):
        raise InputError(f"Ward: “{name}” is no name." if name else "Ward: it is empty; a ward has a name.")
    if len(name) > LONGEST:
        raise InputError(f"Ward: it has {len(name)} characters; at most {LONGEST} are a name.")
    if ward.members is not None and not 1 <= ward.members <= MOST:
        raise InputError(f"Members: a ward returns 1 to {MOST} members, not {ward.members}.")
    check_period("the ward", ward.valid_from, ward.valid_to)
    return Ward(ward.id, ward.version, name, ward.members, ward.valid_from, ward.valid_to)


def _only_one(office: Office, new: Ward) -> None:
    for one in ward_rows.wards(office.register):
        if one.id != new.id and ward_key(one.name) == ward_key(new.name):
            raise InputError(f"Ward: the register holds {one.name} already, number {one.id}.")


def _cells(ward: Ward) -> dict[str, Cell]:
    return {
        "name": ward.name, "members": ward.members, "valid_from": to_cell(ward.valid_from),
        "valid_to": to_cell(ward.valid_to),
    }  # fmt: skip
