"""`clerk-tui timetable`: a year's meetings checked from the command line, with a register and without one."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from clerk_tui.services.registers import default_path
from tests.cli.calling import Answer, Caller

NOW = "5 January 2026 at 9.00 am"
CLEAN = "body,date,time\nExecutive,2026-06-10,18:00\nPlanning,2026-06-11,\n"
EASTER = "body,date,time\nExecutive,2026-04-08,18:00\nExecutive,2026-06-10,18:00\n"


@pytest.fixture
def lint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Caller:
    """The program where there is no register at all."""
    return Caller(capsys, tmp_path / "nowhere.clerk")


def check(lint: Caller, folder: Path, text: str | bytes, *options: str, now: str = NOW) -> Answer:
    path = folder / "year.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return lint.plain("--now", now, "timetable", str(path), *options)


def test_a_clean_year_is_said_in_a_line_and_the_status_is_0(lint: Caller, tmp_path: Path) -> None:
    answer = check(lint, tmp_path, CLEAN)
    assert answer.status == 0 and answer.error == ""
    first, council, calendar = answer.out.splitlines()
    assert first == "2 meetings of 2 bodies, Wednesday 10 June 2026 to Thursday 11 June 2026. No clashes."
    assert council.startswith("No council was named")
    assert calendar.startswith("Bank holidays as GOV.UK listed them on ")


def test_clashes_come_in_the_order_of_their_dates_and_the_status_is_1(lint: Caller, tmp_path: Path) -> None:
    text = "body,date\nPlanning,2026-12-25\nExecutive,2026-04-08\nPlanning,31/2/26\n"
    answer = check(lint, tmp_path, text)
    assert answer.status == 1
    assert answer.out.startswith(
        "2 meetings of 2 bodies, Wednesday 8 April 2026 to Friday 25 December 2026. 2 clashes in 2 rows. 1 row could"
        " not be read."
    )
    starts = [line[: line.index(". ", 8)] for line in answer.out.splitlines() if line.startswith("Row ")]
    assert starts == [
        "Row 4. Planning",
        "Row 3. Executive, Wednesday 8 April 2026",
        "Row 2. Planning, Friday 25 December 2026",
    ]
    assert "Row 4. Planning. Not read. Row 4, column “date”: There is no 31 February 2026." in answer.out


def test_all_prints_the_gates_of_each_meeting(lint: Caller, tmp_path: Path) -> None:
    answer = check(lint, tmp_path, EASTER, "--all", "--council", "blackpool")
    assert answer.status == 1
    for line in (
        "Row 2. Executive, Wednesday 8 April 2026 at 18:00. Executive, by its name.",
        "EN-KD28. Notice of a key decision (if one is taken): by Tuesday 10 March 2026.",
        "EN-AG5. Agenda and reports: by Friday 27 March 2026; the count alone allows Sunday 29 March 2026,"
        " when the offices are closed.",
        "CI. Requests for call-in close (if the decision can be called in): by Tuesday 14 April 2026.",
        "CI-EFFECT. Decision takes effect (if the decision can be called in): from Wednesday 17 June 2026.",
    ):
        assert line in answer.out.splitlines()


def test_json_has_every_row_with_its_gates_and_findings(lint: Caller, tmp_path: Path) -> None:
    answer = check(lint, tmp_path, EASTER + "Planning,soon,\n", "--json", "--council", "wiltshire")
    assert answer.status == 1
    easter, plain, unread = answer.json["rows"]
    assert {key: easter[key] for key in ("row", "body", "date", "time")} == {
        "row": 2, "body": "Executive", "date": "2026-04-08", "time": "18:00",
    }  # fmt: skip
    gates = {gate["id"]: gate for gate in easter["gates"]}
    assert gates["EN-AG5"] == {
        "id": "EN-AG5", "name": "Agenda and reports", "when": None, "latest": "2026-03-29",
        "latest_working_day": "2026-03-27", "certainty": "statute",
    }  # fmt: skip
    assert gates["CI-EFFECT"]["earliest"] == "2026-04-17"
    finding = next(found for found in easter["findings"] if found["id"] == "TT-AGENDA")
    assert (finding["severity"], finding["column"]) == ("warning", "date")
    assert "Good Friday" in finding["says"]
    assert [found["severity"] for found in plain["findings"]] == ["advice"]
    assert unread == {
        "row": 4, "body": "Planning", "date": None, "time": None, "kind": None, "kind_from": None, "gates": [],
        "findings": [{
            "id": "TT-DATE", "severity": "blocker", "column": "date", "authority": None,
            "says": "Row 4, column “date”: “soon” is not a date; type it like 9 October 2017, Mon 9 Oct 17 or 9/10/17.",
        }],
    }  # fmt: skip
    assert answer.json["counts"] == {
        "meetings": 2, "unreadable": 1, "clashes": 2, "rows_with_clashes": 1,
        "by_id": {"TT-AGENDA": 1, "TT-HEARING": 1},
    }  # fmt: skip
    assert [found["id"] for found in answer.json["general"]] == ["TT-HEARING"]


def test_a_dash_reads_standard_input(lint: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe:
        buffer = io.BytesIO(b"\xef\xbb\xbfCommittee;Day\r\nCabinet;10/06/2026\r\n")

    monkeypatch.setattr(sys, "stdin", Pipe())
    answer = lint.plain("--now", NOW, "timetable", "-")
    assert answer.status == 0
    assert answer.out.startswith("1 meeting of 1 body, Wednesday 10 June 2026. No clashes.")


def test_a_recess_in_a_file_of_closures_clashes_with_call_in(lint: Caller, tmp_path: Path) -> None:
    (tmp_path / "closed.txt").write_text("24 December 2026, 1 January 2027, Christmas closure\n")
    options = ("--council", "torbay", "--closures", str(tmp_path / "closed.txt"))
    answer = check(lint, tmp_path, "body,date\nCabinet,2026-12-17\n", *options)
    assert answer.status == 1
    assert "the decision’s window for call-in ends" in answer.out and "in “Christmas closure”" in answer.out
    assert "TT-" not in answer.out
    assert check(lint, tmp_path, "body,date\nCabinet,2026-12-17\n", "--council", "torbay").status == 0


def test_today_is_the_day_that_is_rehearsed(lint: Caller, tmp_path: Path) -> None:
    assert check(lint, tmp_path, CLEAN).status == 0
    late = check(lint, tmp_path, CLEAN, now="3 June 2026 at 9.00 am")
    assert late.status == 1
    assert "The last working day for the agenda and the notice of this meeting was" in late.out
    assert "needs special urgency" in late.out


def test_wales_has_three_days_by_its_nation_or_its_council(lint: Caller, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "gwent.toml").write_text('id = "gwent"\nname = "Gwent Council"\nnation = "wales"\n')
    for options in (("--nation", "wales"), ("--council", "gwent", "--councils", str(tmp_path / "own"))):
        gates = check(lint, tmp_path, EASTER, "--json", *options).json["rows"][0]["gates"]
        assert [(gate["id"], gate["latest"]) for gate in gates] == [("WA-AG3", "2026-03-31")]


def test_the_register_s_council_and_day_are_taken_unless_another_is_named(call: Caller, tmp_path: Path) -> None:
    path = tmp_path / "year.csv"
    path.write_text("body,date\nExecutive,2017-10-23\n")
    own = call("timetable", str(path), "--json")
    assert own.status == 1
    assert "CI" in {gate["id"] for gate in own.json["rows"][0]["gates"]}
    assert set(own.json["counts"]["by_id"]) == {"TT-NOTICE-28"}
    assert "Torbay" in call("timetable", str(path), "--council", "torbay").out


def test_a_default_register_that_cannot_be_read_is_left_out_and_said(lint: Caller, tmp_path: Path) -> None:
    default_path().parent.mkdir(parents=True)
    default_path().write_text("no register")
    plain, data = check(lint, tmp_path, CLEAN), check(lint, tmp_path, CLEAN, "--json")
    assert plain.status == data.status == 0
    assert "The register was left out: " in plain.out
    assert any(note.startswith("The register was left out: ") for note in data.json["notes"])
    named = lint.plain("--register", str(default_path()), "timetable", str(tmp_path / "year.csv"))
    assert named.status == 2


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--council", "nowhere"), "There is no council file for “nowhere”"),
        (("--councils", "."), "--councils names a folder for --council ID"),
        (("--council", "blackpool", "--nation", "wales"), "Blackpool Council is in England, not Wales."),
        (("--closures", "not-there.txt"), "The list of closures not-there.txt cannot be read"),
    ],
)
def test_a_wrong_option_is_one_sentence(lint: Caller, tmp_path: Path, options: tuple[str, ...], sentence: str) -> None:
    answer = check(lint, tmp_path, CLEAN, *options)
    assert answer.status == 2
    assert sentence in answer.sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "This file is empty."),
        (b"PK\x03\x04...", "save it as CSV first"),
        (b"one,two\n1,2\n", "looked for body and date"),
        (b"body,date\nx,99/99/2026\n", "Not one row could be read as a meeting. Row 2, column “date”: “99/99/2026”"),
    ],
)
def test_a_file_of_which_nothing_can_be_read_is_status_2(
    lint: Caller, tmp_path: Path, text: bytes, sentence: str
) -> None:
    answer = check(lint, tmp_path, text)
    assert answer.status == 2
    assert sentence in answer.sentence


def test_a_file_that_is_not_there_or_is_a_folder_or_too_large(
    lint: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        "The list of meetings none.csv cannot be read" in lint.plain("timetable", str(tmp_path / "none.csv")).sentence
    )
    assert "cannot be read" in lint.plain("timetable", str(tmp_path)).sentence
    monkeypatch.setattr("clerk_tui.services.timetable.LONGEST", 10)
    assert "is larger than" in check(lint, tmp_path, CLEAN).sentence


def test_two_hundred_thousand_rows_are_checked_each_by_its_own_date(lint: Caller, tmp_path: Path) -> None:
    first = date(2026, 6, 1)
    days = [first + timedelta(n % 100) for n in range(200_000)]
    text = "body,date\n" + "".join(f"Body {n},{day:%d/%m/%Y}\n" for n, day in enumerate(days))
    began = time.perf_counter()
    answer = check(lint, tmp_path, text + "Body,soon\n")
    assert time.perf_counter() - began < 60
    lines = answer.out.splitlines()
    assert lines[0].startswith("200000 meetings of 200000 bodies, Monday 1 June 2026 to Tuesday 8 September 2026.")
    assert lines[0].endswith("1 row could not be read.")
    assert "Row 200002, column “date”: “soon” is not a date;" in answer.out
    holiday = [line for line in lines if "The meeting falls on Monday 31 August 2026, a bank holiday" in line]
    assert len(holiday) == days.count(date(2026, 8, 31)) == 2000
    assert holiday[-1].startswith("Row 199993. Body 199991, Monday 31 August 2026.")


def test_it_loads_no_screens(tmp_path: Path) -> None:
    path = tmp_path / "year.csv"
    path.write_text(CLEAN)
    script = (
        "import sys\nfrom clerk_tui.cli.main import main\ntry:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('textual', 'rich', 'sqlite_utils', 'pypdf', 'docx') if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, "--now", NOW, "timetable", str(path), "--council", "blackpool"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert run.stdout.splitlines()[0].endswith("No clashes.")
    assert run.stdout.splitlines()[-1] == "[]"


def test_hostile_words_in_a_list_come_out_harmless(lint: Caller, tmp_path: Path) -> None:
    text = "body,date\n\x1b]2;PWNED\x07[bold]Cab\u202einet,2026-04-08\n"
    plain, data = check(lint, tmp_path, text), check(lint, tmp_path, text, "--json")
    assert "\x1b" not in plain.out and "\u202e" not in plain.out
    assert json.dumps(data.json["rows"][0]["body"], ensure_ascii=True).count("u001b") == 0


def test_each_row_says_of_what_kind_its_body_is_and_how_that_is_known(lint: Caller, tmp_path: Path) -> None:
    bodies = ("Cabinet,2026-04-08,", "Planning,2026-04-08,", "Grants Board,2026-04-08,", "Bids,2026-04-08,scrutiny")
    text = "\n".join(["body,date,kind", *bodies])
    data = check(lint, tmp_path, text, "--json").json
    assert [(row["kind"], row["kind_from"]) for row in data["rows"]] == [
        ("executive", "name"),
        ("committee", "name"),
        ("committee", "assumed"),
        ("scrutiny", "column"),
    ]
    plain = check(lint, tmp_path, text, "--all").out
    assert "Row 3. Planning, Wednesday 8 April 2026. Committee, by its name." in plain
    assert "Row 4. Grants Board, Wednesday 8 April 2026. Taken as a committee, since its name does not say." in plain
    assert "[LGA 1972 s.100B(3)]" in plain


def test_the_register_s_own_kind_of_a_body_is_taken(call: Caller, tmp_path: Path) -> None:
    path = tmp_path / "year.csv"
    path.write_text("body,date\nEXECUTIVE,2017-10-23\nGrants Board,2017-10-23\n")
    rows = call("timetable", str(path), "--json").json["rows"]
    assert [row["kind_from"] for row in rows] == ["register", "assumed"]


def test_text_and_json_count_the_same_clashes_and_rows_that_cannot_be_read_apart(lint: Caller, tmp_path: Path) -> None:
    text = "body,date\nExecutive,2026-04-08\nExecutive,soon\nExecutive,31/2/26\nExecutive,2026-12-25\n"
    plain, data = check(lint, tmp_path, text), check(lint, tmp_path, text, "--json")
    counts = data.json["counts"]
    said = (
        f"{counts['clashes']} clashes in {counts['rows_with_clashes']} rows. {counts['unreadable']} rows could not be"
    )
    assert said in plain.out
    assert sum(counts["by_id"].values()) == counts["clashes"]
    assert counts["unreadable"] == 2
    unread = check(lint, tmp_path, "body,date\nExecutive,2026-06-10\nExecutive,soon\n", "--json")
    assert (unread.status, unread.json["counts"]["clashes"]) == (1, 0)
