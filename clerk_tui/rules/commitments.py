"""What seems wrong with a commitment or an entry of its progress. No law says how they are kept: the clerk decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from clerk_tui.domain.commitments import Commitment, Progress, Standing
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.findings import Finding, Severity

_QUOTED = 60


def doubts(commitment: Commitment, beside: Iterable[Commitment]) -> tuple[Finding, ...]:
    """What speaks against a commitment; `beside` are the others of its plan, or all others that stand in none."""
    return tuple(_doubts(commitment, [one for one in beside if one.id != commitment.id]))


def _doubts(new: Commitment, beside: Sequence[Commitment]) -> Iterator[Finding]:
    place = new.plan or "the commitments that stand in no plan"
    for other in beside:
        if new.code and other.code.casefold() == new.code.casefold():
            says = f"Code: {other.code} is used already in {place}, for {quoted(other.text)} ({other.ref})."
            yield _doubt("COM-TWICE", "code", says)
    if new.due.last is None and new.due.words:
        says = f"By when: “{new.due.words}” names no day; say the last day that it means."
        yield _doubt("COM-NODAY", "due", says)
    if new.due.last is not None and new.began is not None and new.due.last < new.began:
        last, first = format_date(new.due.last), format_date(new.began)
        says = f"By when: {last} lies before {first}, when {new.code or 'the commitment'} begins."
        yield _doubt("COM-BEFORE", "due", says)


def progress_doubts(entry: Progress, commitment: Commitment, today: date) -> tuple[Finding, ...]:
    """What speaks against an entry of progress."""
    return tuple(_progress_doubts(entry, commitment, today))


def _progress_doubts(entry: Progress, of: Commitment, today: date) -> Iterator[Finding]:
    day = format_date(entry.made_on)
    if of.began is not None and entry.made_on < of.began:
        says = f"Date: {day} lies before {format_date(of.began)}, when {of.called} began."
        yield _doubt("COM-EARLY", "made_on", says)
    if entry.made_on > today:
        yield _doubt("COM-AHEAD", "made_on", f"Date: {day} is still to come.")
    if entry.period.last is not None and entry.made_on < entry.period.last:
        says = f"Date: {day} lies before {format_date(entry.period.last)}, when the period ends that it is about."
        yield _doubt("COM-PERIOD", "made_on", says)
    if of.standing is not Standing.OPEN and of.ended_on is not None and entry.made_on > of.ended_on:
        says = f"Date: {of.called} was {of.standing.value} on {format_date(of.ended_on)}; {day} lies after it."
        yield _doubt("COM-ENDED", "made_on", says)


def end_doubts(of: Commitment, standing: Standing, day: date, told: Iterable[Progress]) -> tuple[Finding, ...]:
    """What speaks against a commitment's end on a day; `told` is its progress."""
    newest = max((entry.made_on for entry in told), default=day)
    if newest <= day:
        return ()
    says = (
        f"Day: progress of {of.called} is of {format_date(newest)}, so it was still open after {format_date(day)}, when"
        f" it is said to be {standing.value}."
    )
    return (_doubt("COM-LATER", "on", says),)


def _doubt(id: str, where: str, says: str) -> Finding:
    return Finding(id, Severity.WARNING, where, says)


def quoted(text: str) -> str:
    """The beginning of a text's first line in quotation marks."""
    whole, first = text.strip(), " ".join(text.strip().split("\n")[0].split())
    if len(first) > _QUOTED:
        return f"“{first[:_QUOTED].rstrip()} …”"
    return f"“{first} …”" if "\n" in whole else f"“{first}”"
