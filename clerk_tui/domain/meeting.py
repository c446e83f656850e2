"""Meetings, the bodies that hold them, their agenda items and the people summoned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from clerk_tui.domain.bodies import BodyKind as BodyKind
from clerk_tui.domain.kinds import Nation


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str


class MeetingStatus(StrEnum):
    CALLED = "called"
    HELD = "held"
    ADJOURNED = "adjourned"
    CANCELLED = "cancelled"


def later_place(offices: date | None, website: date | None) -> date | None:
    """The later of the two days, since both places are required; None until it was at both."""
    return None if offices is None or website is None else max(offices, website)


@dataclass(frozen=True, slots=True)
class BothPlaces:
    """When something was published at the offices and on the website: days, and instants in UTC where known."""

    offices_on: date | None = None
    offices_at: datetime | None = None
    website_on: date | None = None
    website_at: datetime | None = None

    @property
    def counts_from(self) -> date | None:
        """The later of the two days; None until it was at both places."""
        return later_place(self.offices_on, self.website_on)

    def public_from(self, nation: Nation) -> date | None:
        """The day from which an agenda counts as published: at both places, in Wales on the website alone.

        SI 2012/2089 regs 6 and 7; for Wales SI 2001/2290 as amended by SI 2021/357, which took the offices out.
        """
        return self.website_on if nation is Nation.WALES else self.counts_from


@dataclass(frozen=True, slots=True)
class Meeting:
    """`agenda_on` is the day the agenda was published at the offices and on the website, the later of the two.

    `notice_on` is that day for the notice of time and place. `sits_for` is the day of the first sitting where this
    meeting goes on with one that was adjourned: its agenda still governs. `moved_from` and `moved_because` tell of the
    newest move. `convened_on` is the day of the call of a meeting at shorter notice; `ended_at` is an instant in UTC.
    """

    id: int
    version: int
    body: str
    body_kind: BodyKind
    day: date
    starts: time | None
    venue: str
    agenda_on: date | None
    contact_name: str = ""
    contact_title: str = ""
    contact_telephone: str = ""
    contact_email: str = ""
    members: tuple[Person, ...] = ()
    body_id: int = 0
    status: MeetingStatus = MeetingStatus.CALLED
    agenda_at: BothPlaces = BothPlaces()
    notice_on: date | None = None
    notice_at: BothPlaces = BothPlaces()
    ended_at: datetime | None = None
    private: bool | None = None
    short_notice: bool = False
    convened_on: date | None = None
    continues_id: int | None = None
    continued_by: int | None = None
    sits_for: date | None = None
    moved_from: date | None = None
    moved_because: str = ""
    minutes_note: str = ""

    @property
    def agenda_for(self) -> date:
        """The day that the agenda's clear days are counted back from."""
        return self.sits_for or self.day


@dataclass(frozen=True, slots=True)
class Supplement:
    """A later agenda beside the first; its items count from its own day (SI 2012/2089 reg 6(2), 7(3)(b))."""

    id: int
    version: int
    meeting_id: int
    title: str
    at: BothPlaces = BothPlaces()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RecurringItem:
    """An item that stands on every agenda of a body, before (`first`) or after (`last`) its other items."""

    id: int
    version: int
    body_id: int
    position: int
    title: str
    place: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class ReportParagraph:
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportSection:
    number: str
    title: str
    paragraphs: tuple[ReportParagraph, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report as accepted into the register: its head, sections 1 to 13 and the two budget-and-policy answers.

    `numbered` says that it is a committee report in the council's own sections.
    """

    id: int
    title: str
    relevant_officer: str
    relevant_cabinet_member: str
    contrary_to_policy: bool | None
    within_budget: bool | None
    exempt: bool | None
    sections: tuple[ReportSection, ...]
    recommendations: tuple[str, ...]
    appendices: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """`number` is text as printed (`2`, `7 (a)`, `CO12`); `pages` is first and last page of the pack.

    `supplement` is the later agenda that added it; `urgent_reason` the special circumstances of one that none did.
    `carried_from_id` is the item of the first sitting, with which its report stays; `carried_to` that of the next.
    """

    id: int
    version: int
    meeting_id: int
    position: int
    number: str
    title: str
    pages: tuple[int, int] | None
    size: str
    exempt: bool | None
    exempt_mark: str
    decision_id: int | None
    report: Report | None = None
    heading: str = ""
    forward_plan_entry_id: int | None = None
    forward_plan_reference: str = ""
    supplement: Supplement | None = None
    urgent_reason: str = ""
    carried_from_id: int | None = None
    carried_to: int | None = None
