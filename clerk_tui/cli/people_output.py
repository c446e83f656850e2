"""People, bodies and seats as JSON and as lines to read aloud."""

from __future__ import annotations

from datetime import date
from typing import Any

from clerk_tui.cli.shapes import iso
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.people import Body, KnownPerson, Membership, Post
from clerk_tui.rules.seats import in_words
from clerk_tui.services.people import BodyLine, PersonLine, held_words, seat_words


def person_shape(person: KnownPerson) -> dict[str, Any]:
    return {"id": person.id, "name": person.name, "kind": person.kind.value, "title": person.title or None}


def body_shape(body: Body) -> dict[str, Any]:
    return {
        "id": body.id, "name": body.name, "kind": body.kind.value, "from": iso(body.valid_from),
        "to": iso(body.valid_to), "places": body.places,
    }  # fmt: skip


def seat_shape(seat: Membership) -> dict[str, Any]:
    return {
        "id": seat.id, "name": seat.person.name, "person": seat.person.id, "body": seat.body,
        "kind": seat.body_kind.value, "role": seat.role, "from": iso(seat.valid_from), "to": iso(seat.valid_to),
        "title": seat.title or None, "ward": seat.ward or None, "despite": seat.despite or None,
    }  # fmt: skip


def post_shape(post: Post) -> dict[str, Any]:
    return {
        "post": post.step, "filled": post.filled, "holders": [seat_shape(seat) for seat in post.holders],
        "says": post.says,
    }  # fmt: skip


def listed_shape(line: PersonLine) -> dict[str, Any]:
    return person_shape(line.person) | {"holds": [seat_shape(seat) for seat in line.holds]}


def body_line_shape(line: BodyLine) -> dict[str, Any]:
    vacant = line.vacancies.many if line.vacancies else None
    return body_shape(line.body) | {"vacant": vacant, "members": [seat_shape(seat) for seat in line.holds]}


def person_line(line: PersonLine) -> str:
    """`Graham Cain, member: leader of Executive.`"""
    return f"{person_words(line.person)}: {held_words(line.holds) or 'no seat'}."


def person_words(person: KnownPerson) -> str:
    title = f", {person.title}" if person.title else ""
    return f"{person.id}. {person.name}, {person.kind.value}{title}"


def body_words(body: Body) -> str:
    days = f", {in_words(body.valid_from, body.valid_to)}" if body.valid_from or body.valid_to else ""
    return f"{body.id}. {body.name}, {body.kind.value}{days}"


def body_line(line: BodyLine) -> str:
    count = len(line.holds)
    vacant = line.vacancies.words() if line.vacancies else ""
    members = f"{count or 'No'} {'member' if count == 1 else 'members'}"
    return f"{body_words(line.body)}. {members}{f', {vacant}' if vacant else ''}."


def seat_line(seat: Membership, *, person: bool = False) -> str:
    """One seat with its number, its days and why it stands."""
    despite = f" All the same: {seat.despite}" if seat.despite else ""
    return f"Seat {seat.id}. {seat_words(seat, person=person)}, {in_words(seat.valid_from, seat.valid_to)}.{despite}"


def person_lines(
    person: KnownPerson, seats: list[Membership], day: date, pools: tuple[tuple[str, ...], tuple[str, ...]]
) -> list[str]:
    """Somebody with every seat over time, and who they are to a request for call-in on a day."""
    lines = [f"{person_words(person)}.", *(seat_line(seat) for seat in seats)]
    if not seats:
        lines.append("No seat is recorded.")
    if person.kind == "member":
        roles = f" Roles: {', '.join(pools[1])}." if pools[1] else ""
        lines.append(f"To a request for call-in on {format_date(day)}: {', '.join(pools[0])}.{roles}")
    return lines


def members_lines(line: BodyLine, day: date) -> list[str]:
    """A body with its members on a day."""
    members = [seat_line(seat, person=True) for seat in line.holds]
    none = [f"The register names no member on {format_date(day)}."]
    vacant = line.vacancies.words() if line.vacancies else ""
    places = [f"Of {line.body.places} places {vacant or 'none is vacant'}."] if line.body.places else []
    return [f"{body_words(line.body)}. On {format_date(day)}:", *(members or none), *places]
