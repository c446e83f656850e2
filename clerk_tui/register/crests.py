"""The council's crest, as its row holds it."""

from __future__ import annotations

from base64 import b64decode, b64encode

from clerk_tui.domain.council import CrestFile
from clerk_tui.register.store import Register


def crest(register: Register) -> CrestFile | None:
    """The crest that was adopted with the council file; None where the council has none."""
    row = register.read_one("SELECT name, media_type, data FROM crest WHERE id = 1")
    return None if row is None else CrestFile(row["name"], row["media_type"], b64decode(row["data"]))


def crest_cells(crest: CrestFile) -> dict[str, str]:
    """A crest as its row holds it; the picture is text, for history covers text."""
    return {"name": crest.name, "media_type": crest.media_type, "data": b64encode(crest.data).decode("ascii")}
