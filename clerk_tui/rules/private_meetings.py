"""Private meetings of the executive: two notices, and the consent that stands in for them (SI 2012/2089 reg 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import CONSENT_STEPS, Urgency
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.consent import PRIVATE_MEETING
from clerk_tui.rules.due_words import due_words
from clerk_tui.rules.notices import private_meeting_notice, private_meeting_second_notice
from clerk_tui.rules.routes import agreed

REG_5_6 = PRIVATE_MEETING.authority


def private_meeting_urgency(urgency: Urgency, meeting: date) -> Iterator[Finding]:
    """EN-PMU: whether the record shows the consent to meet in private without notice, and the notice of the reasons."""
    found = agreed(PRIVATE_MEETING, urgency, meeting, f"the meeting of {format_date(meeting)}")
    yield found
    if found.severity is not Severity.BLOCKER and urgency.reasons_published_on is None:
        says = (
            "Nothing records when the notice of the reasons why the meeting was urgent and could not reasonably be"
            " deferred was published."
        )
        yield Finding("EN-PMU-NOTICE", Severity.WARNING, "route", says, REG_5_6)


def still_open(meeting: date, today: date, calendar: Calendar) -> Iterator[Finding]:
    """Which notices of a private meeting can still be given `today`; where one cannot, who has to agree first.

    Both have to be at the offices too, so the last day for each is one on which they are open.
    """
    missed = False
    for what, count in (
        ("first", private_meeting_notice(meeting, calendar, notice=today)),
        ("second", private_meeting_second_notice(meeting, calendar, notice=today)),
    ):
        due = count.ledger.working_answer
        missed = missed or today > due
        severity, words = (Severity.WARNING, "was due by") if today > due else (Severity.ADVICE, "is due by")
        says = f"The {what} notice of the private meeting on {format_date(meeting)} {words}"
        says += f" {due_words(count.ledger.answer, due)}."
        yield Finding(count.ledger.rule, severity, "notice", says, count.ledger.authorities[0].id, count.ledger)
    if missed:
        says = (
            "The meeting may be held in private only if it is agreed to be urgent and not reasonably deferrable: ask"
            f" the {CONSENT_STEPS[0]} first. As soon as that is agreed, publish the notice of the reasons, the same day"
            " if it can be done."
        )
        yield Finding(PRIVATE_MEETING.rule, Severity.WARNING, "route", says, REG_5_6)


def representation(received: date, second_notice: date) -> Finding:
    """Where a representation against meeting in private belongs: in the second notice, or in the minutes (X046).

    That what comes after the notice goes in the minutes is inferred: regulation 5(4) speaks of those received.
    """
    if received <= second_notice:
        says = (
            f"Received {format_date(received)}: the second notice of {format_date(second_notice)} sets it out with the"
            " response."
        )
        return Finding("EN-PM5", Severity.ADVICE, "notice", says, "SI 2012/2089 reg 5(4)")
    says = (
        f"Received {format_date(received)}, after the second notice of {format_date(second_notice)}: it is no fault of"
        " the notice; put it to the meeting and record it in the minutes."
    )
    return Finding("EN-PM5", Severity.ADVICE, "minutes", says, "SI 2012/2089 reg 5(4)")
