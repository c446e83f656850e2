"""Notices of key decisions: a stated period, a notice that changes, and which duties a decision brings at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk_tui.domain.council import Maker, Nation
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.ledger import CountResult
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.notices import earliest_key_decision, key_decision_notice


@dataclass(frozen=True, slots=True)
class PeriodNotice:
    """A notice that states a period: tested on the period's first day, and on the day of the decision."""

    for_period: CountResult
    for_decision: CountResult | None
    earliest: CountResult
    finding: Finding


def stated_period(
    notice: date, first: date, last: date, calendar: Calendar, *, decision: date | None = None, strict: bool = False
) -> PeriodNotice:
    """EN-KD28 for a notice that states the period `first` to `last`; the start of the period is tested (X040, X041).

    That it is the start was inferred from reg 9(1)(d) and 9(2). InputError for a period that ends before it begins.
    """
    if last < first:
        raise InputError(f"The period ends on {format_date(last)}, before it begins on {format_date(first)}.")
    for_period = key_decision_notice(first, calendar, notice=notice, strict=strict)
    for_decision = key_decision_notice(decision, calendar, notice=notice, strict=strict) if decision else None
    earliest = earliest_key_decision(notice, calendar, strict=strict)
    assert earliest.earliest is not None
    severity, says = Severity.HOLDS, f"The notice of {format_date(notice)} is long enough for {format_date(first)}."
    if decision is not None and not first <= decision <= last:
        severity = Severity.BLOCKER
        says = f"The decision on {format_date(decision)} lies outside the period that the notice states."
    elif not for_period.satisfied:
        on_time = for_decision is not None and bool(for_decision.satisfied)
        severity = Severity.WARNING if on_time else Severity.BLOCKER
        period = ", the first day of its period" if last > first else ""
        says = (
            f"The notice of {format_date(notice)} leaves {_clear(for_period)} before {format_date(first)}{period}; it"
            f" is long enough from {format_date(earliest.earliest)}."
        )
        if decision is not None and decision > first and for_decision is not None:
            says += f" The decision on {format_date(decision)} had {_clear(for_decision)}."
    return PeriodNotice(
        for_period, for_decision, earliest, Finding("EN-KD28", severity, "notice_on", says, "SI 2012/2089 reg 9(2)")
    )


def _clear(count: CountResult) -> str:
    """`23 of 28 clear days`; of 28 and more the number alone."""
    found = max(count.clear_days or 0, 0)
    return f"{found}{'' if count.satisfied else f' of {count.ledger.n}'} clear days"


class Amendment(StrEnum):
    """What was changed in a notice that is already published."""

    SUBJECT = "subject"
    DATE = "date"
    MAKER = "maker"
    MEMBERS = "members"
    DOCUMENTS = "documents"


def amended(what: Amendment, choice: str = "") -> Finding:
    """Whether the 28 days begin again. `choice` is the proper officer's, with the reason, where one was made.

    The law does not say; that a wider subject is a new matter, and a list is content and no period, is inferred.
    """
    if what is Amendment.MEMBERS:
        says = "The body's members changed: amend the list; the period is not affected."
        return Finding("EN-KD28", Severity.ADVICE, "notice_on", says, "SI 2012/2089 reg 9(1)(c)")
    if what is Amendment.DOCUMENTS:
        says = "Another document was added: the notice says that others may be submitted, so nothing begins again."
        return Finding("EN-KD28", Severity.ADVICE, "notice_on", says, "SI 2012/2089 reg 9(1)(g)")
    changed, paragraph, unless = _ASKED[what]
    authority = f"SI 2012/2089 reg 9(1)({paragraph})"
    if choice.strip():
        says = f"{changed}; the proper officer decided: {choice.strip().rstrip('.')}."
        return Finding("EN-KD28", Severity.HOLDS, "notice_on", says, authority)
    says = f"{changed}: {unless}; record that choice and its reason."
    return Finding("EN-KD28", Severity.WARNING, "notice_on", says, authority)


_ASKED = {
    Amendment.SUBJECT: (
        "The subject changed",
        "b",
        "treat it as a new matter and publish the notice again for 28 clear days, unless the proper officer decides"
        " otherwise",
    ),
    Amendment.DATE: (
        "The day or period of the decision changed",
        "d",
        "the law does not say whether 28 clear days begin again, so the proper officer decides",
    ),
    Amendment.MAKER: (
        "Somebody else is to decide",
        "c",
        "the law does not say whether 28 clear days begin again, so the proper officer decides",
    ),
}
"""Changes that leave the choice to the proper officer: what changed, the paragraph, and what is asked."""


def notices_needed(maker: Maker, *, key: bool, private: bool, nation: Nation = Nation.ENGLAND) -> tuple[str, ...]:
    """The rules of notice that bind an executive decision: those of a private meeting only where there is a meeting."""
    meeting = maker is Maker.BODY
    if nation is Nation.WALES:
        return ("WA-AG3",) if meeting else ()
    return (
        *(("EN-KD28",) if key else ()),
        *(("EN-PM28", "EN-PM5") if meeting and private else ()),
        *(("EN-NM5", "EN-AG5") if meeting else ()),
    )
