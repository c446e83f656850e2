"""What a typed field of a committee report becomes: cells of the report, or rows below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from clerk_tui.domain.committee_reports import Clause, NumberedReport, Risk, levels, levels_text
from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import committee_reports as rows
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules import committee_reports as rules
from clerk_tui.rules.report_text import read_risks, read_section
from clerk_tui.services.office import Office
from clerk_tui.services.reports.committee_fields import FIXED, column

_LINES = {"appendices": "appendix", "background_papers": "background-paper"}
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Cells:
    """A field as it was read: cells of the report's own row, or rows below it. `doubts` are sentences against it."""

    own: Mapping[str, Cell] = field(default_factory=dict)
    below: tuple[Mapping[str, Cell], ...] | None = None
    doubts: tuple[str, ...] = ()


def with_typed(report: NumberedReport, typed: Mapping[str, str]) -> NumberedReport:
    """The report with the matrix that is typed together with other fields, against which its risks are then held."""
    both = (report.probabilities, report.impacts)
    rows_, columns = (
        levels(tidy(typed[name])) if name in typed else steps
        for name, steps in zip(("probabilities", "impacts"), both, strict=True)
    )
    if (rows_, columns) == both:
        return report
    # Risks typed at the same time take the place of those that stood in the old matrix.
    risks = () if "risks" in typed else report.risks
    return replace(report, probabilities=rows_, impacts=columns, risks=risks)


def cells_of(report: NumberedReport, name: str, text: str, despite: str = "") -> Cells:
    """Read what was typed into a field; InputError names the field and what is wrong."""
    if name == "risks":
        return _risks(report, text, tidy(despite))
    if name in _LINES:
        return Cells(below=tuple({"text": line} for line in map(one_line, tidy(text).split("\n")) if line))
    if name in {"probabilities", "impacts"}:
        return _steps(report, name, text, tidy(despite))
    if name in {"meeting_on", "dated"}:
        return Cells({name: to_cell(_day(name, text))})
    if name in FIXED:
        line = one_line(text)
        if len(line) > _LONGEST:
            raise InputError(f"{FIXED[name].label}: it has {len(line)} characters; at most {_LONGEST} fit on a line.")
        return Cells({column(name): line})
    return Cells(below=clause_cells(read_section(text)))


def clause_cells(clauses: Sequence[Clause]) -> tuple[Mapping[str, Cell], ...]:
    """The paragraphs of a section as rows."""
    return tuple(
        {"number": one.number, "heading": one.heading or "", "text": "\n".join(one.paragraphs)} for one in clauses
    )


def risk_cells(risks: Sequence[Risk]) -> tuple[Mapping[str, Cell], ...]:
    """Risks as rows."""
    return tuple(
        {
            "number": one.number,
            "text": one.text,
            "probability": one.probability,
            "impact": one.impact,
            "despite": one.despite,
        }
        for one in risks
    )


def _day(name: str, text: str) -> object:
    try:
        return parse_date(text) if text.strip() else None
    except InputError as error:
        raise InputError(f"{FIXED[name].label}: {error}") from None


def _risks(report: NumberedReport, text: str, despite: str) -> Cells:
    read, doubts = [], []
    known = {(one.number, one.cell): one.despite for one in report.risks}
    for risk in read_risks(text):
        row, cell = rules.fitted(risk, report.probabilities, report.impacts)
        found = replace(risk, probability=row, impact=cell)
        says = rules.outside(found, report.probabilities, report.impacts)
        reason = (despite or known.get((found.number, found.cell), "")) if says else ""
        if says and not reason:
            doubts.append(says)
        read.append(replace(found, despite=reason))
    doubts += [f"Risk {number} is listed twice." for number in _twice([one.number for one in read]) if not despite]
    return Cells(below=risk_cells(read), doubts=tuple(doubts))


def _steps(report: NumberedReport, name: str, text: str, despite: str) -> Cells:
    """A side of the matrix; its codes are each there once, and every risk still has its cell."""
    found = levels(tidy(text))
    if twice := _twice([step.code.casefold() for step in found]):
        raise InputError(f"{FIXED[name].label}: the code {twice[0].upper()} stands twice.")
    both = (found, report.impacts) if name == "probabilities" else (report.probabilities, found)
    kept = [risk for risk in report.risks if not risk.despite and not despite]
    doubts = tuple(says for risk in kept if (says := rules.outside(risk, *both)))
    return Cells({name: levels_text(found)}, doubts=doubts)


def _twice(texts: Sequence[str]) -> list[str]:
    return [text for place, text in enumerate(texts) if text in texts[:place]]


def write_field(office: Office, change: Change, report: NumberedReport, name: str, cells: Cells) -> Mapping[str, Cell]:
    """Write the rows of a field below its report; the cells of the report's own row come back."""
    if cells.below is None:
        return cells.own
    register = office.register
    if name == "risks":
        known = rows.rows_below(register, "report_risk", "report_id", report.id)
        match_rows(change, "report_risk", known, cells.below, report_id=report.id)
    elif name in _LINES:
        known = rows.lines_of(register, report.id, _LINES[name])
        match_rows(change, "report_line", known, cells.below, report_id=report.id, kind=_LINES[name])
    else:
        known = rows.rows_below(register, "report_paragraph", "section_id", int(name[1:]))
        match_rows(change, "report_paragraph", known, cells.below, section_id=int(name[1:]))
    return {}


def match_rows(
    change: Change, record: str, known: Sequence[tuple[int, int]], wanted: Sequence[Mapping[str, Cell]], **owner: Cell
) -> None:
    """Make the rows under an owner those that are wanted, in their order: changed, added, taken away."""
    for place, values in enumerate(wanted):
        if place < len(known):
            row_id, version = known[place]
            change.update(record, row_id, version, position=place, **values)
        else:
            change.insert(record, **owner, position=place, **values)
    for row_id, _ in known[len(wanted) :]:
        change.remove(record, row_id)
