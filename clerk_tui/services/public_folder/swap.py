"""Putting a finished export in place: every file in one step, the first page last, and all of it back if one fails."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clerk_tui.domain.errors import DocumentError
from clerk_tui.services.public_folder.shelf import MARKER, STAGE, ExportReport, Shelf, safe, shown, write_new

_READY = "ready"
_FIRST_PAGE = "index.html"
_FEW = 64
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


@contextmanager
def shelf(folder: Path, register: str) -> Iterator[Shelf]:
    """The folder, for one export of the register whose history begins with `register`; a new one is made.

    What an export that was cut off had finished is put in place first. Where anything fails, the folder is as it was;
    DocumentError says what stood in the way.
    """
    made = False
    try:
        place, made = _place(folder)
        with _alone(place):
            _recover(place)
            try:
                yield Shelf(place, register)
            finally:
                _take_away(place / STAGE)
    except OSError as error:
        raise _sentence(folder, error) from error
    finally:
        if made:
            # Only an export that put nothing in place leaves it empty.
            with contextlib.suppress(OSError):
                place.rmdir()


def _place(folder: Path) -> tuple[Path, bool]:
    try:
        wanted = folder.expanduser()
    except RuntimeError:
        wanted = folder
    if wanted.is_dir():
        return wanted.resolve(strict=True), False
    if wanted.exists() or wanted.is_symlink():
        raise DocumentError(f"{shown(folder)} is a file, not a folder; name a folder for the public pages.")
    if not wanted.parent.is_dir():
        raise DocumentError(f"There is no folder {shown(wanted.parent)} to make {shown(Path(wanted.name))} in.")
    wanted.mkdir()
    return wanted.resolve(strict=True), True


def _sentence(folder: Path, error: OSError) -> DocumentError:
    if error.errno in _FULL:
        return DocumentError(f"The disk with the folder {shown(folder)} is full; the folder is as it was.")
    return DocumentError(
        f"The folder {shown(folder)} cannot be written to ({error.strerror}); the folder is as it was."
    )


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """No other export into the same folder meanwhile, as far as the system can tell."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(place, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DocumentError(f"Another export into {shown(place)} is running; wait until it is done.") from None
        except OSError:
            # Some network shares know no such locks.
            pass
        yield
    finally:
        os.close(handle)


def commit(held: Shelf) -> ExportReport:
    """Put what is new in place and take away what is no more; without anything of that nothing is touched."""
    removed = held.left_over()
    report = ExportReport(held.counts["new"], held.counts["changed"], held.counts["same"], len(removed))
    if held.new == held.old and not held.staged:
        return report
    write_new(held.place(MARKER), held.new.to_json(held.register))
    order = sorted([*held.staged, MARKER], key=lambda path: (path == MARKER, path == _FIRST_PAGE))
    _settle([held.stage / "new" / path for path in order])
    write_new(held.stage / _READY, json.dumps({"place": order, "remove": removed}).encode())
    _settle([held.stage / _READY])
    _put_in_place(held.folder, order, removed)
    return report


def _settle(files: list[Path]) -> None:
    """See that what was written is on the disk before anything is said to be there."""
    if len(files) > _FEW and hasattr(os, "sync"):
        os.sync()
        return
    for path in files:
        with path.open("rb+") as handle:
            os.fsync(handle.fileno())


def _put_in_place(folder: Path, order: list[str], removed: list[str]) -> None:
    """Every file in one step each; if one cannot be, those before it are as they were."""
    stage = folder / STAGE
    kept = _keep_old(folder, [*order, *removed])
    for path in order:
        (folder / path).parent.mkdir(exist_ok=True)
    done: list[str] = []
    try:
        for path in order:
            (stage / "new" / path).replace(folder / path)
            done.append(path)
        for path in removed:
            (folder / path).unlink(missing_ok=True)
            done.append(path)
    except BaseException:
        for path in reversed(done):
            if path in kept:
                kept[path].replace(folder / path)
            else:
                (folder / path).unlink(missing_ok=True)
        for inside in {(folder / path).parent for path in order} - {folder}:
            with contextlib.suppress(OSError):
                inside.rmdir()
        raise


def _keep_old(folder: Path, paths: list[str]) -> dict[str, Path]:
    """Every file that will be replaced, once more in the staging folder: a link, or where there are none a copy."""
    kept = {}
    for path in paths:
        if (folder / path).is_file():
            kept[path] = folder / STAGE / "old" / path
            kept[path].parent.mkdir(parents=True, exist_ok=True)
            try:
                kept[path].hardlink_to(folder / path)
            except OSError:
                shutil.copy2(folder / path, kept[path])
    return kept


def _recover(folder: Path) -> None:
    """Finish an export that was cut off when all of it was written; throw away one that was not yet."""
    stage = folder / STAGE
    if stage.is_symlink() or not stage.is_dir():
        return
    try:
        ready = json.loads((stage / _READY).read_bytes())
        order, removed = [str(path) for path in ready["place"]], [str(path) for path in ready["remove"]]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        order, removed = [], []
    for path in filter(safe, order):
        if (stage / "new" / path).is_file():
            _inside(folder, path)
            (stage / "new" / path).replace(folder / path)
    for path in filter(safe, removed):
        _inside(folder, path)
        (folder / path).unlink(missing_ok=True)
    _take_away(stage)


def _inside(folder: Path, path: str) -> None:
    """DocumentError where the folder that a file belongs in is a link; otherwise it is there afterwards."""
    within = (folder / path).parent
    if within.is_symlink() and within != folder:
        raise DocumentError(f"{shown(within)} is a link that leads elsewhere; take it away. Nothing was written.")
    within.mkdir(exist_ok=True)


def _take_away(stage: Path) -> None:
    if stage.is_symlink():
        raise DocumentError(f"{shown(stage)} is a link that leads elsewhere; take it away. Nothing was written.")
    if stage.exists():
        shutil.rmtree(stage)
