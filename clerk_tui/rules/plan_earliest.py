"""When a wished first day of effect can no longer be met: the earliest from today, and the ways that are shorter.

A council's own waiver of call-in is another thing than special urgency (regulation 11): each waives its own period.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError
from clerk_tui.rules.assumed_days import notice_and_first, notice_day
from clerk_tui.rules.counting import in_range
from clerk_tui.rules.plain_hearing import waiver_lines
from clerk_tui.rules.plan_after import published_on, standstill
from clerk_tui.rules.plan_before import before
from clerk_tui.rules.plan_case import Case

_LONGEST = 400


def first_day(case: Case) -> date:
    """The first working day from today on which the decision can be taken with every notice before it in full."""
    day = case.today
    for _ in range(_LONGEST):
        day = notice_day(case.calendar, in_range(day))
        if not any(gate.missed for gate in before(replace(case, decided=day))):
            return day
        day += timedelta(days=1)
    raise InputError(f"No day of the year after {format_date(case.today)} leaves time for every notice.")


def ways(case: Case, due: date) -> tuple[str, ...]:
    """What is left once the decision had to be taken by `due` and that has passed; `case` is decided on `first_day`."""
    assert case.wish.effective is not None
    said = (
        f"By {format_date(case.wish.effective)} it can no longer be in effect in this way: it had to be decided by"
        f" {format_date(due)}. With every notice given in full from today it can be decided on"
        f" {format_date(case.decided)}{_effect(case, case.decided)}: that is what is planned here."
    )
    return (said, *_shorter(case), *_waiver(case))


def _effect(case: Case, day: date) -> str:
    """From when a decision taken on `day` is in effect; nothing where the council's rule gives no date for it."""
    other = replace(case, decided=day)
    effective = standstill(other, published_on(other)).effective
    return f" and be in effect from {format_date(effective)}" if effective else ""


def _shorter(case: Case) -> Iterator[str]:
    """The ways in which less notice serves, each with its first day."""
    soon = notice_day(case.calendar, case.today)
    if case.wish.key and not case.wales:
        _, general = notice_and_first(case.calendar, soon, 5)
        if general < case.decided:
            yield (
                f"By the general exception (regulation 10), its notice available on {format_date(soon)}, it can be"
                f" decided from {format_date(general)}{_effect(case, general)}."
            )
    if needs := list(_at_once(case)):
        yield (f"It can be decided on {format_date(soon)}{_effect(case, soon)} only {', and '.join(needs)}.")


def _at_once(case: Case) -> Iterator[str]:
    """What a decision without the notices that the law asks rests on."""
    if case.wish.key and not case.wales:
        yield "by special urgency, if that is agreed (regulation 11)"
    if case.meets:
        yield f"at a meeting convened at shorter notice{'' if case.wales else ' (regulation 6)'}"
        if case.wish.private and not case.wales:
            yield "in private, if that is agreed to be urgent (regulation 5(6))"


def _waiver(case: Case) -> Iterator[str]:
    """How the council itself waives call-in; nothing where the decision is not open to it."""
    still = standstill(case, published_on(case))
    rule = still.rule
    if still.closed or rule is None:
        return
    if rule.urgency is None:
        yield (
            f"Whether call-in can be waived for an urgent decision {case.council.name}'s file does not say: look in the"
            " constitution."
        )
        return
    yield " ".join(("Sooner only where call-in is waived.", *waiver_lines(rule.urgency)))
