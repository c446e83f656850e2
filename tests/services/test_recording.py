"""A clerk fills in a decision record: field by field, against what was on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk_tui.domain.decision import FIELD, RECORD_FIELDS, DecisionStatus, FieldKind, UrgencyKind
from clerk_tui.domain.errors import Conflict, InputError, NotFound, Refused
from clerk_tui.domain.people import meant_of
from clerk_tui.domain.text import clean
from clerk_tui.register import decisions as records
from clerk_tui.register import history
from clerk_tui.services import decisions, publishing
from clerk_tui.services.office import Office
from clerk_tui.services.undoing import undo
from clerk_tui.services.verifying import verify
from tests.offices import ICT, MONEY, TUESDAY, beside, count, demo, just_before_storing, recorded

BY_KIND = {kind: [field.id for field in RECORD_FIELDS if field.kind is kind] for kind in FieldKind}
NEVER_EMPTY = {"title", "maker_name"}
WORDS = [name for name in BY_KIND[FieldKind.LINE] + BY_KIND[FieldKind.TEXT] if name not in NEVER_EMPTY]
HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "a\x1b[2Jb",
    "\u202eevil",
    "x\x00y",
    "'; DROP TABLE decision; --",
    "x" * 10_000,
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, TUESDAY)
    yield office
    office.register.close()


def text(office: Office, field: str, number: int = ICT) -> str:
    return decisions.field_text(office, records.decision(office.register, number), field)


@pytest.mark.parametrize("field", BY_KIND[FieldKind.DATE])
@pytest.mark.parametrize("typed", ["9 October 2017", "Mon 9 Oct 17", "9/10/17", "2017-10-09", " 9 Oct 2017 "])
def test_a_date_is_typed_in_any_british_form(office: Office, field: str, typed: str) -> None:
    decisions.set_field(office, ICT, field, typed)
    assert text(office, field) == "2017-10-09"
    decisions.set_field(office, ICT, field, "")
    assert text(office, field) == ""


@pytest.mark.parametrize("field", BY_KIND[FieldKind.DATE])
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 September 2017", "There is no 31 September 2017"),
        ("31 September", "is not a date"),
        ("Tuesday 9 October 2017", "9 October 2017 is a Monday, not a Tuesday"),
        ("9 October 1999", "lies outside the years 2000 to 2100"),
        ("1/1/2101", "lies outside the years 2000 to 2100"),
        ("10/13/2017", "day comes first"),
        ("soon", "is not a date"),
    ],
)
def test_a_wrong_date_is_refused_and_the_old_one_stays(office: Office, field: str, typed: str, sentence: str) -> None:
    decisions.set_field(office, ICT, field, "9 October 2017")
    before = records.decision(office.register, ICT)
    with pytest.raises(InputError, match=sentence):
        decisions.set_field(office, ICT, field, typed)
    assert records.decision(office.register, ICT) == before


@pytest.mark.parametrize("field", BY_KIND[FieldKind.CHOICE])
@pytest.mark.parametrize(
    ("typed", "value"), [("yes", True), ("Y", True), ("TRUE", True), ("no", False), ("n", False), ("", None)]
)
def test_a_choice_is_yes_no_or_not_answered(office: Office, field: str, typed: str, value: bool | None) -> None:
    assert getattr(decisions.set_field(office, ICT, field, typed), field) is value


@pytest.mark.parametrize("field", BY_KIND[FieldKind.CHOICE])
def test_anything_else_is_neither_yes_nor_no(office: Office, field: str) -> None:
    with pytest.raises(InputError, match=rf"{FIELD[field].label[:12]}.*“perhaps” is neither yes nor no"):
        decisions.set_field(office, ICT, field, "perhaps")


@pytest.mark.parametrize("field", WORDS)
@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_is_kept_as_text_and_clean(office: Office, field: str, typed: str) -> None:
    decisions.set_field(office, ICT, field, typed)
    assert text(office, field) == clean(typed)
    decisions.set_field(office, ICT, field, "")
    assert text(office, field) == ""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(WORDS), typed=st.text(max_size=60))
def test_what_is_read_back_is_what_would_be_stored_again(office: Office, field: str, typed: str) -> None:
    """Saving a field that nobody touched changes nothing, so the screen can save whenever the cursor leaves."""
    decisions.set_field(office, MONEY, field, typed)
    stored, entries = text(office, field, MONEY), count(office.register, "history")
    decisions.set_field(office, MONEY, field, stored, seen=stored)
    assert (text(office, field, MONEY), count(office.register, "history")) == (stored, entries)
    if FIELD[field].kind is FieldKind.LINE:
        assert "\n" not in stored


def test_every_field_of_the_record_can_be_filled_in_and_undone(office: Office) -> None:
    typed = {FieldKind.LINE: "A line", FieldKind.TEXT: "Line one\nline two", FieldKind.DATE: "9 October 2017",
             FieldKind.CHOICE: "yes", FieldKind.TICKS: "Benson and Cain", FieldKind.TIME: "6.15 pm",
             FieldKind.ONE: "a and b", FieldKind.SOME: "the economy\n3"}  # fmt: skip
    read = {**typed, FieldKind.DATE: "2017-10-09", FieldKind.TICKS: "Benson, Cain", FieldKind.TIME: "18:15",
            FieldKind.ONE: "(a) and (b)",
            FieldKind.SOME: f"{office.council().priorities[0]}\n{office.council().priorities[2]}"}  # fmt: skip
    for field in RECORD_FIELDS:
        before, same = text(office, field.id), typed[field.kind]
        if before == read[field.kind]:
            decisions.set_field(office, ICT, field.id, "")
            before = ""
        decisions.set_field(office, ICT, field.id, same)
        assert text(office, field.id) == read[field.kind]
        undo(office)
        assert text(office, field.id) == before
    assert verify(office).good


@pytest.mark.parametrize("field", sorted(NEVER_EMPTY))
def test_a_record_keeps_the_words_it_is_found_by(office: Office, field: str) -> None:
    before = text(office, field)
    with pytest.raises(InputError, match=rf"{FIELD[field].label} cannot be empty"):
        decisions.set_field(office, ICT, field, " ")
    assert text(office, field) == before


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a", "(a)"), ("(B)", "(b)"), ("a+b", "(a) and (b)"), ("Both", "(a) and (b)"), ("a and b", "(a) and (b)")],
)
def test_the_limb_of_regulation_8_is_one_of_three_answers(office: Office, typed: str, kept: str) -> None:
    assert decisions.set_field(office, ICT, "key_basis", typed).key_basis == kept


def test_another_limb_and_another_hour_are_refused_with_the_field_s_name(office: Office) -> None:
    with pytest.raises(InputError, match=r"Key decision by which limb.*“c” is none of its answers: \(a\), \(b\)"):
        decisions.set_field(office, ICT, "key_basis", "c")
    with pytest.raises(InputError, match="25:00"):
        decisions.set_field(office, ICT, "decided_at", "25:00")


def test_an_unknown_field_is_named_with_those_there_are(office: Office) -> None:
    with pytest.raises(
        InputError, match=r"has no field “colour”; its fields are reference, key_decision, .*exempt_text"
    ):
        decisions.set_field(office, ICT, "colour", "blue")


def test_an_unknown_record_is_not_found(office: Office) -> None:
    with pytest.raises(NotFound, match="The register holds no decision D99"):
        decisions.set_field(office, 99, "notes", "x")


def test_several_fields_are_stored_all_or_none(office: Office) -> None:
    before = records.decision(office.register, ICT)
    for wrong in ({"decided_on": "31 September"}, {"attendance": "Nobody"}, {"colour": "blue"}):
        with pytest.raises(InputError):
            decisions.set_fields(office, ICT, {"notes": "kept?", "key_decision": "no", **wrong})
    assert records.decision(office.register, ICT) == before
    decisions.set_fields(
        office, ICT, {"notes": "kept", "notice_on": "10/9/17", "attendance": "Cain", "exempt_text": "s"}
    )
    assert [text(office, f) for f in ("notes", "notice_on", "attendance", "exempt_text")] == [
        "kept", "2017-09-10", "Cain", "s",
    ]  # fmt: skip
    undo(office)
    after = records.decision(office.register, ICT)
    assert (after.notes, after.notice_on, after.attendance) == (before.notes, before.notice_on, before.attendance)


def test_the_history_says_what_was_done_and_none_of_the_words(office: Office) -> None:
    decisions.set_field(office, ICT, "exempt_text", "The tender was £1,204,311.")
    decisions.set_field(office, ICT, "key_decision", "no")
    decisions.set_field(office, ICT, "notice_on", "10/9/17")
    decisions.set_field(office, ICT, "notice_on", "")
    assert [entry.summary for entry in history.page(office.register, 0, 4)] == [
        "Key-decision notice published (offices and website) of D1 emptied",
        "Key-decision notice published (offices and website) of D1 set to Sunday 10 September 2017",
        "Is this a key decision? of D1 set to no",
        "Exempt information, kept apart and never published of D1 written",
    ]


# Two clerks


def test_a_lost_race_shows_both_texts_and_overwrites_nothing(office: Office) -> None:
    seen = text(office, "resolution")
    decisions.set_field(beside(office), ICT, "resolution", "Deferred to November.")
    with pytest.raises(Conflict) as lost:
        decisions.set_field(office, ICT, "resolution", "Agreed.", seen=seen)
    assert "It now reads “Deferred to November.”; yours, “Agreed.”, was not saved over it." in str(lost.value)
    assert text(office, "resolution") == "Deferred to November."


def test_the_same_change_made_twice_is_no_conflict(office: Office) -> None:
    decisions.set_field(beside(office), ICT, "decided_on", "2017-10-09")
    decisions.set_field(office, ICT, "decided_on", "9 October 2017", seen="")
    assert text(office, "decided_on") == "2017-10-09"


def test_two_clerks_in_different_fields_do_not_disturb_each_other(office: Office) -> None:
    seen = text(office, "reasons")
    decisions.set_field(beside(office), ICT, "notes", "A colleague's note.")
    decisions.set_field(office, ICT, "reasons", "Mine.", seen=seen)
    assert (text(office, "notes"), text(office, "reasons")) == ("A colleague's note.", "Mine.")


def test_a_change_that_comes_between_looking_and_storing_is_seen(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague = beside(office)
    just_before_storing(office, monkeypatch, lambda: decisions.set_field(colleague, ICT, "resolution", "Deferred."))
    with pytest.raises(Conflict, match=r"It now reads “Deferred\.”"):
        decisions.set_field(office, ICT, "resolution", "Agreed.", seen="")
    assert text(office, "resolution") == "Deferred."


@pytest.mark.parametrize(
    "change",
    [
        lambda office: decisions.set_field(office, ICT, "notes", "too late"),
        lambda office: decisions.set_field(office, ICT, "exempt_text", "too late"),
        lambda office: decisions.override(office, ICT, "EN-AG5", "too late"),
        lambda office: decisions.set_urgency(office, ICT, UrgencyKind.CALL_IN, {"reason": "too late"}),
        lambda office: decisions.tick(office, ICT, frozenset()),
    ],
)
def test_publication_that_comes_between_is_seen_too(
    office: Office, monkeypatch: pytest.MonkeyPatch, change: Callable[[Office], object]
) -> None:
    colleague = recorded(beside(office))
    just_before_storing(office, monkeypatch, lambda: publishing.publish(colleague, ICT))
    with pytest.raises(Refused, match="D1 is published; a published record is corrected, never changed"):
        change(office)
    assert records.decision(office.register, ICT).status is DecisionStatus.PUBLISHED
    assert history.page(office.register, 0, 1)[0].action == "publish"
    assert verify(office).good


def test_a_reference_is_borne_by_one_decision_only(office: Office) -> None:
    decisions.set_field(office, ICT, "reference", "EX/25/2017")
    with pytest.raises(InputError, match=r"The reference ex/25/2017 is already used for D1, ICT/DIGITAL STRATEGY"):
        decisions.set_field(office, MONEY, "reference", "ex/25/2017")
    decisions.set_field(office, ICT, "reference", "EX/25/2017")
    decisions.set_field(office, ICT, "reference", "")
    decisions.set_field(office, MONEY, "reference", "ex/25/2017")
    assert [text(office, "reference", n) for n in (ICT, MONEY)] == ["", "ex/25/2017"]


def test_a_reference_given_away_in_the_meantime_is_a_sentence(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    colleague = beside(office)
    just_before_storing(office, monkeypatch, lambda: decisions.set_field(colleague, MONEY, "reference", "EX/25/2017"))
    with pytest.raises(InputError, match="is already used for D2"):
        decisions.set_field(office, ICT, "reference", "EX/25/2017")


def test_a_repeated_command_does_nothing(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", "first", command_id="one")
    decisions.set_field(office, ICT, "notes", "second")
    decisions.set_field(office, ICT, "notes", "first", command_id="one")
    assert text(office, "notes") == "second"


@pytest.mark.parametrize(("ref", "found"), [("D1", 1), ("d2", 2), (" D1 ", 1), ("ex/25/2017", 2)])
def test_a_record_is_found_by_its_number_or_its_reference(office: Office, ref: str, found: int) -> None:
    decisions.set_field(office, MONEY, "reference", "EX/25/2017")
    assert records.find(office.register, ref) == found


@pytest.mark.parametrize(
    "ref", ["", "D", "D0", "D99", "1", "D" + "9" * 5000, "D٣", "\x1b[2J", "\udcff", "D1 OR 1=1", "%"]
)
def test_what_names_no_record_is_not_found(office: Office, ref: str) -> None:
    with pytest.raises(NotFound, match="name it by its reference or by its number, like D12"):
        records.find(office.register, ref)


@pytest.mark.parametrize("typed", ["D1", "d2", "D99"])
def test_a_reference_cannot_look_like_the_register_s_own_number(office: Office, typed: str) -> None:
    with pytest.raises(InputError, match="is how this register numbers its own records"):
        decisions.set_field(office, MONEY, "reference", typed)
    assert records.find(office.register, "d1") == ICT


# Recommendations, reasons, attendance


def test_one_key_copies_the_recommendations_in_the_council_s_words(office: Office) -> None:
    decisions.copy_recommendations(office, ICT)
    assert text(office, "resolution") == (
        "The Executive agreed the recommendations as outlined above, namely:\n\n"
        "1. To adopt the proposed ICT/Digital Strategy as attached at Appendix 2a.\n"
        "2. To note the linkages between the Council's two main priorities and how digital technologies can support and"
        " enable their delivery\n"
        "3. To note the risk of how Blackpool could be left behind other destinations and towns without a strategy and"
        " investment in this area."
    )


def test_what_stood_there_before_the_copy_is_one_undo_away(office: Office) -> None:
    decisions.set_field(office, ICT, "resolution", "My own words.")
    decisions.copy_recommendations(office, ICT, over="My own words.")
    undo(office)
    assert text(office, "resolution") == "My own words."


def test_a_resolution_typed_by_hand_is_replaced_only_where_the_clerk_said_so(office: Office) -> None:
    decisions.set_field(office, ICT, "resolution", "My own words.")
    with pytest.raises(Refused, match="of D1 holds words of its own"):
        decisions.copy_recommendations(office, ICT)
    with pytest.raises(Conflict):
        decisions.copy_recommendations(office, ICT, over="Other words.")
    assert text(office, "resolution") == "My own words."
    copied = decisions.copy_recommendations(office, ICT, over="My own words.").resolution
    assert decisions.copy_recommendations(office, ICT).resolution == copied, "the same words again are no loss"


def test_where_there_is_nothing_to_copy_it_is_said(office: Office) -> None:
    begun = decisions.start(office, 1)
    with pytest.raises(NotFound, match="no recommendations to copy"):
        decisions.copy_recommendations(office, begun)
    with pytest.raises(NotFound, match="gives no reasons to copy"):
        decisions.copy_reasons(office, begun)


def test_reasons_and_alternatives_are_copied_into_empty_fields_only_and_undone_together(office: Office) -> None:
    decisions.set_field(office, ICT, "reasons", "My own.")
    decisions.copy_reasons(office, ICT)
    assert (text(office, "reasons"), text(office, "alternatives")) == ("My own.", "None.")
    with pytest.raises(Refused, match="already filled in; they were left alone"):
        decisions.copy_reasons(office, ICT)
    decisions.copy_reasons(office, MONEY)
    assert text(office, "reasons", MONEY) and text(office, "alternatives", MONEY)
    undo(office)
    assert (text(office, "reasons", MONEY), text(office, "alternatives", MONEY)) == ("", "")


def test_attendance_is_ticked_from_the_members_summoned(office: Office) -> None:
    decisions.set_field(office, ICT, "attendance", "blackburn and BENSON, Mrs Wright")
    here = {m.person.name: m.present for m in records.decision(office.register, ICT).attendance}
    assert [name for name, present in here.items() if present] == ["Benson", "Blackburn", "Mrs Wright"]
    assert set(here.values()) == {True, False} and len(here) == 10
    assert {m.present for m in records.decision(office.register, MONEY).attendance} == {None}


@pytest.mark.parametrize(
    "typed", ["Cllr Blackburn, Taylor", "Simon Blackburn and Councillor I Taylor", "blackburn, i taylor"]
)
def test_members_are_known_with_or_without_style_and_first_name(office: Office, typed: str) -> None:
    decisions.set_field(office, ICT, "attendance", typed)
    attended = records.decision(office.register, ICT).attendance
    assert [m.person.name for m in attended if m.present] == ["Blackburn", "I Taylor"]


def test_a_surname_that_two_members_share_names_neither() -> None:
    assert meant_of(["I Taylor", "J Taylor"], "Taylor") is None
    assert meant_of(["I Taylor", "J Taylor"], "Cllr J Taylor") == "J Taylor"
    assert meant_of(["I Taylor"], "J Taylor") is None and meant_of(["Taylor"], "") is None


def test_a_member_who_was_not_summoned_cannot_attend(office: Office) -> None:
    with pytest.raises(
        InputError, match=r"“Nobody” was not summoned to this meeting; the members are Benson, Blackburn"
    ):
        decisions.set_field(office, ICT, "attendance", "Benson, Nobody")
    assert {m.present for m in records.decision(office.register, ICT).attendance} == {None}


def test_ticking_the_same_again_changes_nothing(office: Office) -> None:
    ids = frozenset(m.person.id for m in records.decision(office.register, ICT).attendance)
    decisions.tick(office, ICT, ids)
    entries = count(office.register, "history")
    decisions.tick(office, ICT, ids)
    assert count(office.register, "history") == entries
    assert history.page(office.register, 0, 1)[0].summary == "Attendance of D1 ticked: 10 of 10 present"


def test_nobody_present_is_something_else_than_not_ticked(office: Office) -> None:
    decisions.tick(office, ICT, frozenset())
    assert {m.present for m in records.decision(office.register, ICT).attendance} == {False}


# The urgency records


def test_the_four_mechanisms_are_four_records(office: Office) -> None:
    for kind in UrgencyKind:
        decisions.set_urgency(office, ICT, kind, {"reason": f"{kind} reason\x1b\n", "agreed_by": " Cllr\n Elmes "})
    found = {u.kind: (u.reason, u.agreed_by) for u in records.decision(office.register, ICT).urgencies}
    assert found == {kind: (f"{kind} reason\ufffd", "Cllr Elmes") for kind in UrgencyKind}


def test_a_mechanism_is_changed_in_part_and_undone(office: Office) -> None:
    decisions.set_urgency(office, ICT, UrgencyKind.GENERAL_EXCEPTION, {"informed": "Cllr Elmes", "reason": "Flood."})
    decisions.set_urgency(office, ICT, UrgencyKind.GENERAL_EXCEPTION, {"available_on": date(2017, 9, 29)})
    entries = count(office.register, "history")
    decisions.set_urgency(office, ICT, UrgencyKind.GENERAL_EXCEPTION, {"available_on": date(2017, 9, 29)})
    assert count(office.register, "history") == entries
    (general,) = records.decision(office.register, ICT).urgencies
    assert (general.informed, general.available_on) == ("Cllr Elmes", date(2017, 9, 29))
    undo(office)
    undo(office)
    assert records.decision(office.register, ICT).urgencies == ()


def test_an_urgency_record_has_no_other_field(office: Office) -> None:
    with pytest.raises(
        InputError, match=r"An urgency record has no field “colour”; its fields are informed, agreed_by"
    ):
        decisions.set_urgency(office, ICT, UrgencyKind.CALL_IN, {"colour": "blue"})


def test_the_agenda_s_date_is_recorded_for_the_meeting(office: Office) -> None:
    from clerk_tui.register import meetings

    decisions.set_agenda_date(office, 1, date(2017, 10, 2))
    assert meetings.meeting(office.register, 1).agenda_on == date(2017, 10, 2)
    undo(office)
    assert meetings.meeting(office.register, 1).agenda_on == date(2017, 9, 29)
    with pytest.raises(NotFound, match="no meeting 9"):
        decisions.set_agenda_date(office, 9, None)


# After publication


def test_a_published_record_is_changed_by_no_service(office: Office) -> None:
    publishing.publish(recorded(office), ICT)
    before = [tuple(row) for row in office.register.read("SELECT * FROM history")]
    frozen = records.decision(office.register, ICT)
    changes = [lambda f=field.id: decisions.set_field(office, ICT, f, "") for field in RECORD_FIELDS
               if field.id not in NEVER_EMPTY]  # fmt: skip
    changes += [
        lambda: decisions.set_fields(office, ICT, {"notes": "x", "reasons": "y"}),
        lambda: decisions.tick(office, ICT, frozenset()),
        lambda: decisions.copy_recommendations(office, ICT),
        lambda: decisions.set_urgency(office, ICT, UrgencyKind.CALL_IN, {"reason": "x"}),
        lambda: decisions.override(office, ICT, "EN-KD28", "x"),
        lambda: publishing.publish(office, ICT),
        lambda: undo(office),
    ]
    for change in changes:
        with pytest.raises(Refused):
            change()
    assert records.decision(office.register, ICT) == frozen
    assert [tuple(row) for row in office.register.read("SELECT * FROM history")] == before


def test_a_body_s_decision_is_not_dated_before_its_meeting(office: Office) -> None:
    with pytest.raises(InputError, match=r"^Date of decision: Sunday 8 October 2017 lies before the meeting of Monday"):
        decisions.set_field(office, ICT, "decided_on", "8 October 2017")
    assert records.decision(office.register, ICT).decided_on is None
    decisions.set_field(office, ICT, "decided_on", "9 October 2017")
    decisions.set_fields(office, ICT, {"decided_on": "9 October 2017", "notes": "Again."})
