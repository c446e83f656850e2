"""The gates before a decision: notices, reports, representations, agenda, and the decision's own earliest day.

SI 2012/2089 regs 5 to 7 and 9, three clear days in Wales, and the limits that a council sets itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from clerk_tui.domain.council import DayLimit, Maker
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.ledger import Authority, Certainty
from clerk_tui.domain.plan import DECISION, OPEN_BEFORE, REPORTS, REPRESENTATIONS, Gate, LeftOut
from clerk_tui.rules.before_meeting import AGENDA, agenda_by, report_by, representations_by
from clerk_tui.rules.counting import Terms, clear_before, nth_before
from clerk_tui.rules.due_words import due_words
from clerk_tui.rules.notice_changes import notices_needed
from clerk_tui.rules.notices import (
    earliest_key_decision,
    key_decision_notice,
    meeting_notice,
    private_meeting_notice,
    private_meeting_second_notice,
)
from clerk_tui.rules.plan_case import Case, due
from clerk_tui.rules.plan_routes import agenda_routes, key_routes, meeting_routes, private_routes
from clerk_tui.rules.plan_slack import days_in_words, working_days
from clerk_tui.rules.plan_words import WORDS


def before(case: Case) -> Iterator[Gate]:
    """Every gate up to the decision, in the law's order."""
    needed = _needed(case)
    if "EN-KD28" in needed:
        yield _key_notice(case)
    if "EN-PM28" in needed:
        yield from _private(case)
    if case.meets:
        if case.council.report_deadline is not None:
            yield due(case, REPORTS, report_by(case.council, case.calendar, case.decided).ledger)
        if "EN-NM5" in needed:
            yield _notice_of_meeting(case)
        yield from _agenda(case)
    elif case.wish.maker is Maker.MEMBER and case.council.pre_decision is not None:
        yield _lies_open(case, case.council.pre_decision)
    yield _decision(case)


def _needed(case: Case) -> tuple[str, ...]:
    """The rules of notice that bind what is planned."""
    wish = case.wish
    return notices_needed(wish.maker, key=wish.key, private=wish.private, nation=case.council.nation)


def left_out_before(case: Case) -> Iterator[LeftOut]:
    """The gates before a decision that this one does not have, and why."""
    needed = _needed(case)
    if case.wales:
        for gate_id in ("EN-KD28", "EN-PM28", "EN-PM5"):
            yield _left_out(gate_id, "the Welsh regulations know no such notice; forward work programmes are local.")
        return
    if "EN-KD28" not in needed:
        yield _left_out("EN-KD28", "not a key decision; regulation 9 asks no notice.")
    if "EN-AG5" not in needed:
        yield _left_out("EN-AG5", "an individual's decision is not a meeting; it needs no agenda.")
        if case.wish.private:
            yield _left_out("EN-PM28", "an individual's decision is not a meeting; regulation 5 does not apply.")
    elif not case.wish.private:
        yield _left_out("EN-PM28", "the matter is taken in public.")


def _left_out(gate_id: str, why: str) -> LeftOut:
    return LeftOut(gate_id, WORDS[gate_id][0], why)


def _key_notice(case: Case) -> Gate:
    count = key_decision_notice(case.decided, case.calendar, strict=case.strict)
    gate = due(case, "EN-KD28", count.ledger)
    if not gate.missed:
        return gate
    return _with_routes(case, gate, key_routes(case, gate.planned))


def _private(case: Case) -> Iterator[Gate]:
    first = due(case, "EN-PM28", private_meeting_notice(case.decided, case.calendar).ledger)
    yield _with_private_routes(case, first, second=False)
    if case.council.representations_deadline is not None:
        yield due(case, REPRESENTATIONS, representations_by(case.council, case.calendar, case.decided).ledger)
    further = due(case, "EN-PM5", private_meeting_second_notice(case.decided, case.calendar).ledger)
    yield _with_private_routes(case, further, second=True)


def _with_private_routes(case: Case, gate: Gate, *, second: bool) -> Gate:
    if not gate.missed:
        return gate
    return _with_routes(case, gate, private_routes(case, gate.planned, second=second))


def _with_routes(case: Case, gate: Gate, routes: tuple[str, ...]) -> Gate:
    """A missed gate with what is left. Where no day is recorded that is asked first, and alone once all is over."""
    if not gate.unrecorded:
        return replace(gate, still_open=routes)
    return gate if case.over else replace(gate, still_open=(*gate.still_open, f"Otherwise: {routes[0]}", *routes[1:]))


def _notice_of_meeting(case: Case) -> Gate:
    """EN-NM5; it is taken to go out with the agenda where nothing else is planned."""
    ledger = meeting_notice(case.decided, case.calendar).ledger
    gate = due(case, "EN-NM5", ledger, planned=case.wish.day_of("EN-AG5"), assumed=True)
    return _with_routes(case, gate, (meeting_routes(case),)) if gate.missed else gate


def _agenda(case: Case) -> Iterator[Gate]:
    """The law's own gate, and the council's longer one where it has one: what is published serves both."""
    law, *own = agenda_by(case.council, case.calendar, case.decided)
    gate = due(case, law.ledger.rule, law.ledger)
    if gate.missed:
        gate = _with_routes(case, gate, agenda_routes(case, gate.planned))
    yield from (due(case, AGENDA, count.ledger, planned=case.wish.day_of(gate.id)) for count in own)
    yield gate


def _lies_open(case: Case, limit: DayLimit) -> Gate:
    """P23: the last day to make the report available, so that it lies open long enough before a member decides."""
    kind = f"{'clear ' if limit.clear else ''}{limit.unit}"
    says = limit.source or f"{limit.days} {kind} days."
    terms = Terms(
        rule=OPEN_BEFORE,
        title=f"The report lies open before the member's decision of {format_date(case.decided)}: {limit.days} {kind}"
        " days",
        anchor_name="the decision",
        authorities=(Authority(f"{case.council.name}: council file", "", says),),
        certainty=Certainty.LOCAL if limit.unit_stated else Certainty.INFERRED,
        office_open=True,
        advice=() if limit.unit_stated else (f"The words are “{limit.days} days”; working days are assumed.",),
    )
    count = clear_before if limit.clear else nth_before
    return due(case, OPEN_BEFORE, count(case.calendar, case.decided, limit.days, terms, limit.unit))


def _decision(case: Case) -> Gate:
    """The decision itself: on the day planned, and not before the notice that is planned allows it."""
    name, who, proves = case.words(DECISION)
    working, days = working_days(case.calendar, case.today, case.decided), (case.decided - case.today).days
    short = "today" if not days else f"in {days_in_words(working)}" if days > 0 else "past"
    says = []
    if why := case.calendar.why_not(case.decided, closures_count=False):
        day = format_date(case.decided)
        says.append(f"{day} is no working day{'' if why in day else f': {why}'}.")
    gate = Gate(
        DECISION,
        name,
        who,
        proves,
        short,
        planned=case.decided,
        slack_working_days=working,
        slack_days=days,
        says=tuple(says),
    )
    notice = case.wish.day_of("EN-KD28")
    if notice is None or not case.wish.key or case.wales:
        return gate
    return _allowed_by(case, gate, notice)


def _allowed_by(case: Case, gate: Gate, notice: date) -> Gate:
    """The decision's gate with the first day that the planned notice allows."""
    found = earliest_key_decision(notice, case.calendar, strict=case.strict)
    assert found.earliest is not None and found.earliest_working_day is not None
    first = due_words(found.earliest, found.earliest_working_day)
    late = case.decided < found.earliest
    says = f"The notice of {format_date(notice)} allows the decision from {first}."
    return replace(
        gate,
        earliest=found.earliest,
        earliest_working_day=found.earliest_working_day,
        ledger=found.ledger,
        certainty=found.ledger.certainty,
        authorities=found.ledger.authorities,
        missed=late,
        short="before its notice allows" if late else gate.short,
        says=(says, *gate.says),
    )
