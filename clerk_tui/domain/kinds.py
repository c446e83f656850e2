"""The kinds that rules and council files distinguish. Apart from the council itself, so that a count loads little."""

from __future__ import annotations

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


class HearingKind(StrEnum):
    """How soon scrutiny meets on a call-in."""

    WITHIN = "within"
    NEXT_AVAILABLE = "next-available"
    SAME_EVENING = "same-evening"


class ReportLayout(StrEnum):
    """How an executive member's report shows progress: one table of commitments, or a table under each objective."""

    COMMITMENTS = "commitments"
    OBJECTIVES = "objectives"


class Outcome(StrEnum):
    """What a hearing may decide."""

    STAND = "stand"
    REFER_BACK = "refer-back"
    REFER_TO_COUNCIL = "refer-to-council"
    COMMENTS = "comments"
