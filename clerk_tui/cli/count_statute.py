"""`clerk-tui count agenda`, `key-decision`, `private-meeting`, `general-exception`: the notices of statute."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from clerk_tui.cli.count_options import calendar_of, council_of, counted, statutory
from clerk_tui.cli.count_output import show
from clerk_tui.cli.parameters import date_option, english_rule, must_apply
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.kinds import Nation

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@date_option("--meeting", required=True, help="The day of the meeting.")
@date_option("--published", help="The day the agenda was at the offices and on the website.")
@click.option("--nation", type=click.Choice([nation.value for nation in Nation]), help="Without it, England.")
@statutory
def agenda(
    meeting: date,
    published: date | None,
    nation: str | None,
    council: str | None,
    councils: Path | None,
    closures: Path | None,
    as_json: bool,
) -> None:
    """The last day to publish a meeting's agenda and reports; with --council also by its own longer period."""
    from clerk_tui.rules import notices

    if council is None:
        law = Nation(nation or Nation.ENGLAND)
        show([notices.agenda_notice(meeting, calendar_of(closures), published=published, nation=law)], as_json)
        return
    from clerk_tui.rules.before_meeting import agenda_by

    found = council_of(council, councils)
    if nation is not None and nation != found.nation:
        raise InputError(f"{found.name} lies in {found.nation.capitalize()}: leave --nation out.")
    show(agenda_by(found, calendar_of(closures, found), meeting, published=published), as_json)


@click.command("key-decision")
@date_option("--decision", help="The day of the decision, or the first day of the period stated.")
@date_option("--notice", help="The day the notice was at the offices and on the website.")
@click.option("--strict", is_flag=True, help="Count the 28 clear days in working days.")
@english_rule("EN-KD28")
@statutory
def key_decision(
    decision: date | None,
    notice: date | None,
    strict: bool,
    council: str | None,
    councils: Path | None,
    closures: Path | None,
    as_json: bool,
) -> None:
    """The last day for a key decision's notice, or the first day for the decision; --council by its own reading."""
    from clerk_tui.rules import notices

    found = None if council is None else council_of(council, councils)
    if found is not None:
        must_apply("EN-KD28", found.nation)
    calendar = calendar_of(closures, found)
    strict = strict or (found is not None and found.strict_28)
    if decision is not None:
        answer = notices.key_decision_notice(decision, calendar, notice=notice, strict=strict)
    elif notice is not None:
        answer = notices.earliest_key_decision(notice, calendar, strict=strict)
    else:
        raise InputError("Give the day of the decision with --decision, or the day of the notice with --notice.")
    show([answer], as_json)


@click.command("private-meeting")
@date_option("--meeting", required=True, help="The day of the private meeting.")
@english_rule("EN-PM28")
@counted
def private_meeting(meeting: date, closures: Path | None, as_json: bool) -> None:
    """The last days for the two notices of a private meeting."""
    from clerk_tui.rules import notices

    calendar = calendar_of(closures)
    show(
        [notices.private_meeting_notice(meeting, calendar), notices.private_meeting_second_notice(meeting, calendar)],
        as_json,
    )


@click.command("general-exception")
@date_option("--notice", required=True, help="The day the notice was made available.")
@date_option("--decision", help="The day of the decision, to see whether it was late enough.")
@english_rule("EN-GE5")
@counted
def general_exception(notice: date, decision: date | None, closures: Path | None, as_json: bool) -> None:
    """The first day for a decision under the general exception."""
    from clerk_tui.rules import notices

    show([notices.general_exception(notice, calendar_of(closures), decision=decision)], as_json)
