"""Reports and plans as a document prints them: suggestions to the clerk, never records by themselves.

None means that the document does not say; an empty tuple of names, that it says there are none. The shapes are those of
`clerk-tui import --json`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.findings import Finding
from clerk_tui.domain.pack import Contact, PackDocument, Paragraph

MEMBER_REPORT, PLAN_ON_A_PAGE, COMMITTEE_REPORT = "member-report", "plan-on-a-page", "committee-report"


@dataclass(frozen=True, slots=True)
class PrintedObjective:
    """A strategic objective over its actions: `PE2`, `Developing opportunities …`."""

    code: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PrintedCommitment:
    """A commitment or an action with its code as the council writes it, and the paragraphs of its progress.

    `objective` is the code, or else the words, of the objective that it stands under.
    """

    code: str | None
    text: str
    progress: tuple[str, ...] = ()
    objective: str | None = None


@dataclass(frozen=True, slots=True)
class MemberReport:
    """An executive member's report to a body. `heading` is what stands over the commitments, as printed."""

    document: PackDocument
    body: str | None
    portfolio: str | None
    member: str | None
    day: date | None
    heading: str | None
    objectives: tuple[PrintedObjective, ...]
    commitments: tuple[PrintedCommitment, ...]
    findings: tuple[Finding, ...]
    unplaced: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of the plan: its theme, and the points of each column in the order of `PlanOnAPage.columns`."""

    theme: str | None
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PlanOnAPage:
    """What we will do, how we have done, what we will do by a day: one row a theme.

    `columns` are the titles as printed; `period` and `by` are what those titles say of time: `January to April 2022`
    and `August 2022`.
    """

    document: PackDocument
    title: str | None
    columns: tuple[str, ...]
    period: str | None
    by: str | None
    rows: tuple[PlanRow, ...]
    findings: tuple[Finding, ...]
    unplaced: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered paragraph of a report, with a heading of its own where it has one."""

    number: str
    heading: str | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A numbered section. `part` says what it is for, by its title: `recommendations`, `risks`, … or nothing."""

    number: str
    title: str
    clauses: tuple[Clause, ...]
    part: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A step of a risk matrix as printed: `D`, `Low`, or `III`, `Marginal`."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PrintedRisk:
    """A risk with the cell of the matrix it stands in; both None where the matrix does not hold it."""

    number: str
    text: str | None
    probability: str | None = None
    impact: str | None = None


@dataclass(frozen=True, slots=True)
class CommitteeReport:
    """A committee report in numbered sections. `officer` is whose report it is, `day` that of the meeting.

    `probabilities` are the rows of the risk matrix from the top, `impacts` its columns from the left.
    """

    document: PackDocument
    body: str | None
    day: date | None
    officer: str | None
    title: str | None
    sections: tuple[ReportPart, ...]
    recommendations: tuple[Paragraph, ...]
    probabilities: tuple[Level, ...]
    impacts: tuple[Level, ...]
    risks: tuple[PrintedRisk, ...]
    wards: str | None
    contact: Contact | None
    report_date: date | None
    appendices: tuple[str, ...] | None
    background_papers: tuple[str, ...] | None
    reference: str | None
    findings: tuple[Finding, ...]
    unplaced: tuple[str, ...]
    text: str


PrintedReport = MemberReport | PlanOnAPage | CommitteeReport
