"""The dates that a notice of SI 2012/2089 regs 5, 9, 10 and 11 states, each with its rule in one sentence."""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.council import Council, DayLimit, Unit
from clerk_tui.domain.dates import format_date, format_instant
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import CountResult
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.domain.meeting import BothPlaces
from clerk_tui.rules.before_meeting import representations_by
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.due_words import due_words
from clerk_tui.rules.notices import (
    earliest_key_decision,
    general_exception,
    private_meeting_notice,
    private_meeting_second_notice,
)
from clerk_tui.rules.number_words import cardinal, days_of, nth_day, o_clock


def stood(places: BothPlaces) -> str:
    """When a notice was at each of its two places, and from which day it counts; empty while that is not known."""
    if places.offices_on is None or places.website_on is None or places.counts_from is None:
        return ""
    offices = format_instant(places.offices_at) if places.offices_at else format_date(places.offices_on)
    website = format_instant(places.website_at) if places.website_at else format_date(places.website_on)
    says = f"This notice was made available at the council's offices on {offices} and on its website on {website}"
    if places.offices_on == places.website_on:
        return f"{says}."
    return f"{says}; it counts from the later day, {format_date(places.counts_from)}."


def key_decision(
    lead: str, published: date, first: date | None, calendar: Calendar, *, strict: bool
) -> tuple[str, ...]:
    """From when a key decision may be made after a notice that first stood at both places on `published` (reg 9(2)).

    `lead` names the notice; `first` is the day, or the first day of the period, that it states.
    """
    counted = earliest_key_decision(published, calendar, strict=strict).ledger
    clear = days_of(counted.n, Unit(counted.unit), clear=True)
    says = (
        f"{lead} first stood at both places on {format_date(published)}; {clear} are counted after that day, so the"
        f" earliest day for the decision is {format_date(counted.answer)} (regulation 9(2))."
    )
    if first is None or first >= counted.answer:
        return (says,)
    before = (
        f"The day stated above, {format_date(first)}, comes before that: on it the decision may be made only by the"
        " general exception (regulation 10) or by special urgency (regulation 11)."
    )
    return says, before


def private_first(meeting: date, published: date | None, council: Council, calendar: Calendar) -> tuple[str, ...]:
    """The 28 clear days of the first notice, the day of the further one, and until when representations are taken."""
    first = private_meeting_notice(meeting, calendar, notice=published)
    second = private_meeting_second_notice(meeting, calendar).ledger
    return (
        _before(first, meeting, published, "regulation 5(2)"),
        f"A further notice, with the representations received and the response to them, is due five clear working days"
        f" before the meeting, by {due_words(second.answer, second.working_answer)} (regulation 5(4)).",
        _representations(meeting, council, calendar),
    )


def private_further(meeting: date, published: date | None, calendar: Calendar) -> tuple[str, ...]:
    """The five clear days of the further notice (reg 5(4))."""
    counted = private_meeting_second_notice(meeting, calendar, notice=published)
    return (_before(counted, meeting, published, "regulation 5(4)"),)


def _before(found: CountResult, meeting: date, published: date | None, regulation: str) -> str:
    """How a notice stands to the day by which it is due."""
    counted = found.ledger
    unit = Unit(counted.unit)
    asked = days_of(counted.n, unit, clear=True)
    due = due_words(counted.answer, counted.working_answer)
    if published is None:
        return (
            f"It is due at both places {asked} before the meeting on {format_date(meeting)}, by {due} ({regulation})."
        )
    clear = max(found.clear_days or 0, 0)
    return (
        f"It first stood at both places on {format_date(published)}, {days_of(clear, unit, clear=True)} before the"
        f" meeting on {format_date(meeting)}; {cardinal(counted.n)} are asked for, so it was due by {due}"
        f" ({regulation})."
    )


def _representations(meeting: date, council: Council, calendar: Calendar) -> str:
    limit = council.representations_deadline
    try:
        last = representations_by(council, calendar, meeting).ledger.working_answer
    except (NotConfigured, InputError):
        limit = None
    if limit is None:
        return (
            "Representations about why the meeting should be open to the public may be made to the council; those"
            " received before the further notice are set out in it (regulation 5(5))."
        )
    at = f" at {o_clock(limit.cutoff)}" if limit.cutoff else ""
    return (
        "Representations about why the meeting should be open to the public must be received by"
        f" {format_date(last)}{at}, {_limit(limit)} before the meeting by the council's own rule."
    )


def _limit(limit: DayLimit) -> str:
    if limit.clear:
        return days_of(limit.days, limit.unit, clear=True)
    return f"the {nth_day(limit.days, limit.unit)}"


def exception(available: date | None, decision: date | None, calendar: Calendar) -> tuple[str, ...]:
    """From when a decision may be made under the general exception (reg 10(1)), and that a day planned comes before."""
    if available is None:
        return (
            "The decision may not be made until five clear working days have elapsed after the day on which this notice"
            " is made available at both places (regulation 10(1)).",
        )
    counted = general_exception(available, calendar).ledger
    working = counted.working_answer
    open_day = f" (the first working day is {format_date(working)})" if working != counted.answer else ""
    says = (
        f"The notice was made available at both places on {format_date(available)}; five clear working days follow that"
        f" day, so the decision may not be made before {format_date(counted.answer)}{open_day} (regulation 10(1))."
    )
    if decision is None or decision >= counted.answer:
        return (says,)
    return says, f"The day stated above, {format_date(decision)}, comes before that."


def reasons(kind: NoticeKind, since: date | None) -> tuple[str, ...]:
    """That a notice of reasons follows its event as soon as reasonably practicable; `since` is the event's day."""
    regulation, event = {
        NoticeKind.GENERAL_EXCEPTION_REASONS: ("regulation 10(3)", "the notice of the general exception"),
        NoticeKind.SPECIAL_URGENCY: ("regulation 11", "the agreement"),
        NoticeKind.PRIVATE_URGENCY: ("regulation 5(7)", "the agreement"),
    }[kind]
    of = f" of {format_date(since)}" if since else ""
    return (f"It follows {event}{of} as soon as reasonably practicable ({regulation}).",)
