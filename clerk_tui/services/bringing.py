"""Bringing a register from a network share or a synchronised folder to this computer, where it can be worked in."""

from __future__ import annotations

import os
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from clerk_tui.domain.errors import InputError, Refused, RegisterReadOnly
from clerk_tui.register import location, safe_copy
from clerk_tui.register.engine import READ_ONLY, connect, journal_of, read_header, shown, worded
from clerk_tui.register.new_file import give_name
from clerk_tui.services import registers
from clerk_tui.services.backups import entries


@dataclass(frozen=True, slots=True)
class Brought:
    """Where a register came from and where it lies now; `default` where calls without a name open it from now on."""

    source: Path
    path: Path
    entries: int
    head: str
    default: bool

    def lines(self) -> list[str]:
        opened = "clerk-tui opens it from now on." if self.default else f"Open it with --register {shown(self.path)}."
        return [
            f"Copied and examined: {shown(self.path)}, {entries(self.entries)}, head {self.head}. {opened}",
            f"{shown(self.source)} is left as it is. Nobody should work in it any more: tell your colleagues, and give"
            " it another name once they know.",
        ]


def copy_here(source: Path, to: Path | None = None, *, named: bool = False) -> Brought:
    """Copy a register to this computer, examined as a safe copy is; an existing file is refused.

    Without `to` it becomes register.clerk in the user's data folder. `named`: the call named the register, so it does
    not become the default.
    """
    read_header(source)
    target = (to or registers.data_folder() / "register.clerk").expanduser().absolute()
    if os.path.lexists(target):
        raise InputError(f"There is already a file at {shown(target)}; nothing was copied. Name another place.")
    location.refuse_shared(target)
    if to is not None and not target.parent.is_dir():
        raise InputError(f"There is no folder {shown(target.parent)}.")
    part = safe_copy.part_of(target)
    with safe_copy.disk_words(target):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        safe_copy.finish_one(target)
    try:
        held = _copied(source, part, target)
        if held.found:
            raise Refused(
                f"The copy of {shown(source)} is not sound ({'; '.join(held.found)}), so it was not kept. Close every"
                " program that has the register open, and try again."
            )
        with safe_copy.disk_words(target):
            give_name(part, target)
    finally:
        for left in (part, journal_of(part)):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    if default := not named:
        registers.use_from_now_on(target)
    return Brought(source, target, held.entries, held.head, default)


def _copied(source: Path, part: Path, target: Path) -> safe_copy.Held:
    try:
        with worded(source), closing(connect(source, opened=READ_ONLY)) as connection:
            safe_copy.copy_into(connection, part, target)
    except RegisterReadOnly:
        # Its last program was interrupted, and reading alone cannot turn that back: the file and its journal belong
        # together, and are put right here.
        part.unlink(missing_ok=True)
        _with_journal(source, part, target)
    return safe_copy.examine(part)


def _with_journal(source: Path, part: Path, target: Path) -> None:
    with safe_copy.disk_words(target):
        for old, new in ((source, part), (journal_of(source), journal_of(part))):
            if old.exists():
                new.touch(0o600)
                shutil.copyfile(old, new)
    safe_copy.put_right(part, target)
