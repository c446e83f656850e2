"""Registers of a size: the demonstration, with years of published decisions behind it and all that stands around them.

    python -m tests.benchmarks.fill FILE 100000

Nothing is random: the same number gives the same register, apart from command ids.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

from clerk_tui.domain.dates import at_london, iso_instant
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.public import PublicCallIn, PublicRecord
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change, Command
from clerk_tui.rules.call_in import window
from clerk_tui.services import frozen_counts, snapshots
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_demo
from tests.benchmarks import fill_life as life

PER_MEETING = 20
LAST_MEETING = date(2017, 10, 6)
YEARS = 5
"""As far back as the call-in rule that ships for Blackpool goes (September 2012)."""
UNPUBLISHED = 12
"""Decisions of the last meeting that are taken and not yet published, so that Today has something to show."""

BODIES = ("Cabinet Member for Regeneration", "Cabinet Member for Housing", "Executive", "Director of Resources")
MATTERS = (
    "Financial performance monitoring as at month {n}", "Highways maintenance programme, phase {n}",
    "Award of the contract for school transport, lot {n}", "Conservation area appraisal number {n}",
    "Disposal of land at Promenade {n}", "Fees and charges, schedule {n}", "Ward grants, round {n}",
)  # fmt: skip
RESOLUTION = (
    "The {body} agreed the recommendations as outlined above, namely:\n\n"
    "1. To approve the proposals in the report.\n2. To delegate their carrying out to the relevant director."
)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One past meeting and the window of all its decisions."""

    number: int
    body: str
    day: date
    window: CallInWindow

    @property
    def published(self) -> date:
        return self.day + timedelta(days=1)


def fill(path: Path, decisions: int, *, counts: bool = False) -> None:
    """Make a register at `path` with the demonstration's meeting and this many past decisions.

    With `counts` each publication keeps the count behind its dates, as those of the program do.
    """
    office = open_demo(path)
    try:
        bodies: dict[str, int] = {}
        at = iso_instant(at_london(LAST_MEETING - timedelta(days=YEARS * 366), time(9)))
        office.register.run(Command("benchmark fill", "benchmark", at, "people filled in"), life.people)
        for sitting in _sittings(office, decisions):
            count = min(PER_MEETING, decisions - sitting.number * PER_MEETING)
            at = iso_instant(at_london(sitting.published, time(9)))
            command = Command("benchmark fill", "benchmark", at, f"{sitting.body} of {sitting.day} filled in")
            office.register.run(command, lambda change, s=sitting, n=count: _take(change, s, n, bodies, counts))
        office.register.run(
            Command("benchmark fill", "benchmark", at, "matters to come filled in"),
            lambda change: life.planned(change, bodies["Executive"], "Executive", LAST_MEETING),
        )
        life.open_call_ins(office)
    finally:
        office.register.close()


def _sittings(office: Office, decisions: int) -> Iterator[Sitting]:
    """Meetings back in time from the last one, evenly spread."""
    meetings = -(-decisions // PER_MEETING)
    step = YEARS * 365 / meetings
    for number in reversed(range(meetings)):
        day = LAST_MEETING - timedelta(days=int(number * step))
        dates = window(office.council(), office.calendar(), published=day + timedelta(days=1))
        yield Sitting(number, BODIES[number % len(BODIES)], day, dates)


def _take(change: Change, sitting: Sitting, count: int, bodies: dict[str, int], counts: bool) -> None:
    if sitting.body not in bodies:
        kind = "executive" if sitting.body == "Executive" else "committee"
        known = change.find("body", name=sitting.body)
        bodies[sitting.body] = int(str(known["id"])) if known else change.insert("body", name=sitting.body, kind=kind)
    meeting = change.insert(
        "meeting",
        body_id=bodies[sitting.body],
        day=sitting.day.isoformat(),
        starts="18:00",
        venue="Town Hall",
        status="held",
        agenda_on=(sitting.day - timedelta(days=10)).isoformat(),
    )
    for position in range(count):
        _record(change, sitting, meeting, position, bodies[sitting.body], counts)


def _record(change: Change, sitting: Sitting, meeting: int, position: int, body: int, counts: bool) -> None:
    serial = sitting.number * PER_MEETING + position
    title = MATTERS[serial % len(MATTERS)].format(n=serial)
    published = serial >= UNPUBLISHED
    entry = None
    if serial % life.ENTRY_EACH == 0:
        notice = sitting.day - timedelta(days=life.NOTICE_DAYS)
        entry = life.entry(change, f"{serial:06}", title, body, sitting.body, sitting.day, notice)
    item = change.insert(
        "agenda_item", meeting_id=meeting, position=position, number=str(position + 1), title=title, exempt=0,
        forward_plan_entry_id=entry,
    )  # fmt: skip
    decision = change.insert(
        "decision",
        item_id=item,
        forward_plan_entry_id=entry,
        meeting_id=meeting,
        status="published" if published else "draft",
        title=title,
        maker="body",
        maker_name=sitting.body,
        reference=f"B{serial:06}/{sitting.day.year}",
        key_decision=int(entry is not None),
        resolution=RESOLUTION.format(body=sitting.body),
        decided_on=sitting.day.isoformat(),
        reasons="The proposals give the best value of the options considered.",
        alternatives="To do nothing, which was rejected.",
        published_on=sitting.published.isoformat() if published else None,
    )
    if published:
        _publish(change, sitting, decision, title, serial, counts)


def _publish(change: Change, sitting: Sitting, decision: int, title: str, serial: int, counts: bool) -> None:
    dates, record = sitting.window, _public(sitting, decision, title)
    snapshot = snapshots.to_json(record)
    cells: dict[str, Cell] = {
        "decision_id": decision,
        "published_on": sitting.published.isoformat(),
        "published_at": None,
        "recorded_at": iso_instant(at_london(sitting.published, time(9))),
        "who": "benchmark",
        "closes": dates.closes.isoformat(),
        "closes_at": iso_instant(dates.closes_at),
        "effective": dates.effective.isoformat(),
        "snapshot": snapshot,
        "snapshot_sha256": snapshots.sha256(snapshot),
        "chain_head": change.head,
        "calendar_fingerprint": dates.closes_ledger.calendar_fingerprint,
        "counts": frozen_counts.to_text(dates) if counts else "",
    }
    change.insert("publication", **cells)
    long_ago = sitting.day < LAST_MEETING - timedelta(days=30)
    if long_ago and serial % life.CALL_IN_EACH == 0:
        life.called_in(change, decision, sitting.published)
    if long_ago and serial % life.CORRECTION_EACH == 0:
        life.corrected(change, cells, record, at_london(sitting.published + timedelta(days=2), time(10)))


def _public(sitting: Sitting, decision: int, title: str) -> PublicRecord:
    dates = sitting.window
    call_in = PublicCallIn(True, dates.closes, dates.closes_at, dates.effective, (f"It closes on {dates.closes}.",))
    return PublicRecord(
        council="Blackpool Council",
        nation="england",
        decision_id=decision,
        reference="",
        title=title,
        maker=sitting.body,
        body=sitting.body,
        meeting_day=sitting.day,
        meeting_starts=time(18),
        venue="Town Hall",
        item_number="",
        resolution=RESOLUTION.format(body=sitting.body),
        decided_on=sitting.day,
        reasons="The proposals give the best value of the options considered.",
        alternatives="To do nothing, which was rejected.",
        interests="None.",
        conflicts="None.",
        dispensation="None.",
        present=(),
        key_decision=False,
        forward_plan_reference="",
        notice_on=None,
        urgency_statements=(),
        relevant_officer="",
        relevant_cabinet_member="",
        report_title=title,
        call_in=call_in,
        call_in_note="",
        notes="",
        published_on=sitting.published,
        contact="",
        chain_head="",
    )


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]))
