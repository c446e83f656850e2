"""What the public may read of a decision, made from public types alone; exempt text has no way in."""

from __future__ import annotations

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import Decision, UrgencyKind
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.meeting import Meeting
from clerk_tui.domain.public import PublicCallIn, PublicRecord
from clerk_tui.rules.call_in_checks import call_in_window, closed_because, effect_when_closed, governing
from clerk_tui.rules.kept_windows import closing_words
from clerk_tui.rules.number_words import ordinal
from clerk_tui.rules.record_fields import is_executive
from clerk_tui.services.checking import Case
from clerk_tui.services.commitments.reading import served_lines
from clerk_tui.services.fields import present_names
from clerk_tui.services.office import Office


def public_call_in(office: Office, found: Case) -> PublicCallIn:
    """The call-in paragraph of a record as it is published for the first time, or with its window started again."""
    decision = found.decision
    assert decision.decided_on is not None
    if not is_executive(decision, found.meeting):
        words = "This is not a decision of the executive, so it is not open to call-in. It takes effect at once."
        return PublicCallIn(False, None, None, decision.decided_on, (words,))
    if decision.not_callable:
        return _closed(office, found, f"({decision.not_callable})")
    if decision.call_in_exempt:
        reason = decision.call_in_exempt_reason.rstrip(". ")
        words = f"Call-in was waived for urgency: {reason}. The decision takes effect at once."
        return PublicCallIn(False, None, None, found.published_on, (words,))
    rule = governing(office.council(), decision, found.meeting, found.published_on, found.published_at)
    if why := closed_because(rule, decision, found.meeting):
        return _closed(office, found, f"by the council's rule: {why}")
    try:
        dates = call_in_window(
            office.council(), office.calendar(), decision, found.meeting, found.published_on, found.published_at
        )
    except (NotConfigured, InputError):
        words = "The closing date for call-in is not stated here; the council's constitution sets it."
        return PublicCallIn(True, None, None, None, (words,))
    return of_window(dates)


def _closed(office: Office, found: Case, why: str) -> PublicCallIn:
    """The paragraph of a decision whose class cannot be called in."""
    decision = found.decision
    effect = effect_when_closed(office.council(), decision, found.meeting, found.published_on, found.published_at)
    when = "at once" if effect == decision.decided_on else f"on publication, {format_date(effect)}"
    words = f"This decision is not open to call-in {why}. It takes effect {when}."
    return PublicCallIn(False, None, None, effect, (words,))


def of_window(dates: CallInWindow) -> PublicCallIn:
    """The call-in paragraph of a record with this window."""
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


AS_RECORDED = (
    "reference", "title", "key_decision", "forward_plan_reference", "notice_on", "required_in_five_days",
    "urgency_reason", "call_in_exempt", "call_in_exempt_reason", "scrutiny_informed", "scrutiny_approved",
    "interests", "conflicts", "dispensation", "resolution", "reasons", "alternatives", "call_in_note", "notes",
    "maker_title", "authority", "consulted", "matter", "key_basis", "variation", "wards", "consultation", "report",
    "background_papers", "private_reasons", "decided_at", "lead_officer", "portfolio", "priorities",
)  # fmt: skip
"""What a public record takes from the decision as it stands; both call it by the same names."""


def public_record(office: Office, found: Case, call_in: PublicCallIn, chain_head: str) -> PublicRecord:
    """What the public may read. It is built from public types alone; exempt text has no way in."""
    decision, meeting, item, council = found.decision, found.meeting, found.item, office.council()
    assert decision.decided_on is not None
    report = item.report if item else None
    return PublicRecord(
        **{name: getattr(decision, name) for name in AS_RECORDED},
        council=council.name,
        nation=council.nation.value,
        decision_id=decision.id,
        maker=decision.maker_name,
        officer_kind=decision.officer_kind.value,
        body=meeting.body if meeting else "",
        body_kind=meeting.body_kind.value if meeting else "",
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
        commitments=served_lines(office, decision.id),
        numbers=tuple((line.field, line.number, line.label) for line in council.record),
    )


def _contact(meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    parts = (meeting.contact_name, meeting.contact_title, meeting.contact_telephone, meeting.contact_email)
    return ", ".join(part for part in parts if part)
