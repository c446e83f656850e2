"""What may leave the office about a meeting: plain words and dates, with no place for exempt text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from clerk_tui.domain.public import PublicRecord


@dataclass(frozen=True, slots=True)
class PublicMeetingHead:
    """The meeting that a document is about. `mark` is what a reader must know first, such as CANCELLED.

    `happened` are dated sentences on what was done to the meeting; `executive` says whether SI 2012/2089 (in Wales SI
    2001/2290) governs it, and not LGA 1972 alone. `chain_head` is the head of the history chain.
    """

    council: str
    nation: str
    body: str
    executive: bool
    day: date
    starts: time | None
    venue: str
    mark: str
    happened: tuple[str, ...]
    contact: str
    chain_head: str


@dataclass(frozen=True, slots=True)
class PublicAgendaItem:
    """`title` is the public one, or words in its place. `notes` are sentences: in private, added later, urgent."""

    number: str
    title: str
    heading: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicAgenda:
    """`timing` are sentences on when the agenda and the notice were published and the clear days that law asks."""

    head: PublicMeetingHead
    members: tuple[str, ...]
    timing: tuple[str, ...]
    items: tuple[PublicAgendaItem, ...]
    supplements: tuple[str, ...] = ()
    wholly_private: bool = False


@dataclass(frozen=True, slots=True)
class PublicListed:
    """A published decision in the list of its meeting, with the dates in force.

    `standing` is how a call-in left it, a sentence, empty where nothing was entered; `effective` is None while nobody
    can say it. `paper` is the number of the decision.
    """

    paper: int
    record: PublicRecord
    closes: str
    effective: date | None
    standing: str = ""


@dataclass(frozen=True, slots=True)
class PublicDecisionList:
    """`waiting` are the items whose record is still to be published: number and public title, and nothing else."""

    head: PublicMeetingHead
    decisions: tuple[PublicListed, ...]
    waiting: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PublicInterest:
    member: str
    item: str
    nature: str
    withdrew: bool | None
    dispensation: str


@dataclass(frozen=True, slots=True)
class PublicMinute:
    """An item in the minutes. `record` is the published decision, as corrected.

    `notes` and `actions`, which follow from the item, are whole sentences.
    """

    number: str
    title: str
    record: PublicRecord | None = None
    notes: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicMinutes:
    """`absent` were summoned and are in no published record as present; why is not kept.

    `actions` were agreed under no item.
    """

    head: PublicMeetingHead
    present: tuple[str, ...]
    absent: tuple[str, ...]
    interests: tuple[PublicInterest, ...]
    items: tuple[PublicMinute, ...]
    note: str = ""
    ended: str = ""
    actions: tuple[str, ...] = ()
