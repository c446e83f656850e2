"""`clerk-tui count retention`, `access`, `request`, `days`: after the decision, and plain counting."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from clerk_tui.cli.count_options import calendar_of, counted
from clerk_tui.cli.count_output import show
from clerk_tui.cli.parameters import date_option, instant_option
from clerk_tui.domain.kinds import Unit
from clerk_tui.rules import counting

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@date_option("--decided", required=True, help="The day of the decision.")
@counted
def retention(decided: date, closures: Path | None, as_json: bool) -> None:
    """How long the record and the background papers are kept."""
    from clerk_tui.rules.retention import keep_background_papers, keep_record

    calendar = calendar_of(closures)
    show([keep_record(decided, calendar), keep_background_papers(decided, calendar)], as_json)


@click.command()
@instant_option("--ended", required=True, help="When the private meeting or the decision ended.")
@counted
def access(ended: datetime, closures: Path | None, as_json: bool) -> None:
    """When documents must be open to every member: 24 elapsed hours."""
    from clerk_tui.rules.access import member_access

    calendar_of(closures)
    show([member_access(ended)], as_json)


@click.command()
@date_option("--received", required=True, help="The day the executive received the request.")
@counted
def request(received: date, closures: Path | None, as_json: bool) -> None:
    """The last day to answer a scrutiny member's request for documents."""
    from clerk_tui.rules.deadlines import scrutiny_request

    show([scrutiny_request(received, calendar_of(closures))], as_json)


@click.command()
@date_option("--from", "start", required=True, help="The day counted from; it is never counted itself.")
@click.option("--n", type=int, required=True, help="How many days.")
@click.option("--unit", type=click.Choice([unit.value for unit in Unit]), default=Unit.WORKING.value)
@click.option(
    "--direction", type=click.Choice([counting.FORWARD, counting.BACK]), default=counting.FORWARD, show_default=True
)
@click.option("--clear", is_flag=True, help="Clear days: the day at the other end is not counted either.")
@counted
def days(start: date, n: int, unit: str, direction: str, clear: bool, closures: Path | None, as_json: bool) -> None:
    """Plain counting, by no rule. Here closures are left out like bank holidays."""
    functions = {
        (counting.FORWARD, True): counting.clear_after,
        (counting.FORWARD, False): counting.nth_after,
        (counting.BACK, True): counting.clear_before,
        (counting.BACK, False): counting.nth_before,
    }
    answer = functions[direction, clear](
        calendar_of(closures),
        start,
        n,
        counting.Terms("DAYS", _plain_title(start, n, unit, direction, clear), "the day given", closures_count=False),
        Unit(unit),
    )
    show([answer], as_json)


def _plain_title(start: date, n: int, unit: str, direction: str, clear: bool) -> str:
    from clerk_tui.domain.dates import format_date

    kind = f"clear {unit}" if clear else unit
    way = "after" if direction == counting.FORWARD else "before"
    return f"{n} {kind} {'day' if n == 1 else 'days'} {way} {format_date(start)}"
