"""Notices before a meeting or a decision: SI 2012/2089 regs 5 to 7, 9 and 10, and three clear days in Wales.

Five clear days are counted in working days (Elitestone); 28 clear days in calendar days, as councils in practice
count them, with the strict working-day reading named beside it. Both end days are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.kinds import Nation, Unit
from clerk_tui.domain.ledger import CountResult, Ledger
from clerk_tui.rules.authorities import authorities
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import Terms, clear_after, clear_before, clear_between
from clerk_tui.rules.due_words import closed_then

_STRICT = "no council was found to count 28 clear days so, and no court has said which reading is right."
_USUAL = "councils in practice count the 28 days as calendar days."
_READING = Terms("EN-KD28", "", "")


def agenda_notice(
    meeting: date,
    calendar: Calendar,
    *,
    published: date | None = None,
    nation: Nation = Nation.ENGLAND,
    mourning_counts: bool = True,
) -> CountResult:
    """EN-AG5 (Wales WA-AG3): the last day to publish the agenda and each report of `meeting`.

    `published` is the day on which both were at the offices and on the website (Wales: on the website).
    """
    wales = nation is Nation.WALES
    terms = Terms(
        rule="WA-AG3" if wales else "EN-AG5",
        title=f"The agenda and reports of the meeting on {format_date(meeting)}: {'three' if wales else 'five'}"
        " clear working days before it",
        anchor_name="the meeting",
        authorities=authorities("LGA 1972 s.100A(6)(aa)", "SI 2021/1349 reg 18(3)", "Elitestone")
        if wales
        else authorities("SI 2012/2089 reg 6", "SI 2012/2089 reg 7", "LGA 1972 s.100B", "Elitestone"),
        mourning_counts=mourning_counts,
        office_open=True,
    )
    return counted_before(calendar, meeting, 3 if wales else 5, terms, Unit.WORKING, published)


def meeting_notice(meeting: date, calendar: Calendar, *, published: date | None = None) -> CountResult:
    """EN-NM5: the last day to give notice of a meeting's time and place (reg 6(1)); a re-called one is new."""
    terms = Terms(
        rule="EN-NM5",
        title=f"Notice of the meeting on {format_date(meeting)}: five clear working days before it",
        anchor_name="the meeting",
        authorities=authorities("SI 2012/2089 reg 6", "LGA 1972 s.100B", "Elitestone"),
        office_open=True,
    )
    return counted_before(calendar, meeting, 5, terms, Unit.WORKING, published)


def private_meeting_notice(meeting: date, calendar: Calendar, *, notice: date | None = None) -> CountResult:
    """EN-PM28: the last day for the first notice of a private meeting (reg 5(2))."""
    terms = Terms(
        rule="EN-PM28",
        title=f"First notice of the private meeting on {format_date(meeting)}: 28 clear days before it",
        anchor_name="the private meeting",
        authorities=authorities("SI 2012/2089 reg 5(2)"),
        office_open=True,
        advice=_other_reading(clear_before, "the notice would be due by", meeting, calendar, strict=False),
    )
    return counted_before(calendar, meeting, 28, terms, Unit.CALENDAR, notice)


def private_meeting_second_notice(meeting: date, calendar: Calendar, *, notice: date | None = None) -> CountResult:
    """EN-PM5: the last day for the further notice with representations and the response to them (reg 5(4))."""
    terms = Terms(
        rule="EN-PM5",
        title=f"Second notice of the private meeting on {format_date(meeting)}: five clear working days before it",
        anchor_name="the private meeting",
        authorities=authorities("SI 2012/2089 reg 5(4)", "Elitestone"),
        office_open=True,
    )
    return counted_before(calendar, meeting, 5, terms, Unit.WORKING, notice)


def key_decision_notice(
    decision: date, calendar: Calendar, *, notice: date | None = None, strict: bool = False
) -> CountResult:
    """EN-KD28: the last day to publish the notice of a key decision (reg 9).

    `decision` is the day of the decision, or the first day of the period that the notice states; `notice` the day on
    which it was at both places. `strict` counts working days.
    """
    terms = Terms(
        rule="EN-KD28",
        title=f"Notice of the key decision on {format_date(decision)}: 28 clear {_days(strict)} before it",
        anchor_name="the decision",
        authorities=authorities("SI 2012/2089 reg 9(1)", "SI 2012/2089 reg 9(2)"),
        office_open=True,
        advice=_other_reading(clear_before, "the notice would be due by", decision, calendar, strict=strict),
    )
    return counted_before(calendar, decision, 28, terms, _unit(strict), notice)


def earliest_key_decision(notice: date, calendar: Calendar, *, strict: bool = False) -> CountResult:
    """EN-KD28 forward: the first day on which a key decision may be taken after `notice` was at both places."""
    terms = Terms(
        rule="EN-KD28",
        title=f"Key decision after the notice of {format_date(notice)}: 28 clear {_days(strict)} after it",
        anchor_name="the notice",
        authorities=authorities("SI 2012/2089 reg 9(1)", "SI 2012/2089 reg 9(2)"),
        advice=_other_reading(clear_after, "the first day would be", notice, calendar, strict=strict),
    )
    return _after(calendar, notice, 28, terms, _unit(strict), None)


def general_exception(available: date, calendar: Calendar, *, decision: date | None = None) -> CountResult:
    """EN-GE5: the first day for a decision under the general exception (reg 10).

    `available` is the day on which the proper officer made the notice available at the offices and on the website;
    the day on which the scrutiny chairman was told does not start the count.
    """
    terms = Terms(
        rule="EN-GE5",
        title=f"Decision by general exception, notice of {format_date(available)}: five clear working days",
        anchor_name="the general exception notice",
        authorities=authorities("SI 2012/2089 reg 10", "Elitestone"),
    )
    return _after(calendar, available, 5, terms, Unit.WORKING, decision)


def counted_before(
    calendar: Calendar, anchor: date, n: int, terms: Terms, unit: Unit, actual: date | None
) -> CountResult:
    """The last day with `n` clear days before `anchor`; `actual` is the day on which the act was done."""
    ledger = clear_before(calendar, anchor, n, terms, unit)
    return CountResult(
        ledger=_with_advice(ledger, _latest_advice(calendar, ledger)),
        latest=ledger.answer,
        latest_working_day=ledger.working_answer,
        satisfied=None if actual is None else actual <= ledger.answer,
        clear_days=None if actual is None else clear_between(calendar, actual, anchor, terms, unit),
    )


def _after(calendar: Calendar, anchor: date, n: int, terms: Terms, unit: Unit, actual: date | None) -> CountResult:
    ledger = clear_after(calendar, anchor, n, terms, unit)
    return CountResult(
        ledger=ledger,
        earliest=ledger.answer,
        earliest_working_day=ledger.working_answer,
        satisfied=None if actual is None else actual >= ledger.answer,
        clear_days=None if actual is None else clear_between(calendar, anchor, actual, terms, unit),
    )


def _with_advice(ledger: Ledger, advice: tuple[str, ...]) -> Ledger:
    return replace(ledger, advice=(*advice, *ledger.advice))


def _latest_advice(calendar: Calendar, ledger: Ledger) -> tuple[str, ...]:
    """A notice on a day when the offices are shut meets the count, but nobody can inspect it there."""
    if ledger.working_answer == ledger.answer:
        return ()
    why = calendar.why_not(ledger.answer, closures_count=False)
    day = format_date(ledger.answer) if why in format_date(ledger.answer) else f"{format_date(ledger.answer)} ({why})"
    return (closed_then(day),)


def _other_reading(
    count: Callable[..., Ledger], words: str, anchor: date, calendar: Calendar, *, strict: bool
) -> tuple[str, ...]:
    """What the other reading of 28 clear days gives; nothing where that lies outside the calendar's years."""
    try:
        other = count(calendar, anchor, 28, _READING, _unit(not strict))
    except InputError:
        return ()
    rolled = "" if other.answer == other.working_answer else f" (working day: {format_date(other.working_answer)})"
    why = _USUAL if strict else _STRICT
    return (f"Counted in {_days(not strict)} {words} {format_date(other.answer)}{rolled}; {why}",)


def _unit(strict: bool) -> Unit:
    return Unit.WORKING if strict else Unit.CALENDAR


def _days(strict: bool) -> str:
    return "working days" if strict else "calendar days"
