"""Who of the members may ask for call-in on a day, and why one may not, as the council's rule and the register tell.

A decision of the executive is called in by those who are not of it (LGA 2000 s.9F); who else may ask is the council's
own rule (P14).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.council import CallInRule, RequestRule
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.people import Membership, Role
from clerk_tui.rules.call_in_class import folded
from clerk_tui.rules.call_in_people import NOT_MEMBERS, left_council, pools_of, roles_of
from clerk_tui.rules.number_words import listed
from clerk_tui.rules.plain_requests import request_words


@dataclass(frozen=True, slots=True)
class MayAsk:
    """Whether somebody may ask on a day. `may` is None where it depends on the decision, or nothing tells.

    `says` is the reason, a sentence; `pools` and `roles` are those of a request; `gone` that they had no seat on
    Council that day, before their time or after it.
    """

    person: Person
    may: bool | None
    says: str
    pools: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    gone: bool = False


def may_ask(
    person: Person,
    seats: Sequence[Membership],
    day: date,
    rule: CallInRule | None,
    *,
    committee: str = "",
    wards: Sequence[str] = (),
) -> MayAsk:
    """One member on a day. `rule` is the generation then in force, None where none is configured.

    `committee` is the relevant scrutiny committee, `wards` are those that the decision affects; what is empty is not
    known, and what rests on it is said to depend on the matter.
    """
    held = [seat for seat in seats if seat.holds_on(day)]
    pools, roles = pools_of(seats, day, committee=committee, wards=wards), roles_of(seats, day)
    unknown = {name for name, told in (("ward", wards), ("relevant-committee", committee)) if not told}

    def said(may: bool | None, says: str) -> MayAsk:
        return MayAsk(person, may, says, pools, roles)

    if executive := [seat for seat in held if seat.body_kind is BodyKind.EXECUTIVE]:
        return said(False, f"Sits on the executive ({_part(executive[0])}), whose decisions others call in.")
    if (co_opted := _co_opted(held)) is not None:
        return said(None, f"Co-opted to {co_opted.body}: on education matters only, where the council's rule says so.")
    if left_council(seats, day):
        says = f"Has no seat on Council on {format_date(day)}{_then(seats, day)}."
        return MayAsk(person, False, says, pools, roles, gone=True)
    if rule is None:
        return said(None, "The council's rule is not configured for that day, so nobody can say.")
    for period in rule.suspensions:
        if period.first <= day <= period.last:
            last = format_date(period.last, weekday=False)
            return said(False, f"Call-in was suspended then, until {last} ({period.source}).")
    if not rule.requests:
        return said(None, "Is not of the executive; who may ask, the council's rule does not say.")
    return said(*_by_rule(rule.requests, pools, roles, unknown))


def _by_rule(
    requests: Sequence[RequestRule], pools: Sequence[str], roles: Sequence[str], unknown: Collection[str]
) -> tuple[bool | None, str]:
    mine = [one for one in requests if one.pool not in NOT_MEMBERS and _within(one, pools, roles)]
    open_ = [one for one in requests if one.pool in unknown and one not in mine]
    if mine:
        return True, f"Counts towards {listed((request_words(one) for one in mine), 'or')}."
    if open_:
        return None, f"It depends on the matter: {listed((request_words(one) for one in open_), 'or')}."
    members = [one for one in requests if one.pool not in NOT_MEMBERS]
    wanted = listed((request_words(one) for one in members), "or") if members else "others than members"
    return False, f"Is none of those who may ask: the rule wants {wanted}."


def _within(one: RequestRule, pools: Sequence[str], roles: Sequence[str]) -> bool:
    """Whether somebody counts towards a request of this kind; where one alone is to ask, they must be that one."""
    alone = one.count == 1 and bool(one.includes)
    return folded(one.pool) in map(folded, pools) and (not alone or folded(one.includes) in map(folded, roles))


def _co_opted(held: Sequence[Membership]) -> Membership | None:
    """The seat of somebody who is co-opted and has no seat on Council."""
    if any(seat.body_kind is BodyKind.COUNCIL for seat in held):
        return None
    return next((seat for seat in held if seat.role == Role.CO_OPTED), None)


def _part(seat: Membership) -> str:
    title = f", {seat.title}" if seat.title else ""
    return f"{seat.role} of {seat.body}{title}"


def _then(seats: Sequence[Membership], day: date) -> str:
    """When their last seat on Council ended, or the next begins."""
    own = [seat for seat in seats if seat.body_kind is BodyKind.COUNCIL]
    ended = [seat.valid_to for seat in own if seat.valid_to is not None and seat.valid_to < day]
    begins = [seat.valid_from for seat in own if seat.valid_from is not None and seat.valid_from > day]
    parts = [f"the last one ended on {format_date(max(ended), weekday=False)}"] if ended else []
    parts += [f"the next begins on {format_date(min(begins), weekday=False)}"] if begins else []
    return f": {' and '.join(parts)}" if parts else ""
