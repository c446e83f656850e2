"""Council, scrutiny and other committees: LGA 1972 Part VA and Schedule 12, not the executive's regulations."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from clerk_tui.domain.bodies import BodyKind
from clerk_tui.domain.council import Nation, Unit
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.ledger import CountResult, Ledger
from clerk_tui.rules.authorities import authorities
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import Terms, clear_after, on_or_after
from clerk_tui.rules.notices import agenda_notice, counted_before

FIVE_SINCE = date(2002, 10, 1)
"""From this day five clear days in England, before it three (SI 2002/715 art 1)."""


def agenda_of(
    kind: BodyKind, meeting: date, calendar: Calendar, *, published: date | None = None, nation: Nation = Nation.ENGLAND
) -> CountResult:
    """The last day for the agenda of this kind of body: the executive's own regulations, or LGA 1972."""
    if kind is BodyKind.EXECUTIVE or nation is Nation.WALES:
        return agenda_notice(meeting, calendar, published=published, nation=nation)
    return committee_agenda(meeting, calendar, published=published)


def committee_agenda(meeting: date, calendar: Calendar, *, published: date | None = None) -> CountResult:
    """LGA-AG5: the last day to publish the agenda and reports of Council or a committee in England (s.100B(3))."""
    return _counted("LGA-AG5", "The agenda and reports", "LGA 1972 s.100B(3)", meeting, calendar, published)


def committee_notice(meeting: date, calendar: Calendar, *, published: date | None = None) -> CountResult:
    """LGA-NM5: the last day for public notice of the time and place of a meeting in England (s.100A(6)(a))."""
    return _counted("LGA-NM5", "Notice", "LGA 1972 s.100A(6)", meeting, calendar, published)


def summons(
    meeting: date, calendar: Calendar, *, sent: date | None = None, nation: Nation = Nation.ENGLAND
) -> CountResult:
    """LGA-SUM: the last day to summon members to Council (Sch 12 para 4): as many clear days as the agenda."""
    days = 3 if nation is Nation.WALES or meeting < FIVE_SINCE else 5
    terms = Terms(
        rule="LGA-SUM",
        title=f"The summons to the meeting of Council on {format_date(meeting)}: {_words(days)} clear working days",
        anchor_name="the meeting",
        authorities=authorities("LGA 1972 Sch 12 para 4", "LGA 1972 s.100B(3)", "Elitestone"),
        office_open=True,
    )
    return counted_before(calendar, meeting, days, terms, Unit.WORKING, sent)


def _counted(
    rule: str, what: str, paragraph: str, meeting: date, calendar: Calendar, published: date | None
) -> CountResult:
    days = 3 if meeting < FIVE_SINCE else 5
    terms = Terms(
        rule=rule,
        title=f"{what} of the meeting on {format_date(meeting)}: {_words(days)} clear working days before it",
        anchor_name="the meeting",
        authorities=authorities(paragraph, "SI 2002/715", "Elitestone"),
        office_open=True,
    )
    return counted_before(calendar, meeting, days, terms, Unit.WORKING, published)


def _words(days: int) -> str:
    return {3: "three", 5: "five"}[days]


def urgent_item(circumstances: str) -> Finding:
    """LGA-URG: an item that was not on the agenda, by the special circumstances that the minutes specify."""
    authority = "LGA 1972 s.100B(4)(b)"
    if circumstances.strip():
        says = f"Taken as urgent by reason of special circumstances: {circumstances.strip().rstrip('.')}."
        return Finding("LGA-URG", Severity.HOLDS, "minutes", says, authority)
    says = (
        "An item that was not on the agenda may be taken only where the chairman thinks it urgent by reason of special"
        " circumstances, and the minutes must specify them: they do not yet."
    )
    return Finding("LGA-URG", Severity.BLOCKER, "minutes", says, authority)


def adjourned(first: date, to: date, agenda_on: date) -> Finding:
    """X023: the same meeting goes on, so its agenda still governs. That is general knowledge, not read in the Act."""
    says = (
        f"Adjourned from {format_date(first)} to {format_date(to)}: the same meeting goes on, so the agenda of"
        f" {format_date(agenda_on)} still governs and no new count begins. New business needs its own notice; record"
        " the motion to adjourn and the new time."
    )
    return Finding("EN-AG5", Severity.ADVICE, "agenda_on", says, "LGA 1972 s.100B")


class HearingRoom(NamedTuple):
    """A hearing against its agenda: the last day for the agenda of one on the limit, as a count, and whether that fits.

    `earliest` is the first day for a hearing with full notice, its agenda out on `issued`.
    """

    issued: date
    agenda: CountResult
    earliest: Ledger
    fits: bool
    says: str

    @property
    def last(self) -> date:
        """The last working day on which the agenda may go out."""
        return self.agenda.ledger.working_answer


def room_for_hearing(issued: date, limit: date, calendar: Calendar, *, nation: Nation = Nation.ENGLAND) -> HearingRoom:
    """Whether a hearing of a call-in on `limit` can have its agenda out in time where it goes out on `issued` at best.

    LGA 1972 s.100B(3): five clear days in England, three in Wales. On a day that is not worked nothing goes out.
    """
    count = agenda_of(BodyKind.SCRUTINY, limit, calendar, nation=nation).ledger
    terms = Terms(
        rule=count.rule,
        title=f"Hearing of a call-in: {_words(count.n)} clear working days after its agenda",
        anchor_name="the agenda",
        authorities=count.authorities,
    )
    out = on_or_after(calendar, issued, terms._replace(office_open=True))
    agenda = agenda_of(BodyKind.SCRUTINY, limit, calendar, published=out, nation=nation)
    earliest = clear_after(calendar, out, count.n, terms)
    first, fits = earliest.working_answer, agenda.satisfied is True
    with_it = f"with it out on {format_date(out)} the first day is {format_date(first)}"
    if limit < issued:
        says = (
            f"{format_date(limit)} is over; with the agenda out on {format_date(out)} the first day for the meeting is"
            f" {format_date(first)}."
        )
    elif not fits:
        says = (
            f"A meeting by {format_date(limit)} cannot have its agenda out {_words(count.n)} clear days before"
            f" ({with_it}): convene it at shorter notice."
        )
    else:
        last = format_date(agenda.ledger.working_answer)
        so = f"{with_it}, which is the limit: it just fits" if first == limit else with_it
        says = f"For a meeting on {format_date(limit)} the agenda must be out by {last}; {so}."
    return HearingRoom(out, agenda, earliest, fits, says)
