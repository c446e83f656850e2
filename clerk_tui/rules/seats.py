"""What may be wrong with a seat, and who holds the posts that the law asks to agree, as the register tells.

LGA 2000 s.9FA keeps members of the executive out of overview and scrutiny, in Wales s.21(9). All else is how seats are
held: one person one seat in a body at a time, one chair, nobody before the body began. The proper officer may go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import CONSENT_STEPS
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.kinds import Nation
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.people import Body, Membership, PersonKind, Post, Role, Ward, name_key
from clerk_tui.rules.vacancies import most_at_once

_POSTS = (
    (CONSENT_STEPS[0], BodyKind.SCRUTINY, Role.CHAIR),
    (CONSENT_STEPS[1], BodyKind.COUNCIL, Role.CHAIR),
    (CONSENT_STEPS[2], BodyKind.COUNCIL, Role.VICE_CHAIR),
)
_ONE_AT_A_TIME = (Role.CHAIR, Role.LEADER)
_APART = {Nation.ENGLAND: "LGA 2000 s.9FA", Nation.WALES: "LGA 2000 s.21(9)"}


def check_period(what: str, first: date | None, last: date | None) -> None:
    """InputError where it ends before it begins."""
    if first is not None and last is not None and last < first:
        raise InputError(
            f"To: {format_date(last)} lies before {format_date(first)}, when {what} begins; it ends on that day or"
            " later."
        )


def in_words(first: date | None, last: date | None) -> str:
    """`from 4 May 2017 to 3 May 2019`; `days not known` where neither is."""
    parts = [f"from {format_date(first, weekday=False)}"] if first else []
    parts += [f"to {format_date(last, weekday=False)}"] if last else []
    return " ".join(parts) or "days not known"


def doubts(
    new: Membership,
    others: Iterable[Membership],
    body: Body,
    kind: PersonKind,
    nation: Nation = Nation.ENGLAND,
    ward: Ward | None = None,
) -> tuple[Finding, ...]:
    """What speaks against a seat beside the others that the register holds. A row of its own id is not looked at.

    `ward` is the one that the seat is for.
    """
    beside = [seat for seat in others if seat.id != new.id and seat.overlaps(new)]
    return (
        *_of_the_person(new, [seat for seat in beside if seat.person.id == new.person.id], nation),
        *_of_the_post(new, [seat for seat in beside if seat.person.id != new.person.id]),
        *_of_the_body(new, body, kind),
        *_of_the_places(new, [seat for seat in beside if seat.person.id != new.person.id], body),
        *(_of_the_ward(new, [seat for seat in beside if seat.ward_id == new.ward_id], ward) if ward else ()),
    )


def _of_the_person(new: Membership, own: Sequence[Membership], nation: Nation) -> Iterator[Finding]:
    for seat in own:
        held = f"{seat.person.name} holds a seat as {seat.role} in {seat.body}"
        days = in_words(seat.valid_from, seat.valid_to)
        if seat.body_id == new.body_id and not _two_posts(seat, new):
            says = f"{held} already, {days}, and the two overlap; end the one on the day before the other begins."
            yield _doubt("SEAT-OVERLAP", "from", says)
        elif {seat.body_kind, new.body_kind} == {BodyKind.EXECUTIVE, BodyKind.SCRUTINY}:
            authority = _APART[nation]
            says = f"{held}, {days}: overview and scrutiny may not include a member of the executive ({authority})."
            yield _doubt("SEAT-EXECUTIVE", "body", says, authority)


def _two_posts(one: Membership, other: Membership) -> bool:
    """An officer may hold two posts at once, such as director and section 151 officer."""
    return one.body_kind is BodyKind.OFFICERS and one.title.casefold() != other.title.casefold()


def _of_the_post(new: Membership, others: Sequence[Membership]) -> Iterator[Finding]:
    if new.body_kind is BodyKind.OFFICERS and new.title:
        for seat in others:
            if seat.body_id == new.body_id and seat.title.casefold() == new.title.casefold():
                days = in_words(seat.valid_from, seat.valid_to)
                yield _doubt("SEAT-POST", "title", f"{seat.person.name} holds the post of {seat.title}, {days}.")
    if new.role not in _ONE_AT_A_TIME:
        return
    for seat in others:
        if seat.body_id == new.body_id and seat.role == new.role:
            days = in_words(seat.valid_from, seat.valid_to)
            says = f"{seat.person.name} is {seat.role} of {seat.body}, {days}, and there is one at a time."
            yield _doubt("SEAT-POST", "role", says)


def _of_the_body(new: Membership, body: Body, kind: PersonKind) -> Iterator[Finding]:
    known = Membership(0, 0, new.person, body.id, body.name, body.kind, "", body.valid_from, body.valid_to)
    before = new.valid_from is not None and body.valid_from is not None and new.valid_from < body.valid_from
    after = new.valid_to is not None and body.valid_to is not None and new.valid_to > body.valid_to
    if before or after or not known.overlaps(new):
        says = f"{body.name} stood {in_words(body.valid_from, body.valid_to)}; the seat is for other days."
        yield _doubt("SEAT-BODY", "from", says)
    if kind is PersonKind.OFFICER and body.kind in {BodyKind.EXECUTIVE, BodyKind.COUNCIL}:
        says = f"{new.person.name} is an officer, and {body.name} is made up of members."
        yield _doubt("SEAT-OFFICER", "name", says)
    if kind is PersonKind.MEMBER and body.kind is BodyKind.OFFICERS:
        yield _doubt("SEAT-OFFICER", "name", f"{new.person.name} is a member, and {body.name} are the officers' posts.")


def _of_the_places(new: Membership, others: Sequence[Membership], body: Body) -> Iterator[Finding]:
    """No more members at once than the body has places; substitutes hold none."""
    if body.places is None or new.role == Role.SUBSTITUTE:
        return
    beside = [seat for seat in others if seat.body_id == new.body_id and seat.role != Role.SUBSTITUTE]
    if len({seat.person.id for seat in most_at_once(new, beside)}) >= body.places:
        places = "1 place" if body.places == 1 else f"{body.places} places"
        yield _doubt("SEAT-PLACES", "body", f"{body.name} has {places}, and none of them is vacant then.")


def _of_the_ward(new: Membership, mates: Sequence[Membership], ward: Ward) -> Iterator[Finding]:
    """A seat for a ward is one on Council, while the ward stands, and there are no more than it returns."""
    if new.body_kind is not BodyKind.COUNCIL:
        says = f"A member represents {ward.name} by a seat on Council; this one is in {new.body}."
        yield _doubt("SEAT-WARD", "ward", says)
    begins = new.valid_from is not None and ward.valid_from is not None and new.valid_from < ward.valid_from
    ends = new.valid_to is not None and ward.valid_to is not None and new.valid_to > ward.valid_to
    over = ward.valid_to is not None and new.valid_from is not None and new.valid_from > ward.valid_to
    if begins or ends or over:
        says = f"{ward.name} stood {in_words(ward.valid_from, ward.valid_to)}; the seat is for other days."
        yield _doubt("SEAT-WARD", "ward", says)
    most = most_at_once(new, mates)
    if ward.members is not None and len(most) >= ward.members:
        names = ", ".join(mate.person.name for mate in most)
        returns = "1 member" if ward.members == 1 else f"{ward.members} members"
        sit = "sits" if len(most) == 1 else "sit"
        yield _doubt("SEAT-WARD-FULL", "ward", f"{ward.name} returns {returns}, and {names} {sit} for it then.")


def _doubt(id: str, field: str, says: str, authority: str = "") -> Finding:
    return Finding(id, Severity.WARNING, field, says, authority)


def posts(seats: Sequence[Membership], day: date, committee: str = "") -> tuple[Post, ...]:
    """The posts of the chain of regs 5(6) and 11(1) on a day, in its order.

    `committee` is the relevant scrutiny committee; it may be left out where there is but one. A post is known to be
    vacant only where its last holder's day is over and nobody followed: that the register names nobody is no proof.
    """
    scrutiny = {seat.body for seat in seats if seat.body_kind is BodyKind.SCRUTINY}
    return tuple(
        _post([seat for seat in seats if _of_post(seat, kind, role, committee)], day, step,
              several=kind is BodyKind.SCRUTINY and not committee and len(scrutiny) > 1)
        for step, kind, role in _POSTS
    )  # fmt: skip


def _of_post(seat: Membership, kind: BodyKind, role: Role, committee: str) -> bool:
    other = kind is BodyKind.SCRUTINY and committee and name_key(seat.body) != name_key(committee)
    return seat.body_kind is kind and seat.role == role and not other


def _post(of_post: Sequence[Membership], day: date, step: str, *, several: bool) -> Post:
    the_step = f"The {step} on {format_date(day)}"
    holders = tuple(seat for seat in of_post if seat.holds_on(day))
    names = " or ".join(f"{seat.person.name} ({seat.body})" for seat in holders)
    if several:
        says = f"{the_step}: {names or 'the register names nobody'}; which committee is the relevant one is to be said."
        return Post(step, None, holders, says)
    if holders:
        return Post(step, True, holders, f"{the_step}: {names}.")
    ended = [(seat.valid_to, seat.person.name) for seat in of_post if seat.valid_to is not None and seat.valid_to < day]
    if ended:
        last, name = max(ended)
        return Post(step, False, (), f"{the_step}: vacant; {name} held it until {format_date(last)}.")
    says = f"{the_step}: the register names nobody, which is no proof that the post is vacant."
    return Post(step, None, (), says)
