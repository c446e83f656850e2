"""Standing items: what stands on every agenda of a body, before or after its other items."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError, NotFound, Refused
from clerk_tui.domain.meeting import RecurringItem
from clerk_tui.domain.text import one_line
from clerk_tui.register import agendas
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.services.office import Office

PLACES = ("first", "last")


def body_id(office: Office, body: str) -> int:
    """The id of a body by its name; NotFound names it."""
    found = agendas.body_named(office.register, one_line(body))
    if found is None:
        raise NotFound(f"Body: the register holds no body “{one_line(body)}”.")
    return found[0]


def add_recurring(
    office: Office,
    body: str,
    title: str,
    *,
    place: str = "first",
    valid_from: date | None = None,
    valid_to: date | None = None,
    command_id: str | None = None,
) -> int:
    """Let an item stand on every agenda of a body from now on; its id comes back."""
    owner = body_id(office, body)
    _check(title, place, valid_from, valid_to)

    def work(change: Change) -> int:
        position = _last_place(office, owner, title, place)
        return change.insert(
            "recurring_item",
            body_id=owner,
            position=position,
            title=one_line(title),
            place=place,
            valid_from=to_cell(valid_from),
            valid_to=to_cell(valid_to),
        )

    summary = f"Standing item of {one_line(body)}: {one_line(title)}, {place}"
    found = office.register.run(office.command("item standing add", summary, command_id=command_id), work)
    assert found is not None
    return found


def _check(title: str, place: str, valid_from: date | None, valid_to: date | None) -> None:
    if not one_line(title):
        raise InputError("Title: a standing item needs a title.")
    if place not in PLACES:
        raise InputError(f"Place: “{one_line(place)}” is neither first nor last.")
    if valid_from is not None and valid_to is not None and valid_to < valid_from:
        raise InputError(f"Until: {format_date(valid_to)} lies before {format_date(valid_from)}, when it begins.")


def _last_place(office: Office, owner: int, title: str, place: str, but: int | None = None) -> int:
    """The position behind the others of its place; Refused where another stands under this title."""
    others = [item for item in agendas.recurring_items(office.register, owner) if item.id != but]
    if any(item.title.casefold() == one_line(title).casefold() for item in others):
        raise Refused(f"Title: “{one_line(title)}” stands on every agenda of this body already.")
    return max((item.position for item in others if item.place == place), default=-1) + 1


def set_recurring(
    office: Office,
    item_id: int,
    *,
    title: str | None = None,
    place: str | None = None,
    command_id: str | None = None,
) -> RecurringItem:
    """Change the title or the place of a standing item; the agendas it stands on keep it as it was."""
    item = agendas.recurring_item(office.register, item_id)
    named, where = one_line(item.title if title is None else title), place or item.place
    _check(named, where, item.valid_from, item.valid_to)

    def work(change: Change) -> int:
        now = agendas.recurring_item(office.register, item_id)
        behind = _last_place(office, now.body_id, named, where, item_id)
        position = now.position if where == now.place else behind
        change.update("recurring_item", item_id, now.version, title=named, place=where, position=position)
        return item_id

    summary = f"Standing item R{item_id}: {named}, {where}"
    office.register.run(office.command("item standing set", summary, command_id=command_id), work)
    return agendas.recurring_item(office.register, item_id)


def remove_recurring(office: Office, item_id: int, *, command_id: str | None = None) -> None:
    """Let an item stand on no further agenda; those it stands on keep it."""
    item = agendas.recurring_item(office.register, item_id)

    def work(change: Change) -> int:
        change.remove("recurring_item", item_id)
        return item_id

    summary = f"Standing item R{item_id} taken away: {item.title}"
    office.register.run(office.command("item standing remove", summary, command_id=command_id), work)
