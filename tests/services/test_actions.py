"""Actions that follow: recorded, changed, done, dropped, brought back at the next meeting, in agenda and minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.actions import ActionStatus, AgreedAction
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import Conflict, InputError, NotFound, Refused
from clerk_tui.domain.kinds import Maker
from clerk_tui.domain.meeting_change import ChangeKind
from clerk_tui.register import actions as rows
from clerk_tui.register import meetings
from clerk_tui.services import (
    agendas,
    boards,
    decisions,
    individual,
    meeting_changes,
    new_meetings,
    people_changes,
    people_merging,
    people_seats,
    private_meetings,
    publishing,
)
from clerk_tui.services.actions import carrying, listing, recording, words
from clerk_tui.services.actions.recording import Details
from clerk_tui.services.agendas import NewItem
from clerk_tui.services.documents import agenda, minutes
from clerk_tui.services.office import Office
from clerk_tui.services.people_seats import SeatDetails
from clerk_tui.services.undoing import redo, undo
from clerk_tui.services.verifying import verify
from tests.offices import ICT, TUESDAY, count, demo, recorded

MEETING, ITEM_1 = 1, 1
NOVEMBER = date(2017, 11, 6)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, TUESDAY)
    people_changes.add_person(office, "Jo Smith", kind="officer", title="Director of Resources")
    yield office
    office.register.close()


def letter(
    office: Office, ref: str = "M1", due: date | None = date(2017, 11, 1), owner: str = "Benson"
) -> AgreedAction:
    return recording.add(office, ref, Details("Write to the bus company.", owner, due))


def next_meeting(office: Office, day: date = NOVEMBER) -> int:
    return new_meetings.add_meeting(office, new_meetings.NewMeeting("Executive", day))


def refused(kind: type[Exception], work: object) -> str:
    assert callable(work)
    with pytest.raises(kind) as said:
        work()
    return str(said.value)


# Recording


def test_an_action_of_a_meeting_is_recorded_and_taken_back_by_one_undo(office: Office) -> None:
    found = letter(office)
    assert (found.owner, found.due, found.resolved_on, found.body) == (
        "Benson", date(2017, 11, 1), date(2017, 10, 9), "Executive",
    )  # fmt: skip
    assert undo(office).summary == "Action recorded for Benson: Write to the bus company."
    assert count(office.register, "agreed_action") == 0
    redo(office)
    assert rows.action(office.register, found.id).text == "Write to the bus company."
    assert verify(office).found == ()


def test_an_action_of_an_item_with_a_record_is_one_of_its_decision(office: Office) -> None:
    assert letter(office, "I2").decision_id == ICT
    assert letter(office, f"I{ITEM_1}").decision_id is None
    assert letter(office, "D2").item_id == 3
    assert [one.id for one in listing.listed(office, "D1")] == [1]
    assert [one.id for one in listing.listed(office, "M1")] == [1, 2, 3]


def test_an_owner_is_a_person_or_a_post_of_the_register_and_nothing_else(office: Office) -> None:
    assert letter(office, owner="cllr benson").person is not None
    post = letter(office, owner="DIRECTOR OF RESOURCES")
    assert (post.person, post.post) == (None, "Director of Resources")
    assert "(today Jo Smith)" in words.lines(office, post)[1]
    says = refused(NotFound, lambda: letter(office, owner="Director of Parks"))
    assert says == (
        "By whom: the register holds no person and no post called “Director of Parks”. It has Director of Resources."
    )
    assert refused(InputError, lambda: letter(office, owner=" ")).startswith("By whom: nobody is named")


@pytest.mark.parametrize(
    ("text", "resolved", "says"),
    [
        ("  ", None, "What: it is empty; say what is to be done."),
        ("x" * 2001, None, "What: it has 2001 characters; at most 2000 are an action."),
        ("Write.", date(2017, 10, 11), "Resolved: Wednesday 11 October 2017 is still to come; record it once it is"),
    ],
)
def test_what_is_no_action_is_refused_by_field_and_rule(
    office: Office, text: str, resolved: date | None, says: str
) -> None:
    details = Details(text, "Benson", resolved_on=resolved)
    assert refused(InputError, lambda: recording.add(office, "M1", details)).startswith(says)
    assert count(office.register, "agreed_action") == 0


def test_an_action_due_before_it_was_resolved_stands_only_with_a_reason(office: Office) -> None:
    early = Details("Write.", "Benson", date(2017, 10, 2))
    says = refused(Refused, lambda: recording.add(office, "M1", early))
    assert says.startswith("The day by which it is due, Monday 2 October 2017, lies before Monday 9 October 2017")
    assert says.endswith("Give the reason to go on all the same.")
    found = recording.add(office, "M1", early, despite="It was done before the meeting.")
    assert found.despite == "It was done before the meeting."
    later = recording.change_action(office, found.id, Details("Write.", "Benson", NOVEMBER))
    assert later.despite == "", "nothing speaks against it any more"


def test_an_owner_who_has_left_by_then_stands_only_with_a_reason(office: Office) -> None:
    council = people_changes.add_body(office, "Council")
    people_seats.add_seat(office, 1, council.id, SeatDetails("member", date(2015, 5, 7), date(2017, 10, 31)))
    assert refused(Refused, lambda: letter(office)).startswith(
        "Benson has left by Wednesday 1 November 2017, when this is due: the last seat on Council of theirs ended on"
    )
    assert letter(office, due=date(2017, 10, 31)).despite == ""
    gone = recording.add(office, "M1", Details("Write.", "Benson", NOVEMBER), despite="Until a successor is named.")
    assert any(line.startswith("Benson has left by") for line in words.lines(office, gone))


def test_an_action_of_a_decision_without_a_meeting_needs_a_day(office: Office) -> None:
    number = individual.begin(office, Maker.MEMBER, "Councillor Cain", "Roads", decided_on=date(2017, 10, 9))
    says = refused(InputError, lambda: letter(office, f"D{number}", due=None))
    assert says == "By when: a decision that no body took has no next meeting; give the day."
    found = letter(office, f"D{number}")
    assert (found.body, found.resolved_on, found.meeting_id) == ("", date(2017, 10, 9), None)


def test_a_lost_race_overwrites_nothing(office: Office) -> None:
    old = letter(office)
    recording.change_action(office, old.id, Details("Telephone.", "Benson"), version=old.version)
    with pytest.raises(Conflict):
        recording.change_action(office, old.id, Details("Late.", "Benson"), version=old.version)
    assert rows.action(office.register, old.id).text == "Telephone."


# Done and dropped


def test_an_action_is_done_or_dropped_with_day_and_reason_and_opened_again(office: Office) -> None:
    one, two = letter(office), letter(office)
    assert refused(InputError, lambda: recording.close(office, one.id, ActionStatus.DONE, " ")).startswith("Reason:")
    for day, says in ((date(2017, 10, 8), "lies before"), (date(2017, 10, 11), "is still to come")):
        closing = refused(InputError, lambda day=day: recording.close(office, one.id, ActionStatus.DONE, "x", on=day))
        assert says in closing
    done = recording.close(office, one.id, ActionStatus.DONE, "Sent.", on=date(2017, 10, 9))
    assert (done.status, done.closed_on, done.outcome) == (ActionStatus.DONE, date(2017, 10, 9), "Sent.")
    recording.close(office, two.id, ActionStatus.DROPPED, "The company closed.")
    assert listing.listed(office) == []
    assert [one.status.value for one in listing.listed(office, closed=True)] == ["done", "dropped"]
    assert "A1 was done on Monday 9 October 2017" in refused(
        Refused, lambda: recording.close(office, one.id, ActionStatus.DROPPED, "x")
    )
    assert recording.reopen(office, one.id).closed_on is None
    assert refused(Refused, lambda: recording.reopen(office, one.id)) == "A1 is open."


def test_today_shows_what_is_open_by_its_day_and_the_overdue_first(office: Office) -> None:
    letter(office)
    recording.add(office, "M1", Details("Report.", "Director of Resources"))
    late = recording.add(office, "M1", Details("Now.", "Benson", date(2017, 10, 9)))
    shown = [(one.ref, one.overdue, one.state) for one in boards.due(office, 0, 50) if one.kind == "action"]
    assert shown == [("A3", True, "Action of Benson due yesterday"), ("A1", False, "Action of Benson due in 22 days")]
    next_meeting(office)
    shown = [(one.ref, one.overdue, one.state) for one in boards.due(office, 0, 50) if one.kind == "action"]
    assert shown[-1] == ("A2", False, "Action of Director of Resources due in 27 days"), "at the next meeting"
    recording.close(office, late.id, ActionStatus.DONE, "Done.")
    assert [one.ref for one in boards.due(office, 0, 50, "benson") if one.kind == "action"] == ["A1"]
    assert boards.count_due(office, "benson") == 1


# Brought back


def test_open_actions_are_offered_to_the_next_meeting_of_the_body_and_brought_back_under_one_item(
    office: Office,
) -> None:
    one, two = letter(office), letter(office, "I2")
    recording.close(office, letter(office).id, ActionStatus.DONE, "Sent.")
    after = next_meeting(office)
    other = new_meetings.add_meeting(office, new_meetings.NewMeeting("Planning Committee", NOVEMBER))
    assert carrying.offer_words(office, other) == ""
    assert carrying.offer_words(office, MEETING) == "", "an action comes back later than it was resolved"
    assert carrying.offer_words(office, after) == (
        "2 actions of earlier meetings are open and not on this agenda: A1, A2."
    )
    for title in ("Declarations of interest", "Minutes of the last meeting", "Roads"):
        agendas.add_item(office, after, NewItem(title))
    item = carrying.carry(office, after)
    assert [(each.number, each.title) for each in meetings.items(office.register, after)] == [
        ("1", "Declarations of interest"), ("2", "Minutes of the last meeting"), ("3", "Matters arising"),
        ("4", "Roads"),
    ]  # fmt: skip
    assert [matter.action.id for matter in rows.arising(office.register, item_id=item.id)] == [one.id, two.id]
    assert carrying.offered(office, after) == ()
    assert refused(Refused, lambda: carrying.carry(office, after)).startswith("No open action of Executive is left")
    assert refused(Refused, lambda: carrying.carry(office, after, [one.id])) == (
        f"A1 stands on the agenda of M{after} already."
    )
    carrying.take_off(office, one.id, after)
    assert carrying.carry(office, after, [one.id]).id == item.id
    assert refused(Refused, lambda: agendas.remove_item(office, item.id)).endswith("it has action A2 carried to it.")
    undo(office)
    undo(office)
    undo(office)
    assert "Matters arising" not in [each.title for each in meetings.items(office.register, after)]


def test_nothing_is_brought_back_where_it_cannot_be(office: Office) -> None:
    one = letter(office)
    assert refused(InputError, lambda: carrying.carry(office, MEETING, [one.id])).endswith(
        "an action comes back at a later meeting."
    )
    after = next_meeting(office)
    decisions.set_agenda_date(office, after, date(2017, 10, 9))
    assert "was published on Monday 9 October 2017" in refused(Refused, lambda: carrying.carry(office, after))
    assert refused(NotFound, lambda: carrying.say(office, one.id, after, "x")) == f"A1 was not carried to M{after}."
    meeting_changes.accept(office, meeting_changes.preview(office, after, ChangeKind.CANCELLED), "The snow.")
    assert carrying.offer_words(office, after) == ""
    with pytest.raises(Refused, match="is cancelled"):
        carrying.carry(office, after)


def test_what_was_brought_back_goes_on_with_an_adjourned_meeting(office: Office) -> None:
    one = letter(office)
    after = next_meeting(office)
    carrying.carry(office, after)
    carrying.say(office, one.id, after, "To be reported.")
    office.clock.rehearse(parse_instant("2017-11-06T20:00"))
    adjourned = meeting_changes.preview(office, after, ChangeKind.ADJOURNED, to=date(2017, 11, 13))
    meeting_changes.accept(office, adjourned, "The snow.")
    (first, second) = rows.arising(office.register, action_id=one.id)
    assert (first.meeting_id, second.meeting_id, second.note) == (after, after + 1, "To be reported.")


# What the public reads


def notes(office: Office, meeting_id: int) -> list[str]:
    return [note for item in agenda.public_agenda(office, meeting_id).items for note in item.notes]


def test_agenda_and_minutes_say_what_follows_and_what_became_of_it(office: Office) -> None:
    publishing.publish(recorded(office), ICT)
    one, two = letter(office), letter(office, "D1", owner="Director of Resources")
    waits = letter(office, "D2")
    after = next_meeting(office)
    carrying.carry(office, after)
    first = minutes.public_minutes(office, MEETING)
    assert first.actions == ("Action A1: Write to the bus company. By Benson, by Wednesday 1 November 2017.",)
    assert [item.actions for item in first.items] == [
        (),
        ("Action A2: Write to the bus company. By Director of Resources, by Wednesday 1 November 2017.",),
        ("An action follows from a decision whose record is not published yet.",),
    ]
    assert notes(office, after)[0].endswith("by Wednesday 1 November 2017. Open. (Resolved on Monday 9 October 2017.)")
    recording.close(office, one.id, ActionStatus.DONE, "Sent", on=date(2017, 10, 10))
    carrying.say(office, two.id, after, "The Director spoke")
    assert [note.partition("2017. ")[2] for note in notes(office, after)[:2]] == [
        "Done on Tuesday 10 October 2017: Sent. (Resolved on Monday 9 October 2017.)",
        "Open. (Resolved on Monday 9 October 2017.)",
    ], "what is said at the meeting is for its minutes"
    office.clock.rehearse(parse_instant("2017-11-10T09:00"))
    recording.close(office, two.id, ActionStatus.DONE, "Reported.", on=date(2017, 11, 9))
    (item,) = minutes.public_minutes(office, after).items
    assert ["Open." in note for note in item.notes[:2]] == [False, True], "as it stood at the meeting"
    assert "Open. The Director spoke. " in item.notes[1]
    assert waits.owner not in item.notes[2]


def test_the_words_of_an_action_of_a_private_item_are_not_published(office: Office) -> None:
    private_meetings.set_exemption(office, "D2", {"paragraphs": "3", "reasons": "The tender.", "outweighs": "yes"})
    letter(office, "D2")
    after = next_meeting(office)
    carrying.carry(office, after)
    said = [*notes(office, after), *minutes.public_minutes(office, MEETING).items[2].actions]
    assert len(said) == 2 and all(line.startswith("An action was agreed under a matter taken in pri") for line in said)


def test_words_that_are_kept_apart_stop_the_minutes_and_the_next_agenda(office: Office) -> None:
    decisions.set_field(office, ICT, "exempt_text", "Quorndon Holdings offered 3.2 million pounds")
    publishing_late = recording.add(office, "M1", Details("Answer Quorndon Holdings offered 3.2 million", "Benson"))
    with pytest.raises(Refused, match="kept apart as exempt"):
        minutes.public_minutes(office, MEETING)
    after = next_meeting(office)
    carrying.carry(office, after)
    with pytest.raises(Refused, match="kept apart as exempt"):
        agenda.public_agenda(office, after)
    recording.remove(office, publishing_late.id)
    assert minutes.public_minutes(office, MEETING).actions == ()


def test_merging_two_who_are_one_takes_their_actions_along(office: Office) -> None:
    one = letter(office)
    twin = people_changes.add_person(office, "A Benson")
    merged = people_merging.merge(office, twin.id, 1)
    assert "1 action" in merged.says
    assert rows.action(office.register, one.id).owner == "A Benson"
