"""Which words stand in which column of a plan on a page, for a period. No law says: it is how councils draw it up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from clerk_tui.domain.commitments import ByWhen, Commitment, CommitmentPlan, Progress, Span, Standing
from clerk_tui.domain.public_plans import PublicPlanRow


def rows(
    plan: CommitmentPlan, period: Span, commitments: Sequence[Commitment], told: Mapping[int, Sequence[Progress]]
) -> tuple[PublicPlanRow, ...]:
    """One row a theme, in the order of the plan; `told` is the progress of each commitment by its id.

    In the first column stands what has neither a by-when nor an objective over it, in the third what has one of both;
    in the second the progress of the period. What ended before the period began is left out, and what was dropped.
    """
    standing = [one for one in commitments if _stands(one, period)]
    themes: dict[str, list[Commitment]] = {}
    for one in standing:
        themes.setdefault(one.theme or one.portfolio, []).append(one)
    found = (
        PublicPlanRow(
            theme,
            tuple(point for one in held if not _is_next(one) for point in _points(one)),
            tuple(point for one in held for point in _told(told.get(one.id, ()), period)),
            tuple(point for one in held if _is_next(one) for point in _promised(one, plan.due)),
        )
        for theme, held in themes.items()
    )
    return tuple(row for row in found if row.will or row.done or row.next)


def _stands(one: Commitment, period: Span) -> bool:
    if one.standing is Standing.DROPPED and (period.last is None or _by(one.ended_on, period.last)):
        return False
    return one.standing is Standing.OPEN or period.first is None or not _before(one.ended_on, period.first)


def _by(day: date | None, last: date) -> bool:
    return day is None or day <= last


def _before(day: date | None, first: date) -> bool:
    return day is not None and day < first


def _is_next(one: Commitment) -> bool:
    return bool(one.due) or one.parent_id is not None


def _points(one: Commitment) -> Iterator[str]:
    """Its points, the first with the code before it."""
    for place, point in enumerate(one.points):
        yield f"{one.code} {point}" if one.code and not place else point


def _promised(one: Commitment, due: ByWhen) -> Iterator[str]:
    """The same; where it is due at another time than the column says, that time stands behind it."""
    other = one.due.words if one.due and one.due != due else ""
    # Words that name no day, such as “in due course”, stand for themselves.
    said = other if other.casefold().startswith("by ") or one.due.last is None else f"by {other}"
    for point in _points(one):
        yield f"{point} ({said})" if other else point


def _told(entries: Iterable[Progress], period: Span) -> Iterator[str]:
    """The points of the entries about this period, or written in it where they are about none."""
    for entry in entries:
        if _is_of(entry, period):
            yield from entry.points


def _is_of(entry: Progress, period: Span) -> bool:
    about = entry.period
    if about.words and about.words.casefold() == period.words.casefold():
        return True
    if about.first is not None and about.last is not None and period.first is not None and period.last is not None:
        return period.first <= about.first and about.last <= period.last
    if about.words:
        return False
    return period.holds(entry.made_on) or (period.first is None and period.last is None and not period.words)
