"""Undo: the last thing done turned back, again and again, also after the program was closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.errors import Conflict, Refused
from clerk_tui.register import decisions as records
from clerk_tui.register import history
from clerk_tui.services import decisions, forward_plan, people_changes, people_merging, plan_versions, publishing
from clerk_tui.services.key_tests import Answers, take
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from clerk_tui.services.undoing import redo, undo
from clerk_tui.services.verifying import verify
from tests.called_in import ask, council, it_is
from tests.offices import ICT, MONEY, TUESDAY, beside, count, demo, do, just_before_storing, own, recorded

CONTENT = ("decision", "notice", "attendance", "urgency", "check_override", "exempt_text", "meeting")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = demo(tmp_path, TUESDAY)
    yield office
    office.register.close()


def content(office: Office) -> dict[str, list[dict[str, object]]]:
    """Everything a clerk fills in, row versions aside."""
    return {
        table: [
            {name: cell for name, cell in dict(row).items() if name != "version"}
            for row in office.register.read(f"SELECT * FROM {table} ORDER BY id")
        ]
        for table in CONTENT
    }


CHANGES = (
    lambda office: decisions.copy_recommendations(office, ICT),
    lambda office: decisions.set_field(office, MONEY, "notes", "On the other record."),
    lambda office: decisions.set_fields(office, ICT, {"reasons": "Because.", "notice_on": "11/9/17"}),
    lambda office: decisions.set_field(office, ICT, "attendance", "Benson"),
    lambda office: decisions.override(office, ICT, "EN-KD28", "The printer failed."),
    lambda office: decisions.set_urgency(office, ICT, UrgencyKind.CALL_IN, {"reason": "Flood."}),
    lambda office: decisions.set_field(office, ICT, "exempt_text", "The tender."),
    lambda office: decisions.set_field(office, ICT, "exempt_text", ""),
    lambda office: decisions.set_agenda_date(office, 1, date(2017, 10, 2)),
    lambda office: decisions.set_field(office, ICT, "reasons", "Better reasons."),
)


def test_a_chain_of_undos_passes_through_every_state_there_was(office: Office) -> None:
    states = []
    for change in CHANGES:
        states.append(content(office))
        change(office)
    for before in reversed(states):
        undo(office)
        assert content(office) == before
    assert verify(office).good
    done = history.page(office.register, 0, 100)
    assert [entry.undone for entry in done if entry.action not in {"undo", "init", "import"}] == [True] * len(CHANGES)


def test_the_chain_goes_on_after_the_program_was_closed(office: Office) -> None:
    start = content(office)
    for change in CHANGES:
        change(office)
    for _ in CHANGES:
        office.register.close()
        office = open_office(office.register.path)
        undo(office)
    assert content(office) == start
    office.register.close()


def test_what_was_undone_can_be_done_anew_and_undone_again(office: Office) -> None:
    for text in ("First.", "Second."):
        decisions.set_field(office, ICT, "notes", text)
        assert undo(office).summary == "Notes of D1 written"
        assert records.decision(office.register, ICT).notes == ""
    decisions.set_field(office, ICT, "notes", "Third.")
    assert records.decision(office.register, ICT).notes == "Third."


def test_an_edit_is_undone_after_a_later_edit_of_another_record(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", "Mine.")
    decisions.set_field(office, MONEY, "notes", "Later, elsewhere.")
    undo(office)
    assert (records.decision(office.register, ICT).notes, records.decision(office.register, MONEY).notes) == (
        "Mine.",
        "",
    )
    undo(office)
    assert records.decision(office.register, ICT).notes == ""


def test_a_reference_that_went_to_another_record_comes_back_in_order(office: Office) -> None:
    decisions.set_field(office, ICT, "reference", "EX/25/2017")
    decisions.set_field(office, ICT, "reference", "EX/26/2017")
    decisions.set_field(office, MONEY, "reference", "EX/25/2017")
    undo(office)
    undo(office)
    assert records.decision(office.register, ICT).reference == "EX/25/2017"
    assert records.decision(office.register, MONEY).reference == ""


def test_an_undo_is_a_change_of_its_own_with_its_own_entries(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", "Mine.")
    entries = count(office.register, "history")
    undone = undo(office)
    newest = history.page(office.register, 0, 1)[0]
    assert (newest.action, newest.undoes, newest.summary) == ("undo", undone.id, "Undone: Notes of D1 written")
    assert count(office.register, "history") == entries + 1


def test_a_row_taken_away_comes_back_by_undo(office: Office) -> None:
    office.who = "clerk"
    before = content(office), [tuple(row) for row in office.register.read("SELECT * FROM document_unplaced")]
    do(office.register, lambda change: change.remove("document_unplaced", 3))
    assert count(office.register, "document_unplaced") == 9
    undo(office)
    assert (content(office), [tuple(row) for row in office.register.read("SELECT * FROM document_unplaced")]) == before
    assert verify(office).good


# Redo


def test_all_that_was_undone_is_done_again_in_its_order(office: Office) -> None:
    states = []
    for change in CHANGES:
        change(office)
        states.append(content(office))
    for _ in CHANGES:
        undo(office)
    for after in states:
        redo(office)
        assert content(office) == after
    assert verify(office).good
    with pytest.raises(Refused, match=r"^There is nothing to redo; only what you undid can be done again\.$"):
        redo(office)
    assert not any(entry.undone for entry in history.page(office.register, 0, 100) if entry.action != "undo")


def test_what_was_undone_is_done_again_after_the_program_was_closed(office: Office) -> None:
    for text in ("First.", "Second."):
        decisions.set_field(office, ICT, "notes", text)
    for turn, notes in (
        (undo, "First."),
        (undo, ""),
        (redo, "First."),
        (undo, ""),
        (redo, "First."),
        (redo, "Second."),
    ):
        office.register.close()
        office = open_office(office.register.path)
        assert turn(office).summary == "Notes of D1 written"
        assert records.decision(office.register, ICT).notes == notes
    office.register.close()


def test_a_change_in_between_ends_what_can_be_done_again(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", "First.")
    undo(office)
    decisions.set_field(office, MONEY, "notes", "Something else.")
    with pytest.raises(Refused, match=r"something else since you last undid anything \(Notes of D2 written\)\.$"):
        redo(office)
    undo(office)
    assert redo(office).summary == "Notes of D2 written"
    with pytest.raises(Refused, match=r"\(Notes of D2 written\)"):
        redo(office)
    assert records.decision(office.register, ICT).notes == ""


def test_a_colleague_s_change_ends_nothing_but_is_not_written_over(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", "First.")
    undo(office)
    colleague = beside(office)
    decisions.set_field(colleague, MONEY, "notes", "Theirs.")
    assert redo(office).summary == "Notes of D1 written"
    undo(office)
    decisions.set_field(colleague, ICT, "notes", "Theirs.")
    with pytest.raises(Conflict, match="was changed again since then"):
        redo(office)
    with pytest.raises(Refused, match="nothing to redo"):
        redo(colleague)
    assert records.decision(office.register, ICT).notes == "Theirs."


def test_a_redo_is_a_change_of_its_own_that_is_undone_in_its_turn(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", "Mine.")
    undo(office)
    first = redo(office, command_id="one")
    assert redo(office, command_id="one").id == first.id
    newest = history.page(office.register, 0, 1)[0]
    assert (newest.action, newest.summary) == ("redo", "Done again: Notes of D1 written")
    assert undo(office).id == first.id
    assert records.decision(office.register, ICT).notes == ""


def test_nothing_is_put_back_into_a_record_that_a_colleague_published_since(office: Office) -> None:
    recorded(office)
    decisions.set_field(office, ICT, "exempt_text", "The tender.")
    decisions.set_field(office, ICT, "exempt_text", "")
    publishing.publish(beside(office), ICT)
    with pytest.raises(Refused, match=r"^D1 was published since then; .* run clerk-tui decision correct D1\.$"):
        undo(office)
    assert [row["text"] for row in office.register.read("SELECT text FROM exempt_text")] == [""]


def test_nothing_undone_is_done_again_in_a_record_that_a_colleague_published_since(office: Office) -> None:
    recorded(office, notice="2 October 2017")
    decisions.override(office, ICT, "EN-KD28", "The printer failed.")
    undo(office)
    publishing.publish(beside(office), ICT, overrides={"EN-KD28": "Theirs."})
    with pytest.raises(Refused, match=r"^D1 was published since then; .* run clerk-tui decision correct D1\.$"):
        redo(office)
    assert [row["reason"] for row in office.register.read("SELECT reason FROM check_override")] == ["Theirs."]


def test_row_versions_only_grow(office: Office) -> None:
    seen = [records.decision(office.register, ICT).version]
    for _ in range(3):
        decisions.set_field(office, ICT, "notes", "Mine.")
        seen.append(records.decision(office.register, ICT).version)
        undo(office)
        seen.append(records.decision(office.register, ICT).version)
    assert seen == sorted(set(seen))


def test_a_publication_is_never_undone_nor_what_lies_before_it(office: Office) -> None:
    publishing.publish(recorded(office), ICT)
    with pytest.raises(Refused, match="a published record is corrected, never undone"):
        undo(office)
    decisions.set_field(office, MONEY, "notes", "After it.")
    undo(office)
    with pytest.raises(Refused, match="a published record is corrected, never undone"):
        undo(office)


def test_a_new_register_has_nothing_to_undo(tmp_path: Path) -> None:
    office = own(tmp_path)
    with pytest.raises(Refused, match=r"^There is nothing to undo\.$"):
        undo(office)
    office.register.close()


def test_where_everything_is_undone_there_is_nothing_more(office: Office) -> None:
    assert undo(office).action == "import"
    with pytest.raises(Refused, match="nothing to undo"):
        undo(office)
    assert count(office.register, "meeting") == 0


def test_two_clerks_who_undo_at_once_undo_one_thing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    decisions.set_field(office, ICT, "notes", "First.")
    decisions.set_field(office, ICT, "reasons", "Second.")
    colleague = beside(office)
    colleague.who = office.who
    just_before_storing(office, monkeypatch, lambda: undo(colleague))
    with pytest.raises(Conflict, match="Somebody did something else in the meantime"):
        undo(office)
    decision = records.decision(office.register, ICT)
    assert (decision.notes, decision.reasons) == ("First.", "")


def test_a_clerk_takes_back_what_they_did_and_not_what_a_colleague_did_since(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", "First.")
    colleague = beside(office)
    assert colleague.who != office.who
    decisions.set_field(colleague, MONEY, "notes", "Theirs.")
    assert undo(office).who == office.who
    assert records.decision(office.register, ICT).notes == ""
    assert records.decision(office.register, MONEY).notes == "Theirs."


def test_what_a_colleague_changed_since_is_not_taken_back_with_one_s_own(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", "First.")
    decisions.set_field(beside(office), ICT, "notes", "Theirs.")
    with pytest.raises(Conflict, match="was changed again since then"):
        undo(office)
    assert records.decision(office.register, ICT).notes == "Theirs."


def test_a_repeated_undo_command_undoes_one_thing(office: Office) -> None:
    decisions.set_field(office, ICT, "notes", "First.")
    decisions.set_field(office, ICT, "reasons", "Second.")
    first = undo(office, command_id="one")
    again = undo(office, command_id="one")
    assert again.id == first.id
    assert records.decision(office.register, ICT).notes == "First."


# The forward plan: what was published stands


def planned(office: Office) -> int:
    entry_id = forward_plan.add(office, {"reference": "30/2017", "matter": "Roads"})
    take(office, entry_id, Answers("the Director", "Above the threshold.", money=True))
    return entry_id


def announce(office: Office, entry_id: int) -> None:
    day = date(2017, 10, 10)
    plan_versions.publish(office, entry_id, offices=(day, None), website=(day, None), because="It lacks much.")


def test_a_published_notice_is_never_undone(office: Office) -> None:
    announce(office, planned(office))
    with pytest.raises(Refused, match=r"Notice of 30/2017 published, version 1.*what was published stands") as refused:
        undo(office)
    assert "clerk-tui forward-plan publish F2" in str(refused.value)
    assert count(office.register, "forward_plan_version") == 1


def test_a_key_test_is_undone_until_its_matter_is_published(office: Office) -> None:
    entry_id = planned(office)
    assert undo(office).action == "forward-plan key-test"
    assert count(office.register, "key_test") == 0
    take(office, entry_id, Answers("the Director", "Above the threshold.", money=True))
    announce(beside(office), entry_id)
    with pytest.raises(Refused, match=r"The key test of 30/2017 .*stays on the record; take the test again"):
        undo(office)
    assert count(office.register, "key_test") == 1


def test_two_who_are_one_are_parted_again_though_one_asked_for_a_call_in(tmp_path: Path) -> None:
    office = it_is(council(tmp_path), "2026-12-07T18:00")
    ask(office, "2026-12-07T16:59:59")
    full = people_changes.add_person(office, "Zoë Dee")
    (before,) = office.register.read("SELECT person_id FROM call_in_requester WHERE position = 3")
    people_merging.merge(office, full.id, before["person_id"])
    (merged,) = office.register.read("SELECT person_id FROM call_in_requester WHERE position = 3")
    assert merged["person_id"] == full.id
    undo(office)
    (after,) = office.register.read("SELECT person_id FROM call_in_requester WHERE position = 3")
    assert after["person_id"] == before["person_id"]
    office.register.close()


def test_two_who_are_one_are_parted_again_though_one_is_ticked_in_a_published_record(office: Office) -> None:
    publishing.publish(recorded(office), ICT)
    full = people_changes.add_person(office, "Amy Benson")
    people_merging.merge(office, full.id, 1)
    undo(office)
    ticks = office.register.read("SELECT present FROM attendance WHERE person_id = 1 AND decision_id = ?", ICT)
    assert [row["present"] for row in ticks] == [1]
