"""Counts forward that end in a last day: an act due by a date. The day that starts them is never counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from clerk_tui.domain.council import CallInRule, Council, Unit
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import Authority, Certainty, CountResult, Ledger
from clerk_tui.rules.authorities import authorities, local_authority
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import certainty_of, rule_for
from clerk_tui.rules.counting import BACK, Terms, nth_after
from clerk_tui.rules.notices import agenda_notice


def publish_by(council: Council, calendar: Calendar, *, decided: date, published: date | None = None) -> CountResult:
    """EN-PUB, parameter P1: the last day to publish the record of a decision, by the council's own limit.

    Statute says "as soon as reasonably practicable" and sets no number: NotConfigured where the council sets none.
    """
    limit = council.publish_within_days
    if limit is None:
        raise NotConfigured(
            f"{council.name} has no limit configured for publishing a decision: put publish_within_days in"
            f" {council.id}.toml. Regulation 12 itself says only: as soon as reasonably practicable."
        )
    own = Authority(f"{council.name}: council file", "", f"Publication within {limit} working days of the decision.")
    terms = Terms(
        rule="EN-PUB",
        title=f"Publication of the decision of {format_date(decided)}: within {limit} working days",
        anchor_name="the decision",
        authorities=(own, *authorities("SI 2012/2089 reg 12", "SI 2012/2089 reg 13")),
        certainty=Certainty.LOCAL,
        roll=BACK,
    )
    return _by(nth_after(calendar, decided, limit, terms), published)


def hearing_by(council: Council, calendar: Calendar, *, received: date, received_at: time | None = None) -> CountResult:
    """CI-HEARING: the last day for scrutiny to meet on a request for call-in that was `received`, by local rule."""
    rule = rule_for(council, received)
    if rule.hearing is None:
        raise NotConfigured(
            f"{council.name} has no time for the call-in hearing configured: put days and unit under"
            f" [call_in.hearing] in {council.id}.toml."
        )
    hearing = rule.hearing
    title = f"Hearing of the call-in received on {format_date(received)}: within {hearing.days} {hearing.unit} days"
    terms = _local(council, rule, "CI-HEARING", title, "receipt of the request")
    ledger = nth_after(calendar, received, hearing.days, terms, hearing.unit)
    late: tuple[str, ...] = ()
    if received_at is not None and rule.cutoff is not None and received_at >= rule.cutoff:
        late = (
            f"Received at {format_time(received_at)}: on the last day of its window a request must be in by"
            f" {format_time(rule.cutoff)}.",
        )
    missed = {
        "takes-effect": ("If the committee has not met by then, the decision takes effect.",),
        "stays-suspended": ("If the committee has not met by then, the decision stays suspended.",),
    }.get(hearing.if_missed, ())
    return _by(replace(ledger, advice=(*late, *missed, *_agenda(calendar, ledger, received), *ledger.advice)))


def reconsider_by(council: Council, calendar: Calendar, *, referred: date) -> CountResult:
    """CI-RECONSIDER: the last day for the decision maker to reconsider what was `referred` back, by local rule."""
    rule = rule_for(council, referred)
    if rule.reconsider is None:
        raise NotConfigured(
            f"{council.name} has no time for reconsidering configured: put days and unit under"
            f" [call_in.reconsider] in {council.id}.toml."
        )
    again = rule.reconsider
    title = f"Reconsidering what was referred back on {format_date(referred)}: within {again.days} {again.unit} days"
    terms = _local(council, rule, "CI-RECONSIDER", title, "the reference back")
    return _by(nth_after(calendar, referred, again.days, terms, again.unit))


def scrutiny_request(received: date, calendar: Calendar, *, answered: date | None = None) -> CountResult:
    """EN-S10: the last day to give a scrutiny member the documents asked for, or a reasoned refusal (reg 17(2)).

    Ten clear days are read as calendar days: the shorter reading, and so the safe one.
    """
    terms = Terms(
        rule="EN-S10",
        title=f"Documents for the scrutiny member who asked on {format_date(received)}: within ten days",
        anchor_name="receipt of the request",
        authorities=authorities("SI 2012/2089 reg 17"),
        roll=BACK,
    )
    working = nth_after(calendar, received, 10, terms)
    advice = (
        f"Read as working days the ten days would end on {format_date(working.answer)}; which reading is right has not"
        " been settled, and the earlier date is safe.",
    )
    return _by(nth_after(calendar, received, 10, replace(terms, advice=advice), Unit.CALENDAR), answered)


def _local(council: Council, rule: CallInRule, id: str, title: str, anchor_name: str) -> Terms:
    return Terms(
        rule=id,
        title=title,
        anchor_name=anchor_name,
        authorities=(local_authority(council, rule),),
        certainty=certainty_of(rule),
        closures_count=rule.closures_count,
        roll=BACK,
    )


def _by(ledger: Ledger, done: date | None = None) -> CountResult:
    return CountResult(
        ledger=ledger,
        latest=ledger.answer,
        latest_working_day=ledger.working_answer,
        satisfied=None if done is None else done <= ledger.answer,
    )


def _agenda(calendar: Calendar, hearing: Ledger, received: date) -> tuple[str, ...]:
    """The hearing is a meeting under LGA 1972 s.100B: its own agenda needs five clear days, or shorter notice."""
    try:
        due = agenda_notice(hearing.working_answer, calendar).ledger.working_answer
    except InputError:
        return ()
    meeting = format_date(hearing.working_answer)
    if due <= received:
        return (
            f"A meeting on {meeting} cannot have its agenda out five clear days before: it must be convened at shorter"
            " notice.",
        )
    return (f"For a meeting on {meeting} the agenda must be out by {format_date(due)}.",)
