"""What may be disposed of: listed with the count behind it, and never deleted by the program itself (`disposing`).

The years of SI 2012/2089 reg 21(6) and (7), of SI 2014/2095 reg 8 and of LGA 1972 ss.100C and 100D are the least that
must be kept and open. None of them is a duty to destroy, so a public notice may stay where it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from clerk_tui.domain.council import Nation
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.ledger import CountResult
from clerk_tui.register import decisions as records
from clerk_tui.register import retention as rows
from clerk_tui.register.retention import Ages
from clerk_tui.rules.retention import PAPERS_YEARS, RECORD_YEARS
from clerk_tui.services.disposal_words import NAMES
from clerk_tui.services.keeping import keeping
from clerk_tui.services.office import Office

NOTHING = "Nothing is past the years for which it must be kept."
WALES = "Nothing is listed for a Welsh council: the years that Welsh law sets were not read for this program."
NO_DUTY = "These years are the least that the law asks, and no duty to destroy. The program deletes nothing by itself."


@dataclass(frozen=True, slots=True)
class Disposable:
    """What of a decision need not be kept any longer, with the count of its last day; `part` is papers or record."""

    ref: str
    title: str
    reference: str
    part: str
    what: str
    decided_on: date
    until: CountResult

    @property
    def since(self) -> date:
        """The first day on which it may be disposed of."""
        return self.until.ledger.answer + timedelta(days=1)

    @property
    def authority(self) -> str:
        """The rule and the paragraph that set the years."""
        return f"{self.until.ledger.rule}, {self.until.ledger.authorities[0].id}"

    def line(self) -> str:
        """All of it in sentences."""
        last = format_date(self.until.ledger.answer)
        return (
            f"{self.ref}. {self.title}. {self.what}: kept until {last}, so they may be disposed of since"
            f" {format_date(self.since)} ({self.authority})."
        )


def nothing_listed(office: Office) -> str:
    """What an empty list says."""
    return WALES if office.council().nation is Nation.WALES else NOTHING


def count(office: Office, text: str = "") -> int:
    """How many lines the list has; none in Wales, whose years were not read."""
    if office.council().nation is Nation.WALES:
        return 0
    return rows.count(office.register, _ages(office), text)


def page(office: Office, start: int, length: int, text: str = "") -> list[Disposable]:
    """What may be disposed of today, what was over first standing first."""
    if office.council().nation is Nation.WALES:
        return []
    found = []
    for old in rows.page(office.register, _ages(office), start, length, text):
        decision = replace(records.decision(office.register, old.id), decided_on=old.decided_on)
        kept = keeping(office, decision)
        until = kept.papers if old.what == rows.PAPERS else kept.record
        assert until is not None
        found.append(
            Disposable(f"D{old.id}", old.title, old.reference, old.what, NAMES[old.what], old.decided_on, until)
        )
    return found


def _ages(office: Office) -> Ages:
    today = office.clock.today()
    return Ages(PAPERS_YEARS, _years_before(today, PAPERS_YEARS), RECORD_YEARS, _years_before(today, RECORD_YEARS))


def _years_before(day: date, years: int) -> date:
    """The newest day whose anniversary, as `rules.retention` has it, is not after `day`."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)
