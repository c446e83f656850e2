"""A document of a meeting that the register holds already: recognised, compared, and only what is new is added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from clerk_tui.documents.reading import read_document
from clerk_tui.domain.bodies import body_key
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.meeting_change import ChangeKind
from clerk_tui.domain.pack import Contact, Pack, PackDocument, PackItem, PackMeeting, PackReport
from clerk_tui.register import decisions as records
from clerk_tui.register import meetings
from clerk_tui.services import agendas, decisions, importing, meeting_changes, meeting_details
from clerk_tui.services.agendas import NewItem
from clerk_tui.services.new_meetings import NewMeeting, add_meeting
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import beside, count, just_before_storing, own

DAY = date(2017, 11, 6)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = own(tmp_path, now="2017-10-20T10:00:00+01:00")
    yield office
    office.register.close()


def pack(meeting: PackMeeting | None = None, *items: PackItem, sha: str = "a") -> Pack:
    report = PackReport(title="Ward grants", recommendations=("To agree.",), key_decision=False)
    told = items or (PackItem("1", "Apologies"), PackItem("2", "Ward grants", report=report))
    document = PackDocument("agenda-pack", "Blackpool Council", None, sha * 64, "pack.txt")
    return Pack(document, meeting or PackMeeting(body="Executive", day=DAY, starts=time(18)), told, (), (), "the text")


def untimed(body: str = "Executive", **more: Any) -> PackMeeting:
    return PackMeeting(body=body, day=DAY, **more)


def into(office: Office, pack: Pack) -> int:
    """What is new in the pack, added to the meeting that it is of."""
    held = importing.held(office, pack)
    assert held is not None
    return importing.accept(office, pack, into=held.meeting_id)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Executive", "THE EXECUTIVE"), ("Scrutiny & Health", "Scrutiny and Health"), ("Council", "Council Meeting"),
        ("Mayor's Cabinet", "Mayor’s Cabinet"), ("Meeting of the Cabinet", "Cabinet"),
        ("Overview-and-Scrutiny Committee", "Overview and Scrutiny Committee"), ("Café Board", "CAFÉ BOARD"),
    ],
)  # fmt: skip
def test_two_spellings_of_a_body_are_one_body(one: str, other: str) -> None:
    assert body_key(one) == body_key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Executive", "Scrutiny Committee"), ("Area 1", "Area 2"), ("The", "A")])
def test_two_bodies_stay_two(one: str, other: str) -> None:
    assert body_key(one) != body_key(other)


@pytest.mark.parametrize("first", [time(18), None])
def test_the_same_meeting_without_its_time_is_not_taken_twice(office: Office, first: time | None) -> None:
    importing.accept(office, pack(untimed(starts=first)))
    again = pack(untimed("The Executive", starts=None if first else time(18)))
    with pytest.raises(
        Refused, match="already holds this meeting, Executive of Monday 6 November 2017, as M1; nothing"
    ):
        importing.accept(office, again)
    assert (count(office.register, "meeting"), count(office.register, "body")) == (1, 1)


def test_what_a_second_reading_adds_is_said_first_and_then_added(office: Office) -> None:
    importing.accept(office, pack(untimed()))
    fuller = pack(untimed("THE EXECUTIVE", starts=time(18), venue="Town Hall", contact=Contact("Lennox Beattie")))
    held = importing.held(office, fuller)
    assert held is not None
    assert held.says == "This meeting is already in the register as M1; what is new is added."
    assert held.adds == ("Venue: Town Hall", "Contact: Lennox Beattie", "Time: 18:00")
    assert into(office, fuller) == 1
    meeting = meetings.meeting(office.register, 1)
    assert (meeting.starts, meeting.venue, meeting.contact_name) == (time(18), "Town Hall", "Lennox Beattie")
    assert count(office.register, "meeting") == 1 and count(office.register, "agenda_item") == 2
    assert verify(office).good


def test_what_differs_stays_as_the_register_has_it_and_is_named(office: Office) -> None:
    importing.accept(office, pack(untimed(starts=time(18), venue="Town Hall", members=("Benson", "Cain"))))
    other = pack(untimed(venue="Committee Room A", members=("Benson", "Cross"), agenda_date=date(2017, 10, 27)))
    held = importing.held(office, other)
    assert held is not None
    assert held.adds == ("Agenda published: Friday 27 October 2017", "Members summoned: Cross")
    assert held.keeps == (
        "Venue: the register keeps “Town Hall”; the document has “Committee Room A”.",
        "Members: the register keeps Cain, whom the document does not name.",
        "Source: beside the meeting pack.txt is shown from now on, instead of pack.txt.",
    )
    into(office, other)
    meeting = meetings.meeting(office.register, 1)
    assert (meeting.venue, [member.name for member in meeting.members]) == ("Town Hall", ["Benson", "Cain", "Cross"])


def test_another_spelling_of_the_venue_is_no_difference(office: Office) -> None:
    importing.accept(office, pack(untimed(venue="Committee Room A, Town Hall")))
    held = importing.held(office, pack(untimed(venue="COMMITTEE ROOM A - Town Hall")))
    assert held is not None and (held.adds, held.keeps) == ((), ())
    assert held.says.endswith("as M1; with all that the document has, so nothing is added.")


def test_the_pack_of_a_meeting_called_by_hand_brings_its_items_and_reports(office: Office) -> None:
    add_meeting(office, NewMeeting("Executive", DAY, members=("Simon Blackburn",)))
    agendas.add_item(office, 1, NewItem("Ward grants"))
    agendas.add_item(office, 1, NewItem("Date of next meeting"))
    held = importing.held(office, pack(untimed(starts=time(18), members=("Blackburn", "Cain"))))
    assert held is not None
    assert held.adds == (
        "Time: 18:00", "Members summoned: Cain", "Item 1, Apologies", "Item 2, Ward grants: its number, which was 1",
        "Item 2, Ward grants: its report and a draft record",
    )  # fmt: skip
    into(office, pack(untimed(starts=time(18), members=("Blackburn", "Cain"))))
    items = meetings.items(office.register, 1)
    assert [(item.number, item.title) for item in items] == [
        ("1", "Apologies"), ("2", "Ward grants"), ("2", "Date of next meeting"),
    ]  # fmt: skip
    assert meetings.item(office.register, items[1].id).report is not None and items[1].decision_id == 1
    assert [member.name for member in meetings.meeting(office.register, 1).members] == ["Simon Blackburn", "Cain"]


def test_a_front_sheet_and_then_its_pack_make_one_meeting(office: Office) -> None:
    seed = read_document(Path(importing.__file__).parents[1] / "demo" / "blackpool-2017-10-09.txt")
    sheet = replace(seed, items=tuple(replace(item, report=None) for item in seed.items))
    importing.accept(office, sheet)
    into(office, seed)
    assert (count(office.register, "meeting"), count(office.register, "agenda_item")) == (1, 3)
    assert (count(office.register, "report"), count(office.register, "decision")) == (2, 2)
    assert records.decision(office.register, 1).forward_plan_reference == "18/2017"
    assert undo(office).action == "import"
    assert (count(office.register, "report"), count(office.register, "document")) == (0, 1) and verify(office).good


def test_a_record_begun_before_the_report_came_stays_as_it_is(office: Office) -> None:
    importing.accept(office, pack(untimed(), PackItem("2", "Ward grants")))
    decisions.set_field(office, decisions.start(office, 1), "resolution", "Mine.")
    held = importing.held(office, pack(untimed(), pack().items[1]))
    assert held is not None and held.adds == ("Item 2, Ward grants: its report; its record D1 stays as it is",)
    into(office, pack(untimed(), pack().items[1]))
    assert records.decision(office.register, 1).resolution == "Mine." and count(office.register, "decision") == 1


def test_an_exempt_mark_that_the_register_lacks_is_added_and_one_that_differs_is_named(office: Office) -> None:
    importing.accept(office, pack(untimed(), PackItem("1", "Apologies"), PackItem("2", "Land", exempt=False)))
    told = pack(untimed(), PackItem("1", "Apologies", (1, 2), exempt=False), PackItem("2", "Land", exempt=True))
    held = importing.held(office, told)
    assert held is not None
    assert held.adds == ("Item 1, Apologies: pages, the mark of exempt information",)
    assert (
        held.keeps[0] == "Item 2, Land: the register keeps it not marked exempt; in the document it is marked exempt."
    )
    into(office, told)
    first, second = meetings.items(office.register, 1)
    assert (first.pages, first.exempt, second.exempt) == ((1, 2), False, False)


def test_two_meetings_of_one_day_at_two_times_stay_two(office: Office) -> None:
    importing.accept(office, pack(untimed(starts=time(10))))
    evening = pack(untimed(starts=time(18)), sha="b")
    assert importing.held(office, evening) is None
    assert importing.doubts(office, evening, None) == (
        "The register holds another meeting of Executive on this day at 10:00, M1.",
    )
    assert importing.accept(office, evening) == 2
    with pytest.raises(Refused, match=r"more than one meeting of Executive on this day, M1 at 10:00, M2 at 18:00; say"):
        importing.held(office, pack(untimed()))


def test_a_meeting_that_was_moved_is_the_same_meeting(office: Office) -> None:
    importing.accept(office, pack())
    shown = meeting_changes.preview(office, 1, ChangeKind.MOVED, to=date(2017, 11, 13))
    meeting_changes.accept(office, shown, "The chair is away.")
    held = importing.held(office, pack(replace(pack().meeting, venue="Town Hall")))
    assert held is not None and held.meeting_id == 1
    assert held.keeps[0] == (
        "Date: the meeting was moved to Monday 13 November 2017; the document has Monday 6 November 2017."
    )


def test_a_cancelled_meeting_takes_nothing_more(office: Office) -> None:
    importing.accept(office, pack())
    meeting_changes.accept(office, meeting_changes.preview(office, 1, ChangeKind.CANCELLED), "No business.")
    with pytest.raises(Refused, match="M1 is cancelled, so its agenda stays as it is"):
        importing.accept(office, pack(untimed()))


def test_an_item_of_a_later_agenda_belongs_to_a_supplement(office: Office) -> None:
    importing.accept(office, pack())
    meeting_details.set_agenda_date(office, 1, date(2017, 10, 18))
    later = pack(untimed(agenda_date=date(2017, 10, 19)), *pack().items, PackItem("3", "Land"))
    with pytest.raises(Refused, match="Item 3, Land: the agenda of M1 was published on Wednesday 18 October 2017 and"):
        importing.held(office, later)
    same = replace(later, meeting=untimed(agenda_date=date(2017, 10, 18)))
    into(office, same)
    assert [item.number for item in meetings.items(office.register, 1)] == ["1", "2", "3"]


def test_a_meeting_that_came_in_the_meantime_is_not_added_to_unseen(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague = beside(office)
    just_before_storing(office, monkeypatch, lambda: importing.accept(colleague, pack(untimed())))
    with pytest.raises(Refused, match=r"nothing was taken\. Look again: what is new can be added to it"):
        importing.accept(office, pack())
    assert meetings.meeting(office.register, 1).starts is None


def test_the_same_file_on_another_day_is_asked_about(office: Office) -> None:
    importing.accept(office, pack())
    other = pack(PackMeeting(body="Executive", day=date(2017, 11, 20)))
    assert importing.held(office, other) is None
    assert importing.doubts(office, other, None) == (
        "This very file was taken before, as M1, Executive, Monday 6 November 2017.",
    )
