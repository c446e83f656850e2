"""A restore drill: a safe copy is opened as if it were the register, and the register is not touched."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from clerk_tui.domain.errors import Refused
from clerk_tui.domain.safe_copy import Manifest
from clerk_tui.register import lists
from clerk_tui.register.engine import shown
from clerk_tui.register.manifest import sha256_of
from clerk_tui.register.safe_copy import Held, disk_words
from clerk_tui.services import registers, restoring
from clerk_tui.services.backups import entries
from clerk_tui.services.office import Office
from clerk_tui.services.verifying import verify

_PREFIX = "clerk-tui-drill-"


@dataclass(frozen=True, slots=True)
class Drill:
    """What a drill proved. `ref` is the decision that was opened, empty where the copy holds none.

    `notice_lines` is how many lines its notice has; 0 where it is not published, or cannot be published as it stands.
    """

    copy: Path
    manifest: Manifest | None
    held: Held
    upgraded: bool
    ref: str
    title: str
    notice_lines: int

    def lines(self) -> list[str]:
        held = self.held
        lines = [
            f"The copy {shown(self.copy)} "
            + ("is as its manifest says." if self.manifest else "has no manifest beside it to be held against."),
            f"It opens as a register of {held.council} and follows from its history: {entries(held.entries)}, head"
            f" {held.head}.",
        ]
        if self.upgraded:
            lines.append(f"It is of schema {held.schema}, and was brought up to date on the way with all it holds.")
        if not self.ref:
            lines.append("It holds no decision yet, so none was opened.")
        elif self.notice_lines:
            lines.append(f"{self.ref}, “{self.title}”, was opened and its notice made: {self.notice_lines} lines.")
        else:
            lines.append(f"{self.ref}, “{self.title}”, was opened; it is not published, so no notice was made.")
        return [*lines, "The register was not touched."]


def drill(file: Path) -> Drill:
    """Prove a copy: examine it, open it in a temporary folder of the user's own, verify it, open one decision.

    Refused where it does not hold. The folder is gone afterwards; one that a killed drill left goes with the next.
    """
    copy, digest, said, held = restoring.sound(file)
    _clear()
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    try:
        trial = folder / "register.clerk"
        with disk_words(trial):
            trial.touch(0o600)
            shutil.copyfile(copy, trial)
        if sha256_of(trial) != digest:
            raise Refused(f"{shown(copy)} was changed while it was read; nothing was proved.")
        office = registers.open_office(trial, keep_old=False)
        try:
            found = verify(office)
            if not found.good:
                raise Refused(f"The copy does not hold: {' '.join(found.found)}")
            return Drill(copy, said, held, office.register.upgraded is not None, *_one_decision(office))
        finally:
            office.register.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _one_decision(office: Office) -> tuple[str, str, int]:
    """The newest published decision, else the newest one, with the number of lines of its notice."""
    from clerk_tui.services.documents import kinds, writing

    found = lists.page_decisions(office.register, 0, 1000)
    row = next((each for each in found if each.status == "published"), found[0] if found else None)
    if row is None:
        return "", "", 0
    if row.status != "published":
        return f"D{row.id}", row.title, 0
    made = kinds.build(office, kinds.kind("decision-notice"), row.id, None)
    return f"D{row.id}", row.title, len(writing.preview(made).splitlines())


def _clear() -> None:
    """Take away the folders of drills whose program was killed."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            number = folder.name[len(_PREFIX) :].partition("-")[0]
            mine = not folder.is_symlink() and folder.is_dir() and folder.stat().st_uid == os.getuid()
            if mine and number.isdecimal() and not _runs(int(number)):
                shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
