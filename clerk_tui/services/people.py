"""Who holds which seat, post and pool on a day, as the register tells; and finding people and bodies by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError, NotFound
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.people import Body, KnownPerson, Membership, Post, Role, bare_name, name_key
from clerk_tui.domain.text import one_line
from clerk_tui.register import people as rows
from clerk_tui.rules import call_in_people, seats
from clerk_tui.rules.vacancies import Vacancies, vacancies
from clerk_tui.services.office import Office

_FIRST = {Role.LEADER: 0, Role.CHAIR: 0, Role.VICE_CHAIR: 1, Role.SUBSTITUTE: 3}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody with the seats they hold on the day asked for."""

    person: KnownPerson
    holds: tuple[Membership, ...]


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body with the seats held in it on the day asked for: its chair and vice-chair first.

    `vacancies` is None where nobody says how many places it has.
    """

    body: Body
    holds: tuple[Membership, ...]
    vacancies: Vacancies | None = None


def listed(office: Office, text: str = "", day: date | None = None) -> list[PersonLine]:
    """Everybody by surname, with what they hold on a day, by default today; `text` is sought in all of that."""
    held: dict[int, list[Membership]] = {}
    for seat in rows.seats(office.register, on=day or office.clock.today()):
        held.setdefault(seat.person.id, []).append(seat)
    found = [PersonLine(one, tuple(held.get(one.id, ()))) for one in rows.persons(office.register)]
    words = one_line(text).casefold()
    kept = [line for line in found if not words or words in _told(line).casefold()]
    return sorted(kept, key=lambda line: surname_first(line.person.name))


def _told(line: PersonLine) -> str:
    seats_held = (f"{seat.body} {seat.role} {seat.title} {seat.ward}" for seat in line.holds)
    return " ".join((line.person.name, line.person.kind.value, line.person.title, *seats_held))


def surname_first(name: str) -> tuple[str, str]:
    """What names are sorted by: the last word, then the whole."""
    words = bare_name(name).casefold()
    return words.rpartition(" ")[2], words


def bodies(office: Office, text: str = "", day: date | None = None) -> list[BodyLine]:
    """Every body by name, with its members on a day, by default today."""
    day, words = day or office.clock.today(), one_line(text).casefold()
    found = [body for body in rows.bodies(office.register) if words in f"{body.name} {body.kind.value}".casefold()]
    return [body_line(office, body, day) for body in found]


def body_line(office: Office, body: Body, day: date) -> BodyLine:
    """A body with its members on a day, and how many of its places are vacant."""
    own = rows.seats(office.register, body_id=body.id) if body.places else ()
    return BodyLine(body, members_on(office, body.id, day), vacancies(own, body.places, day))


def members_on(office: Office, body_id: int, day: date) -> tuple[Membership, ...]:
    """The seats held in a body on a day: its chair or leader, its vice-chair, the members, the substitutes."""
    held = rows.seats(office.register, body_id=body_id, on=day)
    return tuple(sorted(held, key=lambda seat: (_FIRST.get(_role(seat), 2), surname_first(seat.person.name))))


def _role(seat: Membership) -> Role:
    return Role(seat.role) if seat.role in {role.value for role in Role} else Role.MEMBER


def posts_on(office: Office, day: date, committee: str = "") -> tuple[Post, ...]:
    """Who holds the posts of the consent chain on a day, in its order (regs 5(6), 11(1)), and which are vacant.

    `committee` is the relevant scrutiny committee, which may be left out where there is but one.
    """
    name = find_body(office, committee).name if committee else ""
    return seats.posts(rows.seats(office.register), day, name)


def pools_of(office: Office, person_id: int, day: date, committee: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The pools and the roles that somebody's seats give them in a request for call-in on a day.

    They are `pools` and `roles` of `domain.call_in_events.Signatory`; `committee` is as in `posts_on`.
    """
    return as_signed(office, rows.seats(office.register, person_id=person_id), day, committee)


def as_signed(
    office: Office,
    held: Sequence[Membership],
    day: date,
    committee: str = "",
    *,
    executive: bool = False,
    wards: Sequence[str] = (),
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The same of seats already read; `executive` says that they sat on the executive by other signs.

    `wards` are those that the decision is about.
    """
    relevant = committee or only_scrutiny(office)
    pools = call_in_people.pools_of(held, day, executive=executive, committee=relevant, wards=wards)
    return pools, call_in_people.roles_of(held, day)


def only_scrutiny(office: Office) -> str:
    """The relevant scrutiny committee where there is but one; empty where that is to be said."""
    found = {seat.body for seat in rows.seats(office.register) if seat.body_kind is BodyKind.SCRUTINY}
    return found.pop() if len(found) == 1 else ""


# Finding


def find_person(office: Office, typed: str) -> KnownPerson:
    """Somebody by name or by the register's number. InputError where two bear the name, NotFound with like names."""
    words = one_line(typed)
    if words.isascii() and words.isdigit() and len(words) <= 12:
        return rows.person(office.register, int(words))
    everybody = rows.persons(office.register)
    found = [one for one in everybody if name_key(one.name) == name_key(words)]
    if len(found) > 1:
        listed_ = " and ".join(f"the {one.kind.value} {one.id}" for one in found)
        raise InputError(f"Name: “{words}” is {listed_}; name one of them by number.")
    if not found:
        raise NotFound(f"Name: the register holds nobody called “{words}”.{_like(words, (p.name for p in everybody))}")
    return found[0]


def find_body(office: Office, typed: str) -> Body:
    """A body by name or number; NotFound with like names."""
    words = one_line(typed)
    if words.isascii() and words.isdigit() and len(words) <= 12:
        return rows.body(office.register, int(words))
    known = rows.bodies(office.register)
    found = next((body for body in known if body.name.casefold() == words.casefold()), None)
    if found is None:
        raise NotFound(f"Body: the register holds no body “{words}”.{_like(words, (body.name for body in known))}")
    return found


def _like(typed: str, names: Iterable[str]) -> str:
    """The names that share a word with what was typed."""
    words = set(name_key(typed).split())
    near = [name for name in names if words & set(name.casefold().split())][:5]
    return f" It has {', '.join(near)}." if near else ""


def find_seat(office: Office, person: KnownPerson, body: Body, day: date) -> Membership:
    """The one seat that somebody holds in a body on a day; InputError with the numbers where there are more."""
    held = [s for s in rows.seats(office.register, person_id=person.id, body_id=body.id) if s.holds_on(day)]
    if not held:
        raise NotFound(f"{person.name} holds no seat in {body.name} on {format_date(day)}.")
    if len(held) > 1:
        numbers = ", ".join(f"{seat.id} ({seat.role})" for seat in held)
        raise InputError(f"{person.name} holds {len(held)} seats in {body.name} then: {numbers}; name one by number.")
    return held[0]


# In words


def seat_words(seat: Membership, *, person: bool = False) -> str:
    """`chair of Scrutiny Committee`; with `person` whose it is."""
    title = f", {seat.title}" if seat.title else ""
    title += f", for {seat.ward}" if seat.ward else ""
    # An officer's post is known by its title, not by the list of officers that it stands in.
    posted = seat.body_kind is BodyKind.OFFICERS and seat.title
    what = seat.title if posted else f"{seat.role} of {seat.body}{title}"
    return f"{seat.person.name}, {what}" if person else what


def held_words(held: Sequence[Membership]) -> str:
    """Every seat of a list in one line; empty where there is none."""
    return "; ".join(seat_words(seat) for seat in held)
