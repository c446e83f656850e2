"""A committee report in words: to be read aloud, and its matrix drawn for a screen."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.committee_reports import RISKS, NumberedReport
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.findings import Finding
from clerk_tui.register import committee_reports as rows
from clerk_tui.rules import committee_reports as rules
from clerk_tui.rules.report_text import section_text
from clerk_tui.services.disposal_words import report_gone
from clerk_tui.services.office import Office
from clerk_tui.services.reports.committee import findings, ward_names
from clerk_tui.services.reports.committee_fields import FOOT, Shape, field_text
from clerk_tui.services.reports.committee_papers import papers_open

_NARROWEST = 4
_MATRIX = frozenset({"probabilities", "impacts"})


def headline(report: NumberedReport) -> str:
    """Where it goes, and whether it is tied to an item, in a sentence or two."""
    when = f" of {format_date(report.meeting_on)}" if report.meeting_on else ""
    goes = f"For {report.body or 'a body not yet named'}{when}."
    if report.item_id is None:
        return f"{goes} It stands alone; no agenda item has it."
    return f"{goes} Report of item I{report.item_id} of M{report.meeting_id}."


def report_lines(office: Office, report: NumberedReport) -> list[str]:
    """All of it, line by line in the council's order, with what is missing and what could not be placed."""
    lines = [f"{report.ref}. {report.title}.", headline(report), f"Report of: {report.officer or 'not stated'}."]
    for section in report.sections:
        lines += ["", f"{section.number} {section.title}".strip()]
        lines += [line for line in section_text(section.clauses).split("\n") if line]
        if section.part == RISKS:
            lines += risk_lines(report)
    if report.risks and not any(section.part == RISKS for section in report.sections):
        lines += ["", "Risks", *risk_lines(report)]
    lines.append("")
    for field in FOOT:
        if field.id not in _MATRIX:
            said = "; ".join(field_text(report, field.id).split("\n"))
            if field.shape is Shape.DAY and report.dated:
                said = format_date(report.dated)
            lines.append(f"{field.label}: {said or 'not stated'}")
    if said := papers_open(office, report):
        lines.append(said)
    lines += wards_line(office, report)
    lines += [finding_line(one) for one in findings(office, report.id)]
    gone = report_gone(office, report.item_id)
    return [*lines, *unplaced_lines(office, report), *([gone] if gone else [])]


def finding_line(finding: Finding) -> str:
    return f"{finding.severity.value.capitalize()}. {finding.says}"


def wards_line(office: Office, report: NumberedReport) -> list[str]:
    """The question of reg 8(1)(b) where the report names two wards or more, in a list of one; else an empty one."""
    question = rules.wards_question(report.ref, report.wards, ward_names(office, report.meeting_on))
    return [line for line in (question,) if line]


def unplaced_lines(office: Office, report: NumberedReport) -> list[str]:
    """The lines of the file it was taken from that have no place in it; nothing where there is none."""
    if report.document_id is None or not (found := rows.unplaced(office.register, report.document_id)):
        return []
    many = "1 line" if len(found) == 1 else f"{len(found)} lines"
    return [f"{many} of its file could not be placed:", *(f"  {line}" for line in found)]


def risk_lines(report: NumberedReport) -> Iterator[str]:
    """Each risk with its cell, in a sentence."""
    for risk in report.risks:
        yield f"Risk {risk.number}, {risk.text or 'not described'}: {rules.stands_at(report, risk)}."


def matrix_lines(report: NumberedReport) -> list[str]:
    """The matrix as rows of characters: what each row is called, the codes over the columns, their names below.

    At most as wide as its longest row's name and a cell for each column; nothing where the council states no matrix.
    """
    if not report.probabilities or not report.impacts:
        return []
    names = [f"{step.code} {step.name}".strip() for step in report.probabilities]
    first = max(map(len, names))
    cells = [
        [rules.in_cell(report, row.code, column.code) or "·" for column in report.impacts]
        for row in report.probabilities
    ]
    wide = max(_NARROWEST, *(len(step.code) for step in report.impacts), *(len(cell) for row in cells for cell in row))
    head = " " * first + "".join(f"  {step.code:^{wide}}" for step in report.impacts)
    body = [
        f"{name:<{first}}" + "".join(f"  {cell:^{wide}}" for cell in row)
        for name, row in zip(names, cells, strict=True)
    ]
    legend = ", ".join(f"{step.code} {step.name}".strip() for step in report.impacts)
    return [head.rstrip(), *(line.rstrip() for line in body), f"Columns: {legend}."]
