"""A date opened: every day of its count, the paragraph behind it, how sure it is, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.app import ComposeResult

from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.domain.ledger import Certainty, Ledger
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.cells import hang, wrap
from clerk_tui.widgets.dialogs import Dialog, scrolled, text_width

CERTAINTY = {
    Certainty.STATUTE: "counted by the words of the law",
    Certainty.LOCAL: "counted by the words of the council's own constitution",
    Certainty.INFERRED: "inferred from the council's published register, not read in its constitution",
    Certainty.PROVISIONAL: "provisional: it rests on bank holidays that are not on the published list",
}
_WIDE = 16


class LedgerScreen(Dialog[None]):
    """The count behind one date."""

    BINDINGS = bindings_for("ledger")

    def __init__(self, ledger: Ledger, *, found: str = "", stands: str = "") -> None:
        """`found` is a sentence about the actual date; `stands` says why nothing in the calendar would change it."""
        super().__init__()
        self._ledger, self._found, self._stands = ledger, found, stands
        self._wrapped = 0
        self._reader = scrolled("")

    def compose(self) -> ComposeResult:
        """The whole count in one scrolled text."""
        self._wrap()
        yield from self.frame(self._ledger.title, self._reader, foot=self.keys("ledger", "↑ ↓  Scroll"), wide=True)

    def on_resize(self) -> None:
        """As wide as the terminal has become."""
        self._wrap()

    def _wrap(self) -> None:
        width = text_width(self.app.size.width)
        if width != self._wrapped:
            self._wrapped = width
            lines = ledger_lines(self._ledger, found=self._found, stands=self._stands, width=width)
            self._reader.show("\n".join(lines))


def ledger_lines(ledger: Ledger, *, found: str = "", stands: str = "", width: int = 72) -> list[str]:
    """The count in plain words: answer, days, advice, authorities, calendar and what would change it."""
    facts = [line for lead, text in _answer(ledger, found) for line in hang(f"{lead:{_WIDE}}", text, width)]
    days = [line for day, text in _days(ledger) for line in hang(f"{day:>15}   ", text, width)]
    advice = [line for sentence in ledger.advice for line in ["", *wrap(sentence, width)]]
    changes = [line for sentence in _changes(ledger, stands) for line in wrap(sentence, width)]
    return [*facts, "", *days, *advice, *_authorities(ledger, width), "", *changes]


def _answer(ledger: Ledger, found: str) -> Iterator[tuple[str, str]]:
    yield "Answer", format_date(ledger.answer)
    if ledger.working_answer != ledger.answer:
        yield "Working day", format_date(ledger.working_answer)
    itself = ", which is the first day" if ledger.begins_on_anchor else "; that day itself is not counted"
    yield "Counted from", f"{ledger.anchor_name}, {format_date(ledger.anchor)}{itself}"
    yield "How sure", CERTAINTY[ledger.certainty]
    if found:
        yield "Found", found


def _days(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """The days in date order between anchor and answer, the counted ones numbered."""
    numbers = _numbers(ledger)
    says = {day.date: f"counted {numbers[day.date]}" if day.counted else f"— {day.reason}" for day in ledger.days}
    says[ledger.answer] = f"{says[ledger.answer]}, the answer" if ledger.answer in says else "the answer"
    says[ledger.anchor] = ledger.anchor_name
    for day in sorted(says):
        yield short_date(day), says[day]


def _numbers(ledger: Ledger) -> dict[date, int]:
    """Clear days are numbered by date; a count whose last day is the answer is numbered from the anchor on."""
    counted = sorted(day.date for day in ledger.days if day.counted)
    if ledger.answer < ledger.anchor and ledger.answer in counted:
        counted.reverse()
    return {day: number for number, day in enumerate(counted, 1)}


def _authorities(ledger: Ledger, width: int) -> Iterator[str]:
    for authority in ledger.authorities:
        yield ""
        yield authority.id + (f" ({authority.caution})" if authority.caution else "")
        yield from hang("  ", authority.says, width)
        if authority.url:
            yield f"  {authority.url}"


def _changes(ledger: Ledger, stands: str) -> Iterator[str]:
    as_of = format_date(ledger.calendar_as_of)
    yield f"Counted by calendar {ledger.calendar_fingerprint}, with the bank holidays as of {as_of}."
    if stands:
        yield stands
        return
    first, last = min(ledger.anchor, ledger.answer), max(ledger.anchor, ledger.answer)
    between = f"between {short_date(first)} and {short_date(last)}"
    if ledger.unit == "working":
        yield f"Would change it: another day for {ledger.anchor_name}; a bank holiday or a closure added {between}."
    elif ledger.unit == "years":
        yield f"Would change it: another day for {ledger.anchor_name}."
    else:
        yield f"Would change it: another day for {ledger.anchor_name}. Bank holidays move only the working day."
    if ledger.certainty is Certainty.INFERRED:
        yield "The words of the council's constitution would settle it."
    if ledger.certainty is Certainty.PROVISIONAL:
        yield "The published list of bank holidays would settle it."
