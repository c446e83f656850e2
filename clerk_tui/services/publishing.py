"""Publication and the decision notice: the record freezes, and its window starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from clerk_tui.domain.dates import at_london, format_date, iso_instant
from clerk_tui.domain.decision import Decision, DecisionStatus, Publication, UrgencyKind, WindowChange
from clerk_tui.domain.errors import Conflict, InputError, NotConfigured, Refused
from clerk_tui.domain.meeting import Meeting
from clerk_tui.domain.public import PublicCallIn, PublicRecord
from clerk_tui.register import decisions as rows
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.call_in_checks import call_in_window
from clerk_tui.rules.checks import stands_in_the_way
from clerk_tui.rules.kept_windows import closing_words
from clerk_tui.rules.number_words import ordinal
from clerk_tui.services import frozen_counts, snapshots
from clerk_tui.services.checking import Case as Case
from clerk_tui.services.checking import case as case
from clerk_tui.services.checking import findings as findings
from clerk_tui.services.checking import findings_of as findings_of
from clerk_tui.services.checking import keep_overrides, read_overrides
from clerk_tui.services.checking import window as window
from clerk_tui.services.fields import present_names
from clerk_tui.services.office import Office

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
        _may_be_published(office, decision_id)
        before = rows.decision(office.register, decision_id)
        if seen is not None and before.version != seen.decision.version:
            raise Conflict("Somebody changed the record while you were asked; look at it, then publish again.")
        version = change.update(
            "decision", decision_id, before.version, published_on=to_cell(on or before.published_on)
        )
        keep_overrides(office, change, decision_id, kept)
        found = case(office, decision_id)
        if found.published_on != day:
            raise Conflict("The day of publication changed in the meantime; look at the record, then publish again.")
        _nothing_stands(office, found)
        return _freeze(office, change, found, version)

    summary = f"D{decision_id} published {format_date(day)}: {expected.decision.title}"
    why = " ".join(f"[{finding_id}] {reason}" for finding_id, reason in kept.items())
    office.register.run(office.command("publish", summary, why=why, command_id=command_id), work)
    published = rows.publication(office.register, decision_id)
    assert published is not None
    return published


def _may_be_published(office: Office, decision_id: int) -> None:
    if rows.decision(office.register, decision_id).status is DecisionStatus.PUBLISHED:
        raise Refused(f"D{decision_id} is already published; a published record is corrected, never published again.")


def _nothing_stands(office: Office, found: Case) -> None:
    if blockers := stands_in_the_way(findings_of(office, found)):
        sentences = " ".join(f"[{finding.id}] {finding.says}" for finding in blockers)
        raise Refused(f"D{found.decision.id} cannot be published yet: {sentences}")


def _freeze(office: Office, change: Change, found: Case, version: int) -> int:
    on, call_in = to_cell(found.published_on), _public_call_in(office, found)
    change.update("decision", found.decision.id, version, status="published", published_on=on)
    record = public_record(office, found, call_in, change.head)
    snapshot = snapshots.to_json(record, found.decision.overrides)
    return change.insert(
        "publication",
        decision_id=found.decision.id,
        published_on=on,
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
        counts=_counts(office, found, call_in),
    )


def _counts(office: Office, found: Case, call_in: PublicCallIn) -> str:
    """The counts behind the window, kept as they are counted now: a later holiday must not rewrite them."""
    if call_in.closes is None:
        return ""
    return frozen_counts.to_text(
        call_in_window(
            office.council(), office.calendar(), found.decision, found.meeting, found.published_on, found.published_at
        )
    )


def _instant(found: Case) -> str | None:
    return None if found.published_at is None else iso_instant(at_london(found.published_on, found.published_at))


def _public_call_in(office: Office, found: Case) -> PublicCallIn:
    decision = found.decision
    assert decision.decided_on is not None
    if decision.not_callable:
        words = f"This decision is not open to call-in ({decision.not_callable}). It takes effect at once."
        return PublicCallIn(False, None, None, decision.decided_on, (words,))
    if decision.call_in_exempt:
        reason = decision.call_in_exempt_reason.rstrip(". ")
        words = f"Call-in was waived for urgency: {reason}. The decision takes effect at once."
        return PublicCallIn(False, None, None, found.published_on, (words,))
    try:
        dates = call_in_window(
            office.council(), office.calendar(), decision, found.meeting, found.published_on, found.published_at
        )
    except (NotConfigured, InputError):
        words = "The closing date for call-in is not stated here; the council's constitution sets it."
        return PublicCallIn(True, None, None, None, (words,))
    ledger = dates.closes_ledger
    place = ordinal(ledger.n)
    sentences = (
        f"Requests for call-in close {closing_words(dates)}, the {place} {ledger.unit} day after {ledger.anchor_name}.",
        f"Unless it is called in, the decision takes effect on {format_date(dates.effective)}.",
    )
    return PublicCallIn(True, dates.closes, dates.closes_at, dates.effective, sentences)


def _urgency_statements(decision: Decision) -> tuple[str, ...]:
    said = []
    if general := decision.urgency(UrgencyKind.GENERAL_EXCEPTION):
        said.append(f"General exception (regulation 10): {general.reason}")
    if special := decision.urgency(UrgencyKind.SPECIAL_URGENCY):
        on = f" on {format_date(special.agreed_on)}" if special.agreed_on else ""
        said.append(f"Special urgency (regulation 11), agreed by the {special.agreed_role}{on}: {special.reason}")
    return tuple(said)


_AS_RECORDED = (
    "reference", "title", "key_decision", "forward_plan_reference", "notice_on", "required_in_five_days",
    "urgency_reason", "call_in_exempt", "call_in_exempt_reason", "scrutiny_informed", "scrutiny_approved",
    "interests", "conflicts", "dispensation", "resolution", "reasons", "alternatives", "call_in_note", "notes",
)  # fmt: skip
"""What a public record takes from the decision as it stands; both call it by the same names."""


def public_record(office: Office, found: Case, call_in: PublicCallIn, chain_head: str) -> PublicRecord:
    """What the public may read. It is built from public types alone; exempt text has no way in."""
    decision, meeting, item, council = found.decision, found.meeting, found.item, office.council()
    assert decision.decided_on is not None
    report = item.report if item else None
    return PublicRecord(
        **{name: getattr(decision, name) for name in _AS_RECORDED},
        council=council.name,
        nation=council.nation.value,
        decision_id=decision.id,
        maker=decision.maker_name,
        body=meeting.body if meeting else "",
        meeting_day=meeting.day if meeting else None,
        meeting_starts=meeting.starts if meeting else None,
        venue=meeting.venue if meeting else "",
        item_number=item.number if item else "",
        decided_on=decision.decided_on,
        present=tuple(present_names(decision)),
        urgency_statements=_urgency_statements(decision),
        relevant_officer=report.relevant_officer if report else "",
        relevant_cabinet_member=report.relevant_cabinet_member if report else "",
        report_title=report.title if report else "",
        call_in=call_in,
        published_on=found.published_on,
        contact=_contact(meeting),
        chain_head=chain_head,
        numbers=tuple((line.field, line.number, line.label) for line in council.record),
    )


def _contact(meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    parts = (meeting.contact_name, meeting.contact_title, meeting.contact_telephone, meeting.contact_email)
    return ", ".join(part for part in parts if part)


def published_record(office: Office, decision_id: int) -> PublicRecord:
    """The frozen record of a published decision; Refused while it is a draft."""
    publication = rows.publication(office.register, decision_id)
    if publication is None:
        raise Refused(f"D{decision_id} is not published yet; its notice is written from the published record.")
    if snapshots.sha256(publication.snapshot) != publication.snapshot_sha256:
        raise Refused(f"The published record of D{decision_id} is not as it was frozen; verify the register first.")
    return snapshots.from_json(publication.snapshot)


def _notice_record(office: Office, decision_id: int) -> PublicRecord:
    """The frozen record with what was changed since: a notice written today must not give dates that hold no more."""
    changes = tuple(_change_words(change) for change in rows.window_changes(office.register, decision_id))
    return replace(published_record(office, decision_id), changes=changes)


def _change_words(change: WindowChange) -> str:
    old_closes, closes = format_date(change.old_closes), closing_words(frozen_counts.from_text(change.counts))
    return (
        f"Changed after publication, on {format_date(change.changed_on)}: requests for call-in close {closes} (before:"
        f" {old_closes}), and unless it is called in, the decision takes effect on {format_date(change.effective)}"
        f" (before: {format_date(change.old_effective)}). Reason: {change.reason}."
    )


def notice_text(office: Office, decision_id: int) -> str:
    """The decision notice as plain text."""
    from clerk_tui.documents.writing import notice_text as as_text

    return as_text(_notice_record(office, decision_id))


def write_notice(office: Office, decision_id: int, folder: Path) -> list[Path]:
    """Write the notice as HTML and text into a folder; DocumentError says what stands in the way."""
    from clerk_tui.documents.writing import write_notice as write

    return write(_notice_record(office, decision_id), folder)
