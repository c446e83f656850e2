"""The audit of a decision register: each printed date against the one that the council's own rule gives.

A register's dates are output, sometimes wrong and sometimes stale (law.md 0): they are compared, never corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import time

from clerk_tui.domain.audit import DecisionRow, Entry, Verdict
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.rules.audit_case import Case, Siblings
from clerk_tui.rules.audit_classes import left_out
from clerk_tui.rules.audit_reasons import reason
from clerk_tui.rules.audit_windows import Expected, Windows

Finder = Callable[[str], Windows | str]
"""The windows of a council by its printed name, or the sentence that says why it has none."""

_AFTER_HOURS = time(23, 59)
_MARKED = "Marked as not subject to call-in, yet the printed day of effect is the one after a call-in window."


def audit(rows: Iterable[DecisionRow], windows_of: Finder) -> tuple[Entry, ...]:
    """The verdict on each row, in order. A row that differs is judged beside the other rows of its council."""
    rows = tuple(rows)
    judge = _Judge(rows)
    found: dict[str, Windows | str] = {}
    entries = []
    for row in rows:
        windows = found.get(row.council)
        if windows is None:
            windows = found[row.council] = windows_of(row.council)
        entries.append(judge.verdict(row, windows))
    return tuple(entries)


class _Judge:
    """Judges rows beside one another; a row that stands in the file again and again is explained once."""

    def __init__(self, rows: tuple[DecisionRow, ...]) -> None:
        self._siblings = Siblings(rows)
        self._explained: dict[tuple[object, ...], Entry] = {}

    def verdict(self, row: DecisionRow, windows: Windows | str) -> Entry:
        entry = self._verdict(row, windows)
        if row.published is None or row.decided is None or row.published >= row.decided:
            return entry
        return entry if row.problem or isinstance(windows, str) else _published_early(row, entry)

    def _verdict(self, row: DecisionRow, windows: Windows | str) -> Entry:
        if row.problem:
            return _cannot_say(row, row.problem)
        if isinstance(windows, str):
            return _cannot_say(row, windows)
        expected = windows.expected(row.makers[0], row.published, row.published_at, row.decided)
        if row.callable is False:
            return _not_callable(row, expected)
        if why := left_out(row, windows):
            return _of_class(row, expected, why)
        if isinstance(expected, str):
            return _without_window(row, expected)
        if row.effective is None and row.closes is None:
            return _nothing_printed(row, expected)
        if _fits(row, expected):
            return _entry(row, Verdict.AGREES, "", expected)
        for other, said in _others(row, windows, expected):
            if _fits(row, other):
                return _entry(row, Verdict.AGREES, said, other)
        printed = row[1:]
        if printed not in self._explained:
            self._explained[printed] = _unfitting(Case(row, windows, expected, self._siblings))
        return self._explained[printed]._replace(row=row.number)


def _published_early(row: DecisionRow, entry: Entry) -> Entry:
    """Only a decision that has been made can be called in, so an earlier publication starts no window: that is said."""
    assert row.published is not None and row.decided is not None
    said = f"Printed as published on {format_date(row.published)}, before it was decided on {format_date(row.decided)}"
    counted = "" if entry.expected_effective is None else ": the window is counted from the decision"
    return entry._replace(finding=f"{entry.finding} {said}{counted}.".lstrip())


def _unfitting(case: Case) -> Entry:
    row, expected = case.row, case.expected
    if before := _effect_before_decision(case):
        return _entry(row, Verdict.DIFFERS, before, expected)
    if row.callable is None and not _after_publication(row):
        return _entry(row, Verdict.NOT_CALLABLE, _taken_as_not_callable(row, expected))
    return _entry(row, Verdict.DIFFERS, _differs(case), expected)


def _fits(row: DecisionRow, expected: Expected) -> bool:
    return (
        (row.effective is None or row.effective == expected.effective)
        and (row.closes is None or row.closes == expected.closes)
        and (row.closes_time is None or expected.cutoff is None or row.closes_time == expected.cutoff)
    )


def _others(row: DecisionRow, windows: Windows, expected: Expected) -> list[tuple[Expected, str]]:
    """Windows that the register leaves open: an officer's decision that may not be key, an hour that is not printed."""
    found: list[tuple[Expected, str]] = []
    for maker in row.makers[1:]:
        other = windows.expected(maker, row.published, row.published_at, row.decided)
        if isinstance(other, Expected):
            found.append((other, "Fits if the officer's decision is not a key decision."))
    after = expected.rule.after_hours
    if after is not None and row.published_at is None:
        late = windows.expected(row.makers[0], row.published, _AFTER_HOURS, row.decided)
        if isinstance(late, Expected):
            found.append((late, f"Fits if it was published after {format_time(after)}."))
    return found


def _after_publication(row: DecisionRow) -> bool:
    """Whether a window was run: the printed day of effect lies after publication, or a deadline is printed."""
    first = row.published or row.decided
    assert first is not None
    return row.closes is not None or row.effective is None or row.effective > first


def _effect_before_decision(case: Case) -> str:
    """No decision can take effect before it is made, callable or not."""
    row = case.row
    if row.effective is None or row.decided is None or row.effective >= row.decided:
        return ""
    said = (
        f"Prints {format_date(row.effective)} as the day of effect, before the decision of {format_date(row.decided)};"
        f" {_rule_gives(case)}."
    )
    return said + reason(case)


def _differs(case: Case) -> str:
    row, expected = case.row, case.expected
    wrong = []
    if row.effective is not None and row.effective != expected.effective:
        wrong.append(f"{format_date(row.effective)} as the day of effect")
    if row.closes is not None and row.closes != expected.closes:
        wrong.append(f"{format_date(row.closes)} as the last day for requests")
    if not wrong:
        assert row.closes_time is not None and expected.cutoff is not None
        return (
            f"Prints {format_time(row.closes_time)} as the hour by which a request must arrive; the rule gives"
            f" {format_time(expected.cutoff)}."
        )
    return f"Prints {' and '.join(wrong)}; {_rule_gives(case)}.{reason(case)}"


def _rule_gives(case: Case) -> str:
    """The dates by the rule, of those printed, and what they are counted from."""
    row, expected, rule = case.row, case.expected, case.expected.rule
    given = []
    if row.effective is not None:
        given.append(format_date(expected.effective))
    if row.closes is not None:
        given.append(f"{format_date(expected.closes)} for requests" if given else format_date(expected.closes))
    days = "day" if rule.days == 1 else "days"
    return (
        f"the rule, {rule.days} {rule.unit.value} {days} after {case.start_name()} on {format_date(expected.start)},"
        f" gives {' and '.join(given)}"
    )


def _taken_as_not_callable(row: DecisionRow, expected: Expected) -> str:
    assert row.effective is not None
    if row.effective == row.decided:
        when = "the day of the decision"
    elif row.effective == row.published:
        when = "the day of publication"
    else:
        when = "before its publication"
    return (
        f"Takes effect on {format_date(row.effective)}, {when}, and does not say whether it is subject to call-in; it"
        f" is taken as not callable. If it can be called in, the rule gives {format_date(expected.effective)}."
    )


def _not_callable(row: DecisionRow, expected: Expected | str, yet: str = _MARKED) -> Entry:
    """Not subject to call-in: nothing is expected, but an effect before the decision is never right."""
    if row.effective is not None and row.decided is not None and row.effective < row.decided:
        said = (
            f"Prints {format_date(row.effective)} as the day of effect, before the decision of"
            f" {format_date(row.decided)}."
        )
        return _entry(row, Verdict.DIFFERS, said)
    said = ""
    if isinstance(expected, Expected) and row.effective == expected.effective and _after_publication(row):
        said = yet
    return _entry(row, Verdict.NOT_CALLABLE, said)


def _of_class(row: DecisionRow, expected: Expected | str, why: str) -> Entry:
    """A class that the council's rule does not open to call-in, whatever the register says of it."""
    if row.callable:
        said = f"Not callable although marked so: by the council's rule {why}."
        return _entry(row, Verdict.DIFFERS, said)
    entry = _not_callable(row, expected, yet="Yet the printed day of effect is the one after a call-in window.")
    return entry._replace(finding=f"Not callable by the council's rule: {why}. {entry.finding}".rstrip())


def _without_window(row: DecisionRow, why: str) -> Entry:
    if row.published is None and row.decided is None:
        return _cannot_say(row, "Neither a decision date nor a publication date is printed.")
    return _cannot_say(row, why)


def _nothing_printed(row: DecisionRow, expected: Expected) -> Entry:
    marked = ", although it is marked as subject to call-in" if row.callable else ""
    said = (
        f"Neither a day of effect nor a last day for requests is printed{marked}; the rule gives"
        f" {format_date(expected.effective)} as the day of effect."
    )
    return _entry(row, Verdict.CANNOT_SAY, said, expected)


def _cannot_say(row: DecisionRow, why: str) -> Entry:
    return _entry(row, Verdict.CANNOT_SAY, why)


def _entry(row: DecisionRow, verdict: Verdict, finding: str, expected: Expected | None = None) -> Entry:
    return Entry(
        row.number,
        row.council,
        row.reference,
        None if expected is None else expected.effective,
        row.effective,
        None if expected is None else expected.closes,
        row.closes,
        verdict,
        finding,
        None if expected is None else expected.certainty,
    )
