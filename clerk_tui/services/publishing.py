"""The publish check, publication, and the decision notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from clerk_tui.domain.dates import LONDON, at_london, format_date, iso_instant
from clerk_tui.domain.decision import Decision, DecisionStatus, Publication, UrgencyKind
from clerk_tui.domain.errors import NotConfigured, Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.meeting import AgendaItem, Meeting
from clerk_tui.domain.public import PublicCallIn, PublicRecord
from clerk_tui.register import decisions as rows
from clerk_tui.register import meetings
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.checks import Facts, call_in_window, check, closing_words, open_to_call_in, stands_in_the_way
from clerk_tui.services import snapshots
from clerk_tui.services.decisions import present_names
from clerk_tui.services.office import Office


@dataclass(frozen=True, slots=True)
class Case:
    """A decision with its meeting and item, and when it is or would be published."""

    decision: Decision
    meeting: Meeting | None
    item: AgendaItem | None
    published_on: date
    published_at: time | None


def case(office: Office, decision_id: int) -> Case:
    """Gather a decision's facts. An unpublished one is taken as published on the date typed, or else now."""
    decision = rows.decision(office.register, decision_id)
    publication = rows.publication(office.register, decision_id)
    if publication is not None:
        on, instant = publication.published_on, publication.published_at
        at = instant.astimezone(LONDON).time() if instant else None
    else:
        today, now = office.clock.today(), office.clock.now().astimezone(LONDON).time().replace(microsecond=0)
        on = decision.published_on or today
        # Only for today is the hour known; a rule with an hour after which publication counts a day later needs it.
        at = now if on == today else None
    meeting = meetings.meeting(office.register, decision.meeting_id) if decision.meeting_id else None
    item = meetings.item(office.register, decision.item_id) if decision.item_id else None
    return Case(decision, meeting, item, on, at)


def findings(office: Office, decision_id: int) -> list[Finding]:
    """The publish check of one decision, heaviest first."""
    found = case(office, decision_id)
    return check(
        Facts(
            council=office.council(),
            calendar=office.calendar(),
            decision=found.decision,
            meeting=found.meeting,
            published_on=found.published_on,
            published_at=found.published_at,
            today=office.clock.today(),
            has_exempt=bool((exempt := rows.exempt_text(office.register, decision_id)) and exempt.text),
        )
    )


def window(office: Office, decision_id: int) -> CallInWindow | None:
    """The call-in window with its ledgers; None where the decision is not open to call-in. Raises NotConfigured."""
    found = case(office, decision_id)
    if not open_to_call_in(found.decision):
        return None
    return call_in_window(
        office.council(), office.calendar(), found.decision, found.meeting, found.published_on, found.published_at
    )


def publish(office: Office, decision_id: int, *, command_id: str | None = None) -> Publication:
    """Freeze the record and start its window. Refused, with the sentences, while a blocker stands."""
    before = rows.decision(office.register, decision_id)
    if before.status is DecisionStatus.PUBLISHED:
        raise Refused(f"D{decision_id} is already published; a published record is corrected, never published again.")
    if blockers := stands_in_the_way(findings(office, decision_id)):
        sentences = " ".join(f"[{finding.id}] {finding.says}" for finding in blockers)
        raise Refused(f"D{decision_id} cannot be published yet: {sentences}")
    found = case(office, decision_id)
    call_in = _public_call_in(office, found)

    def work(change: Change) -> int:
        on = to_cell(found.published_on)
        change.update("decision", before.id, before.version, status="published", published_on=on)
        snapshot = snapshots.to_json(public_record(office, found, call_in, change.head))
        return change.insert(
            "publication",
            decision_id=decision_id,
            published_on=on,
            published_at=_instant(found),
            recorded_at=iso_instant(office.clock.now()),
            who=office.who,
            closes=to_cell(call_in.closes),
            closes_at=iso_instant(call_in.closes_at) if call_in.closes_at else None,
            effective=to_cell(call_in.effective),
            snapshot=snapshot,
            snapshot_sha256=snapshots.sha256(snapshot),
            chain_head=change.head,
            calendar_fingerprint=office.calendar().fingerprint,
        )

    summary = f"D{decision_id} published {format_date(found.published_on)}: {before.title}"
    office.register.run(office.command("publish", summary, command_id=command_id), work)
    published = rows.publication(office.register, decision_id)
    assert published is not None
    return published


def _instant(found: Case) -> str | None:
    return None if found.published_at is None else iso_instant(at_london(found.published_on, found.published_at))


def _public_call_in(office: Office, found: Case) -> PublicCallIn:
    decision = found.decision
    assert decision.decided_on is not None
    if decision.not_callable:
        words = f"This decision is not open to call-in ({decision.not_callable}). It takes effect at once."
        return PublicCallIn(False, None, None, decision.decided_on, (words,))
    if decision.call_in_exempt:
        words = f"Call-in was waived for urgency: {decision.call_in_exempt_reason} The decision takes effect at once."
        return PublicCallIn(False, None, None, found.published_on, (words,))
    try:
        dates = call_in_window(
            office.council(), office.calendar(), decision, found.meeting, found.published_on, found.published_at
        )
    except NotConfigured:
        words = "The closing date for call-in is not stated here; the council's constitution sets it."
        return PublicCallIn(True, None, None, None, (words,))
    ledger = dates.closes_ledger
    place = ordinal(ledger.n)
    sentences = (
        f"Requests for call-in close {closing_words(dates)}, the {place} {ledger.unit} day after {ledger.anchor_name}.",
        f"Unless it is called in, the decision takes effect on {format_date(dates.effective)}.",
    )
    return PublicCallIn(True, dates.closes, dates.closes_at, dates.effective, sentences)


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def ordinal(n: int) -> str:
    """`third`; past ten in figures."""
    return _ORDINALS[n - 1] if 1 <= n <= len(_ORDINALS) else f"{n}th"


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


def notice_text(office: Office, decision_id: int) -> str:
    """The decision notice as plain text."""
    from clerk_tui.documents.writing import notice_text as as_text

    return as_text(published_record(office, decision_id))


def write_notice(office: Office, decision_id: int, folder: Path) -> list[Path]:
    """Write the notice as HTML and text into a folder; DocumentError says what stands in the way."""
    from clerk_tui.documents.writing import write_notice as write

    return write(published_record(office, decision_id), folder)
