"""Putting documents into a folder the clerk named: plain names, nothing overwritten, nothing half-written."""

from __future__ import annotations

import errno
import itertools
import os
import re
import secrets
import unicodedata
from pathlib import Path
from typing import Literal

from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.text import one_line

LONGEST = 80
OTHERS_READ = 0o644
"""The mode of what goes to the public, less the umask: whatever that is, nobody else writes into it."""
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_NO_LINKS = frozenset({errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK, errno.EINVAL})


def slug(text: str) -> str:
    """An ASCII file name without an ending: at most 80 of a–z, 0–9 and hyphens, and never a device name of Windows."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    name = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()[:LONGEST].rstrip("-")
    if not name:
        return "untitled"
    return f"file-{name}" if name in _RESERVED else name


def write_set(folder: Path, stem: str, contents: dict[str, bytes]) -> list[Path]:
    """Write one file for each ending in `contents` (".html" …), all under one stem, and return their paths.

    A file that already holds the same bytes is returned as it is. Where one holds anything else, the whole set takes
    the next free stem, `-2` and so on. Either every file is there in full at the end or none that was not there
    before; DocumentError says what stood in the way.
    """
    try:
        inside = _folder(folder)
        return _write_set(inside, stem, contents)
    except OSError as error:
        raise folder_sentence(folder, error) from error


def put(path: Path, data: bytes, mark: bytes, of: str, mode: int = OTHERS_READ) -> Literal["new", "changed", "same"]:
    """Bring a file that is kept up to date to these bytes in one step; what was done comes back.

    `mark` is how every file of its sort begins: another file of that name is not written over, nor is a link written
    through. DocumentError says so, naming what the file is no file `of`. `mode` is less the umask. OSError as it comes.
    """
    try:
        before = None if path.is_symlink() else path.read_bytes()
    except FileNotFoundError:
        before = b""
    if before == data:
        return "same"
    if before is None or (before and not before.startswith(mark)):
        raise DocumentError(f"“{path.name}” in the folder is no file of {of}; move it away, then export again.")
    part = path.with_name(f".{path.stem[:40]}-{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return "changed" if before else "new"


def _folder(folder: Path) -> Path:
    try:
        wanted = folder.expanduser()
    except RuntimeError:
        wanted = folder
    if wanted.is_dir():
        return wanted.resolve(strict=True)
    if wanted.exists():
        raise DocumentError(f"{_shown(folder)} is a file, not a folder; name the folder for the notice.")
    raise DocumentError(f"There is no folder {_shown(folder)}.")


def _shown(path: Path) -> str:
    return one_line(str(path).encode("utf-8", "replace").decode("utf-8"))


def folder_sentence(folder: Path, error: OSError) -> DocumentError:
    """What stood in the way of writing into a folder, in one sentence."""
    if isinstance(error, FileNotFoundError):
        return DocumentError(f"There is no folder {_shown(folder)}.")
    if error.errno in _FULL:
        return DocumentError(f"The disk with the folder {_shown(folder)} is full; nothing was written.")
    return DocumentError(f"The folder {_shown(folder)} cannot be written to ({error.strerror}); nothing was written.")


def _write_set(folder: Path, stem: str, contents: dict[str, bytes]) -> list[Path]:
    names = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
    while True:
        name = next(names)
        paths = {folder / f"{name}{ending}": data for ending, data in contents.items()}
        missing = {path: data for path, data in paths.items() if not path.exists()}
        if all(_holds(path, data) for path, data in paths.items() if path not in missing) and _add(folder, missing):
            return list(paths)


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file holds exactly these bytes; one that may not be read counts as holding something else."""
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except PermissionError:
        return False


def _add(folder: Path, files: dict[Path, bytes]) -> bool:
    """Add all the files or none; False when somebody else took one of the names meanwhile."""
    added: list[Path] = []
    parts: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            parts[path] = folder / f".{path.stem[:40]}-{secrets.token_hex(4)}.part"
            _write_part(parts[path], data)
        for path, part in parts.items():
            _place(part, path)
            added.append(path)
    except OSError as error:
        for path in added:
            path.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            return False
        raise
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return True


def _write_part(part: Path, data: bytes) -> None:
    with os.fdopen(
        os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OTHERS_READ), "wb"
    ) as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())


def _place(part: Path, path: Path) -> None:
    """Give the finished part its name, in one step and never over another file."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # Some file systems (FAT, many network shares) have no links: the name is reserved empty, then replaced.
        path.open("xb").close()
        try:
            part.replace(path)
        except OSError:
            path.unlink(missing_ok=True)
            raise
