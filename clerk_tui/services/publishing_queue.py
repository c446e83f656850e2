"""What is decided and not published, with its age in working days, the most overdue first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from clerk_tui.domain.council import Unit
from clerk_tui.domain.dates import short_date
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import CountResult
from clerk_tui.register import decisions as records
from clerk_tui.register import publishing_queue as rows
from clerk_tui.register.publishing_queue import Waiting
from clerk_tui.register.today_list import count_to_record
from clerk_tui.rules.deadlines import publish_by
from clerk_tui.rules.number_words import days_of
from clerk_tui.services.office import Office


@dataclass(frozen=True, slots=True)
class Queued:
    """One decision that waits. `age` is working days since the decision, today among them.

    `due` is the last day by the council's own limit (P1), None where it sets none; `late` is how many working days past
    it today is. `state` is for reading aloud, `short` for a narrow column.
    """

    id: int
    reference: str
    title: str
    maker_name: str
    decided_on: date
    meeting_id: int | None
    age: int
    due: date | None
    late: int
    state: str
    short: str

    @property
    def ref(self) -> str:
        return f"D{self.id}"


def count(office: Office, text: str = "") -> int:
    return rows.count(office.register, text)


def to_record(office: Office) -> str:
    """A sentence about the records that wait for what was decided, as Today lists them; empty where none does."""
    waiting = count_to_record(office.register, office.clock.today().isoformat())
    if not waiting:
        return ""
    return f"{waiting} more {'waits' if waiting == 1 else 'wait'} for what was decided: “To record” on Today."


def page(office: Office, start: int, length: int, text: str = "") -> list[Queued]:
    """A page of the queue."""
    return [_queued(office, row) for row in rows.page(office.register, start, length, text)]


def limit_of(office: Office, decision_id: int) -> CountResult | None:
    """The count behind the last day to publish; None before the decision is dated, or where no limit is set."""
    decided = records.decision(office.register, decision_id).decided_on
    return None if decided is None else _limit(office, decided)


def _limit(office: Office, decided: date) -> CountResult | None:
    try:
        return publish_by(office.council(), office.calendar(), decided=decided)
    except (NotConfigured, InputError):
        return None


def _working_days(office: Office, after: date, until: date) -> int:
    """Working days after one day and up to another, that one among them."""
    calendar = office.calendar()
    return sum(calendar.is_working(after + timedelta(days=n)) for n in range(1, (until - after).days + 1))


def _queued(office: Office, row: Waiting) -> Queued:
    today = office.clock.today()
    found = _limit(office, row.decided_on)
    due = found.ledger.working_answer if found else None
    age = max(0, _working_days(office, row.decided_on, today))
    late = _working_days(office, due, today) if due and today > due else 0
    days = days_of(age, Unit.WORKING)
    if due is None:
        state, short = f"Decided {days} ago; the council sets no limit", days
    elif today > due:
        over = days_of(late, Unit.WORKING)
        state, short = f"Decided {days} ago, {over} over the limit of {short_date(due)}", f"{days}, {late} over"
    else:
        state, short = f"Decided {days} ago, due {short_date(due)}", days
    return Queued(
        row.id, row.reference, row.title, row.maker_name, row.decided_on, row.meeting_id, age, due, late, state, short
    )  # fmt: skip
