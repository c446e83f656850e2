"""Going back to a safe copy: what it holds, what would be lost, and putting it in the register's place."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from clerk_tui.domain.dates import format_date, format_instant, iso_instant, london_date
from clerk_tui.domain.errors import Conflict, InputError, Refused, RegisterBusy, RegisterError
from clerk_tui.domain.safe_copy import Manifest
from clerk_tui.register import backup_note, location, manifest, safe_copy, schema
from clerk_tui.register.comparing import Comparison, Standing, compare
from clerk_tui.register.engine import shown
from clerk_tui.register.manifest import sha256_of
from clerk_tui.register.safe_copy import Held
from clerk_tui.register.store import Register
from clerk_tui.services import backups
from clerk_tui.services.backups import entries


@dataclass(frozen=True, slots=True)
class Preview:
    """A sound copy beside the present register. `beside` is None where there is none, or it cannot be read.

    `unreadable` says why it cannot be read.
    """

    copy: Path
    sha256: str
    manifest: Manifest | None
    held: Held
    present: Path
    beside: Comparison | None
    unreadable: str

    @property
    def loses(self) -> bool:
        """Would anything be lost, or can that not be told?"""
        return bool(self.unreadable or (self.beside and (self.beside.lost or self.beside.drafts)))

    def lines(self) -> list[str]:
        return [*self._copy_lines(), *self._lost_lines()]

    def _copy_lines(self) -> list[str]:
        held, said = self.held, self.manifest
        made = (
            f", made on {format_date(london_date(said.made_at))} by {said.who}, and as its manifest says"
            if said
            else "; it has no manifest beside it, so only its own history vouches for it"
        )
        return [
            f"The copy {shown(self.copy)} is sound{made}.",
            f"It is {held.council}'s, with {entries(held.entries)} of history, head {held.head}.",
        ]

    def _lost_lines(self) -> list[str]:
        if self.unreadable:
            return [
                f"The register at {shown(self.present)} cannot be read ({self.unreadable.rstrip('.')}), so what it"
                " holds beyond the copy cannot be told. It is kept beside it."
            ]
        if self.beside is None:
            return [f"There is no register at {shown(self.present)}; nothing would be lost."]
        return _standing_lines(self.beside)


def _standing_lines(beside: Comparison) -> list[str]:
    lines = []
    if beside.standing is Standing.SAME:
        lines.append("Its history is that of the present register; nothing of it would be lost.")
    elif beside.standing is Standing.BEHIND:
        lines.append(
            f"The present register ends at entry {beside.common}; the copy goes on with {_changes(beside.only_copy)}"
            " more. Nothing would be lost."
        )
    else:
        fork = beside.standing is Standing.FORK
        apart = f" The copy went another way from there, with {_changes(beside.only_copy)} of its own." if fork else ""
        lines.append(
            f"{_changes(beside.lost).capitalize()} made after entry {beside.common} would be lost, the newest:{apart}"
        )
        lines += [f"  {format_instant(done.at)}. {done.who}. {done.summary}." for done in beside.newest]
        if beside.lost > len(beside.newest):
            lines.append(f"  … and {beside.lost - len(beside.newest)} before these.")
    if beside.drafts:
        texts = "1 half-typed text" if beside.drafts == 1 else f"{beside.drafts} half-typed texts"
        lines.append(f"{texts} would be lost.")
    return lines


def _changes(number: int) -> str:
    return "1 change" if number == 1 else f"{number} changes"


def sound(file: Path) -> tuple[Path, str, Manifest | None, Held]:
    """A copy that is as its manifest says and follows from its history, its digest, the manifest and what it holds.

    Of a folder the newest copy with a manifest. Refused where it is not sound.
    """
    copy = backups.newest_sound(file).path if file.is_dir() else file
    said, held = manifest.read(copy), safe_copy.examine(copy)
    wrong = [*held.found, *(safe_copy.against(copy, held, said) if said else [])]
    if wrong:
        raise Refused(f"{shown(copy)} is not what was copied: {'; '.join(wrong)}. Nothing was changed; take another.")
    return copy, said.sha256 if said else sha256_of(copy), said, held


def preview(present: Path, file: Path) -> Preview:
    """Examine a copy and hold it beside the register it would replace. Nothing is changed.

    Refused where the copy is not sound, or is no copy of this register.
    """
    location.refuse_shared(present)
    copy, digest, said, held = sound(file)
    if not os.path.lexists(present):
        return Preview(copy, digest, said, held, present, None, "")
    if present.is_dir():
        raise InputError(f"{shown(present)} is a folder, not a register.")
    if present.exists() and present.samefile(copy):
        raise InputError(f"{shown(copy)} is the register itself; name a copy of it.")
    try:
        beside = compare(present, copy)
    except (RegisterBusy, Conflict):
        raise
    except RegisterError as error:
        return Preview(copy, digest, said, held, present, None, str(error))
    if beside.standing is Standing.OTHER:
        whose = "another register of this council" if beside.council_id == held.council_id else f"{held.council}'s"
        raise Refused(
            f"{shown(copy)} is {whose}, and the register at {shown(present)} is {beside.council}'s: it is no copy of"
            f" it. Nothing was changed. To open it, name it: clerk-tui --register FILE."
        )
    return Preview(copy, digest, said, held, present, beside, "")


@dataclass(frozen=True, slots=True)
class Restored:
    """`aside` is where the register that was there is kept; None where there was none."""

    present: Path
    aside: Path | None
    held: Held

    def lines(self) -> list[str]:
        kept = f"What was there is kept as {shown(self.aside)}." if self.aside else "There was no register before."
        return [f"Restored: {shown(self.present)}, {entries(self.held.entries)}, head {self.held.head}.", kept]


def restore(seen: Preview, *, at: datetime | None = None) -> Restored:
    """Put the copy that was looked at in the register's place; every connection of this program to it is closed.

    Raises RegisterBusy where another program has it open, Conflict where either has changed since the preview.
    """
    from clerk_tui.register.replacing import put_in_place

    now = iso_instant((at or datetime.now(UTC)).replace(microsecond=0))
    head = seen.beside.head if seen.beside else None
    present = seen.present.resolve() if seen.present.is_symlink() else seen.present
    aside = put_in_place(seen.copy, seen.sha256, present, now, head)
    _note_the_copy(seen, aside, now)
    return Restored(seen.present, aside, seen.held)


def _note_the_copy(seen: Preview, aside: Path | None, now: str) -> None:
    """Let the register know of the copy that it was made from, with the reminder it had; Today would ask for one.

    A copy of an older schema is left as it is until somebody opens it: it is copied before it is brought up to date.
    """
    said = seen.manifest
    if said is None or seen.held.schema != schema.LATEST:
        return
    days = None
    # The register is in its place by now: without a note of it Today reminds of a copy, and nothing else is lost.
    with suppress(RegisterError):
        if aside is not None and seen.beside is not None:
            with closing(Register.open(aside, now, only_read=True)) as before:
                noted = backup_note.newest(before)
                days = noted.remind_after if noted else None
    with suppress(RegisterError), closing(Register.open(seen.present, now)) as register:
        backup_note.note(
            register, at=iso_instant(said.made_at), who=said.who, folder=str(seen.copy.absolute().parent),
            entries=said.entries, head=said.head, remind_after=days,
        )  # fmt: skip
