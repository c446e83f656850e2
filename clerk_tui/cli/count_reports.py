"""`clerk-tui count missed-key` and `count scrutiny-response`: what the executive owes scrutiny, and by when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from clerk_tui.cli.count_options import calendar_of, counted
from clerk_tui.cli.count_output import show
from clerk_tui.cli.parameters import date_option, english_rule
from clerk_tui.domain.kinds import Unit

if TYPE_CHECKING:
    from pathlib import Path


@click.command("missed-key")
@date_option("--required", required=True, help="The day scrutiny required the report.")
@click.option("--n", type=click.IntRange(min=1), required=True, help="How many days scrutiny gave for it.")
@click.option("--unit", type=click.Choice([unit.value for unit in Unit]), default=Unit.WORKING.value, show_default=True)
@date_option("--submitted", help="The day of the report, to see whether it was in time.")
@english_rule("EN-R18")
@counted
def missed_key(required: date, n: int, unit: str, submitted: date | None, closures: Path | None, as_json: bool) -> None:
    """The last day to report on a decision that scrutiny holds was key and was not treated so."""
    from clerk_tui.rules.reports import missed_key_report

    show([missed_key_report(required, n, Unit(unit), calendar_of(closures), submitted=submitted)], as_json)


@click.command("scrutiny-response")
@date_option("--received", required=True, help="The day the executive received scrutiny's report.")
@date_option("--responded", help="The day of the response, to see whether it was in time.")
@english_rule("LGA-R2M")
@counted
def scrutiny_response(received: date, responded: date | None, closures: Path | None, as_json: bool) -> None:
    """The last day for the executive's response to a report of scrutiny: two months."""
    from clerk_tui.rules.reports import response_to_scrutiny

    show([response_to_scrutiny(received, calendar_of(closures), responded=responded)], as_json)
