"""When something was published at the offices and on the website, as typed and as stored."""

from __future__ import annotations

from datetime import date, datetime, time

from clerk_tui.domain.dates import LONDON, at_london, format_date, format_time, iso_instant, london_date, split_moment
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.meeting import BothPlaces, Meeting
from clerk_tui.register.chain import Cell
from clerk_tui.register.rows import to_cell

Moment = tuple[date, time | None]


def place(moment: Moment | None) -> tuple[date | None, datetime | None]:
    """The day of a London moment, and its instant where a time of day is known."""
    if moment is None:
        return None, None
    day, clock = moment
    return day, None if clock is None else at_london(day, clock)


def at_both(offices: Moment | None, website: Moment | None) -> BothPlaces:
    """Both places; a place whose moment is None is not known."""
    offices_on, offices_at = place(offices)
    website_on, website_at = place(website)
    return BothPlaces(offices_on, offices_at, website_on, website_at)


def read_moment(typed: str) -> Moment | None:
    """A day with an optional time; None for nothing."""
    return split_moment(typed) if typed.strip() else None


def cells(at: BothPlaces, prefix: str = "") -> dict[str, Cell]:
    """The four columns of both places."""
    return {
        f"{prefix}offices_on": to_cell(at.offices_on),
        f"{prefix}offices_at": iso_instant(at.offices_at) if at.offices_at else None,
        f"{prefix}website_on": to_cell(at.website_on),
        f"{prefix}website_at": iso_instant(at.website_at) if at.website_at else None,
    }


def moment_text(on: date | None, at: datetime | None) -> str:
    """`Friday 29 September 2017, 16:30`; empty where it is not known."""
    if on is None:
        return ""
    clock = at.astimezone(LONDON).time() if at else None
    return format_date(on) + (f", {format_time(clock)}" if clock else "")


def both_words(at: BothPlaces) -> str:
    """`at the offices …, on the website …`; what is not known is said so."""
    offices = moment_text(at.offices_on, at.offices_at) or "not known"
    website = moment_text(at.website_on, at.website_at) or "not known"
    if offices == website:
        return f"{offices}, at both places"
    return f"at the offices {offices}; on the website {website}"


def before_meeting(at: BothPlaces, meeting: date, what: str) -> None:
    """InputError where something that comes before a meeting is dated after it."""
    for where, day in (("offices", at.offices_on), ("website", at.website_on)):
        if day is not None and day > meeting:
            raise InputError(
                f"{what}, {where}: {format_date(day)} lies after the meeting of {format_date(meeting)}; it is published"
                " before the meeting it is for."
            )


def not_to_come(at: BothPlaces, now: datetime, what: str) -> None:
    """InputError where something that is entered as published is dated for a moment still to come."""
    for where, day, instant in (
        ("offices", at.offices_on, at.offices_at),
        ("website", at.website_on, at.website_at),
    ):
        if instant > now if instant else day is not None and day > london_date(now):
            raise InputError(
                f"{what}, {where}: {moment_text(day, instant)} is still to come; it is entered once it is published."
            )


def began(meeting: Meeting) -> datetime:
    """When a meeting began, in UTC; the start of its day where its time is not known."""
    return at_london(meeting.day, meeting.starts or time(0))
