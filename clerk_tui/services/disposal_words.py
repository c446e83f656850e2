"""A disposal that was entered, in sentences: for the record, its report, the history and the answer of `verify`."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.domain.meeting import AgendaItem
from clerk_tui.register import disposals, meetings
from clerk_tui.register.disposals import Disposal
from clerk_tui.register.history import HistoryEntry
from clerk_tui.register.retention import PAPERS, RECORD
from clerk_tui.services.office import Office
from clerk_tui.services.words import item_lines

NAMES = {PAPERS: "Background papers", RECORD: "Record and reports"}
"""What is kept for so many years."""
WENT = {PAPERS: "The background papers of {} were", RECORD: "The report of {} was"}
"""What goes of it: the record itself stays as it was published."""


def said(one: Disposal) -> str:
    """A disposal in a sentence: what, when, by whom, under which rule and why."""
    return (
        f"{WENT[one.what].format(f'D{one.decision_id}')} disposed of on {format_date(one.disposed_on)} by {one.who}"
        f" ({one.rule}, {one.authority}; kept until {format_date(one.kept_until)}): {one.reason.rstrip('. ')}."
    )


def lines_of(office: Office, decision_id: int) -> list[str]:
    """What was disposed of of a decision, a sentence each."""
    return [said(one) for one in disposals.of_decision(office.register, decision_id)]


def briefly(office: Office, decision_id: int) -> str:
    """The same for the head of a record, with a space before each: ` Report disposed of Mon 9 Oct 2023.`"""
    made = disposals.of_decision(office.register, decision_id)
    return "".join(f" {_BRIEFLY[one.what]} disposed of {short_date(one.disposed_on)}." for one in made)


_BRIEFLY = {PAPERS: "Background papers", RECORD: "Report"}


def item_words(office: Office, item: AgendaItem) -> list[str]:
    """An item with its report; of a report whose text was disposed of, when and by whom."""
    gone = report_gone(office, item.id)
    return [*item_lines(item), *([gone] if gone else [])]


def report_gone(office: Office, item_id: int | None) -> str:
    """That the text of an item's report was disposed of, when and by whom; empty where it was not."""
    gone = disposals.of_item(office.register, item_id) if item_id is not None else None
    return said(gone) if gone else ""


def source_words(office: Office, meeting_id: int) -> str:
    """The text of the document that a meeting was imported from, or why there is none."""
    gone = disposals.of_meeting_source(office.register, meeting_id)
    nothing = f"Its text is not kept any longer. {said(gone)}" if gone else _NOT_IMPORTED
    return meetings.source_text(office.register, meeting_id) or nothing


_NOT_IMPORTED = "This meeting was not imported from a document."


def of_entries(office: Office, entries: Sequence[HistoryEntry]) -> dict[int, str]:
    """Of entries whose text was disposed of, by their number, what the history says in its place."""
    bare = [entry.seq for entry in entries if entry.before is None and entry.after is None]
    found = disposals.of_entries(office.register, bare) if bare else {}
    return {
        seq: f"Disposed of on {format_date(one.disposed_on)} by {one.who} ({one.rule}); its hash stands."
        for seq, one in found.items()
    }
