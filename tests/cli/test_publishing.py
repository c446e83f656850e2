"""`check`, `publish`, `decisions --unpublished` and `decision correct` on the command line."""

from __future__ import annotations

import pytest

from tests.cli.calling import Caller

THURSDAY = ("--now", "2017-10-12T10:00")


@pytest.fixture
def decided(call: Caller) -> Caller:
    """Both items of the demonstration's meeting decided; item 2 with all that the law asks."""
    call.ok("decision", "copy", "D1")
    call.ok("decision", "copy", "D1", "--reasons")
    call.ok("decision", "set", "D1", "reference=EX/25/2017", "decided_on=9 October 2017", "conflicts=None declared.",
            "notice_on=10 September 2017")  # fmt: skip
    call.ok("decision", "attend", "D1", "--all")
    call.ok("decision", "copy", "D2")
    call.ok("decision", "set", "D2", "decided_on=9 October 2017", "reasons=To note.")
    return call


def test_a_typed_resolution_is_copied_over_only_when_the_command_says_so(call: Caller) -> None:
    call.ok("decision", "set", "D1", "resolution=My own words.")
    refused = call("decision", "copy", "D1")
    assert refused.status == 1 and "holds words of its own" in refused.sentence
    assert "--over" in refused.sentence
    assert "1. To adopt" in call.ok("decision", "copy", "D1", "--over").out


def test_the_list_of_checks_needs_no_register(call: Caller) -> None:
    answer = call.ok("check", "--list")
    assert "EN-KD28. Stops, holds. The notice of a key decision was out 28 clear days before." in answer.out
    shapes = call.ok("check", "--list", "--json").json["checks"]
    assert all(set(one) == {"id", "severities", "says", "authority", "field", "overridable"} for one in shapes)
    assert next(one for one in shapes if one["id"] == "CC-DATE")["overridable"] is True


def test_a_meeting_s_decisions_are_shown_then_published_together(decided: Caller) -> None:
    shown = decided.ok("publish", "M1", "--dry-run", *THURSDAY)
    assert shown.out.count("Ready.") == 2 and "Tuesday 17 October 2017" in shown.out
    assert decided.ok("decisions", "--unpublished", "--json").json["total"] == 2
    done = decided.ok("publish", "M1", "--json", *THURSDAY).json
    assert [one["ref"] for one in done["published"]] == ["D1", "D2"]
    assert [one["closes"] for one in done["candidates"]] == ["2017-10-17", "2017-10-17"]
    assert decided.ok("decisions", "--unpublished").out == "Every decision that was taken is published.\n"
    again = decided("publish", "M1")
    assert (again.status, again.error) == (1, "There is no decision here that is still to be published.\n")


def test_what_is_not_ready_is_named_and_can_be_left_out(decided: Caller) -> None:
    decided.ok("decision", "set", "D2", "reasons=")
    refused = decided("publish", "M1", *THURSDAY)
    assert refused.status == 1
    assert "None is published: something stands in the way of D2. Leave out what is not ready" in refused.out
    done = decided.ok("publish", "M1", "--leave-out", "D2", "--json", *THURSDAY).json
    assert [one["ref"] for one in done["published"]] == ["D1"]
    assert decided("publish", "D1", "D2", "--override", "EXEMPT=x").status == 2


def test_published_before_it_was_made_is_refused(decided: Caller) -> None:
    answer = decided("publish", "D1", "--on", "8 October 2017", *THURSDAY)
    assert answer.status == 1
    assert "lies before the decision of Monday 9 October 2017" in answer.error


def test_the_queue_says_age_in_working_days(decided: Caller) -> None:
    rows = decided.ok("decisions", "--unpublished", "--json", *THURSDAY).json["unpublished"]
    assert set(rows[0]) == {
        "ref", "reference", "title", "maker_name", "meeting", "decided_on", "age_working_days", "due",
        "late_working_days",
    }  # fmt: skip
    assert [(row["ref"], row["age_working_days"], row["due"]) for row in rows] == [("D1", 3, None), ("D2", 3, None)]
    assert "Decided three working days ago; the council sets no limit." in decided.ok(
        "decisions", "--unpublished", *THURSDAY
    ).out  # fmt: skip


def test_the_check_holds_the_three_statements_side_by_side(decided: Caller) -> None:
    rows = {
        row["what"]: row for row in decided.ok("check", "D1", "--json", *THURSDAY).json["results"][0]["differences"]
    }
    assert set(rows) == {"Title", "Decision maker", "Date", "Key decision", "Private or exempt"}
    assert set(rows["Title"]) == {"what", "field", "forward_plan", "agenda", "record", "match"}
    assert (rows["Title"]["forward_plan"], rows["Title"]["match"]) == (
        "ICT/DIGITAL STRATEGY 2017-2022", "same",
    )  # fmt: skip
    assert rows["Date"]["agenda"] == "Monday 9 October 2017"


def test_a_correction_is_tried_then_made_and_stays_with_the_record(decided: Caller) -> None:
    decided.ok("publish", "D1", "--now", "2017-10-10T09:30")
    typed = ("decision", "correct", "D1", "notes=Appendix 2a.", *THURSDAY)
    tried = decided.ok(*typed, "--dry-run", "--json").json
    assert tried["rule"] is None
    assert (tried["kept"]["closes"], tried["restarted"]["closes"]) == ("2017-10-13", "2017-10-17")
    refused = decided(*typed, "--because", "A slip")
    assert (refused.status, refused.error.partition(":")[0]) == (
        1, "Say whether the window starts again or is kept, and why",
    )  # fmt: skip
    assert decided(*typed, "--because", "A slip", "--keep", "x", "--restart", "y").status == 2
    done = decided.ok(*typed, "--because", "A slip", "--restart", "it matters", "--json").json
    assert set(done) == {"ref", "correction", "publication", "sentences"}
    assert (done["publication"]["closes"], done["correction"]["restarts"]) == ("2017-10-17", True)
    (kept,) = decided.ok("decision", "D1", "--json").json["decision"]["corrections"]
    assert (kept["reason"], kept["changes"]) == (
        "A slip", [{"field": "notes", "old": "", "new": "Appendix 2a.", "withheld": False}],
    )  # fmt: skip
    assert "Corrected on Thursday 12 October 2017. Notes: nothing became “Appendix 2a.”." in decided.ok(
        "decision", "D1"
    ).out  # fmt: skip
    assert any(e["record"] == "correction" for e in decided.ok("history", "D1", "--json").json["history"])


def test_a_plan_that_says_otherwise_stops_publication_until_a_reason_is_given(decided: Caller) -> None:
    said = ("matter=ICT/Digital Strategy, 2017 to 2023", "due_from=16 October 2017", "due_to=27 October 2017")
    decided.ok("forward-plan", "set", "18/2017", *said)
    found = decided("check", "D1", *THURSDAY)
    assert found.status == 1
    assert "STOPS. CC-DATE. Decided Monday 9 October 2017, before what the forward plan states for 18/2017" in found.out
    assert "Title, different. forward plan: ICT/Digital Strategy, 2017 to 2023" in found.out
    decided.ok("decision", "override", "D1", "CC-DATE=The Executive met a week early, agreed by the Leader", *THURSDAY)
    assert decided.ok("publish", "D1", *THURSDAY).status == 0


def test_a_trial_of_a_correction_that_is_stopped_answers_no(decided: Caller) -> None:
    decided.ok("publish", "D1", "--now", "2017-10-10T09:30")
    tried = decided("decision", "correct", "D1", "decided_on=11 October 2017", *THURSDAY, "--dry-run")
    assert tried.status == 1 and "COR-DATES" in tried.out and tried.error == ""


def test_words_taken_out_are_withheld_at_the_clerks_word(decided: Caller) -> None:
    decided.ok("publish", "D1", "--now", "2017-10-10T09:30")
    typed = ("reasons=As set out.", *THURSDAY, "--because", "Exempt words", "--keep", "only words", "--withhold")
    told = decided.ok("decision", "correct", "D1", *typed).out
    assert "words were removed (LGA 1972 Sch 12A)" in told and "became" not in told
    (kept,) = decided.ok("decision", "D1", "--json").json["decision"]["corrections"]
    assert kept["changes"] == [{"field": "reasons", "old": None, "new": None, "withheld": True}]
