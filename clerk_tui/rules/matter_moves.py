"""What follows for each matter when its meeting's day changes: key-decision notice, private notices, plan, record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clerk_tui.domain.council import Council
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.findings import Severity, by_weight_of
from clerk_tui.domain.meeting import BodyKind, Meeting
from clerk_tui.domain.meeting_change import ChangeKind, Consequence, Matter
from clerk_tui.rules.before_meeting import key_notice_by
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.meeting_moves import Move, counted_again, of_meeting
from clerk_tui.rules.notices import private_meeting_notice, private_meeting_second_notice

REG_9_1_D = "SI 2012/2089 reg 9(1)(d)"


def consequences(
    meeting: Meeting,
    matters: tuple[Matter, ...],
    kind: ChangeKind,
    to: date | None,
    *,
    council: Council,
    calendar: Calendar,
    today: date,
) -> tuple[Consequence, ...]:
    """All that follows, the heaviest first. `to` is the new day; None for a meeting that is only cancelled."""
    move = Move(meeting, kind, to, council, calendar, today)
    found = [*of_meeting(move, matters), *(each for matter in matters for each in of_matter(move, matter))]
    return tuple(by_weight_of(found, lambda each: each.severity))


def of_matter(move: Move, matter: Matter) -> Iterator[Consequence]:
    """What follows for one matter."""
    if move.kind is ChangeKind.CANCELLED:
        yield from _without_a_day(matter)
        return
    if move.executive and not move.wales:
        yield from _key(move, matter)
        yield from _private(move, matter)
    yield from _plan(move, matter)
    yield from _record(move, matter)


def _key(move: Move, matter: Matter) -> Iterator[Consequence]:
    what = f"Notice of the key decision “{matter.title}”"
    if matter.key is None and (matter.reference or move.meeting.body_kind is BodyKind.EXECUTIVE):
        if matter.ref.startswith("D"):
            says = f"Nobody has answered whether “{matter.title}” is a key decision; the 28 days depend on it."
            yield Consequence("KEY", matter.ref, "Key or not", Severity.ADVICE, says, "SI 2012/2089 reg 8")
    elif matter.key:
        found = counted_again(
            move,
            lambda day, done: key_notice_by(move.council, move.calendar, day, notice=done),
            what,
            matter.notice_on,
            ref=matter.ref,
        )
        yield found
        if found.severity is Severity.WARNING:
            says = (
                f"“{matter.title}” can be decided then only by general exception or special urgency, or at a later"
                " meeting."
            )
            yield Consequence(
                "EN-KD28", matter.ref, "Another route", Severity.WARNING, says, "SI 2012/2089 reg 10",
                new_ledger=found.new_ledger,
            )  # fmt: skip


def _private(move: Move, matter: Matter) -> Iterator[Consequence]:
    """Both notices of reg 5 state the meeting; one that is called again is another meeting."""
    if not (matter.private or move.meeting.private) or move.kind is ChangeKind.ADJOURNED:
        return
    if move.meeting.body_kind is not BodyKind.EXECUTIVE and not matter.key:
        return
    same = move.kind is ChangeKind.MOVED
    calendar = move.calendar
    yield counted_again(
        move,
        lambda day, done: private_meeting_notice(day, calendar, notice=done),
        f"First private notice, “{matter.title}”",
        matter.first_notice_on if same else None,
        ref=matter.ref,
    )
    yield counted_again(
        move,
        lambda day, done: private_meeting_second_notice(day, calendar, notice=done),
        f"Second private notice, “{matter.title}”",
        matter.second_notice_on if same else None,
        ref=matter.ref,
    )


def _plan(move: Move, matter: Matter) -> Iterator[Consequence]:
    """The day or period that the forward plan states for the matter (reg 9(1)(d))."""
    if matter.due_from is None or move.to is None:
        return
    last = matter.due_to or matter.due_from
    if matter.due_from <= move.to <= last:
        return
    stated = format_date(matter.due_from)
    if last != matter.due_from:
        stated += f" to {format_date(last)}"
    named = f"Entry {matter.reference}" if matter.reference else "Its entry"
    says = (
        f"{named} of the forward plan states {stated}, and {format_date(move.to)} lies outside it: amend the entry and"
        " publish it again."
    )
    severity = Severity.WARNING if matter.key else Severity.ADVICE
    yield Consequence("PLAN", matter.ref, "Forward plan", severity, says, REG_9_1_D, last, move.to)


def _record(move: Move, matter: Matter) -> Iterator[Consequence]:
    if matter.decided_on is None or move.to is None or move.kind is ChangeKind.ADJOURNED:
        return
    if matter.decided_on != move.to:
        order = "before" if matter.decided_on < move.to else "after"
        says = (
            f"The record {matter.ref} is dated {format_date(matter.decided_on)}, which would lie {order} its meeting:"
            " its date of decision has to be put right."
        )
        yield Consequence("DATES", matter.ref, "Date of decision", Severity.WARNING, says, "SI 2012/2089 reg 12")


def _without_a_day(matter: Matter) -> Iterator[Consequence]:
    if matter.decided_on is not None:
        says = (
            f"The record {matter.ref} is dated {format_date(matter.decided_on)}: a meeting that took a decision was"
            " held, not cancelled."
        )
        yield Consequence("DATES", matter.ref, "Date of decision", Severity.WARNING, says, "SI 2012/2089 reg 12")
    if matter.due_from is not None and matter.decided_on is None:
        named = f"Entry {matter.reference}" if matter.reference else "Its entry"
        says = f"{named} of the forward plan still states {format_date(matter.due_from)}: “{matter.title}” slips."
        yield Consequence("PLAN", matter.ref, "Forward plan", Severity.ADVICE, says, REG_9_1_D, matter.due_from)
