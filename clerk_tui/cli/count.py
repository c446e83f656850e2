"""`clerk-tui count`: one date, counted out loud. It needs no register."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from clerk_tui.cli.count_options import calendar_of, council_of, counted, local, statutory
from clerk_tui.cli.count_output import show
from clerk_tui.cli.count_reports import missed_key, scrutiny_response
from clerk_tui.cli.desk import JsonFirst
from clerk_tui.cli.parameters import (
    Moment,
    date_option,
    english_rule,
    instant_option,
    moment_option,
    must_apply,
)
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.kinds import Maker, Nation, Unit
from clerk_tui.rules import counting

if TYPE_CHECKING:
    from pathlib import Path


@click.group(cls=JsonFirst)
def count() -> None:
    """Count one date out loud: every day, counted or not, and why."""


for command in (missed_key, scrutiny_response):
    count.add_command(command)


@count.command()
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


@count.command("key-decision")
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


@count.command("private-meeting")
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


@count.command("general-exception")
@date_option("--notice", required=True, help="The day the notice was made available.")
@date_option("--decision", help="The day of the decision, to see whether it was late enough.")
@english_rule("EN-GE5")
@counted
def general_exception(notice: date, decision: date | None, closures: Path | None, as_json: bool) -> None:
    """The first day for a decision under the general exception."""
    from clerk_tui.rules import notices

    show([notices.general_exception(notice, calendar_of(closures), decision=decision)], as_json)


@count.command("call-in")
@moment_option("--published", required=True, help="The day, with the time if you like, of publication.")
@date_option("--decided", help="The day of the decision.")
@date_option("--meeting", help="The day of the meeting.")
@click.option("--maker", type=click.Choice([maker.value for maker in Maker]), default=Maker.BODY.value)
@click.option("--key/--not-key", default=None, help="Whether it is a key decision; without either nothing is assumed.")
@date_option("--effective-not-before", "not_before", help="A first day of effect the decision names.")
@local
def call_in(
    council: str,
    published: Moment,
    decided: date | None,
    meeting: date | None,
    maker: str,
    key: bool | None,
    not_before: date | None,
    councils: Path | None,
    closures: Path | None,
    as_json: bool,
) -> None:
    """When requests for call-in close and the decision takes effect."""
    from clerk_tui.rules.call_in import Events, rule_and_start, window_by
    from clerk_tui.rules.call_in_class import with_class

    found = council_of(council, councils)
    events = Events(published[0], published[1], decided, meeting, Maker(maker))
    rule, _ = rule_and_start(found, events)
    answer = window_by(found, rule, calendar_of(closures, found), events, not_before=not_before)
    show([with_class(answer, rule, events.maker, key)], as_json)


@count.command()
@moment_option("--received", required=True, help="The day, with the time if you like, of receipt.")
@date_option("--validated", help="The day the request was found valid, where the council counts from it.")
@date_option("--published", help="The day of publication, where the council counts from it.")
@local
def hearing(
    council: str,
    received: Moment,
    validated: date | None,
    published: date | None,
    councils: Path | None,
    closures: Path | None,
    as_json: bool,
) -> None:
    """The last day for scrutiny to meet on a request for call-in."""
    from clerk_tui.rules.deadlines import hearing_by

    found = council_of(council, councils)
    answer = hearing_by(
        found,
        calendar_of(closures, found),
        received=received[0],
        received_at=received[1],
        validated=validated,
        published=published,
    )
    show([answer], as_json)


@count.command("publish-by")
@date_option("--decided", required=True, help="The day of the decision.")
@date_option("--published", help="The day of publication, to see whether it was in time.")
@local
def publish_by(
    council: str,
    decided: date,
    published: date | None,
    councils: Path | None,
    closures: Path | None,
    as_json: bool,
) -> None:
    """The last day to publish a decision, by the council's own limit."""
    from clerk_tui.rules import deadlines

    found = council_of(council, councils)
    show([deadlines.publish_by(found, calendar_of(closures, found), decided=decided, published=published)], as_json)


@count.command()
@date_option("--decided", required=True, help="The day of the decision.")
@counted
def retention(decided: date, closures: Path | None, as_json: bool) -> None:
    """How long the record and the background papers are kept."""
    from clerk_tui.rules.retention import keep_background_papers, keep_record

    calendar = calendar_of(closures)
    show([keep_record(decided, calendar), keep_background_papers(decided, calendar)], as_json)


@count.command()
@instant_option("--ended", required=True, help="When the private meeting or the decision ended.")
@counted
def access(ended: datetime, closures: Path | None, as_json: bool) -> None:
    """When documents must be open to every member: 24 elapsed hours."""
    from clerk_tui.rules.access import member_access

    calendar_of(closures)
    show([member_access(ended)], as_json)


@count.command()
@date_option("--received", required=True, help="The day the executive received the request.")
@counted
def request(received: date, closures: Path | None, as_json: bool) -> None:
    """The last day to answer a scrutiny member's request for documents."""
    from clerk_tui.rules.deadlines import scrutiny_request

    show([scrutiny_request(received, calendar_of(closures))], as_json)


@count.command()
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
