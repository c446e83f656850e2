"""How a council builds its committee reports: numbered sections, and the steps of its risk matrix."""

from __future__ import annotations

from typing import NamedTuple


class ReportLabel(NamedTuple):
    """A section of the council's own committee reports; `part` says what it is for, a key of `REPORT_PARTS`."""

    number: str
    label: str
    part: str = ""


class MatrixStep(NamedTuple):
    """A step of a side of the council's risk matrix: `D` and `Low`, or `III` and `Marginal`."""

    code: str
    label: str


class ReportTemplate(NamedTuple):
    """How a council's committee reports are built.

    `probabilities` are the rows of the risk matrix from the top, `impacts` its columns from the left.
    """

    sections: tuple[ReportLabel, ...] = ()
    probabilities: tuple[MatrixStep, ...] = ()
    impacts: tuple[MatrixStep, ...] = ()


REPORT_PARTS = ("purpose", "recommendations", "issues", "implications", "risks", "consultation", "wards")
"""What a section of a committee report may be for; a section for nothing of it has no part."""
NO_REPORT = ReportTemplate()
"""The reports of a council whose file states none of their sections."""
