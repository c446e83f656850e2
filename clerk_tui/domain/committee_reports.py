"""A committee report in the council's own numbered sections, with its risks in the cells of a matrix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.printed_reports import Clause as Clause
from clerk_tui.domain.printed_reports import Level as Level

LETTER = "N"
"""What the number of a committee report begins with: N3."""
RECOMMENDATIONS, RISKS, WARDS = "recommendations", "risks", "wards"
"""The parts of a report that more is made of than words."""


@dataclass(frozen=True, slots=True)
class NumberedSection:
    """`part` says what it is for, one of `council.REPORT_PARTS` or nothing.

    `despite` is why its number stands though another section of the report has it.
    """

    id: int
    version: int
    position: int
    number: str
    title: str
    part: str
    clauses: tuple[Clause, ...]
    despite: str = ""

    @property
    def words(self) -> str:
        """All that stands in it, a line each."""
        return "\n".join(line for clause in self.clauses for line in (clause.heading or "", *clause.paragraphs) if line)


@dataclass(frozen=True, slots=True)
class Risk:
    """`probability` and `impact` are the codes of its cell, both empty where the matrix does not hold it.

    `despite` is why it stands in a cell that the matrix does not have.
    """

    number: str
    text: str
    probability: str = ""
    impact: str = ""
    despite: str = ""

    @property
    def cell(self) -> str:
        """`D III`; empty where it stands in none."""
        return f"{self.probability} {self.impact}".strip()


@dataclass(frozen=True, slots=True)
class NumberedReport:
    """A committee report as the register holds it.

    `body` and `meeting_on` are those of its meeting where it is tied to an agenda item, else where it is to go.
    `probabilities` are the rows of the matrix from the top, `impacts` its columns from the left. `despite` is why it
    stands, or was tied to its item, though something spoke against it, such as that no contact officer is named.
    """

    id: int
    version: int
    item_id: int | None
    meeting_id: int | None
    body: str
    meeting_on: date | None
    officer: str
    title: str
    sections: tuple[NumberedSection, ...]
    probabilities: tuple[Level, ...]
    impacts: tuple[Level, ...]
    risks: tuple[Risk, ...]
    contact_name: str
    contact_title: str
    contact_telephone: str
    contact_email: str
    dated: date | None
    appendices: tuple[str, ...]
    background_papers: tuple[str, ...]
    reference: str
    document_id: int | None = None
    despite: str = ""

    @property
    def ref(self) -> str:
        return f"{LETTER}{self.id}"

    @property
    def recommendations(self) -> tuple[Clause, ...]:
        """The numbered paragraphs of the section that is for them."""
        return tuple(
            clause for one in self.sections if one.part == RECOMMENDATIONS for clause in one.clauses if clause.number
        )

    @property
    def wards(self) -> str:
        """What the section on wards says, a line each; empty where there is none."""
        return "\n".join(one.words for one in self.sections if one.part == WARDS)


def levels(text: str) -> tuple[Level, ...]:
    """The steps of a side of the matrix, from a line each: code, blank, name."""
    steps = (line.split(maxsplit=1) for line in text.split("\n") if line.strip())
    return tuple(Level(step[0], step[1].strip() if len(step) > 1 else "") for step in steps)


def levels_text(steps: tuple[Level, ...]) -> str:
    """The same back as text."""
    return "\n".join(f"{step.code} {step.name}".strip() for step in steps)
