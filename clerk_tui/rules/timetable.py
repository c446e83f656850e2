"""A year's list of meetings held against holidays, closures and notice periods: every clash, and why.

A clash is a finding, never a refusal: the clerk may have to hold the meeting all the same. The law is that of the gates
(timetable_gates); this module adds what only the list as a whole can show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time

from clerk_tui.domain.bodies import told_by_name
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.findings import Finding, Severity, by_weight
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.timetable import CheckedRow, Gate, ListedMeeting, Timetable
from clerk_tui.rules.timetable_clashes import day_findings
from clerk_tui.rules.timetable_gates import NO_RULE, PUBLISHED, Setting, gates_of

_NAMED = 4


@dataclass(slots=True)
class _SameDay:
    """The rows of one body on one day, by the time at which they start."""

    by_time: dict[time | None, list[int]] = field(default_factory=dict)
    elsewhere: dict[time | None, tuple[list[int], int]] = field(default_factory=dict)

    def add(self, meeting: ListedMeeting) -> None:
        self.by_time.setdefault(meeting.starts, []).append(meeting.row)

    def settle(self) -> None:
        """Sort, and for each time keep the first rows of the other times and how many there are."""
        for rows in self.by_time.values():
            rows.sort()
        total = sum(map(len, self.by_time.values()))
        for starts, rows in self.by_time.items():
            others = (row for at, rows in self.by_time.items() if at != starts for row in rows[:_NAMED])
            self.elsewhere[starts] = (sorted(others)[:_NAMED], total - len(rows))


def check(meetings: Iterable[ListedMeeting], setting: Setting) -> Timetable:
    """Every row with its gates and findings, in the order given."""
    listed = tuple(meetings)
    together = _together(listed)
    by_day: dict[tuple[date, BodyKind | None], tuple[tuple[Gate, ...], tuple[Finding, ...]]] = {}
    kinds: dict[str, tuple[BodyKind | None, str]] = {}
    rows = []
    for meeting in listed:
        if meeting.day is None:
            rows.append(CheckedRow(meeting.row, meeting.body, None, meeting.starts, (), meeting.found))
            continue
        if meeting.body not in kinds:
            kinds[meeting.body] = _kind(meeting.body, setting)
        kind, kind_from = (meeting.kind, "column") if meeting.kind else kinds[meeting.body]
        if (meeting.day, kind) not in by_day:
            by_day[meeting.day, kind] = _of_day(meeting.day, setting, kind)
        gates, findings = by_day[meeting.day, kind]
        own = (*meeting.found, *_same_day(meeting, together))
        if own:
            findings = tuple(by_weight([*own, *findings]))
        rows.append(
            CheckedRow(meeting.row, meeting.body, meeting.day, meeting.starts, gates, findings, kind, kind_from)
        )
    return Timetable(tuple(rows), tuple(_general(rows, setting)), tuple(_notes(rows, setting)))


def _kind(body: str, setting: Setting) -> tuple[BodyKind | None, str]:
    """What a body is and what says so: the register, or its name; (None, "") where neither does."""
    if kind := setting.kinds.get(_fold(body)):
        return kind, "register"
    kind = told_by_name(body)
    return kind, "name" if kind else ""


def _of_day(day: date, setting: Setting, kind: BodyKind | None) -> tuple[tuple[Gate, ...], tuple[Finding, ...]]:
    """The counts themselves are not kept: a list of years would fill the memory with days that nobody opens."""
    gates = gates_of(day, setting, kind)
    findings = by_weight(list(day_findings(day, gates, setting, kind)))
    return tuple(counted.gate for counted in gates.counted), tuple(findings)


def _together(listed: tuple[ListedMeeting, ...]) -> dict[tuple[str, date], _SameDay]:
    """Only the days on which one body is listed more than once."""
    groups: dict[tuple[str, date], _SameDay] = {}
    first: dict[tuple[str, date], ListedMeeting] = {}
    for meeting in listed:
        if meeting.day is None or not meeting.body:
            continue
        key = (_fold(meeting.body), meeting.day)
        if key not in first:
            first[key] = meeting
            continue
        if key not in groups:
            groups[key] = _SameDay()
            groups[key].add(first[key])
        groups[key].add(meeting)
    for group in groups.values():
        group.settle()
    return groups


def _fold(body: str) -> str:
    return " ".join(body.casefold().split())


def _same_day(meeting: ListedMeeting, together: dict[tuple[str, date], _SameDay]) -> Iterator[Finding]:
    assert meeting.day is not None
    group = together.get((_fold(meeting.body), meeting.day))
    if group is None:
        return
    twins = group.by_time[meeting.starts]
    if len(twins) > 1:
        named = [row for row in twins[: _NAMED + 1] if row != meeting.row][:_NAMED]
        said = f"The same meeting stands in {_rows(named, len(twins) - 1)} as well."
        yield Finding("TT-TWICE", Severity.WARNING, "", said)
    others, how_many = group.elsewhere[meeting.starts]
    if how_many:
        at = f" at {format_time(meeting.starts)}" if meeting.starts else ""
        said = f"{meeting.body} has another meeting on this day besides this one{at}: {_rows(others, how_many)}."
        yield Finding("TT-SAME-DAY", Severity.WARNING, "date", said)


def _rows(named: list[int], how_many: int) -> str:
    """`row 3`, `rows 3 and 7`, `rows 2, 3, 5, 8 and 12 more`."""
    words = [str(row) for row in named]
    if how_many > len(named):
        words.append(f"{how_many - len(named)} more")
    return f"row{'s' if how_many > 1 else ''} {' and '.join(filter(None, [', '.join(words[:-1]), words[-1]]))}"


def _general(rows: list[CheckedRow], setting: Setting) -> Iterator[Finding]:
    """What holds for many rows is said once, with how many it touches."""
    yield from _unknown(rows)
    # For a body that may not be of the executive the same advice says something else.
    hearings = _with([row for row in rows if row.kind], "TT-HEARING", Severity.ADVICE)
    if hearings:
        name = setting.council.name if setting.council else ""
        said = (
            f"{name} gives a call-in hearing less time than its own agenda needs, five clear days and a day to issue it"
            f" (LGA 1972 s.100B): it has to be convened at shorter notice. This touches {_meetings(hearings)}."
        )
        yield Finding("TT-HEARING", Severity.WARNING, "", said)
    without_rule = _with(rows, NO_RULE, Severity.ADVICE)
    if without_rule:
        said = f"No call-in rule is configured for the day of {_meetings(without_rule)}, so it is left out there."
        yield Finding(NO_RULE, Severity.ADVICE, "date", said)
    past = _with(rows, "TT-PAST", Severity.ADVICE)
    if past:
        lies, its, right = ("lies", "its", "Is its year") if past == 1 else ("lie", "their", "Are their years")
        said = (
            f"{_meetings(past)} of this list {lies} in the past: {its} deadlines are not held against"
            f" {format_date(setting.today)}. {right} right?"
        )
        yield Finding("TT-PAST", Severity.ADVICE, "date", said)
    unpublished = _with(rows, "TT-HORIZON", Severity.ADVICE)
    if unpublished:
        calendar = setting.calendar
        said = (
            f"The published bank holidays run from {calendar.first_year} to {calendar.last_year}, and dates beyond them"
            f" are provisional. This touches {_meetings(unpublished)}; check again when GOV.UK has published more."
        )
        yield Finding("TT-HORIZON", Severity.WARNING, "date", said)


def _unknown(rows: list[CheckedRow]) -> Iterator[Finding]:
    """The bodies of which nothing says what they are."""
    names = list({_fold(row.body): row.body for row in rows if row.day and row.body and row.kind is None}.values())
    if not names:
        return
    named = [*names[:_NAMED], *([f"{len(names) - _NAMED} more"] if len(names) > _NAMED else [])]
    listed = " and ".join([", ".join(named[:-1]), named[-1]] if named[1:] else named)
    taken, their = ("as a committee", "its name does") if len(names) == 1 else ("as committees", "their names do")
    said = (
        f"{listed}: taken {taken}, since {their} not say what kind of body this is. The executive’s own dates are"
        " given in case it is of the executive. A column “kind” settles it: executive, council, scrutiny or committee."
    )
    yield Finding("TT-KIND", Severity.ADVICE, "kind", said)


def _with(rows: list[CheckedRow], id: str, severity: Severity) -> int:
    return sum(any(finding.id == id and finding.severity is severity for finding in row.findings) for row in rows)


def _meetings(count: int) -> str:
    return f"{count} meeting{'s' if count != 1 else ''}"


def _notes(rows: list[CheckedRow], setting: Setting) -> Iterator[str]:
    """What was left out or assumed throughout."""
    council = setting.council
    if council is None:
        yield (
            "No council was named, so nothing is said about publication, call-in and hearings: those rules are local."
            " Name it with --council ID."
        )
    elif not council.call_in:
        yield f"No call-in rule is configured for {council.name}, so nothing is said about call-in and hearings."
    elif council.publish_within_days is None and any(gate.id in PUBLISHED for row in rows for gate in row.gates):
        yield f"{council.name} has no limit configured for publishing; the next working day was assumed throughout."
