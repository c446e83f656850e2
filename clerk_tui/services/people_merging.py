"""Two persons of the register who are one: everything that names the other names the one that stays."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.people import KnownPerson
from clerk_tui.register import people as rows
from clerk_tui.register.changes import Change
from clerk_tui.services.office import Office

_PUBLISHED = "published"
_SAID = {
    "membership": ("seat", "seats"), "summons": ("summons", "summonses"), "attendance": ("tick", "ticks"),
    "interest": ("interest", "interests"), "call_in_requester": ("call-in request", "call-in requests"),
    "commitment": ("commitment", "commitments"), "agreed_action": ("action", "actions"),
    "member_report": ("report", "reports"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Merging:
    """What merging would do, or did. `moved` counts links by table; `overlapping` are seats that then overlap."""

    kept: KnownPerson
    gone: KnownPerson
    moved: dict[str, int]
    overlapping: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """`2 seats and 5 summonses`; that nothing hangs on the other where it is so."""
        parts = [f"{number} {_SAID[table][number != 1]}" for table, number in self.moved.items() if number]
        return " and ".join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts) or "nothing"


def look(office: Office, keep_id: int, other_id: int) -> Merging:
    """What merging `other_id` into `keep_id` would move. InputError or Refused where the two cannot be one."""
    keep, other = rows.person(office.register, keep_id), rows.person(office.register, other_id)
    if keep.id == other.id:
        raise InputError(f"Name: {keep.name} is named twice; two persons are merged, not one.")
    if keep.kind is not other.kind:
        raise Refused(
            f"{keep.name} is a{'n officer' if keep.kind == 'officer' else ' member'} and {other.name} is not; make"
            " both the same kind first, if they are one person."
        )
    moved = {table: len(ids) for table, ids in rows.links(office.register, other.id).items()}
    own, come = (rows.seats(office.register, person_id=one.id) for one in (keep, other))
    overlapping = tuple(
        f"{a.role} and {b.role} of {a.body}"
        for a in own for b in come
        if a.body_id == b.body_id and a.overlaps(b) and not _same_seat(a, b)
    )  # fmt: skip
    _not_twice_in_a_request(office, keep, other)
    return Merging(keep, other, moved, overlapping)


def merge(office: Office, keep_id: int, other_id: int, *, command_id: str | None = None) -> Merging:
    """Move every link of the other person to the one that is kept, and take the other away: one change, one undo.

    What stands twice then (a summons, a tick, the same seat) stands once; ticked is who was ticked under either name.
    Refused where both stand in one request for call-in, or in one published record.
    """
    merging = look(office, keep_id, other_id)
    keep, other = merging.kept, merging.gone

    def work(change: Change) -> int:
        look(office, keep.id, other.id)
        _move_seats(office, change, keep, other)
        for table in (name for name in rows.LINKS if name != "membership"):
            for row_id in rows.links(office.register, other.id)[table]:
                _move(change, table, row_id, keep, other)
        change.remove("person", other.id)
        return keep.id

    said = f"{other.name} merged into {keep.name}: {merging.says} moved"
    office.register.run(office.command("people merge", said, command_id=command_id), work)
    return merging


def _move_seats(office: Office, change: Change, keep: KnownPerson, other: KnownPerson) -> None:
    own = rows.seats(office.register, person_id=keep.id)
    for seat in rows.seats(office.register, person_id=other.id):
        if any(_same_seat(seat, one) for one in own):
            change.remove("membership", seat.id)
        else:
            change.update("membership", seat.id, seat.version, person_id=keep.id)


def _same_seat(one: object, other: object) -> bool:
    names = ("body_id", "role", "valid_from", "valid_to", "title", "ward_id")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _move(change: Change, table: str, row_id: int, keep: KnownPerson, other: KnownPerson) -> None:
    row = change.row(table, row_id)
    version, column = int(str(row["version"])), rows.LINKS[table]
    place = {"summons": "meeting_id", "attendance": "decision_id"}.get(table)
    twin = change.find(table, **{place: row[place], column: keep.id}) if place else None
    if table == "attendance":
        record = change.row("decision", int(str(row["decision_id"])))
        if record["status"] == _PUBLISHED and twin is not None:
            raise Refused(
                f"{keep.name} and {other.name} both stand in the published record D{row['decision_id']}, which is never"
                " changed; correct it first, or keep them as two."
            )
        if record["status"] != _PUBLISHED:
            # A clerk who has the record open must see that its names changed.
            change.touch("decision", int(str(record["id"])), int(str(record["version"])))
    if twin is None:
        change.update(table, row_id, version, **{column: keep.id})
        return
    change.remove(table, row_id)
    if row.get("present") and not twin.get("present"):
        change.update(table, int(str(twin["id"])), int(str(twin["version"])), present=1)


def _not_twice_in_a_request(office: Office, keep: KnownPerson, other: KnownPerson) -> None:
    if both := rows.in_one_request(office.register, keep.id, other.id):
        raise Refused(
            f"{keep.name} and {other.name} both asked for the call-in of D{both}; everyone counts once in a request, so"
            " strike that request out first, if they are one person."
        )
