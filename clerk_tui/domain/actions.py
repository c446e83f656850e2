"""Actions that follow: what a meeting or a decision asks of somebody, by when, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk_tui.domain.meeting import Person


class ActionStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """What must be done. It comes from a decision, from a meeting, or from an item of one.

    Whose it is: `person`, or `post` in words where it goes with the post; one of the two. `due_on` is None where no day
    was named: it is then due at the body's next meeting, whose day is `next_meeting` where the register knows it.
    `closed_on` and `outcome` say when it was done and with what, or dropped and why; `despite` why it stands though
    something spoke against it. `body` is empty for a decision that was taken without a meeting.
    """

    id: int
    version: int
    text: str
    resolved_on: date
    person: Person | None = None
    post: str = ""
    due_on: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    closed_on: date | None = None
    outcome: str = ""
    despite: str = ""
    body_id: int | None = None
    body: str = ""
    meeting_id: int | None = None
    item_id: int | None = None
    decision_id: int | None = None
    next_meeting: date | None = None

    @property
    def owner(self) -> str:
        """Whose it is, in words."""
        return self.person.name if self.person else self.post

    @property
    def due(self) -> date | None:
        """The day by which it is due: the one that was named, else that of the body's next meeting."""
        return self.due_on or self.next_meeting

    def stood_on(self, day: date) -> ActionStatus:
        """How it stood at the end of a day: what was closed later was open then."""
        return self.status if self.closed_on is not None and self.closed_on <= day else ActionStatus.OPEN

    def late_on(self, day: date) -> bool:
        """Whether it is open, and its day lies behind."""
        return self.status is ActionStatus.OPEN and self.due is not None and self.due < day


@dataclass(frozen=True, slots=True)
class MatterArising:
    """An action under an item of a later agenda, with what was said of it there."""

    id: int
    version: int
    action: AgreedAction
    item_id: int
    meeting_id: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a post on a day, and by what: `Director of Resources`, `chair of Executive`."""

    person: Person
    says: str
