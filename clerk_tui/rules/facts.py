"""What the publish check looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from clerk_tui.domain.council import Council, Maker, Nation
from clerk_tui.domain.decision import Decision, WindowKept
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.meeting import BodyKind, Meeting
from clerk_tui.rules.calendar import Calendar

_REG_12, _REG_13 = "SI 2012/2089 reg 12", "SI 2012/2089 reg 13"
_WELSH_MEETING, _WELSH_INDIVIDUAL = "SI 2001/2290 reg 6", "SI 2001/2290 reg 7"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the check looks at. `published_on` is the day the record goes, or went, on the website.

    `exempt_text` is what is kept apart, only to look for it elsewhere; `marked_exempt` says what marks the item exempt.
    """

    council: Council
    calendar: Calendar
    decision: Decision
    meeting: Meeting | None
    published_on: date
    published_at: time | None
    today: date
    exempt_text: str = ""
    marked_exempt: str = ""
    in_force: CallInWindow | None = None
    """The window of a published decision as published or since moved; without it the window is counted."""
    kept: WindowKept | None = None
    """The choice to keep that window when the calendar was changed."""

    @property
    def wales(self) -> bool:
        return self.council.nation is Nation.WALES

    @property
    def executive(self) -> bool:
        """Whether the decision is the executive's; a body whose name tells nothing counts as if it were."""
        kind = self.meeting.body_kind if self.meeting else BodyKind.EXECUTIVE
        return kind not in {BodyKind.COUNCIL, BodyKind.SCRUTINY}

    @property
    def record_authority(self) -> str:
        """What asks for a written record of this decision: of one taken at a meeting, or by one person."""
        meeting = self.decision.maker is Maker.BODY
        if self.wales:
            return _WELSH_MEETING if meeting else _WELSH_INDIVIDUAL
        return _REG_12 if meeting else _REG_13
