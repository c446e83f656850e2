"""Safe copies: whole or not at all, thinned out with care, and asked for when the last one is old."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.domain.errors import DiskFull, InputError, NotARegister, Refused, RegisterBusy, RegisterError
from clerk_tui.domain.safe_copy import Rotation, to_take_away
from clerk_tui.register import manifest, safe_copy
from clerk_tui.services import backups, drilling
from clerk_tui.services.backups import back_up
from clerk_tui.services.office import Office
from clerk_tui.services.registers import open_office
from tests.bystander import without_rights
from tests.offices import demo, demo_file, held, own, rename
from tests.register.test_writing import held_by_another


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return own(tmp_path)


def at(office: Office, day: str) -> Office:
    """The same office on another day by the true clock."""
    instant = datetime.fromisoformat(day).replace(tzinfo=UTC)
    office.clock.system = lambda: instant
    return office


# Whole or not at all


def test_the_copy_holds_every_row_of_the_open_register(tmp_path: Path) -> None:
    office = demo(tmp_path)
    copy = back_up(office, tmp_path / "safe").path
    again = open_office(copy)
    for table in ("history", "decision", "agenda_item", "person", "document"):
        rows = [[tuple(row) for row in one.register.read(f"SELECT * FROM {table}")] for one in (office, again)]
        assert rows[0] == rows[1] and rows[0], table
    again.register.close()


def test_a_copy_is_made_while_another_program_writes_or_is_refused_in_a_sentence(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_copy, "BUSY_SECONDS", 0.3)
    office.register.connection.execute("PRAGMA busy_timeout=100")
    with held_by_another(office.register.path, "IMMEDIATE"):
        # One that has begun and not yet committed keeps nobody from reading; only the note for Today has to wait.
        assert any("does not know of it" in remark for remark in back_up(office, tmp_path / "safe").remarks)
    before = held(tmp_path / "safe")
    with (
        held_by_another(office.register.path, "EXCLUSIVE"),
        pytest.raises(RegisterBusy, match=r"Another program is writing to the register"),
    ):
        back_up(office, tmp_path / "safe")
    assert held(tmp_path / "safe") == before


def test_a_register_that_is_not_sound_is_not_copied_over_good_copies(office: Office, tmp_path: Path) -> None:
    back_up(at(office, "2026-01-01"), tmp_path / "safe")
    before = held(tmp_path / "safe")
    office.register.connection.execute("UPDATE council SET name = 'Someone Else Council'")
    with pytest.raises(Refused, match=r"No copy was kept, because the register itself is not sound: history entry 1"):
        back_up(at(office, "2026-06-01"), tmp_path / "safe", Rotation(0, 0, 0))
    assert held(tmp_path / "safe") == before


@pytest.mark.parametrize("call", ["give_name", "sync_file", "examine"])
def test_a_full_disk_leaves_the_older_copy_and_nothing_half_made(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    back_up(at(office, "2026-01-01"), tmp_path / "safe")
    before = {path.name: path.read_bytes() for path in (tmp_path / "safe").iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device") if call != "examine" else DiskFull("full")

    monkeypatch.setattr(safe_copy, call, full)
    with pytest.raises(DiskFull):
        back_up(at(office, "2026-06-01"), tmp_path / "safe", Rotation(0, 0, 0))
    assert {path.name: path.read_bytes() for path in (tmp_path / "safe").iterdir()} == before


def test_a_disk_that_ends_in_the_middle_of_the_copy_is_said_plainly(tmp_path: Path) -> None:
    """A limit of the size of a file stands in for the end of the disk; it needs no rights."""
    path = demo_file(tmp_path)
    said = without_rights(f"""
import resource, signal
from pathlib import Path
from clerk_tui.domain.errors import ClerkError
from clerk_tui.services.backups import back_up
from clerk_tui.services.registers import open_office
office = open_office(Path({str(path)!r}))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    back_up(office, Path({str(tmp_path / "safe")!r}))
except ClerkError as error:
    print(error)
""")
    assert "cannot be written" in said or "is full; no copy was made" in said
    assert held(tmp_path / "safe") == []


def test_a_folder_that_may_not_be_written_is_said_plainly(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    (tmp_path / "safe").mkdir(0o555)
    said = without_rights(f"""
from pathlib import Path
from clerk_tui.domain.errors import ClerkError
from clerk_tui.services.backups import back_up
from clerk_tui.services.registers import open_office
try:
    back_up(open_office(Path({str(path)!r})), Path({str(tmp_path / "safe")!r}))
except ClerkError as error:
    print(error)
""")
    assert "Permission denied; nothing else was changed." in said
    assert held(tmp_path / "safe") == []


def test_a_file_in_the_way_and_a_folder_nobody_meant_are_named(office: Office, tmp_path: Path) -> None:
    (tmp_path / "safe").write_text("minutes")
    with pytest.raises(InputError, match=r"safe is a file, not a folder"):
        back_up(office, tmp_path / "safe")
    with pytest.raises(InputError, match=r"There is no folder .*nowhere to make safe in\."):
        back_up(office, tmp_path / "nowhere" / "safe")
    assert (tmp_path / "safe").read_text() == "minutes"


def test_two_copies_of_one_second_are_two(office: Office, tmp_path: Path) -> None:
    paths = [back_up(at(office, "2026-01-01"), tmp_path / "safe").path.name for _ in range(2)]
    assert paths == ["blackpool-2026-01-01T000000Z.clerk", "blackpool-2026-01-01T000000Z-2.clerk"]
    assert len(held(tmp_path / "safe")) == 4


def test_two_programs_do_not_copy_into_one_folder_at_once(office: Office, tmp_path: Path) -> None:
    (tmp_path / "safe").mkdir()
    with (
        safe_copy.alone(tmp_path / "safe"),
        pytest.raises(RegisterError, match="Another program is copying into"),
    ):
        back_up(office, tmp_path / "safe")


def test_what_a_killed_backup_left_is_finished_or_goes_with_the_next(office: Office, tmp_path: Path) -> None:
    first = back_up(at(office, "2026-01-01"), tmp_path / "safe").path
    note = manifest.manifest_of(first)
    # Killed after the copy had its name and before the manifest had.
    note.rename(safe_copy.part_of(note))
    (tmp_path / "safe" / ".blackpool-2026-01-02T000000Z.clerk.part").write_bytes(b"half")
    (tmp_path / "safe" / ".blackpool-2026-01-02T000000Z.clerk.json.part").write_bytes(b"{")
    (tmp_path / "safe" / ".vimrc.part").write_text("the clerk's own")
    second = back_up(at(office, "2026-01-03"), tmp_path / "safe").path
    names = [name for path in (first, second) for name in (path.name, f"{path.name}.json")]
    assert held(tmp_path / "safe") == sorted([".vimrc.part", *names])
    assert manifest.read(first) is not None


def test_a_name_that_a_killed_backup_only_reserved_goes_too(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    first = back_up(at(office, "2026-01-01"), tmp_path / "safe").path
    reserved = tmp_path / "safe" / "blackpool-2026-01-02T000000Z.clerk"
    reserved.touch()
    safe_copy.part_of(reserved).write_bytes(b"whole, and not yet renamed")
    note = manifest.manifest_of(first)
    note.rename(safe_copy.part_of(note))
    note.touch()
    (tmp_path / "safe" / "empty.clerk").touch()
    second = back_up(at(office, "2026-01-03"), tmp_path / "safe").path
    names = [name for path in (first, second) for name in (path.name, f"{path.name}.json")]
    assert held(tmp_path / "safe") == sorted(["empty.clerk", *names])
    assert manifest.read(first) is not None


# Which copies stay


def test_the_newest_of_each_day_week_and_month_stays(office: Office, tmp_path: Path) -> None:
    days = [datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(120)]
    gone = set(to_take_away(days, Rotation(7, 5, 12)))
    stays = [day.date().isoformat() for day in days if day not in gone]
    assert stays == [
        "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-05", "2026-04-12", "2026-04-19", "2026-04-24", "2026-04-25",
        "2026-04-26", "2026-04-27", "2026-04-28", "2026-04-29", "2026-04-30",
    ]  # fmt: skip


@given(
    st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)), min_size=1),
    st.builds(Rotation, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
)
def test_the_newest_copy_always_stays_and_never_more_than_is_asked_for(made: list[datetime], kept: Rotation) -> None:
    gone = to_take_away(made, kept)
    stays = set(made) - set(gone)
    assert max(made) in stays
    assert len(stays) <= max(1, kept.days + kept.weeks + kept.months)


def test_only_copies_this_program_made_of_this_register_are_taken_away(office: Office, tmp_path: Path) -> None:
    safe = tmp_path / "safe"
    old = [back_up(at(office, f"2026-01-0{day}"), safe).path for day in (1, 2, 3, 4)]
    other_folder = tmp_path / "other"
    other_folder.mkdir()
    other = back_up(at(own(other_folder), "2026-01-01"), safe).path
    manifest.manifest_of(old[1]).unlink()
    old[2].write_bytes(old[2].read_bytes() + b"\0")
    said = manifest.manifest_of(old[3]).read_text().replace('"clerk-tui"', '"another"')
    manifest.manifest_of(old[3]).write_text(said)
    (safe / "minutes.clerk").write_text("mine")
    made = back_up(at(office, "2026-06-01"), safe, Rotation(1, 0, 0))
    assert made.removed == (old[0],)
    assert [remark for remark in made.remarks if "no longer as it was made, so it was left" in remark] != []
    left = {path.name for path in safe.iterdir() if not path.name.endswith(".json")}
    assert left == {other.name, made.path.name, "minutes.clerk", *(path.name for path in old[1:])}


def test_a_manifest_that_names_another_file_takes_nothing_away(office: Office, tmp_path: Path) -> None:
    safe = tmp_path / "safe"
    first = back_up(at(office, "2026-01-01"), safe).path
    precious = safe / "precious.clerk"
    precious.write_bytes(first.read_bytes())
    manifest.manifest_of(precious).write_text(manifest.manifest_of(first).read_text())
    back_up(at(office, "2026-06-01"), safe, Rotation(1, 0, 0))
    assert precious.exists() and not first.exists()


NOT_OURS: dict[str, Callable[[str], str]] = {
    "another program's": lambda text: text.replace('"clerk-tui"', '"another"'),
    "cut off": lambda text: text[:100],
    "a list": lambda _: "[]",
    "of another form": lambda text: text.replace('"manifest": 1', '"manifest": 2'),
    "with a negative count": lambda text: text.replace('"size": ', '"size": -'),
    "without a zone": lambda text: text.replace("Z", ""),
    "very deep": lambda _: "[" * 100_000,
    "a number for a text": lambda text: json.dumps({**json.loads(text), "sha256": 1}),
    "huge": lambda text: text + " " * 1_000_000,
}


@pytest.mark.parametrize("kind", NOT_OURS)
def test_a_manifest_that_is_none_is_refused_and_the_copy_is_listed_with_its_doubt(
    office: Office, tmp_path: Path, kind: str
) -> None:
    copy = back_up(office, tmp_path / "safe").path
    note = manifest.manifest_of(copy)
    note.write_text(NOT_OURS[kind](note.read_text(encoding="utf-8")), encoding="utf-8")
    (listed,) = backups.copies_in(tmp_path / "safe")
    assert listed.manifest is None and "is no manifest of clerk-tui" in listed.doubt
    with pytest.raises(InputError, match="is no manifest of clerk-tui, or it was changed"):
        drilling.drill(copy)


# The drill


def test_a_drill_makes_the_notice_of_a_published_decision_and_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clerk_tui.services import publishing
    from tests.offices import ICT, TUESDAY, recorded

    office = recorded(demo(tmp_path, TUESDAY))
    publishing.publish(office, ICT)
    copy = back_up(office, tmp_path / "safe").path
    trial = tmp_path / "trial"
    trial.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(trial))
    (trial / "clerk-tui-drill-999999999-left").mkdir()
    before = {path.name: path.read_bytes() for path in (tmp_path / "safe").iterdir()}
    proved = drilling.drill(copy)
    assert proved.ref == "D1" and proved.notice_lines > 20
    assert held(trial) == []
    assert {path.name: path.read_bytes() for path in (tmp_path / "safe").iterdir()} == before


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE person SET name = 'Bensen' WHERE name = 'Benson'", "not what was copied: history entry"),
        ("DROP TRIGGER history_is_kept", "its schema was changed: trigger history_is_kept is missing"),
        ("DELETE FROM agenda_item WHERE id = 1", "not what was copied"),
    ],
)
def test_a_copy_that_was_touched_does_not_pass(tmp_path: Path, sql: str, sentence: str) -> None:
    import sqlite3

    copy = back_up(demo(tmp_path), tmp_path / "safe").path
    manifest.manifest_of(copy).unlink()
    with sqlite3.connect(copy) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(sql)
    connection.close()
    with pytest.raises(Refused, match=sentence):
        drilling.drill(copy)


@pytest.mark.parametrize("keep", [0, 100, 5000, 200_000])
def test_a_copy_that_was_cut_off_does_not_pass(tmp_path: Path, keep: int) -> None:
    copy = back_up(demo(tmp_path), tmp_path / "safe").path
    copy.write_bytes(copy.read_bytes()[:keep])
    with pytest.raises((NotARegister, Refused)):
        drilling.drill(copy)


# The reminder


def test_today_asks_for_a_copy_after_a_week_of_work_without_one(office: Office, tmp_path: Path) -> None:
    begun = office.clock.system()

    def after(days: float) -> str:
        return backups.reminder(at(office, (begun.replace(tzinfo=None) + timedelta(days=days)).isoformat()))

    assert after(6.9) == ""
    assert after(7.1) == "This register has never been copied to a safe place."
    back_up(office, tmp_path / "safe")
    assert after(100) == "", "nothing was changed since"
    from clerk_tui.services import new_meetings
    from clerk_tui.services.new_meetings import NewMeeting

    new_meetings.add_meeting(office, NewMeeting("Cabinet", begun.date()), despite="It is held then")
    assert after(14) == ""
    assert after(14.2).startswith("The last safe copy is of ") and after(14.2).endswith(", 7 days ago.")
    back_up(office, tmp_path / "safe", remind_after=30)
    rename_body(office)
    assert after(44) == "" and after(44.5) != ""


def test_a_copy_made_while_the_clock_was_wrong_does_not_silence_the_reminder(office: Office, tmp_path: Path) -> None:
    begun = office.clock.system()
    back_up(at(office, "2099-01-01"), tmp_path / "safe")
    at(office, begun.replace(tzinfo=None).isoformat())
    assert backups.reminder(office) == "", "nothing was changed since"
    from clerk_tui.services import new_meetings
    from clerk_tui.services.new_meetings import NewMeeting

    new_meetings.add_meeting(office, NewMeeting("Cabinet", begun.date()), despite="It is held then")
    assert backups.reminder(office).startswith("The last safe copy bears a day to come, Thursday 1 January 2099: ")


def rename_body(office: Office) -> None:
    from clerk_tui.register.changes import Change
    from tests.offices import do

    def work(change: Change) -> None:
        row = change.row("body", 1)
        change.update("body", 1, int(str(row["version"])), name="Executive")

    do(office.register, work)


def test_a_copy_is_no_entry_of_the_history_and_nothing_to_undo(office: Office, tmp_path: Path) -> None:
    made = back_up(office, tmp_path / "safe")
    entries = office.register.read("SELECT max(seq) FROM history")[0][0]
    assert made.manifest.entries == entries, "the copy's head is still the register's"


def test_a_demonstration_is_never_asked_for_a_copy(tmp_path: Path) -> None:
    office = demo(tmp_path)
    rename(office.register, 1, "Cllr Benson")
    assert backups.reminder(at(office, "2099-01-01")) == ""


def test_a_folder_whose_name_is_of_another_encoding_takes_a_copy(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    made = back_up(office, folder)
    assert [remark for remark in made.remarks if "does not know" in remark] == []
    assert drilling.drill(folder).copy == made.path
