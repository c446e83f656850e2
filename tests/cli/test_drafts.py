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


def test_only_who_typed_a_text_throws_it_away(office: Office, call: Caller) -> None:
    typed(office, office.who, "Mine.", 1)
    typed(office, "bob", "Theirs.", 5)
    assert call("drafts", "drop", "2").sentence == "bob typed this; only who typed a text throws it away."
    assert call.ok("drafts", "drop", "1").out == "Thrown away: what you typed into Notes of D1.\n"
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
