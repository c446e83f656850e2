"""A register in which every text that a clerk can type is one hostile text, for looking at every screen of it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from clerk_tui.domain.consent import Answer
from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.domain.meeting_change import ChangeKind
from clerk_tui.services import (
    agendas,
    boilerplate,
    call_in_hearings,
    call_ins,
    correcting,
    decisions,
    forward_plan,
    individual,
    interests,
    key_tests,
    meeting_changes,
    meeting_details,
    new_meetings,
    notices,
    people_changes,
    people_seats,
    plan_versions,
    private_meetings,
    recurring_items,
    routes,
    supplements,
)
from clerk_tui.services.agendas import NewItem
from clerk_tui.services.call_in_requests import Typed, request
from clerk_tui.services.new_meetings import NewMeeting
from clerk_tui.services.office import Office
from clerk_tui.services.people_seats import SeatDetails
from clerk_tui.services.registers import open_office
from tests.called_in import council, members

NOW = "2026-12-02T09:00"
LIBRARIES = 1
"""The published record that `tests.called_in` makes; here it is corrected and called in."""


@dataclass(frozen=True, slots=True)
class Held:
    """The ids of what the register holds."""

    office: Office
    entry: int
    person: int
    body: int
    meeting: int
    moved: int
    item: int
    ready: int
    officer: int


def hostile_office(folder: Path, text: str) -> Held:
    """Two meetings, a forward-plan entry with its route, records ready, published, corrected and called in."""
    file, held = made(text)
    path = folder / "own.clerk"
    path.touch(0o600)
    path.write_bytes(file)
    return replace(held, office=open_office(path, now=parse_instant(NOW)))


@cache
def made(text: str) -> tuple[bytes, Held]:
    """The register with one text, made once; its file and the ids in it."""
    with tempfile.TemporaryDirectory() as folder:
        held = _filled(council(Path(folder)), text)
        held.office.register.close()
        return held.office.register.path.read_bytes(), held


def _filled(office: Office, text: str) -> Held:
    office.clock.rehearse(parse_instant(NOW))
    person, body = _people(office, text)
    entry = _planned(office, text)
    meeting, item, ready = _agenda(office, text)
    officer = individual.begin(office, Maker.OFFICER, text, text, post=text, decided_on=date(2026, 12, 1))
    for field in ("reasons", "resolution"):
        boilerplate.add(office, field, text, f"{text} {{amount}}")
    interests.add(office, meeting, text, {"nature": text, "dispensation": text}, item_id=item)
    moved = _moved(office, text)
    _called_in(office, text)
    return Held(office, entry, person, body, meeting, moved, item, ready, officer)


def _people(office: Office, text: str) -> tuple[int, int]:
    person = people_changes.add_person(office, text, title=text).id
    body = people_changes.add_body(office, text, kind="executive").id
    details = SeatDetails("chair", date(2026, 5, 1), None, text)
    people_seats.add_seat(office, person, body, details)
    people_seats.add_seat(office, person, body, details, despite=text)
    return person, body


def _planned(office: Office, text: str) -> int:
    """A key matter whose notice is too late, so that every mechanism of urgency has something to say."""
    typed = {
        "reference": text, "matter": text, "maker": "body", "body": text,
        "due_from": "10 December 2026", "documents": text, "address": text, "other_documents": "yes", "requests": text,
        "wards": text, "consultation": text, "contact": text, "private": "yes",
    }  # fmt: skip
    entry = forward_plan.add(office, typed)
    key_tests.take(office, entry, key_tests.Answers(text, text, money=True, amount=900_000))
    both = (date(2026, 12, 1), None)
    plan_versions.publish(office, entry, offices=both, website=both, because=text)
    forward_plan.set_fields(office, entry, {"documents": f"{text} and {text}"})
    plan_versions.publish(office, entry, offices=both, website=both, because=text)
    ref = f"F{entry}"
    routes.inform(office, ref, informed=text, informed_on=date(2026, 12, 1), committee=text, reason=text)
    routes.record_step(
        office, ref, UrgencyKind.SPECIAL_URGENCY, routes.Given(Answer.UNABLE, text, date(2026, 12, 1), reason=text)
    )
    both_typed = {"offices": "1 December 2026", "website": "1 December 2026", "text": text, "reasons": text}
    notices.record_notice(office, ref, NoticeKind.PRIVATE_28, both_typed)
    private_meetings.set_exemption(
        office, ref, {"paragraphs": "3", "reasons": text, "outweighs": "yes", "public_interest": text, "part": text}
    )
    private_meetings.set_closed_title(office, ref, title=f"kept {text[:9]}", text=f"[apart] {text[-5:]}")
    private_meetings.add_representation(
        office, ref, received_on=date(2026, 12, 1), from_whom=text, text=text
    )  # fmt: skip
    private_meetings.respond(office, ref, 1, text, date(2026, 12, 1))
    private_meetings.resolve(office, ref, text)
    return entry


def _agenda(office: Office, text: str) -> tuple[int, int, int]:
    """A meeting that was held, and the record of its item filled in; a recurring item and a supplement stand there."""
    recurring_items.add_recurring(office, "Cabinet", text)
    meeting = new_meetings.add_meeting(
        office,
        NewMeeting("Cabinet", date(2026, 12, 1), venue=text, contact_name=text, contact_title=text),
        despite="It was held then",
    )
    meeting_details.set_meeting(
        office, meeting, {"agenda_offices": "20 November 2026", "agenda_website": "20 November 2026"}
    )
    added = supplements.add_supplement(office, meeting, text, reason=text)
    item = agendas.add_item(office, meeting, NewItem(text, heading=text, supplement_id=added, urgent_reason=text))
    record = decisions.start(office, item)
    filled = {
        "reference": text, "decided_on": "1 December 2026", "resolution": text, "reasons": text, "alternatives": text,
        "conflicts": text, "interests": text, "key_decision": "no", "notes": text,
    }  # fmt: skip
    decisions.set_fields(office, record, filled)
    return meeting, item, record


def _moved(office: Office, text: str) -> int:
    """A meeting to come that was moved to another day."""
    found = new_meetings.add_meeting(office, NewMeeting("Cabinet", date(2027, 1, 12), venue=text))
    agendas.add_item(office, found, NewItem(text, entry=text))
    shown = meeting_changes.preview(office, found, ChangeKind.MOVED, to=date(2027, 1, 14), venue=text)
    meeting_changes.accept(office, shown, text)
    return found


def _called_in(office: Office, text: str) -> None:
    """The published record corrected, called in, and its hearing set."""
    correcting.correct(office, LIBRARIES, {"notes": text}, correcting.Reasons(text, restarts=False, window=text))
    typed = Typed(
        parse_instant("2026-12-02T08:30"), (*members(10), text), how=text, received_by=text, grounds=text, parts=text,
        alternative=text, despite=text,
    )  # fmt: skip
    request(office, LIBRARIES, typed)
    call_ins.validate(office, LIBRARIES, by=text, because=text)
    call_in_hearings.set_hearing(office, LIBRARIES, on=date(2026, 12, 14), because=text)
