"""Actions that follow, on the command line."""

from __future__ import annotations

import pytest

from tests.cli.calling import Caller

TUESDAY, NOVEMBER = "2017-10-10T09:30", "2017-11-07T09:30"


def test_an_action_from_the_minute_to_the_next_meetings_matters_arising(call: Caller) -> None:
    call.ok("people", "add", "Jo Smith", "--kind", "officer", "--title", "Director of Resources")
    made = call.ok("actions", "add", "M1", "Write to the bus company", "--by", "director of resources", "--due",
                   "1/11/2017", "--json", now=TUESDAY).json["action"]  # fmt: skip
    assert (made["ref"], made["post"], made["person"], made["due"], made["from"]) == (
        "A1", "Director of Resources", None, "2017-11-01", "M1",
    )  # fmt: skip
    assert call.ok("actions", now=TUESDAY).out == (
        "A1. Write to the bus company. By Director of Resources. Due in 22 days. Executive.\n"
    )
    call.ok("meeting", "add", "Executive", "6/11/2017", now=TUESDAY)
    offered = call.ok("meeting", "M2", now=TUESDAY)
    assert offered.out.endswith(
        "1 action of earlier meetings is open and not on this agenda: A1. clerk-tui actions carry M2 brings them"
        " back.\n"
    )
    assert call.ok("meeting", "M2", "--json").json["meeting"]["actions_to_bring_back"] == ["A1"]
    assert call.ok("actions", "carry", "M2").out == "Item 1 Matters arising of M2 brings back A1.\n"
    assert "Action A1: Write to the bus company. By Director of Resources" in call.ok("agenda", "M2").out
    assert call.ok("actions", "--of", "M2", "--json", now=NOVEMBER).json["actions"][0]["overdue"] is True
    assert "OVERDUE. Wed 1 Nov 2017. Action of Director of Resources due 6 days ago." in call.ok(
        "today", now=NOVEMBER
    ).out  # fmt: skip
    (due,) = [line for line in call.ok("today", "--json", now=NOVEMBER).json["due"] if line["kind"] == "action"]
    assert (due["ref"], due["owner"], due["body"], due["reference"]) == (
        "A1", "Director of Resources", "Executive", None,
    )  # fmt: skip
    assert call.ok("today", "--find", "director of res", "--json", now=NOVEMBER).json["total"] == 1
    call.ok("actions", "said", "A1", "M2", "The letter is written.", now=NOVEMBER)
    shown = call.ok("actions", "done", "A1", "Sent", "--on", "6/11/2017", now=NOVEMBER)
    assert shown.out.splitlines()[-2:] == [
        "Done on Monday 6 November 2017: Sent",
        "Brought back at M2, Executive, Monday 6 November 2017: The letter is written.",
    ]
    minutes = call.ok("export", "minutes", "--of", "M2", now=NOVEMBER).out
    assert "Done on Monday 6 November 2017: Sent. The letter is written." in " ".join(minutes.split())
    assert call.ok("actions").out == "No action is open.\n"
    assert call.ok("actions", "--all", "--find", "sent", "--json").json["total"] == 1
    assert call.ok("history", "A1", "--json").json["total"] == 4
    assert call.ok("verify", "--json").json["verified"] is True


def test_an_action_is_changed_dropped_opened_again_taken_off_and_taken_away(call: Caller) -> None:
    call.ok("actions", "add", "I1", "Write", "--by", "Benson")
    call.ok("meeting", "add", "Executive", "6/11/2017")
    call.ok("actions", "carry", "M2", "A1")
    assert call.ok("actions", "take-off", "A1", "M2", "--json").json["action"]["brought_back"] == []
    changed = call.ok("actions", "set", "A1", "--by", "Blackburn", "--due", "1/12/2017", "--json").json["action"]
    assert (changed["person"], changed["text"], changed["due_named"]) == ("Blackburn", "Write", True)
    assert call.ok("actions", "set", "A1", "--due", "", "--json").json["action"]["due"] == "2017-11-06"
    assert call.ok("actions", "drop", "A1", "--because", "It answered.", "--json").json["action"]["status"] == "dropped"
    assert call.ok("actions", "reopen", "A1", "--json").json["action"]["status"] == "open"
    assert call.ok("actions", "remove", "A1").out.startswith("Taken away: A1. Write. By Blackburn.")
    call.ok("undo")
    assert call.ok("actions", "show", "A1").out.startswith("A1. Write\n")


@pytest.mark.parametrize(
    ("args", "status", "sentence"),
    [
        (("add", "M1", "x", "--by", "Nobody"), 2, "By whom: the register holds no person and no post called “Nobody”."),
        (("add", "M9", "x", "--by", "Benson"), 2, "The register holds no meeting 9."),
        (("add", "M1", "x", "--by", "Benson", "--due", "1/10/2017"), 1, "The day by which it is due, Sunday 1 October"
         " 2017, lies before Monday 9 October 2017, when it was resolved. Give the reason to go on all the same."),
        (("set", "A1"), 2, "Nothing is to be changed; give --text, --by, --due or --resolved."),
        (("done", "A7", "x"), 2, "The register holds no action A7."),
        (("show", "D1"), 2, "“D1” is not an action; name it by its number, like A3."),
        (("carry", "M1"), 1, "No open action of Executive is left to bring back at M1."),
    ],
)  # fmt: skip
def test_what_is_refused_is_said_in_one_sentence(
    call: Caller, args: tuple[str, ...], status: int, sentence: str
) -> None:
    answer = call("actions", *args)
    assert (answer.status, answer.sentence) == (status, sentence)
