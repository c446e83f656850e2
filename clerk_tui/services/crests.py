"""The council's crest: taken from beside its file when that is adopted, and kept in the register from then on."""

from __future__ import annotations

from pathlib import Path

from clerk_tui.domain.council import Council, CrestFile
from clerk_tui.domain.errors import DocumentError, InputError
from clerk_tui.register.changes import Change
from clerk_tui.register.crests import crest_cells
from clerk_tui.rules.crest import LARGEST, fault, media_type


def taken(council: Council, folder: Path | None, held: CrestFile | None) -> CrestFile | None:
    """The crest that a council file names: the one beside it, else the one of that name that the register `held`.

    None where it names none. InputError, naming the file, where there is no such picture or it cannot be a crest.
    """
    name = council.look.crest
    if not name:
        return None
    path = folder / name if folder is not None else None
    if path is not None and path.exists():
        return _read(path)
    if held is not None and held.name == name:
        return held
    where = f" in the folder {folder}" if folder is not None else "; adopt the file with “clerk-tui rules set FILE”"
    raise InputError(f"{name}, the crest that the council file names, does not lie beside it{where}.")


def _read(path: Path) -> CrestFile:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        size = path.stat().st_size
    except OSError as error:
        raise InputError(f"{path.name}, the crest, cannot be read: {error.strerror}.") from None
    if size > LARGEST:
        raise InputError(f"{path.name} is too big for a crest: {size:,} bytes, where {LARGEST:,} is the most.")
    if wrong := fault(path.name, data):
        raise InputError(wrong)
    _can_be_drawn(path.name, data)
    return CrestFile(path.name, media_type(data), data)


def _can_be_drawn(name: str, data: bytes) -> None:
    """What only drawing it shows: a picture whose head is right and whose rest is not."""
    from clerk_tui.documents.writing.crests import as_png
    from clerk_tui.documents.writing.document import Crest

    try:
        as_png(Crest(data, media_type(data), ""))
    except DocumentError as error:
        raise InputError(f"{name} cannot be the crest: {error}") from None


def store(change: Change, new: CrestFile | None) -> None:
    """Make this the register's crest, or let it have none."""
    before = change.row_or_none("crest", 1)
    if new is None:
        if before is not None:
            change.remove("crest", 1)
    elif before is None:
        change.insert("crest", id=1, **crest_cells(new))
    else:
        change.update("crest", 1, int(str(before["version"])), **crest_cells(new))
