"""What stands around the decisions of a filled register: forward plan, people with seats, call-ins and corrections."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count

from clerk_tui.domain.dates import at_london, iso_instant
from clerk_tui.domain.forward_plan import PublicEntry
from clerk_tui.domain.public import PublicRecord
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.services import plan_snapshots, snapshots
from clerk_tui.services.call_in_requests import Typed, request
from clerk_tui.services.office import Office

MEMBERS = 60
SCRUTINY = "Tourism, Economy and Communities Scrutiny Committee"
OLD_COMMITTEES = 12
PLANNED, WITHOUT_NOTICE = 150, 15
"""Matters still to be decided, and those of them whose notice was never put up."""
ENTRY_EACH, CALL_IN_EACH, CORRECTION_EACH = 4, 40, 80
"""Every so-manieth decision stood on the forward plan, was called in, was corrected."""
OPEN_CALL_INS = 4
NOTICE_DAYS = 40
_CONTACT = "Democratic Services, Town Hall"


def named(place: int) -> str:
    """A member's name."""
    return f"Councillor {chr(65 + place % 26)}. Member{place}"


def people(change: Change) -> int:
    """The members with their seats, on committees that are and that were."""
    scrutiny = change.insert("body", name=SCRUTINY, kind="scrutiny")
    old = [change.insert("body", name=f"Committee {n}", kind="committee") for n in range(OLD_COMMITTEES)]
    for place in range(MEMBERS):
        person = change.insert("person", name=named(place), kind="member")
        if place < 20:
            change.insert("membership", person_id=person, body_id=scrutiny, role="chair" if not place else "member")
        for year in range(5):
            change.insert(
                "membership", person_id=person, body_id=old[(place + year) % OLD_COMMITTEES], role="member",
                valid_from=date(2012 + year, 5, 20).isoformat(), valid_to=date(2013 + year, 5, 19).isoformat(),
            )  # fmt: skip
    return scrutiny


def planned(change: Change, body: int, decider: str, first: date) -> int:
    """Matters still to be decided, most of them with a notice that is long enough."""
    for number in range(PLANNED):
        due = first + timedelta(days=1 + number)
        notice = None if number < WITHOUT_NOTICE else min(first, due - timedelta(days=NOTICE_DAYS))
        entry(change, f"FP{number:04}", f"Matter to come, number {number}", body, decider, due, notice)
    return body


def entry(change: Change, reference: str, matter: str, body: int, decider: str, due: date, notice: date | None) -> int:
    """One key matter of the forward plan with its key test, and its notice where there is one."""
    public = PublicEntry(
        reference, matter, "body", decider, (), due, None, True, "Report of the Director", "Town Hall", True,
        "Ask Democratic Services", "All", "None", _CONTACT, False,
    )  # fmt: skip
    cells = {
        name: getattr(public, name) for name in ("documents", "address", "requests", "wards", "consultation", "contact")
    }
    made = change.insert(
        "forward_plan_entry", reference=reference, matter=matter, body_id=body, due_from=due.isoformat(),
        key_decision=1, other_documents=1, private=0, **cells,
    )  # fmt: skip
    change.insert(
        "key_test", forward_plan_entry_id=made, tested_on=(notice or due).isoformat(), amount=900_000,
        money_significant=1, answered_by="the Director of Resources", is_key=1, reasoning="Above the threshold.",
    )  # fmt: skip
    if notice is not None:
        snapshot = plan_snapshots.to_json(public)
        change.insert(
            "forward_plan_version", forward_plan_entry_id=made, sequence=1, offices_on=notice.isoformat(),
            website_on=notice.isoformat(), starts=1, who="benchmark", recorded_at=_at(notice), snapshot=snapshot,
            snapshot_sha256=plan_snapshots.sha256(snapshot), chain_head=change.head,
        )  # fmt: skip
    return made


def called_in(change: Change, decision: int, published: date) -> None:
    """A request for call-in of long ago that was heard and found nothing to object to."""
    asked = change.insert(
        "call_in_request", decision_id=decision, received_at=_at(published), received_by="benchmark", how="e-mail",
        grounds="The consultation was too short.", receipt="Received.",
    )  # fmt: skip
    for place in range(5):
        change.insert(
            "call_in_requester", request_id=asked, position=place + 1, name=named(place), pools="member", counted=1
        )
    steps: tuple[tuple[str, str, dict[str, Cell]], ...] = (
        ("received", "suspended", {"request_id": asked}),
        ("validated", "suspended", {"request_id": asked}),
        ("hearing-set", "suspended", {"on_day": (published + timedelta(days=9)).isoformat()}),
        ("heard", "effective", {"outcome": "stand"}),
    )
    for step, (kind, left_as, more) in enumerate(steps):
        at = _at(published + timedelta(days=step * 4))
        change.insert(
            "call_in_event", decision_id=decision, kind=kind, at=at, left_as=left_as, who="benchmark", recorded_at=at,
            **more,
        )  # fmt: skip


def corrected(change: Change, first: dict[str, Cell], record: PublicRecord, at: datetime) -> None:
    """A correction of the reasons whose window was kept; `first` are the cells of the publication it follows."""
    old, new = record.reasons, f"{record.reasons} The figures are those of the report."
    snapshot = snapshots.to_json(replace(record, reasons=new))
    again = change.insert(
        "publication",
        **first | {"sequence": 2, "snapshot": snapshot, "snapshot_sha256": snapshots.sha256(snapshot)},
    )
    change.insert(
        "correction", decision_id=int(str(first["decision_id"])), sequence=1, publication_id=again,
        changes=json.dumps([{"field": "reasons", "old": old, "new": new}]), reason="A sentence was left out.",
        restarts=0, restarts_because="The council's rule.", corrected_on=at.date().isoformat(),
        corrected_at=iso_instant(at), recorded_at=iso_instant(at), who="benchmark",
    )  # fmt: skip


def open_call_ins(office: Office) -> None:
    """Requests that came in yesterday and wait for somebody."""
    found = office.register.read(
        "SELECT decision_id FROM window_in_force WHERE closes_at > ? ORDER BY decision_id DESC LIMIT ?",
        iso_instant(office.clock.now()), OPEN_CALL_INS,
    )  # fmt: skip
    places = count()
    for row in found:
        received = office.clock.now() - timedelta(hours=1 + next(places))
        names = tuple(named(place) for place in range(1, 6))
        request(office, row["decision_id"], Typed(received, names, grounds="Too little was consulted."))


def _at(day: date) -> str:
    return iso_instant(at_london(day, time(12)))
