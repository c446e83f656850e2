"""Entering, changing and ending commitments. What seems wrong is said, and the clerk may go on with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from clerk_tui.domain.commitments import Commitment, Standing, parent_code
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.text import tidy
from clerk_tui.register import commitments as rows
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules import commitments as rules
from clerk_tui.services.commitments.fields import commitment_cells, read_commitment
from clerk_tui.services.office import Office

ANYWAY = "Give the reason to go on all the same."
BLANK = Commitment(0, 0, "")


def settled(doubts: Iterable[Finding], despite: str) -> str:
    """The reason to record: none where there is no doubt. Refused with the doubts where no reason is given."""
    found, reason = list(doubts), tidy(despite).strip()
    if found and not reason:
        raise Refused(" ".join((*(one.says for one in found), ANYWAY)))
    return reason if found else ""


def with_reason(because: str, despite: str) -> str:
    """Why something was done, and behind it why it was done all the same; either may be empty."""
    stop = "" if because.endswith((".", "!", "?")) else "."
    return f"{because}{stop} All the same: {despite}" if because and despite else because or despite


def doubts_of(office: Office, commitment: Commitment) -> tuple[Finding, ...]:
    """What speaks against a commitment beside those that the register holds."""
    key = commitment.code.casefold()
    same = [one.id for one in rows.codes(office.register, commitment.plan_id) if key and one.code.casefold() == key]
    return rules.doubts(commitment, [rows.commitment(office.register, number) for number in same])


def add(office: Office, typed: Mapping[str, str], *, despite: str = "", command_id: str | None = None) -> Commitment:
    """Enter a commitment. Its objective is found from its code; commitments whose code stands under it follow it.

    InputError names field and rule; Refused with what seems wrong, unless `despite` says why it stands all the same.
    """
    new = read_commitment(office, typed, BLANK)
    why = settled(doubts_of(office, new), despite)

    def work(change: Change) -> int:
        fresh = read_commitment(office, typed, BLANK)
        reason = settled(doubts_of(office, fresh), despite)
        return insert(office, change, fresh, reason)

    said = f"Commitment {new.code or rules.quoted(new.text)} added"
    found = office.register.run(office.command("commitments add", said, why=why, command_id=command_id), work)
    assert found is not None
    return rows.commitment(office.register, found)


def insert(office: Office, change: Change, new: Commitment, despite: str = "") -> int:
    """Put a commitment into the register within a change, behind the last of its plan; its id comes back."""
    position = rows.next_position(office.register, new.plan_id)
    number = change.insert("commitment", position=position, despite=despite, **commitment_cells(new))
    _adopt(office, change, replace(new, id=number))
    return number


def _adopt(office: Office, change: Change, new: Commitment) -> None:
    """Let those whose code stands under a new one stand under it, as they would had it been entered first."""
    if not new.code:
        return
    beside = rows.codes(office.register, new.plan_id)
    below = [one for one in beside if one.id != new.id and parent_code(one.code, [new.code])]
    for one in below:
        # One that stands elsewhere, or under a longer code, stays there.
        if one.parent_id == new.parent_id and parent_code(one.code, [each.code for each in beside]) == new.code:
            change.update("commitment", one.id, one.version, parent_id=new.id)


def set_fields(
    office: Office,
    commitment_id: int,
    typed: Mapping[str, str],
    *,
    despite: str = "",
    version: int | None = None,
    command_id: str | None = None,
) -> Commitment:
    """Change fields, all of them or none. As `add` for what seems wrong; Conflict where it changed since `version`."""
    old = rows.commitment(office.register, commitment_id)
    new = read_commitment(office, typed, old)
    if new == old:
        return old
    why = despite or old.despite
    reason = settled(doubts_of(office, new), why)

    def work(change: Change) -> int:
        fresh = read_commitment(office, typed, rows.commitment(office.register, commitment_id))
        stands = settled(doubts_of(office, fresh), why)
        seen = fresh.version if version is None else version
        if fresh.plan_id != old.plan_id:
            position = rows.next_position(office.register, fresh.plan_id)
            _follow(office, change, old.id, fresh.plan_id)
        else:
            position = old.position
        change.update("commitment", old.id, seen, despite=stands, position=position, **commitment_cells(fresh))
        if fresh.code != old.code:
            _adopt(office, change, fresh)
        for name in typed:
            change.forget_draft("commitment", old.id, name)
        return old.id

    said = f"{', '.join(typed).replace('_', ' ')} of {old.called} changed"
    command = office.command("commitments set", said[:1].upper() + said[1:], why=reason, command_id=command_id)
    office.register.run(command, work)
    return rows.commitment(office.register, old.id)


def _follow(office: Office, change: Change, parent_id: int, plan_id: int | None) -> None:
    """Let what stands under a commitment go with it into another plan."""
    for one in rows.commitments(office.register):
        if one.parent_id == parent_id:
            change.update("commitment", one.id, one.version, plan_id=plan_id)
            _follow(office, change, one.id, plan_id)


def end_doubts(office: Office, old: Commitment, standing: Standing, day: date) -> tuple[Finding, ...]:
    """What speaks against the end of a commitment on that day."""
    return rules.end_doubts(old, standing, day, rows.progress(office.register, of=[old.id]))


def end(
    office: Office,
    commitment_id: int,
    standing: Standing,
    on: date | None = None,
    *,
    because: str = "",
    despite: str = "",
    command_id: str | None = None,
) -> Commitment:
    """Say that a commitment is done, or dropped and why; it stays, with its progress. `on` is today where not said.

    Refused where its progress goes on after that day, unless `despite` says why; that stands with why it ended.
    """
    old = rows.commitment(office.register, commitment_id)
    day, reason = on or office.clock.today(), tidy(because).strip()
    _may_end(office, old, standing, day, reason)
    stands = settled(end_doubts(office, old, standing, day), despite)
    why = with_reason(reason, stands)

    def work(change: Change) -> int:
        now = rows.commitment(office.register, commitment_id)
        _may_end(office, now, standing, day, reason)
        settled(end_doubts(office, now, standing, day), despite)
        change.update(
            "commitment", now.id, now.version, status=standing.value, ended_on=to_cell(day), ended_because=why
        )
        return now.id

    said = f"Commitment {old.called} {standing.value} on {format_date(day)}"
    office.register.run(office.command("commitments end", said, why=why, command_id=command_id), work)
    return rows.commitment(office.register, old.id)


def _may_end(office: Office, old: Commitment, standing: Standing, day: date, reason: str) -> None:
    if standing is Standing.OPEN:
        raise InputError("A commitment ends as done or as dropped; reopen says that it is open again.")
    if old.standing is not Standing.OPEN:
        on = f" on {format_date(old.ended_on)}" if old.ended_on else ""
        raise Refused(f"{old.called} was {old.standing.value}{on} already; reopen it first.")
    if standing is Standing.DROPPED and not reason:
        raise InputError(f"Say why {old.called} is dropped; the reason stays with it.")
    if old.began is not None and day < old.began:
        raise InputError(f"Day: {format_date(day)} lies before {format_date(old.began)}, when {old.called} began.")
    if day > office.clock.today():
        raise InputError(f"Day: {format_date(day)} is still to come; say it is {standing.value} when it is.")


def reopen(office: Office, commitment_id: int, *, command_id: str | None = None) -> Commitment:
    """Say that an ended commitment is to be kept again."""
    old = rows.commitment(office.register, commitment_id)
    if old.standing is Standing.OPEN:
        raise Refused(f"{old.called} is open.")

    def work(change: Change) -> int:
        now = rows.commitment(office.register, commitment_id)
        change.update("commitment", now.id, now.version, status=Standing.OPEN.value, ended_on=None, ended_because="")
        return now.id

    command = office.command("commitments reopen", f"Commitment {old.called} open again", command_id=command_id)
    office.register.run(command, work)
    return rows.commitment(office.register, old.id)


def remove(office: Office, commitment_id: int, *, command_id: str | None = None) -> Commitment:
    """Take away a commitment entered by mistake; one that anything hangs on is Refused and ended instead."""
    old = rows.commitment(office.register, commitment_id)

    def work(change: Change) -> int:
        _nothing_hangs_on(office, old)
        change.remove("commitment", old.id)
        return old.id

    _nothing_hangs_on(office, old)
    command = office.command("commitments remove", f"Commitment {old.called} taken away", command_id=command_id)
    office.register.run(command, work)
    return old


def _nothing_hangs_on(office: Office, old: Commitment) -> None:
    hanging = (
        ("progress", bool(rows.progress(office.register, of=[old.id]))),
        ("decisions that serve it", bool(rows.services(office.register, commitment_id=old.id))),
        ("commitments under it", any(one.parent_id == old.id for one in rows.commitments(office.register))),
    )
    if found := [name for name, there in hanging if there]:
        raise Refused(f"{old.called} has {' and '.join(found)}; say that it is done or dropped instead.")
