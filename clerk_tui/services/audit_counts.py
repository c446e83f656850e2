"""The counts behind one row of an audit, kept as ledgers: the long way, for the one row that a clerk opens."""

from __future__ import annotations

from clerk_tui.domain.audit import DecisionRow, NoticeRow
from clerk_tui.domain.council import Council, Unit
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.ledger import Ledger
from clerk_tui.rules.audit_notices import need_of
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.notices import general_exception, key_decision_notice
from clerk_tui.services.auditing import CouncilFinder, windows_of

Counted = tuple[str, Ledger]
"""What a date is, and the count that gives it."""


def counts_behind(row: DecisionRow | NoticeRow, finder: CouncilFinder) -> list[Counted]:
    """The counts of a printed decision's window, or of a notice; none where nothing can be counted."""
    if row.problem:
        return []
    try:
        return _of_decision(row, finder) if isinstance(row, DecisionRow) else _of_notice(row, finder)
    except ClerkError:
        return []


def _of_decision(row: DecisionRow, finder: CouncilFinder) -> list[Counted]:
    windows = windows_of(finder, row.council)
    if isinstance(windows, str) or not windows.can_count(row.makers[0], row.published, row.decided):
        return []
    found = windows.window(row.makers[0], row.published, row.published_at, row.decided)
    return [
        (f"Requests for call-in close {format_date(found.closes)}", found.closes_ledger),
        (f"In effect from {format_date(found.effective)}", found.effective_ledger),
    ]


def _of_notice(row: NoticeRow, finder: CouncilFinder) -> list[Counted]:
    if row.notice is None or row.decision is None:
        return []
    council = finder.find(row.council)
    calendar = finder.calendar(council) if isinstance(council, Council) else Calendar.shipped()
    if need_of(row.kind).unit is Unit.WORKING:
        ledger = general_exception(row.notice, calendar, decision=row.decision).ledger
        return [(f"Five clear working days end before {format_date(ledger.answer)}", ledger)]
    strict = isinstance(council, Council) and council.strict_28
    ledger = key_decision_notice(row.decision, calendar, notice=row.notice, strict=strict).ledger
    return [(f"28 clear days: notice by {format_date(ledger.answer)}", ledger)]
