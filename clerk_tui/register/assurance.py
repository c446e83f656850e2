"""Reading what a report on a year's decisions counts: days, classes and references, and neither titles nor texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clerk_tui.domain.bodies import BodyKind
from clerk_tui.domain.dates import LONDON, at_london, iso_instant
from clerk_tui.domain.decision import DecisionStatus, OfficerKind, UrgencyKind
from clerk_tui.domain.kinds import Maker
from clerk_tui.register.rows import to_bool, to_date
from clerk_tui.register.store import Register
from clerk_tui.register.urgencies import RECORD

_MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True)
class Made:
    """A decision by what is counted of it. `published_on` is the day of its first publication, None for a draft.

    `body` is the kind of body whose meeting took it; `waived` says that call-in was waived for urgency.
    """

    id: int
    reference: str
    maker: Maker
    officer: OfficerKind
    body: BodyKind | None
    key: bool | None
    decided_on: date
    published_on: date | None
    waived: bool
    waiver: str

    @property
    def name(self) -> str:
        """The council's reference, or its number in the register."""
        return self.reference or f"D{self.id}"


def decisions(register: Register, first: date, last: date) -> tuple[Made, ...]:
    """The decisions made from one day to another, both included, in the order of their days."""
    rows = register.read(
        "SELECT c.id, c.reference, c.maker, d.officer_kind, body.kind AS body, c.key_decision, c.decided_on, c.status,"
        " d.call_in_exempt, d.call_in_exempt_reason, p.published_on FROM decision_as_corrected AS c"
        " JOIN decision AS d ON d.id = c.id LEFT JOIN meeting ON meeting.id = c.meeting_id"
        " LEFT JOIN body ON body.id = meeting.body_id"
        " LEFT JOIN publication AS p ON p.decision_id = c.id AND p.sequence = 1"
        " WHERE c.decided_on BETWEEN ? AND ? ORDER BY c.decided_on, c.id",
        first.isoformat(),
        last.isoformat(),
    )
    return tuple(
        Made(
            id=row["id"],
            reference=row["reference"],
            maker=Maker(row["maker"]),
            officer=OfficerKind(row["officer_kind"]),
            body=BodyKind(row["body"]) if row["body"] else None,
            key=to_bool(row["key_decision"]),
            decided_on=date.fromisoformat(row["decided_on"]),
            published_on=to_date(row["published_on"]) if row["status"] == DecisionStatus.PUBLISHED else None,
            waived=bool(row["call_in_exempt"]),
            waiver=row["call_in_exempt_reason"],
        )
        for row in rows
    )


def urgencies(register: Register, first: date, last: date) -> tuple[tuple[UrgencyKind, int], ...]:
    """The records of urgency of the decisions made between two days: which mechanism, for which decision."""
    rows = register.read(
        f"SELECT DISTINCT urgency.kind, decision.id FROM urgency JOIN decision_as_corrected AS decision"
        f" ON decision.id = {RECORD} WHERE decided_on BETWEEN ? AND ? ORDER BY decided_on, decision.id",
        first.isoformat(),
        last.isoformat(),
    )
    return tuple((UrgencyKind(row["kind"]), row["id"]) for row in rows)


@dataclass(frozen=True, slots=True)
class GonePast:
    """A finding that was gone past for a published decision, with the reason; what it was about stays here."""

    decision_id: int
    finding_id: str
    reason: str


def overrides(register: Register, first: date, last: date) -> tuple[GonePast, ...]:
    """What was gone past for the published decisions made between two days.

    Checks of the record, and matches of exempt words in what went out of the matter.
    """
    rows = register.read(
        "SELECT d.id, o.finding_id, o.reason, o.at FROM check_override AS o"
        f" JOIN decision_as_corrected AS d ON d.id = o.decision_id WHERE {_PUBLISHED}"
        " UNION ALL SELECT d.id, x.finding_id, x.reason, x.at FROM exempt_override AS x"
        " JOIN decision_as_corrected AS d ON d.id = x.decision_id OR d.forward_plan_entry_id = x.forward_plan_entry_id"
        f" WHERE {_PUBLISHED} ORDER BY 1, 4, 2",
        first.isoformat(),
        last.isoformat(),
    )
    found = [GonePast(row["id"], row["finding_id"], row["reason"]) for row in rows]
    return (*found, *_of_corrections(register, first, last))


def _of_corrections(register: Register, first: date, last: date) -> Iterator[GonePast]:
    """What was gone past to correct those decisions; it stands in the correction itself."""
    rows = register.read(
        "SELECT d.id, correction.overrides FROM correction JOIN decision_as_corrected AS d"
        f" ON d.id = correction.decision_id WHERE correction.overrides <> '[]' AND {_PUBLISHED} ORDER BY correction.id",
        first.isoformat(),
        last.isoformat(),
    )
    for row in rows:
        yield from (GonePast(row["id"], one["finding_id"], one["reason"]) for one in json.loads(row["overrides"]))


_PUBLISHED = f"d.status = '{DecisionStatus.PUBLISHED}' AND d.decided_on BETWEEN ?1 AND ?2"


def corrected(register: Register, first: date, last: date) -> tuple[int, ...]:
    """The decisions that were corrected between two days."""
    rows = register.read(
        "SELECT DISTINCT decision_id FROM correction WHERE corrected_on BETWEEN ? AND ? ORDER BY decision_id",
        first.isoformat(),
        last.isoformat(),
    )
    return tuple(row["decision_id"] for row in rows)


def called_in(register: Register, first: date, last: date) -> tuple[int, ...]:
    """The decisions for which a request for call-in was received between two days."""
    rows = register.read(
        "SELECT DISTINCT decision_id FROM call_in_request WHERE received_at >= ? AND received_at < ?"
        " ORDER BY decision_id",
        *_instants(first, last),
    )
    return tuple(row["decision_id"] for row in rows)


def _instants(first: date, last: date) -> tuple[str, str]:
    """The first instant of a day and the first after another, as UTC text."""
    return iso_instant(at_london(first, _MIDNIGHT)), iso_instant(at_london(last + timedelta(days=1), _MIDNIGHT))


def within(instant: datetime, first: date, last: date) -> bool:
    """Whether an instant lies on one of these days in London."""
    return first <= instant.astimezone(LONDON).date() <= last
