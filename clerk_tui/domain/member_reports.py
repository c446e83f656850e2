"""An executive member's report to the council: whose, of which days, and what it says line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clerk_tui.domain.commitments import points_of
from clerk_tui.domain.kinds import ReportLayout

FULL_COUNCIL = "Full Council"
"""The body to which such a report is made where nothing else is said."""
HEADINGS = {
    ReportLayout.COMMITMENTS: "Progress against our strategic commitments",
    ReportLayout.OBJECTIVES: "Progress on Strategic Objectives",
}
"""What stands over the commitments where the report says nothing else."""


class Part(StrEnum):
    """What a line of the report is of. The commitments that follow an objective stand under it."""

    OBJECTIVE = "objective"
    COMMITMENT = "commitment"
    DECISION = "decision"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line. `code` is a code or a reference, `text` what it is about, `note` what is said beside it.

    `progress` are paragraphs, a line each. The three ids say which row of the register it was drafted from.
    """

    id: int
    version: int
    report_id: int
    position: int
    part: Part
    code: str = ""
    text: str = ""
    note: str = ""
    progress: str = ""
    commitment_id: int | None = None
    decision_id: int | None = None
    entry_id: int | None = None

    @property
    def called(self) -> str:
        """`PF1`, or the first words where it has no code."""
        return self.code or (self.text if len(self.text) <= 40 else f"{self.text[:39]}…")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return points_of(self.progress)


@dataclass(frozen=True, slots=True)
class PortfolioReport:
    """A report of the holder of a portfolio. Both days of the period belong to it; None is not known.

    `member` is who held it on the day of the report, as it names them; `layout` None: as the council file says.
    """

    id: int
    version: int
    portfolio: str
    reported_on: date
    body: str = FULL_COUNCIL
    meeting_id: int | None = None
    person_id: int | None = None
    member: str = ""
    covers_from: date | None = None
    covers_to: date | None = None
    layout: ReportLayout | None = None
    heading: str = ""
    document_id: int | None = None
    despite: str = ""

    @property
    def ref(self) -> str:
        return f"E{self.id}"


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """A report as it was published; never changed. `reason` is why it was published once more."""

    id: int
    report_id: int
    sequence: int
    published_on: date
    reason: str
    who: str
    recorded_at: datetime
    snapshot: str
    snapshot_sha256: str
    chain_head: str


@dataclass(frozen=True, slots=True)
class PublicLine:
    """A line as the public reads it."""

    part: Part
    code: str
    text: str
    note: str
    progress: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicMemberReport:
    """What the public may read of a report. `sequence` 0: not published; `reason` is why it was published again."""

    council: str
    body: str
    portfolio: str
    member: str
    reported_on: date
    covers_from: date | None
    covers_to: date | None
    layout: ReportLayout
    heading: str
    lines: tuple[PublicLine, ...]
    sequence: int
    published_on: date | None
    reason: str
    chain_head: str
