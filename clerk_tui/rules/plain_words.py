"""A council's rules read back in plain words, such as a clerk would say aloud (law.md 3.4, P1 to P35).

Nothing that the file leaves open is said as if it were a rule: it is named at the end as not stated.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clerk_tui.domain.council import (
    CallInExample,
    CallInRule,
    Council,
    DayExample,
    DayLimit,
    Maker,
    Nation,
    ReportLayout,
    Threshold,
    Unit,
)
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.rules.call_in import newest_first as newest_first
from clerk_tui.rules.number_words import cardinal, days_of, listed, o_clock, plainly
from clerk_tui.rules.plain_hearing import hearing_lines, hearing_not_stated
from clerk_tui.rules.plain_look import look_lines
from clerk_tui.rules.plain_requests import request_lines, requests_not_stated
from clerk_tui.rules.plain_window import window_lines, window_not_stated

_MAKERS = {
    Maker.BODY: "a decision of a body",
    Maker.MEMBER: "a decision of a member",
    Maker.OFFICER_KEY: "a key decision of an officer",
    Maker.OFFICER: "a decision of an officer",
}
_NATION = {Nation.ENGLAND: "England", Nation.WALES: "Wales"}


def rule_lines(council: Council) -> list[str]:
    """Everything the council's file states: each generation of the call-in rule, newest first, then the rest."""
    return [line for lines in _sections(council).values() for line in lines]


def not_configured(council: Council) -> str:
    """What a council without a rule is told."""
    return f"The call-in rule of {council.name} is not configured: no call-in date is shown until it is put in."


def standing(council: Council, rule: CallInRule, today: date) -> str:
    """How a generation stands on a day: `in force`, `not yet` or `no longer`."""
    if (rule.valid_from or date.min) > today:
        return "not yet"
    begun = next(each for each in newest_first(council) if (each.valid_from or date.min) <= today)
    return "in force" if rule is begun and (rule.valid_to or date.max) >= today else "no longer"


def generation_dates(rule: CallInRule) -> str:
    """`From Friday 1 May 2020`, `From … until …`; the days are those of the event that starts the count."""
    if rule.valid_from and rule.valid_to:
        return f"From {format_date(rule.valid_from)} until {format_date(rule.valid_to)}"
    if rule.valid_from:
        return f"From {format_date(rule.valid_from)}"
    return f"Until {format_date(rule.valid_to)}" if rule.valid_to else "Without a first or last day"


def generation_lines(council: Council, rule: CallInRule) -> list[str]:
    """One generation of the rule, one sentence a line, its source last."""
    sure = "read in the council's own text" if rule.certainty == "local" else "inferred, not read in the constitution"
    return [
        *window_lines(rule, council.proper_officer),
        *request_lines(rule),
        *hearing_lines(rule),
        f"This is {sure}: {rule.source.rstrip('.')}.",
    ]


def not_stated(rule: CallInRule) -> str:
    """What the file leaves open, so that nobody thinks the program knows or assumes it."""
    open_ = open_points(rule)
    return f"Not stated in the file: {listed(open_)}." if open_ else "The file leaves nothing open."


def open_points(rule: CallInRule) -> list[str]:
    """Each thing that the file leaves open, in a few words."""
    return [*window_not_stated(rule), *requests_not_stated(rule), *hearing_not_stated(rule)]


def example_lines(rule: CallInRule) -> list[str]:
    """The worked examples of one generation, one sentence each."""
    lines = [example_line(example) for example in rule.examples]
    if rule.hearing:
        lines += [_day_example("received", "scrutiny meets by", example) for example in rule.hearing.examples]
    if rule.reconsider:
        lines += [_day_example("referred back", "reconsidered by", example) for example in rule.reconsider.examples]
    return lines


def example_line(example: CallInExample) -> str:
    """A worked example of the window as one sentence."""
    hour = f" at {o_clock(example.published_at)}" if example.published_at else ""
    parts = [f"published {format_date(example.published)}{hour}"]
    if example.meeting:
        parts.insert(0, f"meeting {format_date(example.meeting)}")
    if example.decided:
        parts.insert(0, f"decided {format_date(example.decided)}")
    if example.maker:
        parts.insert(0, _MAKERS[example.maker])
    if example.closes:
        parts.append(f"requests close {format_date(example.closes)}")
    if example.effective:
        parts.append(f"in effect from {format_date(example.effective)}")
    return f"Worked example: {', '.join(parts)}{_noted(example.note)}."


def _day_example(event: str, answer: str, example: DayExample) -> str:
    days = f"{event} {format_date(example.start)}, {answer} {format_date(example.answer)}"
    return f"Worked example: {days}{_noted(example.note)}."


def _noted(note: str) -> str:
    return f" ({note})" if note else ""


def council_lines(council: Council) -> list[str]:
    """What the file states besides the call-in rule, and what it does not."""
    return [*stated_lines(council), *_open(council)]


def stated_lines(council: Council) -> list[str]:
    """What the file states besides the call-in rule."""
    return [*_limits(council), *_switches(council), *_money(council), *_papers(council)]


def _limits(council: Council) -> Iterator[str]:
    yield (
        f"The proper officer is {council.proper_officer}."
        if council.proper_officer != "the proper officer"
        else ("Papers and requests go to the proper officer.")
    )
    if council.publish_within_days is not None:
        within = days_of(council.publish_within_days, Unit.WORKING)
        yield f"A decision is published within {within} of being made, by the council's own rule."
    if limit := council.report_deadline:
        yield f"Reports must reach {council.proper_officer} {_before(limit)}."
        yield from _with_limit(limit, "meeting", "by")
    if limit := council.representations_deadline:
        yield f"Representations against a meeting in private must be in {_before(limit)}."
        yield from _with_limit(limit, "meeting", "by")
    if limit := council.pre_decision:
        until = f", until {o_clock(limit.cutoff)} on the last of them," if limit.cutoff else ""
        days = days_of(limit.days, limit.unit, clear=limit.clear)
        yield f"A member's decision lies open for {days}{until} before it is taken{_noted(limit.source)}."
        yield from _with_limit(limit, "available", "decided")
    if council.agenda_clear_days is not None:
        days = f"{cardinal(council.agenda_clear_days)} clear day{'' if council.agenda_clear_days == 1 else 's'}"
        yield f"The agenda is published {days} before the meeting, by the council's own rule beside the law's."
    if council.special_urgency_months is not None:
        months = f"{cardinal(council.special_urgency_months)} months" if council.special_urgency_months > 1 else "month"
        yield f"The use of special urgency is reported to Council every {months}."


def _before(limit: DayLimit) -> str:
    at = f"by {o_clock(limit.cutoff)} " if limit.cutoff else ""
    return f"{at}{days_of(limit.days, limit.unit, clear=limit.clear)} before the meeting{_noted(limit.source)}"


def _with_limit(limit: DayLimit, event: str, answer: str) -> Iterator[str]:
    if not limit.unit_stated:
        yield f"The text says only “days” for this: that they are {limit.unit.value} days is assumed."
    yield from (_day_example(event, answer, example) for example in limit.examples)


def _switches(council: Council) -> Iterator[str]:
    if council.strict_28:
        yield "The 28 days of a key decision's notice are counted as working days as well, the strict reading."
    else:
        yield "The 28 days of a key decision's notice are days of the calendar."
    counts = "counts" if council.mourning_counts else "does not count"
    yield f"A day of national mourning that is no bank holiday {counts} as a working day."


def _money(council: Council) -> Iterator[str]:
    for threshold in council.thresholds:
        yield _threshold(threshold)
    for own in council.exempt_categories:
        yield f"Exempt by the council's own category {plainly(own.id)}: {plainly(own.says)}{_noted(own.source)}."


def _threshold(threshold: Threshold) -> str:
    of = f" of {plainly(threshold.service)}" if threshold.service else ""
    since = f", from {format_date(threshold.valid_from)}" if threshold.valid_from else ""
    return f"A decision{of} worth £{threshold.amount:,} or more is key{since}{_noted(threshold.source)}."


_LAYOUT = {
    ReportLayout.COMMITMENTS: "one table of commitments with their progress",
    ReportLayout.OBJECTIVES: "a table of actions and progress under each objective",
}


def _papers(council: Council) -> Iterator[str]:
    names = f", also found as {listed(council.aliases)}" if council.aliases else ""
    yield f"The file is that of {council.name}, {_NATION[council.nation]}: “{council.id}”{names}."
    yield f"A resolution begins with “{council.resolution_words}”"
    if council.record:
        labels = "; ".join(f"{line.number} {line.label} [{line.field}]".strip() for line in council.record)
        yield f"The council's own record of a decision has these lines: {labels}."
    if council.priorities:
        yield f"The council's own priorities are: {'; '.join(map(plainly, council.priorities))}."
    if council.member_report is not None:
        yield f"An executive member's report to Full Council has {_LAYOUT[council.member_report]}."
    yield from look_lines(council)
    yield from _closures(council.closures)
    yield from (f"Note: {note}" for note in council.notes)


def _closures(days: tuple[CalendarDay, ...]) -> Iterator[str]:
    """Days on end that are alike are one sentence."""
    runs: list[list[CalendarDay]] = []
    for day in sorted(days, key=lambda day: day.date):
        if runs and runs[-1][-1]._replace(date=day.date) == day and (day.date - runs[-1][-1].date).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    for run in runs:
        first, last = run[0], run[-1]
        when = format_date(first.date) + (f" to {format_date(last.date)}" if len(run) > 1 else "")
        label = f", “{first.label}”" if first.label else ""
        yield f"{when}: {_KINDS[first.kind]}{_at(first)}{label}{_noted(first.source)}."


_KINDS = {
    DayKind.BANK_HOLIDAY: "a bank holiday",
    DayKind.CLOSURE: "the office is closed",
    DayKind.HALF_DAY: "half a day, the office closes early",
    DayKind.MOURNING: "mourning",
    DayKind.WORKED: "worked, although it would not be",
}


def _at(day: CalendarDay) -> str:
    return f", at {o_clock(day.closes_at)}" if day.closes_at else ""


def _open(council: Council) -> Iterator[str]:
    names = {
        "a limit for publishing decisions": council.publish_within_days is None,
        "a deadline for reports": council.report_deadline is None,
        "a deadline for representations against a private meeting": council.representations_deadline is None,
        "a period before a member's decision": council.pre_decision is None,
        "how often special urgency is reported": council.special_urgency_months is None,
        "what sum makes a decision key": not council.thresholds,
    }
    open_ = [name for name, missing in names.items() if missing]
    if open_:
        yield f"Nor does the file state {listed(open_, 'or')}."


def differences(old: Council, new: Council) -> tuple[list[str], list[str]]:
    """The sentences that fall away and those that come, when `new` takes the place of `old`.

    Generations are held beside each other by their first day, so that a sentence is not told where it only moves.
    """
    before, after = _sections(old), _sections(new)
    gone: list[str] = []
    come: list[str] = []
    for start in dict.fromkeys([*after, *before]):
        was, is_ = before.get(start, []), after.get(start, [])
        gone += _missing_from(is_, was, several=len(before) > 2)
        come += _missing_from(was, is_, several=len(after) > 2)
    return gone, come


def _sections(council: Council) -> dict[date | str, list[str]]:
    """Each generation's words by its first day, its dates first; what holds beside them under its own name."""
    sections: dict[date | str, list[str]] = {}
    for rule in newest_first(council):
        words = [*generation_lines(council, rule), *example_lines(rule), not_stated(rule)]
        lines = [f"{generation_dates(rule)}:", *words]
        sections[rule.valid_from or "start"] = lines
    sections["council"] = [*([] if council.call_in else [not_configured(council)]), *council_lines(council)]
    return sections


def _missing_from(others: list[str], lines: list[str], *, several: bool) -> list[str]:
    """The lines that the other side has not; where there are several generations, under the dates of theirs."""
    missing = [line for line in lines if line not in others]
    heads = lines[:1] if several and missing and lines[0].endswith(":") and lines[0] not in missing else []
    return [*heads, *missing]
