"""A rule's worked examples, counted and held beside what the file expects: one that fails is shown, not hidden."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_tui.domain.council import CallInExample, CallInRule, Council
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.council_examples import example_window


@dataclass(frozen=True, slots=True)
class Worked:
    """One example with its count; `window` is None where it cannot be counted, and `problem` says why."""

    example: CallInExample
    window: CallInWindow | None
    problem: str = ""

    @property
    def agrees(self) -> bool:
        """Whether every date that the example gives is the one counted."""
        return not self.problem and not self.differences

    @property
    def differences(self) -> list[str]:
        """`requests close Friday 14 December 2018`, for each date that is counted otherwise than the file says."""
        pairs = (
            (
                ("requests close", self.example.closes, self.window.closes),
                ("in effect from", self.example.effective, self.window.effective),
            )
            if self.window
            else ()
        )
        return [f"{says} {format_date(found)}" for says, expected, found in pairs if expected not in (None, found)]


def worked(council: Council, rule: CallInRule) -> list[Worked]:
    """The examples of one generation of the rule, in the file's order, each counted by that generation."""
    calendar = Calendar.of(council)
    return [_work(council, rule, calendar, example) for example in rule.examples]


def _work(council: Council, rule: CallInRule, calendar: Calendar, example: CallInExample) -> Worked:
    try:
        return Worked(example, example_window(council, rule, calendar, example))
    except (InputError, NotConfigured) as error:
        return Worked(example, None, str(error))


def verdict(example: Worked) -> str:
    """`agrees`, or what is counted instead."""
    if example.window is None:
        return f"cannot be counted: {example.problem}"
    return "agrees" if example.agrees else f"counted otherwise: {', '.join(example.differences)}"
