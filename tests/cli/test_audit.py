"""`clerk-tui audit` as a script and as a clerk with a screen reader call it."""

from __future__ import annotations

import gc
import io
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_tui.cli.audit_output import numbers
from clerk_tui.services.councils import text_of
from tests.cli.calling import Caller

HEADER = "council,reference,decision_date,publication_date,effective_from,subject_to_call_in\n"
REGISTER = (
    HEADER
    + "Torbay,5514,2024-07-11,2024-07-12,2024-07-20,y\n"
    + "Torbay,5466,2024-04-25,2024-04-30,2024-05-08,\n"
    + "Torbay,3919,2020-05-19,2020-05-22,2020-05-19,\n"
    + "Nowhere,1,2024-07-11,2024-07-12,2024-07-20,y\n"
    + "Nowhere,2,2024-07-11,2024-07-12,2024-07-20,y\n"
)
NOTICES = "council,reference,kind,notice_published,decision_due\nLeeds,1,key,2012-10-01,2012-10-29\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return path


def test_json_is_as_the_specification_shows(call_nowhere: Caller, register: Path) -> None:
    answer = call_nowhere.plain("audit", str(register), "--json")
    assert answer.status == 1
    assert answer.error == ""
    first, differs, silent, unknown, _ = answer.json["rows"]
    assert first == {
        "row": 2,
        "council": "Torbay",
        "reference": "5514",
        "expected_effective": "2024-07-20",
        "printed_effective": "2024-07-20",
        "expected_closes": "2024-07-19",
        "printed_closes": None,
        "certainty": "inferred",
        "verdict": "agrees",
        "finding": "",
    }
    assert (differs["row"], differs["verdict"], differs["expected_effective"]) == (3, "differs", "2024-05-09")
    assert "Likeliest reason: holiday overlooked: Early May bank holiday" in differs["finding"]
    assert (silent["verdict"], silent["expected_effective"]) == ("not callable", None)
    assert (unknown["verdict"], unknown["expected_effective"], unknown["certainty"]) == ("cannot say", None, None)
    assert answer.json["counts"] == {"agrees": 1, "differs": 1, "not callable": 1, "cannot say": 2}
    assert answer.json["kind"] == "decisions"
    assert answer.json["notes"][0].startswith("Bank holidays as of ")


def test_plain_text_begins_with_a_summary_and_tells_only_the_rows_that_are_not_quiet(
    call_nowhere: Caller, register: Path
) -> None:
    answer = call_nowhere.plain("audit", str(register))
    lines = [line for line in answer.out.splitlines() if line]
    assert lines[0] == "5 rows: 1 agrees, 1 differs, 1 is not callable, 2 cannot be judged."
    assert [line.partition(":")[0] for line in lines[2:]] == [
        "Row 3, Torbay, 5466",
        "Rows 5, 6, Nowhere",
        "Row 4, Torbay, 3919",
    ]
    assert all(line.isprintable() for line in lines)


def test_a_register_that_fits_ends_with_status_0(call_nowhere: Caller, tmp_path: Path) -> None:
    path = tmp_path / "good.csv"
    path.write_text("".join(REGISTER.splitlines(keepends=True)[:2]), encoding="utf-8")
    answer = call_nowhere.plain("audit", str(path))
    assert answer.status == 0
    assert answer.out.startswith("1 row: 1 agrees.\n")


def test_only_one_verdict_can_be_asked_for_and_the_counts_stay_whole(call_nowhere: Caller, register: Path) -> None:
    answer = call_nowhere.plain("audit", str(register), "--only", "agrees", "--json")
    assert [row["row"] for row in answer.json["rows"]] == [2]
    assert sum(answer.json["counts"].values()) == 5
    assert answer.status == 1
    plain = call_nowhere.plain("audit", str(register), "--only", "agrees")
    assert plain.out.endswith("\nRow 2, Torbay, 5514: agrees.\n")


def test_an_empty_list_is_still_one_json_document(call_nowhere: Caller, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(HEADER, encoding="utf-8")
    answer = call_nowhere.plain("audit", str(path), "--json")
    assert answer.json["rows"] == []
    assert call_nowhere.plain("audit", str(path)).out.startswith("0 rows.\n")


def test_standard_input_is_read_for_a_hyphen(call_nowhere: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REGISTER.encode("utf-16"))))
    answer = call_nowhere.plain("audit", "-", "--json")
    assert len(answer.json["rows"]) == 5


def test_notices_are_judged_by_their_kind(call_nowhere: Caller, tmp_path: Path) -> None:
    path = tmp_path / "notices.csv"
    path.write_text(NOTICES, encoding="utf-8")
    answer = call_nowhere.plain("audit", str(path), "--json")
    assert answer.status == 1
    (row,) = answer.json["rows"]
    finding = row.pop("finding")
    assert row == {
        "row": 2,
        "council": "Leeds",
        "reference": "1",
        "kind": "key",
        "notice": "2012-10-01",
        "decision": "2012-10-29",
        "clear_days": 27,
        "working_clear_days": 19,
        "needed": 28,
        "unit": "calendar",
        "long_enough": False,
        "verdict": "differs",
    }
    assert "one day short" in finding
    assert call_nowhere.plain("audit", str(path), "--kind", "notices").out.startswith("1 row: 1 differs.")
    assert call_nowhere.plain("audit", str(path), "--kind", "decisions").status == 2


def test_council_files_and_closures_of_ones_own_are_used(call_nowhere: Caller, tmp_path: Path, register: Path) -> None:
    folder = tmp_path / "councils"
    folder.mkdir()
    text = text_of("torbay").replace('id = "torbay"', 'id = "nowhere"').replace('"Torbay', '"Nowhere')
    (folder / "nowhere.toml").write_text(text, encoding="utf-8")
    answer = call_nowhere.plain("audit", str(register), "--councils", str(folder), "--json")
    assert answer.json["counts"]["agrees"] == 3
    closures = tmp_path / "closures.csv"
    closures.write_text("24 December 2024, Closed\n", encoding="utf-8")
    assert call_nowhere.plain("audit", str(register), "--closures", str(closures)).status == 1


def test_a_file_that_names_no_council_is_of_the_one_named_or_of_the_registers(call: Caller, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Ref,Decision published,Effective from\n1039,13/12/2017,19/12/2017\n", encoding="utf-8")
    assert call("audit", str(path), "--json").json["rows"][0]["council"] == "Blackpool Council"
    assert call("audit", str(path)).status == 0
    named = call("audit", str(path), "--council", "leeds", "--json")
    assert named.json["rows"][0]["council"] == "Leeds City Council"
    assert call.plain("audit", str(path), "--json").json["counts"]["cannot say"] == 1


def test_a_register_named_in_the_environment_need_not_be_there(
    call_nowhere: Caller, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLERK_TUI_REGISTER", str(call_nowhere.register))
    assert call_nowhere.plain("audit", str(register)).status == 1
    assert call_nowhere("audit", str(register)).status == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty."),
        (b"PK\x03\x04", "not CSV"),
        (b"council,reference\nLeeds,1\n", "looked for effective_from"),
        (b"Cabinet,2024-07-12\n", "looked for council"),
        (b"\xff\xfe\x00", "."),
    ],
)
def test_a_file_of_which_nothing_can_be_read_is_refused_in_one_sentence(
    call_nowhere: Caller, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    answer = call_nowhere.plain("audit", str(path))
    assert answer.status == 2
    assert words in answer.sentence


def test_a_file_that_is_not_there_or_a_wrong_option_is_refused(call_nowhere: Caller, tmp_path: Path) -> None:
    assert "cannot be read" in call_nowhere.plain("audit", str(tmp_path / "none.csv")).sentence
    assert call_nowhere.plain("audit").status == 2
    assert call_nowhere.plain("audit", "x.csv", "--kind", "agendas").status == 2
    path = tmp_path / "one.csv"
    path.write_text(REGISTER, encoding="utf-8")
    assert call_nowhere.plain("audit", str(path), "--councils", str(tmp_path / "no")).status == 2
    assert call_nowhere.plain("audit", str(path), "--council", "nowhere").status == 2


def test_hostile_cells_reach_no_terminal(call_nowhere: Caller, tmp_path: Path) -> None:
    path = tmp_path / "hostile.csv"
    path.write_text(
        HEADER + '"\x1b[31mTorbay","\x1b]0;x\x07","}, {""row"": ",2024-07-12,\x1b[2J,y\n' * 3, encoding="utf-8"
    )
    answer = call_nowhere.plain("audit", str(path))
    assert "\x1b" not in answer.out and "\x07" not in answer.out
    rows = call_nowhere.plain("audit", str(path), "--json").json["rows"]
    assert [row["row"] for row in rows] == [2, 3, 4]
    assert "}, {" in rows[0]["finding"]


def test_the_collector_is_as_it_was_after_the_command(call_nowhere: Caller, register: Path) -> None:
    call_nowhere.plain("audit", str(register))
    assert gc.isenabled()
    gc.disable()
    try:
        call_nowhere.plain("audit", str(register))
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_command_loads_neither_screens_nor_storage(register: Path) -> None:
    script = (
        "import sys\nfrom clerk_tui.cli.main import cli\n"
        f"cli.main(['audit', {str(register)!r}], standalone_mode=False)\n"
        "print(sorted(set(sys.modules) & {'textual', 'sqlite_utils', 'sqlite3', 'pypdf', 'docx'}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


@pytest.mark.parametrize(
    ("rows", "said"),
    [([2], "2"), ([2, 3], "2, 3"), ([2, 3, 4], "2 to 4"), ([2, 4, 5, 6, 9, 10], "2, 4 to 6, 9, 10")],
)
def test_runs_of_rows_are_told_shortly(rows: list[int], said: str) -> None:
    assert numbers(rows) == said
