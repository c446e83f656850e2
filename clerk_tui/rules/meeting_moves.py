"""What follows for a meeting's agenda and notices when it is moved, adjourned, cancelled or called again.

A moved meeting is the same one on another day: what was published is counted again. An adjourned one goes on under
its first agenda (X023); one called again after it was cancelled is new (X022). None of it is refused here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.council import Council, Nation
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import NotConfigured
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.ledger import CountResult
from clerk_tui.domain.meeting import BodyKind, Meeting
from clerk_tui.domain.meeting_change import ChangeKind, Consequence, Matter
from clerk_tui.rules import committees
from clerk_tui.rules.before_meeting import report_by, representations_by
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.due_words import due_words
from clerk_tui.rules.notices import meeting_notice
from clerk_tui.rules.number_words import cardinal

Count = Callable[[date, date | None], CountResult]
"""Counts back from a meeting on the first day, the act done on the second where it was."""


@dataclass(frozen=True, slots=True)
class Move:
    """A change of a meeting. `to` is its new day, None where it is cancelled; a meeting called again is a new one."""

    meeting: Meeting
    kind: ChangeKind
    to: date | None
    council: Council
    calendar: Calendar
    today: date

    @property
    def wales(self) -> bool:
        return self.council.nation is Nation.WALES

    @property
    def executive(self) -> bool:
        """Whether it takes executive decisions; a body whose name tells nothing counts as if it did."""
        return self.meeting.body_kind not in {BodyKind.COUNCIL, BodyKind.SCRUTINY}


def counted_again(
    move: Move, count: Count, what: str, done: date | None, *, ref: str = "", act: str = "published"
) -> Consequence:
    """A last day before a meeting, counted for the old day and the new; `done` is when the act was done."""
    assert move.to is not None
    old, new = count(move.meeting.day, None), count(move.to, done)
    due = due_words(new.ledger.answer, new.ledger.working_answer)
    was = old.ledger.working_answer
    moved = f"; before the change by {format_date(was)}" if was != new.ledger.working_answer else ""
    if done is not None:
        clear, unit = max(new.clear_days or 0, 0), "working " if new.ledger.unit == "working" else ""
        found = f"{what} of {format_date(done)}: "
        days = f"{cardinal(clear)} clear {unit}day{'' if clear == 1 else 's'} before {format_date(move.to)}"
        if new.satisfied:
            severity, says = Severity.HOLDS, f"{found}{days}; {cardinal(new.ledger.n)} are required."
        else:
            severity = Severity.WARNING
            only = "only " if clear else ""
            says = f"{found}{only}{days}; {cardinal(new.ledger.n)} are required, so it was due by {due}."
    elif move.today > new.ledger.working_answer:
        severity = Severity.WARNING
        says = f"{what}: not {act}, and the last day for {format_date(move.to)} has passed: {due}."
    else:
        severity, says = Severity.ADVICE, f"{what}: to be {act} by {due}{moved}."
    return Consequence(
        new.ledger.rule, ref, what, severity, says, new.ledger.authorities[0].id, old.ledger.working_answer,
        new.ledger.working_answer, done, old.ledger, new.ledger,
    )  # fmt: skip


def of_meeting(move: Move, matters: tuple[Matter, ...]) -> Iterator[Consequence]:
    """What follows for the meeting itself: its day, its agenda and supplements, its notice, the council's limits."""
    if move.kind is ChangeKind.CANCELLED:
        yield from _cancelled(move, matters)
        return
    assert move.to is not None
    yield from _day(move)
    if move.kind is ChangeKind.ADJOURNED:
        yield from _adjourned(move)
        return
    yield _agenda(move)
    yield from _notice(move)
    if move.kind is ChangeKind.MOVED:
        yield from _supplements(move, matters)
    yield from _own_limits(move)


def _day(move: Move) -> Iterator[Consequence]:
    assert move.to is not None
    if why := move.calendar.why_not(move.to):
        says = f"{format_date(move.to)} is no working day: {why}."
        yield Consequence("TT-DAY", "", "The new day", Severity.WARNING, says)
    if move.to < move.today:
        says = f"{format_date(move.to)} lies in the past: right only where the meeting was held on that day."
        yield Consequence("TT-PAST", "", "The new day", Severity.WARNING, says)


def agenda_count(move: Move) -> Count:
    """The agenda's count for this kind of body and nation."""
    kind, nation = move.meeting.body_kind, move.council.nation
    return lambda day, done: committees.agenda_of(kind, day, move.calendar, published=done, nation=nation)


def _agenda(move: Move) -> Consequence:
    # A meeting called again has a new agenda, whatever was published for the one that was cancelled.
    done = move.meeting.agenda_on if move.kind is ChangeKind.MOVED else None
    what = "Agenda and reports" if move.kind is ChangeKind.MOVED else "A new agenda"
    return counted_again(move, agenda_count(move), what, done)


def _notice(move: Move) -> Iterator[Consequence]:
    """A notice states the day: whatever was given for the old one, the new day needs its own (reg 6(1))."""
    if move.to == move.meeting.day and move.kind is ChangeKind.MOVED:
        return
    if move.wales:
        yield counted_again(move, agenda_count(move), "A new notice of time and place", None, act="given")
        return
    count: Count = lambda day, done: committees.committee_notice(day, move.calendar, published=done)  # noqa: E731
    if move.meeting.body_kind is BodyKind.EXECUTIVE:
        count = lambda day, done: meeting_notice(day, move.calendar, published=done)  # noqa: E731
    found = counted_again(move, count, "A new notice of time and place", None, act="given")
    yield found
    if found.severity is Severity.WARNING:
        executive = move.meeting.body_kind is BodyKind.EXECUTIVE
        says = (
            "Fewer than five clear days are left: the meeting can only be convened at shorter notice, its notice given"
            " and its agenda available from the moment it is convened."
        )
        authority = "SI 2012/2089 reg 6" if executive else "LGA 1972 s.100A(6)"
        yield Consequence(
            found.rule, "", "Shorter notice", Severity.WARNING, says, authority, new_ledger=found.new_ledger
        )
    if move.meeting.body_kind is BodyKind.COUNCIL:
        yield counted_again(
            move,
            lambda day, done: committees.summons(day, move.calendar, sent=done, nation=move.council.nation),
            "The summons to every member",
            None,
            act="sent",
        )


def _supplements(move: Move, matters: tuple[Matter, ...]) -> Iterator[Consequence]:
    """An item that a supplement added counts from its own day (reg 6(2), 7(3)(b))."""
    for matter in matters:
        if matter.supplement_on is not None:
            what = f"Supplement with “{matter.title}”"
            yield counted_again(move, agenda_count(move), what, matter.supplement_on, ref=matter.ref)


def _own_limits(move: Move) -> Iterator[Consequence]:
    """The limits that the council set itself; without one nothing is said."""
    council, calendar = move.council, move.calendar
    for what, count in (("Reports to the proper officer", report_by), ("Representations", representations_by)):

        def own(day: date, done: date | None, count: Callable[..., CountResult] = count) -> CountResult:
            return count(council, calendar, day, done=done)

        try:
            yield counted_again(move, own, what, None, act="received")
        except NotConfigured:
            continue


def _adjourned(move: Move) -> Iterator[Consequence]:
    assert move.to is not None
    meeting, authority = move.meeting, "LGA 1972 s.100B"
    if meeting.agenda_on is not None:
        found = committees.adjourned(meeting.agenda_for, move.to, meeting.agenda_on)
        says, authority = found.says, found.authority
    else:
        says = (
            f"Adjourned to {format_date(move.to)}: the same meeting goes on, so its agenda still governs and no new"
            " count begins; the register does not know when that agenda was published."
        )
    count = agenda_count(move)
    old, new = count(meeting.agenda_for, meeting.agenda_on), count(move.to, None)
    yield Consequence(
        old.ledger.rule, "", "Agenda", Severity.ADVICE, says, authority, old.ledger.working_answer,
        old.ledger.working_answer, meeting.agenda_on, old.ledger, old.ledger,
    )  # fmt: skip
    due, last = due_words(new.ledger.answer, new.ledger.working_answer), new.ledger.working_answer
    late = move.today > last
    says = f"New business for the resumed meeting needs an agenda of its own by {due}{', which has passed' * late}."
    yield Consequence(
        new.ledger.rule, "", "New business", Severity.ADVICE, says, new.ledger.authorities[0].id, None, last, None,
        None, new.ledger,
    )  # fmt: skip


def _cancelled(move: Move, matters: tuple[Matter, ...]) -> Iterator[Consequence]:
    meeting = move.meeting
    if meeting.notice_on is not None or meeting.agenda_on is not None:
        says = (
            f"The meeting of {format_date(meeting.day)} was announced: say at the offices and on the website that it"
            " is cancelled."
        )
        yield Consequence("CANCELLED", "", "The announcement", Severity.ADVICE, says)
    says = "Called again it is a new meeting: its notice of time and place and its agenda are counted anew."
    yield Consequence("CANCELLED", "", "Agenda and notice", Severity.ADVICE, says, "SI 2012/2089 reg 6")
    waiting = sum(matter.decided_on is None for matter in matters)
    if waiting:
        items = "1 item has" if waiting == 1 else f"{waiting} items have"
        says = f"{items} no day to be decided on until the meeting is called again or they go to another one."
        yield Consequence("CANCELLED", "", "Items", Severity.ADVICE, says)
