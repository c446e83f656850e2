"""Counts forward that end in a last day: an act due by a date. The day that starts them is never counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import NamedTuple

from clerk_tui.domain.council import CallInRule, Council, HearingKind, HearingRule, Nation, ReconsiderRule, Unit
from clerk_tui.domain.dates import format_date, format_time
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.ledger import Authority, Certainty, CountResult, Ledger
from clerk_tui.rules.authorities import authorities, local_authority
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.call_in import certainty_of, rule_for
from clerk_tui.rules.committees import room_for_hearing
from clerk_tui.rules.counting import BACK, Terms, nth_after
from clerk_tui.rules.registry import RULES


class Received(NamedTuple):
    """A request for call-in as it came in: the day and hour, and the days from which some councils count."""

    on: date
    at: time | None = None
    validated: date | None = None
    published: date | None = None


class Uncounted(NamedTuple):
    """A local rule that sets a time without a number of days: what it says, and no date."""

    rule: str
    says: str
    certainty: Certainty
    authorities: tuple[Authority, ...]


def publish_by(council: Council, calendar: Calendar, *, decided: date, published: date | None = None) -> CountResult:
    """EN-PUB (WA-PUB in Wales), parameter P1: the last day to publish the record, by the council's own limit.

    Statute says "as soon as reasonably practicable" and sets no number: NotConfigured where the council sets none.
    """
    wales = council.nation is Nation.WALES
    rule = RULES["WA-PUB" if wales else "EN-PUB"]
    limit = council.publish_within_days
    if limit is None:
        raise NotConfigured(
            f"{council.name} has no limit configured for publishing a decision: put publish_within_days in"
            f" {council.id}.toml. {'The law of Wales' if wales else 'Regulation 12'} itself says only: as soon as"
            " reasonably practicable."
        )
    own = Authority(f"{council.name}: council file", "", f"Publication within {limit} working days of the decision.")
    terms = Terms(
        rule=rule.id,
        title=f"Publication of the decision of {format_date(decided)}: within {limit} working days",
        anchor_name="the decision",
        authorities=(own, *rule.authorities),
        certainty=Certainty.LOCAL,
        roll=BACK,
    )
    return _by(nth_after(calendar, decided, limit, terms), published)


def hearing_by(
    council: Council,
    calendar: Calendar,
    *,
    received: date,
    received_at: time | None = None,
    validated: date | None = None,
    published: date | None = None,
) -> CountResult:
    """CI-HEARING: the last day for scrutiny to meet on a request for call-in that was `received`, by local rule.

    NotConfigured where the council sets no number of days; `hearing_due` gives those hearings as values. InputError
    where the days run from validation or publication and that day is not given.
    """
    found = hearing_due(
        council, calendar, received=received, received_at=received_at, validated=validated, published=published
    )
    if isinstance(found, Uncounted):
        raise NotConfigured(f"{found.says} There is no number of days to count.")
    return found


def hearing_due(
    council: Council,
    calendar: Calendar,
    *,
    received: date,
    received_at: time | None = None,
    validated: date | None = None,
    published: date | None = None,
) -> CountResult | Uncounted:
    """CI-HEARING as `hearing_by`, or, where scrutiny meets at its next meeting or the same evening, that in words."""
    rule = rule_for(council, received)
    if rule.hearing is None:
        raise NotConfigured(
            f"{council.name} has no time for the call-in hearing configured: put days and unit under"
            f" [call_in.hearing] in {council.id}.toml."
        )
    return hearing_under(council, rule, calendar, Received(received, received_at, validated, published))


def hearing_under(council: Council, rule: CallInRule, calendar: Calendar, request: Received) -> CountResult | Uncounted:
    """The hearing by one generation of the rule, which has a hearing, whether or not it is in force on that day."""
    hearing = rule.hearing
    if hearing is None or hearing.days is None:
        return _uncounted(council, rule)
    event, name = _hearing_start(council, hearing, request)
    title = f"Hearing of the call-in received on {format_date(request.on)}: within {_days(hearing)}"
    ledger = nth_after(
        calendar,
        event,
        hearing.days,
        _local(council, rule, "CI-HEARING", title, name, hearing.unit_stated),
        hearing.unit,
    )
    late: tuple[str, ...] = ()
    if request.at is not None and rule.cutoff is not None and request.at > rule.cutoff:
        late = (
            f"Received at {format_time(request.at)}: on the last day of its window a request must be in by"
            f" {format_time(rule.cutoff)}.",
        )
    missed = {
        "takes-effect": ("If the committee has not met by then, the decision takes effect.",),
        "stays-suspended": ("If the committee has not met by then, the decision stays suspended.",),
    }.get(hearing.if_missed, ())
    advice = (*late, *missed, *_unit_advice(hearing), *_agenda(council, calendar, ledger, request.on), *ledger.advice)
    return _by(replace(ledger, advice=advice))


def reconsider_under(
    council: Council, rule: CallInRule, again: ReconsiderRule, calendar: Calendar, referred: date
) -> CountResult:
    """CI-RECONSIDER: the last day for the decision maker to reconsider what was `referred` back.

    By one generation of the rule, whether or not it is in force on that day.
    """
    title = f"Reconsidering what was referred back on {format_date(referred)}: within {_days(again)}"
    terms = _local(council, rule, "CI-RECONSIDER", title, "the reference back")
    return _by(nth_after(calendar, referred, again.days, terms, again.unit))


def _days(limit: HearingRule | ReconsiderRule) -> str:
    return f"{limit.days} {'clear ' if limit.clear else ''}{limit.unit} days"


def _hearing_start(council: Council, hearing: HearingRule, request: Received) -> tuple[date, str]:
    """The day from which the hearing's days run, and its name. A request is taken as made on the day it came in."""
    day, name = {
        "validation": (request.validated, "the request being found valid"),
        "publication": (request.published, "publication"),
    }.get(hearing.start, (request.on, "receipt of the request"))
    if day is None:
        raise InputError(f"At {council.name} the days for the hearing run from {name}: give that day as well.")
    return day, name


def _uncounted(council: Council, rule: CallInRule) -> Uncounted:
    same = rule.hearing is not None and rule.hearing.kind is HearingKind.SAME_EVENING
    when = "on the same evening, when the decision maker's meeting rises" if same else "at its next available meeting"
    return Uncounted(
        rule="CI-HEARING",
        says=f"At {council.name} scrutiny hears a call-in {when}.",
        certainty=certainty_of(rule),
        authorities=(local_authority(council, rule),),
    )


def _unit_advice(hearing: HearingRule) -> tuple[str, ...]:
    if hearing.unit_stated:
        return ()
    return (f"The words are “{hearing.days} days” without saying which; working days are assumed.",)


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
    return _by(nth_after(calendar, received, 10, terms._replace(advice=advice), Unit.CALENDAR), answered)


def _local(
    council: Council, rule: CallInRule, id: str, title: str, anchor_name: str, unit_stated: bool = True
) -> Terms:
    """`unit_stated` as in the hearing: a count in days of an assumed kind is not as sure as the words it rests on."""
    return Terms(
        rule=id,
        title=title,
        anchor_name=anchor_name,
        authorities=(local_authority(council, rule),),
        certainty=certainty_of(rule) if unit_stated else Certainty.INFERRED,
        closures_count=rule.closures_count,
        half_days_count=rule.half_days_count,
        roll=BACK,
    )


def _by(ledger: Ledger, done: date | None = None) -> CountResult:
    return CountResult(
        ledger=ledger,
        latest=ledger.answer,
        latest_working_day=ledger.working_answer,
        satisfied=None if done is None else done <= ledger.answer,
    )


def _agenda(council: Council, calendar: Calendar, hearing: Ledger, received: date) -> tuple[str, ...]:
    """The hearing is a meeting under LGA 1972 s.100B; its agenda is taken to go out the day after the request."""
    try:
        issued = received + timedelta(days=1)
        return (room_for_hearing(issued, hearing.working_answer, calendar, nation=council.nation).says,)
    except InputError:
        return ()
