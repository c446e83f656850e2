"""The last day for a notice is named the same way wherever a clerk asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import Caller

NOTICE = "Friday 8 September 2017; the count alone allows Sunday 10 September 2017, when the offices are closed"


@pytest.mark.parametrize(
    "asked",
    [
        ("check", "D1"),
        ("plan", "--meeting", "9 October 2017", "--key"),
        ("timetable", "list.csv", "--all"),
    ],
)
def test_a_clerk_is_told_the_day_the_offices_are_open_and_what_the_count_alone_allows(
    tmp_path: Path, call: Caller, asked: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.csv").write_text("body,date\nExecutive,2017-10-09\n", encoding="utf-8")
    now = "2017-08-01T09:00"
    call.ok("decision", "set", "D1", "key_decision=yes", "notice_on=", now=now)
    assert NOTICE in " ".join(call(*asked, now=now).out.split())


def test_a_plan_says_once_that_the_offices_are_closed_on_the_day_that_the_count_allows(call: Caller) -> None:
    said = call.ok("plan", "--meeting", "9 October 2017", "--key", now="2017-08-01T09:00").out
    assert NOTICE in said and "also satisfies the count" not in said
    holiday = call.ok("plan", "--meeting", "25 April 2017", "--key", now="2017-01-03T09:00").out
    assert "Monday 17 April 2017 (Easter Monday) also satisfies the count" in holiday, "a day with a name tells why"
