"""A member declares an interest: it arrives in the item's record by itself, now or when that is begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.errors import InputError, NotFound, Refused
from clerk_tui.domain.meeting_change import ChangeKind
from clerk_tui.register import decisions as records
from clerk_tui.register import interests as rows
from clerk_tui.register import meetings
from clerk_tui.services import decisions, interests, publishing
from clerk_tui.services.meeting_changes import accept, preview
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import ICT, MONEY, TUESDAY, count, demo, recorded

MEETING, FIRST, ITEM = 1, 1, 2
"""The demonstration's meeting; item 1 has no record, item 2 has record D1."""
BOARD = {"nature": "Director of the Winter Gardens.", "conflict": "yes", "withdrew": "yes"}
DECLARED = "Benson declared an interest and withdrew for this item: Director of the Winter Gardens."


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, TUESDAY)
    yield office
    office.register.close()


def test_a_member_may_be_named_by_surname_or_in_full(office: Office) -> None:
    assert interests.add(office, MEETING, "Cllr Wright", BOARD, item_id=ITEM).person.name == "Mrs Wright"
    assert interests.add(office, MEETING, "Simon Blackburn", BOARD, item_id=ITEM).person.name == "Blackburn"


def test_it_stands_in_the_draft_record_of_its_item_at_once(office: Office) -> None:
    given = {**BOARD, "dispensation": "By the head of paid service, 2 October."}
    found = interests.add(office, MEETING, "benson", given, item_id=ITEM)
    record = records.decision(office.register, ICT)
    assert record.interests == DECLARED
    assert record.conflicts == "Benson: Director of the Winter Gardens."
    assert record.dispensation == "Benson: By the head of paid service, 2 October."
    assert [(one.person.name, one.present) for one in record.attendance if one.present is not None] == [
        ("Benson", False)
    ]
    assert found.conflict and found.withdrew and records.decision(office.register, MONEY).interests == ""
    undo(office)
    assert records.decision(office.register, ICT).interests == "" and count(office.register, "interest") == 0
    assert verify(office).good


def test_it_arrives_when_the_record_is_begun_later(office: Office) -> None:
    interests.add(office, MEETING, "Cain", BOARD, item_id=FIRST)
    interests.add(office, MEETING, "Blackburn", {"nature": "Ward councillor", "withdrew": "no"}, item_id=FIRST)
    record = records.decision(office.register, decisions.start(office, FIRST))
    assert record.interests.split("\n") == [
        "Cain declared an interest and withdrew for this item: Director of the Winter Gardens.",
        "Blackburn declared an interest and stayed for this item: Ward councillor.",
    ]
    assert record.conflicts == "Cain: Director of the Winter Gardens."
    assert [one.person.name for one in record.attendance if one.present is False] == ["Cain"]


def test_none_declared_gives_way_and_what_a_clerk_wrote_stays(office: Office) -> None:
    decisions.set_fields(office, ICT, {"conflicts": "None declared.", "interests": "The Leader spoke."})
    interests.add(office, MEETING, "Benson", BOARD, item_id=ITEM)
    record = records.decision(office.register, ICT)
    assert record.conflicts == "Benson: Director of the Winter Gardens."
    assert record.interests == f"The Leader spoke.\n{DECLARED}"


def test_a_change_follows_in_the_record_and_taking_it_away_too(office: Office) -> None:
    found = interests.add(office, MEETING, "Benson", BOARD, item_id=ITEM)
    interests.change_interest(office, found.id, {"withdrew": "no", "conflict": "no"})
    record = records.decision(office.register, ICT)
    assert record.interests == "Benson declared an interest and stayed for this item: Director of the Winter Gardens."
    assert record.conflicts == ""
    interests.remove(office, found.id)
    assert records.decision(office.register, ICT).interests == ""
    undo(office)
    assert rows.interest(office.register, found.id).nature == "Director of the Winter Gardens."


def test_a_line_that_the_clerk_has_reworded_is_left_alone(office: Office) -> None:
    found = interests.add(office, MEETING, "Benson", BOARD, item_id=ITEM)
    decisions.set_field(office, ICT, "interests", "Councillor Benson left the room.")
    interests.remove(office, found.id)
    assert records.decision(office.register, ICT).interests == "Councillor Benson left the room."


def test_one_for_no_particular_item_stays_with_the_meeting(office: Office) -> None:
    interests.add(office, MEETING, "Benson", BOARD)
    assert [one.item_id for one in rows.of_meeting(office.register, MEETING)] == [None]
    assert records.decision(office.register, ICT).interests == ""


@pytest.mark.parametrize(
    ("member", "values", "item", "sentence"),
    [
        ("Nobody", BOARD, ITEM, "Member “Nobody” is not known to the register; summoned were: Benson, Blackburn"),
        (" ", BOARD, ITEM, "Member “” is not known"),
        ("Benson", {**BOARD, "nature": " "}, ITEM, "Nature of the interest cannot be empty"),
        ("Benson", {**BOARD, "conflict": "perhaps"}, ITEM, r"Conflict of interest\? “perhaps” is neither yes nor no"),
        ("Benson", {**BOARD, "colour": "x"}, ITEM, "no field “colour”; its fields are nature, conflict"),
        ("Cain", BOARD, ITEM, "Cain has declared an interest here already, number 1"),
    ],
)
def test_bad_input_is_one_sentence_and_changes_nothing(
    office: Office, member: str, values: dict[str, str], item: int, sentence: str
) -> None:
    interests.add(office, MEETING, "Cain", BOARD, item_id=ITEM)
    before = count(office.register, "history")
    with pytest.raises(InputError, match=sentence):
        interests.add(office, MEETING, member, values, item_id=item)
    assert count(office.register, "history") == before


def test_an_item_of_no_agenda_and_an_interest_of_no_number_are_not_found(office: Office) -> None:
    with pytest.raises(NotFound):
        interests.add(office, MEETING, "Benson", BOARD, item_id=99)
    with pytest.raises(NotFound, match="no declared interest 7"):
        interests.remove(office, 7)


def test_in_a_published_record_it_is_a_correction(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, TUESDAY))
    found = interests.add(office, MEETING, "Cain", {"nature": "Ward councillor"}, item_id=ITEM)
    publishing.publish(office, ICT)
    for act in (
        lambda: interests.add(office, MEETING, "Benson", BOARD, item_id=ITEM),
        lambda: interests.change_interest(office, found.id, {"withdrew": "yes"}),
        lambda: interests.remove(office, found.id),
    ):
        with pytest.raises(Refused, match="D1, the record of this item, is published"):
            act()
    office.register.close()


def test_who_withdrew_and_is_ticked_as_present_is_pointed_out(office: Office) -> None:
    interests.add(office, MEETING, "Benson", BOARD, item_id=ITEM)
    decisions.set_field(office, ICT, "attendance", "Benson, Cain")
    (finding,) = [f for f in publishing.findings(office, ICT) if f.id == "INTEREST"]
    assert finding.says == "Benson withdrew for this item, yet is ticked as present for its decision."
    decisions.set_field(office, ICT, "attendance", "Cain")
    assert [f.id for f in publishing.findings(office, ICT) if f.id == "INTEREST"] == []


def test_what_was_declared_goes_with_an_item_that_is_carried_to_the_next_sitting(tmp_path: Path) -> None:
    office = recorded(demo(tmp_path, "2017-10-09T20:00:00+01:00"))
    interests.add(office, MEETING, "Benson", BOARD, item_id=ITEM)
    carried = interests.add(office, MEETING, "Cain", BOARD, item_id=3)
    shown = preview(office, MEETING, ChangeKind.ADJOURNED, to=date(2017, 10, 16))
    resumed = accept(office, shown, "Out of time")
    (new,) = rows.of_meeting(office.register, resumed)
    item = next(item for item in meetings.items(office.register, resumed) if item.id == new.item_id)
    assert (new.person.name, new.nature, item.decision_id) == ("Cain", carried.nature, MONEY)
    assert interests.withdrew(office, item.id) == ("Cain",)
    assert len(rows.of_meeting(office.register, MEETING)) == 2, "the first sitting keeps what was declared at it"
    said = records.decision(office.register, MONEY).interests
    interests.change_interest(office, new.id, {"withdrew": "no"})
    assert records.decision(office.register, MONEY).interests != said
    undo(office)
    undo(office)
    assert count(office.register, "interest") == 2 and verify(office).good
    office.register.close()
