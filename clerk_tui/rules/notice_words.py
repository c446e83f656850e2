"""The dates that a notice of SI 2012/2089 regs 5, 9, 10 and 11 states, each with its rule in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.council import Council, DayLimit, Unit
from clerk_tui.domain.dates import format_date, format_instant
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import CountResult, Ledger
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.domain.meeting import BothPlaces
from clerk_tui.rules.before_meeting import representations_by
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.due_words import due_words
from clerk_tui.rules.notices import (
    earliest_key_decision,
    general_exception,
    key_decision_notice,
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


@dataclass(frozen=True, slots=True)
class Stated:
    """The day that a notice states, or the first day of its period; None where it states none."""

    first: date | None
    is_period: bool = False

    @property
    def meeting(self) -> str:
        """The day that clear days before a meeting are counted back from, in words."""
        assert self.first is not None
        day = format_date(self.first)
        return f"{day}, the first day of the period" if self.is_period else f"the meeting on {day}"

    def early(self, answer: date) -> str:
        """That it comes before the first day allowed; empty where it does not."""
        if self.first is None or self.first >= answer:
            return ""
        day = format_date(self.first)
        if self.is_period:
            return f"The period stated above begins on {day}, before that day"
        return f"The day stated above, {day}, comes before that"


def key_decision(lead: str, published: date, stated: Stated, calendar: Calendar, *, strict: bool) -> tuple[str, ...]:
    """From when a key decision may be made after a notice that first stood at both places on `published` (reg 9(2)).

    `lead` names the notice.
    """
    counted = earliest_key_decision(published, calendar, strict=strict).ledger
    says = (
        f"{lead} first stood at both places on {format_date(published)};"
        f" {days_of(counted.n, Unit(counted.unit), clear=True)} are counted after that day, so the earliest day for the"
        f" decision is {_earliest(counted)} (regulation 9(2))."
    )
    if not (early := stated.early(counted.answer)):
        return (says,)
    otherwise = "by the general exception (regulation 10) or by special urgency (regulation 11)"
    return says, f"{early}; until then the decision may be made only {otherwise}."


def key_decision_due(stated: Stated, calendar: Calendar, *, strict: bool) -> tuple[str, ...]:
    """By when the notice of a key decision is due for the day that it states (reg 9(2)); nothing without a day."""
    if stated.first is None:
        return ()
    counted = key_decision_notice(stated.first, calendar, strict=strict).ledger
    day = format_date(stated.first)
    of = f"the period stated above, which begins on {day}," if stated.is_period else f"the day stated above, {day},"
    return (
        f"For {of} it is due at both places {days_of(counted.n, Unit(counted.unit), clear=True)} before, by"
        f" {due_words(counted.answer, counted.working_answer)} (regulation 9(2)).",
    )


def _earliest(counted: Ledger) -> str:
    """The first day allowed, and the first on which the offices are open where that is another."""
    if counted.working_answer == counted.answer:
        return format_date(counted.answer)
    return f"{format_date(counted.answer)} (the first working day is {format_date(counted.working_answer)})"


def private_first(stated: Stated, published: date | None, council: Council, calendar: Calendar) -> tuple[str, ...]:
    """The 28 clear days of the first notice, the day of the further one, and until when representations are taken.

    A day of the meeting has to be stated.
    """
    assert stated.first is not None
    first = private_meeting_notice(stated.first, calendar, notice=published)
    second = private_meeting_second_notice(stated.first, calendar).ledger
    return (
        _before(first, stated, published, "regulation 5(2)"),
        "A further notice, with the representations received and the response to them, is due five clear working days"
        f" before the meeting, by {due_words(second.answer, second.working_answer)} (regulation 5(4)).",
        _representations(stated.first, council, calendar),
    )


def private_further(stated: Stated, published: date | None, calendar: Calendar) -> tuple[str, ...]:
    """The five clear days of the further notice (reg 5(4)); a day of the meeting has to be stated."""
    assert stated.first is not None
    counted = private_meeting_second_notice(stated.first, calendar, notice=published)
    return (_before(counted, stated, published, "regulation 5(4)"),)


def _before(found: CountResult, stated: Stated, published: date | None, regulation: str) -> str:
    """How a notice stands to the day by which it is due."""
    counted = found.ledger
    unit, due = Unit(counted.unit), due_words(counted.answer, counted.working_answer)
    if published is None:
        asked = days_of(counted.n, unit, clear=True)
        return f"It is due at both places {asked} before {stated.meeting}, by {due} ({regulation})."
    clear = days_of(max(found.clear_days or 0, 0), unit, clear=True)
    return (
        f"It first stood at both places on {format_date(published)}, {clear} before {stated.meeting};"
        f" {cardinal(counted.n)} are asked for, so it was due by {due} ({regulation})."
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


def exception(lead: str, available: date | None, stated: Stated, calendar: Calendar) -> tuple[str, ...]:
    """From when a decision may be made under the general exception (reg 10(1)), and that a day planned comes before."""
    if available is None:
        return (
            "The decision may not be made until five clear working days have elapsed after the day on which this notice"
            " is made available at both places (regulation 10(1)).",
        )
    counted = general_exception(available, calendar).ledger
    says = (
        f"{lead} was at both places from {format_date(available)}; five clear working days follow that day, so the"
        f" decision may not be made before {_earliest(counted)} (regulation 10(1))."
    )
    early = stated.early(counted.answer)
    return (says, f"{early}.") if early else (says,)


def reasons(kind: NoticeKind, since: date | None) -> tuple[str, ...]:
    """That a notice of reasons follows its event as soon as reasonably practicable; `since` is the event's day."""
    regulation, event = {
        NoticeKind.GENERAL_EXCEPTION_REASONS: ("regulation 10(3)", "the notice of the general exception"),
        NoticeKind.SPECIAL_URGENCY: ("regulation 11", "the agreement"),
        NoticeKind.PRIVATE_URGENCY: ("regulation 5(7)", "the agreement"),
    }[kind]
    of = f" of {format_date(since)}" if since else ""
    return (f"It follows {event}{of} as soon as reasonably practicable ({regulation}).",)
