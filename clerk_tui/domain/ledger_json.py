"""A count as plain JSON values: what `count --json` prints and what the data files of the public folder hold."""

from __future__ import annotations

from typing import Any

from clerk_tui.domain.dates import london_iso
from clerk_tui.domain.ledger import Authority, CallInWindow, Ledger, LedgerDay


def window_dict(window: CallInWindow) -> dict[str, Any]:
    """Both counts of a call-in window, each day, and the paragraphs they rest on; dates as ISO text."""
    ledger = window.closes_ledger
    return {
        "rule": ledger.rule,
        "title": ledger.title,
        "anchor": ledger.anchor.isoformat(),
        "closes": window.closes.isoformat(),
        "closes_at": london_iso(window.closes_at),
        "cutoff_stated": window.cutoff_stated,
        "effective": window.effective.isoformat(),
        "effective_working_day": window.effective_working_day.isoformat(),
        "satisfied": None,
        **ledger_dict(ledger),
        "certainty": window.effective_ledger.certainty,
        "effective_days": [day_dict(day) for day in window.effective_ledger.days],
        "advice": list(window.advice),
    }


def ledger_dict(ledger: Ledger) -> dict[str, Any]:
    """The days of a count, how sure it is, what it rests on, and the calendar it was counted by."""
    return {
        "certainty": ledger.certainty,
        "days": [day_dict(day) for day in ledger.days],
        "authorities": [authority_dict(authority) for authority in ledger.authorities],
        "advice": list(ledger.advice),
        "calendar": {"as_of": ledger.calendar_as_of.isoformat(), "fingerprint": ledger.calendar_fingerprint},
    }


def day_dict(day: LedgerDay) -> dict[str, Any]:
    """A day of a count as JSON has it."""
    return {"date": day.date.isoformat(), "counted": day.counted, "reason": day.reason}


def authority_dict(authority: Authority) -> dict[str, Any]:
    """A paragraph as JSON has it."""
    return {
        "id": authority.id,
        "url": authority.url,
        "says": authority.says,
        "seen": authority.seen,
        "mark": authority.mark.value,
    }
