"""A council and its call-in rule, as a council file states them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Nation(StrEnum):
    ENGLAND = "england"
    WALES = "wales"


class Unit(StrEnum):
    WORKING = "working"
    CALENDAR = "calendar"


class StartEvent(StrEnum):
    """The event whose day is excluded and from which the window runs."""

    PUBLICATION = "publication"
    DECISION = "decision"
    MEETING = "meeting"


class EffectiveRule(StrEnum):
    NEXT_DAY = "next-day"
    NEXT_WORKING_DAY = "next-working-day"


class Maker(StrEnum):
    """Who took a decision: the classes that call-in rules and regulations 12 and 13 distinguish."""

    BODY = "body"
    MEMBER = "member"
    OFFICER_KEY = "officer-key"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class RequestRule:
    """Any one of a council's request rules suffices: `count` people out of `pool`."""

    pool: str
    count: int


@dataclass(frozen=True, slots=True)
class HearingRule:
    days: int
    unit: Unit
    if_missed: str = ""


@dataclass(frozen=True, slots=True)
class ReconsiderRule:
    """How soon the decision maker reconsiders a decision that was referred back."""

    days: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class CallInExample:
    """A worked example of the council's own; run whenever the file is read."""

    published: date
    closes: date | None = None
    effective: date | None = None
    decided: date | None = None
    note: str = ""


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


@dataclass(frozen=True, slots=True)
class RecordLabel:
    """One line of the council's own record template: which field, under which number and words."""

    field: str
    number: str
    label: str


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
