"""A clerk keeps the plain-text mirror in version control: only what changed is written again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_tui.documents.reading.mirror import read_mirror
from clerk_tui.domain.errors import DocumentError
from clerk_tui.services import correcting, publishing
from clerk_tui.services.correcting import Reasons
from clerk_tui.services.decision_notice import notice_record
from clerk_tui.services.mirror import MirrorReport, export_mirror, ledgers_in_force
from clerk_tui.services.office import Office
from tests.offices import ICT, TUESDAY, demo, recorded


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = recorded(demo(tmp_path, TUESDAY))
    yield made
    made.register.close()


def test_drafts_stay_in_the_office_and_what_is_published_reads_back(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "mirror" / "decisions"
    assert export_mirror(office, folder) == MirrorReport()
    assert list(folder.iterdir()) == []
    publishing.publish(office, ICT)
    assert export_mirror(office, folder) == MirrorReport(new=1)
    ledgers = ledgers_in_force(office, ICT)
    assert read_mirror((folder / "D1.md").read_text("utf-8")) == (notice_record(office, ICT), ledgers)
    assert [ledger.answer.isoformat() for ledger in ledgers] == ["2017-10-13", "2017-10-14"]


def test_a_second_export_touches_nothing_and_a_correction_changes_its_own_file(office: Office, tmp_path: Path) -> None:
    publishing.publish(office, ICT)
    export_mirror(office, tmp_path)
    file = tmp_path / "D1.md"
    before = file.read_text("utf-8")
    os.utime(file, (1, 1))
    assert export_mirror(office, tmp_path) == MirrorReport(same=1)
    assert file.stat().st_mtime == 1
    correcting.correct(
        office, ICT, {"title": "ICT STRATEGY"}, Reasons("The title was wrong.", False, "The decision is as it was.")
    )
    assert export_mirror(office, tmp_path) == MirrorReport(changed=1)
    record, _ = read_mirror(file.read_text("utf-8"))
    assert record.corrections[0].startswith("Corrected on")
    assert before != file.read_text("utf-8")


def test_a_file_of_somebody_elses_is_not_written_over(office: Office, tmp_path: Path) -> None:
    publishing.publish(office, ICT)
    (tmp_path / "D1.md").write_text("my own notes", "utf-8")
    with pytest.raises(DocumentError, match=r"“D1\.md” in the folder is no file of the mirror"):
        export_mirror(office, tmp_path)
    assert (tmp_path / "D1.md").read_text("utf-8") == "my own notes"


def test_a_link_does_not_lead_a_write_out_of_the_folder(office: Office, tmp_path: Path) -> None:
    publishing.publish(office, ICT)
    folder = tmp_path / "mirror"
    folder.mkdir()
    try:
        (folder / "D1.md").symlink_to(tmp_path / "outside.md")
    except OSError:
        pytest.skip("this system gives no links")
    with pytest.raises(DocumentError, match="is no file of the mirror"):
        export_mirror(office, folder)
    assert not (tmp_path / "outside.md").exists()


def test_a_folder_that_is_a_file_is_one_sentence(office: Office, tmp_path: Path) -> None:
    publishing.publish(office, ICT)
    (tmp_path / "mirror").write_text("", "utf-8")
    with pytest.raises(DocumentError, match=r"cannot be written to .*mirror: "):
        export_mirror(office, tmp_path / "mirror")


def test_a_disk_that_fills_leaves_the_old_file_whole(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publishing.publish(office, ICT)
    export_mirror(office, tmp_path)
    before = (tmp_path / "D1.md").read_bytes()
    correcting.correct(
        office, ICT, {"title": "ICT STRATEGY"}, Reasons("The title was wrong.", False, "The decision is as it was.")
    )

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("clerk_tui.documents.writing.files.os.fsync", full)
    with pytest.raises(DocumentError, match="No space left on device"):
        export_mirror(office, tmp_path)
    assert (tmp_path / "D1.md").read_bytes() == before
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]
