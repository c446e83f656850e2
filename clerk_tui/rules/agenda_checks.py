"""Whether an item lay open long enough before its meeting: on the agenda, in a supplement, or taken as urgent.

At a meeting of the executive reg 6(2) asks five clear days of the agenda or of the part that holds the item. It has no
limb for urgent business, as LGA 1972 s.100B(4)(b) has for committees; councils take such items all the same, so that is
advice and stops nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clerk_tui.domain.council import Nation
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.ledger import CountResult
from clerk_tui.domain.meeting import BodyKind, Meeting, Supplement
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.committees import agenda_of, committee_notice, urgent_item
from clerk_tui.rules.due_words import due_words, only
from clerk_tui.rules.notices import meeting_notice

_DAYS = {3: "three", 5: "five"}
URGENT = "EN-URG"
ITEM_ADDED = "An item that was added counts from the day its supplement was published."


def item_notice(
    meeting: Meeting, supplement: Supplement | None, urgent_reason: str, calendar: Calendar, nation: Nation, today: date
) -> Iterator[Finding]:
    """EN-AG5 (LGA-AG5, WA-AG3) for one item: by its supplement, as an urgent item, or by the meeting's agenda.

    What is not published is advice until its last day, `today` included, has passed.
    """
    if supplement is not None:
        yield from _added(meeting, supplement, urgent_reason, calendar, nation, today)
    elif urgent_reason.strip():
        yield from _urgent(meeting, urgent_reason)
    else:
        yield agenda(meeting, calendar, nation, today)


def agenda(meeting: Meeting, calendar: Calendar, nation: Nation, today: date) -> Finding:
    """Whether the agenda of a meeting was published in time. An adjourned one is counted to its first sitting."""
    day, authority = meeting.agenda_for, _authority(nation, meeting.body_kind)
    count = agenda_of(meeting.body_kind, day, calendar, published=meeting.agenda_on, nation=nation)
    rule = count.ledger.rule
    if meeting.agenda_on is None:
        due = due_words(count.ledger.answer, count.ledger.working_answer)
        if today <= count.ledger.answer:
            says = f"The agenda for {format_date(day)} is due by {due}."
            return Finding(rule, Severity.ADVICE, "agenda_on", says, authority, count.ledger)
        says = f"The register does not know when the agenda was published; for {format_date(day)} it was due by {due}."
        return Finding(rule, Severity.BLOCKER, "agenda_on", says, authority, count.ledger)
    stood = f"Agenda of {format_date(meeting.agenda_on)} for {format_date(day)}"
    if meeting.sits_for is not None:
        stood += f", resumed on {format_date(meeting.day)}"
    if not count.satisfied and meeting.short_notice and meeting.convened_on is not None:
        return _short_notice(meeting, meeting.convened_on, count, stood, authority)
    severity, says = _counted(count, stood, meeting.agenda_on)
    return Finding(rule, severity, "agenda_on", says + _moved(meeting), authority, count.ledger)


def notice_given(meeting: Meeting, calendar: Calendar, nation: Nation, today: date) -> Finding:
    """EN-NM5 (LGA-NM5, WA-AG3): whether notice of time and place was given in time (reg 6(1))."""
    day, given = meeting.agenda_for, meeting.notice_on
    if nation is Nation.WALES:
        count = agenda_of(meeting.body_kind, day, calendar, published=given, nation=nation)
    elif meeting.body_kind is BodyKind.EXECUTIVE:
        count = meeting_notice(day, calendar, published=given)
    else:
        count = committee_notice(day, calendar, published=given)
    rule, authority = count.ledger.rule, count.ledger.authorities[0].id
    if given is None:
        due = due_words(count.ledger.answer, count.ledger.working_answer)
        if today <= count.ledger.answer:
            says = f"Notice of time and place for {format_date(day)} is due by {due}."
            return Finding(rule, Severity.ADVICE, "notice_on", says, authority, count.ledger)
        says = f"The register does not know when notice of time and place was given; for {format_date(day)} it was due"
        return Finding(rule, Severity.WARNING, "notice_on", f"{says} by {due}.", authority, count.ledger)
    stood = f"Notice of time and place of {format_date(given)} for {format_date(day)}"
    convened = meeting.convened_on
    if not count.satisfied and meeting.short_notice and convened is not None and given <= convened:
        says = f"{stood}: given when the meeting was convened at shorter notice, {format_date(convened)}."
        return Finding(rule, Severity.HOLDS, "notice_on", says, authority, count.ledger)
    severity, says = _counted(count, stood, given)
    return Finding(rule, severity, "notice_on", says + _moved(meeting), authority, count.ledger)


def _counted(count: CountResult, stood: str, published: date) -> tuple[Severity, str]:
    days = _DAYS[count.ledger.n]
    if count.satisfied:
        exactly = "exactly " if published == count.latest or count.clear_days == count.ledger.n else ""
        return Severity.HOLDS, f"{stood}: {exactly}{count.clear_days} clear working days; {days} are required."
    due = due_words(count.ledger.answer, count.ledger.working_answer)
    says = f"{stood}: {only(count.clear_days)} clear working days; {days} are required, so it was due by {due}."
    return Severity.BLOCKER, says


def _moved(meeting: Meeting) -> str:
    """Why an agenda that was in time for another day may no longer be."""
    if meeting.moved_from is None:
        return ""
    because = f" because: {meeting.moved_because.rstrip('.')}" if meeting.moved_because else ""
    return f" The meeting was moved from {format_date(meeting.moved_from)}{because}."


def _short_notice(meeting: Meeting, convened: date, count: CountResult, stood: str, authority: str) -> Finding:
    """Reg 6(2)(b): convened at shorter notice, and the agenda available from then on."""
    assert meeting.agenda_on is not None
    called = f"the meeting was convened at shorter notice on {format_date(convened)}"
    if meeting.agenda_on <= convened:
        severity, says = Severity.HOLDS, f"{stood}: {called}, and the agenda was available from then on."
    else:
        severity = Severity.BLOCKER
        says = f"{stood}: {called}, and the agenda was not available from then on."
    return Finding(count.ledger.rule, severity, "agenda_on", says, authority, count.ledger)


def _added(
    meeting: Meeting, supplement: Supplement, urgent_reason: str, calendar: Calendar, nation: Nation, today: date
) -> Iterator[Finding]:
    """An item that a supplement added counts from the supplement's own day (reg 6(2), reg 7(3)(b))."""
    published, executive = supplement.at.public_from(nation), meeting.body_kind is BodyKind.EXECUTIVE
    authority = (
        "SI 2012/2089 reg 7" if executive and nation is Nation.ENGLAND else _authority(nation, meeting.body_kind)
    )
    count = agenda_of(meeting.body_kind, meeting.day, calendar, published=published, nation=nation)
    rule, named = count.ledger.rule, f"Supplement “{supplement.title}”"
    if published is None:
        due = due_words(count.ledger.answer, count.ledger.working_answer)
        if today <= count.ledger.answer:
            says = f"{named} added this item; for {format_date(meeting.day)} it is due by {due}."
            yield Finding(rule, Severity.ADVICE, "supplement", says, authority, count.ledger)
            return
        where = "on the website" if nation is Nation.WALES else "at the offices and on the website"
        says = (
            f"{named} added this item; the register does not know when it was {where}. For"
            f" {format_date(meeting.day)} it was due by {due}."
        )
        yield Finding(rule, Severity.BLOCKER, "supplement", says, authority, count.ledger)
        return
    severity, says = _counted(count, f"{named} of {format_date(published)} for {format_date(meeting.day)}", published)
    if severity is Severity.BLOCKER and urgent_reason.strip():
        yield Finding(rule, Severity.ADVICE, "supplement", says, authority, count.ledger)
        yield from _urgent(meeting, urgent_reason)
        return
    yield Finding(rule, severity, "supplement", f"{says} {ITEM_ADDED}{_moved(meeting)}", authority, count.ledger)


def _urgent(meeting: Meeting, reason: str) -> Iterator[Finding]:
    if meeting.body_kind is not BodyKind.EXECUTIVE:
        yield urgent_item(reason)
        return
    says = (
        "Taken as urgent, without five clear days on an agenda: regulation 6(2) has no exception for urgent items of an"
        " executive; only 7(3)(b) knows items added to an agenda. The proper officer decides; reason recorded:"
        f" {reason.strip().rstrip('.')}."
    )
    yield Finding(URGENT, Severity.ADVICE, "urgent_reason", says, "SI 2012/2089 reg 6")


def _authority(nation: Nation, kind: BodyKind) -> str:
    if nation is Nation.WALES:
        return "LGA 1972 s.100A(6)(aa)"
    return "SI 2012/2089 reg 6" if kind is BodyKind.EXECUTIVE else "LGA 1972 s.100B(3)"
