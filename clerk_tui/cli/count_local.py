"""`clerk-tui count call-in`, `hearing`, `publish-by`: what a council's own rule sets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from clerk_tui.cli.count_options import calendar_of, council_of, local
from clerk_tui.cli.count_output import show
from clerk_tui.cli.parameters import Moment, date_option, moment_option
from clerk_tui.domain.kinds import Maker

if TYPE_CHECKING:
    from pathlib import Path


@click.command("call-in")
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


@click.command()
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


@click.command("publish-by")
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
