"""A council with a published decision, members with seats, and a desk to call it in at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from clerk_tui.domain.dates import parse_instant
from clerk_tui.register.changes import Change
from clerk_tui.services import publishing
from clerk_tui.services.call_in_requests import Answer, Typed, request
from clerk_tui.services.office import Office
from clerk_tui.services.registers import create_register, open_office, shipped_council
from tests.offices import do

LIBRARY = 1
"""The decision: the Cabinet's of Thursday 26 November 2026 on the libraries, published on Monday the 30th at ten."""
PUBLISHED = "2026-11-30T10:00"
LEADER = "Councillor A"
"""Councillor A sits in the Cabinet; B chairs the scrutiny committee, C to L are members of it."""


def council(
    folder: Path, slug: str = "wiltshire", *, now: str = PUBLISHED, name: str = "own.clerk",
    reads: tuple[str, str] = ("", ""),
) -> Office:  # fmt: skip
    """The office of a shipped council, a minute after it published the decision on the libraries.

    `reads` are words of its file, and what they read instead.
    """
    made = shipped_council(slug)
    assert reads[0] in made.file_text
    create_register(
        folder / name, replace(made, file_text=made.file_text.replace(*reads, 1) if reads[0] else made.file_text)
    )
    office = open_office(folder / name, now=parse_instant(now))
    do(office.register, _fill)
    publishing.publish(office, LIBRARY)
    return office


def _fill(change: Change) -> int:
    cabinet = change.insert("body", name="Cabinet", kind="executive")
    scrutiny = change.insert("body", name="Overview and Scrutiny Committee", kind="scrutiny")
    change.insert("body", name="Council", kind="council")
    for place in range(12):
        person = change.insert("person", name=f"Councillor {chr(65 + place)}", kind="member")
        body, role = (cabinet if place == 0 else scrutiny), ("chair" if place == 1 else "member")
        change.insert("membership", person_id=person, body_id=body, role=role)
    meeting = change.insert("meeting", body_id=cabinet, day="2026-11-26", starts="18:00", agenda_on="2026-11-17")
    item = change.insert("agenda_item", meeting_id=meeting, position=1, number="1", title="Library review")
    return change.insert(
        "decision", item_id=item, meeting_id=meeting, title="Library review", maker="body", maker_name="Cabinet",
        decided_on="2026-11-26", key_decision=0, resolution="Agreed.", reasons="Savings.", alternatives="None.",
        conflicts="None.", interests="None.",
    )  # fmt: skip


def meets(office: Office, body: str, day: str, agenda_on: str | None = None) -> int:
    """A meeting of one of its bodies."""

    def work(change: Change) -> int:
        row = change.find("body", name=body)
        assert row is not None
        return change.insert("meeting", body_id=row["id"], day=day, starts="18:00", agenda_on=agenda_on)

    made = do(office.register, work)
    assert made is not None
    return made


def members(count: int, first: str = "B") -> tuple[str, ...]:
    """So many councillors, from Councillor B on."""
    return tuple(f"Councillor {chr(ord(first) + place)}" for place in range(count))


def it_is(office: Office, instant: str) -> Office:
    """Let it be another hour at the desk."""
    office.clock.rehearse(parse_instant(instant))
    return office


def ask(office: Office, received: str, names: Iterable[str] = (), **more: object) -> Answer:
    """A request as it came; by ten members of scrutiny where nobody is named."""
    typed = Typed(parse_instant(received), tuple(names) or members(10), **more)  # type: ignore[arg-type]
    return request(office, LIBRARY, typed)
