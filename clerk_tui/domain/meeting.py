"""Meetings, the bodies that hold them, their agenda items and the people summoned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class BodyKind(StrEnum):
    EXECUTIVE = "executive"
    COUNCIL = "council"
    SCRUTINY = "scrutiny"
    COMMITTEE = "committee"


_NOT_EXECUTIVE = r"planning|licensing|regulatory|audit|standards|appeals|development (?:control|management)"
"""What committees do whose work the executive may not have; such a name needs no word “committee”."""
_TOLD = (
    (BodyKind.SCRUTINY, re.compile(r"\bscrutiny\b|\bcall in\b")),
    (BodyKind.EXECUTIVE, re.compile(
        r"(?<!chief )(?<!non )\bexecutive\b|\bcabinet\b|\bportfolio\b|\bleader of the council\b"
        r"|^(?:elected )?mayor(?: s decisions?)?$|^leader(?: s decisions?)?$")),
    (BodyKind.COUNCIL, re.compile(
        r"^(?!.*\b(?:youth|parish)\b).*\bcouncil$|^council (?:meeting|agm|annual|budget|extraordinary|special)\b")),
    # A joint or an area committee may be one of the executive (SI 2012/2089 reg 2): its name alone does not say.
    (None, re.compile(r"\bjoint\b")),
    (BodyKind.COMMITTEE, re.compile(
        rf"^(?:{_NOT_EXECUTIVE})(?: and (?:{_NOT_EXECUTIVE}))*$|\b(?:{_NOT_EXECUTIVE})\b.*\b(?:committee|panel)\b")),
    (None, re.compile(r"\barea\b")),
    (BodyKind.COMMITTEE, re.compile(r"\b(?:sub)?committee\b|\bpanel\b")),
)  # fmt: skip
"""The first that is found in a name tells its kind; None where the words leave it open."""


def told_by_name(name: str) -> BodyKind | None:
    """The kind a body's name tells; None where it does not say."""
    words = " ".join(re.findall(r"[a-z]+", name.casefold()))
    return next((kind for kind, found in _TOLD if found.search(words)), None)


def kind_of_body(name: str) -> BodyKind:
    """The kind a body's name tells; a name that tells nothing is an ordinary committee."""
    return told_by_name(name) or BodyKind.COMMITTEE


def body_key(name: str) -> str:
    """What two spellings of one body's name have in common: “The Executive” and “EXECUTIVE” are one body."""
    words = re.findall(r"\w+", name.casefold().replace("&", " and ").replace("’", "").replace("'", ""))
    if words[:2] == ["meeting", "of"]:
        words = words[2:]
    if len(words) > 1 and words[-1] == "meeting":
        words.pop()
    return " ".join(word for word in words if word != "the") or " ".join(words)


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
    """A report as accepted into the register: its head, sections 1 to 13 and the two budget-and-policy answers."""

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
