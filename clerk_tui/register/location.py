"""Where a file lies: a register is worked in on a local disk only.

Locks over a network cannot be trusted (https://www.sqlite.org/faq.html#q5): of two clients of one share, each may
overwrite what the other has stored. A program that synchronises a folder copies a file in the middle of a change.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from clerk_tui.domain.errors import RegisterElsewhere
from clerk_tui.register.engine import shown

MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset(
    {
        "cifs", "smb", "smb2", "smb3", "smbfs", "nfs", "nfs4", "9p", "afs", "ncpfs", "ncp", "davfs", "webdav", "afpfs",
        "ceph", "glusterfs", "lustre", "gfs2", "ocfs2", "vboxsf", "prl_fs", "fuse.vmhgfs-fuse", "fuse.sshfs",
        "fuse.glusterfs", "fuse.davfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.smbnetfs",
        "fuse.onedriver", "fuse.google-drive-ocamlfuse", "fuse.ceph", "fuse.curlftpfs",
    }
)  # fmt: skip
"""File systems whose locks do not reach every computer that can write to them."""
_SYNCED = {
    "dropbox": "Dropbox", "google drive": "Google Drive", "googledrive": "Google Drive", "my drive": "Google Drive",
    "icloud drive": "iCloud", "iclouddrive": "iCloud", "mobile documents": "iCloud", "cloudstorage": "a cloud service",
    "box": "Box", "box sync": "Box", "nextcloud": "Nextcloud", "owncloud": "ownCloud", "syncthing": "Syncthing",
    "sharepoint": "SharePoint", "pcloud drive": "pCloud", "mega": "MEGA",
}  # fmt: skip
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_DRIVE_REMOTE = 4


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Why a place is none to write a register in, as the end of a sentence that begins `It lies`."""

    why: str
    network: bool


def refuse_shared(path: Path) -> None:
    """RegisterElsewhere where a register at this path must not be written."""
    found = elsewhere(path)
    if found is None:
        return
    because = (
        "locks over a network cannot be relied on, so two clerks could overwrite each other's records"
        if found.network
        else "it is copied away in the middle of a change, and changes made elsewhere replace the file"
    )
    raise RegisterElsewhere(
        f"{shown(path)} lies {found.why}: {because}. It is not written there. Read it with --read-only, or copy it to"
        " this computer with clerk-tui copy-here."
    )


def elsewhere(path: Path) -> Elsewhere | None:
    """The network share or synchronised folder that a file lies in, or would lie in; None for a local disk."""
    place = Path(os.path.realpath(path))
    if service := synced(place, os.environ):
        return Elsewhere(f"in a folder that {service} synchronises", network=False)
    if kind := _network(place):
        return Elsewhere(f"on a network share ({kind})", network=True)
    return None


def synced(place: PurePath, environment: Mapping[str, str]) -> str:
    """The service that synchronises a folder, by the folders' names and by what Windows tells of OneDrive."""
    for name in _ONEDRIVE:
        told = environment.get(name, "")
        if told and place.is_relative_to(told):
            return "OneDrive"
    for folder in place.parts[:-1]:
        lowered = folder.casefold()
        # The council's own name follows: “OneDrive - Blackpool Council”, “Dropbox (Personal)”.
        if lowered == "onedrive" or lowered.startswith("onedrive -"):
            return "OneDrive"
        if service := _SYNCED.get(lowered.partition(" (")[0]):
            return service
    return ""


def _network(place: Path) -> str:
    if sys.platform == "win32":
        return windows_share(str(place))
    if place.name.startswith("\\\\"):
        # Elsewhere such an address is a plain file name, and a clerk would take the file made here for the share's.
        return "its name is an address of Windows"
    if sys.platform == "darwin":
        return _mac_share(place)
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    return network_mount(place, mounts)


def network_mount(place: PurePath, mounts: str) -> str:
    """The network file system that a path lies on by the text of /proc/self/mountinfo; empty for a local one.

    A whole computer that runs from a share has no other program beside it on that share.
    """
    longest, kind = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, types = before.split(" "), after.split(" ")
        if len(fields) < 5 or not types[0]:
            continue
        point = PurePosixPath(_unescaped(fields[4]))
        # A later mount lies over an earlier one at the same point.
        if place.is_relative_to(point) and len(point.parts) >= longest:
            longest, kind = len(point.parts), types[0]
    return kind if kind in _NETWORK and longest > 1 else ""


def _unescaped(point: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, character)
    return point


def windows_share(place: str) -> str:
    """Why a Windows path is on a share: a UNC path, or a drive letter that stands for one; empty for a local drive."""
    plain = place.removeprefix("\\\\?\\")
    if plain.upper().startswith("UNC\\") or plain.startswith(("\\\\", "//")):
        return "UNC path"
    return "mapped drive" if _drive_type(f"{plain[:2]}\\") == _DRIVE_REMOTE else ""


def _drive_type(root: str) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))


def _mac_share(place: Path) -> str:
    """The type that statfs(2) gives of the folder, where it is a network's."""
    import ctypes

    folder = place if place.exists() else place.parent
    room = ctypes.create_string_buffer(4096)
    library = ctypes.CDLL(None)
    # On Intel processors the plain name is that of an older struct.
    ask = getattr(library, "statfs$INODE64", None) or library.statfs
    if ask(os.fsencode(folder), room) != 0:
        return ""
    return mac_type(room.raw)


_MAC_FLAGS, _MAC_NAME, _MNT_LOCAL = 64, 72, 0x1000


def mac_type(filled: bytes) -> str:
    """The file system's name out of a filled `struct statfs` (64-bit inodes); empty where its flags say it is local."""
    flags = int.from_bytes(filled[_MAC_FLAGS : _MAC_FLAGS + 4], "little")
    name = filled[_MAC_NAME : _MAC_NAME + 16].partition(b"\0")[0].decode("ascii", "replace")
    return "" if flags & _MNT_LOCAL else name or "unknown"
