"""`clerk-tui forward-plan` as a script calls it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.calling import Answer, Caller

AUGUST, SEPTEMBER = "2017-08-01T10:00:00+01:00", "2017-09-08T12:00:00+01:00"
ROADS = (
    "forward-plan", "add", "reference=90/2017", "matter=Resurfacing", "maker=member", "maker_name=Councillor A Smith",
    "maker_title=Cabinet Member for Roads", "due_from=9 October 2017", "documents=Report", "address=Town Hall",
    "other_documents=yes", "requests=Ask us",
)  # fmt: skip


@pytest.fixture
def roads(call: Caller) -> Caller:
    """The demonstration's register with a key matter on its forward plan."""
    call.ok(*ROADS, now=AUGUST)
    call.ok(
        "forward-plan", "key-test", "90/2017", "--amount", "£2m", "--money-significant", "--by", "the director",
        "--because", "Large.", now=AUGUST,
    )  # fmt: skip
    return call


def entry(answer: Answer) -> dict[str, Any]:
    found: dict[str, Any] = answer.json["entry"]
    return found


def test_an_entry_is_shown_with_ticks_and_key_test_as_json_and_in_words(roads: Caller) -> None:
    found = entry(roads.ok("forward-plan", "90/2017", "--json", now=AUGUST))
    assert [tick["met"] for tick in found["regulation_9"]] == [True] * 8
    assert (found["due_from"], found["notice_due"], found["slack_days"]) == ("2017-10-09", "2017-09-08", 38)
    assert found["key_tests"][0]["answered_by"] == "the director" and found["key_tests"][0]["amount"] == 2_000_000
    lines = roads.ok("forward-plan", "show", "90/2017", now=AUGUST).out.splitlines()
    assert lines[1] == "Notice needed by Friday 8 September 2017, in 38 days."
    assert "  (c) stated, who decides: Councillor A Smith, Cabinet Member for Roads." in lines


def test_the_list_stands_by_day_and_can_be_searched(roads: Caller) -> None:
    answer = roads.ok("forward-plan", now=AUGUST).out.splitlines()
    assert [line[:32] for line in answer] == ["Monday 9 October 2017. 18/2017, ", "Monday 9 October 2017. 90/2017, "]
    assert answer[1].startswith("Monday 9 October 2017. 90/2017, Resurfacing. Councillor A Smith, Cabinet Member")
    found = roads.ok("forward-plan", "--find", "resurf", "--json").json
    assert found["total"] == 1 and found["entries"][0]["reference"] == "90/2017"
    assert "more are not listed" in roads.ok("forward-plan", "list", "--most", "1").out


def test_a_notice_is_published_and_its_later_place_counts(roads: Caller) -> None:
    done = entry(
        roads.ok(
            "forward-plan",
            "publish",
            "90/2017",
            "--offices",
            "8 September 2017",
            "--website",
            "2017-09-07T10:00",
            "--json",
            now=SEPTEMBER,
        )
    )
    version = done["versions"][0]
    assert (version["offices"], version["website"]) == ("2017-09-08", "2017-09-07T10:00:00+01:00")
    assert (version["counts_from"], version["starts"], version["runs"]) == ("2017-09-08", True, True)
    assert done["state"].startswith("Notice holds") and done["slack_days"] == 2


def test_a_slipped_matter_is_refused_until_the_choice_is_made(roads: Caller) -> None:
    places = ("--offices", "2017-09-08", "--website", "2017-09-08")
    roads.ok("forward-plan", "publish", "90/2017", *places, now=SEPTEMBER)
    roads.ok("forward-plan", "set", "90/2017", "due_from=2017-11-06", now=SEPTEMBER)
    refused = roads("forward-plan", "publish", "90/2017", *places, now=SEPTEMBER)
    assert refused.status == 1 and refused.sentence.endswith("Say whether the 28 clear days begin again, and why.")
    roads.ok(
        "forward-plan", "publish", "90/2017", *places, "--no-restart", "--because", "Only moved", now=SEPTEMBER
    )  # fmt: skip
    found = roads.ok("forward-plan", "versions", "90/2017", "--json").json["versions"]
    assert [version["runs"] for version in found] == [True, False]
    assert found[1]["differences"] == [
        {"field": "due", "label": "Day or period of the decision", "was": "Monday 9 October 2017",
         "is": "Monday 6 November 2017"},
    ]  # fmt: skip
    compared = roads.ok("forward-plan", "versions", "90/2017", "--of", "1", "--with", "2").out.splitlines()
    assert compared[1:] == ["  was: Monday 9 October 2017", "  is: Monday 6 November 2017"]


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        (("show", "77/1999"), 2, "holds no entry “77/1999”"),
        (("add", "reference=90/2017", "matter=Twice"), 2, "already used for"),
        (("set", "90/2017", "due_to=2017-10-01"), 2, "before it begins on Monday 9 October 2017"),
        (("key-test", "90/2017", "--amount", "lots"), 2, "not an amount of money"),
        (("key-test", "90/2017", "--not-key", "--by", "x", "--because", "y"), 2, "the money and the effect on wards"),
        (("publish", "90/2017", "--offices", "2017-10-09", "--website", "2017-08-01"), 2, "still to come"),
        (("versions", "90/2017", "--with", "2"), 2, "--of"),
        (("withdraw", "90/2017"), 2, "why the entry is withdrawn"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(roads: Caller, args: tuple[str, ...], status: int, words: str) -> None:
    answer = roads("forward-plan", *args, now=AUGUST)
    assert answer.status == status and words in answer.sentence


def test_a_key_test_without_an_answer_shows_the_threshold_and_asks(roads: Caller) -> None:
    answer = roads.ok("forward-plan", "key-test", "90/2017", "--amount", "£2m", "--json").json
    assert "£2,000,000" in answer["beside"] and answer["asks"].startswith("Is that significant")
    assert len(entry(roads.ok("forward-plan", "90/2017", "--json"))["key_tests"]) == 1


def test_a_withdrawn_entry_stays_on_the_plan_and_comes_back_by_undo(roads: Caller) -> None:
    done = entry(roads.ok("forward-plan", "withdraw", "90/2017", "--because", "Not needed", "--json"))
    assert (done["status"], done["status_reason"]) == ("withdrawn", "Not needed")
    roads.ok("undo")
    assert entry(roads.ok("forward-plan", "90/2017", "--json"))["status"] == "planned"


def test_the_next_reference_and_a_plan_from_an_entry(roads: Caller) -> None:
    assert roads.ok("forward-plan", "next-reference", now=AUGUST).out == "91/2017\n"
    found = entry(roads.ok("forward-plan", "90/2017", "--json"))["ref"]
    assert roads.ok("plan", "--ref", found, "--json", now=AUGUST).json["plan"]["decision"] == "2017-10-09"


def test_today_names_the_notice_that_is_needed(roads: Caller) -> None:
    due = roads.ok("today", "--json", now=AUGUST).json["due"]
    assert [(row["kind"], row["gate"], row["overdue"]) for row in due if row["reference"] == "90/2017"] == [
        ("plan", "2017-09-08", False)
    ]


def test_a_matter_that_changed_since_its_notice_is_not_said_to_hold_without_more(roads: Caller) -> None:
    places = ("--offices", "2017-09-08", "--website", "2017-09-08")
    roads.ok("forward-plan", "publish", "90/2017", *places, now=SEPTEMBER)
    roads.ok("forward-plan", "set", "90/2017", "contact=Ms Green", now=SEPTEMBER)
    assert (
        roads.ok("forward-plan", "show", "90/2017", now=SEPTEMBER)
        .out.splitlines()[1]
        .endswith("30 clear days before the day. Not published yet: changes in Contact.")
    )
    roads.ok("forward-plan", "set", "90/2017", "matter=Resurfacing of the whole borough", now=SEPTEMBER)
    found = entry(roads.ok("forward-plan", "show", "90/2017", "--json", now=SEPTEMBER))
    assert found["state"].endswith("Not published yet: changes in Matter to be decided, Contact")
    assert "Resurfacing" not in roads.ok("today", now=SEPTEMBER).out


def test_a_notice_that_was_published_without_a_paragraph_says_so_in_the_list(roads: Caller) -> None:
    roads.ok("forward-plan", "set", "90/2017", "other_documents=no", now=SEPTEMBER)
    roads.ok(
        "forward-plan", "publish", "90/2017", "--offices", "2017-09-08", "--website", "2017-09-08", "--because",
        "It was put up so.", now=SEPTEMBER,
    )  # fmt: skip
    assert "As published it lacks (g) of regulation 9(1)" in roads.ok("forward-plan", "list", now=SEPTEMBER).out


def test_a_version_that_nothing_differs_from_is_told_as_it_was_published(call: Caller) -> None:
    call.ok("forward-plan", "add", "reference=40/2026", "matter=Sale of the pier", "wards=Claremont", now=AUGUST)
    both = ("--offices", "31 July 2017", "--website", "31 July 2017")
    call.ok("forward-plan", "publish", "40/2026", *both, "--because", "More follows.", now=AUGUST)
    told = call.ok("forward-plan", "versions", "40/2026", "--of", "1", now=AUGUST).out
    assert "Nothing differs." in told and "Version 1 said: 40/2026. Sale of the pier" in told and "Claremont" in told
    version = call.ok("forward-plan", "versions", "40/2026", "--json", now=AUGUST).json["versions"][0]
    assert (version["says"]["matter"], version["says"]["wards"]) == ("Sale of the pier", "Claremont")


def test_the_count_begun_again_without_a_reason_says_that_the_reason_is_missing(roads: Caller) -> None:
    both = ("--offices", "31 July 2017", "--website", "31 July 2017")
    roads.ok("forward-plan", "publish", "90/2017", *both, now=AUGUST)
    again = roads("forward-plan", "publish", "90/2017", "--restart", *both, now=AUGUST)
    assert again.status == 1
    assert again.error.startswith("The reason is missing: say why the 28 clear days begin again")
