"""How a count is said: one JSON document, or plain lines that a screen reader can read aloud."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.domain.dates import format_date, format_instant, london_iso
from clerk_tui.domain.ledger import Authority, CallInWindow, CountResult, Ledger
from clerk_tui.domain.ledger_json import authority_dict, ledger_dict, window_dict
from clerk_tui.rules.authority_words import authority_line
from clerk_tui.rules.counting import FORWARD

if TYPE_CHECKING:
    from clerk_tui.rules.access import ElapsedResult

    Answer = CountResult | CallInWindow | ElapsedResult | Ledger

_YEARS = "years"


def show(answers: Sequence[Answer], as_json: bool) -> None:
    """Print the answers; exit status 1 when a day given beside an anchor does not satisfy its count."""
    if as_json:
        click.echo(json.dumps({"results": [as_dict(answer) for answer in answers]}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(lines(answer)) for answer in answers))
    if any(isinstance(answer, CountResult) and answer.satisfied is False for answer in answers):
        click.get_current_context().exit(1)


def as_dict(answer: Answer) -> dict[str, Any]:
    """One entry of `results`. A count forward puts the day it arrives at in `earliest`.

    Where an act is due by that day, as for publishing, a hearing or a request, the same day is also `latest`.
    """
    if isinstance(answer, CallInWindow):
        return window_dict(answer)
    if isinstance(answer, Ledger):
        answer = _plain(answer)
    if not isinstance(answer, CountResult):
        return _elapsed_dict(answer)
    ledger = answer.ledger
    return {
        "rule": ledger.rule,
        "title": ledger.title,
        "anchor": ledger.anchor.isoformat(),
        **{key: day.isoformat() for key, day in _dates(answer).items()},
        "satisfied": answer.satisfied,
        "clear_days": answer.clear_days,
        **ledger_dict(ledger),
    }


def lines(answer: Answer) -> Iterator[str]:
    """The answer first, then the days, the authorities, the advice."""
    if isinstance(answer, CallInWindow):
        yield _window_headline(answer)
        yield from _ledger_lines(answer.closes_ledger, answer.advice)
        return
    if isinstance(answer, Ledger):
        answer = _plain(answer)
    if not isinstance(answer, CountResult):
        yield f"By {format_instant(answer.by)} at the latest. {answer.title}."
        yield f"Certainty: {answer.certainty}."
        yield from _authority_lines(answer.authorities)
        yield from _advice_lines(answer.advice)
        return
    yield _headline(answer)
    yield from _satisfied_lines(answer)
    yield from _ledger_lines(answer.ledger, answer.ledger.advice)


def _dates(result: CountResult) -> dict[str, date]:
    ledger = result.ledger
    if ledger.unit == _YEARS:
        return {"latest": ledger.answer, "keep_until": ledger.answer, "earliest": ledger.answer + timedelta(days=1)}
    dates: dict[str, date] = {}
    if result.latest is not None:
        dates |= {"latest": ledger.answer, "latest_working_day": ledger.working_answer}
    if ledger.direction == FORWARD:
        dates |= {"earliest": ledger.answer, "earliest_working_day": ledger.working_answer}
    return dates


def _plain(ledger: Ledger) -> CountResult:
    if ledger.direction == FORWARD:
        return CountResult(ledger, earliest=ledger.answer, earliest_working_day=ledger.working_answer)
    return CountResult(ledger, latest=ledger.answer, latest_working_day=ledger.working_answer)


def _elapsed_dict(elapsed: ElapsedResult) -> dict[str, Any]:
    by = london_iso(elapsed.by)
    return {
        "rule": elapsed.rule,
        "title": elapsed.title,
        "anchor": london_iso(elapsed.ended),
        "latest": by,
        "earliest": by,
        "satisfied": None,
        "certainty": elapsed.certainty,
        "days": [],
        "authorities": [authority_dict(authority) for authority in elapsed.authorities],
        "advice": list(elapsed.advice),
    }


def _headline(result: CountResult) -> str:
    ledger = result.ledger
    if ledger.unit == _YEARS:
        return f"Keep to the end of {format_date(ledger.answer)}. {ledger.title}."
    latest = result.latest is not None
    words, moved = ("Latest day", "last working day") if latest else ("Earliest day", "first working day")
    working = "" if ledger.working_answer == ledger.answer else f", {moved} {format_date(ledger.working_answer)}"
    return f"{words} {format_date(ledger.answer)}{working}. {ledger.title}."


def _window_headline(window: CallInWindow) -> str:
    closes = format_date(window.closes)
    if window.cutoff_stated:
        clock = format_instant(window.closes_at).split(", ")[1]
        closing = f"Requests close on {closes} at {clock}"
    else:
        closing = f"Requests close at the end of {closes}"
    working = (
        ""
        if window.effective == window.effective_working_day
        else f", first working day {format_date(window.effective_working_day)}"
    )
    return (
        f"{closing}; the decision takes effect on {format_date(window.effective)}{working}."
        f" {window.closes_ledger.title}."
    )


def _satisfied_lines(result: CountResult) -> Iterator[str]:
    if result.satisfied is None:
        return
    verdict = "The day given satisfies the count" if result.satisfied else "The day given does not satisfy the count"
    found = "" if result.clear_days is None else f": {result.clear_days} clear days found"
    yield f"{verdict}{found}."


def _ledger_lines(ledger: Ledger, advice: Sequence[str]) -> Iterator[str]:
    itself = "the first day of the period" if ledger.begins_on_anchor else "which is not counted itself"
    yield f"Counted from {format_date(ledger.anchor)}, {ledger.anchor_name}, {itself}."
    if ledger.days:
        yield ""
        yield "Days:"
    number = 0
    for day in ledger.days:
        number += day.counted
        yield f"{format_date(day.date)}: {f'counted, {number}' if day.counted else f'not counted, {day.reason}'}"
    yield ""
    yield f"Certainty: {ledger.certainty}."
    yield f"Bank holidays as GOV.UK listed them on {format_date(ledger.calendar_as_of)}."
    yield from _authority_lines(ledger.authorities)
    yield from _advice_lines(advice)


def _authority_lines(authorities: Sequence[Authority]) -> Iterator[str]:
    if authorities:
        yield ""
        yield "Authorities:"
    yield from map(authority_line, authorities)


def _advice_lines(advice: Sequence[str]) -> Iterator[str]:
    if advice:
        yield ""
        yield "Advice:"
    yield from advice
