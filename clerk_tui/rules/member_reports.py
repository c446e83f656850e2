"""Executive members' reports: what belongs to a portfolio, and what seems wrong with a report.

No law says how an executive member reports to the council: what is found here is said, and the clerk decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.member_reports import PortfolioReport
from clerk_tui.domain.people import name_key

_WORD = re.compile(r"\w+")
_STYLE = frozenset({"portfolio", "for", "the", "and", "of", "executive", "cabinet", "member", "holder"})


def same_portfolio(one: str, other: str) -> bool:
    """Whether two texts name one portfolio: case, `&` for “and”, and words like “executive member for” aside."""
    return bool(_key(one)) and _key(one) == _key(other)


def _key(portfolio: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(portfolio.casefold()) if word not in _STYLE)


@dataclass(frozen=True, slots=True)
class Taken:
    """What the register says of who took a decision, and what it serves, for finding its portfolio.

    `relevant_member` is the member named on the item's report; `serves` are the portfolios of commitments it serves.
    """

    portfolio: str
    maker: Maker
    maker_name: str
    maker_title: str
    relevant_member: str = ""
    serves: tuple[str, ...] = ()


def why_in(portfolio: str, holders: Iterable[str], taken: Taken) -> str:
    """Why a decision belongs to a portfolio, as a clause; empty where nothing does. The record's own word is final."""
    if taken.portfolio:
        return "its record names the portfolio" if same_portfolio(taken.portfolio, portfolio) else ""
    held = {name_key(name) for name in holders}
    if taken.maker is not Maker.BODY and same_portfolio(taken.maker_title, portfolio):
        return "its maker decided as holder of the portfolio"
    if taken.maker is Maker.MEMBER and name_key(taken.maker_name) in held:
        return "the holder of the portfolio took it"
    if any(same_portfolio(one, portfolio) for one in taken.serves):
        return "it serves a commitment of the portfolio"
    named, _, post = taken.relevant_member.partition(",")
    if taken.relevant_member and (name_key(named) in held or same_portfolio(post, portfolio)):
        return "the report of its item names the holder of the portfolio"
    return ""


def doubts(report: PortfolioReport, holders: Sequence[str], others: Iterable[PortfolioReport]) -> tuple[Finding, ...]:
    """What speaks against a report. `holders` held the portfolio on its day; `others` are reports of the portfolio."""
    return tuple(_doubts(report, holders, others))


def _doubts(new: PortfolioReport, holders: Sequence[str], others: Iterable[PortfolioReport]) -> Iterator[Finding]:
    day = format_date(new.reported_on)
    if not holders:
        says = (
            f"Executive member: as the register stands nobody held the portfolio “{new.portfolio}” on {day}; enter the"
            " seat with its portfolio under People."
        )
        yield _doubt("MR-HOLDER", "member", says)
    elif name_key(new.member) not in {name_key(name) for name in (*holders, " and ".join(holders))}:
        says = (
            f"Executive member: on {day} the portfolio “{new.portfolio}” was held by {' and '.join(holders)}, not by"
            f" {new.member or 'nobody'}."
        )
        yield _doubt("MR-HOLDER", "member", says)
    if new.covers_to is not None and new.reported_on < new.covers_to:
        says = f"Date of report: {day} lies before {format_date(new.covers_to)}, when the period ends that it covers."
        yield _doubt("MR-PERIOD", "reported_on", says)
    for other in others:
        if other.id != new.id and _one_meeting(other, new):
            says = (
                f"Meeting: {other.ref} is a report of this portfolio to the same meeting of {other.body} already, dated"
                f" {format_date(other.reported_on)}."
            )
            yield _doubt("MR-TWICE", "meeting", says)


def publishing_doubts(report: PortfolioReport, day: date, meets_on: date | None) -> tuple[Finding, ...]:
    """What speaks against publishing a report on a day; `meets_on` is the day of its meeting, where that is known.

    A report of its meeting's day goes out before it, with the agenda; only what it cannot know yet speaks against that.
    """
    return tuple(_publishing_doubts(report, day, meets_on))


def _publishing_doubts(report: PortfolioReport, day: date, meets_on: date | None) -> Iterator[Finding]:
    said = f"Published on: {format_date(day)} lies before"
    if day < report.reported_on and report.reported_on != meets_on:
        yield _doubt("MR-AHEAD", "on", f"{said} {format_date(report.reported_on)}, the date of the report.")
    if report.covers_to is not None and day < report.covers_to:
        says = f"{said} {format_date(report.covers_to)}, when the period ends that it covers."
        yield _doubt("MR-COVERS", "on", says)


def _one_meeting(one: PortfolioReport, other: PortfolioReport) -> bool:
    """Of a report whose meeting is not known, its day and its body tell which meeting is meant."""
    if one.meeting_id is not None and other.meeting_id is not None:
        return one.meeting_id == other.meeting_id
    return (one.reported_on, one.body.casefold()) == (other.reported_on, other.body.casefold())


def _doubt(id: str, where: str, says: str) -> Finding:
    return Finding(id, Severity.WARNING, where, says)


def period_after(before: Iterable[PortfolioReport], day: date) -> date | None:
    """From when a report of this day covers: the day after the last one before it ended; None where there was none."""
    ends = [one.covers_to or one.reported_on for one in before if one.reported_on < day]
    return date.fromordinal(max(ends).toordinal() + 1) if ends else None
