"""`clerk-tui plan` as a script calls it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import Answer, Caller

AUGUST, SEPTEMBER = "2017-08-01T10:00:00+01:00", "2017-09-20T10:00:00+01:00"
FORWARD = ("plan", "--meeting", "9 October 2017", "--council", "blackpool")


def gates(answer: Answer, plan: str = "plan") -> dict[str, dict[str, Any]]:
    return {gate["id"]: gate for gate in answer.json[plan]["gates"]}


def test_the_plan_of_a_meeting_as_json(call_nowhere: Caller) -> None:
    answer = call_nowhere.plain("--now", AUGUST, *FORWARD, "--json")
    assert answer.status == 0 and answer.error == ""
    plan = answer.json["plan"]
    assert {name: plan[name] for name in ("council", "meeting", "decision", "published", "effective", "today")} == {
        "council": "Blackpool Council", "meeting": "2017-10-09", "decision": "2017-10-09", "published": "2017-10-10",
        "effective": "2017-10-14", "today": "2017-08-01",
    }  # fmt: skip
    assert (plan["key"], plan["private"], plan["maker"], plan["holds"]) == (True, False, "body", True)
    notice = gates(answer)["EN-KD28"]
    assert (notice["latest"], notice["latest_working_day"]) == ("2017-09-10", "2017-09-08")
    assert (notice["slack_working_days"], notice["slack_days"], notice["missed"]) == (27, 40, False)
    assert notice["authorities"][0]["id"] == "SI 2012/2089 reg 9(1)"
    assert len(notice["days"]) == 28 and notice["certainty"] == "statute"
    assert (notice["earliest"], notice["planned"], notice["still_open"]) == (None, None, [])
    assert gates(answer)["CI-EFFECT"]["earliest_working_day"] == "2017-10-16"
    sentences = [finding["sentence"] for finding in plan["findings"]]
    assert "Taken to be a key decision, as the strictest usual case." in sentences
    assert any("assumed on Tuesday 10 October 2017" in sentence for sentence in sentences)
    assert not list(call_nowhere.register.parent.iterdir())


def test_a_gate_that_is_missed_ends_with_status_1_and_says_what_is_open(call_nowhere: Caller) -> None:
    answer = call_nowhere.plain("--now", SEPTEMBER, *FORWARD)
    assert answer.status == 1 and answer.error == ""
    assert "8 working days too late" in answer.out
    assert "General exception (regulation 10) is open until Friday 29 September 2017" in answer.out
    json = call_nowhere.plain("--now", SEPTEMBER, *FORWARD, "--json")
    assert json.status == 1
    notice = gates(json)["EN-KD28"]
    assert notice["missed"] and notice["says"][0] == notice["still_open"][0] == (
        "28 clear days can no longer be given."
    )


def test_a_plan_is_read_aloud_gate_by_gate(call_nowhere: Caller) -> None:
    lines = call_nowhere.plain("--now", AUGUST, *FORWARD, "--not-key").out.splitlines()
    assert lines[0] == "Meeting on Monday 9 October 2017; not key; public; Blackpool Council."
    assert lines[1] == "Today is Tuesday 1 August 2017."
    assert any(line.startswith("1. Notice of meeting (EN-NM5): last day Friday 29 September 2017") for line in lines)
    assert "Who: proper officer. Proof: when it was published." in lines
    assert "Key-decision notice: not a key decision; regulation 9 asks no notice." in lines
    assert not any("─" <= char <= "╿" for line in lines for char in line)


def test_back_from_a_wished_day_of_effect(call_nowhere: Caller) -> None:
    answer = call_nowhere.plain(
        "--now", AUGUST, "plan", "--effective", "2017-10-16", "--council", "blackpool", "--json"
    )
    plan = answer.json["plan"]
    assert (plan["meeting"], plan["effective"], plan["wished_effective"]) == ("2017-10-09", "2017-10-14", "2017-10-16")
    assert gates(answer)["CI-EFFECT"]["slack_days"] == 2


def test_a_wish_that_is_too_late_proposes_no_meeting_in_the_past(call: Caller) -> None:
    asked = ("plan", "--effective", "24/11/26")
    answer = call(*asked, now="2026-11-22T10:00:00Z")
    assert answer.status == 1 and answer.error == ""
    assert answer.out.startswith("Meeting on Tuesday 22 December 2026; key; public; wished in effect by Tuesday 24 Nov")
    assert "it had to be decided by Tuesday 17 November 2026" in answer.out
    assert "No meeting serves any more: it had to be by Tuesday 17 November 2026." in answer.out
    assert "holds no meeting" not in answer.out
    json = call(*asked, "--body", "Executive", "--json", now="2026-11-22T10:00:00Z").json["plan"]
    assert (json["too_late"], json["meeting"], json["holds"]) == ("2026-11-17", "2026-12-22", False)


def test_who_agrees_is_said_once_in_the_text_of_a_plan_and_at_every_gate_in_json(call_nowhere: Caller) -> None:
    asked = ("--now", "2017-10-03T10:00:00+01:00", *FORWARD, "--private")
    text = call_nowhere.plain(*asked).out
    assert text.count("the chairman of the relevant overview and scrutiny committee must agree") == 1
    assert text.count("Who agrees: see 1.") == 2
    found = gates(call_nowhere.plain(*asked, "--json"))
    for gate_id in ("EN-KD28", "EN-PM28", "EN-PM5"):
        assert "must agree that it is urgent" in " ".join(found[gate_id]["still_open"])


def test_the_days_of_notice_agenda_and_publication_are_given(call_nowhere: Caller) -> None:
    days = ("--notice", "1 September 2017", "--agenda", "2 October 2017", "--publish", "12/10/2017")
    answer = call_nowhere.plain("--now", AUGUST, *FORWARD, *days, "--json")
    assert answer.status == 1
    found = gates(answer)
    assert found["EN-KD28"]["planned"] == "2017-09-01" and not found["EN-KD28"]["missed"]
    assert found["EN-AG5"]["missed"] and found["EN-AG5"]["slack_working_days"] == -1
    assert found["CI"]["latest"] == "2017-10-17"


def test_an_individuals_plan_names_no_meeting(call_nowhere: Caller) -> None:
    answer = call_nowhere.plain("--now", AUGUST, *FORWARD, "--maker", "officer", "--json")
    plan = answer.json["plan"]
    assert (plan["meeting"], plan["decision"], plan["key"]) == (None, "2017-10-09", False)
    member = call_nowhere.plain("--now", AUGUST, *FORWARD, "--maker", "member", "--private", "--strict", "--json")
    assert gates(member)["EN-KD28"]["latest"] == "2017-08-29"


def test_a_what_if_beside_the_plan(call_nowhere: Caller) -> None:
    answer = call_nowhere.plain("--now", AUGUST, *FORWARD, "--what-if", "publish=12 October 2017", "--json")
    days = {each["id"]: each["days"] for each in answer.json["difference"]}
    assert (days["EN-AG5"], days["EN-PUB"], days["CI"], days["CI-EFFECT"]) == (0, 2, 4, 4)
    plain = call_nowhere.plain("--now", AUGUST, *FORWARD, "--what-if", "meeting=13 November 2017")
    assert "Meeting: Monday 9 October 2017; what if Monday 13 November 2017, 35 days later." in plain.out
    assert "The what-if holds." in plain.out
    early = call_nowhere.plain("--now", AUGUST, *FORWARD, "--what-if", "meeting=14 August 2017")
    assert early.status == 0
    assert "The what-if misses: Key-decision notice." in early.out
    back = call_nowhere.plain("--now", AUGUST, *FORWARD, "--not-callable", "noting", "--what-if", "ci-effect=1/1/2018")
    assert "“In effect” follows from the publication" in back.sentence
    wished = call_nowhere.plain("--now", AUGUST, *FORWARD, "--what-if", "effective=18 October 2017", "--json")
    assert wished.json["what_if"]["meeting"] == "2017-10-11"


def test_another_gate_is_moved_by_its_id(call_nowhere: Caller) -> None:
    answer = call_nowhere.plain("--now", AUGUST, *FORWARD, "--private", "--move", "en-pm5=27 September 2017", "--json")
    assert gates(answer)["EN-PM5"]["planned"] == "2017-09-27"


def test_wales_is_planned_without_key_decisions(call_nowhere: Caller, tmp_path: Path) -> None:
    folder = tmp_path / "councils"
    folder.mkdir()
    (folder / "cwm.toml").write_text('id = "cwm"\nname = "Cwm Council"\nnation = "wales"\n', encoding="utf-8")
    options = ("--council", "cwm", "--councils", str(folder), "--agenda", "31 March 2026", "--json")
    answer = call_nowhere.plain("--now", AUGUST, "plan", "--meeting", "2026-04-08", *options)
    assert answer.status == 0
    assert gates(answer)["WA-AG3"]["planned"] == "2026-03-31" and not answer.json["plan"]["key"]


def test_closures_move_the_assumed_publication(call_nowhere: Caller, tmp_path: Path) -> None:
    (tmp_path / "closed.txt").write_text("10 October 2017, Training\n", encoding="utf-8")
    answer = call_nowhere.plain("--now", AUGUST, *FORWARD, "--closures", str(tmp_path / "closed.txt"), "--json")
    assert answer.json["plan"]["published"] == "2017-10-11"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "Give one of --meeting, --effective and --ref"),
        (("--meeting", "2017-10-09", "--effective", "2017-10-14"), "Give one of --meeting"),
        (("--meeting", "1999-10-08"), "outside the years 2000 to 2100"),
        (("--meeting", "2100-12-31"), "leaves the years 2000 to 2100"),
        (("--meeting", "Tuesday 9 October 2017"), "is a Monday, not a Tuesday"),
        (("--meeting", "2017-10-09", "--notice", "2017-10-10"), "does not come before the decision"),
        (("--meeting", "2017-10-09", "--publish", "2017-10-08"), "comes before the decision"),
        (("--effective", "2017-10-14", "--publish", "2017-10-08"), "the day of publication follows"),
        (("--meeting", "2017-10-09", "--maker", "officer", "--key"), "officer-key"),
        (("--meeting", "2017-10-09", "--move", "agenda"), "is not of the form GATE=DATE"),
        (("--meeting", "2017-10-09", "--move", "lunch=2017-10-09"), "“LUNCH” is no gate of a plan"),
        (("--ref", "M1"), "leave --council out"),
        (("--meeting", "2017-10-09", "--body", "Executive"), "leave --council out"),
    ],
)
def test_a_call_that_is_wrong_ends_with_status_2_and_a_sentence(
    call_nowhere: Caller, options: tuple[str, ...], words: str
) -> None:
    answer = call_nowhere.plain("--now", AUGUST, "plan", "--council", "blackpool", *options)
    assert answer.status == 2
    assert words in answer.sentence


def test_an_unknown_council_and_no_register(call_nowhere: Caller) -> None:
    assert "There is no council file for “atlantis”" in call_nowhere.plain(
        "plan", "--meeting", "2017-10-09", "--council", "atlantis"
    ).sentence  # fmt: skip
    nowhere = call_nowhere("plan", "--meeting", "2017-10-09")
    assert nowhere.status == 2 and "There is no register at" in nowhere.sentence


def test_without_a_council_and_a_register_the_law_alone_is_planned(
    call_nowhere: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLERK_TUI_REGISTER", str(tmp_path / "none.clerk"))
    answer = call_nowhere.plain("--now", AUGUST, "plan", "--meeting", "2017-10-09", "--json")
    assert answer.status == 0
    assert gates(answer)["EN-KD28"]["latest"] == "2017-09-10"
    assert gates(answer)["CI"]["latest"] is None
    assert "--council ID" in " ".join(found["sentence"] for found in answer.json["plan"]["findings"])
    back = call_nowhere.plain("plan", "--effective", "2017-10-14")
    assert back.status == 2 and "name a council with --council ID" in back.sentence


def test_a_real_meeting_and_a_real_record_of_the_register(call: Caller) -> None:
    meeting = call("plan", "--ref", "M1", "--json")
    assert meeting.json["plan"]["name"] == "Executive"
    assert gates(meeting)["EN-AG5"]["planned"] == "2017-09-29"
    record = call("plan", "--ref", "D1", "--notice", "1 September 2017", "--json")
    assert record.status == 0
    assert record.json["plan"]["decision"] == "2017-10-09" and record.json["plan"]["key"]
    assert "The register holds no decision" in call("plan", "--ref", "D99").sentence
    assert "holds no meeting 99" in call("plan", "--ref", "M99").sentence
    assert "go with --council" in call("plan", "--meeting", "2017-10-09", "--councils", ".").sentence


def test_the_bodys_last_meeting_that_serves_a_wish(call: Caller) -> None:
    serves = ("plan", "--effective", "18 October 2017", "--json")
    named = call(*serves).json["plan"]
    assert named["meeting"] == "2017-10-11"
    assert any("M1, Executive, Mon 9 Oct 2017" in finding["sentence"] for finding in named["findings"])
    real = call(*serves, "--body", "executive").json["plan"]
    assert (real["meeting"], real["name"], real["wished_effective"]) == ("2017-10-09", "Executive", "2017-10-18")
    other = call(*serves, "--body", "Cabinet").json["plan"]
    assert any("no meeting of Cabinet" in finding["sentence"] for finding in other["findings"])


def test_planning_loads_no_screens() -> None:
    code = (
        "import sys\nsys.argv = ['clerk-tui', 'plan', '--meeting', '2017-10-09', '--council', 'blackpool']\n"
        "from clerk_tui.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('loaded:', *(name for name in ('textual', 'rich', 'sqlite_utils') if name in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "Call-in closes (CI)" in done.stdout and done.stdout.splitlines()[-1] == "loaded:"
