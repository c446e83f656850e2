"""Meetings and agendas at the prompt: called, built, moved, called by rule; every answer as text and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import Caller

BEFORE, MARCH = "2017-10-02T09:00", "2026-03-02T09:00"
RULE = "first Monday of each month at 18:00, May 2026 to July 2026"


@pytest.fixture
def made(call_nowhere: Caller) -> Caller:
    """A register of Blackpool's own with one meeting of the Executive."""
    call_nowhere.ok("init", "--council", "blackpool")
    call_nowhere.ok(
        "meeting", "add", "Executive", "14 May 2026", "--time", "18:00", "--member", "Benson", "--despite", "Held"
    )
    return call_nowhere


def test_a_meeting_is_called_and_its_agenda_built(made: Caller) -> None:
    made.ok("recurring", "add", "Executive", "Apologies")
    made.ok("recurring", "add", "Executive", "Next meeting", "--place", "last")
    assert [item["place"] for item in made.ok("recurring", "Executive", "--json").json["items"]] == ["first", "last"]
    added = made.ok("item", "add", "M1", "Parking", "--json").json["item"]
    assert (added["id"], added["number"], added["title"]) == ("I1", "1", "Parking")
    assert made.ok("item", "standing", "M1", "--json").json["added"] == ["Apologies", "Next meeting"]
    made.ok("item", "set", "I1", "title=Parking charges", "exempt=yes")
    assert made.ok("item", "move", "I1", "--up").out == "I1 is at place 1.\n"
    assert made.ok("item", "renumber", "M1", "--json").json == {"changed": 2}
    shown = made.ok("meeting", "M1").out.splitlines()
    assert shown[:4] == [
        "M1. Executive, Thursday 14 May 2026 at 18:00.",
        "Venue: not stated.",
        "Agenda published: not known.",
        "Members summoned: Benson.",
    ]
    assert shown[4:] == [
        "I1. Item 1: Parking charges, EXEMPT.", "I2. Item 2: Apologies.", "I3. Item 3: Next meeting.",
        "Records and reports kept until Thursday 13 May 2032 (EN-RT6, SI 2012/2089 reg 21(6)).",
        "Background papers kept until Monday 13 May 2030 (EN-RT4, SI 2012/2089 reg 21(7)).",
    ]  # fmt: skip
    assert made.ok("item", "remove", "I2", "--json").json == {"removed": "I2"}


def test_supplements_and_both_places_are_read_back(made: Caller) -> None:
    typed = ("agenda_website=5 May 2026 at 16:30", "agenda_offices=6 May 2026", "notice_offices=1/5/26")
    shape = made.ok("meeting", "set", "M1", *typed, "--json").json["meeting"]
    assert (shape["agenda_date"], shape["notice_date"]) == ("2026-05-06", None)
    assert shape["agenda"] == {"offices": "2026-05-06", "website": "2026-05-05T16:30:00+01:00"}
    refused = made("item", "add", "M1", "Late thing")
    assert refused.status == 1 and "belongs to a supplement" in refused.sentence
    made.ok("supplement", "add", "M1", "Late papers", "--website", "8/5/26")
    made.ok("supplement", "set", "S1", "--offices", "2026-05-07T12:00")
    made.ok("item", "add", "M1", "Late thing", "--supplement", "S1")
    answer = made("meeting", "check", "M1", "--json")
    assert answer.status == 1
    late = [found for found in answer.json["findings"] if found["ref"] == "I1"]
    assert [(found["id"], found["severity"]) for found in late] == [("EN-AG5", "blocker")]
    assert "S1. Supplement: Late papers." in made.ok("meeting", "M1").out


def test_a_dry_run_shows_what_follows_and_does_nothing(call: Caller) -> None:
    move = ("meeting", "move", "M1", "--to", "5 October 2017")
    shown = call.ok(*move, "--dry-run", "--json", now=BEFORE).json
    assert (shown["change"], shown["date"], shown["done"], shown["now"]) == ("moved", "2017-10-05", False, None)
    (agenda,) = [found for found in shown["consequences"] if found["rule"] == "EN-AG5"]
    assert (agenda["old"], agenda["new"], agenda["done"]) == ("2017-09-29", "2017-09-27", "2017-09-29")
    assert call("meeting", "M1", "--json").json["meeting"]["date"] == "2017-10-09"
    assert "Reason: say why the meeting is moved" in call(*move, now=BEFORE).sentence


def test_a_meeting_is_moved_cancelled_and_called_again(call: Caller) -> None:
    call.ok("meeting", "move", "M1", "--to", "10/10/17", "--because", "The mayor is away", now=BEFORE)
    (change,) = call.ok("meeting", "M1", "--json").json["meeting"]["changes"]
    assert (change["kind"], change["because"], change["new_date"]) == ("moved", "The mayor is away", "2017-10-10")
    call.ok("meeting", "cancel", "M1", "--because", "No quorum", now=BEFORE)
    assert "CANCELLED" in call.ok("meetings").out
    again = call.ok("meeting", "recall", "M1", "--to", "24/10/17", "--because", "New day", "--json", now=BEFORE).json
    assert again["now"] == "M2"
    assert "Called again for M1." in call.ok("meeting", "M2").out
    assert "CANCELLED; called again as M2." in call.ok("meeting", "M1").out
    call.ok("undo")
    assert call("meeting", "M2").status == 2


def test_an_adjourned_meeting_goes_on(call: Caller) -> None:
    evening = "2017-10-09T20:00"
    shown = call.ok("meeting", "adjourn", "M1", "--to", "16/10/17", "--because", "Out of time", now=evening).out
    assert "the agenda of Friday 29 September 2017 still governs" in shown and shown.endswith("Done: it is M2 now.\n")
    assert "carried over as I" in call.ok("meeting", "M1").out


def test_a_series_asks_for_its_holidays_and_tells_of_agendas_due_earlier(made: Caller) -> None:
    waits = made("meeting", "series", "Executive", RULE, "--json", now=MARCH)
    assert (waits.status, waits.json["undecided"], waits.json["done"]) == (1, ["2026-05-04"], False)
    shift = ("--shift", "4 May 2026=next-working-day")
    looked = made.ok("meeting", "series", "Executive", RULE, *shift, "--dry-run", now=MARCH)
    assert "the agenda must be out by" in looked.out and looked.out.endswith("Nothing was done.\n")
    done = made.ok("meeting", "series", "Executive", RULE, *shift, "--json", now=MARCH).json
    assert done["called"] == ["M2", "M3", "M4"]
    assert [row["date"] for row in done["meetings"]] == ["2026-05-05", "2026-06-01", "2026-07-06"]
    assert "holiday" in done["meetings"][0]["holiday"]


def test_a_timetable_file_becomes_meetings(made: Caller, tmp_path: Path) -> None:
    year = tmp_path / "year.csv"
    year.write_text("body,date,time\nExecutive,9 June 2026,18:00\nCouncil,10 June 2026,19:00\n")
    done = made.ok("meeting", "from-file", str(year), "--json", now=MARCH).json
    assert done["called"] == ["M2", "M3"]
    again = made("meeting", "from-file", str(year), now=MARCH)
    assert again.status == 1 and "No meeting of this series is left to call" in again.sentence


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("every week from 9 February 2026 until 16 February 2026", "Monday 16 February 2026 lies in the past."),
        ("every week from 4 March 2030 until 11 March 2030", "Monday 11 March 2030 lies more than two years ahead."),
        ("every week from 3 March 2026 until 3 March 2026", "which has passed."),
        ("every week from 14 May 2026 at 10:00 until 14 May 2026", "Executive has another meeting on Thursday 14 May"),
    ],
)
def test_a_series_on_doubtful_days_is_called_only_when_the_clerk_says_so(made: Caller, rule: str, says: str) -> None:
    asked = made("meeting", "series", "Executive", rule, now=MARCH)
    assert asked.status == 1 and says in asked.out, asked.out
    assert "These days are doubtful; --with-clashes takes them all the same.\nNothing was done.\n" in asked.out
    assert made("meeting", "series", "Executive", rule, "--json", now=MARCH).json["doubts"]
    assert "Called: M2" in made.ok("meeting", "series", "Executive", rule, "--with-clashes", now=MARCH).out


def test_a_meeting_in_a_year_far_away_is_called_only_with_a_reason(call: Caller) -> None:
    far = ("meeting", "add", "Executive", "8 October 2035")
    assert "Day: Monday 8 October 2035 lies more than two years ahead." in call(*far).sentence
    call.ok(*far, "--despite", "Fixed by the founder's will")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["meeting", "add", "Gathering", "1/6/26"], 2, "Kind: the register does not know Gathering"),
        (["meeting", "add", "Executive", "14 May 2026", "--time", "18:00"], 1, "already holds this meeting"),
        (["meeting", "set", "M1", "ended_at=yesterday"], 2, "“yesterday” is not a date"),
        (["meeting", "move", "M1", "--to", "31/6/26"], 2, "There is no 31 June 2026"),
        (["meeting", "recall", "M1", "--to", "1/6/26"], 1, "only a cancelled meeting is called again"),
        (["meeting", "series", "Executive", RULE, "--shift", "5 May 2026=keep"], 2, "is not a day of this series"),
        (["meeting", "series", "Executive", RULE, "--shift", "4 May 2026=away"], 2, "“away” is none of keep"),
        (["item", "move", "I1", "--up", "--down"], 2, "Say one of --to PLACE, --up and --down."),
        (["item", "add", "M1"], 2, "Title: an item needs a title."),
        (["recurring", "Nobody"], 2, "the register holds no body “Nobody”"),
        (["recurring", "add", "Executive", "X", "--place", "middle"], 2, "“middle” is neither first nor last"),
        (["supplement", "add", "M1", "Late"], 1, "is not published yet"),
        (["supplement", "set", "S9", "--title", "X"], 2, "The register holds no supplement S9."),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(made: Caller, arguments: list[str], status: int, sentence: str) -> None:
    answer = made(*arguments, now=MARCH)
    assert (answer.status, sentence in answer.sentence) == (status, True), answer


def test_members_are_summoned_by_name_and_a_standing_item_is_changed(call: Caller) -> None:
    told = call.ok("meeting", "set", "M1", "members=Councillor Brown, Councillor Ash", "--json").json
    assert told["meeting"]["members"] == ["Brown", "Ash"]
    call.ok("recurring", "add", "Executive", "Minutes")
    item = call.ok("recurring", "set", "R1", "--title", "Any other business", "--place", "last", "--json").json["item"]
    assert (item["title"], item["place"]) == ("Any other business", "last")
    refused = call("recurring", "set", "R1", "--place", "middle")
    assert refused.sentence == "Place: “middle” is neither first nor last."
    call.ok("undo")
    assert call.ok("recurring", "Executive").out == "R1. First: Minutes.\n"
