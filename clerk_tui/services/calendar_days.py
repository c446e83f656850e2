"""The office's calendar: the days not worked in a year, days added and taken away, and what that moves.

A published deadline never moves silently: each one that would is kept as published, or moved with both dates and the
reason on record.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clerk_tui.domain.dates import format_date, iso_instant
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.errors import Conflict, InputError, NotConfigured, Refused
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.open_deadlines import Move
from clerk_tui.domain.text import one_line
from clerk_tui.register import council as council_rows
from clerk_tui.register import decisions as records
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.added_days import KIND_WORDS, Addition, not_there, swallowed, to_add
from clerk_tui.rules.calendar import Calendar, horizon
from clerk_tui.rules.call_in import window
from clerk_tui.rules.counting import Terms, on_or_before
from clerk_tui.rules.meeting_days import far_off
from clerk_tui.services import frozen_counts
from clerk_tui.services.office import Office
from clerk_tui.services.open_deadlines import count_window, move_line, moves, open_windows

_NONE: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change of the calendar would do. `warnings` stop nothing; of a `doubt` the clerk is asked why."""

    add: tuple[CalendarDay, ...]
    remove: tuple[CalendarDay, ...]
    calendar: Calendar
    moves: tuple[Move, ...]
    warnings: tuple[str, ...]
    doubt: str = ""

    @property
    def published(self) -> tuple[str, ...]:
        """The published decisions, D1, D2 …, for which the clerk chooses."""
        return tuple(dict.fromkeys(move.ref for move in self.moves if move.published))

    @property
    def summary(self) -> str:
        """`State Funeral, Monday 19 September 2022, added as a bank holiday`."""
        days, done = (self.add, "added as a") if self.add else (self.remove, "no longer a")
        ends = sorted({days[0].date, days[-1].date})
        when = " to ".join(format_date(day) for day in ends)
        return f"{days[0].label or 'Day'}, {when}, {done} {KIND_WORDS[days[0].kind]}"

    @property
    def reason(self) -> str:
        """Why dates move: the day with its source."""
        source = "; ".join(dict.fromkeys(day.source for day in (*self.add, *self.remove) if day.source))
        return f"{self.summary} ({source})" if source else self.summary


def added(office: Office) -> tuple[CalendarDay, ...]:
    """The days that this office added, by date."""
    return tuple(
        CalendarDay(row.day, DayKind(row.kind), row.label, row.source, row.closes_at)
        for row in council_rows.calendar_days(office.register)
    )


def preview_add(office: Office, additions: Sequence[Addition]) -> Preview:
    """What adding these days would do. InputError where they make no sense or are not needed."""
    if not additions:
        raise InputError("There is no day to add.")
    held, council = added(office), office.council()
    new: tuple[CalendarDay, ...] = ()
    for addition in additions:
        new += to_add(Calendar.of(council, (*held, *new)), addition)
    return _preview_of(office, held, new)


def preview_import(office: Office, additions: Sequence[Addition]) -> tuple[Preview, tuple[str, ...]]:
    """What adding the lines of a file would do, and a sentence for each line that adds nothing.

    Refused where none of them does.
    """
    held, council = added(office), office.council()
    new: tuple[CalendarDay, ...] = ()
    passed_over = []
    for addition in additions:
        try:
            new += to_add(Calendar.of(council, (*held, *new)), addition)
        except InputError as error:
            passed_over.append(f"{addition.source}: {error}")
    if not new:
        raise Refused(" ".join(["Nothing in this file is new to the calendar.", *passed_over[:3]]))
    return _preview_of(office, held, new), tuple(passed_over)


def preview_remove(office: Office, first: date, last: date, kind: DayKind | None = None) -> Preview:
    """What taking the added days of a period away would do. InputError where there are none, or two on one day."""
    held = added(office)
    gone = tuple(day for day in held if first <= day.date <= last and kind in {None, day.kind})
    if not gone:
        raise InputError(not_there(office.council(), first, last))
    if kind is None and len({day.kind for day in gone}) > 1:
        kinds = " and ".join(sorted({KIND_WORDS[day.kind] for day in gone}))
        raise InputError(f"There are days of more than one kind to take away ({kinds}); say which kind is meant.")
    kept = tuple(day for day in held if day not in gone)
    return _preview(office, Calendar.of(office.council(), kept), remove=gone)


def accept(
    office: Office,
    seen: Preview,
    *,
    keep: Collection[str] = _NONE,
    move: Collection[str] = _NONE,
    despite: str = "",
    command_id: str | None = None,
) -> Preview:
    """Make the change that was seen. `keep` and `move` name the published decisions (D1 …) and what happens to each.

    Refused while one of them has no choice, or for a `doubt` without a reason in `despite`; Conflict where the register
    or the calendar changed since.
    """
    _chosen(seen, keep, move)
    reason = one_line(despite)
    if seen.doubt and not reason:
        raise Refused(f"{seen.doubt} If it is added all the same, say why.")
    action = "calendar add" if seen.add else "calendar remove"

    def work(change: Change) -> None:
        now = _again(office, seen)
        if now != seen:
            raise Conflict("The register changed in the meantime; look at what would move, then accept again.")
        _store(change, seen)
        for ref in seen.published:
            settle = _move_window if ref in move else _keep_window
            settle(office, change, seen, int(ref[1:]))

    moved = [ref for ref in seen.published if ref in move]
    # An undo repeats these words: then too nothing published moves without being named.
    summary = f"{seen.summary}; published window of {', '.join(moved)} moved" if moved else seen.summary
    command = office.command(action, summary, why=_why(seen, move, reason), command_id=command_id)
    office.register.run(command, work)
    return seen


def _store(change: Change, seen: Preview) -> None:
    for day in seen.add:
        change.insert(
            "calendar_day", day=to_cell(day.date), kind=day.kind.value, closes_at=to_cell(day.closes_at),
            label=day.label, source=day.source,
        )  # fmt: skip
    for day in seen.remove:
        row = change.find("calendar_day", day=to_cell(day.date), kind=day.kind.value)
        assert row is not None
        change.remove("calendar_day", int(str(row["id"])))


def _chosen(seen: Preview, keep: Collection[str], move: Collection[str]) -> None:
    both = sorted(set(keep) & set(move))
    if both:
        raise InputError(f"{both[0]} is to be kept and moved at once; which of the two is meant?")
    strange = sorted((set(keep) | set(move)) - set(seen.published))
    if strange:
        raise InputError(f"{strange[0]} is no published deadline that this would move.")
    open_ = [ref for ref in seen.published if ref not in keep and ref not in move]
    if open_:
        lines = " ".join(move_line(each) for each in seen.moves if each.ref in open_)
        raise Refused(
            f"Published dates would move; choose for each whether it is kept or moved ({', '.join(open_)}). {lines}"
        )


def _why(seen: Preview, move: Collection[str], despite: str) -> str:
    """What the history keeps: the source, and what was chosen for each published deadline."""
    said = [seen.reason, *([despite] if seen.doubt else [])]
    for each in seen.moves:
        if each.published:
            old, new = format_date(each.old), format_date(each.new)
            done = f"moved from {old} to {new}" if each.ref in move else f"kept as published, {old}, not {new}"
            said.append(f"{each.ref}, {each.what[0].lower()}{each.what[1:]}: {done}")
    return ". ".join(said)


def _again(office: Office, seen: Preview) -> Preview:
    """The same change looked at once more, as the register stands inside the transaction."""
    held = added(office)
    if any(day not in held for day in seen.remove) or any(
        (day.date, day.kind) in {(other.date, other.kind) for other in held} for day in seen.add
    ):
        raise Conflict("Somebody changed the calendar in the meantime; look at it, then try again.")
    kept = tuple(day for day in held if day not in seen.remove)
    return _preview(office, Calendar.of(office.council(), (*kept, *seen.add)), add=seen.add, remove=seen.remove)


def _move_window(office: Office, change: Change, seen: Preview, decision_id: int) -> None:
    publication = records.publication(office.register, decision_id)
    assert publication is not None
    earlier = records.window_changes(office.register, decision_id)
    now = earlier[-1] if earlier else publication
    assert now.closes is not None and now.closes_at is not None and now.effective is not None
    found = count_window(office, decision_id, office.council(), seen.calendar)
    change.insert(
        "window_change",
        publication_id=publication.id,
        decision_id=decision_id,
        sequence=len(earlier) + 1,
        old_closes=to_cell(now.closes),
        old_closes_at=iso_instant(now.closes_at),
        old_effective=to_cell(now.effective),
        closes=to_cell(found.closes),
        closes_at=iso_instant(found.closes_at),
        effective=to_cell(found.effective),
        changed_on=to_cell(office.clock.today()),
        **_settled(office, seen, found),
    )


def _keep_window(office: Office, change: Change, seen: Preview, decision_id: int) -> None:
    publication = records.publication(office.register, decision_id)
    assert publication is not None and publication.in_force is not None
    now = publication.in_force
    assert now.closes_at is not None
    change.insert(
        "window_kept",
        publication_id=publication.id,
        decision_id=decision_id,
        closes=to_cell(now.closes),
        closes_at=iso_instant(now.closes_at),
        effective=to_cell(now.effective),
        kept_on=to_cell(office.clock.today()),
        **_settled(office, seen, count_window(office, decision_id, office.council(), seen.calendar)),
    )


def _settled(office: Office, seen: Preview, found: CallInWindow) -> dict[str, str]:
    """What is recorded of a published window whether it is moved or kept: why, who, when, and the new count."""
    return {
        "reason": seen.reason,
        "who": office.who,
        "recorded_at": iso_instant(office.clock.system()),
        "counts": frozen_counts.to_text(found),
        "calendar_fingerprint": seen.calendar.fingerprint,
    }


def _preview_of(office: Office, held: tuple[CalendarDay, ...], new: tuple[CalendarDay, ...]) -> Preview:
    new = tuple(sorted(new, key=lambda day: (day.date, day.kind)))
    return _preview(office, Calendar.of(office.council(), (*held, *new)), add=new)


def _preview(
    office: Office,
    calendar: Calendar,
    *,
    add: tuple[CalendarDay, ...] = (),
    remove: tuple[CalendarDay, ...] = (),
) -> Preview:
    found = moves(office, calendar=calendar)
    warnings = list(dict.fromkeys(said for day in (add[-1:] or remove[-1:]) if (said := horizon(calendar, day.date))))
    if any(day.kind is DayKind.CLOSURE for day in add):
        warnings += _swallowed_windows(office, calendar, add)
    if (today := office.clock.today()) > (add or remove)[0].date:
        warnings.append(
            f"{format_date((add or remove)[0].date)} is past; dates that were counted then are not touched."
        )
    doubt = next((f"Day: {far}" for day in add if (far := far_off(day.date, today))), "")
    return Preview(add, remove, calendar, found, tuple(warnings), doubt)


def _swallowed_windows(office: Office, calendar: Calendar, add: tuple[CalendarDay, ...]) -> list[str]:
    """Windows of which no day is worked: those that are open, and the one that would open just before the closure."""
    said = []
    for decision_id, title, found in open_windows(office, calendar):
        if swallowed(calendar, [found.closes_ledger]):
            said.append(
                f"D{decision_id}, {title}: no day of its call-in window, to {format_date(found.closes)}, is worked."
            )
    before = on_or_before(calendar, add[0].date - timedelta(days=1), Terms("", "", "", closures_count=False))
    try:
        next_one = window(office.council(), calendar, published=before, decided=before, meeting=before)
    except (NotConfigured, InputError):
        return said
    if swallowed(calendar, [next_one.closes_ledger]):
        said.append(
            f"The closure swallows a whole call-in window: of a decision published on {format_date(before)}, to"
            f" {format_date(next_one.closes)}, no day is worked."
        )
    return said
