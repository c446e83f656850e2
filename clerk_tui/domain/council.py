"""A council and its call-in rule, as a council file states them. An empty value means: not found, so not stated.

The small values are named tuples: a dataclass takes eight times as long to make, at every start.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from clerk_tui.domain.days import CalendarDay
from clerk_tui.domain.kinds import EffectiveRule as EffectiveRule
from clerk_tui.domain.kinds import HearingKind as HearingKind
from clerk_tui.domain.kinds import Maker as Maker
from clerk_tui.domain.kinds import Nation as Nation
from clerk_tui.domain.kinds import Outcome as Outcome
from clerk_tui.domain.kinds import ReportLayout as ReportLayout
from clerk_tui.domain.kinds import StartEvent as StartEvent
from clerk_tui.domain.kinds import Unit as Unit
from clerk_tui.domain.report_template import NO_REPORT as NO_REPORT
from clerk_tui.domain.report_template import REPORT_PARTS as REPORT_PARTS
from clerk_tui.domain.report_template import MatrixStep as MatrixStep
from clerk_tui.domain.report_template import ReportLabel as ReportLabel
from clerk_tui.domain.report_template import ReportTemplate as ReportTemplate


@dataclass(frozen=True, slots=True)
class RequestRule:
    """Any one of a council's request rules suffices: `count` people out of `pool`.

    `includes` names someone who must be among them (“chair”); `condition` is when the rule may be used at all;
    `percent` reads `count` as a share of all members.
    """

    pool: str
    count: int
    includes: str = ""
    condition: str = ""
    percent: bool = False


class DayExample(NamedTuple):
    """A worked example of a limit: the day of the event that it is counted from, and the day it must give."""

    start: date
    answer: date
    note: str = ""


class HearingRule(NamedTuple):
    """When scrutiny must have met. `days` is None where the next available meeting, or the same evening, is meant.

    `start` is the event that starts the count: receipt, request, validation or publication. `clear` and
    `unit_stated` are as in CallInRule.
    """

    days: int | None
    unit: Unit
    if_missed: str = ""
    kind: HearingKind = HearingKind.WITHIN
    start: str = "receipt"
    clear: bool = False
    unit_stated: bool = True
    examples: tuple[DayExample, ...] = ()


class ReconsiderRule(NamedTuple):
    """How soon the decision maker reconsiders a decision that was referred back."""

    days: int
    unit: Unit
    clear: bool = False
    examples: tuple[DayExample, ...] = ()


class Consent(NamedTuple):
    """Someone who must agree that call-in is waived, and who stands in for them, in order."""

    who: str
    deputies: tuple[str, ...] = ()


class UrgencyRule(NamedTuple):
    """How a council waives call-in (P20 to P22): its own urgency, not that of regulation 11.

    `how` is agree, consult or no-objection; `any_of` that one consent is enough. `waives` names what falls away
    (call-in, pre-decision); `effective` is from when the decision then holds: publication or agreement. `ground` is
    when it may be done at all; `record` what the decision record must say about it. No consents: nobody need agree.
    """

    consents: tuple[Consent, ...]
    how: str = "agree"
    any_of: bool = False
    waives: tuple[str, ...] = ("call-in",)
    report_to: str = ""
    post_review: bool = False
    effective: str = "publication"
    ground: str = ""
    record: tuple[str, ...] = ()


class Suspension(NamedTuple):
    """A period in which call-in itself was suspended (P32); both days belong to it."""

    first: date
    last: date
    source: str


class DayLimit(NamedTuple):
    """A limit of so many days before an event, by the council's own rule; `cutoff` is the time of day.

    `clear` leaves out the day at either end; without it the last day counted is the answer.
    """

    days: int
    unit: Unit
    clear: bool = False
    cutoff: time | None = None
    source: str = ""
    unit_stated: bool = True
    examples: tuple[DayExample, ...] = ()


class Threshold(NamedTuple):
    """The money that makes a decision key, in pounds, from a day on; `service` is empty for all of them."""

    amount: int
    valid_from: date | None = None
    service: str = ""
    source: str = ""


class ExemptCategory(NamedTuple):
    """A description of exempt information of the council's own, beside those of LGA 1972 Sch 12A (`7A`)."""

    id: str
    says: str
    source: str = ""


class CallInExample(NamedTuple):
    """A worked example of the council's own; run whenever the file is read."""

    published: date
    closes: date | None = None
    effective: date | None = None
    decided: date | None = None
    note: str = ""
    published_at: time | None = None
    meeting: date | None = None
    maker: Maker | None = None


@dataclass(frozen=True, slots=True)
class CallInRule:
    """One generation of a council's call-in rule."""

    days: int
    unit: Unit
    start: StartEvent
    effective: EffectiveRule
    source: str
    certainty: str
    valid_from: date | None = None
    valid_to: date | None = None
    start_officer_key: StartEvent | None = None
    cutoff: time | None = None
    after_hours: time | None = None
    effective_days: int | None = None
    not_callable: tuple[str, ...] = ()
    requests: tuple[RequestRule, ...] = ()
    hearing: HearingRule | None = None
    closures_count: bool = True
    fixed_weekday: str = ""
    reconsider: ReconsiderRule | None = None
    examples: tuple[CallInExample, ...] = ()
    unit_stated: bool = True
    """False where the text says only “days”: that they are working days is then assumed, and said (P5)."""
    day_one_before: time | None = None
    """Where set, a start before this time of day is itself the first day counted (P6); everywhere seen it is not."""
    callable_classes: tuple[str, ...] = ()
    key_only: bool = False
    duplicate_bar_months: int | None = None
    cap_per_member_per_year: int | None = None
    must_state: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    signature: str = ""
    validator: str = ""
    rejection_report: str = ""
    urgency: UrgencyRule | None = None
    outcomes: tuple[Outcome, ...] = ()
    on_stand: str = ""
    """When a decision left to stand takes effect: immediately, hearing, expiry, earlier or council (P27)."""
    second_call_in: str = ""
    withdrawal: str = ""
    suspensions: tuple[Suspension, ...] = ()
    republication: str = ""
    """What a republication does to the window: restart or keep (P34)."""
    warn_if_late: bool = True
    half_days_count: bool = True
    not_callable_effective: str = ""
    """When a decision that cannot be called in takes effect: decision or publication."""
    clear: bool = False
    """True where the words are “clear” days; the last day is the same, as law and register show (P5)."""


class RecordLabel(NamedTuple):
    """One line of the council's own record template: which field, under which number and words."""

    field: str
    number: str
    label: str


class OwnLook(NamedTuple):
    """What the council's documents look like, besides their words; empty where the file states nothing.

    `crest` names a picture that lies beside the council file, `crest_alt` says what it shows; `accent` is #rrggbb.
    `licence` is under which licence others may use what the public folder holds.
    """

    crest: str = ""
    crest_alt: str = ""
    accent: str = ""
    address: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    website: str = ""
    licence: str = ""


class CrestFile(NamedTuple):
    """A council's crest as its register holds it; `media_type` is image/png, image/jpeg or image/svg+xml."""

    name: str
    media_type: str
    data: bytes


NO_LOOK = OwnLook()
"""The look of a council whose file states none."""


@dataclass(frozen=True, slots=True)
class Council:
    """A council as its file states it. No call-in generation means: not configured, so no date is shown."""

    id: str
    name: str
    nation: Nation
    aliases: tuple[str, ...] = ()
    call_in: tuple[CallInRule, ...] = ()
    record: tuple[RecordLabel, ...] = ()
    resolution_words: str = "agreed the recommendations as outlined above, namely:"
    proper_officer: str = "the proper officer"
    publish_within_days: int | None = None
    notes: tuple[str, ...] = ()
    report_deadline: DayLimit | None = None
    """When reports must reach the proper officer before a meeting."""
    representations_deadline: DayLimit | None = None
    """When representations against a private meeting must be in."""
    pre_decision: DayLimit | None = None
    """How long a member's decision must lie open before it is taken (P23)."""
    agenda_clear_days: int | None = None
    """More clear days for the agenda than the law asks, by the council's own rule."""
    strict_28: bool = False
    mourning_counts: bool = True
    special_urgency_months: int | None = None
    """How often special urgency is reported to Council (reg 19); 12 at most, and by law at least yearly."""
    thresholds: tuple[Threshold, ...] = ()
    exempt_categories: tuple[ExemptCategory, ...] = ()
    closures: tuple[CalendarDay, ...] = ()
    look: OwnLook = NO_LOOK
    exempt_words: tuple[str, ...] = ()
    """Words that hint at exempt facts; where the public would read them, the clerk is told."""
    report: ReportTemplate = NO_REPORT
    priorities: tuple[str, ...] = ()
    """The council's own priorities, in its words and order; a decision names those that it serves."""
    member_report: ReportLayout | None = None
    """How an executive member's report to Council is laid out; None: not stated."""
