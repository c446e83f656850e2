"""Which record a decision needs, who produces it, and how long it and the papers of a meeting are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.council import Nation
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import Decision
from clerk_tui.domain.ledger import CountResult
from clerk_tui.domain.meeting import BodyKind, Meeting, MeetingStatus
from clerk_tui.register import meetings
from clerk_tui.rules import retention
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.record_fields import RecordKind, authority_of, is_executive, kind_of, producer
from clerk_tui.services.office import Office

_Count = Callable[[date, Calendar], CountResult]


@dataclass(frozen=True, slots=True)
class Keeping:
    """`record` and `papers` are None where no date is entered, no regulation sets the years, or they were not read.

    `not_stated` says so of years that were not read.
    """

    kind: RecordKind
    authority: str
    producer: str
    record: CountResult | None = None
    papers: CountResult | None = None
    not_stated: str = ""


def keeping(office: Office, decision: Decision) -> Keeping:
    """The record that this decision needs, with the counts of how long it is kept.

    The years are those of England; what a Welsh council keeps was not read, so nothing is counted for it.
    """
    nation = office.council().nation
    meeting = meetings.meeting(office.register, decision.meeting_id) if decision.meeting_id else None
    kind = kind_of(decision, nation, meeting)
    by_committee = not is_executive(decision, meeting) and not decision.by_officer
    authority = authority_of(kind, "decided_on")
    unread = _WALES.format("it") if nation is Nation.WALES else ""
    bare = Keeping(kind, authority, producer(kind), not_stated=unread)
    if decision.decided_on is None or nation is Nation.WALES or kind is RecordKind.OFFICER_OWN:
        return bare
    record, papers = _counts(kind, by_committee=by_committee)
    day, calendar = decision.decided_on, office.calendar()
    return Keeping(kind, authority, bare.producer, record(day, calendar), papers(day, calendar))


def _counts(kind: RecordKind, *, by_committee: bool) -> tuple[_Count, _Count]:
    """What counts the years of a record and of its background papers."""
    if by_committee:
        return retention.keep_minutes, retention.keep_meeting_papers
    if kind is RecordKind.OFFICER_NOT_EXECUTIVE:
        return retention.keep_officers_record, retention.keep_officers_papers
    return retention.keep_record, retention.keep_background_papers


def keeping_lines(kept: Keeping) -> list[str]:
    """Who produces the record and how long it is kept, in sentences."""
    lines = [f"Produced by {kept.producer} [{kept.authority}]."]
    if kept.record and kept.papers and kept.record.latest and kept.papers.latest:
        lines.append(
            f"Kept until {format_date(kept.record.latest)}; background papers until {format_date(kept.papers.latest)}."
        )
    return [*lines, kept.not_stated] if kept.not_stated else lines


def of_meeting(office: Office, meeting: Meeting) -> tuple[CountResult, CountResult] | None:
    """Until when the minutes, agenda and reports of a meeting are kept, and its background papers.

    Under the Act of 1972 (ss.100C, 100D) both run from the meeting; the executive's from its decisions, made that day
    (SI 2012/2089 reg 21). None before the meeting, for one that was not held, and in Wales, where the years were not
    read.
    """
    if not _over(office, meeting) or office.council().nation is Nation.WALES:
        return None
    day, calendar = meeting.day, office.calendar()
    minutes, papers = _counts(RecordKind.MEETING, by_committee=meeting.body_kind is not BodyKind.EXECUTIVE)
    return minutes(day, calendar), papers(day, calendar)


def _over(office: Office, meeting: Meeting) -> bool:
    """Whether it took place; what an adjourned meeting has is kept with the one as which it goes on."""
    stands = meeting.status not in {MeetingStatus.CANCELLED, MeetingStatus.ADJOURNED}
    return stands and meeting.day <= office.clock.today()


def meeting_lines(office: Office, meeting: Meeting) -> list[str]:
    """Until when each is kept, with what asks for it; of Wales that it is not stated."""
    if (found := of_meeting(office, meeting)) is None:
        return [_WALES.format("what belongs to it")] if _over(office, meeting) else []
    executive = meeting.body_kind is BodyKind.EXECUTIVE
    names = ("Records and reports" if executive else "Minutes, agenda and reports", "Background papers")
    return [
        f"{name} kept until {format_date(count.ledger.answer)} ({count.ledger.rule}, {count.ledger.authorities[0].id})."
        for name, count in zip(names, found, strict=True)
    ]


_WALES = "How long {} is kept is not stated: the years that Welsh law sets were not read for this program."
