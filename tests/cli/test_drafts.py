"""Half-typed texts by command: listed with who, when and which field; taken in, or thrown away; none is lost by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_tui.register import decisions as records
from clerk_tui.register import drafts
from clerk_tui.services import decisions, forward_plan
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from tests.cli.calling import Caller
from tests.offices import ICT, TUESDAY, beside, demo_file, recorded


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(demo_file(tmp_path))


@pytest.fixture
def call(office: Office, capsys: pytest.CaptureFixture[str]) -> Caller:
    return Caller(capsys, office.register.path)


def typed(office: Office, who: str, text: str, minute: int, field: str = "notes") -> None:
    version = records.decision(office.register, ICT).version
    at = f"2017-10-09T19:{minute:02}:00Z"
    drafts.keep(office.register, "decision", ICT, field, who=who, text=text, base_version=version, at=at)


def test_every_clerk_s_texts_are_listed_with_who_when_and_which_field(office: Office, call: Caller) -> None:
    assert call.ok("drafts").out == "No half-typed text waits.\n"
    typed(office, office.who, "Mine.", 1)
    typed(office, "bob", "Theirs.", 5)
    assert call.ok("drafts").out.splitlines() == [
        "2. Notes of D1, ICT/DIGITAL STRATEGY 2017-2022. Typed by bob, Monday 9 October 2017, 20:05: “Theirs.”",
        f"1. Notes of D1, ICT/DIGITAL STRATEGY 2017-2022. Typed by {office.who}, Monday 9 October 2017, 20:01: “Mine.”",
    ]
    assert call.ok("drafts", "--json").json == call.ok("drafts", "list", "--json").json


def test_a_colleague_s_text_is_taken_and_one_s_own_waits_on(office: Office, call: Caller) -> None:
    typed(office, office.who, "Mine.", 1)
    typed(office, "bob", "Theirs.", 5)
    assert call.ok("drafts", "take", "2").out == "Saved as Notes of D1.\n"
    assert records.decision(office.register, ICT).notes == "Theirs."
    (left,) = call.ok("drafts", "--json").json["drafts"]
    assert (left["id"], left["text"], left["stands"], left["changed"]["who"]) == (1, "Mine.", "Theirs.", office.who)
    call.ok("undo")
    assert {one["text"] for one in call.ok("drafts", "--json").json["drafts"]} == {"Mine.", "Theirs."}


def test_a_text_for_a_field_that_was_saved_meanwhile_is_taken_only_over_it(office: Office, call: Caller) -> None:
    typed(office, office.who, "What I began.", 1)
    decisions.set_field(beside(office, "bob"), ICT, "notes", "What Bob saved.")
    # The keys go on after that: what the clerk saw when they began to type is what counts.
    typed(office, office.who, "What I began, and more.", 2)
    assert "“What I began, and more.”\nSaved meanwhile by bob, " in call.ok("drafts").out
    refused = call("drafts", "take", "1")
    assert refused.status == 1 and "Notes of D1 was changed by bob after this was typed" in refused.sentence
    call.ok("drafts", "take", "1", "--over")
    assert records.decision(office.register, ICT).notes == "What I began, and more."
    assert call.ok("drafts").out == "No half-typed text waits.\n"


def test_a_field_in_a_table_of_its_own_that_was_saved_meanwhile_is_known_too(office: Office, call: Caller) -> None:
    typed(office, office.who, "Mine.", 1, "exempt_text")
    decisions.set_field(beside(office, "bob"), ICT, "reasons", "Another field.")
    assert call.ok("drafts", "--json").json["drafts"][0]["changed"] is None
    decisions.set_field(beside(office, "bob"), ICT, "exempt_text", "Theirs.")
    assert call.ok("drafts", "--json").json["drafts"][0]["changed"]["who"] == "bob"


def test_a_colleague_s_text_is_thrown_away_only_by_naming_the_colleague(office: Office, call: Caller) -> None:
    typed(office, office.who, "Mine.", 1)
    typed(office, "bob", "Theirs.", 5)
    assert call("drafts", "drop", "2").sentence.startswith(
        "bob typed this. Take it over (clerk-tui drafts take-over 2)"
    )
    assert call("drafts", "drop", "2", "--of", "ben").status == 1
    assert call.ok("drafts", "drop", "1").out.startswith("Thrown away: what you typed into Notes of D1, ICT")
    assert [one["id"] for one in call.ok("drafts", "--json").json["drafts"]] == [2]
    gone = call("drafts", "take", "1")
    assert gone.sentence == "No half-typed text 1 waits; clerk-tui drafts lists those that do."


def test_a_text_for_a_published_record_is_not_taken(office: Office, call: Caller) -> None:
    office.register.close()
    office = open_office(office.register.path, now=None)
    typed(recorded(office), office.who, "Too late.", 1)
    call.ok("publish", "D1", now=TUESDAY)
    assert "The record was published without it." in call.ok("drafts").out
    refused = call("drafts", "take", "1")
    assert refused.status == 1 and refused.sentence.endswith("clerk-tui decision correct D1.")


def test_a_text_for_the_forward_plan_is_taken_too(office: Office, call: Caller) -> None:
    entry = forward_plan.add(office, {"reference": "30/2017", "matter": "Roads"})
    drafts.keep(
        office.register, "forward_plan_entry", entry, "contact", who="bob", text="The clerk", base_version=1,
        at="2017-10-09T19:00:00Z",
    )  # fmt: skip
    (one,) = call.ok("drafts", "--json").json["drafts"]
    assert (one["ref"], one["title"], one["who"]) == (f"F{entry}", "Roads", "bob")
    call.ok("drafts", "take", str(one["id"]))
    assert "The clerk" in call.ok("forward-plan", "show", f"F{entry}").out


def _half_typed(office: Office, who: str) -> None:
    """What is no field of a record: a correction, answers about a call-in and about anything, the council file."""
    answers = '{"title": "%s", "typed": {"why": "Half a reason", "day": ""}, "chosen": {"how": "letter"}}'
    for minute, (record, number, field, text) in enumerate((
        ("correction", ICT, "reasons", "As corrected."),
        ("call-in", ICT, "received", answers % "A request came in"),
        ("questions", 0, "Move of M1", answers % "Move the meeting"),
        ("council", 1, "file_text", "name = 'Ambridge'"),
    )):  # fmt: skip
        drafts.keep(
            office.register, record, number, field, who=who, text=text, base_version=1,
            at=f"2017-10-09T19:{minute:02}:00Z",
        )  # fmt: skip


def test_corrections_questions_and_the_council_file_are_listed_like_the_others(office: Office, call: Caller) -> None:
    _half_typed(office, office.who)
    said = call.ok("drafts").out.splitlines()
    assert [line.split(" Typed by")[0] for line in said[::2]] == [
        "4. Council file, Blackpool Council.",
        "3. Questions, Move the meeting.",
        "2. A request came in of D1, ICT/DIGITAL STRATEGY 2017-2022.",
        "1. Correction of Reasons for the decision of D1, ICT/DIGITAL STRATEGY 2017-2022.",
    ]
    assert said[2].endswith("“Half a reason”")
    assert said[7] == "It goes on by c on D1 (clerk-tui decision correct D1 makes one)."
    for number in "1234":
        refused = call("drafts", "take", number)
        assert refused.status == 1 and "is saved into no field by itself" in refused.sentence


def test_the_texts_of_a_clerk_who_left_are_listed_taken_over_or_thrown_away_by_name(
    office: Office, call: Caller
) -> None:
    _half_typed(office, "bob")
    typed(office, office.who, "Mine.", 7)
    typed(office, "bob", "Theirs.", 9)
    assert len(call.ok("drafts", "--who", "Bob", "--json").json["drafts"]) == 5
    assert call.ok("drafts", "--who", "nobody").out == "No half-typed text of nobody waits.\n"
    assert call("drafts", "take-over", "5").sentence == "You typed this yourself; it is yours already."
    assert call.ok("drafts", "take-over", "6").out.endswith("what bob typed is yours now.\n")
    assert call.ok("drafts", "take-over", "1", "--json").json["taken_over"]["goes_on"]
    held = call.ok("drafts", "--who", office.who, "--json").json["drafts"]
    assert {(one["text"], one["field"]) for one in held} == {
        ("Theirs.", "notes"), ("Mine.", "notes"), ("As corrected.", "reasons")
    }  # fmt: skip
    assert "--of bob" in call("drafts", "drop", "4").sentence
    assert call.ok("drafts", "drop", "4", "--of", "bob").out == (
        "Thrown away: what bob typed into Council file, Blackpool Council.\n"
    )
    assert [one["id"] for one in call.ok("drafts", "list", "--who", "bob", "--json").json["drafts"]] == [3, 2]
