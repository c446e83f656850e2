"""A record frozen as it goes out: its snapshot, the dates that follow from it and the counts behind them."""

from __future__ import annotations

from clerk_tui.domain.dates import at_london, iso_instant
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.public import PublicCallIn
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.call_in_checks import call_in_window
from clerk_tui.services import frozen_counts, snapshots
from clerk_tui.services.checking import Case
from clerk_tui.services.office import Office
from clerk_tui.services.public_records import public_call_in, public_record


def freeze(office: Office, change: Change, found: Case, version: int) -> int:
    """Publish a draft for the first time: its row freezes, and its publication's id comes back."""
    change.update("decision", found.decision.id, version, status="published", published_on=to_cell(found.published_on))
    call_in = public_call_in(office, found)
    counted = None
    if call_in.closes is not None:
        counted = call_in_window(
            office.council(), office.calendar(), found.decision, found.meeting, found.published_on, found.published_at
        )
    from clerk_tui.services.documents.last_look import refuse_record

    refuse_record(office, public_record(office, found, call_in, change.head))
    return freeze_as(office, change, found, call_in, counted)


def freeze_as(
    office: Office, change: Change, found: Case, call_in: PublicCallIn, counted: CallInWindow | None, sequence: int = 1
) -> int:
    """Keep the record with this call-in paragraph and the counts behind it; the publication's id comes back.

    The counts are kept as they are counted now: a later holiday must not rewrite them.
    """
    record = public_record(office, found, call_in, change.head)
    snapshot = snapshots.to_json(record, found.decision.overrides)
    return change.insert(
        "publication",
        decision_id=found.decision.id,
        sequence=sequence,
        published_on=to_cell(found.published_on),
        published_at=_instant(found),
        recorded_at=iso_instant(office.clock.system()),
        who=office.who,
        closes=to_cell(call_in.closes),
        closes_at=iso_instant(call_in.closes_at) if call_in.closes_at else None,
        effective=to_cell(call_in.effective),
        snapshot=snapshot,
        snapshot_sha256=snapshots.sha256(snapshot),
        chain_head=change.head,
        calendar_fingerprint=office.calendar().fingerprint,
        counts="" if counted is None else frozen_counts.to_text(counted),
    )


def _instant(found: Case) -> str | None:
    return None if found.published_at is None else iso_instant(at_london(found.published_on, found.published_at))
