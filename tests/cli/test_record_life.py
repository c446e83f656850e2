"""Decisions without a meeting, the sorter, wordings and interests as a script calls them."""

from __future__ import annotations

from clerk_tui.domain.record import RECORD_FIELDS
from tests.cli.calling import Caller

TUESDAY = "2017-10-10T09:30"
BEGIN = ("decision", "add", "--maker", "officer", "--name", "Jane Smith", "--title", "Street trading licence")


def test_a_decision_without_a_meeting_is_begun_sorted_and_published(call: Caller) -> None:
    begun = call.ok(*BEGIN, "--post", "Director", "--date", "9 October 2017", "--json", now=TUESDAY).json["decision"]
    assert (begun["ref"], begun["maker"], begun["maker_name"], begun["maker_title"]) == (
        "D3", "officer", "Jane Smith", "Director",
    )  # fmt: skip
    assert (begun["meeting"], begun["decided_on"], begun["key_decision"]) == (None, "2017-10-09", False)
    assert (begun["record"], begun["keep_record_until"]) == ("officer", "2023-10-08")
    answers = ("executive=no", "express=no", "licence=yes", "elsewhere=no")
    call.ok("decision", "sort", "D3", *answers, "--as", "2014-regulations", now=TUESDAY)
    call.ok("decision", "set", "D3", "resolution=To grant it.", "reasons=It may be granted.", now=TUESDAY)
    done = call.ok("publish", "D3", "--json", now=TUESDAY).json
    assert (done["publication"]["closes"], done["publication"]["effective"]) == (None, "2017-10-09")
    shown = call.ok("decision", "D3", now=TUESDAY).out
    assert "Sorted: 2014-regulations." in shown and "Produced by the officer [SI 2014/2095 reg 7]." in shown


def test_the_sorter_asks_one_question_after_another_and_cites(call: Caller) -> None:
    call.ok(*BEGIN)
    first = call.ok("decision", "sort", "D3", "--json").json
    assert (first["answers"], first["next"]["id"], first["points_to"]) == ([], "executive", None)
    assert first["next"]["authority"] == "SI 2012/2089 reg 13(4)"
    after = call.ok("decision", "sort", "D3", "executive=yes", "routine=no", "--json").json
    assert after["next"] is None and after["points_to"]["kind"] == "executive"
    plain = call.ok("decision", "sort", "D3", "executive=yes", "routine=no").out
    assert "The answers point to executive." in plain
    assert call.ok("decision", "D3", "--json").json["decision"]["officer_kind"] is None
    refused = call("decision", "sort", "D3", "executive=yes", "routine=no", "--as", "neither")
    assert (refused.status, refused.sentence) == (
        2, "To record “neither” give a reason: the answers point to “executive”.",
    )  # fmt: skip
    assert call("decision", "sort", "D1").status == 1


def test_what_is_missing_or_too_much_of_a_new_record_is_one_sentence(call: Caller) -> None:
    for args, sentence in (
        (("decision", "add"), "Name the agenda item, or give --maker"),
        (("decision", "add", "I1", "--maker", "member"), "Name the agenda item, or give --maker"),
        (("decision", "add", "I1", "--title", "x"), "The agenda item says who decides"),
        (("decision", "add", "--maker", "member", "--name", "x"), "needs --name, who decides, and --title"),
        (("decision", "add", "--maker", "member", "--name", " ", "--title", "x"), "Decision maker cannot be empty"),
    ):
        answer = call(*args)
        assert answer.status == 2 and sentence in answer.error, args
    assert len(call.ok("decisions", "--json").json["decisions"]) == 2


def test_wordings_are_kept_listed_put_in_changed_and_taken_away(call: Caller) -> None:
    call.ok("boilerplate", "add", "reasons", "Standard", "To spend {amount}.")
    listed = call.ok("boilerplate", "--json").json["wordings"]
    assert listed == [{"field": "reasons", "name": "Standard", "text": "To spend {amount}."}]
    assert call.ok("boilerplate", "list", "notes").out.startswith("There are no wordings yet")
    put = call.ok("boilerplate", "insert", "D1", "reasons", "standard", "--json").json
    assert (put["text"], put["holes"]) == ("To spend {amount}.", ["{amount}"])
    check = call("check", "D1", "--json")
    assert check.status == 1
    assert ("RC-HOLE", "reasons") in [(f["id"], f["field"]) for f in check.json["results"][0]["findings"]]
    changed = call.ok("boilerplate", "set", "reasons", "Standard", "To save.", "--name", "Usual", "--json").json
    assert changed["wording"]["name"] == "Usual"
    call.ok("boilerplate", "remove", "reasons", "usual")
    missing = call("boilerplate", "remove", "reasons", "usual")
    assert (missing.status, missing.sentence) == (
        2, "Reasons for the decision has no wording “usual”; its wordings are: none.",
    )  # fmt: skip


def test_an_interest_is_recorded_listed_changed_and_taken_away(call: Caller) -> None:
    added = call.ok(
        "interest", "add", "M1", "--item", "I2", "--member", "Benson", "--nature", "Ward councillor",
        "--withdrew", "yes", "--json",
    ).json["interest"]  # fmt: skip
    assert (added["member"], added["item"], added["conflict"], added["withdrew"]) == ("Benson", "I2", None, True)
    words = "Benson declared an interest and withdrew for this item: Ward councillor."
    assert call.ok("decision", "D1", "--json").json["decision"]["interests"] == words
    assert "Conflict: not answered. Withdrew: yes." in call.ok("interest", "M1").out
    call.ok("interest", "set", "1", "conflict=yes")
    assert call.ok("decision", "D1", "--json").json["decision"]["conflicts"] == "Benson: Ward councillor."
    call.ok("interest", "remove", "1")
    assert call.ok("interest", "M1").out == "No interest is recorded as declared at M1.\n"
    assert call.ok("decision", "D1", "--json").json["decision"]["conflicts"] == ""
    assert call("interest", "add", "M1", "--member", "Nobody", "--nature", "x").status == 2


def test_every_field_of_the_record_stands_in_the_json(call: Caller) -> None:
    shape = call.ok("decision", "D1", "--json").json["decision"]
    assert {field.id for field in RECORD_FIELDS} - set(shape) == {"exempt_text"}
    assert shape["matter"] == "" and shape["decided_at"] is None
