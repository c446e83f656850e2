"""The leader's or mayor's report on decisions taken by special urgency (SI 2012/2089 reg 19)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clerk_tui.documents.writing.special_urgency_report import special_urgency_report
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import Urgency, UrgencyKind
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.domain.public import PublicRecord
from clerk_tui.domain.public_notices import PublicConsent, PublicUrgencyReport, UrgentDecision
from clerk_tui.register import decisions as records
from clerk_tui.register import notices, urgencies
from clerk_tui.rules.exempt_words import holds_apart
from clerk_tui.rules.number_words import cardinal
from clerk_tui.services import decision_notice, matters
from clerk_tui.services.documents.chain_head import as_it_stands
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.documents.matter_guard import kept_of, may_leave
from clerk_tui.services.documents.matter_notice import public_consent
from clerk_tui.services.documents.public_matter import matter_of_record, public_matter
from clerk_tui.services.office import Office
from clerk_tui.services.public_items import IN_PRIVATE
from clerk_tui.services.urgency_reports import next_report


def build(office: Office, number: int, period: Period | None) -> Made:
    """Every decision of the period that was agreed as urgent; Refused where its words are kept apart as exempt."""
    assert period is not None, "a report has a period"
    matters.english(office, "The report on special urgency")
    taken = urgencies.special_urgency_days(office.register)
    stand = as_it_stands(office)
    found = PublicUrgencyReport(
        council=office.council().name,
        first=period.first,
        last=period.last,
        decisions=tuple(_urgent(office, id, day) for id, day in taken if period.first <= day <= period.last),
        interval=tuple(_interval(office)),
        contact="",
        chain_head=stand.head,
    )
    name = f"special urgency report {period.first.isoformat()} to {period.last.isoformat()}"
    return Made(special_urgency_report(found), name, stand.at)


def _urgent(office: Office, decision_id: int, day: date) -> UrgentDecision:
    matter = matter_of_record(office, decision_id)
    urgency = next(
        one
        for one in urgencies.urgencies(office.register, decision_id, matter.entry_id)
        if one.kind is UrgencyKind.SPECIAL_URGENCY
    )
    record = _published(office, decision_id)
    public = public_matter(office, matter)
    notice = notices.notices(office.register, matter).get(NoticeKind.SPECIAL_URGENCY)
    exempt_title = holds_apart(matter.title, kept_of(office, matter))
    consent = _consent(urgency)
    reasons = (notice.reasons if notice else "") or urgency.reason
    resolution = record.resolution if record else ""
    told = {"title": "" if exempt_title else matter.title, "reasons": reasons, "who": consent.who}
    may_leave(office, matter, {**told, "resolution": resolution, "decision_maker": public.decider})
    return UrgentDecision(
        reference=(record.reference if record else "") or matter.ref,
        title=IN_PRIVATE if exempt_title else matter.title,
        maker=public.decider,
        decided_on=day,
        consent=consent,
        reasons=reasons,
        notice_on=urgency.reasons_published_on or (notice.available_on if notice else None),
        published_on=record.published_on if record else None,
        resolution=resolution,
        corrections=record.corrections if record else (),
    )


def _published(office: Office, decision_id: int) -> PublicRecord | None:
    """The frozen record with its corrections; None while it is a draft, of which nothing but its title goes out."""
    if records.publication(office.register, decision_id) is None:
        return None
    return decision_notice.notice_record(office, decision_id)


def _consent(urgency: Urgency) -> PublicConsent:
    """The agreement; an older record may name a post that is none of the chain, and its limbs were not kept."""
    return public_consent(UrgencyKind.SPECIAL_URGENCY, urgency) or PublicConsent(
        urgency.agreed_by, urgency.agreed_role, urgency.agreed_on, None, urgent=False, cannot_be_deferred=False
    )


def _interval(office: Office) -> Iterator[str]:
    months = office.council().special_urgency_months
    if months is None:
        yield "The council's rules on record set no interval; at least one report a year is required (regulation 19)."
    else:
        every = "month" if months == 1 else f"{cardinal(months)} months"
        yield f"By the council's own rule this is reported every {every}, and at least once a year (regulation 19)."
    found = next_report(office)
    if found.last is not None:
        yield f"The last report on record was submitted on {format_date(found.last)}."
    else:
        yield "No earlier report is on record."
    if found.count is not None and found.count.latest is not None:
        counted = found.count.ledger
        since = "the last report" if found.last else "the first such decision"
        span = "a month" if counted.n == 1 else "a year" if counted.n == 12 else f"{cardinal(counted.n)} months"
        yield (
            f"The next report is due by {format_date(found.count.latest)}, {span} after {since},"
            f" {format_date(counted.anchor)} (regulation 19)."
        )
