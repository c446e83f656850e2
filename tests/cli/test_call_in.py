"""The call-in desk on the command line: every step has its word, and a refusal is one sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.called_in import council, members
from tests.cli.calling import Caller

BY = [part for name in members(10) for part in ("--by", name)]
MONDAY, LATER = "2026-12-07T18:00", "2026-12-14T21:00"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Caller:
    office = council(tmp_path)
    office.register.close()
    return Caller(capsys, office.register.path)


@pytest.fixture
def called_in(desk: Caller) -> Caller:
    desk.ok("call-in", "D1", "request", "--received", "2026-12-07T16:59:59", *BY, "--grounds", "Hasty.", now=MONDAY)
    desk.ok("call-in", "D1", "validate", "--by", "Jane Smith", now=MONDAY)
    return desk


def test_a_request_a_second_too_late_is_printed_as_refused_with_status_1(desk: Caller) -> None:
    answer = desk("call-in", "D1", "request", "--received", "2026-12-07T17:00:01", *BY, now=MONDAY)
    assert (answer.status, answer.error) == (1, "")
    assert "The request is refused: too late; requests closed Monday 7 December 2026, 17:00." in answer.out
    shape = desk("call-in", "D1", "request", "--received", "2026-12-07T17:00:01", *BY, "--json", now=MONDAY)
    assert (shape.status, shape.json["call_in"]["requests"][-1]["standing"]) == (1, "refused")


def test_the_names_of_a_petition_come_from_a_file(desk: Caller, tmp_path: Path) -> None:
    (names := tmp_path / "names.txt").write_text("\n".join(members(10)) + "\n", encoding="utf-8")
    received = ("--received", "2026-12-07T12:00:00")
    assert "RECEIPT" in desk.ok("call-in", "D1", "request", *received, "--names-from", str(names), now=MONDAY).out
    gone = desk("call-in", "D1", "request", *received, "--names-from", str(tmp_path / "none.txt"), now=MONDAY)
    assert gone.status == 2 and "cannot be read as text" in gone.sentence


def test_the_case_is_shown_in_words_and_as_json(called_in: Caller) -> None:
    text = called_in.ok("call-in", "D1", now=MONDAY).out
    assert "Called in on Monday 7 December 2026: the decision may not be implemented until that is settled." in text
    assert "Next: scrutiny must set a hearing, due by Monday 14 December 2026." in text
    case = called_in.ok("call-in", "--json", "D1", now=MONDAY).json["call_in"]
    assert case == called_in.ok("call-in", "D1", "--json", now=MONDAY).json["call_in"]
    assert (case["state"], case["effective"], case["hearing_due"]) == ("suspended", None, "2026-12-14")
    assert [event["kind"] for event in case["events"]] == ["received", "validated"]
    assert case["events"][1]["by"] == "Jane Smith"
    assert {ledger["rule"] for ledger in case["ledgers"]} == {"CI", "CI-HEARING", "LGA-AG5"}
    assert len(case["requests"][0]["by"]) == 10 and case["requests"][0]["by"][0]["roles"][0] == "chair"


def test_heard_referred_back_and_amended(called_in: Caller) -> None:
    called_in.ok("call-in", "D1", "hearing", "--on", "14 December 2026", now=MONDAY)
    called_in.ok("call-in", "D1", "hearing", "--agenda", "7 December 2026", now=MONDAY)
    called_in.ok("call-in", "D1", "heard", "--outcome", "refer-back", "--at", "2026-12-14T20:00", now=LATER)
    answer = called_in.ok("call-in", "D1", "reconsidered", "--result", "amended", "--json", now=LATER)
    assert answer.json["call_in"]["state"] == "amended"
    called_in.ok("call-in", "D1", "strike", "E6", "--because", "It was confirmed.", now=LATER)
    assert called_in.ok("call-in", "D1", "--json", now=LATER).json["call_in"]["state"] == "reconsider"


def test_council_a_waiver_a_withdrawal_and_implementation(called_in: Caller) -> None:
    called_in.ok("call-in", "D1", "implemented", "--by", "Libraries", now=MONDAY)
    assert "Breach. CI-BREACH. Implemented" in called_in.ok("call-in", "D1", now=MONDAY).out
    late = called_in.ok("call-in", "D1", "urgent", "--office", "Mayor", "--because", "The roof.", now=MONDAY).out
    assert "Agreed after call-in had been asked for: that lifts no suspension." in late
    called_in.ok("call-in", "D1", "withdraw", "--orally", "--by", "Councillor B", now=MONDAY)
    called_in.ok("call-in", "D1", "heard", "--outcome", "refer-to-council", now=LATER)
    done = called_in.ok("call-in", "D1", "council", "--result", "decides", "--decides", "rescinded", now=LATER)
    assert "The decision was rescinded on Monday 14 December 2026 by Council" in done.out


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["hearing", "--on", "2026-12-04"], 2, "lies before the request of Monday 7 December 2026"),
        (["hearing", "--on", "2026-12-15"], 1, "the last day by the council's rule"),
        (["heard", "--outcome", "stand", "--at", "2026-12-07T16:00"], 2, "lies before the request"),
        (["validate", "--by", "Jane Smith"], 1, "No request for call-in of D1 waits for a decision."),
        (["reconsidered", "--result", "confirmed"], 2, "not before its maker"),
        (["council", "--result", "objects"], 2, "not before Council"),
        (["strike", "E9", "--because", "x"], 2, "has no event E9"),
        (["request", "--received", "soon", "--by", "Councillor B"], 2, "“soon” is not a date"),
        (["receipt", "--request", "R9"], 2, "D1 has no request for call-in R9"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    called_in: Caller, arguments: list[str], status: int, sentence: str
) -> None:
    before = called_in.ok("call-in", "D1", "--json", now=MONDAY).json
    answer = called_in("call-in", "D1", *arguments, now=MONDAY)
    assert answer.status == status and sentence in answer.sentence
    assert called_in.ok("call-in", "D1", "--json", now=MONDAY).json == before


def test_the_history_tells_of_a_receipt_by_its_first_line_unless_asked_for_all(called_in: Caller) -> None:
    brief = called_in.ok("history", "D1", now=MONDAY).out
    assert re.search(r"receipt: “” became “[^\n]+ … \(\d+ lines; --full prints them\)”", brief)
    assert "may not be implemented until the call-in is settled" not in brief
    full = called_in.ok("history", "D1", "--full", now=MONDAY).out
    assert "may not be implemented until the call-in is settled" in full
    assert "may not be implemented until" in called_in.ok("history", "D1", "--json", now=MONDAY).out


def test_the_receipt_is_printed_and_written(called_in: Caller, tmp_path: Path) -> None:
    assert "REQUEST FOR CALL-IN: RECEIPT" in called_in.ok("call-in", "D1", "receipt", now=MONDAY).out
    (folder := tmp_path / "out").mkdir()
    called_in.ok("call-in", "D1", "receipt", str(folder), now=MONDAY)
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"call-in-receipt-d1-library-review.{face}" for face in ("docx", "html", "pdf", "txt")]


def test_the_board_and_today_say_what_comes_next(called_in: Caller) -> None:
    (row,) = called_in.ok("call-ins", "--json", now=MONDAY).json["call_ins"]
    assert (row["open"], row["effective"], row["left"]) == (False, None, None)
    assert row["next"] == "scrutiny must set a hearing, due by Monday 14 December 2026"
    assert row["if_nobody_acts"].startswith("The decision takes effect if the committee has not met by")
    assert [due["kind"] for due in called_in.ok("today", "--json", now=MONDAY).json["due"]] == ["hearing"]
    assert "In effect" not in called_in.ok("decision", "D1", now=MONDAY).out
