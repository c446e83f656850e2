"""Opening an office: who works in it, what time it is there, and the demonstration."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from clerk_tui.domain.council import Nation
from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import InputError, NotARegister, Refused, RegisterError
from clerk_tui.register import council as council_rows
from clerk_tui.register import history
from clerk_tui.register.store import Register
from clerk_tui.rules.council_file import read_council
from clerk_tui.services import decisions, publishing
from clerk_tui.services.office import Clock
from clerk_tui.services.registers import (
    account,
    create_register,
    data_folder,
    default_path,
    demo_path,
    new_council,
    open_demo,
    open_office,
    shipped_council,
)
from tests.offices import EVENING, ICT, TUESDAY, count, demo, demo_file, held, own, recorded

NOW = datetime(2031, 2, 2, 15, 5, tzinfo=UTC)
"""The true time of every test (see conftest)."""


# Who


def test_who_is_the_account_and_not_what_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = account()
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "the-mayor")
    assert account() == before != "the-mayor"
    office = demo(tmp_path)
    decisions.set_field(office, ICT, "notes", "x")
    assert history.page(office.register, 0, 1)[0].who == before


def test_an_account_without_a_name_is_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 987_654)
    assert account() == "account 987654"


# What time it is


def test_without_a_rehearsal_the_clock_is_the_true_one(tmp_path: Path) -> None:
    office = own(tmp_path)
    assert office.clock.rehearsed is None
    assert NOW <= office.clock.now() < NOW + timedelta(minutes=5)


def test_the_day_is_london_s_day() -> None:
    """X086: half past midnight by summer time is the next day, whatever Greenwich and this computer say."""
    assert Clock(parse_instant("2026-06-09T23:30:00Z")).today() == date(2026, 6, 10)
    assert Clock(parse_instant("2026-12-09T23:30:00Z")).today() == date(2026, 12, 9)


def test_a_rehearsed_clock_runs_on_and_can_be_set_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    seconds = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: seconds[0])
    clock = Clock()
    clock.rehearse(parse_instant(EVENING))
    assert clock.now() == parse_instant(EVENING)
    seconds[0] += 61.9
    assert clock.now() == parse_instant(EVENING) + timedelta(seconds=61)
    clock.rehearse(parse_instant(TUESDAY))
    assert clock.now() == parse_instant(TUESDAY)


def test_a_rehearsed_clock_never_dates_the_history(tmp_path: Path) -> None:
    office = demo(tmp_path, TUESDAY)
    commands, entries = count(office.register, "command"), count(office.register, "history")
    recorded(office)
    decisions.set_field(office, ICT, "notice_on", "")
    decisions.override(office, ICT, "EN-KD28", "The printer failed.")
    done = publishing.publish(office, ICT)
    told = office.register.read("SELECT at, rehearsed_at FROM command ORDER BY rowid LIMIT -1 OFFSET ?", commands)
    stamps = [row["at"] for row in told]
    stamps += [row["at"] for row in office.register.read("SELECT at FROM history WHERE seq > ?", entries)]
    stamps += [row["at"] for row in office.register.read("SELECT at FROM check_override")]
    assert len(told) == 6 and len(stamps) > 12
    assert all(datetime.fromisoformat(stamp) >= NOW for stamp in stamps)
    assert all(row["rehearsed_at"].startswith("2017-10-10T08:3") for row in told)
    assert done.recorded_at >= NOW
    assert done.published_on == date(2017, 10, 10)


def test_on_a_true_clock_nothing_is_marked_as_rehearsed(tmp_path: Path) -> None:
    office = own(tmp_path)
    assert [row["rehearsed_at"] for row in office.register.read("SELECT rehearsed_at FROM command")] == [None]


def test_the_order_of_the_history_is_its_sequence_even_if_the_clock_goes_back(tmp_path: Path) -> None:
    office = demo(tmp_path)
    for number, day in enumerate(("2031-05-01", "2020-01-01", "2031-06-01")):
        with time_machine.travel(f"{day} 12:00Z"):
            decisions.set_field(office, ICT, "notes", f"note {number}")
    changed = [history.differences(e)["notes"] for e in history.of_decision(office.register, ICT) if e.before]
    assert changed == [("", "note 0"), ("note 0", "note 1"), ("note 1", "note 2")]


# The demonstration


def test_the_demonstration_stands_on_the_evening_of_the_meeting(tmp_path: Path) -> None:
    office = open_demo(tmp_path / "demo.clerk")
    assert office.clock.rehearsed == parse_instant(EVENING)
    assert council_rows.council(office.register).name == "Blackpool Council"
    assert count(office.register, "decision") == 2
    office.register.close()


def test_it_goes_on_from_where_it_was_left(tmp_path: Path) -> None:
    office = open_demo(tmp_path / "demo.clerk")
    office.clock.rehearse(parse_instant("2017-10-11T09:00+01:00"))
    decisions.set_field(office, ICT, "notes", "kept")
    office.register.close()
    again = open_demo(tmp_path / "demo.clerk")
    assert again.clock.now() >= parse_instant("2017-10-11T09:00+01:00")
    assert again.clock.today() == date(2017, 10, 11)
    again.register.close()


def test_fresh_begins_it_anew(tmp_path: Path) -> None:
    path = tmp_path / "demo.clerk"
    office = open_demo(path)
    decisions.set_field(office, ICT, "notes", "gone soon")
    office.register.close()
    again = open_demo(path, fresh=True)
    assert count(again.register, "command") == 2
    again.register.close()
    assert held(tmp_path) == ["demo.clerk"]


def test_fresh_never_throws_a_council_s_own_register_away(tmp_path: Path) -> None:
    own(tmp_path, name="demo.clerk").register.close()
    before = (tmp_path / "demo.clerk").read_bytes()
    for fresh in (True, False):
        with pytest.raises(Refused, match="is a council's own register, not a demonstration; it was left alone"):
            open_demo(tmp_path / "demo.clerk", fresh=fresh)
    assert (tmp_path / "demo.clerk").read_bytes() == before


def test_fresh_never_throws_another_file_away(tmp_path: Path) -> None:
    (tmp_path / "demo.clerk").write_text("My letters.")
    with pytest.raises(NotARegister):
        open_demo(tmp_path / "demo.clerk", fresh=True)
    assert (tmp_path / "demo.clerk").read_text() == "My letters."


def test_a_demonstration_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(RegisterError, match="A register cannot be made at"):
        open_demo(tmp_path / "file" / "demo.clerk")


def test_opening_that_fails_half_way_leaves_no_open_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []
    close = Register.close

    def noted(register: Register) -> None:
        closed.append(register.path)
        close(register)

    monkeypatch.setattr(Register, "close", noted)
    Register.create(tmp_path / "own.clerk", "2017-10-09T19:00:00Z")
    closed.clear()
    with pytest.raises(NotARegister):
        open_office(tmp_path / "own.clerk")
    assert closed == [tmp_path / "own.clerk"]


# Places and councils


def test_registers_lie_in_the_user_s_data_folder(nobodys_desk: Path) -> None:
    assert data_folder() == nobodys_desk / "data" / "clerk-tui"
    assert (default_path().name, demo_path().name) == ("register.clerk", "demo.clerk")


def test_another_council_with_its_rule(tmp_path: Path) -> None:
    made = new_council("  Ynys Môn\x1b County  Council ", "wales", 5, "Constitution, part 4")
    assert (made.id, made.nation) == ("ynys-mon-county-council", Nation.WALES)
    create_register(tmp_path / "own.clerk", made)
    council = open_office(tmp_path / "own.clerk").council()
    assert council.name == made.name == "Ynys Môn\ufffd County Council"
    (rule,) = council.call_in
    assert (rule.days, rule.source, rule.certainty) == (5, "Constitution, part 4", "local")


def test_a_rule_without_a_source_is_only_inferred() -> None:
    (rule,) = read_council(new_council("Ambridge", "england", 3, " ").file_text, "x").call_in
    assert rule.certainty == "inferred" and "not yet checked against the constitution" in rule.source


def test_a_council_without_a_rule_has_none() -> None:
    assert read_council(new_council("Ambridge", "england", None, "").file_text, "x").call_in == ()


@pytest.mark.parametrize("name", ["", "  ", "\n", "—", "★"])
def test_a_council_needs_a_name(name: str) -> None:
    with pytest.raises(InputError, match="A council needs a name"):
        new_council(name, "england", None, "")


@pytest.mark.parametrize("name", ['The "Royal" Council', "back\\slash", "a = 'b'", "[[call_in]]", "x" * 2000, "[/] A"])
def test_whatever_the_name_its_file_reads_back(name: str) -> None:
    assert read_council(new_council(name, "england", 5, name).file_text, "x").name == name


def test_a_council_file_of_one_s_own_is_adopted_as_the_register_keeps_it(tmp_path: Path) -> None:
    text = shipped_council("blackpool").file_text
    (tmp_path / "blackpool.toml").write_bytes(text.replace("\n", "\r\n").encode())
    council = shipped_council("blackpool", tmp_path)
    assert council.file_text == text
    create_register(tmp_path / "own.clerk", council)
    assert open_office(tmp_path / "own.clerk").council() == read_council(text, "blackpool")


def test_a_council_file_that_only_seems_to_be_one_is_refused_before_a_register_is_made(tmp_path: Path) -> None:
    """A line separator inside a comment becomes a line end when it is cleaned, and the rest of it no TOML."""
    text = shipped_council("blackpool").file_text
    (tmp_path / "blackpool.toml").write_text(f"# note\u2028no toml\n{text}", encoding="utf-8")
    with pytest.raises(InputError, match="line 2: this is no line of a council file"):
        shipped_council("blackpool", tmp_path)


def test_the_council_and_calendar_are_read_again_when_they_change(tmp_path: Path) -> None:
    from tests.offices import do

    office = own(tmp_path)
    fingerprint = office.calendar().fingerprint
    text = office.council().name
    do(
        office.register,
        lambda change: change.insert(
            "calendar_day", day="2017-10-11", kind="bank-holiday", label="Royal wedding", source="proclamation"
        ),
    )
    assert office.calendar().fingerprint != fingerprint
    assert office.calendar().why_not(date(2017, 10, 11)) == "Royal wedding"
    row = council_rows.council(office.register)
    new = row.file_text.replace('name = "Blackpool Council"', 'name = "Blackpool Borough"')
    do(office.register, lambda change: change.update("council", 1, row.version, file_text=new))
    assert (text, office.council().name) == ("Blackpool Council", "Blackpool Borough")


def test_a_demonstration_made_by_another_version_is_left_alone(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    data = bytearray(path.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(data)
    with pytest.raises(RegisterError, match="newer clerk-tui"):
        open_demo(path, fresh=True)
    assert path.read_bytes() == bytes(data)
