"""Publication: the record freezes, and its window starts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import DecisionStatus, Publication
from clerk_tui.domain.errors import Conflict, Refused
from clerk_tui.register import decisions as rows
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.checks import stands_in_the_way
from clerk_tui.services.checking import Case as Case
from clerk_tui.services.checking import case as case
from clerk_tui.services.checking import findings as findings
from clerk_tui.services.checking import findings_of as findings_of
from clerk_tui.services.checking import keep_overrides, read_overrides
from clerk_tui.services.checking import window as window
from clerk_tui.services.decision_notice import notice_text as notice_text
from clerk_tui.services.decision_notice import published_record as published_record
from clerk_tui.services.decision_notice import write_notice as write_notice
from clerk_tui.services.freezing import freeze
from clerk_tui.services.office import Office
from clerk_tui.services.public_records import public_call_in

NO_OVERRIDES: Mapping[str, str] = {}


def publish(
    office: Office,
    decision_id: int,
    *,
    on: date | None = None,
    overrides: Mapping[str, str] = NO_OVERRIDES,
    seen: Case | None = None,
    command_id: str | None = None,
) -> Publication:
    """Freeze the record and start its window. Refused, with the sentences, while a blocker stands.

    `on` is the day it goes out, where that is not today or the day typed into the record; `overrides` are blockers of
    timing to go past, each with its reason. Where it is refused, neither is kept. `seen` is the case that the clerk
    was shown before saying yes: Conflict if the record or the day is another by now.
    """
    kept = read_overrides(overrides)
    expected = seen or case(office, decision_id)
    day = on or expected.published_on

    def work(change: Change) -> int:
        return publish_within(office, change, decision_id, on=on, day=day, overrides=kept, seen=seen)

    summary = f"D{decision_id} published {format_date(day)}: {expected.decision.title}"
    why = " ".join(f"[{finding_id}] {reason}" for finding_id, reason in kept.items())
    office.register.run(office.command("publish", summary, why=why, command_id=command_id), work)
    published = rows.publication(office.register, decision_id)
    assert published is not None
    return published


def publish_within(
    office: Office,
    change: Change,
    decision_id: int,
    *,
    on: date | None,
    day: date,
    overrides: Mapping[str, str] = NO_OVERRIDES,
    seen: Case | None = None,
) -> int:
    """Publish one record as a part of this change; `day` is the day of publication that the clerk was shown."""
    _may_be_published(office, decision_id)
    before = rows.decision(office.register, decision_id)
    if seen is not None and before.version != seen.decision.version:
        raise Conflict("Somebody changed the record while you were asked; look at it, then publish again.")
    version = change.update("decision", decision_id, before.version, published_on=to_cell(on or before.published_on))
    keep_overrides(office, change, decision_id, overrides)
    found = case(office, decision_id)
    if found.published_on != day:
        raise Conflict("The day of publication changed in the meantime; look at the record, then publish again.")
    _nothing_stands(office, found)
    if seen is not None and public_call_in(office, seen) != public_call_in(office, found):
        raise Conflict("The hour changed the call-in dates while you were asked; look at them, then publish again.")
    return freeze(office, change, found, version)


def _may_be_published(office: Office, decision_id: int) -> None:
    if rows.decision(office.register, decision_id).status is DecisionStatus.PUBLISHED:
        raise Refused(f"D{decision_id} is already published; a published record is corrected, never published again.")


def _nothing_stands(office: Office, found: Case) -> None:
    if blockers := stands_in_the_way(findings_of(office, found)):
        sentences = " ".join(f"[{finding.id}] {finding.says}" for finding in blockers)
        raise Refused(f"D{found.decision.id} cannot be published yet: {sentences}")
