"""Bad input on the command line: one sentence on standard error, the right status, and the register as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_tui.cli.main import main
from clerk_tui.services.registers import create_register, shipped_council
from tests.bystander import without_rights
from tests.cli.calling import Caller
from tests.offices import held

LONG = "x" * 5000


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["decision", "set", "D1", "decided_on=31 September"], "“31 September” is not a date"),
        (["decision", "set", "D1", "decided_on=31 September 2017"], "There is no 31 September 2017."),
        (
            ["decision", "set", "D1", "decided_on=Tuesday 9 October 2017"],
            "9 October 2017 is a Monday, not a Tuesday.",
        ),
        (["decision", "set", "D1", "decided_on=9 October 1999"], "lies outside the years 2000 to 2100"),
        (["decision", "set", "D1", "colour=blue"], "has no field “colour”; its fields are reference, "),
        (["decision", "set", "D1", "key_decision=perhaps"], "“perhaps” is neither yes nor no."),
        (["decision", "set", "D1", "notes"], "“notes” is not of the form FIELD=VALUE."),
        (["decision", "set", "D1", "=x"], "“=x” is not of the form FIELD=VALUE."),
        (["decision", "set", "D1", "notes=a", "notes=b"], "“notes” is given twice; which of the two is meant?"),
        (["decision", "set", "D1", "attendance=Nobody"], "“Nobody” was not summoned to this meeting"),
        (["decision", "set", "D1"], "Missing argument"),
        (["decision", "D99"], "The register holds no decision “D99”; name it by its reference or by its number"),
        (["decision", "D" + "9" * 5000], "The register holds no decision"),
        (["decision", LONG], "The register holds no decision"),
        (["decision", "\x1b]2;owned\x07"], "The register holds no decision “\ufffd]2;owned\ufffd”"),
        (["decision", "attend", "D1"], "Name the members who attended, or give --all."),
        (["decision", "attend", "D1", "--all", "Benson"], "Name the members who attended, or give --all."),
        (["decision", "attend", "D1", "Nobody"], "“Nobody” was not summoned"),
        (["decision", "route", "D1", "haste", "reason=x"], "'haste' is not one of"),
        (["decision", "route", "D1", "call-in", "colour=x"], "An urgency record has no field “colour”"),
        (["decision", "route", "D1", "call-in", "agreed_on=soon"], "“soon” is not a date"),
        (["decision", "override", "D1", "EN-KD28"], "“EN-KD28” is not of the form ID=REASON."),
        (["decision", "override", "D1", "EN-KD28= "], "An override of EN-KD28 needs a reason"),
        (["decision", "add", "I99"], "The register holds no agenda item 99."),
        (["decision", "add", "Q2"], "“Q2” is not an agenda item; name it by its number, like I3."),
        (["decision", "copy", "D9"], "The register holds no decision “D9”"),
        (["meeting", "M9"], "The register holds no meeting 9."),
        (["meeting", "nine"], "“nine” is not a meeting; name it by its number, like M3."),
        (["meeting", "M" + "9" * 30], "is not a meeting"),
        (["meeting", "set", "M1", "colour=red"], "A meeting has no field “colour” to set; its fields are day,"),
        (["meeting", "set", "M1", "agenda_on=31 September"], "is not a date"),
        (["item", "I9"], "The register holds no agenda item 9."),
        (["item", "M1"], "“M1” is not an agenda item"),
        (["history", "D9"], "The register holds no decision “D9”"),
        (["check", "D1", "D9"], "The register holds no decision “D9”"),
        (["publish", "D9"], "The register holds no decision “D9”"),
        (["publish", "D1", "--on", "31 September 2017"], "There is no 31 September 2017."),
        (["publish", "D1", "--override", "EN-KD28"], "“EN-KD28” is not of the form ID=REASON."),
        (["import", "nowhere.pdf"], "nowhere.pdf"),
        (["today", "--most", "0"], "0 is not in the range"),
        (["today", "--colour"], "--colour"),
        (["todday"], "No such command 'todday'."),
        (["meetings", "more"], "Got unexpected extra argument (more)"),
    ],
)
def test_a_wrong_call_is_said_in_a_sentence_and_changes_nothing(
    call: Caller, arguments: list[str], sentence: str
) -> None:
    before = call.register.read_bytes()
    answer = call(*arguments)
    assert answer.status == 2, answer
    assert answer.out == "" and "Traceback" not in answer.error and sentence in answer.error
    assert call.register.read_bytes() == before
    as_json = call(*arguments, "--json")
    assert (as_json.status, as_json.out) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["publish", "D1"], "D1 cannot be published yet: [EN-REC]"),
        (["notice", "D1"], "D1 is not published yet; its notice is written from the published record."),
        (["decision", "override", "D1", "EN-REC=x"], "EN-REC cannot be overridden: it can be put right."),
        (["decision", "override", "D1", "EN-AG5=x"], "EN-AG5 does not stand in the way of D1"),
    ],
)
def test_an_answer_that_is_no_has_status_1(call: Caller, arguments: list[str], sentence: str) -> None:
    answer = call(*arguments)
    assert answer.status == 1 and answer.sentence.startswith(sentence)


def test_what_cannot_be_stored_whole_is_not_stored_in_part(call: Caller) -> None:
    assert call("decision", "set", "D1", "notes=kept?", "decided_on=31 September").status == 2
    assert call("decision", "set", "D1", "notes=kept?", "attendance=Nobody").status == 2
    assert call.ok("decision", "D1", "--json").json["decision"]["notes"] == ""


# Registers


def test_where_there_is_no_register_it_is_said_how_to_make_one(call_nowhere: Caller) -> None:
    answer = call_nowhere("today")
    assert answer.status == 2
    assert answer.sentence == (
        f"There is no register at {call_nowhere.register}; make one with clerk-tui init, or try clerk-tui demo."
    )
    assert not call_nowhere.register.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "is not a clerk-tui register."), (b"minutes" * 99, "is not a clerk-tui register.")],
)
def test_a_file_that_is_no_register_is_left_as_it_is(call_nowhere: Caller, content: bytes, sentence: str) -> None:
    call_nowhere.register.write_bytes(content)
    for arguments in (["today"], ["decision", "set", "D1", "notes=x"], ["undo"], ["verify"]):
        answer = call_nowhere(*arguments)
        assert answer.status == 2 and answer.sentence.endswith(sentence)
    assert call_nowhere.register.read_bytes() == content


def test_a_folder_is_no_register(call_nowhere: Caller, tmp_path: Path) -> None:
    answer = call_nowhere.plain("--register", str(tmp_path), "today")
    assert answer.status == 2 and answer.sentence == f"{tmp_path} is a folder, not a register."


def test_a_register_that_another_program_is_writing_says_so(call: Caller) -> None:
    holder = sqlite3.connect(call.register, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    answer = call("decision", "set", "D1", "notes=x")
    holder.close()
    assert answer.status == 2 and answer.sentence.startswith("Another program is writing to the register; nothing was")
    call.ok("decision", "set", "D1", "notes=x")


def test_verification_that_fails_has_status_1(call: Caller) -> None:
    with sqlite3.connect(call.register) as connection:
        connection.execute("UPDATE person SET name = 'Nobody' WHERE id = 1")
    connection.close()
    answer = call("verify", "--json")
    assert answer.status == 1 and answer.json["verified"] is False
    assert answer.json["found"][0].startswith("The name of person 1 “")
    assert "Keep this file as it is" in call("verify").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Say which council"),
        (["--name", "Ambridge"], "Say which council"),
        (["--nation", "wales"], "Say which council"),
        (["--council", "testford"], "There is no council file for “testford”"),
        (["--council", "../blackpool"], "There is no council file for “../blackpool”"),
        (["--council", ""], "There is no council file for “”"),
        (["--council", "blackpool", "--name", "Ambridge"], "so --name has no place beside it"),
        (["--council", "blackpool", "--call-in-days", "5"], "so --call-in-days has no place beside it"),
        (
            ["--name", "Ambridge", "--nation", "england", "--councils", "."],
            "--councils names a folder for --council ID",
        ),
        (["--name", "Ambridge", "--nation", "england", "--source", "4.1"], "give the days as well"),
        (["--name", "Ambridge", "--nation", "england", "--call-in-days", "0"], "0 is not in the range"),
        (["--name", "—", "--nation", "england"], "A council needs a name."),
        (["--name", "Ambridge", "--nation", "mercia"], "'mercia' is not one of"),
    ],
)
def test_a_register_that_cannot_be_made_is_not_made(call_nowhere: Caller, arguments: list[str], sentence: str) -> None:
    answer = call_nowhere("init", *arguments)
    assert answer.status == 2 and sentence in answer.error and answer.out == ""
    assert held(call_nowhere.register.parent) == []


def test_a_register_is_never_made_over_another(call: Caller) -> None:
    before = call.register.read_bytes()
    answer = call("init", "--council", "blackpool")
    assert answer.status == 2 and answer.sentence == (
        f"There is already a file at {call.register}; nothing was changed."
    )
    assert call.register.read_bytes() == before


def test_another_council_is_made_with_and_without_its_rule(call_nowhere: Caller, tmp_path: Path) -> None:
    call_nowhere.ok("init", "--name", "Ambridge Council", "--nation", "wales", "--call-in-days", "5", "--source", "4.1")
    rules = call_nowhere.ok("rules").out
    assert "the fifth working day after the day of publication" in rules and "own text: 4.1." in rules
    other = Caller(call_nowhere._capsys, tmp_path / "other.clerk")
    assert other.ok("init", "--name", "Ambridge", "--nation", "england").out == (
        f"Register of Ambridge made at {other.register}.\n"
    )
    assert other.ok("rules", "--json").json["configured"] is False
    assert "is not configured" in other.ok("rules").out


# Global options


def test_global_options_stand_before_or_after_the_command(call: Caller) -> None:
    file = str(call.register)
    expected = call.plain("--register", file, "--now", "2017-10-12T09:00", "today", "--json")
    assert expected.status == 0 and expected.json["now"] == "2017-10-12T09:00:00+01:00"
    for arguments in (
        ["today", "--register", file, "--now", "2017-10-12T09:00", "--json"],
        ["--register", file, "today", "--json", "--now", "2017-10-12T09:00"],
        ["--now", "2017-10-12T09:00", "today", f"--register={file}", "--json"],
    ):
        assert call.plain(*arguments) == expected
    for arguments in (
        ["decision", "D1", "--register", file],
        ["decision", "--register", file, "D1"],
        ["decision", "show", "D1", "--register", file],
        ["meeting", "--register", file, "show", "M1"],
    ):
        assert call.plain(*arguments).status == 0, arguments


def test_an_option_given_before_and_after_is_refused(call: Caller, tmp_path: Path) -> None:
    answer = call("today", "--register", str(tmp_path / "other.clerk"))
    assert answer.status == 2 and answer.sentence == "--register is given twice; which of the two is meant?"
    answer = call("today", "--now", "2017-10-12T09:00", now="2017-10-11T09:00")
    assert answer.status == 2 and answer.sentence == "--now is given twice; which of the two is meant?"


def test_an_option_of_show_may_stand_first(call: Caller) -> None:
    assert call.ok("decision", "--json", "D1").out == call.ok("decision", "D1", "--json").out
    assert call.ok("meeting", "--json", "M1").out == call.ok("meeting", "show", "M1", "--json").out
    assert call("decision", "--colour", "D1").status == 2
    assert call.ok("decision", "--help").out.startswith("Usage: clerk-tui decision")


def test_the_register_may_be_named_in_the_environment(
    call: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLERK_TUI_REGISTER", str(call.register))
    assert call.plain("today").status == 0
    other = tmp_path / "other.clerk"
    assert str(other) in call.plain("--register", str(other), "today").sentence
    assert str(other) in call.plain("today", "--register", str(other)).sentence
    monkeypatch.setenv("CLERK_TUI_REGISTER", "")
    assert "register.clerk; make one with clerk-tui init" in call.plain("today").sentence


def test_without_any_register_the_one_in_the_data_folder_is_meant(call: Caller, nobodys_desk: Path) -> None:
    path = nobodys_desk / "data" / "clerk-tui" / "register.clerk"
    assert str(path) in call.plain("today").sentence
    create_register(path, shipped_council("blackpool"))
    assert call.plain("today").out.startswith("Blackpool Council. It is Sunday 2 February 2031, 15:05")


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        ("", "is not a date"),
        ("tomorrow", "is not a date"),
        ("10 October 2017", "needs a time of day as well"),
        ("Monday 10 October 2017 at 9 am", "is a Tuesday, not a Monday"),
        ("26 March 2017 at 1.30 am", "the clocks go forward and there is no 01:30"),
        ("29 October 2017 at 1.30 am", "comes twice: type 2017-10-29T01:30+01:00 for the first time"),
        ("1999-12-31T23:59Z", "lies outside the years 2000 to 2100"),
        ("0001-01-01T00:00+05:00", "lies outside the years 2000 to 2100"),
        ("9999-12-31T23:59Z", "lies outside the years 2000 to 2100"),
    ],
)
def test_a_rehearsed_instant_that_cannot_be_read_is_refused(call: Caller, now: str, sentence: str) -> None:
    for arguments in (["--now", now, "today"], ["today", "--now", now]):
        answer = call(*arguments)
        assert answer.status == 2 and sentence in answer.sentence


def test_rehearsing_is_said(call: Caller) -> None:
    assert "It is Tuesday 10 October 2017, 09:30 (rehearsed)." in call.ok("today", now="2017-10-10T09:30").out
    assert call.ok("today", "--json", now="2017-10-10T09:30").json["rehearsed"] is True


# The program around it


def test_version_and_help(call: Caller) -> None:
    from clerk_tui import __version__

    assert call.plain("--version").out == f"clerk-tui {__version__}\n"
    text = call.plain("--help").out
    assert all(word in text for word in ("--register", "--now", "call-ins", "verify"))
    assert call.plain("-h").out == text
    assert call.plain("today", "-h").out.startswith("Usage: clerk-tui today")


@pytest.mark.parametrize("call_it", [["history"], ["history", "--json"], ["check"], ["import", "{seed}", "--dry-run"]])
def test_a_reader_who_goes_away_is_no_fault(call: Caller, call_it: list[str]) -> None:
    from clerk_tui.services import importing

    seed = str(Path(importing.__file__).parents[1] / "demo" / "blackpool-2017-10-09.txt")
    arguments = ["--register", str(call.register), *(part.format(seed=seed) for part in call_it)]
    reading, writing = os.pipe()
    os.close(reading)
    code = f"from clerk_tui.cli.main import main; main({arguments!r})"
    done = subprocess.run(
        [sys.executable, "-c", code], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_ends_with_a_sentence(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    from clerk_tui.services import boards

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(boards, "due", interrupted)
    answer = call("today")
    assert answer.status == 1 and "Stopped; nothing more was done." in answer.error


def test_a_fault_of_the_program_is_one_sentence_and_its_log_holds_no_words_of_a_record(
    call: Caller, monkeypatch: pytest.MonkeyPatch, nobodys_desk: Path
) -> None:
    from clerk_tui.services import boards

    def broken(*_: object) -> None:
        raise ZeroDivisionError("exempt words")

    monkeypatch.setattr(boards, "due", broken)
    answer = call("today")
    assert answer.status == 70
    assert answer.sentence.startswith("clerk-tui met a fault of its own (ZeroDivisionError at test_refusals.py, line ")
    log = nobodys_desk / "data" / "clerk-tui" / "faults.log"
    assert "exempt words" not in log.read_text() and "ZeroDivisionError" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_home_without_write_permission_is_said_plainly(nobodys_desk: Path) -> None:
    nobodys_desk.chmod(0o555)
    said = without_rights("""
from clerk_tui.cli.main import main
import sys
for arguments in (["demo", "--no-screens"], ["init", "--council", "blackpool"], ["today"]):
    try:
        sys.stderr = sys.stdout
        main(arguments)
    except SystemExit as ended:
        print(ended.code)
""")
    nobodys_desk.chmod(0o755)
    lines = said.splitlines()
    assert lines[1::2] == ["2", "2", "2"], said
    assert lines[0] == f"A register cannot be made at {nobodys_desk}/data/clerk-tui/demo.clerk: Permission denied."
    assert lines[4].startswith("There is no register at ")


def test_the_demonstration_is_made_where_it_is_asked_for(call_nowhere: Caller) -> None:
    answer = call_nowhere.ok("demo", "--no-screens")
    assert answer.out == f"The demonstration's register is {call_nowhere.register}.\n"
    call_nowhere.ok("decision", "set", "D1", "notes=x")
    call_nowhere.ok("demo", "--no-screens")
    assert call_nowhere.ok("decision", "D1", "--json").json["decision"]["notes"] == "x"
    call_nowhere.ok("demo", "--fresh", "--no-screens")
    assert call_nowhere.ok("decision", "D1", "--json").json["decision"]["notes"] == ""


def test_an_argument_that_is_no_text_at_all_is_a_sentence(call: Caller) -> None:
    """Bytes that are not UTF-8 come from the shell as lone surrogates; neither SQLite nor a terminal takes them."""
    odd = os.fsdecode(b"caf\xe9")
    for arguments in (["decision", odd], ["decisions", "--find", odd], ["today", "--find", odd * 3], ["history", odd]):
        answer = call(*arguments)
        assert answer.status in {0, 2} and "\udce9" not in answer.out + answer.error
    call.ok("decision", "set", "D1", f"notes={odd}")
    assert call.ok("decision", "D1", "--json").json["decision"]["notes"] == "caf\ufffd"
    register = call.register.rename(call.register.with_name(f"{odd}.clerk"))
    assert call.plain("--register", str(register), "today").status == 0
    assert call.plain("--register", f"{register}x", "today").status == 2


def test_the_program_runs_as_a_module(call: Caller) -> None:
    command = [sys.executable, "-m", "clerk_tui", "--register", str(call.register), "decisions"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "D1. ICT/DIGITAL STRATEGY 2017-2022. Draft."


def test_main_without_arguments_reads_the_command_line(
    call: Caller, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["clerk-tui", "--register", str(call.register), "rules"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0 and "third working day" in capsys.readouterr().out


# The screens


def test_without_a_command_the_screens_open_on_the_register_or_on_the_choice_of_a_council(
    call: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import clerk_tui.app

    opened: list[tuple[object, object, object]] = []

    def run(office: object, *, new_at: Path | None = None, now: object = None) -> None:
        council = office.council().name if office is not None else None  # type: ignore[attr-defined]
        opened.append((council, new_at, now))

    monkeypatch.setattr(clerk_tui.app, "run", run)
    nowhere = tmp_path / "nowhere.clerk"
    assert call().status == 0
    assert call.plain("--register", str(nowhere)).status == 0
    assert call("demo").status == 0
    assert opened == [("Blackpool Council", None, None), (None, nowhere, None), ("Blackpool Council", None, None)]
    assert not nowhere.exists()


def test_a_fault_is_told_even_where_its_log_cannot_be_kept(
    call: Caller, monkeypatch: pytest.MonkeyPatch, nobodys_desk: Path
) -> None:
    from clerk_tui.services import boards

    monkeypatch.setattr(boards, "due", None)
    (nobodys_desk / "data").write_text("a file where the folder should be")
    answer = call("today")
    assert answer.status == 70 and answer.sentence.endswith("What was saved is safe.")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("9:00", "09:00 or 21:00"), ("6.30", "06:30 or 18:30"), ("12:75", "18:00, 6.00 pm or 6pm")],
)
def test_a_clerk_who_writes_an_hour_without_its_half_of_the_day_is_asked_which(
    call: Caller, typed: str, offered: str
) -> None:
    answer = call(
        "calendar",
        "add",
        "24/12/26",
        "--kind",
        "half-day",
        "--label",
        "Eve",
        "--source",
        "Notice",
        "--closes-at",
        typed,
    )
    assert answer.status == 2
    assert answer.error.strip().endswith(f"{offered}.")
