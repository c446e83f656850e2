"""A matter with all that its route rests on, and storing what hangs on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clerk_tui.domain.decision import CONSENT_STEPS, UrgencyKind
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.matters import Holder, Matter
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.people import Role
from clerk_tui.register import notices as rows
from clerk_tui.register import urgencies
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.people import seats
from clerk_tui.rules.exempt_words import holds_closed
from clerk_tui.rules.private_route import private_lines
from clerk_tui.rules.route_choice import RouteCase, RouteLine, key_lines
from clerk_tui.services.office import Office

_POSTS = {
    (BodyKind.SCRUTINY, Role.CHAIR): CONSENT_STEPS[0],
    (BodyKind.COUNCIL, Role.CHAIR): CONSENT_STEPS[1],
    (BodyKind.COUNCIL, Role.VICE_CHAIR): CONSENT_STEPS[2],
}


def find(office: Office, ref: str) -> Matter:
    """The matter called D12, F3 or by its reference; NotFound if there is none."""
    return rows.find_matter(office.register, ref)


def holders(office: Office, day: date | None = None) -> tuple[Holder, ...]:
    """Who holds the posts of the consent chain on a day, by default today, in the order of the chain."""
    found = [
        Holder(seat.person.name, post, seat.body if seat.body_kind is BodyKind.SCRUTINY else "")
        for seat in seats(office.register, on=day or office.clock.today())
        for (kind, role), post in _POSTS.items()
        if seat.body_kind is kind and seat.role == role
    ]
    return tuple(sorted(found, key=lambda holder: CONSENT_STEPS.index(holder.post)))


def scrutiny_members(office: Office, day: date | None = None) -> dict[str, list[str]]:
    """The members of each scrutiny body on a day: whom reg 10(1)(a) informs where a committee has no chairman."""
    found: dict[str, list[str]] = {}
    for seat in seats(office.register, on=day or office.clock.today()):
        if seat.body_kind is BodyKind.SCRUTINY:
            found.setdefault(seat.body, []).append(seat.person.name)
    return found


def case_of(office: Office, matter: Matter) -> RouteCase:
    """A matter with its notices, urgency, exemption and representations, and who holds the posts today."""
    register = office.register
    exemption = rows.exemption(register, matter)
    kept = exemption is not None and rows.closed_title(register, exemption.id) is not None
    return RouteCase(
        matter=matter,
        council=office.council(),
        calendar=office.calendar(),
        today=office.clock.today(),
        notices=rows.notices(register, matter),
        urgencies=urgencies.urgencies(register, matter.decision_id, matter.entry_id),
        holders=holders(office),
        exemption=exemption,
        representations=rows.representations(register, matter),
        closed_kept=kept,
        closed_shown=kept and holds_closed(matter.title, rows.closed_texts(register, matter)),
    )


def lines(office: Office, ref: str) -> list[RouteLine]:
    """The route of a matter, line by line: the key decision's first, then what meeting in private asks."""
    return lines_of(case_of(office, find(office, ref)))


def lines_of(case: RouteCase) -> list[RouteLine]:
    """The same of a case already gathered; a day outside the calendar's years is said, not raised."""
    try:
        return [*key_lines(case), *private_lines(case)]
    except InputError as error:
        return [RouteLine("day", "Route", "No count", str(error), "")]


def english(office: Office, what: str) -> None:
    """Refuse what only English law has."""
    if office.council().nation is Nation.WALES:
        raise Refused(f"{what} is of English law (SI 2012/2089); Welsh law asks for none.")


def open_matter(office: Office, ref: str) -> Matter:
    """The matter, as long as it may be written in: a published record is Refused."""
    matter = find(office, ref)
    if matter.published:
        raise Refused(f"{matter.ref} is published; a published record is corrected, never changed.")
    return matter


def own_key(matter: Matter) -> dict[str, Cell]:
    """What a new row of the matter bears: its record, or before there is one its entry."""
    if matter.decision_id is not None:
        return {"decision_id": matter.decision_id}
    return {"forward_plan_entry_id": matter.entry_id}


def row_of(change: Change, record: str, matter: Matter, **more: Cell) -> dict[str, Cell] | None:
    """The row of the matter itself, or else the one that its forward-plan entry has; None where there is neither."""
    found = change.find(record, **own_key(matter), **more)
    if found is None and matter.entry_id is not None:
        found = change.find(record, forward_plan_entry_id=matter.entry_id, **more)
    return found


def store(change: Change, record: str, matter: Matter, key: Mapping[str, Cell], values: Mapping[str, Cell]) -> int:
    """Store values in the matter's row of `record`, which is made where there is none; its id comes back."""
    row = row_of(change, record, matter, **key)
    if row is None:
        return change.insert(record, **own_key(matter), **key, **values)
    row_id = int(str(row["id"]))
    change.update(record, row_id, int(str(row["version"])), **values)
    return row_id


def touch(change: Change, matter: Matter) -> None:
    """Count a change of what hangs on the matter as a change of the matter; a published record stays as it is."""
    record, row_id = ("decision", matter.decision_id) if matter.decision_id else ("forward_plan_entry", matter.entry_id)
    assert row_id is not None
    if not matter.published:
        change.touch(record, row_id, int(str(change.row(record, row_id)["version"])))


def said_kind(kind: UrgencyKind) -> str:
    """`Special urgency`."""
    return kind.value.replace("-", " ").capitalize()
