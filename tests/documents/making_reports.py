"""Word documents of the reports and plans in `by_hand`, laid out as a council would: tables, headings, bold labels."""

from __future__ import annotations

from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Cm

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.printed_reports import CommitteeReport, MemberReport, PlanOnAPage, ReportPart
from tests.documents.making_docx import saved

BROKEN_ROW = 4
"""After so many paragraphs of progress the 2017 report's table goes on in a new row, as over the end of a page."""
LOOK_OUT = (
    "LOOK OUT FOR THE NEXT FULL UPDATE OF OUR 'PLAN ON A PAGE' IN SEPTEMBER, OR CHECK THE INTRANET TO SEE ANY MID TERM "
    "ACHIEVEMENTS."
)
PLAN_FOOT = (LOOK_OUT, "For more information visit", "www.peterborough.gov.uk/improvementplan")


def _bold(document: Any, text: str, **style: str) -> Any:
    paragraph = document.add_paragraph(**style)
    paragraph.add_run(text).bold = True
    return paragraph


def _into(cell: Any, paragraphs: tuple[str, ...], style: str | None = None) -> None:
    cell.paragraphs[0].text = paragraphs[0] if paragraphs else ""
    for text in paragraphs[1:]:
        cell.add_paragraph(text)
    for paragraph in cell.paragraphs if style and paragraphs else ():
        paragraph.style = style


def _day(paragraph: Any, report: MemberReport) -> None:
    """The day as `1st SEPTEMBER 2011`, its ending raised."""
    assert report.day is not None
    _, month, year = format_date(report.day, weekday=False).split(" ")
    paragraph.add_run(str(report.day.day)).bold = True
    raised = paragraph.add_run("st")
    raised.bold = raised.font.superscript = True
    paragraph.add_run(f" {month.upper()} {year}").bold = True


def by_objective(report: MemberReport) -> bytes:
    """The layout of 2011: a heading, and one table in which each objective spans both columns above its actions."""
    document = docx.Document()
    document.add_heading("BURNLEY BOROUGH COUNCIL REPORT TO THE FULL COUNCIL", 2)
    assert report.portfolio and report.member and report.heading
    broken = report.portfolio.upper().replace(" ENGAGEMENT", "\nENGAGEMENT")
    _bold(document, f"PORTFOLIO: {broken}")
    _bold(document, f"EXECUTIVE MEMBER: {report.member.upper()}")
    _day(_bold(document, "DATE OF REPORT: "), report)
    document.add_heading(report.heading, 3)
    table = document.add_table(0, 2, style="Table Grid")
    for objective in report.objectives:
        cells = table.add_row().cells
        _into(cells[0].merge(cells[1]), (f"{objective.code} {objective.text}",))
        for cell, title in zip(table.add_row().cells, ("Action", "Progress"), strict=True):
            cell.paragraphs[0].add_run(title).bold = True
        for each in report.commitments:
            if each.objective == objective.code:
                cells = table.add_row().cells
                _into(cells[0], (f"{each.code}: {each.text}",))
                _into(cells[1], each.progress)
    return saved(document)


def by_commitment(report: MemberReport) -> bytes:
    """The layout of 2017: labels in a table without lines, then a table of commitments that runs over a page."""
    document = docx.Document()
    document.add_heading("BURNLEY BOROUGH COUNCIL", 1)
    document.add_heading("REPORT TO THE FULL COUNCIL", 1)
    assert report.portfolio and report.member and report.heading and report.day
    document.add_paragraph("Internal link to previous report")
    head = document.add_table(0, 2)
    day = report.day.strftime("%d/%m/%Y")
    for label, value in (("PORTFOLIO", report.portfolio), ("EXECUTIVE MEMBER", report.member), ("DATE OF REPORT", day)):
        cells = head.add_row().cells
        _into(cells[0], (f"{label}:",))
        cells[1].paragraphs[0].add_run(value.upper()).bold = True
    document.add_heading(report.heading, 2)
    table = document.add_table(0, 2, style="Table Grid")
    _titles(table, ("Strategic commitment", "Progress update"))
    for each in report.commitments:
        cells = table.add_row().cells
        _into(cells[0], (f"{each.code}- {each.text}",))
        _into(cells[1], each.progress[:BROKEN_ROW])
        if each.progress[BROKEN_ROW:]:
            _into(table.add_row().cells[1], each.progress[BROKEN_ROW:])
    return saved(document)


def _titles(table: Any, titles: tuple[str, ...]) -> None:
    for cell, title in zip(table.add_row().cells, titles, strict=True):
        cell.paragraphs[0].add_run(title).bold = True


def plan(page: PlanOnAPage) -> bytes:
    """The plan on a page laid on its side, its points bulleted by Word."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    assert page.title
    document.add_heading(page.title, 1)
    table = document.add_table(0, 4, style="Table Grid")
    _titles(table, ("", *page.columns))
    for row in page.rows:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(row.theme or "").bold = True
        for cell, points in zip(cells[1:], row.cells, strict=True):
            _into(cell, points, "List Bullet")
    for text in PLAN_FOOT:
        document.add_paragraph(text)
    return saved(document)


def _section(document: Any, section: ReportPart) -> None:
    _bold(document, f"{section.number}\t{section.title}")
    for clause in section.clauses:
        first, *rest = (clause.heading, *clause.paragraphs) if clause.heading else (*clause.paragraphs, "")
        number = f"{clause.number}\t" if clause.number else ""
        paragraph = document.add_paragraph(number)
        paragraph.add_run(first).bold = bool(clause.heading) or section.part == "recommendations"
        for text in rest:
            if text:
                document.add_paragraph(text)


def committee_report(report: CommitteeReport) -> bytes:
    """The committee's report: a head in the middle, numbered sections, the risk matrix and the risks as tables."""
    document = docx.Document()
    assert report.body and report.day and report.officer and report.title
    for text in (
        report.body.upper(),
        format_date(report.day, weekday=False).upper(),
        f"REPORT OF {report.officer.upper()}",
        report.title,
    ):
        _bold(document, text).alignment = 1
    for section in report.sections:
        if section.part == "risks":
            _risks(document, section, report)
        else:
            _section(document, section)
    contact = report.contact
    assert contact and report.report_date
    document.add_paragraph(f"Contact Officer\t{contact.name}, {contact.title}")
    document.add_paragraph(f"Date:\t{format_date(report.report_date, weekday=False)}")
    document.add_paragraph("Appendices :\tNone")
    document.add_paragraph("Background Papers:\tNone")
    document.add_paragraph(f"Reference :\t{report.reference}")
    return saved(document)


def _risks(document: Any, section: ReportPart, report: CommitteeReport) -> None:
    _bold(document, f"{section.number}\t{section.title}")
    document.add_paragraph("9.1\tProbability ↓")
    matrix = document.add_table(0, 1 + len(report.impacts), style="Table Grid")
    for level in report.probabilities:
        cells = matrix.add_row().cells
        _into(cells[0], (level.name, level.code))
        for cell, impact in zip(cells[1:], report.impacts, strict=True):
            here = [r.number for r in report.risks if (r.probability, r.impact) == (level.code, impact.code)]
            _into(cell, (", ".join(here),))
    for cell, impact in zip(matrix.add_row().cells[1:], report.impacts, strict=True):
        _into(cell, (impact.code, impact.name))
    document.add_paragraph("→ Impact")
    table = document.add_table(0, 2, style="Table Grid")
    _titles(table, ("Risk No.", "Description"))
    for risk in report.risks:
        for cell, text in zip(table.add_row().cells, (risk.number, risk.text or ""), strict=True):
            _into(cell, (text,))
