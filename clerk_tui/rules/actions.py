"""What speaks against an action that follows: its day, and whether its owner is still there by then.

No statute says how a council follows up what it resolved; the clerk goes on with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from clerk_tui.domain.actions import AgreedAction, Holder
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.people import KnownPerson, Membership, PersonKind


def doubts(action: AgreedAction, owner: KnownPerson | None, seats: Sequence[Membership]) -> tuple[Finding, ...]:
    """What is to be said before an action stands so.

    `seats` are those of the person who owns it, or those that are its post; `owner` is None for a post.
    """
    return (*_before(action), *gone(action, owner, seats, action.due or action.resolved_on))


def gone(
    action: AgreedAction, owner: KnownPerson | None, seats: Sequence[Membership], day: date
) -> tuple[Finding, ...]:
    """Whether its owner has left by a day, as far as the register knows; without any seat it does not."""
    known = _telling(owner, seats)
    ended = [seat.valid_to for seat in known if seat.valid_to is not None and seat.valid_to < day]
    if not known or len(ended) < len(known):
        return ()
    last = max(ended)
    when = f"by {format_date(day)}, when this is due" if action.due == day else f"on {format_date(day)}"
    if owner is None:
        who = next(seat.person.name for seat in known if seat.valid_to == last)
        says = f"Nobody holds the post of {action.post} {when}: {who} held it until {format_date(last)}."
    else:
        what = "seat on Council" if known[0].body_kind is BodyKind.COUNCIL else "seat"
        what = "post" if owner.kind is PersonKind.OFFICER else what
        says = f"{owner.name} has left {when}: the last {what} of theirs ended on {format_date(last)}."
    return (Finding("ACTION-LEFT", Severity.WARNING, "by", says),)


def _telling(owner: KnownPerson | None, seats: Sequence[Membership]) -> list[Membership]:
    """The seats that tell whether somebody is still there: of a member those on Council, where any is known."""
    on_council = [seat for seat in seats if seat.body_kind is BodyKind.COUNCIL]
    return on_council if owner is not None and on_council else list(seats)


def _before(action: AgreedAction) -> Iterator[Finding]:
    if action.due_on is not None and action.due_on < action.resolved_on:
        says = (
            f"The day by which it is due, {format_date(action.due_on)}, lies before {format_date(action.resolved_on)},"
            " when it was resolved."
        )
        yield Finding("ACTION-BEFORE", Severity.WARNING, "due", says)


def posts_of(seat: Membership) -> tuple[str, ...]:
    """What a seat is called as a post: what it is for, such as a portfolio, and a part that is more than a seat.

    An officer's seat is a post by its title alone.
    """
    part = f"{seat.role} of {seat.body}"
    plain = seat.role in {"member", "substitute", "co-opted"} or seat.body_kind is BodyKind.OFFICERS
    return tuple(filter(None, (seat.title, "" if plain else part)))


def is_post(seat: Membership, post: str) -> bool:
    """Whether a seat is the post of these words, without regard to case."""
    return post.casefold() in {each.casefold() for each in posts_of(seat)}


def holders_of(
    post: str, seats: Sequence[Membership], officers: Sequence[KnownPerson], day: date
) -> tuple[Holder, ...]:
    """Who holds a post on a day: by a seat, else an officer whose title it is, of which no days are kept."""
    held = [Holder(seat.person, post) for seat in seats if is_post(seat, post) and seat.holds_on(day)]
    if held or any(is_post(seat, post) for seat in seats):
        return tuple(held)
    return tuple(
        Holder(Person(one.id, one.name), one.title)
        for one in officers
        if one.title and one.title.casefold() == post.casefold()
    )
