"""Writing a notice into a folder: names, nothing overwritten, nothing half-written, plain refusals."""

from __future__ import annotations

import dataclasses
import errno
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_tui.documents.writing import Face, file_name, files, notice_of, slug, write_document
from clerk_tui.documents.writing.html import as_html
from clerk_tui.documents.writing.plain import as_text
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.public import PublicCallIn, PublicRecord

RECORD = PublicRecord(
    **{field.name: "" for field in dataclasses.fields(PublicRecord)}  # type: ignore[arg-type]
    | {
        "council": "Blackpool Council",
        "nation": "england",
        "decision_id": 2,
        "reference": "EX/25/2017",
        "title": "ICT/DIGITAL STRATEGY 2017-2022",
        "meeting_day": None,
        "meeting_starts": None,
        "decided_on": date(2017, 10, 9),
        "published_on": date(2017, 10, 10),
        "notice_on": None,
        "key_decision": None,
        "present": (),
        "urgency_statements": (),
        "numbers": (),
        "call_in": PublicCallIn(False, None, None, None, ("Not open to call-in.",)),
    }
)
STEM = "decision-ex-25-2017-ict-digital-strategy-2017-2022"


def notice_html(record: PublicRecord) -> str:
    return as_html(notice_of(record))


def notice_text(record: PublicRecord) -> str:
    return as_text(notice_of(record))


def write_notice(record: PublicRecord, folder: Path) -> list[Path]:
    made = datetime(2017, 10, 10, 9, tzinfo=UTC)
    return write_document(notice_of(record), file_name(record), folder, made, (Face.HTML, Face.TEXT))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_clerk_finds_both_faces_under_a_plain_name(tmp_path: Path) -> None:
    written = write_notice(RECORD, tmp_path)
    assert [path.name for path in written] == [f"{STEM}.html", f"{STEM}.txt"]
    assert written[0].read_text(encoding="utf-8") == notice_html(RECORD)
    assert written[1].read_bytes() == notice_text(RECORD).encode("utf-8")
    assert names(tmp_path) == [f"{STEM}.html", f"{STEM}.txt"]


def test_writing_the_same_notice_again_changes_nothing(tmp_path: Path) -> None:
    first = write_notice(RECORD, tmp_path)
    before = [path.stat().st_mtime_ns for path in first]
    assert write_notice(RECORD, tmp_path) == first
    assert [path.stat().st_mtime_ns for path in first] == before
    assert len(names(tmp_path)) == 2


def test_another_notice_of_the_same_name_gets_the_next_free_one(tmp_path: Path) -> None:
    first = write_notice(RECORD, tmp_path)
    kept = [path.read_bytes() for path in first]
    corrected = dataclasses.replace(RECORD, notes="Corrected.")
    again = write_notice(corrected, tmp_path)
    third = write_notice(dataclasses.replace(RECORD, notes="Corrected twice."), tmp_path)
    assert [path.name for path in again] == [f"{STEM}-2.html", f"{STEM}-2.txt"]
    assert [path.name for path in third] == [f"{STEM}-3.html", f"{STEM}-3.txt"]
    assert [path.read_bytes() for path in first] == kept
    assert write_notice(corrected, tmp_path) == again


def test_a_face_that_was_deleted_is_written_again_beside_the_other(tmp_path: Path) -> None:
    page, text = write_notice(RECORD, tmp_path)
    text.unlink()
    assert write_notice(RECORD, tmp_path) == [page, text]
    assert text.read_bytes() == notice_text(RECORD).encode("utf-8")


def test_one_foreign_file_moves_the_whole_set(tmp_path: Path) -> None:
    (tmp_path / f"{STEM}.txt").write_text("the clerk's own note", encoding="utf-8")
    written = write_notice(RECORD, tmp_path)
    assert [path.name for path in written] == [f"{STEM}-2.html", f"{STEM}-2.txt"]
    assert (tmp_path / f"{STEM}.txt").read_text(encoding="utf-8") == "the clerk's own note"


def test_a_link_that_points_elsewhere_is_not_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    folder = tmp_path / "notices"
    folder.mkdir()
    (folder / f"{STEM}.html").symlink_to(outside)
    written = write_notice(RECORD, folder)
    assert not outside.exists()
    assert written[0].name == f"{STEM}-2.html"


def test_a_pipe_under_the_name_does_not_hang_the_program(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / f"{STEM}.html")
    assert write_notice(RECORD, tmp_path)[0].name == f"{STEM}-2.html"


@pytest.mark.parametrize("title", ["../../etc/passwd", "..\\..\\x", "C:\\x", "/etc/cron.d/x", "%2e%2e%2f", "x\x00y"])
def test_a_title_cannot_leave_the_folder(tmp_path: Path, title: str) -> None:
    folder = tmp_path / "notices"
    folder.mkdir()
    written = write_notice(dataclasses.replace(RECORD, title=title, reference=title), folder)
    assert {path.parent for path in written} == {folder.resolve()}
    assert names(tmp_path) == ["notices"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ICT/DIGITAL STRATEGY 2017-2022", "ict-digital-strategy-2017-2022"),
        ("Café – naïve ﬁle №5", "cafe-naive-file-no5"),
        ("CON", "file-con"),
        ("nul", "file-nul"),
        ("LPT1", "file-lpt1"),
        ("console", "console"),
        ("", "untitled"),
        ("...", "untitled"),
        ("Решение", "untitled"),
        ("name. ", "name"),
    ],
)
def test_names_are_plain_on_every_system(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text(max_size=400))
def test_any_title_makes_a_plain_name(text: str) -> None:
    name = slug(text)
    assert 0 < len(name) <= 85
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-")
    assert not name.endswith("-")
    assert slug(name) == name


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"^There is no folder .*nowhere\.$"):
        write_notice(RECORD, tmp_path / "nowhere")


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"notes\.txt is a file, not a folder"):
        write_notice(RECORD, file)
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_hostile_folder_name_is_shown_as_text(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        write_notice(RECORD, tmp_path / "x\x1b]2;PWNED\x07\x00")
    assert "\x1b" not in str(caught.value)


def refuse(monkeypatch: pytest.MonkeyPatch, call: str, number: int, after: int = 0) -> None:
    """Let the operating system refuse the `after`-th and later calls of `os.<call>` with this error number."""
    genuine, count = getattr(os, call), 0

    def refusing(*args: object, **kwargs: object) -> object:
        nonlocal count
        count += 1
        if count > after:
            raise OSError(number, os.strerror(number))
        return genuine(*args, **kwargs)

    monkeypatch.setattr(os, call, refusing)


@pytest.mark.parametrize("after", [0, 1])
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    refuse(monkeypatch, "fsync", errno.ENOSPC, after)
    with pytest.raises(DocumentError, match=r"^The disk .* is full; nothing was written\.$"):
        write_notice(RECORD, tmp_path)
    assert names(tmp_path) == []


def test_a_disk_that_fills_up_between_the_two_names_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "link", errno.ENOSPC, 1)
    with pytest.raises(DocumentError, match="is full"):
        write_notice(RECORD, tmp_path)
    assert names(tmp_path) == []


def test_a_folder_on_a_share_without_links_works_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "link", errno.EPERM)
    written = write_notice(RECORD, tmp_path)
    assert [path.name for path in written] == names(tmp_path)
    assert written[0].read_text(encoding="utf-8") == notice_html(RECORD)
    refuse(monkeypatch, "replace", errno.EIO)
    with pytest.raises(DocumentError):
        write_notice(dataclasses.replace(RECORD, notes="Corrected."), tmp_path)
    assert [path.name for path in written] == names(tmp_path)


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    genuine = files._write_part

    def too_late(part: Path, data: bytes) -> None:
        genuine(part, data)
        if data.startswith(b"Blackpool"):
            (tmp_path / f"{STEM}.txt").write_text("somebody else's", encoding="utf-8")

    monkeypatch.setattr(files, "_write_part", too_late)
    written = write_notice(RECORD, tmp_path)
    assert [path.name for path in written] == [f"{STEM}-2.html", f"{STEM}-2.txt"]
    assert (tmp_path / f"{STEM}.txt").read_text(encoding="utf-8") == "somebody else's"
    assert not (tmp_path / f"{STEM}.html").exists()


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:
        # The superuser may write anywhere, so the refusal is made where the system would make it.
        refuse(monkeypatch, "link", errno.EACCES)
    else:
        tmp_path.chmod(0o500)
    with pytest.raises(DocumentError, match=r"cannot be written to \(Permission denied\); nothing was written"):
        write_notice(RECORD, tmp_path)
    tmp_path.chmod(0o700)
    assert names(tmp_path) == []
