"""The pages of the folder that list and lead: the first page, the years, the forward plan and its notices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Protocol, TypeVar

from clerk_tui.documents.writing.document import Look, paragraphs
from clerk_tui.documents.writing.site.frame import INDEX, PLAN, page
from clerk_tui.domain.dates import MONTHS, format_date
from clerk_tui.domain.public_site import Line, OpenWindow, PublicMeeting, PublicPlanEntry, Site
from clerk_tui.domain.text import one_line

NEWEST = 50
"""So many decisions stand on the first page; all of them stand in the lists by year."""
PLANNED, COMING = 20, 10

DATA = (
    ("decisions.json", "decisions.json", "every decision whole, with each day of the counts behind its dates"),
    ("decisions.csv", "decisions.csv", "the same as a table for a spreadsheet"),
    ("forward-plan.csv", "forward-plan.csv", "every notice of the forward plan, as it was last published"),
    ("public.ics", "public.ics", "a calendar of the meetings and of the days on which call-in closes"),
    ("decisions.atom", "decisions.atom", "a feed of decisions as they are published"),
    ("corrections.atom", "corrections.atom", "a feed of corrections"),
    ("forward-plan.atom", "forward-plan.atom", "a feed of notices on the forward plan"),
    ("metadata.json", "metadata.json", "what each file and column means, the licence, and when this was made"),
)


class _Dated(Protocol):
    @property
    def day(self) -> date: ...


T = TypeVar("T")
Months = list[tuple[str, str, list[T]]]


@dataclass(frozen=True, slots=True)
class Front:
    """What the first page shows. `years` and `meeting_years` are years, the newest first, with how many each holds."""

    windows: tuple[OpenWindow, ...]
    newest: tuple[Line, ...]
    years: tuple[tuple[int, int], ...]
    planned: tuple[PublicPlanEntry, ...]
    coming: tuple[PublicMeeting, ...]
    meeting_years: tuple[tuple[int, int], ...]


def front_page(site: Site, look: Look, front: Front) -> bytes:
    """The first page: what is open now, the newest decisions, the plan, the meetings to come, the data."""
    return page(
        site, look, INDEX, "index.html.jinja", "Decisions and meetings", windows=front.windows, newest=front.newest,
        years=front.years, planned=[(entry, due_words(entry)) for entry in front.planned[:PLANNED]],
        planned_in_all=len(front.planned), coming=front.coming[:COMING], meeting_years=front.meeting_years, data=DATA,
    )  # fmt: skip


def decisions_of_year(site: Site, look: Look, year: int, lines: Sequence[Line]) -> bytes:
    """The decisions taken in a year, the newest first, by month."""
    months = _months(((line.decided_on, line) for line in lines), year)
    return page(
        site, look, f"decisions/{year}.html", "year.html.jinja", f"Decisions taken in {year}",
        title=f"Decisions taken in {year}", year=year, months=months, of_decisions=True,
    )  # fmt: skip


def meetings_of_year(site: Site, look: Look, year: int, meetings: Sequence[PublicMeeting]) -> bytes:
    """The announced meetings of a year, the newest first, by month; those that do not take place are marked."""
    months = _months(((meeting.day, meeting) for meeting in meetings), year)
    return page(
        site, look, f"meetings/{year}.html", "year.html.jinja", f"Meetings in {year}",
        title=f"Meetings in {year}", year=year, months=months, of_decisions=False,
    )  # fmt: skip


def _months(dated: Iterable[tuple[date, T]], year: int) -> Months[T]:
    return [
        (f"m{year}-{month:02}", MONTHS[month - 1], [each for _, each in held])
        for month, held in groupby(dated, lambda one: one[0].month)
    ]


def plan_page(site: Site, look: Look, entries: Sequence[PublicPlanEntry]) -> bytes:
    """The forward plan: what waits for its decision, by the day it is due, and what was withdrawn."""
    waiting = sorted((entry for entry in entries if entry.open), key=due)
    withdrawn = [entry for entry in entries if entry.withdrawn]
    parts = (
        ("To be decided", "open", [(each, due_words(each)) for each in waiting], "No matter waits for its decision."),
        ("Withdrawn", "withdrawn", [(each, due_words(each)) for each in withdrawn], "No matter was withdrawn."),
    )
    return page(site, look, PLAN, "plan.html.jinja", "Forward plan", parts=parts)


def due(entry: PublicPlanEntry) -> tuple[date, int]:
    """The order of the plan: by the day of the decision, what has none last."""
    return entry.notice.due_from or date.max, entry.id


def due_words(entry: PublicPlanEntry) -> str:
    """`Friday 13 October 2017 · Executive · 18/2017`, or the period in which it is due."""
    notice = entry.notice
    when = ""
    if notice.due_from:
        when = format_date(notice.due_from)
        if notice.due_to and notice.due_to != notice.due_from:
            when += f" to {format_date(notice.due_to)}"
    return " · ".join(filter(None, (when, one_line(notice.decider), one_line(notice.reference))))


def plan_entry_page(site: Site, look: Look, entry: PublicPlanEntry) -> bytes:
    """The newest notice of one matter (SI 2012/2089 reg 9(1)), with the days on which its notices went out."""
    notice = entry.notice
    mark = "Withdrawn: this matter is no longer to be decided." if entry.withdrawn else ""
    regulation = (
        "Notice under regulation 9 of the Local Authorities (Executive Arrangements) (Meetings and Access to"
        " Information) (England) Regulations 2012 (SI 2012/2089)."
        if notice.key_decision
        else "The Regulations ask no notice of a matter that is not a key decision; the council gives it all the same."
    )
    facts = [(label, words) for label, words in _particulars(entry) if words]
    return page(
        site, look, f"forward-plan/F{entry.id}.html", "plan_entry.html.jinja",
        f"{one_line(notice.reference)}: {one_line(notice.matter)}", title=one_line(notice.matter), mark=mark,
        facts=facts, decisions=entry.decisions, regulation=regulation,
    )  # fmt: skip


def _particulars(entry: PublicPlanEntry) -> list[tuple[str, tuple[str, ...]]]:
    """The particulars of reg 9(1)(a) to (h) in their order, and what councils add."""
    notice = entry.notice
    ran = () if entry.runs_from is None or not notice.key_decision else (format_date(entry.runs_from),)
    return [
        ("Reference", paragraphs(notice.reference)),
        ("Key decision", _answer(notice.key_decision)),
        ("Matter to be decided", paragraphs(notice.matter)),
        ("Who decides", paragraphs(notice.decider)),
        ("Members of the body", paragraphs(", ".join(notice.members))),
        ("When", paragraphs(due_words(entry).partition(" · ")[0] if notice.due_from else "")),
        ("Documents submitted", paragraphs(notice.documents)),
        ("Where copies are available", paragraphs(notice.address)),
        ("May other documents be submitted?", _answer(notice.other_documents)),
        ("How to ask for them", paragraphs(notice.requests)),
        ("Wards affected", paragraphs(notice.wards)),
        ("Consultation", paragraphs(notice.consultation)),
        ("Taken in private, in whole or in part", _answer(notice.private)),
        ("Contact", paragraphs(notice.contact)),
        ("Notice published", tuple(format_date(day) for day in entry.published)),
        ("The 28 clear days run from", ran),
    ]


def _answer(answer: bool | None) -> tuple[str, ...]:
    return () if answer is None else ("Yes" if answer else "No",)
