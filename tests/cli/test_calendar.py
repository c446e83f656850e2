"""`calendar` at the prompt: reading a year, adding and taking away, choosing for what is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import Caller
from tests.offices import do, own

NOW = "2017-10-10T09:30"
FUNERAL = (
    "calendar", "add", "12 October 2017", "--kind", "bank-holiday", "--label", "State Funeral", "--source",
    "Proclaimed",
)  # fmt: skip


AUTUMN = "2026-11-01T09:00"


@pytest.fixture
def published(call: Caller) -> Caller:
    """Item 2 published on Tuesday 10 October 2017: requests close on the Friday."""
    call.ok(
        "decision", "set", "D1", "decided_on=9/10/17", "notice_on=10/9/17", "reference=EX/25/2017", "reasons=x",
        "resolution=y", "conflicts=None",
    )  # fmt: skip
    call.ok("decision", "attend", "D1", "--all")
    call.ok("publish", "D1", now=NOW)
    return call


def test_a_year_is_read_out_with_its_sources(call: Caller) -> None:
    lines = call.ok("calendar", "2026").out.splitlines()
    assert lines[0] == (
        "2026. Bank holidays of England and Wales as of Wednesday 25 February 2026; weekends are never worked."
    )
    assert "Monday 28 December 2026: bank holiday, Boxing Day (substitute day). GOV.UK's list." in lines
    assert len(lines) == 9


def test_without_a_year_it_is_the_year_of_today(call: Caller) -> None:
    assert call.ok("calendar", now="2026-03-01T09:00").out.startswith("2026. ")


def test_a_year_past_the_list_warns_of_the_horizon(call: Caller) -> None:
    assert "lies past 2028, the last year for which GOV.UK has published" in call.ok("calendar", "2031").out
    document = call.ok("calendar", "2031", "--json").json
    assert document["horizon"].startswith("Wednesday 31 December 2031 lies past 2028")
    assert {day["origin"] for day in document["days"]} == {"pattern"}
    assert call.ok("calendar", "2026", "--json").json["horizon"] is None


def test_a_dry_run_lists_what_would_move_and_does_nothing(published: Caller) -> None:
    answer = published.ok(*FUNERAL, "--dry-run", "--json", now=NOW).json
    assert [(move["ref"], move["old"], move["new"], move["published"]) for move in answer["moves"]] == [
        ("D1", "2017-10-13", "2017-10-16", True),
        ("D1", "2017-10-14", "2017-10-17", True),
    ]
    assert (answer["done"], answer["undecided"]) == (False, ["D1"])
    assert "State Funeral" not in published.ok("calendar", "2017").out


def test_without_a_choice_nothing_is_done_and_the_answer_is_no(published: Caller) -> None:
    answer = published(*FUNERAL, now=NOW)
    assert answer.status == 1
    assert "Friday 13 October 2017 becomes Monday 16 October 2017." in answer.out
    assert answer.out.endswith("Choose for each published deadline: --keep D1 or --move D1.\n")
    assert "State Funeral" not in published.ok("calendar", "2017").out


def test_kept_the_board_shows_what_was_published(published: Caller) -> None:
    assert "Kept as published." in published.ok(*FUNERAL, "--keep", "d1", now=NOW).out
    (row,) = published.ok("call-ins", "--json", now=NOW).json["call_ins"]
    assert (row["closes"], row["effective"], row["moved"]) == ("2017-10-13", "2017-10-14", None)


def test_moved_the_board_shows_both_dates_and_why(published: Caller) -> None:
    assert "Moved." in published.ok(*FUNERAL, "--move", "all", now=NOW).out
    answer = published.ok("call-ins", now=NOW).out
    assert "Requests close Monday 16 October 2017. In effect from Tuesday 17 October 2017." in answer
    assert "Moved from Fri 13 Oct 2017: State Funeral, Thursday 12 October 2017, added as a bank holiday" in answer
    shown = published.ok("decision", "D1").out
    assert "Requests for call-in close Monday 16 October 2017." in shown
    assert "Published were Friday 13 October 2017 and Saturday 14 October 2017; moved because: State Funeral" in shown
    force = published.ok("decision", "D1", "--json").json["decision"]["publication"]
    assert (force["closes"], force["in_force"]["closes"]) == ("2017-10-13", "2017-10-16")
    assert "call-in window moved after publication" in published.ok("history", "D1").out
    assert "requests for call-in close at the end of Monday 16 October 2017" in published.ok("check", "D1").out
    assert published.ok("undo").out.endswith("added as a bank holiday; published window of D1 moved.\n")
    assert published.ok("verify").status == 0


def test_a_day_is_taken_away_again(call: Caller) -> None:
    add = ("calendar", "add", "24/12/26..29/12/26", "--kind", "closure", "--label", "Christmas", "--source", "Notice")
    call.ok(*add, now=AUTUMN)
    assert (
        "Thursday 24 December 2026 to Tuesday 29 December 2026: closure, Christmas." in call.ok("calendar", "2026").out
    )
    answer = call.ok("calendar", "remove", "29 December 2026", "--json").json
    assert [day["date"] for day in answer["removed"]] == ["2026-12-29"]
    call.ok("calendar", "remove", "24/12/26", "--kind", "closure")
    assert "Christmas." not in call.ok("calendar", "2026").out


def test_a_half_day_bears_its_hour(call: Caller) -> None:
    call.ok(
        "calendar", "add", "24/12/26", "--kind", "half-day", "--label", "Eve", "--source", "Notice",
        "--closes-at", "1pm", now=AUTUMN,
    )  # fmt: skip
    days = call.ok("calendar", "2026", "--json").json["days"]
    assert [day["closes_at"] for day in days if day["kind"] == "half-day"] == ["13:00"]


def test_closures_come_from_a_file(call: Caller, tmp_path: Path) -> None:
    path = tmp_path / "closures.txt"
    path.write_text("24/12/26..29/12/26, Christmas\n25/12/26\n", encoding="utf-8")
    answer = call.ok("calendar", "import", str(path), now=AUTUMN)
    assert "closures.txt, line 2: Friday 25 December 2026 is a bank holiday already" in answer.out
    assert call("calendar", "import", str(path)).status == 1


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (
            ("19 September 2027", "--kind", "closure"),
            "Sunday 19 September 2027 is a Sunday: it is never counted anyway.",
        ),
        (
            ("26 March 2027", "--kind", "bank-holiday"),
            "Friday 26 March 2027 is a bank holiday already (Good Friday); it",
        ),
        (("1/1/1999", "--kind", "closure"), "Days: “1/1/1999” lies outside the years 2000 to 2100."),
        (
            ("2/9/27..1/9/27", "--kind", "closure"),
            "The period would end on Wednesday 1 September 2027, before it begins",
        ),
        (("1/9/27..1/9/28", "--kind", "closure"), "From Wednesday 1 September 2027 to Friday 1 September 2028 is more"),
        (("1/9/27", "--kind", "half-day"), "A half day needs the time at which the office shuts, like 13:00."),
        (("4/9/27", "--kind", "worked"), "Saturday 4 September 2027 is a Saturday: nothing makes it a working day."),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(call: Caller, args: tuple[str, ...], says: str) -> None:
    answer = call("calendar", "add", *args, "--label", "x", "--source", "y")
    assert answer.status == 2
    assert answer.sentence.startswith(says)


def test_a_year_is_read_without_a_register(call: Caller) -> None:
    lines = call.plain("calendar", "2026").out.splitlines()
    assert "Friday 3 April 2026: bank holiday, Good Friday. GOV.UK's list." in lines
    assert lines[-1].startswith("There is no register: the days that an office adds")
    assert call.plain("calendar", "--json", "2026").json["note"] == lines[-1]
    assert call.ok("calendar", "2026", "--json").json["note"] is None


def test_a_holiday_of_a_provisional_year_is_not_said_to_be_published(call: Caller) -> None:
    answer = call("calendar", "remove", "25 December 2029")
    assert answer.status == 2
    assert "by the statutory pattern, since no list is published for 2029 yet" in answer.sentence


def test_a_word_is_no_year(call: Caller) -> None:
    assert call("calendar", "show", "next").sentence == "“next” is not a year; type it like 2027."
    assert call("calendar", "1999").sentence == "The calendar covers the years 2000 to 2100; 1999 is none of them."


def test_count_takes_a_period_of_closure_from_a_file(call: Caller, tmp_path: Path) -> None:
    path = tmp_path / "recess.txt"
    path.write_text("2026-12-21,2026-12-23,Recess\n", encoding="utf-8")
    args = ("count", "days", "--from", "2026-12-18", "--n", "2", "--json")
    (closed,) = call.plain(*args, "--closures", str(path)).json["results"]
    (open_,) = call.plain(*args).json["results"]
    assert (open_["earliest"], closed["earliest"]) == ("2026-12-22", "2026-12-29")
    assert [day["reason"] for day in closed["days"]][2:5] == ["Recess"] * 3


def test_a_meeting_past_the_published_holidays_says_that_it_is_provisional(tmp_path: Path, call: Caller) -> None:
    office = own(tmp_path)
    body = do(office.register, lambda change: change.insert("body", name="Cabinet", kind="executive"))
    for day in ("2028-12-12", "2029-01-09"):
        do(office.register, lambda change, day=day: change.insert("meeting", body_id=body, day=day))
    path = office.register.path
    office.register.close()
    near, far = (call.plain("--register", str(path), "meeting", ref).out for ref in ("M1", "M2"))
    assert "provisional" not in near
    assert far.endswith("what is counted there follows the statutory pattern and is provisional.\n")


def test_a_day_in_a_year_far_away_is_added_only_with_a_reason(call: Caller) -> None:
    add = ("calendar", "add", "12 October 2071", "--kind", "closure", "--label", "Move", "--source", "Minute 3")
    answer = call(*add)
    assert answer.status == 1
    assert answer.sentence == (
        "Day: Monday 12 October 2071 lies more than two years ahead. If it is added all the same, say why."
    )
    assert call.ok(*add, "--dry-run", "--json").json["doubt"].startswith("Day: Monday 12 October 2071")
    call.ok(*add, "--despite", "The lease ends then")
    assert "2071: closure, Move. Minute 3." in call.ok("calendar", "2071").out


@pytest.mark.parametrize(
    ("day", "says"),
    [("14 October 2017", "it is never counted anyway"), ("25 December 2017", "is a bank holiday already")],
)
def test_a_weekend_or_a_bank_holiday_need_not_be_added(call: Caller, day: str, says: str) -> None:
    answer = call("calendar", "add", day, "--kind", "closure", "--label", "Move", "--source", "Minute 3")
    assert answer.status == 2 and says in answer.sentence
