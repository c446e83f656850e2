"""What the publish check looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from clerk_tui.domain.council import Council, Nation
from clerk_tui.domain.cross_check import OnAgenda, Planned
from clerk_tui.domain.decision import Decision, WindowKept
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.meeting import Meeting, Supplement
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.exempt_words import NOTHING, Apart
from clerk_tui.rules.record_fields import RecordKind, authority_of, is_executive, kind_of
from clerk_tui.rules.route_choice import RouteCase

_REG_12 = "SI 2012/2089 reg 12"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the check looks at. `published_on` is the day the record goes, or went, on the website.

    `apart` is what is kept apart as exempt, only to look for it elsewhere; `marked_exempt` says what marks the item
    exempt.
    """

    council: Council
    calendar: Calendar
    decision: Decision
    meeting: Meeting | None
    published_on: date
    published_at: time | None
    today: date
    apart: Apart = NOTHING
    marked_exempt: str = ""
    in_force: CallInWindow | None = None
    """The window of a published decision as published or since moved; without it the window is counted."""
    kept: WindowKept | None = None
    """The choice to keep that window when the calendar was changed."""
    withdrew: tuple[str, ...] = ()
    """The names of members who declared an interest in the item and withdrew."""
    supplement: Supplement | None = None
    """The later agenda that added the item."""
    urgent_reason: str = ""
    """The circumstances for which the item was taken although it was not on the agenda."""
    like_reference: str = ""
    """The reference of another record that differs from this one's only in punctuation or spaces, with its number."""
    planned: Planned | None = None
    """The matter on the forward plan."""
    on_agenda: OnAgenda | None = None
    """The matter as an item of its agenda."""
    route: RouteCase | None = None
    """The matter with its notices, and why it was taken in private."""

    @property
    def wales(self) -> bool:
        return self.council.nation is Nation.WALES

    @property
    def executive(self) -> bool:
        """Whether the decision is the executive's, as the kind of its body or its officer's sorting says."""
        return is_executive(self.decision, self.meeting)

    @property
    def record_kind(self) -> RecordKind:
        """The record that the decision needs, by who took it and, of an officer's, by how it was sorted."""
        return kind_of(self.decision, self.council.nation, self.meeting)

    @property
    def record_authority(self) -> str:
        """What asks for a written record of this decision: of one taken at a meeting, or by one person."""
        return _REG_12 if self.record_kind is RecordKind.MEETING else authority_of(self.record_kind, "decided_on")
