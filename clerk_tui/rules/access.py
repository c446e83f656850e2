"""Access for every member after a private meeting or an individual decision: 24 elapsed hours (SI 2012/2089 reg 16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from clerk_tui.domain.dates import format_instant, london_date
from clerk_tui.domain.ledger import Authority, Certainty
from clerk_tui.rules.authorities import authorities
from clerk_tui.rules.counting import in_range


@dataclass(frozen=True, slots=True)
class ElapsedResult:
    """A duty in elapsed time: `ended` and `by` are instants in UTC. There are no days to count."""

    rule: str
    title: str
    ended: datetime
    by: datetime
    certainty: Certainty
    authorities: tuple[Authority, ...]
    advice: tuple[str, ...] = ()


def member_access(ended: datetime) -> ElapsedResult:
    """EN-M24: documents open to every member within 24 hours of `ended`, an aware instant.

    Hours that pass, not the wall clock: over a change of the clocks the two part.
    """
    start = ended.astimezone(UTC)
    in_range(london_date(start))
    by = start + timedelta(hours=24)
    in_range(london_date(by))
    advice: tuple[str, ...] = ("As soon as the meeting or the decision ends; 24 hours are the longest it may take.",)
    if format_instant(start).split(", ")[1] != format_instant(by).split(", ")[1]:
        advice = (*advice, "The clocks change within these 24 hours, so the wall clock shows another time of day.")
    return ElapsedResult(
        rule="EN-M24",
        title=f"Documents open to every member after {format_instant(start)}: within 24 hours",
        ended=start,
        by=by,
        certainty=Certainty.STATUTE,
        authorities=authorities("SI 2012/2089 reg 16"),
        advice=advice,
    )
