"""A council for the whole life of a decision, and what the law says of it counted anew, apart from the program.

The rule is Ambridge's own, written so that every branch of law.md 3.5 can be walked: five working days, until five.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from sqlite3 import Row

from clerk_tui.domain.dates import LONDON, parse_instant
from clerk_tui.domain.kinds import Nation
from clerk_tui.register.changes import Change
from clerk_tui.register.store import Register
from clerk_tui.register.urgencies import linked_entry
from clerk_tui.services import agendas, decisions, new_meetings, publishing
from clerk_tui.services.agendas import NewItem
from clerk_tui.services.new_meetings import NewMeeting
from clerk_tui.services.office import Clock, Office
from clerk_tui.services.registers import NewCouncil, create_register, open_office
from tests.offices import do

DAYS, HEARING_DAYS, CUTOFF = 5, 10, time(17)
BEGINS = "2026-06-01T09:00:00+01:00"
VARIANTS = (
    ("takes-effect", "earlier"), ("stays-suspended", "immediately"), ("takes-effect", "expiry"),
    ("stays-suspended", "council"),
)  # fmt: skip
"""What follows where scrutiny does not meet in time, and when a decision that was let stand takes effect."""
_COUNCIL = """\
id = "ambridge"
name = "Ambridge Council"
nation = "england"

[[threshold]]
amount = 250000

[[call_in]]
days = 5
unit = "working"
from = "publication"
cutoff = "17:00"
effective = "next-day"
outcomes = ["stand", "refer-back", "refer-to-council"]
on_stand = "{on_stand}"
second_call_in = "never"
withdrawal = "by all who signed, in writing"
validator = "Monitoring Officer"
source = "Ambridge's constitution, part 4"
certainty = "local"

[[call_in.request]]
pool = "scrutiny-committee"
count = 3

[call_in.urgency]
how = "agree"
waives = ["call-in"]

[[call_in.urgency.consent]]
who = "chair of the scrutiny committee"

[call_in.hearing]
days = 10
unit = "working"
if_missed = "{if_missed}"

[call_in.reconsider]
days = 5
unit = "working"
"""
MEMBERS = tuple(f"Councillor {letter}" for letter in "ABCDEFGH")
"""A and B sit in the Cabinet, C chairs scrutiny and D to F are members of it, G chairs Council, H is its vice-chair."""
RECORDED = {
    "resolution": "Agreed.", "reasons": "Savings.", "alternatives": "None.", "conflicts": "None declared.",
    "key_decision": "no",
}  # fmt: skip
"""What a record has to say, besides its day."""
_SEATS = (
    *((1, "member", name) for name in MEMBERS[:2]), (2, "chair", MEMBERS[2]),
    *((2, "member", name) for name in MEMBERS[3:6]), (3, "chair", MEMBERS[6]), (3, "vice-chair", MEMBERS[7]),
    *((3, "member", name) for name in MEMBERS[:6]),
)  # fmt: skip


@dataclass(slots=True)
class Still(Clock):
    """A clock that stands until it is set, so that an example runs the same way twice."""

    def now(self) -> datetime:
        assert self.rehearsed is not None
        return self.rehearsed


def _fill(change: Change) -> int:
    for name, kind in (("Cabinet", "executive"), ("Scrutiny Committee", "scrutiny"), ("Council", "council")):
        change.insert("body", name=name, kind=kind)
    for body_id, role, name in _SEATS:
        person = change.find("person", name=name, kind="member")
        person_id = int(str(person["id"])) if person else change.insert("person", name=name, kind="member")
        change.insert("membership", person_id=person_id, body_id=body_id, role=role)
    return 1


@cache
def _register(variant: tuple[str, str]) -> bytes:
    if_missed, on_stand = variant
    text = _COUNCIL.format(if_missed=if_missed, on_stand=on_stand)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.clerk"
        create_register(path, NewCouncil("ambridge", "Ambridge Council", Nation.ENGLAND, text))
        office = open_office(path, now=parse_instant(BEGINS))
        do(office.register, _fill)
        office.register.close()
        return path.read_bytes()


def ambridge(folder: Path, variant: tuple[str, str] = VARIANTS[0]) -> Office:
    """The office of a council with its members and bodies; nothing is planned, called or decided yet."""
    path = folder / "own.clerk"
    path.touch(0o600)
    path.write_bytes(_register(variant))
    office = open_office(path)
    office.clock = Still(parse_instant(BEGINS).astimezone(UTC))
    return office


def library_review(office: Office) -> None:
    """The Cabinet of Monday 1 June 2026 decides, and the record is published that morning: requests until 8 June."""
    today = office.clock.today()
    meeting = new_meetings.add_meeting(
        office, NewMeeting("Cabinet", today, members=MEMBERS[:2]), despite="It is held then"
    )
    number = decisions.start(office, agendas.add_item(office, meeting, NewItem("Library review")))
    decisions.set_agenda_date(office, meeting, today - timedelta(days=12))
    decisions.set_fields(office, number, {**RECORDED, "decided_on": str(today)})
    publishing.publish(office, number)


# The law, counted again

_HOLIDAYS = frozenset(
    {
        "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
        "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
        "2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26",
    }
)  # fmt: skip
"""Bank holidays of England and Wales (law.md 1.10)."""


def works(day: date) -> bool:
    return day.weekday() < 5 and day.isoformat() not in _HOLIDAYS


def working_day_after(day: date, n: int) -> date:
    """The nth working day after a day."""
    while n:
        day += timedelta(days=1)
        n -= works(day)
    return day


def clear_days(first: date, last: date) -> int:
    """Whole days between two days, neither of them counted."""
    return (last - first).days - 1


def clear_working_days(first: date, last: date) -> int:
    """The same of working days only."""
    return sum(works(first + timedelta(days=n)) for n in range(1, (last - first).days))


def at_london(day: date, hour: time = time(0)) -> datetime:
    return datetime.combine(day, hour, LONDON)


def noticed_in_time(register: Register, decision_id: int, decided: date) -> bool:
    """Whether a key decision of that day had 28 clear days' notice, one of the two other routes, or a reason to go on.

    Read from the tables alone (SI 2012/2089 regs 9 to 11).
    """
    entry = linked_entry(register, decision_id)
    return (
        any(clear_days(day, decided) >= 28 for day in _notices(register, decision_id, entry))
        or any(_another_route(register, decision_id, entry, decided))
        or bool(
            register.read(
                "SELECT 1 FROM check_override WHERE decision_id = ? AND finding_id IN ('EN-KD28', 'EN-GE5', 'EN-SU')",
                decision_id,
            )
        )
    )


def _notices(register: Register, decision_id: int, entry_id: int | None) -> Iterator[date]:
    """The later of both places: of the record's own notice, and of the version from which the plan's 28 days run."""
    rows = register.read(
        "SELECT offices_on, website_on FROM notice WHERE kind = 'key-decision'"
        " AND (decision_id = ?1 OR forward_plan_entry_id = ?2) UNION ALL"
        " SELECT offices_on, website_on FROM forward_plan_version WHERE id ="
        " (SELECT max(id) FROM forward_plan_version WHERE starts AND forward_plan_entry_id = ?2)",
        decision_id, entry_id,
    )  # fmt: skip
    for row in rows:
        if row["offices_on"] and row["website_on"]:
            yield date.fromisoformat(max(row["offices_on"], row["website_on"]))


def _another_route(register: Register, decision_id: int, entry_id: int | None, decided: date) -> Iterator[bool]:
    rows = register.read(
        "SELECT * FROM urgency WHERE decision_id = ?1 OR forward_plan_entry_id = ?2", decision_id, entry_id
    )
    for row in rows:
        if row["kind"] == "general-exception" and row["available_on"] and row["informed"]:
            yield clear_working_days(date.fromisoformat(row["available_on"]), decided) >= 5
        if row["kind"] == "special-urgency" and row["agreed_on"] and row["agreed_role"]:
            yield date.fromisoformat(row["agreed_on"]) <= decided


# Call-in, followed again


def desk(register: Register, decision_id: int) -> list[Row]:
    """What was entered at the desk and stands, in the order in which it happened."""
    return register.read(
        "SELECT event.*, asked.refused FROM call_in_event AS event"
        " LEFT JOIN call_in_request AS asked ON asked.id = event.request_id"
        " WHERE event.decision_id = ? AND event.kind <> 'struck-out' AND NOT EXISTS"
        " (SELECT 1 FROM call_in_event AS later WHERE later.strikes_id = event.id) ORDER BY event.at, event.id",
        decision_id,
    )


def held_back(
    events: list[Row], signed: Mapping[int, frozenset[str]], now: datetime, missed_takes_effect: bool
) -> bool:
    """Whether a call-in surely holds the decision back at an instant; False also where that hangs on more than this.

    `signed` are the names on each request, without regard to case.
    """
    received: dict[int, datetime] = {}
    asked: dict[int, datetime] = {}
    valid: dict[int, datetime] = {}
    gone: dict[int, set[str]] = {}
    before = ""
    for event in events:
        at, kind, request_id = parse_instant(event["at"]), event["kind"], event["request_id"]
        if at > now:
            break
        if missed_takes_effect and _missed(valid, at):
            return False
        if kind == "received":
            received[request_id] = at
            if not event["refused"]:
                asked[request_id] = at
        elif kind == "validated":
            # One that was refused under a waiver counts after all when the waiver is struck out.
            asked[request_id] = valid[request_id] = received[request_id]
        elif kind == "rejected":
            asked.pop(request_id, None)
        elif kind == "withdrawn" and event["in_writing"]:
            if request_id is None and len(asked) != 1:
                return False
            found = request_id if request_id is not None else next(iter(asked))
            gone.setdefault(found, set()).update(name.casefold() for name in event["names"].split("\n"))
            if gone[found] >= signed[found]:
                asked.pop(found, None)
                valid.pop(found, None)
        elif kind in {"heard", "council-met", "reconsidered"}:
            before = _WHERE_TO[event["outcome"]] if event["outcome"] != "decides" else _WHERE_TO[event["decides"]]
            asked, valid = {}, {}
    if missed_takes_effect and _missed(valid, now):
        return False
    return bool(asked or before)


_WHERE_TO = {
    "stand": "", "refer-back": "maker", "comments": "maker", "refer-to-council": "council", "no-objection": "",
    "objects": "maker", "confirmed": "", "amended": "", "rescinded": "nobody",
}  # fmt: skip
"""Before whom the decision is then; empty where nothing of the call-in holds it back."""


def _missed(valid: Mapping[int, datetime], at: datetime) -> bool:
    last = [working_day_after(received.astimezone(LONDON).date(), HEARING_DAYS) for received in valid.values()]
    return any(at >= at_london(day + timedelta(days=1)) for day in last)
