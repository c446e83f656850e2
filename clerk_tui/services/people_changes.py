"""Entering and changing people and bodies."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.bodies import told_by_name
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.people import Body, KnownPerson, PersonKind, bare_name, name_key
from clerk_tui.domain.text import one_line
from clerk_tui.register import people as rows
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.seats import check_period
from clerk_tui.services.office import Office

LONGEST = 200
"""Characters of a name or a title; a longer one is a text that came into the wrong field."""
MOST_PLACES = 200
"""Members of the largest councils are fewer."""
KINDS = ", ".join(kind.value for kind in BodyKind)


def add_person(
    office: Office, name: str, *, kind: str = "member", title: str = "", command_id: str | None = None
) -> KnownPerson:
    """Enter a member or an officer. InputError where the name is empty, or there is somebody of that name and kind."""
    sort, words, post = read_kind(kind), read_name(name), read_title(title)

    def work(change: Change) -> int:
        _only_one(office, words, sort)
        return change.insert("person", name=words, kind=sort.value, title=post)

    _only_one(office, words, sort)
    command = office.command("people add", f"{sort.value.capitalize()} {words} added", command_id=command_id)
    person_id = office.register.run(command, work)
    assert person_id is not None
    return rows.person(office.register, person_id)


def change_person(
    office: Office,
    person_id: int,
    *,
    name: str | None = None,
    kind: str | None = None,
    title: str | None = None,
    version: int | None = None,
    command_id: str | None = None,
) -> KnownPerson:
    """Change a name, whether they are a member or an officer, or their title. What is published keeps the old one.

    `version` is that of the row the clerk saw; Conflict where it has changed since.
    """
    old = rows.person(office.register, person_id)
    words = old.name if name is None else read_name(name)
    sort = old.kind if kind is None else read_kind(kind)
    post = old.title if title is None else read_title(title)

    def work(change: Change) -> int:
        _only_one(office, words, sort, but=old.id)
        seen = old.version if version is None else version
        change.update("person", old.id, seen, name=words, kind=sort.value, title=post)
        return old.id

    _only_one(office, words, sort, but=old.id)
    said = (
        f"{old.name} renamed {words}" if words != old.name else f"{words} changed: {sort.value}, {post or 'no title'}"
    )
    office.register.run(office.command("people set", said, command_id=command_id), work)
    return rows.person(office.register, old.id)


def add_body(
    office: Office,
    name: str,
    *,
    kind: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    places: int | None = None,
    command_id: str | None = None,
) -> Body:
    """Enter a body. Its kind may be left out where the name tells it; `places` is how many members it has when full."""
    words = _body_name(name)
    sort = read_body_kind(kind) if kind else told_by_name(words)
    if sort is None:
        raise InputError(f"Kind: the name “{words}” does not say what the body is; it is one of {KINDS}.")
    check_period("the body", valid_from, valid_to)
    _check_places(places)
    cells: dict[str, Cell] = {
        "kind": sort.value, "valid_from": to_cell(valid_from), "valid_to": to_cell(valid_to), "places": places,
    }  # fmt: skip

    def work(change: Change) -> int:
        _only_body(office, words)
        return change.insert("body", name=words, **cells)

    _only_body(office, words)
    command = office.command("bodies add", f"Body added: {words}, {sort.value}", command_id=command_id)
    body_id = office.register.run(command, work)
    assert body_id is not None
    return rows.body(office.register, body_id)


def change_body(office: Office, new: Body, *, command_id: str | None = None) -> Body:
    """Make a body what `new` says; its version is that of the row the clerk saw. Conflict where it changed since."""
    old = rows.body(office.register, new.id)
    words = _body_name(new.name)
    check_period("the body", new.valid_from, new.valid_to)
    _check_places(new.places)

    def work(change: Change) -> int:
        _only_body(office, words, but=old.id)
        days = {"valid_from": to_cell(new.valid_from), "valid_to": to_cell(new.valid_to)}
        change.update("body", old.id, new.version, name=words, kind=new.kind.value, places=new.places, **days)
        return old.id

    _only_body(office, words, but=old.id)
    said = f"{old.name} renamed {words}" if words != old.name else f"Body changed: {words}, {new.kind.value}"
    office.register.run(office.command("bodies set", said, command_id=command_id), work)
    return rows.body(office.register, old.id)


# Reading what was typed


def read_name(typed: str) -> str:
    """A person's name without “Councillor”; InputError where it is none."""
    words = bare_name(typed)
    if not any(char.isalpha() for char in words):
        raise InputError(f"Name: “{words}” is no name." if words else "Name: it is empty; a person has one.")
    return _not_long("Name", words)


def read_title(typed: str) -> str:
    """A title on one line."""
    return _not_long("Title", one_line(typed))


def read_kind(typed: str) -> PersonKind:
    """`member` or `officer`."""
    words = one_line(typed).casefold()
    if words not in {kind.value for kind in PersonKind}:
        raise InputError(f"Kind: “{one_line(typed)}” is neither member nor officer.")
    return PersonKind(words)


def read_body_kind(typed: str) -> BodyKind:
    """One of the kinds of bodies."""
    words = one_line(typed).casefold()
    if words not in {kind.value for kind in BodyKind}:
        raise InputError(f"Kind: “{one_line(typed)}” is none; a body is one of {KINDS}.")
    return BodyKind(words)


def _check_places(places: int | None) -> None:
    if places is not None and not 1 <= places <= MOST_PLACES:
        raise InputError(f"Places: a body has 1 to {MOST_PLACES} members, not {places}.")


def _body_name(typed: str) -> str:
    words = one_line(typed)
    if not any(char.isalpha() for char in words):
        raise InputError(f"Body: “{words}” is no name." if words else "Body: it is empty; a body has a name.")
    return _not_long("Body", words)


def _not_long(field: str, words: str) -> str:
    if len(words) > LONGEST:
        raise InputError(f"{field}: it has {len(words)} characters; at most {LONGEST} are a name.")
    return words


def _only_one(office: Office, name: str, kind: PersonKind, but: int = 0) -> None:
    for one in rows.persons(office.register):
        if one.id != but and one.kind is kind and name_key(one.name) == name_key(name):
            raise InputError(
                f"Name: the register holds the {kind.value} {one.name} already, number {one.id}; for another of that"
                " name add what tells the two apart, for the same person merge them."
            )


def _only_body(office: Office, name: str, but: int = 0) -> None:
    for body in rows.bodies(office.register):
        if body.id != but and body.name.casefold() == name.casefold():
            raise InputError(f"Body: the register holds {body.name} already, number {body.id}.")
