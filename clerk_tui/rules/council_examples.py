"""The worked examples of a council file, counted by the rule beside them: a file that disproves itself is refused.

Rules that few files need are imported where they are used: a count should load no more than it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from clerk_tui.domain.council import CallInExample, CallInRule, Council, DayExample, DayLimit, Maker
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import CallInWindow, CountResult
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import window_by
from clerk_tui.rules.call_in_start import Events
from clerk_tui.rules.toml_table import Table

_Answer = Callable[[date], date | None]


def run_examples(file: Table, council: Council) -> None:
    """InputError, with file and line, for the first example that cannot be counted or comes out otherwise."""
    calendar = Calendar.of(council)
    _run_limits(file, council, calendar)
    for rule, table in zip(council.call_in, file.tables("call_in"), strict=True):
        for example, place in zip(rule.examples, table.tables("example"), strict=True):
            _run_window(place, council, rule, calendar, example)
        if (hearing := rule.hearing) is not None:
            answer = partial(_hearing, council, rule, calendar)
            _run(table.table("hearing"), hearing.examples, answer, "hearing")
        if (again := rule.reconsider) is not None:
            _run(table.table("reconsider"), again.examples, partial(_reconsider, council, rule, calendar), "by")


def example_window(council: Council, rule: CallInRule, calendar: Calendar, example: CallInExample) -> CallInWindow:
    """An example's window by its own generation of the rule, whatever came later."""
    maker = example.maker or Maker.BODY
    events = Events(example.published, example.published_at, example.decided, example.meeting, maker)
    return window_by(council, rule, calendar, events)


def _run_window(place: Table, council: Council, rule: CallInRule, calendar: Calendar, example: CallInExample) -> None:
    try:
        found = example_window(council, rule, calendar, example)
    except (InputError, NotConfigured) as error:
        raise place.error(f"the example cannot be counted: {error}") from None
    _agrees(place, example.closes, found.closes, "closes")
    _agrees(place, example.effective, found.effective, "effective")


def _run_limits(file: Table, council: Council, calendar: Calendar) -> None:
    if not (council.report_deadline or council.representations_deadline or council.pre_decision):
        return
    from clerk_tui.rules.before_meeting import earliest_individual_decision, report_by, representations_by

    limits: tuple[tuple[str, DayLimit | None, _Answer, str], ...] = (
        ("report_deadline", council.report_deadline, lambda day: report_by(council, calendar, day).latest, "by"),
        (
            "representations",
            council.representations_deadline,
            lambda day: representations_by(council, calendar, day).latest,
            "by",
        ),
        (
            "pre_decision",
            council.pre_decision,
            lambda day: earliest_individual_decision(council, calendar, day).earliest,
            "decide",
        ),
    )
    for name, limit, answer, key in limits:
        if limit is not None:
            _run(file.table(name), limit.examples, answer, key)


def _run(table: Table | None, examples: Iterable[DayExample], answer: _Answer, key: str) -> None:
    places = table.tables("example") if table is not None else iter(())
    for example, place in zip(examples, places, strict=True):
        try:
            found = answer(example.start)
        except InputError as error:
            raise place.error(f"the example cannot be counted: {error}") from None
        _agrees(place, example.answer, found, key)


def _hearing(council: Council, rule: CallInRule, calendar: Calendar, day: date) -> date | None:
    """The hearing counted from `day`, whichever event it is that the rule counts from."""
    from clerk_tui.rules.deadlines import Received, hearing_under

    found = hearing_under(council, rule, calendar, Received(day, validated=day, published=day))
    assert isinstance(found, CountResult), "only a hearing within so many days has examples"
    return found.latest


def _reconsider(council: Council, rule: CallInRule, calendar: Calendar, day: date) -> date | None:
    from clerk_tui.rules.deadlines import reconsider_under

    assert rule.reconsider is not None
    return reconsider_under(council, rule, rule.reconsider, calendar, day).latest


def _agrees(table: Table, expected: date | None, found: date | None, key: str) -> None:
    if expected is not None and found is not None and expected != found:
        raise table.error(
            f"this example says that {_SAYS[key, _of(table)]} {format_date(expected)}, but the rule gives"
            f" {format_date(found)}.",
            key,
        )


def _of(table: Table) -> str:
    """Whose example it is: `report_deadline`, `reconsider`; empty for the window's own."""
    return table.place.removesuffix("example").strip(".").removeprefix("call_in").strip(".")


_SAYS = {
    ("closes", ""): "requests close on",
    ("effective", ""): "the decision takes effect on",
    ("hearing", "hearing"): "scrutiny meets by",
    ("by", "reconsider"): "the decision is reconsidered by",
    ("by", "report_deadline"): "reports are in by",
    ("by", "representations"): "representations are in by",
    ("decide", "pre_decision"): "the decision may be made on",
}
