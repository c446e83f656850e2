"""The kinds of documents: what each is about, what it is called, and where it is made.

A kind's module is imported when the kind is asked for: a writer loads much, and the list of kinds is shown often.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    PLAN = "P"
    COMMITTEE_REPORT = "N"
    MEMBER_REPORT = "E"
    COUNCIL = ""


_WHAT = {
    About.MEETING: "a meeting",
    About.DECISION: "a decision",
    About.ENTRY: "an entry of the forward plan",
    About.REQUEST: "a request for call-in",
    About.PLAN: "a plan of commitments",
    About.MEMBER_REPORT: "an executive member's report",
    About.COMMITTEE_REPORT: "a committee report",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document. Its module has `build(office, number, period) -> Made`.

    `number` is that of what the document is about (0 for the council), `period` the days that a report covers (None
    for a document that is no report). `build` raises Refused with one sentence where the document cannot be made yet.

    `also` is what it may be about besides: a matter is an entry of the forward plan until it has a decision record. Of
    the record the module's `build_of_record` makes it.
    """

    id: str
    name: str
    about: About
    module: str
    reports: bool = False
    also: About | None = None
    dated: bool = False
    """Whether what it is about has a period of its own, instead of which other days may be named."""

    @property
    def what(self) -> str:
        """`a meeting`, `a decision or an entry of the forward plan`; empty for the council's own."""
        return " or ".join(says for about, says in _WHAT.items() if about in {self.about, self.also})

    @property
    def builder(self) -> str:
        """The name of the function of its module."""
        return "build_of_record" if self.also and self.about is About.DECISION else "build"

    @property
    def of(self) -> str:
        """What it is of, in a list: `a meeting`, `a year, or other days`, `the council`."""
        return self.what or ("the council, of a year or other days" if self.reports else "the council")


def _matter(id: str, name: str, module: str, also: About | None = About.DECISION) -> Kind:
    """A notice about a matter of the forward plan, or of its record."""
    return Kind(id, name, About.ENTRY, module, also=also)


KINDS: tuple[Kind, ...] = (
    _matter("key-decision-notice", "Notice of a key decision", "key_decision_notice", also=None),
    _matter("private-meeting-notice", "Notice of a private meeting, 28 days", "private_meeting_notice"),
    _matter("private-meeting-further-notice", "Further notice of a private meeting", "private_meeting_further_notice"),
    _matter("private-meeting-urgent-notice", "Why a private meeting is urgent", "private_meeting_urgent_notice"),
    _matter("general-exception-notice", "Notice of a general exception", "general_exception_notice"),
    _matter("general-exception-reasons", "Reasons for a general exception", "general_exception_reasons"),
    _matter("special-urgency-notice", "Notice of special urgency", "special_urgency_notice"),
    Kind("special-urgency-report", "Report on special urgency", About.COUNCIL, "special_urgency_report", reports=True),
    Kind("decision-notice", "Decision notice", About.DECISION, "decision_notice"),
    Kind("decision-record", "Written statement of a decision", About.DECISION, "decision_record"),
    Kind("agenda", "Agenda: front sheet", About.MEETING, "agenda"),
    Kind("decision-list", "List of decisions", About.MEETING, "decision_list"),
    Kind("minutes", "Minutes", About.MEETING, "minutes"),
    Kind("call-in-receipt", "Receipt of a request for call-in", About.REQUEST, "call_in_receipt"),
    Kind("call-in-refusal", "Refusal of a request for call-in", About.REQUEST, "call_in_refusal"),
    Kind("hearing-notice", "Notice of the hearing of a call-in", About.DECISION, "hearing_notice"),
    Kind("plan-on-a-page", "Plan on a page", About.PLAN, "plan_on_a_page", dated=True),
    Kind("committee-report", "Committee report", About.COMMITTEE_REPORT, "committee_report"),
    Kind("member-report", "Executive member's report to the council", About.MEMBER_REPORT, "member_report"),
    Kind("assurance-report", "Assurance report", About.COUNCIL, "assurance_report", reports=True),
    Kind("exempt-review", "Review of exempt items", About.COUNCIL, "exempt_review", reports=True),
)


def kind(kind_id: str) -> Kind:
    """The kind of that id; InputError names the ids there are."""
    for one in KINDS:
        if one.id == kind_id:
            return one
    from clerk_tui.services.documents.folders import FOLDERS

    there = ", ".join([*(one.id for one in KINDS), *(one.id for one in FOLDERS)])
    raise InputError(f"“{kind_id}” is no kind of document; there are {there}.")


def kinds_of(about: About) -> tuple[Kind, ...]:
    """The kinds about a meeting, a decision, …"""
    return tuple(one for one in KINDS if about in {one.about, one.also})


def period(office: Office, wanted: Kind, first: date | None, last: date | None) -> Period | None:
    """The days a report covers: the year up to today where nothing is named. None for what is no report.

    None also for what has a period of its own, while no other days are named.
    """
    from clerk_tui.services.documents.made import Period

    if wanted.dated and not (first or last):
        return None
    if wanted.dated and not (first and last):
        raise InputError(f"{wanted.name}: give both the first and the last day, or leave --from and --to out.")
    if not (wanted.reports or wanted.dated):
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
    """Make one document from the register, with the council's own look; Refused says why it cannot be made.

    Whatever its kind looks at, none is made with a closed title or a sentence that is kept apart as exempt.
    """
    from clerk_tui.services.documents.last_look import refuse_document
    from clerk_tui.services.documents.look import dressed

    module = import_module(f"clerk_tui.services.documents.{wanted.module}")
    made: Made = getattr(module, wanted.builder)(office, number, period)
    refuse_document(office, wanted, number, made)
    return dressed(office, made)
