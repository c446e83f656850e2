"""What the public folder says. Like every public type these have no place for exempt text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from clerk_tui.domain.forward_plan import PublicEntry
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.public import PublicRecord


@dataclass(frozen=True, slots=True)
class Site:
    """What stands on every page: whose folder it is, on which day it was made, and of which state of the register.

    `website` is the address of the council's website and `licence` the council's own statement; either may be empty.
    `newest` is when the newest thing in the folder was published (UTC), `head` the head of the history chain
    then; `register` and `begun` are the digest and the instant that this register's history begins with.
    """

    council: str
    today: date
    newest: datetime
    head: str
    register: str
    begun: datetime
    contact: str = ""
    website: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class PublicCorrection:
    """One correction as the public reads it: when the corrected record went out (UTC), and a dated sentence."""

    sequence: int
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class PublicDecision:
    """A published decision with what its page shows beside the notice.

    `window` is the count of the dates in force, None where it is not open to call-in or was never counted. `meeting`
    and `entry` are the numbers of the meeting and of the forward-plan entry that have pages of their own. `first_at`
    is when it was first recorded as published, `newest_at` when the newest of what its page says was (UTC). `effective`
    is the day of effect as it holds now, None while a call-in is not settled.
    """

    record: PublicRecord
    window: CallInWindow | None
    meeting: int | None
    entry: int | None
    first_at: datetime
    newest_at: datetime
    corrections: tuple[PublicCorrection, ...] = ()
    effective: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A decision in a list."""

    id: int
    title: str
    reference: str
    maker: str
    decided_on: date
    published_on: date
    key: bool | None


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A decision that may still be called in: until when (UTC), and when it else takes effect."""

    id: int
    title: str
    reference: str
    published_on: date
    closes: date
    closes_at: datetime
    effective: date


@dataclass(frozen=True, slots=True)
class PublicItem:
    """An item of a public agenda. `title` is words in its place where the title may not be read."""

    number: str
    title: str
    heading: str
    private: bool
    supplement: str
    decision: int | None


@dataclass(frozen=True, slots=True)
class PublicMeeting:
    """A meeting that was announced. `status` is called, held, adjourned or cancelled; it is marked, never gone.

    `happened` are dated sentences about what was done to it. `agenda_on` is the day its agenda was published, None
    while it has none; `changed_at` (UTC) and `edition` count its changes in the register.
    """

    id: int
    body: str
    day: date
    starts: time | None
    venue: str
    status: str
    private: bool
    contact: str
    agenda_on: date | None
    notice_on: date | None
    supplements: tuple[tuple[str, date], ...]
    items: tuple[PublicItem, ...]
    happened: tuple[str, ...]
    moved_from: date | None
    continues: int | None
    continued_by: int | None
    changed_at: datetime
    edition: int


@dataclass(frozen=True, slots=True)
class PublicPlanEntry:
    """A matter on the forward plan as its newest notice says it. `published` are the days of its notices.

    `runs_from` is the day from which the 28 clear days run; `decisions` are the numbers of published decisions of the
    matter; `newest_at` is when the newest notice was recorded (UTC).
    """

    id: int
    notice: PublicEntry
    withdrawn: bool
    published: tuple[date, ...]
    runs_from: date | None
    newest_at: datetime
    decisions: tuple[int, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the matter still waits for its decision."""
        return not self.withdrawn and not self.decisions
