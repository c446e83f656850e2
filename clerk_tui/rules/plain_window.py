"""The days of a call-in rule in plain words: start, count, cut-off, effect, and what is open to call-in at all."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.council import CallInRule, EffectiveRule, StartEvent, Unit
from clerk_tui.domain.dates import format_date
from clerk_tui.rules.number_words import listed, nth_day, o_clock, plainly

_DAY_OF = {
    StartEvent.PUBLICATION: "the day of publication",
    StartEvent.DECISION: "the day on which the decision was made",
    StartEvent.MEETING: "the day of the meeting",
}
_HAPPENS = {
    StartEvent.PUBLICATION: "is published",
    StartEvent.DECISION: "is decided",
    StartEvent.MEETING: "is decided at a meeting",
}
_NEVER_HELD = {"decision": "the day on which it was made", "publication": "the day of its publication"}
_REPUBLISHED = {
    "restart": "A decision published anew has its days from the start again.",
    "keep": "A decision published anew keeps the days of its first publication.",
}


def window_lines(rule: CallInRule, officer: str) -> list[str]:
    """From the first day counted to the day of effect, one sentence a line."""
    return [*_requests_by(rule, officer), *_in_effect(rule), *_days_counted(rule), *_open_to_call_in(rule)]


def _requests_by(rule: CallInRule, officer: str) -> Iterator[str]:
    limit = f"by {o_clock(rule.cutoff)} on" if rule.cutoff else "by the end of"
    last = nth_day(rule.days, rule.unit, clear=rule.clear)
    yield f"A request must reach {officer} {limit} the {last} after {_DAY_OF[rule.start]}."
    if rule.start_officer_key:
        yield f"For a key decision of an officer the days run from {_DAY_OF[rule.start_officer_key]}."
    if rule.fixed_weekday:
        yield (
            f"The text also names the following {rule.fixed_weekday}; where the two differ,"
            " the days counted are used and the difference is shown."
        )
    if rule.day_one_before:
        yield f"What {_HAPPENS[rule.start]} before {o_clock(rule.day_one_before)} has that day as its first."
    if rule.after_hours:
        yield f"What is published after {o_clock(rule.after_hours)} counts as published the next working day."


def _in_effect(rule: CallInRule) -> Iterator[str]:
    effect = "working day" if rule.effective is EffectiveRule.NEXT_WORKING_DAY else "day"
    last = f"the {nth_day(rule.effective_days, rule.unit)}" if rule.effective_days else "that day"
    yield f"A decision that is not called in takes effect on the {effect} after {last}."
    if rule.not_callable_effective:
        day = _NEVER_HELD.get(rule.not_callable_effective, plainly(rule.not_callable_effective))
        yield f"A decision that cannot be called in takes effect on {day}."
    if rule.warn_if_late:
        yield "A date of effect that lies before publication is pointed out."
    else:
        yield "A date of effect that lies before publication is usual here and not pointed out."


def _days_counted(rule: CallInRule) -> Iterator[str]:
    if not rule.unit_stated:
        yield f"The text says only “days”: that they are {rule.unit.value} days is assumed."
    if rule.unit is Unit.CALENDAR:
        yield "Every day counts, weekends and bank holidays too."
    yield f"A day on which only the office is closed {_counts(rule.closures_count)} as a working day."
    yield f"A half day {_counts(rule.half_days_count)} as a working day."
    for period in rule.suspensions:
        source = f" ({period.source})" if period.source else ""
        yield f"Call-in was suspended from {format_date(period.first)} to {format_date(period.last)}{source}."
    if rule.republication:
        yield _REPUBLISHED.get(rule.republication, f"A decision published anew: {plainly(rule.republication)}.")


def _counts(counts: bool) -> str:
    return "counts" if counts else "does not count"


def _open_to_call_in(rule: CallInRule) -> Iterator[str]:
    if rule.callable_classes:
        yield f"Open to call-in: {listed(plainly(name) for name in rule.callable_classes)}."
    if rule.key_only:
        yield "Only key decisions are open to call-in."
    if rule.not_callable:
        yield f"Not open to call-in: {listed(plainly(name) for name in rule.not_callable)}."


def window_not_stated(rule: CallInRule) -> Iterator[str]:
    """What the file leaves open about the days."""
    if rule.valid_from is None:
        yield "from when this holds"
    if rule.cutoff is None:
        yield "a time of day for requests"
    if not rule.callable_classes and not rule.key_only:
        yield "which decisions are open to call-in"
    if not rule.not_callable:
        yield "which are not"
    if not rule.not_callable_effective:
        yield "when a decision that cannot be called in takes effect"
    if not rule.republication:
        yield "what publishing anew does to the days"
