"""Agendas and notices of what is still to come that are too short, counted by the calendar as it now stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError
from clerk_tui.register import council as council_rows
from clerk_tui.register import open_acts, plan_list
from clerk_tui.register.open_acts import OpenAct
from clerk_tui.services.office import Office

_MEETINGS_AHEAD = 60
"""So many meetings are looked at; an agenda is out for a handful."""
_PLANNED_AHEAD = 60
"""So many matters of the forward plan are looked at, the next to be decided first."""


@dataclass(frozen=True, slots=True)
class Short:
    """A meeting (M3), key decision (D12) or plan entry (F4) to come; `due`: its agenda or notice had to be out by then.

    `says` is for reading aloud, `brief` for a narrow column.
    """

    ref: str
    due: date
    says: str
    brief: str


def short_notices(office: Office) -> dict[str, Short]:
    """What is too short, by reference, the next meeting first."""
    return office.keep("short notices", lambda: _short_notices(office))


def _short_notices(office: Office) -> dict[str, Short]:
    return {short.ref: short for short in (*_agendas(office), *_key_decisions(office))}


def short_plans(office: Office) -> dict[int, Short]:
    """The forward plan's matters to come without 28 clear days' notice, by id: by when it is, or was, needed.

    They are key, or their key test is still to be answered and the notice would be due soon.
    """
    return office.keep("short plans", lambda: _short_plans(office))


def _short_plans(office: Office) -> dict[int, Short]:
    found = plan_list.without_notice(office.register, office.clock.today(), _PLANNED_AHEAD)
    if not found:
        return {}
    # The rules are loaded when a date is counted, not when the first screen is drawn.
    from clerk_tui.services.plan_state import state

    states = (state(office, row) for row in found)
    return {
        each.entry.id: Short(each.entry.ref, each.due, each.says, each.short)
        for each in states
        if each.due is not None and each.weight != "good" and not each.held
    }


def _agendas(office: Office) -> Iterator[Short]:
    register = office.register
    acts = open_acts.agendas_published(register, office.clock.today().isoformat(), _MEETINGS_AHEAD)
    if not acts:
        return
    # The rules are loaded when a date is counted, not when the first screen is drawn.
    from clerk_tui.domain.council import Nation
    from clerk_tui.domain.meeting import BodyKind
    from clerk_tui.rules.committees import agenda_of
    from clerk_tui.rules.number_words import cardinal

    calendar, nation = office.calendar(), Nation(council_rows.council(register).nation)
    for act, kind in acts:
        assert act.done_on is not None
        try:
            count = agenda_of(BodyKind(kind), act.day, calendar, published=act.done_on, nation=nation)
        except InputError:
            # The first days of the calendar's first year have nothing before them to count.
            continue
        if not count.satisfied:
            clear, due = max(count.clear_days or 0, 0), count.ledger.working_answer
            found = f"{cardinal(clear)} clear working day{'' if clear == 1 else 's'}"
            says = (
                f"Agenda short: published {format_date(act.done_on)} for {format_date(act.day)}, {found} of the"
                f" {cardinal(count.ledger.n)} required, as the calendar now stands"
            )
            yield Short(f"M{act.id}", due, says, f"Agenda short, {clear} of {count.ledger.n}")


def _key_decisions(office: Office) -> Iterator[Short]:
    register, today = office.register, office.clock.today().isoformat()
    acts = {act.id: act for act in open_acts.key_decisions_to_come(register, today) if act.done_on is not None}
    by_exception = {act.id for act in open_acts.general_exceptions(register, today)}
    for act in open_acts.key_decisions_to_come(register, today) if acts or by_exception else ():
        if act.id in acts or act.id in by_exception:
            yield from _key_decision(office, act)


def _key_decision(office: Office, act: OpenAct) -> Iterator[Short]:
    """The notice of a key decision, where neither it nor the exception that is recorded holds for its meeting."""
    from clerk_tui.domain.findings import Severity
    from clerk_tui.register import decisions as records
    from clerk_tui.rules.notices import key_decision_notice
    from clerk_tui.rules.routes import key_decision_route

    calendar = office.calendar()
    try:
        found = next(key_decision_route(records.decision(office.register, act.id), act.day, calendar))
        due = key_decision_notice(act.day, calendar).ledger.working_answer
    except InputError:
        return
    if found.severity is Severity.BLOCKER and found.ledger is not None:
        name = "Exception" if found.id == "EN-GE5" else "Key notice"
        yield Short(f"D{act.id}", due, f"{name} short: {found.says.rstrip('.')}", f"{name} short")
