"""Calling a meeting and building its agenda: items, standing items, supplements, urgent items, both places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import ClerkError, Conflict, InputError, Refused
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.meeting import BodyKind, MeetingStatus
from clerk_tui.domain.meeting_change import ChangeKind
from clerk_tui.register import agendas as rows
from clerk_tui.register import meetings
from clerk_tui.services import (
    agendas,
    decisions,
    item_details,
    meeting_changes,
    meeting_details,
    publishing,
    recurring_items,
    supplements,
)
from clerk_tui.services.agendas import NewItem
from clerk_tui.services.meeting_words import access_lines, meeting_findings, state_lines
from clerk_tui.services.new_meetings import NewMeeting, add_meeting
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import another, count, demo, own

NOW = "2026-12-10T09:00:00Z"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with one meeting of the Executive, called for Thursday 10 December 2026."""
    office = own(tmp_path, now=NOW)
    add_meeting(office, NewMeeting("Executive", date(2026, 12, 10), time(18), "Town Hall", members=("Benson", "Cain")))
    yield office
    office.register.close()


def titles(office: Office, meeting_id: int = 1) -> list[str]:
    return [f"{item.number} {item.title}".strip() for item in meetings.items(office.register, meeting_id)]


def published(office: Office, on: str = "2 December 2026") -> Office:
    meeting_details.set_meeting(office, 1, {"agenda_on": on})
    return office


def of_item(office: Office, item_id: int) -> list[Finding]:
    return [finding for ref, finding in meeting_findings(office, 1) if ref == f"I{item_id}"]


# Calling a meeting


def test_a_meeting_of_a_known_body_is_called(office: Office) -> None:
    meeting = meetings.meeting(office.register, 1)
    assert (meeting.body, meeting.body_kind, meeting.starts) == ("Executive", BodyKind.EXECUTIVE, time(18))
    assert [member.name for member in meeting.members] == ["Benson", "Cain"]
    undo(office)
    assert rows.bodies(office.register) == []


def test_a_body_whose_name_tells_nothing_needs_its_kind(office: Office) -> None:
    gathering = NewMeeting("Gathering", date(2026, 12, 11))
    with pytest.raises(InputError, match="Kind: the register does not know Gathering"):
        add_meeting(office, gathering)
    made = add_meeting(office, NewMeeting("Gathering", date(2026, 12, 11), kind=BodyKind.SCRUTINY))
    assert meetings.meeting(office.register, made).body_kind is BodyKind.SCRUTINY
    with pytest.raises(InputError, match="the register has Gathering as scrutiny, not council"):
        add_meeting(office, NewMeeting("Gathering", date(2026, 12, 12), kind=BodyKind.COUNCIL))


def test_the_same_meeting_is_not_called_twice(office: Office) -> None:
    with pytest.raises(Refused, match="already holds this meeting, executive of Thursday 10 December 2026, as M1"):
        add_meeting(office, NewMeeting("executive", date(2026, 12, 10), time(18)))
    assert add_meeting(office, NewMeeting("Executive", date(2026, 12, 10), time(10)), despite="Two sittings") == 2


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 10), "Day: Executive has another meeting on Thursday 10 December 2026 already, M1 at 18:00"),
        (date(2026, 12, 12), "Day: Saturday 12 December 2026 falls at a weekend"),
        (date(2026, 12, 25), "Day: Friday 25 December 2026 falls on a day that is not worked"),
        (date(2026, 12, 9), "Day: Wednesday 9 December 2026 lies in the past"),
    ],
)
def test_a_meeting_on_a_doubtful_day_is_called_with_a_reason_that_is_kept(office: Office, day: date, said: str) -> None:
    new = NewMeeting("Executive", day, time(10))
    with pytest.raises(Refused, match=said):
        add_meeting(office, new)
    assert len(rows.bodies(office.register)) == 1 and count(office.register, "meeting") == 1
    assert add_meeting(office, new, despite="The hall is free") == 2
    assert count(office.register, "history WHERE why = 'The hall is free'") > 0


# Items


def test_items_are_added_moved_renumbered_and_taken_off(office: Office) -> None:
    first, second = (agendas.add_item(office, 1, NewItem(title)) for title in ("Apologies", "Parking"))
    third = agendas.add_item(office, 1, NewItem("Minutes", place=2))
    assert titles(office) == ["1 Apologies", "3 Minutes", "2 Parking"]
    assert agendas.renumber(office, 1) == 2
    agendas.move_item(office, second, 1)
    assert titles(office) == ["3 Parking", "1 Apologies", "2 Minutes"]
    agendas.remove_item(office, third)
    assert titles(office) == ["3 Parking", "1 Apologies"]
    for _ in range(6):
        undo(office)
    assert titles(office) == [] and verify(office).good
    assert agendas.add_item(office, 1, NewItem("New")) not in {first, second, third}


def test_standing_items_go_first_and_last_and_only_once(office: Office) -> None:
    for title, place in (("Apologies", "first"), ("Declarations of interest", "first"), ("Next meeting", "last")):
        recurring_items.add_recurring(office, "Executive", title, place=place)
    recurring_items.add_recurring(office, "Executive", "Old business", valid_to=date(2026, 1, 1))
    agendas.add_item(office, 1, NewItem("Parking"))
    assert len(agendas.add_standing(office, 1)) == 3
    wanted = ["1 Apologies", "2 Declarations of interest", "3 Parking", "4 Next meeting"]
    assert titles(office) == wanted
    assert agendas.add_standing(office, 1) == ()
    agendas.add_item(office, 1, NewItem("Budget"))
    assert titles(office) == [*wanted[:3], "5 Budget", "4 Next meeting"], "the standing item at the end stays there"


def test_an_item_out_of_the_forward_plan_takes_its_matter(tmp_path: Path) -> None:
    office = demo(tmp_path)
    meeting = add_meeting(office, NewMeeting("Executive", date(2017, 11, 6), time(18)))
    item = meetings.item(office.register, agendas.add_item(office, meeting, NewItem(entry="18/2017")))
    assert (item.title, item.forward_plan_reference) == ("ICT/DIGITAL STRATEGY 2017-2022", "18/2017")
    with pytest.raises(ClerkError, match="Forward plan: the register holds no entry 99/2017"):
        agendas.add_item(office, meeting, NewItem(entry="99/2017"))


def test_an_item_with_a_record_is_not_taken_off(tmp_path: Path) -> None:
    office = demo(tmp_path)
    with pytest.raises(Refused, match="Item 2 cannot be taken off: it has the decision record D1"):
        agendas.remove_item(office, 2, because="Withdrawn")


def test_fields_of_an_item_are_set_and_what_is_wrong_is_named(office: Office) -> None:
    item = agendas.add_item(office, 1, NewItem("Parking"))
    found = item_details.set_item(office, item, {"title": "Parking charges", "pages": "3 to 9", "exempt": "yes"})
    assert (found.title, found.pages, found.exempt) == ("Parking charges", (3, 9), True)
    for field, text, sentence in (
        ("title", " ", "Title: an item needs a title."),
        ("pages", "9 to 3", "Pages: “9 to 3” is not a range"),
        ("exempt", "perhaps", "Exempt: “perhaps” is neither yes nor no."),
        ("supplement", "S9", "holds no supplement S9"),
        ("colour", "red", "An item has no field “colour”"),
    ):
        with pytest.raises(ClerkError) as refused:
            item_details.set_item(office, item, {field: text})
        assert sentence in str(refused.value)
    with pytest.raises(Conflict, match="It now reads “Parking charges”"):
        item_details.set_item(office, item, {"title": "Mine"}, seen={"title": "Parking"})


# The agenda published, supplements and urgent items


def test_the_later_of_the_two_places_counts(office: Office) -> None:
    typed = {
        "agenda_website": "1 December 2026 at 4.30 pm", "agenda_offices": "3 December 2026 at 9.15 am",
        "notice_website": "1 December 2026", "notice_offices": "2 December 2026",
    }  # fmt: skip
    meeting = meeting_details.set_meeting(office, 1, typed)
    assert (meeting.agenda_on, meeting.notice_on) == (date(2026, 12, 3), date(2026, 12, 2))
    assert meeting.agenda_at.website_at == parse_instant("2026-12-01T16:30Z")
    severity = {finding.id: finding.severity for ref, finding in meeting_findings(office, 1)}
    assert severity == {"EN-AG5": Severity.BLOCKER, "EN-NM5": Severity.HOLDS}
    meeting = meeting_details.set_meeting(office, 1, {"agenda_offices": ""})
    assert meeting.agenda_on is None, "it is not published before it is at both places"


def test_an_agenda_after_its_meeting_is_refused(office: Office) -> None:
    with pytest.raises(InputError, match="Agenda published, offices: Friday 11 December 2026 lies after the meeting"):
        published(office, "11 December 2026")


def test_day_and_time_are_put_right_until_somebody_was_told(office: Office) -> None:
    meeting_details.set_meeting(office, 1, {"day": "11 December 2026", "time": "10:00"})
    assert meetings.meeting(office.register, 1).day == date(2026, 12, 11)
    published(office)
    with pytest.raises(Refused, match="Day: the meeting was announced for Friday 11 December 2026, so it is moved"):
        meeting_details.set_meeting(office, 1, {"day": "14 December 2026"})


def test_once_the_agenda_is_published_an_item_says_how_it_comes_to_it(office: Office) -> None:
    item = agendas.add_item(office, 1, NewItem("Parking"))
    published(office)
    with pytest.raises(Refused, match="belongs to a supplement, or is urgent with its reason"):
        agendas.add_item(office, 1, NewItem("Late thing"))
    for refused in (lambda: agendas.renumber(office, 1), lambda: agendas.add_standing(office, 1)):
        with pytest.raises(Refused, match="was published on Wednesday 2 December 2026"):
            refused()
    with pytest.raises(InputError, match="taking an item off needs a reason"):
        agendas.remove_item(office, item)
    agendas.remove_item(office, item, because="Withdrawn by the director")
    agendas.add_item(office, 1, NewItem("Forgotten when typing", as_published=True))
    assert titles(office) == ["1 Forgotten when typing"]


def test_an_item_of_a_supplement_counts_from_the_supplements_day(office: Office) -> None:
    published(office)
    late = supplements.add_supplement(office, 1, "Late papers", website=(date(2026, 12, 3), time(12)))
    item = agendas.add_item(office, 1, NewItem("Late thing", supplement_id=late))
    (unknown,) = of_item(office, item)
    assert "does not know when it was at the offices and on the website" in unknown.says
    supplements.set_supplement(office, late, offices=(date(2026, 12, 4), None))
    (short,) = of_item(office, item)
    assert (short.id, short.severity, short.where) == ("EN-AG5", Severity.BLOCKER, "supplement")
    assert "Supplement “Late papers” of Friday 4 December 2026" in short.says and "only 3 clear" in short.says
    assert short.authority == "SI 2012/2089 reg 7"


def test_the_publish_check_of_its_record_says_so_too(office: Office) -> None:
    published(office)
    late = supplements.add_supplement(
        office, 1, "Late papers", website=(date(2026, 12, 4), None), offices=(date(2026, 12, 4), None)
    )
    item = agendas.add_item(office, 1, NewItem("Late thing", supplement_id=late))
    record = decisions.start(office, item)
    (found,) = [finding for finding in publishing.findings(office, record) if finding.id == "EN-AG5"]
    assert found.where == "supplement" and found.severity is Severity.BLOCKER


def test_reg_6_2_an_urgent_item_of_the_executive_is_advice_and_stops_nothing(office: Office) -> None:
    published(office)
    item = agendas.add_item(office, 1, NewItem("Flood", urgent_reason="The river rose on Tuesday."))
    (found,) = of_item(office, item)
    assert (found.id, found.severity) == ("EN-URG", Severity.ADVICE)
    assert "regulation 6(2) has no exception for urgent items" in found.says
    assert found.says.endswith("The river rose on Tuesday.")


def test_x025_an_urgent_item_of_a_scrutiny_committee_is_permitted_with_its_reason(office: Office) -> None:
    scrutiny = add_meeting(office, NewMeeting("Scrutiny Committee", date(2026, 12, 10), time(10)))
    meeting_details.set_meeting(office, scrutiny, {"agenda_on": "2 December 2026"})
    item = agendas.add_item(office, scrutiny, NewItem("Flood", urgent_reason="The river rose on Tuesday 8 December."))
    found = [finding for ref, finding in meeting_findings(office, scrutiny) if ref == f"I{item}"]
    assert [(each.id, each.severity) for each in found] == [("LGA-URG", Severity.HOLDS)]


def test_x026_in_wales_three_clear_days_are_asked(tmp_path: Path) -> None:
    office = another(tmp_path, "wales", now="2026-04-01T09:00:00Z")
    made = add_meeting(office, NewMeeting("Cabinet", date(2026, 4, 8)))
    meeting_details.set_meeting(office, made, {"agenda_on": "31 March 2026"})
    agenda = meeting_findings(office, made)[0][1]
    assert (agenda.id, agenda.severity) == ("WA-AG3", Severity.HOLDS)


def test_in_wales_the_website_alone_makes_an_agenda_public(tmp_path: Path) -> None:
    office = another(tmp_path, "wales", now="2026-04-08T09:00:00Z")
    made = add_meeting(office, NewMeeting("Cabinet", date(2026, 4, 15)))
    meeting_details.set_meeting(office, made, {"agenda_website": "8 April 2026", "notice_website": "7 April 2026"})
    held = meetings.meeting(office.register, made)
    assert (held.agenda_on, held.notice_on) == (date(2026, 4, 8), date(2026, 4, 7))
    meeting_details.set_meeting(office, made, {"agenda_offices": "1 April 2026", "agenda_website": "2 April 2026"})
    assert meetings.meeting(office.register, made).agenda_on == date(2026, 4, 2)
    late = supplements.add_supplement(office, made, "Late papers", website=(date(2026, 4, 8), None))
    item = agendas.add_item(office, made, NewItem("Late thing", supplement_id=late))
    found = dict(meeting_findings(office, made))
    assert (found[f"I{item}"].id, found[f"I{item}"].severity) == ("WA-AG3", Severity.HOLDS)


def test_a_meeting_convened_at_shorter_notice_has_its_agenda_from_then_on(office: Office) -> None:
    meeting_details.set_meeting(office, 1, {"convened_on": "8 December 2026", "agenda_on": "8 December 2026"})
    assert meeting_findings(office, 1)[0][1].severity is Severity.HOLDS
    published(office, "9 December 2026")
    assert meeting_findings(office, 1)[0][1].severity is Severity.BLOCKER


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2026, 12, 1), "lies before the agenda itself"), (date(2026, 12, 11), "lies after the meeting")],
)
def test_a_supplement_lies_between_agenda_and_meeting(office: Office, day: date, sentence: str) -> None:
    published(office)
    with pytest.raises(InputError, match=sentence):
        supplements.add_supplement(office, 1, "Late papers", website=(day, None), offices=(day, None))


def test_a_supplement_comes_after_the_agenda_and_goes_only_when_it_is_empty(office: Office) -> None:
    with pytest.raises(Refused, match="is not published yet: put the item on the agenda itself"):
        supplements.add_supplement(office, 1, "Late papers")
    published(office)
    late = supplements.add_supplement(office, 1, "Late papers")
    item = agendas.add_item(office, 1, NewItem("Late thing", supplement_id=late))
    with pytest.raises(Refused, match=f"S{late} holds item 1"):
        supplements.remove_supplement(office, late)
    item_details.set_item(office, item, {"supplement": ""})
    supplements.remove_supplement(office, late)
    assert rows.supplements(office.register, 1) == ()


# How it ended


def test_x119_a_meeting_that_ended_before_the_clocks_went_back_has_24_elapsed_hours(tmp_path: Path) -> None:
    office = own(tmp_path, now="2026-10-25T09:00:00Z")
    made = add_meeting(office, NewMeeting("Executive", date(2026, 10, 24), time(17), private=True), despite="Held")
    meeting = meeting_details.set_meeting(office, made, {"ended_at": "24 October 2026 at 18:30"})
    assert meeting.status is MeetingStatus.HELD
    assert "By Sunday 25 October 2026, 17:30." in access_lines(meeting)
    assert any("by Sunday 25 October 2026, 17:30 (EN-M24" in line for line in state_lines(office, meeting))
    assert meeting_details.set_meeting(office, made, {"ended_at": ""}).status is MeetingStatus.CALLED


@pytest.mark.parametrize(
    ("ended", "sentence"),
    [("10 December 2026 at 17:00", "lies before the meeting"), ("10 December 2026 at 19:30", "is still to come")],
)
def test_an_end_that_cannot_be_is_refused(office: Office, ended: str, sentence: str) -> None:
    office.clock.rehearse(parse_instant("2026-12-10T19:00:00Z"))
    with pytest.raises(InputError, match=sentence):
        meeting_details.set_meeting(office, 1, {"ended_at": ended})


# What is entered, and what is still to come


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("agenda_on", "Agenda published, offices"),
        ("agenda_website", "Agenda published, website"),
        ("notice_offices", "Notice of the meeting, offices"),
    ],
)
def test_an_agenda_or_notice_is_entered_as_published_once_it_is(office: Office, field: str, said: str) -> None:
    office.clock.rehearse(parse_instant("2026-11-20T09:00:00Z"))
    with pytest.raises(InputError, match=f"{said}: Wednesday 2 December 2026 is still to come"):
        meeting_details.set_meeting(office, 1, {field: "2 December 2026"})
    meeting_details.set_meeting(office, 1, {field: "20 November 2026"})


def test_an_hour_of_today_that_has_not_come_is_still_to_come_too(office: Office) -> None:
    with pytest.raises(InputError, match="Thursday 10 December 2026, 16:00 is still to come"):
        meeting_details.set_meeting(office, 1, {"agenda_website": "10 December 2026 at 4.00 pm"})


def test_before_its_last_day_an_agenda_is_due_and_stops_nothing(office: Office) -> None:
    office.clock.rehearse(parse_instant("2026-12-02T09:00:00Z"))
    agenda, notice = (finding for _, finding in meeting_findings(office, 1))
    assert (agenda.severity, notice.severity) == (Severity.ADVICE, Severity.ADVICE)
    assert agenda.says == "The agenda for Thursday 10 December 2026 is due by Wednesday 2 December 2026."
    assert "is due by" in notice.says
    office.clock.rehearse(parse_instant("2026-12-03T09:00:00Z"))
    agenda, notice = (finding for _, finding in meeting_findings(office, 1))
    assert (agenda.severity, notice.severity) == (Severity.BLOCKER, Severity.WARNING)
    assert "it was due by Wednesday 2 December 2026" in agenda.says


def test_nothing_of_a_cancelled_meeting_is_set_or_judged(office: Office) -> None:
    meeting_changes.accept(office, meeting_changes.preview(office, 1, ChangeKind.CANCELLED), "Snow")
    for field in ("venue", "agenda_on", "notice_offices"):
        with pytest.raises(Refused, match="M1 is cancelled, so nothing of it is set any more"):
            meeting_details.set_meeting(office, 1, {field: "1 December 2026"})
    meeting_details.set_meeting(office, 1, {"minutes_note": "Snow."})
    (only,) = meeting_findings(office, 1)
    assert "CANCELLED: it does not take place" in only[1].says and only[1].severity is Severity.ADVICE


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("time", "9:00", "^Time: “9:00” may be morning or evening"),
        ("day", "tomorrow", "^Day: “tomorrow” is not a date"),
        ("agenda_website", "soon", "^Agenda on the website: “soon” is not a date"),
        ("ended_at", "late", "^Ended: “late”"),
    ],
)
def test_what_cannot_be_read_is_refused_by_the_name_of_its_field(
    office: Office, field: str, typed: str, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        meeting_details.set_meeting(office, 1, {field: typed})
