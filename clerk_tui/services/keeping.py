"""Which record a decision needs, who produces it, and how long it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_tui.domain.council import Nation
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import Decision
from clerk_tui.domain.ledger import CountResult
from clerk_tui.register import meetings
from clerk_tui.rules import retention
from clerk_tui.rules.record_fields import RecordKind, authority_of, is_executive, kind_of, producer
from clerk_tui.services.office import Office


@dataclass(frozen=True, slots=True)
class Keeping:
    """`record` and `papers` are None where no date is entered, or no regulation sets the years."""

    kind: RecordKind
    authority: str
    producer: str
    record: CountResult | None = None
    papers: CountResult | None = None


def keeping(office: Office, decision: Decision) -> Keeping:
    """The record that this decision needs, with the counts of how long it is kept.

    The years are those of England; what a Welsh council keeps was not read, so nothing is counted for it.
    """
    nation = office.council().nation
    kind = kind_of(decision, nation)
    meeting = meetings.meeting(office.register, decision.meeting_id) if decision.meeting_id else None
    if not is_executive(decision, meeting) and not decision.by_officer:
        return Keeping(kind, "LGA 1972 s.100C", producer(kind))
    bare = Keeping(kind, authority_of(kind, "decided_on"), producer(kind))
    if decision.decided_on is None or nation is Nation.WALES or kind is RecordKind.OFFICER_OWN:
        return bare
    of_2014 = kind is RecordKind.OFFICER_NOT_EXECUTIVE
    record = retention.keep_officers_record if of_2014 else retention.keep_record
    papers = retention.keep_officers_papers if of_2014 else retention.keep_background_papers
    day, calendar = decision.decided_on, office.calendar()
    return Keeping(kind, bare.authority, bare.producer, record(day, calendar), papers(day, calendar))


def keeping_lines(kept: Keeping) -> list[str]:
    """Who produces the record and how long it is kept, in sentences."""
    lines = [f"Produced by {kept.producer} [{kept.authority}]."]
    if kept.record and kept.papers and kept.record.latest and kept.papers.latest:
        lines.append(
            f"Kept until {format_date(kept.record.latest)}; background papers until {format_date(kept.papers.latest)}."
        )
    return lines
