"""The kinds of documents: what each is about, what it is called, and where it is made.

A kind's module is imported when the kind is asked for: a writer loads much, and the list of kinds is shown often.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError

if TYPE_CHECKING:
    from datetime import date

    from clerk_tui.services.documents.made import Made, Period
    from clerk_tui.services.office import Office


class About(StrEnum):
    """What a document is about; the value is the letter of its numbers, as in M3."""

    MEETING = "M"
    DECISION = "D"
    ENTRY = "F"
    REQUEST = "R"
    COUNCIL = ""


_WHAT = {
    About.MEETING: "a meeting",
    About.DECISION: "a decision",
    About.ENTRY: "an entry of the forward plan",
    About.REQUEST: "a request for call-in",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document. Its module has `build(office, number, period) -> Made`.

    `number` is that of what the document is about (0 for the council), `period` the days that a report covers (None
    for a document that is no report). `build` raises Refused with one sentence where the document cannot be made yet.
    """

    id: str
    name: str
    about: About
    module: str
    reports: bool = False

    @property
    def what(self) -> str:
        """`a meeting`; empty for the council's own."""
        return _WHAT.get(self.about, "")

    @property
    def of(self) -> str:
        """What it is of, in a list: `a meeting`, `a year, or other days`, `the council`."""
        return self.what or ("the council, of a year or other days" if self.reports else "the council")


KINDS: tuple[Kind, ...] = (
    Kind("decision-notice", "Decision notice", About.DECISION, "decision_notice"),
    Kind("agenda", "Agenda: front sheet", About.MEETING, "agenda"),
    Kind("decision-list", "List of decisions", About.MEETING, "decision_list"),
    Kind("minutes", "Minutes", About.MEETING, "minutes"),
)


def kind(kind_id: str) -> Kind:
    """The kind of that id; InputError names the ids there are."""
    for one in KINDS:
        if one.id == kind_id:
            return one
    raise InputError(f"“{kind_id}” is no kind of document; there are {', '.join(one.id for one in KINDS)}.")


def kinds_of(about: About) -> tuple[Kind, ...]:
    """The kinds about a meeting, a decision, …"""
    return tuple(one for one in KINDS if one.about is about)


def period(office: Office, wanted: Kind, first: date | None, last: date | None) -> Period | None:
    """The days a report covers: the year up to today where nothing is named. None for what is no report."""
    from clerk_tui.services.documents.made import Period

    if not wanted.reports:
        if first or last:
            raise InputError(f"{wanted.name} is no report; leave --from and --to out.")
        return None
    end = last or office.clock.today()
    begin = first or end + relativedelta(years=-1, days=1)
    if begin > end:
        raise InputError(
            f"--from: the report would begin on {format_date(begin)}, after its last day, {format_date(end)}."
        )
    return Period(begin, end)


def build(office: Office, wanted: Kind, number: int, period: Period | None = None) -> Made:
    """Make one document from the register, with the council's own look; Refused says why it cannot be made."""
    from clerk_tui.services.documents.look import look_of

    made: Made = import_module(f"clerk_tui.services.documents.{wanted.module}").build(office, number, period)
    return replace(made, document=replace(made.document, look=look_of(office)))
