"""Entering and correcting how a commitment has gone."""

from __future__ import annotations

from collections.abc import Mapping

from clerk_tui.domain.commitments import Progress
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.findings import Finding
from clerk_tui.register import commitments as rows
from clerk_tui.register.changes import Change
from clerk_tui.rules.commitments import progress_doubts
from clerk_tui.services.commitments.changing import settled
from clerk_tui.services.commitments.fields import progress_cells, read_progress
from clerk_tui.services.office import Office


def blank(office: Office, commitment_id: int) -> Progress:
    """An entry as it would be made today by this clerk."""
    return Progress(0, 0, commitment_id, office.clock.today(), "", author=office.who)


def doubts_of(office: Office, entry: Progress) -> tuple[Finding, ...]:
    """What speaks against an entry of progress."""
    of = rows.commitment(office.register, entry.commitment_id)
    return progress_doubts(entry, of, office.clock.today())


def add(
    office: Office, commitment_id: int, typed: Mapping[str, str], *, despite: str = "", command_id: str | None = None
) -> Progress:
    """Enter how a commitment has gone: of today and by this clerk unless other is typed.

    InputError names field and rule; Refused with what seems wrong, unless `despite` says why it stands all the same.
    """
    of = rows.commitment(office.register, commitment_id)
    new = read_progress(office, typed, blank(office, of.id))
    reason = settled(doubts_of(office, new), despite)

    def work(change: Change) -> int:
        return insert(change, new, settled(doubts_of(office, new), despite))

    said = f"Progress of {of.called} entered, {format_date(new.made_on)}"
    command = office.command("commitments progress", said, why=reason, command_id=command_id)
    found = office.register.run(command, work)
    assert found is not None
    return rows.progress_entry(office.register, found)


def insert(change: Change, new: Progress, despite: str = "") -> int:
    """Put an entry into the register within a change; its id comes back."""
    return change.insert("commitment_progress", commitment_id=new.commitment_id, despite=despite, **progress_cells(new))


def set_fields(
    office: Office,
    progress_id: int,
    typed: Mapping[str, str],
    *,
    despite: str = "",
    version: int | None = None,
    command_id: str | None = None,
) -> Progress:
    """Correct an entry. As `add` for what seems wrong; Conflict where it changed since `version`."""
    old = rows.progress_entry(office.register, progress_id)
    new = read_progress(office, typed, old)
    if new == old:
        return old
    why = despite or old.despite
    reason = settled(doubts_of(office, new), why)

    def work(change: Change) -> int:
        now = rows.progress_entry(office.register, progress_id)
        fresh = read_progress(office, typed, now)
        stands = settled(doubts_of(office, fresh), why)
        seen = now.version if version is None else version
        change.update("commitment_progress", now.id, seen, despite=stands, **progress_cells(fresh))
        return now.id

    of = rows.commitment(office.register, old.commitment_id)
    said = f"Progress of {of.called} of {format_date(old.made_on)} corrected"
    office.register.run(office.command("commitments progress", said, why=reason, command_id=command_id), work)
    return rows.progress_entry(office.register, old.id)


def remove(office: Office, progress_id: int, *, command_id: str | None = None) -> Progress:
    """Take away an entry made by mistake; history keeps it."""
    old = rows.progress_entry(office.register, progress_id)
    of = rows.commitment(office.register, old.commitment_id)

    def work(change: Change) -> int:
        change.remove("commitment_progress", old.id)
        return of.id

    said = f"Progress of {of.called} of {format_date(old.made_on)} taken away"
    office.register.run(office.command("commitments progress", said, command_id=command_id), work)
    return old
