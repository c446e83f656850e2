"""Where the gates of one meeting's date clash with the calendar: with holidays, closures, today, and each other.

Everything here depends on the date and the setting alone, so a long timetable asks once for each date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from clerk_tui.domain.council import Nation
from clerk_tui.domain.dates import FIRST_YEAR, LAST_YEAR, MONTHS, format_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.plan import REPORTS
from clerk_tui.domain.timetable import Gate
from clerk_tui.rules.assumed_days import notice_and_first
from clerk_tui.rules.before_meeting import AGENDA
from clerk_tui.rules.calendar import Calendar, horizon
from clerk_tui.rules.counting import Terms, on_or_after, on_or_before
from clerk_tui.rules.due_words import bare_count
from clerk_tui.rules.timetable_gates import (
    CLOSES,
    EFFECT,
    HEARING,
    PUBLISHED,
    CountedGate,
    Gates,
    Setting,
    agenda_count,
    hearing_gate,
)

_OPEN = Terms("", "", "", closures_count=False)
_ON = "date"
_FEASTS = {(1, 1): "New Year’s Day", (12, 25): "Christmas Day", (12, 26): "Boxing Day"}
_AGENDAS = ("EN-AG5", "LGA-AG5", "WA-AG3")
_NOTICES = ("EN-NM5", "LGA-NM5")


def day_findings(day: date, gates: Gates, setting: Setting, kind: BodyKind | None) -> Iterator[Finding]:
    """Everything that the date of a meeting brings with it."""
    yield from _meeting_day(day, setting)
    if due := gates.first(_AGENDAS):
        yield from _agenda(day, due, setting)
    yield from _past(day, gates, setting)
    for finding in _of_executive(day, gates, setting):
        yield finding if kind is BodyKind.EXECUTIVE else _if_executive(finding)
    yield from _horizon(day, gates, setting.calendar)
    yield from gates.left_out


def _of_executive(day: date, gates: Gates, setting: Setting) -> Iterator[Finding]:
    """What gates that only the executive has bring with them."""
    if day >= setting.today:
        yield from _long_notice(gates, setting.today)
    if CLOSES in gates and (published := gates.first(PUBLISHED)):
        yield from _window(published.gate, gates, setting.calendar)
        if HEARING in gates:
            yield from _hearing(published.gate.working_day, gates, setting)


def _if_executive(finding: Finding) -> Finding:
    """The same as advice, for a body that may be no part of the executive."""
    said = f"If this body is of the executive: {finding.says[0].lower()}{finding.says[1:]}"
    return finding._replace(severity=Severity.ADVICE, says=said)


def _meeting_day(day: date, setting: Setting) -> Iterator[Finding]:
    calendar = setting.calendar
    why = calendar.why_not(day, closures_count=False)
    if not why:
        return
    past = day < setting.today
    said = f"The meeting {'fell' if past else 'falls'} on {format_date(day)}, "
    if day.weekday() >= 5:
        # A weekend's holiday is no bank holiday, its substitute is; but it is Christmas Day all the same.
        feast = _FEASTS.get((day.month, day.day))
        said += f"{feast}, at a weekend" if feast else "at a weekend"
    elif calendar.closure(day):
        said += f"when the office {'was' if past else 'is'} closed (“{why}”)"
    else:
        said += f"a bank holiday ({why})"
    said += ", and lies in the past." if past else f". {_nearest(day, calendar)}"
    yield Finding("TT-DAY", Severity.WARNING, _ON, said.rstrip())


def _nearest(day: date, calendar: Calendar) -> str:
    days = []
    for find in (on_or_before, on_or_after):
        try:
            days.append(format_date(find(calendar, day, _OPEN)))
        except InputError:
            continue
    if len(days) == 2:
        return f"The nearest working days are {days[0]} and {days[1]}."
    return "".join(f"The nearest working day is {named}." for named in days)


def _agenda(day: date, due: CountedGate, setting: Setting) -> Iterator[Finding]:
    """The agenda's last day, where a holiday or closure moves it from the day of a usual week."""
    usual = day - _usually_before(day.weekday(), due.ledger.n)
    latest, counted = due.gate.working_day, due.gate.day
    authority = due.ledger.authorities[0].id
    if latest == usual:
        # A Monday's count ends on a Sunday in any week: the gate names both days, and nothing clashes.
        return
    must = "had to" if day < setting.today else "must"
    bare = f" The {bare_count(counted)}." if counted != latest else ""
    said = (
        f"Because of {_reasons(due, setting.calendar)} the agenda {must} be out by {format_date(latest)},"
        f" not {format_date(usual)} as in a usual week.{bare}"
    )
    left = agenda_count(day, setting, published=usual).clear_days
    if left is not None and left < due.ledger.n:
        said += f" {format_date(usual)} would leave {left} clear days of the {due.ledger.n}."
    yield Finding("TT-AGENDA", Severity.WARNING, _ON, said, authority)


@lru_cache(maxsize=1)
def _plain() -> Calendar:
    """A calendar with weekends and nothing else: what a week without holidays and closures would give."""
    ends = (date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 26))
    return Calendar(tuple((end, "") for end in ends), ends[0], "weekends only")


@lru_cache(maxsize=14)
def _usually_before(weekday: int, clear_days: int) -> timedelta:
    """How long before a meeting its agenda is due where only weekends are left out: the weekday decides it alone."""
    nation = Nation.WALES if clear_days == 3 else Nation.ENGLAND
    # 5 January 2026 is a Monday; any other would do.
    day = date(2026, 1, 5) + timedelta(days=weekday)
    return day - agenda_count(day, Setting(_plain(), day, nation)).ledger.working_answer


def _reasons(due: CountedGate, calendar: Calendar) -> str:
    """`Good Friday (3 April) and Easter Monday (6 April)`: why days before the meeting do not serve."""
    why = {day.date: day.reason for day in due.ledger.days if not day.counted}
    for step in range((due.gate.day - due.gate.working_day).days):
        day = due.gate.day - timedelta(days=step)
        why[day] = calendar.why_not(day, closures_count=False)
    spans: dict[str, list[date]] = {}
    for day in sorted(why):
        if day.weekday() < 5:
            spans.setdefault(why[day], []).append(day)
    named = [f"{reason} ({_span(days)})" for reason, days in spans.items()]
    return " and ".join([", ".join(named[:-1]), named[-1]] if named[1:] else named)


def _span(days: list[date]) -> str:
    ends = [days[0], days[-1]] if days[1:] else days
    return " to ".join(f"{day.day} {MONTHS[day.month - 1]}" for day in ends)


def _past(day: date, gates: Gates, setting: Setting) -> Iterator[Finding]:
    """Whether the meeting is past; if not, agenda and own limits whose last working day lies before today."""
    today = setting.today
    if day < today:
        said = f"The meeting lies in the past; its deadlines are not held against {format_date(today)}."
        yield Finding("TT-PAST", Severity.ADVICE, _ON, said)
        return
    missed = _missed(gates, today)
    for counted in missed:
        if counted.gate.id in _AGENDAS:
            yield _short_notice(counted, setting)
    for counted in missed:
        if counted.gate.id in {REPORTS, AGENDA}:
            said = f"{counted.gate.name}: {format_date(counted.gate.working_day)} was the last day, and it has passed."
            yield Finding("TT-OWN", Severity.WARNING, _ON, said, counted.ledger.authorities[0].id)


def _missed(gates: Gates, today: date) -> list[CountedGate]:
    back = (counted for counted in gates.counted if counted.ledger.direction == "back")
    return [counted for counted in back if counted.gate.working_day < today]


def _short_notice(due: CountedGate, setting: Setting) -> Finding:
    n, today = due.ledger.n, setting.today
    said = (
        f"The last working day for the agenda and the notice of this meeting was {format_date(due.gate.working_day)},"
        " which has passed. If they are not out, it can only be held at shorter notice, or moved"
    )
    try:
        notice, first = notice_and_first(setting.calendar, today, n)
    except InputError:
        said += "."
    else:
        given = "today" if notice == today else f"on {format_date(notice)}"
        said += f": with notice given {given}, to {format_date(first)} at the earliest."
    return Finding(
        "TT-NOTICE-5" if n == 5 else "TT-NOTICE-3", Severity.WARNING, _ON, said, due.ledger.authorities[0].id
    )


def _long_notice(gates: Gates, today: date) -> Iterator[Finding]:
    """The notices of 28 clear days whose last day has passed, and which way is still open."""
    missed = [counted for counted in _missed(gates, today) if counted.gate.id in {"EN-KD28", "EN-PM28"}]
    if not missed:
        return
    by_day: dict[date, list[str]] = {}
    for counted in missed:
        name = counted.gate.name
        by_day.setdefault(counted.gate.working_day, []).append(f"the {name[0].lower()}{name[1:]}")
    said = " ".join(
        f"The last working day for {' and '.join(names)} was {format_date(day)}, which has passed."
        for day, names in by_day.items()
    )
    if any(counted.gate.id == "EN-KD28" for counted in missed):
        # The general exception needs five clear days as well.
        general = gates.first(_NOTICES)
        if general and general.gate.working_day >= today:
            said += (
                " A key decision without it needs the general exception (regulation 10), with its notice made available"
                f" by {format_date(general.gate.working_day)}; after that special urgency (regulation 11)."
            )
        else:
            said += " A key decision without it now needs special urgency (regulation 11)."
    if any(counted.gate.id == "EN-PM28" for counted in missed):
        said += " A private meeting without it needs the agreement of regulation 5(6)."
    yield Finding("TT-NOTICE-28", Severity.WARNING, _ON, said, missed[0].ledger.authorities[0].id)


def _window(published: Gate, gates: Gates, calendar: Calendar) -> Iterator[Finding]:
    """A window that ends, or a decision that takes effect, while the office is closed."""
    closes, effect = gates[CLOSES].gate, gates[EFFECT].gate
    day = published.working_day
    if_so = f"Published on {format_date(day)} ({published.name.partition(', ')[2]}), "
    if label := calendar.why_not(day, closures_count=False):
        said = f"The decision would have to be published on {format_date(day)}, in “{label}”; publish it before."
        yield Finding("TT-PUBLISH", Severity.WARNING, _ON, said)
    if label := calendar.why_not(closes.day, closures_count=False):
        said = (
            f"{if_so}the decision’s window for call-in ends on {format_date(closes.day)}, in “{label}”."
            f" Make sure that a request can be delivered then;{_again(closes.day, calendar)}."
        )
        yield Finding("TT-CALL-IN", Severity.WARNING, _ON, said)
    if label := calendar.closure(effect.working_day):
        first = (
            "" if effect.day == effect.working_day else f" ({format_date(effect.working_day)} is its first working day)"
        )
        said = (
            f"{if_so}the decision takes effect on {format_date(effect.day)}{first}, in “{label}”;"
            f"{_again(effect.working_day, calendar)}."
        )
        yield Finding("TT-EFFECT", Severity.WARNING, _ON, said)


def _again(day: date, calendar: Calendar) -> str:
    try:
        return f" the office is open again on {format_date(on_or_after(calendar, day, _OPEN))}"
    except InputError:
        return " the office does not open again in the years of the calendar"


def _hearing(published: date, gates: Gates, setting: Setting) -> Iterator[Finding]:
    """A hearing whose own agenda cannot be issued the day after the request and lie open for its clear days.

    LGA 1972 s.100B holds for the committee that hears a call-in. Where the council's limit never allows it, a row only
    advises: the list as a whole says so once.
    """
    council = setting.council
    assert council is not None
    hearing, closes = gates[HEARING].gate, gates[CLOSES].gate.day
    if (due := _hearing_agenda(hearing.working_day, setting, setting.calendar)) is None or due > closes:
        return
    in_usual = hearing_gate(closes, published, council, _plain()).gate.working_day
    usual = _hearing_agenda(in_usual, setting, _plain())
    always = usual is not None and usual <= closes
    said = (
        f"A call-in requested on the last day, {format_date(closes)}, must be heard by"
        f" {format_date(hearing.working_day)}; its agenda would have been due by {format_date(due)}, before it could be"
        " issued. The hearing has to be convened at shorter notice."
    )
    severity = Severity.ADVICE if always else Severity.WARNING
    yield Finding("TT-HEARING", severity, _ON, said, gates[HEARING].ledger.authorities[0].id)


def _hearing_agenda(hearing: date, setting: Setting, calendar: Calendar) -> date | None:
    try:
        return agenda_count(hearing, setting, calendar=calendar).ledger.working_answer
    except InputError:
        return None


def _horizon(day: date, gates: Gates, calendar: Calendar) -> Iterator[Finding]:
    """The meeting, or the first gate of it, that lies outside the published bank holidays."""
    days = [day, *(counted.gate.working_day for counted in gates.counted)]
    said = next((sentence for each in days if (sentence := horizon(calendar, each))), "")
    if said:
        yield Finding("TT-HORIZON", Severity.ADVICE, _ON, said)
