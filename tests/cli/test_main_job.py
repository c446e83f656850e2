"""The whole main job by commands alone, from an empty folder to a verified register."""

from __future__ import annotations

import json
from pathlib import Path

from clerk_tui.documents.reading import pack_json, read_document
from clerk_tui.services import importing
from tests.cli.calling import Caller
from tests.offices import held

SEED = Path(importing.__file__).parents[1] / "demo" / "blackpool-2017-10-09.txt"
TUESDAY = "10 October 2017 at 9.30 am"
REC = ["decided_on=9 October 2017", "conflicts=None declared.", "reference=EX/25/2017"]


def test_a_clerk_does_the_whole_job_by_commands(call_nowhere: Caller, tmp_path: Path) -> None:
    call = call_nowhere
    assert call.ok("init", "--council", "blackpool", "--json").json == {
        "register": str(call.register), "council": "Blackpool Council", "nation": "england",
    }  # fmt: skip
    taken = call.ok("import", str(SEED), "--json").json
    assert taken.pop("accepted") == {"meeting": "M1"}
    assert taken == pack_json(read_document(SEED))
    assert [row["title"] for row in call.ok("decisions", "--find", "strategy", "--json").json["decisions"]] == [
        "ICT/DIGITAL STRATEGY 2017-2022"
    ]
    call.ok("decision", "copy", "D1")
    call.ok("decision", "copy", "D1", "--reasons")
    call.ok("decision", "attend", "D1", "Benson", "Blackburn", "mrs wright")
    call.ok("decision", "set", "D1", *REC)

    stopped = call("check", "EX/25/2017", "--json", now=TUESDAY)
    assert stopped.status == 1
    (result,) = stopped.json["results"]
    assert (result["ref"], result["reference"], result["publishable"]) == ("D1", "EX/25/2017", False)
    assert [(f["id"], f["field"]) for f in result["findings"] if f["severity"] == "blocker"] == [
        ("EN-KD28", "notice_on")
    ]
    refused = call("publish", "D1", now=TUESDAY)
    assert refused.status == 1
    assert refused.sentence.startswith("D1 cannot be published yet: [EN-KD28] Key decision 18/2017 has no notice date")

    call.ok("decision", "set", "D1", "notice_on=11 September 2017")
    assert call("check", "D1", now=TUESDAY).status == 1
    call.ok("decision", "set", "D1", "notice_on=10 September 2017")
    assert call.ok("check", "D1", now=TUESDAY).out.startswith("D1. ICT/DIGITAL STRATEGY 2017-2022. Ready.\n")

    done = call.ok("publish", "D1", "--json", now=TUESDAY).json
    publication = done["publication"]
    assert {key: publication[key] for key in ("published", "published_at", "closes", "closes_at", "effective")} == {
        "published": "2017-10-10", "published_at": "2017-10-10T09:30:00+01:00", "closes": "2017-10-13",
        "closes_at": "2017-10-14T00:00:00+01:00", "effective": "2017-10-14",
    }  # fmt: skip
    assert done["sentences"][1] == "Unless it is called in, the decision takes effect on Saturday 14 October 2017."
    assert call("publish", "D1", now=TUESDAY).sentence.startswith("D1 is already published")

    (window,) = call.ok("call-ins", "--json", now="2017-10-12T12:00").json["call_ins"]
    assert (window["ref"], window["open"], window["state"]) == (
        "D1", True, "Open: 1 day 12 hours, 1 working day left",
    )  # fmt: skip
    (after,) = call.ok("call-ins", "--json", now="2017-10-14T00:00").json["call_ins"]
    assert (after["open"], after["effective"]) == (False, "2017-10-14")

    folder = tmp_path / "notices"
    folder.mkdir()
    written = call.ok("notice", "D1", str(folder), "--json").json["files"]
    assert sorted(Path(path).name for path in written) == held(folder)
    assert [Path(path).suffix for path in written] == [".html", ".docx", ".pdf", ".txt"]
    text = call.ok("notice", "D1").out
    assert text == next(folder.glob("*.txt")).read_text(encoding="utf-8")
    assert "Friday 13 October 2017" in text and publication["chain_head"] in text

    told = call.ok("history", "D1", "--json").json
    assert told["ref"] == "D1" and told["total"] == len(told["history"])
    assert publication["chain_head"] in [entry["hash"] for entry in told["history"]]
    assert call.ok("verify", "--json").json["verified"] is True
    undone = call("undo")
    assert (undone.status, undone.sentence) == (
        1, "The last thing you did was a publication (D1 published Tuesday 10 October 2017: ICT/DIGITAL STRATEGY"
        " 2017-2022); a published record is corrected, never undone: press c on it, or run clerk-tui decision correct"
        " D1.",
    )  # fmt: skip


def test_the_morning_brief_follows_the_work(call: Caller) -> None:
    def brief(now: str) -> list[tuple[str, str, bool]]:
        return [(row["ref"], row["kind"], row["overdue"]) for row in call.ok("today", "--json", now=now).json["due"]]

    assert brief("2017-10-09T20:00") == [("M1", "meeting", False), ("D1", "record", False), ("D2", "record", False)]
    call.ok("decision", "set", "D1", "notice_on=8/9/17", *REC)
    call.ok("decision", "copy", "D1")
    call.ok("decision", "copy", "D1", "--reasons")
    assert brief("2017-10-10T09:00") == [("D1", "publish", True), ("D2", "record", True)]
    call.ok("publish", "D1", now="2017-10-10T09:30")
    assert brief("2017-10-10T10:00") == [("D2", "record", True), ("D1", "call-in", False)]
    assert brief("2017-10-14T10:00") == [("D2", "record", True), ("D1", "effect", False)]
    assert brief("2017-10-15T10:00") == [("D2", "record", True)]


def test_a_blocker_of_timing_is_overridden_by_command(call: Caller) -> None:
    call.ok("decision", "copy", "D1")
    call.ok("decision", "copy", "D1", "--reasons")
    call.ok("decision", "set", "D1", *REC)
    assert call("publish", "D1", "--override", "EN-KD28=", now=TUESDAY).status == 2
    assert call("publish", "D1", "--override", "EN-REC=why not", now=TUESDAY).status == 1
    done = call.ok("publish", "D1", "--override", "EN-KD28=The printer failed = twice.", "--json", now=TUESDAY)
    assert done.json["publication"]["closes"] == "2017-10-13"
    (kept,) = call.ok("decision", "D1", "--json").json["decision"]["overrides"]
    assert (kept["id"], kept["reason"]) == ("EN-KD28", "The printer failed = twice.")


def test_an_override_and_a_route_are_recorded_by_command(call: Caller) -> None:
    call.ok("decision", "override", "D1", "EN-KD28=The printer failed.")
    assert json.loads(call("check", "D1", "--json").out)["results"][0]["findings"][0]["id"] == "EN-REC"
    call.ok("undo")
    shown = call.ok(
        "decision", "route", "D1", "general-exception", "informed=Cllr Elmes", "informed_on=29 Sep 2017",
        "available_on=Fri 29 Sep 2017", "reason=The grant was offered on the 28th.", "--json",
    ).json["decision"]["urgency"]  # fmt: skip
    assert [(u["kind"], u["available_on"]) for u in shown] == [("general-exception", "2017-09-29")]
    findings = call("check", "D1", "--json").json["results"][0]["findings"]
    assert ("EN-GE5", "holds") in [(f["id"], f["severity"]) for f in findings]


def test_a_record_is_begun_and_an_agenda_dated_by_command(call: Caller) -> None:
    assert call.ok("decision", "add", "I1", "--json").json["decision"]["ref"] == "D3"
    assert call.ok("meeting", "set", "M1", "agenda_on=2 October 2017", "--json").json["meeting"]["agenda_date"] == (
        "2017-10-02"
    )
    assert call("check", "D1").out.count("only 4 clear working days") == 1
    assert call.ok("meeting", "set", "1", "agenda_on=", "--json").json["meeting"]["agenda_date"] is None


def test_dry_run_prints_the_pack_and_makes_no_register(call_nowhere: Caller) -> None:
    shown = call_nowhere.ok("import", str(SEED), "--dry-run", "--json").json
    assert shown == pack_json(read_document(SEED))
    assert set(shown) == {"document", "meeting", "items", "findings", "unplaced"}
    assert not call_nowhere.register.exists() and held(call_nowhere.register.parent) == []


def test_dry_run_in_words(call_nowhere: Caller) -> None:
    words = call_nowhere.ok("import", str(SEED), "--dry-run").out.splitlines()
    assert words[:3] == [
        "Agenda pack of Blackpool Council.",
        "Body: Executive.",
        "Date: Monday 9 October 2017 at 18:00.",
    ]
    assert "Taken into" not in words[-1]


def test_what_a_document_does_not_say_is_given_beside_it(call_nowhere: Caller, tmp_path: Path) -> None:
    call_nowhere.ok("init", "--council", "blackpool")
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(
        "AGENDA\n\nMonday 6 November 2017 at 6.00 pm\n\n1 APOLOGIES (Pages 1 - 2)\n\n2 GRANTS (Pages 3 - 9)\n"
    )
    refused = call_nowhere("import", str(sheet))
    assert refused.status == 2 and "does not name the body that meets" in refused.sentence
    taken = call_nowhere.ok("import", str(sheet), "--body", "Cabinet", "--date", "7/11/17", "--json").json
    assert (taken["meeting"]["body"], taken["meeting"]["date"]) == ("Cabinet", "2017-11-07")
    again = call_nowhere("import", str(sheet), "--body", "Cabinet", "--date", "7/11/17")
    assert again.status == 1 and "already holds this meeting" in again.sentence


def test_a_pack_of_a_meeting_in_the_register_adds_what_is_new_and_says_so(call_nowhere: Caller) -> None:
    call_nowhere.ok("init", "--council", "blackpool")
    call_nowhere.ok("import", str(SEED), "--set", "venue=", "--set", "time=", "--set", "members=Benson")
    shown = call_nowhere.ok("import", str(SEED), "--set", "body=The Executive", "--dry-run", "--json").json
    assert shown["held"]["meeting"] == "M1" and shown["held"]["adds"][0].startswith("Venue: Committee Room A")
    said = call_nowhere.ok("import", str(SEED)).out.splitlines()
    assert "This meeting is already in the register as M1; what is new is added." in said
    assert "New. Time: 18:00" in said and said[-1] == "Added to M1."
    assert call_nowhere.ok("meeting", "M1", "--json").json["meeting"]["time"] == "18:00"
    again = call_nowhere("import", str(SEED))
    assert again.status == 1 and again.sentence.endswith("as M1; nothing was taken a second time.")


def test_every_field_that_was_read_can_be_corrected_by_command(call_nowhere: Caller) -> None:
    fields = call_nowhere.ok("import", str(SEED), "--fields", "--json").json["fields"]
    named = {one["name"]: one["value"] for one in fields}
    assert len(named) == len(fields)
    assert (named["2.key_decision"], named["2.report_exempt"], named["contact_name"]) == ("Yes", "No", "Lennox Beattie")
    typed = {
        "time": "6.30 pm", "2.title": "ICT", "2.key_decision": "no", "3.recommendation_2": "", "2.pages": "1 to 3",
        "3.recommendation_1": "To note it.", "contact_name": "", "agenda_date": "28/9/17",
    }  # fmt: skip
    sets = [part for name, text in typed.items() for part in ("--set", f"{name}={text}")]
    shown = call_nowhere.ok("import", str(SEED), "--dry-run", "--json", *sets).json
    assert (shown["meeting"]["time"], shown["meeting"]["agenda_date"]) == ("18:30", "2017-09-28")
    assert shown["meeting"]["contact"]["name"] is None
    ict, money = shown["items"][1], shown["items"][2]
    assert (ict["title"], ict["pages"], ict["report"]["key_decision"]) == ("ICT", [1, 3], False)
    assert money["report"]["recommendations"][0] == "To note it."
    before = read_document(SEED).items[2].report
    assert before is not None and len(money["report"]["recommendations"]) == len(before.recommendations) - 1


def test_a_field_that_was_not_read_or_a_wrong_value_is_named(call_nowhere: Caller) -> None:
    for wrong, sentence in (
        ("place=x", "The document has no “place” to correct; it has body, date, time, venue,"),
        ("2.decided=x", "The document has no “2.decided” to correct; it has 2.number, 2.title,"),
        ("2.key_decision=perhaps", "2 key decision: “perhaps” is neither yes nor no."),
        ("time=half past six", "Time: "),
        ("venue", "“venue” is not of the form FIELD=VALUE."),
    ):
        refused = call_nowhere("import", str(SEED), "--dry-run", "--set", wrong)
        assert refused.status == 2 and refused.sentence.startswith(sentence)
    twice = call_nowhere("import", str(SEED), "--dry-run", "--set", "body=A", "--body", "B")
    assert twice.status == 2 and "“body” is given twice" in twice.sentence
