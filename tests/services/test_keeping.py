"""How long the papers of a meeting, and of a decision that is not the executive's, are kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from clerk_tui.register import decisions as records
from clerk_tui.register import meetings
from clerk_tui.services import agendas, decisions, new_meetings
from clerk_tui.services.agendas import NewItem
from clerk_tui.services.keeping import keeping, keeping_lines, meeting_lines, of_meeting
from clerk_tui.services.meeting_words import story
from clerk_tui.services.office import Office
from tests.offices import EVENING, another, demo


def held(office: Office, body: str, day: date) -> int:
    return new_meetings.add_meeting(office, new_meetings.NewMeeting(body, day), despite="It was held.")


def test_minutes_of_a_committee_are_kept_six_years_from_the_meeting_and_its_papers_four(tmp_path: Path) -> None:
    office = another(tmp_path, now="2026-03-20T09:00:00Z")
    meeting = meetings.meeting(office.register, held(office, "Scrutiny Committee", date(2026, 3, 16)))
    assert meeting_lines(office, meeting) == [
        "Minutes, agenda and reports kept until Monday 15 March 2032 (LGA-RT6, LGA 1972 s.100C).",
        "Background papers kept until Friday 15 March 2030 (LGA-RT4, LGA 1972 s.100D(2)).",
    ]
    assert story(office, meeting.id)[-1] == meeting_lines(office, meeting)[-1]


def test_records_of_the_executive_are_kept_from_its_decisions(tmp_path: Path) -> None:
    office = demo(tmp_path, EVENING)
    meeting = meetings.meeting(office.register, 1)
    assert meeting_lines(office, meeting) == [
        "Records and reports kept until Sunday 8 October 2023 (EN-RT6, SI 2012/2089 reg 21(6)).",
        "Background papers kept until Friday 8 October 2021 (EN-RT4, SI 2012/2089 reg 21(7)).",
    ]


def test_nothing_is_kept_of_a_meeting_to_come(tmp_path: Path) -> None:
    office = demo(tmp_path, "2017-10-02T09:00:00+01:00")
    meeting = meetings.meeting(office.register, 1)
    assert (of_meeting(office, meeting), meeting_lines(office, meeting)) == (None, [])


def test_councils_own_decision_is_kept_by_the_act_of_1972(tmp_path: Path) -> None:
    office = another(tmp_path, now="2026-03-20T09:00:00Z")
    meeting_id = held(office, "Council", date(2026, 3, 16))
    number = decisions.start(office, agendas.add_item(office, meeting_id, NewItem("Budget", urgent_reason="Flood.")))
    decisions.set_fields(office, number, {"decided_on": "16 March 2026"})
    kept = keeping(office, records.decision(office.register, number))
    assert kept.record and kept.record.ledger.rule == "LGA-RT6" and kept.record.latest == date(2032, 3, 15)
    assert kept.papers and kept.papers.ledger.rule == "LGA-RT4" and kept.papers.latest == date(2030, 3, 15)


def test_of_wales_it_is_not_stated(tmp_path: Path) -> None:
    office = another(tmp_path, "wales", now="2026-03-20T09:00:00Z")
    meeting = meetings.meeting(office.register, held(office, "Cabinet", date(2026, 3, 16)))
    assert of_meeting(office, meeting) is None
    (said,) = meeting_lines(office, meeting)
    assert said.startswith("How long what belongs to it is kept is not stated")
    number = decisions.start(office, agendas.add_item(office, meeting.id, NewItem("Roads", urgent_reason="Flood.")))
    decisions.set_fields(office, number, {"decided_on": "16 March 2026"})
    assert keeping_lines(keeping(office, records.decision(office.register, number)))[-1].startswith("How long it is")
