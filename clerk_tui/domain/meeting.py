"""Meetings, the bodies that hold them, their agenda items and the people summoned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
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
