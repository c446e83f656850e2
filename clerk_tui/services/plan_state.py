"""How an entry of the forward plan stands: its notice, the days left for it, and which route is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.council import Nation
from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.domain.decision import UrgencyKind
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.forward_plan import Entry, PlanStatus
from clerk_tui.domain.ledger import CountResult
from clerk_tui.register import forward_plan as rows
from clerk_tui.register import plan_list
from clerk_tui.register.plan_list import PlanRow
from clerk_tui.register.urgencies import urgencies
from clerk_tui.rules.notice_changes import PeriodNotice, stated_period
from clerk_tui.rules.notices import general_exception, key_decision_notice
from clerk_tui.rules.plan_routes import last_general_exception
from clerk_tui.services.boards import ago
from clerk_tui.services.office import Office
from clerk_tui.services.plan_versions import newest


@dataclass(frozen=True, slots=True)
class PlanState:
    """How an entry stands. `slack` is days: before the notice is due while none is out, otherwise beyond the 28.

    `due` is the day by which the notice has to be, or had to be, at both places. `weight` is for the row: urgent (the
    28 days are lost), warn (soon, or the notice is to be looked at), good (they hold), muted (nothing is asked), or
    nothing. `route` names what is open. `held` says that there were 28 clear days, whatever else the notice lacks.
    """

    row: PlanRow
    says: str
    short: str
    weight: str
    slack: int | None = None
    due: date | None = None
    route: str = ""
    count: CountResult | None = None
    held: bool = False

    @property
    def entry(self) -> Entry:
        return self.row.entry


_SOON = 14
_TO_ANSWER = 10
"""So many days before a notice would be due the key test has to be answered."""


def of_entry(office: Office, entry_id: int) -> PlanState:
    """How one entry stands; NotFound if there is none."""
    found = plan_list.row(office.register, entry_id)
    if found is None:
        rows.entry(office.register, entry_id)
        raise AssertionError(entry_id)
    return state(office, found)


def page(office: Office, start: int, length: int, text: str = "") -> list[PlanState]:
    """A page of the forward plan, each entry with how it stands."""
    found = plan_list.page(office.register, start, length, office.clock.today(), text)
    return [state(office, row) for row in found]


def state(office: Office, row: PlanRow) -> PlanState:
    """How an entry stands by the calendar and the council file of today."""
    found = office.keep("plan states", dict[PlanRow, PlanState])
    if row not in found:
        found[row] = _state(office, row)
    return found[row]


def _state(office: Office, row: PlanRow) -> PlanState:
    entry = row.entry
    if entry.status is PlanStatus.WITHDRAWN:
        return PlanState(row, f"Withdrawn: {entry.status_reason}", "Withdrawn", "muted")
    if row.decided_on is not None:
        return _decided(office, row, row.decided_on)
    if entry.key_decision is None:
        return _unanswered(office, row)
    if entry.key_decision is False:
        return PlanState(row, "Not key: regulation 9 asks no notice", "Not key", "muted")
    if office.council().nation is Nation.WALES:
        return PlanState(row, "Welsh law asks no notice of 28 days", "No notice in Wales", "muted")
    if entry.due_from is None:
        return PlanState(row, "No day or period of the decision is entered", "No day yet", "warn")
    try:
        return _of_notice(office, row, entry.due_from)
    except InputError as error:
        # The first and the last days of the calendar's years have nothing to count to.
        return PlanState(row, str(error), "Not countable", "warn")


def _unanswered(office: Office, row: PlanRow) -> PlanState:
    """An entry of which nobody has said whether it is key: pressing once its notice, if it is, would be due soon."""
    quiet = PlanState(row, "The key test is not answered", "Key or not?", "warn")
    council, first, today = office.council(), row.entry.due_from, office.clock.today()
    if first is None or first < today or council.nation is Nation.WALES:
        return quiet
    try:
        count = key_decision_notice(first, office.calendar(), notice=row.published_from, strict=council.strict_28)
    except InputError:
        return quiet
    due = count.ledger.working_answer
    slack = (due - today).days
    if count.satisfied or slack > _TO_ANSWER:
        return quiet
    needed = "needed" if slack >= 0 else "was needed"
    says = f"Is it key? Notice {needed} by {format_date(due)}, {ago(due, today)}, if it is"
    return PlanState(row, says, "Key or not?", "warn" if slack >= 0 else "urgent", slack, due, "", count)


def _decided(office: Office, row: PlanRow, day: date) -> PlanState:
    """A matter that was decided: what its notice lacks for the period it states, and for the day of the decision."""
    says, count = f"Decided on {format_date(day)}", count_of(office, row)
    if count is None or row.published_from is None or _by_urgency(office, row, day):
        return PlanState(row, says, "Decided", "muted", count=count)
    try:
        found = _stated(office, row, row.published_from, day)
    except InputError:
        return PlanState(row, says, "Decided", "muted", count=count)
    if found.finding.severity is Severity.HOLDS:
        return PlanState(row, says, "Decided", "muted", count=count)
    return PlanState(row, f"{says}. {found.finding.says}", "Decided, see notice", "warn", count=count)


def _stated(office: Office, row: PlanRow, published: date, decided: date | None = None) -> PeriodNotice:
    """The notice held against the day or period that the entry states, and against the day of the decision."""
    first, strict = row.entry.due_from, office.council().strict_28
    assert first is not None
    last = row.entry.due_to or first
    return stated_period(published, first, last, office.calendar(), decision=decided, strict=strict)


def count_of(office: Office, row: PlanRow) -> CountResult | None:
    """EN-KD28 of an entry from the later place of its notice; None where there is nothing to count."""
    entry = row.entry
    if entry.due_from is None or entry.key_decision is not True or office.council().nation is Nation.WALES:
        return None
    try:
        strict = office.council().strict_28
        return key_decision_notice(entry.due_from, office.calendar(), notice=row.published_from, strict=strict)
    except InputError:
        return None


def _of_notice(office: Office, row: PlanRow, first: date) -> PlanState:
    council, calendar, today = office.council(), office.calendar(), office.clock.today()
    count = key_decision_notice(first, calendar, notice=row.published_from, strict=council.strict_28)
    due = count.ledger.working_answer
    if not count.satisfied and (otherwise := _by_urgency(office, row, first)):
        says, short, weight = otherwise
        return PlanState(row, says, short, weight, None, due, says, count)
    if row.published_from is None:
        slack = (due - today).days
        if slack >= 0:
            says = f"Notice needed by {format_date(due)}, {ago(due, today)}"
            short = f"Notice by {short_date(due)}"
            return PlanState(row, says, short, "warn" if slack <= _SOON else "", slack, due, "28 days' notice", count)
        route = _route(office, first)
        says = f"No notice is recorded: 28 clear days were lost after {format_date(due)}. {route}"
        return PlanState(row, says, _brief(route), "urgent", slack, due, route, count)
    clear = max(count.clear_days or 0, 0)
    if count.satisfied:
        return _held(office, row, clear, due, count)
    earliest, last = _stated(office, row, row.published_from).earliest.ledger.answer, row.entry.due_to
    within = "" if last is None else f", {'within' if earliest <= last else 'after'} its period"
    route = _route(office, first)
    says = (
        f"Notice short: at both places on {format_date(row.published_from)}, {clear} of {count.ledger.n} clear days"
        f"{' before the first day of its period' if last else ''}; it is long enough from"
        f" {format_date(earliest)}{within}. {route}"
    )
    return PlanState(
        row, says, f"Short, {clear} of {count.ledger.n}", "urgent", clear - count.ledger.n, due, route, count
    )


def _held(office: Office, row: PlanRow, clear: int, due: date, count: CountResult) -> PlanState:
    """A notice that is long enough, and what it does not say: a notice holds for what it says alone (reg 9(1))."""
    assert row.published_from is not None
    says = f"Notice holds: at both places on {format_date(row.published_from)}, {clear} clear days before the day"
    short, weight, found = f"Holds, {clear} clear", "good", newest(office, row.entry)
    if found and found.lacks:
        says += f". As published it lacks {', '.join(found.lacks)} of regulation 9(1)"
        short, weight = f"Lacks {', '.join(found.lacks)}", "warn"
    if found and found.changes:
        says += f". Not published yet: changes in {', '.join(each.label for each in found.changes)}"
        if found.weighty:
            short, weight = "Changed since", "warn"
    return PlanState(row, says, short, weight, clear - 28, due, "28 days' notice", count, held=True)


def _by_urgency(office: Office, row: PlanRow, first: date) -> tuple[str, str, str] | None:
    """How the matter stands by the general exception or special urgency recorded for it; None where neither is."""
    found = {urgency.kind: urgency for urgency in urgencies(office.register, None, row.entry.id)}
    special, general = found.get(UrgencyKind.SPECIAL_URGENCY), found.get(UrgencyKind.GENERAL_EXCEPTION)
    if special and special.agreed_on:
        says = f"Special urgency agreed on {format_date(special.agreed_on)} by {special.agreed_by or 'nobody named'}"
        return says, "Special urgency", "good"
    if general and general.available_on:
        counted = general_exception(general.available_on, office.calendar(), decision=first)
        says = (
            f"General exception: notice made available {format_date(general.available_on)}; the decision may be taken"
            f" from {format_date(counted.ledger.answer)}"
        )
        return says, "General exception", "good" if counted.satisfied else "urgent"
    return None


def _route(office: Office, first: date) -> str:
    """What is left for a decision on the first day planned, once 28 clear days do not fit before it."""
    today = office.clock.today()
    if first < today:
        return "The day planned is past"
    last = last_general_exception(office.calendar(), first)
    if today <= last:
        return f"General exception until {format_date(last)}"
    return "Special urgency only"


def _brief(route: str) -> str:
    return {"G": "Exception left", "S": "Urgency only"}.get(route[:1], "Late")
