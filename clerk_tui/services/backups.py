"""Safe copies of the register: made and examined, listed, rotated, and asked for when the last one is old."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from clerk_tui.domain.dates import format_date, iso_instant, london_date
from clerk_tui.domain.errors import ClerkError, InputError, Refused, RegisterError
from clerk_tui.domain.safe_copy import CopyKind, Manifest, Rotation, to_take_away
from clerk_tui.register import backup_note, manifest, safe_copy
from clerk_tui.register import council as council_rows
from clerk_tui.register.engine import shown
from clerk_tui.services.office import Office

ENDING = ".clerk"


def entries(number: int) -> str:
    """`1 entry`, `12 entries`."""
    return "1 entry" if number == 1 else f"{number} entries"


@dataclass(frozen=True, slots=True)
class SafeCopy:
    """One copy in a folder. `manifest` is None where there is none beside it; `doubt` says why it cannot be read."""

    path: Path
    manifest: Manifest | None
    doubt: str = ""
    state: str = ""
    """Whether it is still as it was made; empty while nobody looked (`looked_at`)."""
    spoilt: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup came to: the copy, those that were taken away, and sentences about what stayed as it was."""

    path: Path
    manifest: Manifest
    removed: tuple[Path, ...]
    remarks: tuple[str, ...]

    def lines(self) -> list[str]:
        held = self.manifest
        return [
            f"Safe copy: {shown(self.path)}",
            f"Opened again and examined: {entries(held.entries)} of history, head {held.head}, every record as its last"
            " entry says.",
            *([f"Older copies taken away: {len(self.removed)}."] if self.removed else []),
            *self.remarks,
        ]


def back_up(office: Office, folder: Path, rotation: Rotation | None = None, *, remind_after: int | None = None) -> Made:
    """Copy the open register into a folder, examine the copy, then take away the copies that `rotation` does not keep.

    Without a rotation all stay. Copies of other registers, and files that this program did not make, are left alone.
    Refused where the register is not sound: then no copy is kept, and no earlier one is taken away.
    """
    place, remarks = _folder(folder), []
    at = iso_instant(office.clock.system().replace(microsecond=0))
    with safe_copy.alone(place):
        with safe_copy.disk_words(place / "any"):
            safe_copy.finish(place)
        path = _free_name(place, council_rows.slug(office.register), at)
        made = safe_copy.make(office.register.connection, path, CopyKind.BACKUP, office.who, at)
        removed, left = _rotate(place, made, rotation) if rotation else ([], [])
    remarks += left
    if place.stat().st_dev == office.register.path.stat().st_dev:
        remarks.append("It lies on the same disk as the register; keep one on another disk too.")
    try:
        backup_note.note(
            office.register, at=at, who=office.who, folder=str(place), entries=made.entries, head=made.head,
            remind_after=remind_after,
        )  # fmt: skip
    except RegisterError as error:
        remarks.append(f"The copy is good, but the register does not know of it, so Today may go on asking: {error}")
    return Made(path, made, tuple(removed), tuple(remarks))


def _folder(folder: Path) -> Path:
    """The folder to copy into, made for its owner alone where it is not there; its parent has to be."""
    wanted = Path(os.path.normpath(folder.expanduser().absolute()))
    if wanted.is_dir():
        return wanted
    if os.path.lexists(wanted):
        raise InputError(f"{shown(wanted)} is a file, not a folder; name a folder for the safe copies.")
    try:
        wanted.mkdir(mode=0o700)
    except FileNotFoundError:
        raise InputError(f"There is no folder {shown(wanted.parent)} to make {shown(Path(wanted.name))} in.") from None
    except OSError as error:
        raise RegisterError(f"The folder {shown(wanted)} cannot be made: {error.strerror}.") from None
    return wanted


def _free_name(folder: Path, slug: str, at: str) -> Path:
    stem = f"{re.sub(r'[^a-z0-9-]+', '-', slug.lower())[:60].strip('-') or 'register'}-{at.replace(':', '')}"
    for number in range(1, 1000):
        path = folder / (f"{stem}{ENDING}" if number == 1 else f"{stem}-{number}{ENDING}")
        if not os.path.lexists(path) and not os.path.lexists(manifest.manifest_of(path)):
            return path
    raise RegisterError(f"In {shown(folder)} every name for a copy of this moment is taken; no copy was made.")


def copies_in(folder: Path) -> list[SafeCopy]:
    """Every register's file in a folder with what its manifest says, the newest first; those without one come last."""
    found = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.name.endswith(ENDING) and path.name[0] != ".")
    except OSError as error:
        raise InputError(f"The folder {shown(folder)} cannot be read: {error.strerror}.") from None
    for path in paths:
        try:
            found.append(SafeCopy(path, manifest.read(path)))
        except ClerkError as error:
            found.append(SafeCopy(path, None, str(error)))
    return sorted(found, key=lambda copy: copy.manifest.made_at.timestamp() if copy.manifest else 0.0, reverse=True)


_QUICK = 64 << 20
"""Bytes of a copy that are read through without asking; of a larger one only the size is compared."""


def looked_at(copies: Sequence[SafeCopy]) -> list[SafeCopy]:
    """The copies, each held against its manifest: by its size, and byte for byte where that is quick."""
    return [replace(copy, **_looked(copy.path, copy.manifest)) if copy.manifest else copy for copy in copies]


def _looked(path: Path, said: Manifest) -> dict[str, Any]:
    try:
        size = path.stat().st_size
        if size != said.size or (size <= _QUICK and manifest.sha256_of(path) != said.sha256):
            return {"state": "No longer as it was made; do not rely on it.", "spoilt": True}
    except OSError as error:
        return {"state": f"Cannot be read ({error.strerror}).", "spoilt": True}
    if size > _QUICK:
        return {"state": "Its size is right; not proved since it was made."}
    return {"state": "Still as it was examined then."}


def _rotate(folder: Path, made: Manifest, rotation: Rotation) -> tuple[list[Path], list[str]]:
    """Take away what no day, week or month keeps: only backups of this very register, still as they were made."""
    ours = [
        (copy.path, copy.manifest)
        for copy in copies_in(folder)
        if copy.manifest is not None
        and (copy.manifest.kind, copy.manifest.first) == (CopyKind.BACKUP, made.first)
        and copy.manifest.file == copy.path.name
        and not copy.path.is_symlink()
        and copy.manifest.made_at <= made.made_at
    ]
    old = set(to_take_away([said.made_at for _, said in ours], rotation))
    removed, remarks = [], []
    for path, said in ours:
        if said.made_at not in old:
            continue
        if sentence := _take_away(path, said):
            remarks.append(sentence)
        else:
            removed.append(path)
    return removed, remarks


def _take_away(path: Path, said: Manifest) -> str:
    """Take one old copy and its manifest away; a sentence where it stays."""
    try:
        if path.stat().st_size != said.size or manifest.sha256_of(path) != said.sha256:
            return f"{shown(path)} is no longer as it was made, so it was left."
        path.unlink()
        manifest.manifest_of(path).unlink(missing_ok=True)
    except OSError as error:
        return f"The older copy {shown(path)} could not be taken away: {error.strerror}."
    return ""


# The reminder

_WITHOUT = 7
"""Days that a register may have lain without any copy before that is said."""


def reminder(office: Office) -> str:
    """One sentence where the register has changed and the last safe copy is older than it may be; otherwise nothing.

    By the true clock, whatever day is rehearsed. A demonstration needs no copy.
    """
    if office.is_demo():
        return ""
    noted, written = backup_note.newest(office.register), backup_note.written(office.register)
    if written is None or (noted is not None and noted.entries == written[0]):
        return ""
    now = office.clock.system()
    since, most = (noted.at, noted.remind_after) if noted else (written[1], _WITHOUT)
    if noted is not None and noted.at - now > timedelta(days=1):
        # The computer's clock was wrong then, or is now; until that day nothing else would remind of a copy.
        return (
            f"The last safe copy bears a day to come, {_day(noted.at)}: look at the computer's clock and make another."
        )
    if (now - since).total_seconds() <= most * 86_400:
        return ""
    if noted is None:
        return "This register has never been copied to a safe place."
    return f"The last safe copy is of {_day(noted.at)}, {(now - noted.at).days} days ago."


def _day(at: datetime) -> str:
    return format_date(london_date(at))


def list_lines(copies: Sequence[SafeCopy]) -> list[str]:
    """Each copy in a line, as read aloud."""
    lines = []
    for copy in copies:
        said = copy.manifest
        if said is None:
            lines.append(f"{copy.path.name}. {copy.doubt or 'No manifest lies beside it.'}")
        else:
            what = "" if said.kind is CopyKind.BACKUP else " Made before an upgrade."
            lines.append(
                f"{copy.path.name}. {said.council}, made {_day(said.made_at)} by {said.who}: {entries(said.entries)},"
                f" head {said.head[:12]}, schema {said.schema}.{what}"
                f"{f' {copy.state}' if copy.state else ''}"
            )
    return lines


def newest_sound(folder: Path) -> SafeCopy:
    """The newest copy of a folder that has a manifest.

    Refused where there is none; and where one of its manifests was spoilt, since that may be the newest copy's, and an
    older one would be taken without a word.
    """
    found = copies_in(folder)
    for copy in found:
        if copy.doubt:
            raise Refused(f"{copy.doubt} Name the copy to take, or move that manifest away.")
    for copy in found:
        if copy.manifest is not None:
            return copy
    raise Refused(f"In {shown(folder)} lies no safe copy with its manifest.")
