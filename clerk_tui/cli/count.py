"""`clerk-tui count`: one date, counted out loud. It needs no register."""

from __future__ import annotations

import click

from clerk_tui.cli.desk import JsonFirst
from clerk_tui.cli.lazy import Lazy

PLACES = {
    "agenda": ("count_statute:agenda", "The last day to publish a meeting's agenda and reports."),
    "key-decision": ("count_statute:key_decision", "The last day for a key decision's notice, or its first day."),
    "private-meeting": ("count_statute:private_meeting", "The last days for the two notices of a private meeting."),
    "general-exception": ("count_statute:general_exception", "The first day under the general exception."),
    "call-in": ("count_local:call_in", "When requests for call-in close and the decision takes effect."),
    "hearing": ("count_local:hearing", "The last day for scrutiny to meet on a request for call-in."),
    "publish-by": ("count_local:publish_by", "The last day to publish a decision, by the council's own limit."),
    "retention": ("count_after:retention", "How long the record and the background papers are kept."),
    "access": ("count_after:access", "When documents must be open to every member: 24 elapsed hours."),
    "request": ("count_after:request", "The last day to answer a scrutiny member's request for documents."),
    "missed-key": ("count_reports:missed_key", "The last day to report on a decision that was not treated as key."),
    "scrutiny-response": ("count_reports:scrutiny_response", "The last day to respond to a report of scrutiny."),
    "days": ("count_after:days", "Plain counting, by no rule."),
}


class Counts(Lazy, JsonFirst):
    """The counts, each imported when it is asked for: a count is a process of its own, and its time is budgeted."""

    places = PLACES


@click.group(cls=Counts)
def count() -> None:
    """Count one date out loud: every day, counted or not, and why."""
