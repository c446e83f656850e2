"""Who sits where, in which part and from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerk_tui.domain.meeting import BodyKind, Person


class Role(StrEnum):
    """The part somebody has in a body. A body may know others; these are those that the law and call-in rules name."""

    MEMBER = "member"
    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    LEADER = "leader"
    CO_OPTED = "co-opted"
    SUBSTITUTE = "substitute"


@dataclass(frozen=True, slots=True)
class Membership:
    """One seat. Both days are the first and the last; None means that the day is not known."""

    id: int
    version: int
    person: Person
    body_id: int
    body: str
    body_kind: BodyKind
    role: str
    valid_from: date | None
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        """Does it hold on this day? A day that is not known bounds nothing."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)
