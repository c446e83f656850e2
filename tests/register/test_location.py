"""Where a register lies: a network share or a synchronised folder is told from a local disk."""

from __future__ import annotations

import ntpath
import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from clerk_tui.domain.errors import RegisterElsewhere
from clerk_tui.register import location
from clerk_tui.register.store import Register
from tests.offices import AT, demo_file, held

MOUNTS = r"""
24 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
25 24 0:22 / /proc rw,nosuid shared:2 - proc proc rw
30 24 0:40 / /mnt/committee rw,relatime shared:3 - cifs //server/committee rw,vers=3.1.1
31 24 0:41 / /mnt/home\040drive rw,relatime - nfs4 server:/srv rw
32 24 0:42 / /mnt/ssh rw,nosuid - fuse.sshfs clerk@server:/srv rw
33 24 8:2 / /mnt/committee/local rw - ext4 /dev/sdb1 rw
34 24 0:43 / /mnt/again rw - ext4 /dev/sdc1 rw
35 24 0:44 / /mnt/again rw - smb3 //server/again rw
36 24 0:45 / /mnt/c rw - 9p C:\134 rw
37 24 0:46 / /mnt/stick rw - fuseblk /dev/sdd1 rw
a line that is none
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/srv/clerk/register.clerk", ""),
        ("/mnt/committee/register.clerk", "cifs"),
        ("/mnt/committee-papers/register.clerk", ""),
        ("/mnt/home drive/clerk/register.clerk", "nfs4"),
        ("/mnt/ssh/register.clerk", "fuse.sshfs"),
        ("/mnt/committee/local/register.clerk", ""),
        ("/mnt/again/register.clerk", "smb3"),
        ("/mnt/c/people/clerk/register.clerk", "9p"),
        ("/mnt/stick/register.clerk", ""),
    ],
)
def test_the_kind_of_the_disk_is_that_of_the_deepest_mount(place: str, kind: str) -> None:
    assert location.network_mount(PurePosixPath(place), MOUNTS) == kind


def test_a_computer_that_runs_from_a_share_works_in_its_own_files() -> None:
    assert location.network_mount(PurePosixPath("/srv/x"), "1 0 0:1 / / rw - 9p root rw") == ""
    assert location.network_mount(PurePosixPath("/srv/x"), "") == ""


SYNCED = {
    "/srv/clerk/Dropbox/register.clerk": "Dropbox",
    "/srv/clerk/Dropbox (Personal)/a/register.clerk": "Dropbox",
    "/people/clerk/Library/Mobile Documents/com~apple~CloudDocs/register.clerk": "iCloud",
    "/people/clerk/Library/CloudStorage/OneDrive-Council/register.clerk": "a cloud service",
    "/srv/clerk/OneDrive - Blackpool Council/register.clerk": "OneDrive",
    "/srv/clerk/onedrive/register.clerk": "OneDrive",
    "/srv/clerk/Google Drive/My Drive/register.clerk": "Google Drive",
    "/srv/clerk/Nextcloud/register.clerk": "Nextcloud",
    "/srv/clerk/register.clerk": "",
    "/srv/clerk/Dropbox": "",
    "/srv/clerk/dropbox-minutes/register.clerk": "",
    "/srv/clerk/Boxes/register.clerk": "",
}


@pytest.mark.parametrize("place", SYNCED)
def test_a_synchronised_folder_is_known_by_its_name(place: str) -> None:
    assert location.synced(PurePosixPath(place), {}) == SYNCED[place]


def test_what_windows_tells_of_onedrive_counts_whatever_the_folder_is_called() -> None:
    environment = {"OneDriveCommercial": r"C:\People\clerk\Council files"}
    assert location.synced(PureWindowsPath(r"C:\People\clerk\Council files\a.clerk"), environment) == "OneDrive"
    assert location.synced(PureWindowsPath(r"C:\People\clerk\Documents\a.clerk"), environment) == ""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (r"\\server\committee\register.clerk", "UNC path"),
        (r"\\?\UNC\server\committee\register.clerk", "UNC path"),
        (r"H:\register.clerk", "mapped drive"),
        (r"\\?\H:\register.clerk", "mapped drive"),
        (r"C:\People\clerk\register.clerk", ""),
    ],
)
def test_a_windows_path_on_a_share_is_told(monkeypatch: pytest.MonkeyPatch, place: str, kind: str) -> None:
    monkeypatch.setattr(location, "_drive_type", lambda root: 4 if ntpath.splitdrive(root)[0] == "H:" else 3)
    assert location.windows_share(place) == kind


@pytest.mark.parametrize(
    ("flags", "name", "kind"),
    [(0x1000, b"apfs", ""), (0, b"smbfs", "smbfs"), (0x1000 | 8, b"hfs", ""), (0, b"", "unknown")],
)
def test_a_mac_s_answer_is_read(flags: int, name: bytes, kind: str) -> None:
    filled = bytearray(2168)
    filled[64:68] = flags.to_bytes(4, "little")
    filled[72 : 72 + len(name)] = name
    assert location.mac_type(bytes(filled)) == kind


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the system calls a share."""
    folder = tmp_path / "share"
    folder.mkdir()
    mounts = tmp_path / "mountinfo"
    point = os.path.realpath(folder).replace(" ", "\\040")
    mounts.write_text(f"1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:40 / {point} rw - cifs //server/committee rw\n")
    monkeypatch.setattr(location, "MOUNTS", mounts)
    return folder


def test_a_register_on_a_share_is_not_written_also_by_way_of_a_link(share: Path, tmp_path: Path) -> None:
    path = demo_file(share)
    (tmp_path / "link.clerk").symlink_to(path)
    before = path.read_bytes()
    for name in (path, tmp_path / "link.clerk"):
        with pytest.raises(
            RegisterElsewhere, match=r"lies on a network share \(cifs\): locks over a network cannot be"
        ):
            Register.open(name, AT)
    assert path.read_bytes() == before and held(share) == ["demo.clerk"]
    register = Register.open(path, AT, only_read=True)
    assert register.read("SELECT name FROM council")[0][0] == "Blackpool Council"
    register.close()
    assert held(share) == ["demo.clerk"]


def test_a_register_is_not_made_on_a_share_and_a_safe_copy_is(share: Path, tmp_path: Path) -> None:
    from clerk_tui.services.backups import back_up
    from clerk_tui.services.registers import create_register, open_office, shipped_council

    with pytest.raises(RegisterElsewhere):
        create_register(share / "own.clerk", shipped_council("blackpool"))
    assert held(share) == []
    made = back_up(open_office(demo_file(tmp_path)), share)
    assert held(share) == [made.path.name, f"{made.path.name}.json"]


def test_a_register_left_in_the_middle_of_a_change_is_brought_home_with_its_journal(
    share: Path, tmp_path: Path
) -> None:
    from clerk_tui.services.bringing import copy_here
    from clerk_tui.services.registers import open_office
    from clerk_tui.services.verifying import verify
    from tests.register.writer import one_round

    home = demo_file(tmp_path, "work.clerk")
    for number in range(200):
        one_round(home, 1 + number * 1000, 0.002, begun=True)
        if home.with_name("work.clerk-journal").stat().st_size:
            break
    else:
        pytest.skip("no kill came in the middle of a change")
    there = home.rename(share / "work.clerk")
    home.with_name("work.clerk-journal").rename(share / "work.clerk-journal")
    done = copy_here(there, tmp_path / "here.clerk")
    office = open_office(tmp_path / "here.clerk")
    found = verify(office)
    assert found.good and found.head == done.head
    office.register.close()
    assert held(share) == ["work.clerk", "work.clerk-journal"]


@pytest.mark.skipif(os.name == "nt", reason="there it is the share itself")
def test_an_address_of_a_windows_share_makes_no_file_of_that_name_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RegisterElsewhere, match="on a network share"):
        location.refuse_shared(Path(r"\\server\share\own.clerk"))
    assert location.elsewhere(Path("own.clerk")) is None
