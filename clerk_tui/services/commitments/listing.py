"""Commitments out of a list: what it would do is shown first, then done as one change with one undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from clerk_tui.documents.reading.commitments import read_commitments
from clerk_tui.documents.reading.csv_rows import LONGEST
from clerk_tui.domain.commitments import Commitment, ListedCommitment, Progress
from clerk_tui.domain.errors import ClerkError, InputError, Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import commitments as rows
from clerk_tui.register.changes import Change
from clerk_tui.rules.commitments import quoted
from clerk_tui.services.commitments import changing, planning, progressing
from clerk_tui.services.commitments.fields import read_commitment, read_progress
from clerk_tui.services.office import Office


class Doing(StrEnum):
    """What a row of the list does."""

    NEW = "new"
    PROGRESS = "progress"
    NOTHING = "nothing"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row and what it does; `doubts` are sentences about it, which ask for a reason."""

    row: int
    does: Doing
    says: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would do, row by row; `notes` are about the file as a whole."""

    rows: tuple[ListedRow, ...]
    notes: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[str, ...]:
        """What cannot be read: nothing is taken while there is any."""
        return tuple(row.says for row in self.rows if row.does is Doing.FAULT)

    @property
    def doubts(self) -> tuple[str, ...]:
        return tuple(f"Row {row.row}: {says}" for row in self.rows for says in row.doubts)

    def count(self, doing: Doing) -> int:
        return sum(row.does is doing for row in self.rows)

    @property
    def says(self) -> str:
        """The whole in one sentence."""
        return (
            f"New: {self.count(Doing.NEW)}. Progress only: {self.count(Doing.PROGRESS)}."
            f" Known already: {self.count(Doing.NOTHING)}. Cannot be read: {len(self.faults)}."
        )


class _Rehearsed(Exception):
    """Ends the rehearsal of a change, so that nothing of it stays."""


def read_file(path: Path) -> bytes:
    """The bytes of a list of commitments; InputError where they cannot be read."""
    try:
        if path.stat().st_size > LONGEST:
            raise InputError(f"{path.name} is larger than {LONGEST // 1_000_000} MB; split it and read the parts.")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"The list of commitments {path.name} cannot be read: {error.strerror}.") from None


def preview(office: Office, data: bytes) -> Preview:
    """What the list would do: it is done and taken back. InputError where nothing of it can be read."""
    listed, notes = read_commitments(data)
    found: list[ListedRow] = []

    def work(change: Change) -> int:
        found.extend(_take(office, change, listed, "rehearsed"))
        raise _Rehearsed

    with suppress(_Rehearsed):
        office.register.run(office.command("commitments import", "A list of commitments tried"), work)
    return Preview(tuple(found), notes)


def take(
    office: Office, data: bytes, *, name: str = "a list", despite: str = "", command_id: str | None = None
) -> Preview:
    """Take the whole list. InputError where a row cannot be read, Refused where one is doubted without a reason."""
    found = preview(office, data)
    reason = tidy(despite).strip()
    _check(found, reason)
    listed, _ = read_commitments(data)

    def work(change: Change) -> int:
        again = Preview(tuple(_take(office, change, listed, reason)))
        _check(again, reason)
        return len(again.rows)

    summary, why = f"Commitments taken from {one_line(name)}: {found.says}", reason if found.doubts else ""
    office.register.run(office.command("commitments import", summary, why=why, command_id=command_id), work)
    return found


def _check(found: Preview, reason: str) -> None:
    if found.faults:
        more = f" {len(found.faults) - 1} more cannot be read." if found.faults[1:] else ""
        raise InputError(f"{found.faults[0]}{more} Nothing was taken.")
    if found.doubts and not reason:
        more = f" {len(found.doubts) - 1} more are doubted." if found.doubts[1:] else ""
        raise Refused(f"{found.doubts[0]}{more} Nothing was taken; give the reason to go on all the same.")


def _take(office: Office, change: Change, listed: Iterable[ListedCommitment], reason: str) -> Iterable[ListedRow]:
    seen: set[int] = set()
    for one in listed:
        if one.faults:
            yield ListedRow(one.row, Doing.FAULT, " ".join(one.faults))
            continue
        try:
            yield _row(office, change, one, reason, seen)
        except ClerkError as error:
            yield ListedRow(one.row, Doing.FAULT, f"Row {one.row}: {error}")


def _row(office: Office, change: Change, one: ListedCommitment, reason: str, seen: set[int]) -> ListedRow:
    """Take one row; `seen` are the commitments that rows before it are of."""
    plan_id = _plan(office, change, one.plan)
    new = read_commitment(office, {**one.typed, "plan": f"P{plan_id}" if plan_id else "-"}, changing.BLANK)
    known = _known(office, new)
    doubts: list[Finding] = []
    # The same code a second time in one list is another commitment that bears it too, not the first one again.
    if known is None or known.id in seen:
        doubts += changing.doubts_of(office, new)
        number = changing.insert(office, change, new, reason if doubts else "")
        does, says = Doing.NEW, f"{new.code} {quoted(new.text)}".strip()
    else:
        number, does, says = known.id, Doing.NOTHING, f"{known.called}: known already"
    seen.add(number)
    if one.progress and (entry := _progress(office, number, one.progress)) is not None:
        found = progressing.doubts_of(office, entry)
        doubts += found
        progressing.insert(change, entry, reason if found else "")
        does = Doing.PROGRESS if does is Doing.NOTHING else does
        says = f"{says}, with progress"
    return ListedRow(one.row, does, f"{says}.", tuple(each.says for each in doubts))


def _plan(office: Office, change: Change, name: str) -> int | None:
    """The plan of that name; entered where there is none. None where the row names none."""
    if not name:
        return None
    known = rows.plan_named(office.register, one_line(name))
    return known.id if known else planning.insert(change, replace(planning.BLANK, name=one_line(name)))


def _known(office: Office, new: Commitment) -> Commitment | None:
    """The commitment of the plan that bears the code; without one, that has the words."""
    if not new.code:
        number = rows.worded(office.register, new.plan_id, new.text, new.theme)
    else:
        key = new.code.casefold()
        same = (one.id for one in rows.codes(office.register, new.plan_id) if one.code.casefold() == key)
        number = next(same, None)
    return None if number is None else rows.commitment(office.register, number)


def _progress(office: Office, commitment_id: int, typed: Mapping[str, str]) -> Progress | None:
    """The entry as it would be made; None where the commitment has it already."""
    entry = read_progress(office, typed, replace(progressing.blank(office, commitment_id), author=""))
    same = (one for one in rows.progress(office.register, of=[commitment_id]) if one.text == entry.text)
    dated = "made_on" in typed
    return None if any(not dated or one.made_on == entry.made_on for one in same) else entry
