"""Who asks for call-in: the names as they stand on the request, looked up in the register as of that day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from clerk_tui.domain.call_in_events import Signatory
from clerk_tui.domain.call_ins import Requester
from clerk_tui.domain.council import CallInRule
from clerk_tui.domain.dates import format_date, london_date
from clerk_tui.domain.decision import Decision
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.meeting import BodyKind, Person
from clerk_tui.domain.people import Membership, name_key
from clerk_tui.domain.text import one_line
from clerk_tui.domain.text import split_names as split_names
from clerk_tui.register import call_ins as rows
from clerk_tui.register import meetings, people
from clerk_tui.rules.call_in_people import NOT_MEMBERS, POOLS, left_council
from clerk_tui.services.call_in_cases import text_instant
from clerk_tui.services.office import Office
from clerk_tui.services.people import as_signed

NO_POOLS: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Named:
    """The people named on a request. `doubts` are sentences about who may not ask, or is not known.

    `unknown` are the names that the register does not hold and of whom nothing was said.
    """

    requesters: tuple[Requester, ...]
    doubts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = field(default=())


def read_names(names: Sequence[str]) -> tuple[str, ...]:
    """The names, each once; InputError where nobody is named, or somebody twice."""
    found = tuple(name for name in (one_line(each) for each in names) if name)
    if not found:
        raise InputError("Asked for by: nobody is named; a request names everyone who asks.")
    seen: set[str] = set()
    for name in found:
        if (key := name_key(name)) in seen:
            raise InputError(f"Asked for by: {name} is named twice; everyone counts once in a request.")
        seen.add(key)
    return found


def look_up(
    office: Office,
    decision: Decision,
    rule: CallInRule | None,
    received_at: datetime,
    names: Sequence[str],
    *,
    pools: Mapping[str, tuple[str, ...]] = NO_POOLS,
    committee: str = "",
    unconfirmed: Sequence[str] = (),
) -> Named:
    """The people behind the names, with the pools of that day; `pools` says what the register does not know of them."""
    day = london_date(received_at)
    told = {name_key(name): read_pools(given) for name, given in pools.items()}
    loose = {name_key(name) for name in unconfirmed}
    asking = {name_key(name) for name in names}
    for kind, given in (("Pool", tuple(pools)), ("Not confirmed", tuple(unconfirmed))):
        if strangers := [name for name in given if name_key(name) not in asking]:
            raise InputError(f"{kind}: {one_line(strangers[0])} is none of those who ask.")
    requesters, doubts, unknown = [], [], []
    met: set[int] = set()
    for name in names:
        key = name_key(name)
        person = people.named(office.register, name)
        if person is not None and person.id in met:
            raise InputError(f"Asked for by: {person.name} is named twice; everyone counts once in a request.")
        met |= {person.id} if person else set()
        found, doubt = _requester(office, decision, person, name, day, told.get(key, ()), committee)
        if person is None and key not in told:
            unknown.append(name)
        doubts += [doubt] if doubt else []
        signed = rows.signed_days(office.register, person.id, text_instant(received_at)) if person else ()
        requesters.append(_with(found, signed, key not in loose))
    return Named(tuple(requesters), tuple(doubts), tuple(unknown))


def _with(one: Requester, signed: tuple[date, ...], confirmed: bool) -> Requester:
    who = one.signatory
    return Requester(one.person_id, Signatory(who.name, who.pools, who.roles, signed, confirmed))


def read_pools(given: Sequence[str]) -> tuple[str, ...]:
    """Pools as council files spell them; InputError names those there are."""
    found = tuple(one_line(each).casefold().replace(" ", "-") for each in given)
    for pool in found:
        if pool not in POOLS:
            raise InputError(f"Pool: “{pool}” is none; say one of {', '.join(POOLS)}.")
    return found


def _requester(
    office: Office, decision: Decision, person: Person | None, name: str, day: date, told: tuple[str, ...],
    committee: str,
) -> tuple[Requester, str]:  # fmt: skip
    """One of them, and what speaks against their asking; empty where nothing does."""
    if person is None:
        member = ("any",) if set(told) - NOT_MEMBERS else ()
        doubt = "" if told else (
            f"Asked for by: the register holds no member {name}; add them under People, or say to whom they belong."
        )  # fmt: skip
        return Requester(None, Signatory(name, (*member, *told))), doubt
    seats = people.seats(office.register, person_id=person.id)
    on_executive = _sat_on_executive(office, decision, person, seats)
    wards = split_names(decision.wards)
    found, roles = as_signed(office, seats, day, committee, executive=on_executive, wards=wards)
    doubt = ""
    if "executive" in found:
        doubt = (
            f"Asked for by: {person.name} sat on the executive on {format_date(day)}, and a decision of the executive"
            " is called in by those who are not of it (LGA 2000 s.9F)."
        )
    elif left_council(seats, day):
        doubt = (
            f"Asked for by: {person.name} had no seat on Council on {format_date(day)}; see their seats under People."
        )
    pools = tuple(dict.fromkeys((*found, *told)))
    return Requester(person.id, Signatory(person.name, pools, roles)), doubt


def _sat_on_executive(office: Office, decision: Decision, person: Person, seats: Sequence[Membership]) -> bool:
    """Summoned to the executive's own meeting for this decision, where no seat tells otherwise."""
    if decision.meeting_id is None or any(seat.body_kind is BodyKind.EXECUTIVE for seat in seats):
        return False
    if meetings.meeting(office.register, decision.meeting_id).body_kind is not BodyKind.EXECUTIVE:
        return False
    return any(member.person.id == person.id for member in decision.attendance)


def committees(office: Office, rule: CallInRule | None) -> tuple[str, ...]:
    """The committees of which one is the relevant one, where the rule asks for it and the register has several."""
    if rule is None or not any(one.pool == "relevant-committee" for one in rule.requests):
        return ()
    found = [body.name for body in people.bodies(office.register) if body.kind is BodyKind.SCRUTINY]
    return tuple(found) if len(found) > 1 else ()


def called_in_before(office: Office, decision_id: int, at: datetime) -> date | None:
    """The day on which the same matter of the forward plan was last called in, as far as the register knows."""
    return rows.same_matter(office.register, decision_id, text_instant(at))


def council_year(office: Office, day: date) -> date | None:
    """The first day of the Council year: the last meeting of Council in a May on or before this day, where it is held.

    The annual meeting is in May, save in a few years (LGA 1972 Sch 12 para 1). None where the register lacks that of
    the year in question: from an older one too many call-ins would be counted.
    """
    return max(_annual(office, day), default=None)


def _annual(office: Office, day: date) -> Iterator[date]:
    for year in (day.year, day.year - 1):
        met = rows.council_meetings(office.register, date(year, 5, 1), min(date(year, 5, 31), day))
        if met:
            yield met[-1]
        if met or day > date(year, 5, 31):
            return
