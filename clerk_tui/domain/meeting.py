"""Meetings, the bodies that hold them, their agenda items and the people summoned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class BodyKind(StrEnum):
    EXECUTIVE = "executive"
    COUNCIL = "council"
    SCRUTINY = "scrutiny"
    COMMITTEE = "committee"


def kind_of_body(name: str) -> BodyKind:
    """The kind a body's name tells; a name that tells nothing is an ordinary committee."""
    words = name.lower()
    if words.startswith(("executive", "cabinet", "mayor and cabinet")):
        return BodyKind.EXECUTIVE
    if "scrutiny" in words:
        return BodyKind.SCRUTINY
    if words in {"council", "full council"} or words.endswith(" council"):
        return BodyKind.COUNCIL
    return BodyKind.COMMITTEE


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """`agenda_on` is the day the agenda was published at the offices and on the website, the later of the two."""

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
    """`number` is text as printed (`2`, `7 (a)`, `CO12`); `pages` is first and last page of the pack."""

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
