"""A matter taken in private, line by line: why, both notices, representations, urgency, the resolution (reg 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clerk_tui.domain.council import Nation
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.errors import NotConfigured
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.ledger import CountResult
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.rules.before_meeting import representations_by
from clerk_tui.rules.consent import PRIVATE_MEETING
from clerk_tui.rules.due_words import due_words
from clerk_tui.rules.exempt_paragraphs import REG_4, SCH_12A, described, exemption_findings
from clerk_tui.rules.notice_fields import REG_5_2, REG_5_4, REG_5_6, lacks
from clerk_tui.rules.notices import private_meeting_notice, private_meeting_second_notice
from clerk_tui.rules.private_meetings import representation
from clerk_tui.rules.route_choice import (
    DONE,
    DUE,
    HOLDS,
    LACKS,
    LATE,
    NOT_NEEDED,
    OPEN,
    RouteCase,
    RouteLine,
    chain_lines,
    is_meeting,
    lacking_lines,
    reasons_line,
)


def private_lines(case: RouteCase) -> Iterator[RouteLine]:
    """All that meeting in private asks; one line where the matter is open, or where nobody meets (X049)."""
    exemption = case.exemption
    if exemption is None and not case.matter.private:
        says = "Nothing is taken in private."
        if case.matter.private is None:
            says = "Nothing says that it is taken in private."
        yield RouteLine("private.why", "In private", "No", says, REG_4)
        return
    yield _why(case)
    if not is_meeting(case):
        says = (
            "An individual's decision is no meeting: no notice of a private meeting is asked for. The key decision"
            " notice gives particulars of the matter without the exempt information."
        )
        yield RouteLine("none", "Private notices", NOT_NEEDED, says, "SI 2012/2089 reg 9(3)")
        return
    if case.council.nation is Nation.WALES:
        says = "Welsh law asks for no notices of a private meeting."
        yield RouteLine("none", "Private notices", NOT_NEEDED, says, "LGA 1972 s.100A(6)(aa)")
    elif case.matter.decides_on is None:
        says = "No day is known for the meeting, so nothing can be counted yet."
        yield RouteLine("day", "Private notices", "No day", says, REG_5_2, Severity.WARNING)
    else:
        yield from _notices(case, case.matter.decides_on)
    yield _resolution(case)
    yield _closed(case)


def _closed(case: RouteCase) -> RouteLine:
    key, name = "private.closed", "Closed title"
    if not case.closed_kept:
        return RouteLine(key, name, "None", "No exempt title or facts are kept apart.", SCH_12A)
    if case.closed_shown:
        says = "The open title holds words that are kept apart as exempt, and lists and notices show it: change it."
        return RouteLine(key, name, "Shown", says, SCH_12A, Severity.BLOCKER)
    says = "The title and the facts that are exempt themselves are kept apart; no notice can hold them."
    return RouteLine(key, name, "Kept", says, SCH_12A)


def _why(case: RouteCase) -> RouteLine:
    exemption = case.exemption
    if exemption is None:
        says = (
            "It is marked as private; record the reasons, the paragraph of Schedule 12A and the public interest test."
        )
        return RouteLine("private.why", "In private", LACKS, says, SCH_12A, Severity.WARNING)
    found = [one for one in exemption_findings(exemption, case.council) if one.where == "private.why"]
    what = "confidential information" if exemption.confidential else described(exemption, case.council)
    part = f"{exemption.part}: " if exemption.part else ""
    says = f"{part}{what}." if what else ""
    if exemption.outweighs is not None and not exemption.confidential:
        less = "outweighs" if exemption.outweighs else "does not outweigh"
        says += f" The public interest in keeping it exempt {less} that in disclosure."
        if exemption.public_interest:
            says += f" How it was weighed: {exemption.public_interest.rstrip('.')}."
    if exemption.reasons:
        says += f" Reasons: {exemption.reasons.rstrip('.')}."
    says = " ".join((says, *(one.says for one in found))).strip()
    bad = any(one.severity is Severity.WARNING for one in found)
    state, weight = (LACKS, Severity.WARNING) if bad else (DONE, Severity.HOLDS)
    return RouteLine("private.why", "In private", state, says[0].upper() + says[1:], SCH_12A, weight)


def _notices(case: RouteCase, meeting: date) -> Iterator[RouteLine]:
    first = _notice(case, meeting, NoticeKind.PRIVATE_28, "private.28", "First notice, 28 days")
    second = _notice(case, meeting, NoticeKind.PRIVATE_5, "private.5", "Second notice, 5 days")
    yield first
    yield from lacking_lines(case, NoticeKind.PRIVATE_28, "private.28")
    yield _representations(case, meeting)
    yield second
    yield from lacking_lines(case, NoticeKind.PRIVATE_5, "private.5")
    for one in _out_of_order(case):
        yield RouteLine("private.5", "  Its order", LACKS, one.says, one.authority, one.severity)
    urgency = case.urgency(UrgencyKind.PRIVATE_MEETING)
    if urgency is None and LATE not in {first.state, second.state}:
        says = "Both notices are given or can still be given."
        yield RouteLine("private.urgency", "Urgency, reg 5(6)", NOT_NEEDED, says, REG_5_6)
        return
    yield from chain_lines(case, PRIVATE_MEETING, urgency, "private.urgency", "Urgency, reg 5(6)")
    if urgency is not None and urgency.agreed_on is not None:
        kind = NoticeKind.PRIVATE_URGENCY
        yield reasons_line(case, urgency, kind, "private.reasons", urgency.agreed_on)


def _out_of_order(case: RouteCase) -> Iterator[Finding]:
    """The second notice is a further one: it follows the first, and sets out what was said against that (reg 5(4))."""
    first, second = (case.notices.get(kind) for kind in (NoticeKind.PRIVATE_28, NoticeKind.PRIVATE_5))
    if second is None:
        return
    before = first.available_on if first else None
    if before is None:
        says = "The second notice is recorded, but no first one at both places: the further notice of regulation 5(4)"
    elif second.available_on is not None and second.available_on <= before:
        says = (
            f"The second notice was at both places on {format_date(second.available_on)}, the first on"
            f" {format_date(before)}: the further notice of regulation 5(4)"
        )
    else:
        return
    says += " follows the notice of regulation 5(2)."
    yield Finding("EN-PM5-ORDER", Severity.WARNING, NoticeKind.PRIVATE_5.value, says, REG_5_4)


def counted(case: RouteCase, meeting: date, kind: NoticeKind) -> CountResult:
    """The count of one of the two notices, with the day on which it was at both places where it was."""
    notice = case.notices.get(kind)
    day = notice.available_on if notice else None
    count = private_meeting_notice if kind is NoticeKind.PRIVATE_28 else private_meeting_second_notice
    return count(meeting, case.calendar, notice=day)


def _notice(case: RouteCase, meeting: date, kind: NoticeKind, key: str, name: str) -> RouteLine:
    authority = REG_5_2 if kind is NoticeKind.PRIVATE_28 else REG_5_4
    notice, count = case.notices.get(kind), counted(case, meeting, kind)
    due = count.ledger.working_answer
    by = due_words(count.ledger.answer, due)
    if notice is None or notice.available_on is None:
        part = ""
        if notice is not None and (notice.offices_on or notice.website_on):
            part = " It is recorded at one of the two places only."
        late = case.today > due
        says = f"{'Not recorded: it was' if late else 'It is'} due at both places by {by}.{part}"
        state = LATE if late else OPEN if kind is NoticeKind.PRIVATE_28 else DUE
        weight = Severity.WARNING if late or part else Severity.ADVICE
        return RouteLine(key, name, state, says, authority, weight, due, count.ledger)
    said = f"At both places on {format_date(notice.available_on)}: {max(count.clear_days or 0, 0)} clear days"
    n = count.ledger.n
    if count.satisfied:
        says = f"{said}; {n} are required."
        return RouteLine(key, name, HOLDS, says, authority, Severity.HOLDS, notice.available_on, count.ledger)
    says = f"{said}; {n} are required, so it was due by {by}."
    return RouteLine(key, name, LATE, says, authority, Severity.BLOCKER, notice.available_on, count.ledger)


def _representations(case: RouteCase, meeting: date) -> RouteLine:
    """What was received, what still wants an answer, and where each belongs (X046)."""
    received = case.representations
    says = "None received." if not received else f"{len(received)} received."
    unanswered = [one for one in received if not one.response]
    if unanswered:
        says += f" Without a response: {', '.join(one.from_whom for one in unanswered)}."
    second = case.notices.get(NoticeKind.PRIVATE_5)
    if second is not None and second.available_on is not None:
        late = [one for one in received if one.received_on > second.available_on]
        says += "".join(
            f" {one.from_whom}: {representation(one.received_on, second.available_on).says}" for one in late
        )
    try:
        own = representations_by(case.council, case.calendar, meeting)
    except NotConfigured:
        own = None
    ledger = own.ledger if own else None
    if ledger:
        says += f" By the council's own limit they are in by {format_date(ledger.working_answer)}."
    weight = Severity.WARNING if unanswered else Severity.ADVICE
    day = ledger.working_answer if ledger else None
    state = str(len(received)) if received else "None"
    return RouteLine("private.representations", "Representations", state, says, REG_5_4, weight, day, ledger)


def _resolution(case: RouteCase) -> RouteLine:
    exemption = case.exemption
    if exemption is not None and exemption.resolution:
        on = f" of {format_date(exemption.resolved_on)}" if exemption.resolved_on else ""
        says = f"Resolution{on}: {exemption.resolution}"
        return RouteLine("private.resolution", "Resolution", DONE, says, REG_4, Severity.HOLDS, exemption.resolved_on)
    says = "The public is excluded by a resolution that names the proceedings and the description of the information."
    return RouteLine("private.resolution", "Resolution", "Later", says, REG_4)


def private_findings(case: RouteCase) -> Iterator[Finding]:
    """For the publish check and the agenda: whether the private meeting was lawful, and what its record lacks.

    Two notices in time, or the consent of reg 5(6), which is judged beside this; the law's own notices stop.
    """
    meeting = case.matter.decides_on
    exemption = case.exemption
    if exemption is None and not case.matter.private:
        return
    if exemption is not None:
        yield from exemption_findings(exemption, case.council)
    if not is_meeting(case) or case.council.nation is Nation.WALES or meeting is None:
        return
    urgent = case.urgency(UrgencyKind.PRIVATE_MEETING) is not None
    for kind, rule, name in (
        (NoticeKind.PRIVATE_28, "EN-PM28", "first"),
        (NoticeKind.PRIVATE_5, "EN-PM5", "second"),
    ):
        yield _judged(case, meeting, kind, rule, name, urgent=urgent)
        if kind in case.notices:
            yield from lacks(case.notices[kind], case.representations)
    yield from _out_of_order(case)


def _judged(case: RouteCase, meeting: date, kind: NoticeKind, rule: str, name: str, *, urgent: bool) -> Finding:
    line = _notice(case, meeting, kind, rule, name)
    said = f"The {name} notice of the private meeting of {format_date(meeting)}: {line.says[0].lower()}{line.says[1:]}"
    severity = line.severity
    if line.state != HOLDS:
        severity = Severity.ADVICE if urgent or line.state != LATE else Severity.BLOCKER
    return Finding(rule, severity, "route", said, line.authority, line.ledger)
