"""Decisions of ModernGov and of this program's own files by the command line: shown first, then taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import Caller
from tests.documents.moderngov import MEETING, MEETINGS, PAGE, REGISTER, TABLE


@pytest.fixture
def call(call_nowhere: Caller) -> Caller:
    call_nowhere.ok("init", "--council", "blackpool")
    return call_nowhere


def put(folder: Path, text: str, name: str) -> str:
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


def test_a_page_is_shown_without_a_register_and_nothing_is_made(call_nowhere: Caller, tmp_path: Path) -> None:
    told = call_nowhere.ok("import", put(tmp_path, PAGE, "page.html"), "--dry-run", "--json").json
    assert told["document"]["kind"] == "decision-page"
    assert told["decisions"][0]["title"] == "Ward Grants & the Mayor's fund"
    assert "stands" not in told
    assert not call_nowhere.register.exists()


def test_a_page_is_shown_beside_the_register_and_taken(call: Caller, tmp_path: Path) -> None:
    file = put(tmp_path, PAGE, "page.html")
    shown = call.ok("import", file, "--dry-run").out
    assert "Holds. decision 1, call-in. The printed dates are those of the council's rule." in shown
    assert "Decision 1. A draft record of Leader of the Council." in shown
    assert call.ok("decisions", "--json").json["total"] == 0
    told = call.ok("import", file, "--json").json
    assert told["accepted"] == {"decisions": ["D1"], "left_out": []}
    assert told["stands"] == [
        {"decision": 1, "taken": True, "says": "A draft record of Leader of the Council.", "held": None}
    ]
    assert [row["title"] for row in call.ok("decisions", "--json").json["decisions"]] == [
        "Ward Grants & the Mayor's fund"
    ]
    again = call("import", file)
    assert again.status == 2
    assert "The register holds it as D1" in again.error


def test_a_list_is_taken_as_far_as_it_goes(call: Caller, tmp_path: Path) -> None:
    told = call.ok("import", put(tmp_path, REGISTER, "list.html"), "--json").json
    assert told["accepted"]["decisions"] == ["D1", "D2"]
    assert told["accepted"]["left_out"] == [
        "Decision 3, SCHEME AGAIN: It bears the reference 2410, as one before it does; it is left out."
    ]
    windows = [finding for finding in told["findings"] if finding["id"] == "IMP-WINDOW"]
    assert [(finding["severity"], finding["where"]) for finding in windows] == [("warning", "decision 1, call-in")]


def test_what_a_list_does_not_say_is_set_by_the_clerk(call: Caller, tmp_path: Path) -> None:
    file = put(tmp_path, TABLE, "table.html")
    assert "does not name the decision maker" in call("import", file).error
    names = [field["name"] for field in call.ok("import", file, "--fields", "--json").json["fields"]]
    assert {"1.maker", "1.decided", "2.title"} <= set(names)
    told = call.ok(
        "import", file, "--set", "1.maker=Leader of the Council", "--set", "1.decided=1 April 2025", "--json"
    ).json
    assert told["accepted"]["decisions"] == ["D1"]
    assert len(told["accepted"]["left_out"]) == 1


def test_a_meeting_of_the_web_service_is_taken_like_a_pack(call: Caller, tmp_path: Path) -> None:
    told = call.ok("import", put(tmp_path, MEETING, "meeting.xml"), "--json").json
    assert told["accepted"] == {"meeting": "M1"}
    (row,) = call.ok("meetings", "--json").json["meetings"]
    assert (row["body"], row["date"], row["time"]) == ("Executive", "2017-10-09", "18:00")


def test_a_list_of_meetings_begins_those_that_the_register_has_not(call: Caller, tmp_path: Path) -> None:
    call.ok("import", put(tmp_path, MEETING, "meeting.xml"))
    file = put(tmp_path, MEETINGS, "meetings.xml")
    shown = call.ok("import", file, "--dry-run").out
    assert "Meeting 1. Stays out: Executive, Monday 9 October 2017 at 18:00. The register holds it as M1." in shown
    assert call.ok("import", file, "--json").json["accepted"]["meetings"] == ["M2"]
    assert call("import", file, "--set", "1.body=Cabinet").sentence == (
        "A list of meetings is taken as it is; correct the meeting once it is taken."
    )


def test_decisions_that_were_exported_elsewhere_are_taken(call: Caller, tmp_path: Path) -> None:
    from tests.documents.test_notice import RECORD
    from tests.documents.test_reading_own_lists import as_json

    (tmp_path / "decisions.json").write_bytes(as_json(RECORD))
    told = call.ok("import", str(tmp_path / "decisions.json"), "--json").json
    assert told["decisions"][0]["record"] == {
        name: value for name, value in json.loads(as_json(RECORD))["decisions"][0].items() if name != "ledgers"
    }
    assert call.ok("verify").status == 0
