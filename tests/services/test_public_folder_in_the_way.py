"""The public folder where something stands in the way: one sentence, and the folder is as it was."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clerk_tui.domain.errors import DocumentError
from clerk_tui.services.office import Office
from clerk_tui.services.public_folder import export_public, shelf, swap
from clerk_tui.services.public_folder.shelf import MARKER, STAGE
from tests.exported import WEDNESDAY, held, publish_money, published_office, touched, words
from tests.offices import own


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = published_office(tmp_path)
    yield office
    office.register.close()


@pytest.fixture
def folder(office: Office, tmp_path: Path) -> Path:
    """The folder of a first export."""
    folder = tmp_path / "public"
    export_public(office, folder)
    return folder


def fails(office: Office, folder: Path, says: str) -> None:
    """The export is refused with this sentence, and the folder is as it was."""
    before = held(folder) if folder.is_dir() else None
    with pytest.raises(DocumentError, match=says) as refused:
        export_public(office, folder)
    assert "\n" not in str(refused.value)
    assert (held(folder) if folder.is_dir() else None) == before


def test_a_file_by_the_name_of_the_folder_is_in_the_way(office: Office, tmp_path: Path) -> None:
    (tmp_path / "public").write_text("mine")
    fails(office, tmp_path / "public", "is a file, not a folder")
    fails(office, tmp_path / "none" / "public", "There is no folder")


def test_a_folder_with_other_things_is_not_ours(office: Office, tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "index.html").write_text("the council's own home page")
    fails(office, tmp_path / "public", "holds other things, such as index.html")


def test_the_folder_of_another_register_is_not_ours(office: Office, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "kent").mkdir()
    kent = own(tmp_path / "kent", "kent", now=WEDNESDAY)
    fails(kent, folder, "the public pages of another register")
    kent.register.close()


def test_a_file_where_a_new_page_belongs_is_in_the_way(office: Office, folder: Path) -> None:
    (folder / "decisions" / "D2.html").write_text("mine")
    publish_money(office)
    fails(office, folder, r"D2\.html is in the way")


def test_a_folder_where_a_page_belongs_is_in_the_way(office: Office, folder: Path) -> None:
    (folder / "index.html").unlink()
    (folder / "index.html").mkdir()
    fails(office, folder, r"index\.html is in the way")


def test_a_link_in_the_folder_leads_no_page_out_of_it(office: Office, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.move(folder / "decisions", elsewhere)
    (folder / "decisions").symlink_to(elsewhere, target_is_directory=True)
    before = held(elsewhere)
    publish_money(office)
    fails(office, folder, "is a link that leads elsewhere")
    assert held(elsewhere) == before


def test_a_page_that_became_a_link_does_not_write_through_it(office: Office, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("mine")
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(tmp_path / "secret")
    fails(office, folder, "is in the way")
    assert (tmp_path / "secret").read_text() == "mine"


def test_a_note_that_was_cut_off_still_says_the_folder_is_ours(office: Office, folder: Path) -> None:
    before = held(folder)
    (folder / MARKER).write_bytes(before[MARKER][:40])
    report = export_public(office, folder)
    assert held(folder) == before
    assert (report.new, report.changed) == (0, 0)


def test_a_note_that_names_files_elsewhere_lets_none_of_them_be_taken_away(
    office: Office, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    note = json.loads(words(folder, MARKER))
    note["files"]["../mine.txt"] = ["x", 4, shelf.digest(b"mine")]
    (folder / MARKER).write_text(json.dumps(note))
    export_public(office, folder)
    assert (tmp_path / "mine.txt").read_bytes() == b"mine"


def full_after(monkeypatch: pytest.MonkeyPatch, most: int, code: int = errno.ENOSPC) -> None:
    """A disk that takes so many bytes more."""
    left = [most]
    real = os.write

    def write(handle: int, data: bytes) -> int:
        left[0] -= len(data)
        if left[0] < 0:
            raise OSError(code, os.strerror(code))
        return real(handle, data)

    monkeypatch.setattr(os, "write", write)


@pytest.mark.parametrize("most", [0, 2_000, 40_000])
def test_a_disk_that_fills_in_the_middle_leaves_the_old_folder_whole(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    publish_money(office)
    before = touched(folder)
    with monkeypatch.context() as patched:
        full_after(patched, most)
        fails(office, folder, "is full; the folder is as it was")
    assert touched(folder) == before
    assert export_public(office, folder).new == 1


def test_a_disk_that_fills_at_the_first_export_leaves_no_folder(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_after(monkeypatch, 5_000)
    fails(office, tmp_path / "public", "is full")
    assert not (tmp_path / "public").exists()


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_after(monkeypatch, 0, errno.EACCES)
    (tmp_path / "public").mkdir()
    fails(office, tmp_path / "public", r"cannot be written to \(Permission denied\)")


def _stumbling(real: Callable[[Path, Path], Path], at: str) -> Callable[[Path, Path], Path]:
    def replace(path: Path, target: Path) -> Path:
        if path.name == at and STAGE in str(path) and "old" not in path.parts:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, target)

    return replace


@pytest.mark.parametrize("at", ["D2.html", "index.html", MARKER])
def test_a_page_that_another_program_holds_open_puts_all_of_it_back(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    publish_money(office)
    before = held(folder)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", _stumbling(Path.replace, at))
        fails(office, folder, "cannot be written to")
    assert held(folder) == before


def test_where_files_cannot_be_linked_they_are_put_back_from_a_copy(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(path: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    publish_money(office)
    before = held(folder)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "hardlink_to", no_links)
        patched.setattr(Path, "replace", _stumbling(Path.replace, "index.html"))
        fails(office, folder, "cannot be written to")
    assert held(folder) == before


def test_an_export_that_was_killed_while_it_was_put_in_place_is_finished_by_the_next(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_money(office)
    with monkeypatch.context() as patched:
        # As after a power cut: the staging folder stays as it is, with half of it in place.
        patched.setattr(swap, "_put_in_place", lambda place, order, removed: _half(place, order))
        patched.setattr(swap, "_take_away", lambda stage: None)
        export_public(office, folder)
    assert (folder / STAGE).is_dir()
    report = export_public(office, folder)
    assert (report.new, report.changed) == (0, 0)
    assert not (folder / STAGE).exists()
    export_public(office, folder.parent / "lone")
    assert held(folder) == held(folder.parent / "lone")


def _half(place: Path, order: list[str]) -> None:
    for path in order[: len(order) // 2]:
        (place / STAGE / "new" / path).replace(place / path)


def test_an_export_that_was_killed_while_it_wrote_leaves_nothing_behind(office: Office, folder: Path) -> None:
    (folder / STAGE / "new").mkdir(parents=True)
    (folder / STAGE / "new" / "index.html").write_text("half a pa")
    before = {path: data for path, data in held(folder).items() if not path.startswith(STAGE)}
    export_public(office, folder)
    assert held(folder) == before


def test_what_a_stranger_left_in_the_staging_folder_is_not_put_elsewhere(office: Office, folder: Path) -> None:
    (folder / STAGE / "new").mkdir(parents=True)
    (folder / STAGE / "evil").write_text("x")
    (folder / STAGE / "ready").write_text(
        json.dumps({"place": ["../../evil", "../evil"], "remove": ["../register.clerk"]})
    )
    export_public(office, folder)
    assert not (folder.parent / "evil").exists() and (folder.parent / "register.clerk").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such lock on a folder")
def test_two_exports_into_one_folder_do_not_run_at_once(office: Office, folder: Path) -> None:
    with swap.shelf(folder, shelf.json.loads(words(folder, MARKER))["register"]):
        fails(office, folder, "Another export into")
