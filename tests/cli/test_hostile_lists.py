"""Lists and council files made to break their readers: an answer or one sentence, never a traceback or a wrong tone.

Every list that a command takes: people, closures, timetable, audit, council file, import.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.calling import Caller
from tests.offices import demo_file
from tests.widgets.stage import FORBIDDEN

SECONDS = 30
LISTS: dict[str, tuple[str, ...]] = {
    "people import": ("people", "import"),
    "calendar import": ("calendar", "import"),
    "timetable": ("timetable",),
    "audit": ("audit",),
    "import": ("import",),
}
HEADS = "name,body,role,from,to\n", "body,date,time\n", "council,reference,decision_date,publication_date\n", ""
FORMULAS = '=1+1,"=HYPERLINK(""http://x"",""y"")",@SUM(A1),+44,-1,\t=1\n'

CONTENTS: dict[str, Callable[[], bytes]] = {
    "formulas": lambda: "".join(head + FORMULAS * 3 for head in HEADS).encode(),
    "NULs": lambda: b"name,body\x00,role\nA\x00B,\x00,\x00\n",
    "only NULs": lambda: b"\x00" * 10_000,
    "a field of five megabytes": lambda: b"name,body,role,from,to\n" + b"x" * 5_000_000 + b",Cabinet,member,,\n",
    "a quotation mark that never closes": lambda: b'name,body,role,from,to\n"' + b"x,\n" * 5_000,
    "twenty thousand columns": lambda: b"name," * 20_000 + b"\n" + b"x," * 20_000,
    "three thousand lines": lambda: b"body,date\n" + b"Cabinet,2026-05-11\n" * 3_000,
    "dates beyond all": lambda: b"body,date,time\nA,9999-99-99,99:99\nA,0001-01-01,\nA,10000-01-01,\n",
    "numbers of other scripts": lambda: "body,date\nCabinet,²⁰²⁶-०५-１１\nCabinet,１１/５/２０２６\n".encode(),
    "steering characters": lambda: "name,body,role,from,to\n\x1b]2;owned\x07,\u202ex,\x9b2J,,\n".encode(),
    "half a character": lambda: b"name,body,role,from,to\n\xff\xfe\xc3(,x,y,,\n",
    "UTF-16": lambda: "name,body,role,from,to\nA,B,member,,\n".encode("utf-16"),
    "lone carriage returns": lambda: b"name,body,role,from,to\rA,B,member,,\r",
    "a head and nothing": lambda: b"name,body,role,from,to\n",
    "the same column twice": lambda: b"name,name,body,body\na,b,c,d\n",
    "periods without end": lambda: b"0001-01-01..9999-12-31, Closed\n2026-01-01..2026-12-31,x\n" * 50,
}  # fmt: skip


def told(call: Caller, *asked: str) -> str:
    """What a call says; it ends in time, with a status of ours, and nothing that it prints steers a terminal."""
    begun = time.monotonic()
    answer = call(*asked)
    assert time.monotonic() - begun < SECONDS
    said = answer.out + answer.error
    assert answer.status in {0, 1, 2}, said
    assert "Traceback" not in said and "fault of its own" not in said
    assert not (FORBIDDEN - {"\n"}) & set(said)
    assert answer.error.count("\n") <= 1, answer.error
    return said


@pytest.mark.parametrize("content", CONTENTS)
def test_a_list_made_to_break_its_reader_is_answered_or_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    register, path = demo_file(tmp_path), tmp_path / "list.csv"
    path.write_bytes(CONTENTS[content]())
    call = Caller(capsys, register)
    for command in LISTS.values():
        assert told(call, *command, str(path))
    assert told(call, "verify").startswith("The register follows from its history")


# Council files

HEAD = 'id = "x"\nname = "X"\nnation = "england"\n'
FILES: dict[str, Callable[[], str]] = {
    "arrays in one another, 100,000 deep": lambda: HEAD + "notes = " + "[" * 100_000 + "]" * 100_000,
    "arrays in one another, 500 deep": lambda: HEAD + "notes = " + "[" * 500 + "]" * 500,
    "tables in one another, 3,000 deep": lambda: HEAD + "[" + "a." * 3_000 + "b]\n",
    "tables in one line": lambda: HEAD + "a = " + "{a = " * 5_000 + "1" + "}" * 5_000,
    "a number of a million digits": lambda: HEAD + "agenda_clear_days = " + "9" * 1_000_000,
    "a number of 5,000 digits": lambda: HEAD + "agenda_clear_days = " + "9" * 5_000,
    "a number beyond all days": lambda: HEAD + "agenda_clear_days = 9223372036854775807",
    "a number below nothing": lambda: HEAD + "agenda_clear_days = -9223372036854775808",
    "no number at all": lambda: HEAD + "publish_within_days = nan",
    "without end": lambda: HEAD + "publish_within_days = inf",
    "days of a call-in beyond all": lambda: (
        HEAD + '[[call_in]]\ndays = 999999999999\nunit = "working"\nstarts = "publication"\neffective = "next-day"\n'
    ),
    "a date that is none": lambda: HEAD + "[[call_in]]\nfrom = 0000-00-00\n",
    "a date at the end of all": lambda: HEAD + "[[call_in]]\nfrom = 9999-12-31\n",
    "ten thousand tables": lambda: HEAD + "[[call_in]]\n" * 10_000,
    "ten thousand keys": lambda: HEAD + "".join(f"k{n} = 1\n" for n in range(10_000)),
    "a name of a megabyte": lambda: HEAD.replace('"X"', '"' + "X" * 1_000_000 + '"'),
    "a name that steers a terminal": lambda: HEAD.replace('"X"', '"\\u001b]2;owned\\u0007 \\u202e"'),
    "NULs": lambda: HEAD + "\x00",
    "half a character": lambda: HEAD + 'notes = ["\\ud800"]',
    "nothing": lambda: "",
}


@pytest.mark.parametrize("kind", FILES)
def test_a_council_file_made_to_break_its_reader_is_answered_or_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    register, path = demo_file(tmp_path), tmp_path / "x.toml"
    path.write_text(FILES[kind](), encoding="utf-8")
    call = Caller(capsys, register)
    assert told(call, "rules", "examples", str(path))
    assert told(call, "rules", "set", str(path))
    assert told(call, "rules", "--council", "x", "--councils", str(tmp_path))
    assert told(call, "verify").startswith("The register follows from its history")
