"""Who somebody is to a call-in rule on a day, and what a request states, as the register tells (P13 to P16).

LGA 2000 s.9FA keeps members of the executive out of overview and scrutiny; the pools are those of council files.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from clerk_tui.domain.council import CallInRule
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.people import Membership, ward_key
from clerk_tui.rules.call_in_class import folded

POOLS = ("non-executive", "scrutiny-committee", "relevant-committee", "ward", "electors", "residents", "executive")
"""What may be said of somebody who asks, where the register does not tell it."""
NOT_MEMBERS = frozenset({"electors", "residents"})


def pools_of(
    seats: Sequence[Membership],
    day: date,
    *,
    executive: bool = False,
    committee: str = "",
    wards: Sequence[str] = (),
) -> tuple[str, ...]:
    """The pools that a member's seats on a day give. `executive` says that they sat on the executive by other signs.

    `committee` is the relevant scrutiny committee; empty where that is not known. `wards` are those affected.
    """
    held = [seat for seat in seats if seat.holds_on(day)]
    kinds = {seat.body_kind for seat in held}
    pools = ["any"]
    pools.append("executive" if executive or BodyKind.EXECUTIVE in kinds else "non-executive")
    if BodyKind.SCRUTINY in kinds:
        pools.append("scrutiny-committee")
    if committee and any(folded(seat.body) == folded(committee) for seat in held):
        pools.append("relevant-committee")
    affected = {ward_key(ward) for ward in wards}
    if any(seat.ward and ward_key(seat.ward) in affected for seat in held):
        pools.append("ward")
    return tuple(pools)


def left_council(seats: Sequence[Membership], day: date) -> bool:
    """Whether their seats on Council are known, and none of them holds on that day. Without any it is not known."""
    held = [seat for seat in seats if seat.body_kind is BodyKind.COUNCIL]
    return bool(held) and not any(seat.holds_on(day) for seat in held)


def roles_of(seats: Sequence[Membership], day: date) -> tuple[str, ...]:
    """The parts they have in scrutiny and at Council on a day: `chair`, and `chair of Health Scrutiny Committee`."""
    found: dict[str, None] = {}
    for seat in seats:
        if seat.holds_on(day) and seat.role != "member" and seat.body_kind is not BodyKind.EXECUTIVE:
            if seat.body_kind is BodyKind.SCRUTINY:
                found[seat.role] = None
            found[f"{seat.role} of {seat.body}"] = None
    return tuple(found)


def stated(rule: CallInRule, *, grounds: str, chosen: Collection[str], parts: str, alternative: str) -> tuple[str, ...]:
    """Which of the things that a request must state stand in its own fields; any other has to be ticked."""
    holds = {"ground": bool(chosen), "reason": bool(grounds), "part": bool(parts), "alternative": bool(alternative),
             "solution": bool(alternative)}  # fmt: skip
    return tuple(one for one in rule.must_state if any(there and word in folded(one) for word, there in holds.items()))


def has_field(wanted: str) -> bool:
    """Whether one of the things to be stated has a field of its own in a request."""
    return any(word in folded(wanted) for word in ("ground", "reason", "part", "alternative", "solution"))


def ground_named(rule: CallInRule, named: str) -> str | None:
    """The ground of the council's list that a number or its words name; None where none does."""
    text = named.strip().rstrip(".")
    if text.isdigit():
        return rule.grounds[int(text) - 1] if 1 <= int(text) <= len(rule.grounds) else None
    return next((ground for ground in rule.grounds if folded(ground) == folded(text)), None)
