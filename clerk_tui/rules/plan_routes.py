"""What is still open once a gate is missed: which route, until when, and who must be informed or must agree.

SI 2012/2089 regs 5(6), 6, 10 and 11. General exception informs and needs nobody's consent; special urgency and an
urgent private meeting need consent, step by step, and a refusal ends it.
"""

from __future__ import annotations

from datetime import date

from clerk_tui.domain.council import Unit
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import CONSENT_STEPS
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.ledger import Ledger
from clerk_tui.rules.assumed_days import notice_and_first, notice_day
from clerk_tui.rules.authorities import authorities
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import Terms, clear_before
from clerk_tui.rules.notices import earliest_key_decision
from clerk_tui.rules.plan_case import Case

_LAST_GENERAL = Terms(
    "EN-GE5", "Last day for the notice of a general exception", "the decision", authorities("SI 2012/2089 reg 10"),
    office_open=True,
)  # fmt: skip

WHO_AGREES = (
    f"Who agrees: the {CONSENT_STEPS[0]} must agree that it is urgent and cannot reasonably be deferred; if there is no"
    f" such person or they are unable to act, the {CONSENT_STEPS[1]}; only where there is no chairman of either, the"
    f" {CONSENT_STEPS[2]}. A refusal does not pass the question on, and as soon as reasonably practicable a notice"
    " gives the reasons."
)
"""The consent chain of regs 5(6) and 11(1): always a sentence of its own, so that a plan can say it once."""


def last_general_exception(calendar: Calendar, decision: date) -> date:
    """EN-GE5 back from the decision: the last day to make its notice available, one on which the offices are open.

    Reg 10(1)(b) asks for the notice at the offices as well as on the website.
    """
    return general_exception_by(calendar, decision).working_answer


def general_exception_by(calendar: Calendar, decision: date) -> Ledger:
    """The count behind that day."""
    return clear_before(calendar, decision, 5, _LAST_GENERAL)


def key_routes(case: Case, planned: date | None) -> tuple[str, ...]:
    """The routes to a key decision left on the day planned, or today, when 28 clear days no longer fit before it."""
    last = last_general_exception(case.calendar, case.decided)
    if case.over and planned is not None:
        return (
            f"The notice of {format_date(planned)} did not leave 28 clear days: the decision rests on the general"
            f" exception (regulation 10), if its notice was available by {format_date(last)}, or on special urgency"
            " (regulation 11), if that was agreed before the decision. See which of them is recorded.",
        )
    acts = planned or case.today
    said = (
        f"A notice on {format_date(acts)} does not leave 28 clear days."
        if planned
        else "28 clear days can no longer be given."
    )
    if acts <= last:
        general = _general_exception(format_date(last))
        special = "After that only special urgency (regulation 11), by consent."
    elif case.today <= last:
        general = f"The general exception (regulation 10) is open until {format_date(last)}, before the day planned."
        special = "On the day planned only special urgency (regulation 11) is left, by consent."
    else:
        general = f"The general exception (regulation 10) was open until {format_date(last)}."
        special = "Only special urgency (regulation 11) is left, by consent."
    return (said, general, special, WHO_AGREES, *_later(case.calendar, acts, strict=case.strict))


def _general_exception(until: str) -> str:
    return (
        f"General exception (regulation 10) is open until {until}, the last day to make its notice available at the"
        " offices and on the website: the chairman of the relevant overview and scrutiny committee is informed in"
        " writing, or each member of that committee if it has no chairman. Nobody has to agree; five clear days must"
        " pass, and a notice then says why 28 days were impracticable."
    )


def _later(calendar: Calendar, acts: date, *, strict: bool) -> tuple[str, ...]:
    """The day to which the decision would have to move; nothing where it lies outside the calendar's years."""
    try:
        notice = notice_day(calendar, acts)
        first = earliest_key_decision(notice, calendar, strict=strict).earliest_working_day
    except InputError:
        return ()
    assert first is not None
    return (f"Or move the decision: a notice on {format_date(notice)} allows it from {format_date(first)}.",)


def private_routes(case: Case, planned: date | None, *, second: bool) -> tuple[str, ...]:
    """What is left when a notice of a private meeting comes too late (reg 5(6)), made on the day planned or today."""
    n, unit = (5, Unit.WORKING) if second else (28, Unit.CALENDAR)
    if case.over and planned is not None:
        return (
            f"The notice of {format_date(planned)} did not leave {n} clear days: the meeting could be private only by"
            " regulation 5(6), if that was agreed before it. See whether the agreement is recorded.",
        )
    said = (
        f"{n} clear days' notice can no longer be given: the meeting may be private only by regulation 5(6),"
        " by consent. Otherwise the matter is taken in public."
    )
    try:
        notice, first = notice_and_first(case.calendar, planned or case.today, n, unit)
    except InputError:
        return (said, WHO_AGREES)
    return (
        said,
        WHO_AGREES,
        f"Or move the meeting: a notice on {format_date(notice)} allows it from {format_date(first)}.",
    )


def meeting_routes(case: Case) -> str:
    """What is left when the notice of a meeting comes too late (reg 6(1)), or what it must have been."""
    if case.over:
        return (
            "It did not leave five clear days: that serves only where the meeting was convened at shorter notice and"
            " the notice was given then (regulation 6(1))."
        )
    return "Notice of time and place is then given when the meeting is convened, at shorter notice (regulation 6(1))."


def agenda_routes(case: Case, planned: date | None) -> tuple[str, ...]:
    """What is left when the agenda of a meeting comes too late, published on the day planned or today."""
    n = "three" if case.wales else "five"
    said: tuple[str, ...]
    if case.over and planned is not None:
        when = "" if case.wales else " (regulation 6(2)(b); an item added later rests on regulation 7(3)(b) alone)"
        return (
            f"Published on {format_date(planned)} it did not leave {n} clear days: what was on it could be taken only"
            f" where the meeting was convened at shorter notice and the agenda was available from then on{when}.",
        )
    if case.wales:
        said = (
            "Three clear days can no longer be given: an item added later, with its report, is published from the time"
            " it is added, and a meeting convened at shorter notice has its papers published when it is convened.",
        )
    else:
        said = (
            "Five clear days can no longer be given: the meeting has to be convened at shorter notice, with notice and"
            " agenda available from the time it is convened (regulation 6(1) and 6(2)(b)).",
            "Regulation 6(2) has no limb for urgent business, as LGA 1972 s.100B(4)(b) has for committees: an item"
            " that is added later rests on regulation 7(3)(b) alone.",
        )
    try:
        day, first = notice_and_first(case.calendar, planned or case.today, 3 if case.wales else 5)
    except InputError:
        return said
    return (*said, f"Or move the meeting: published on {format_date(day)} it may be held from {format_date(first)}.")
