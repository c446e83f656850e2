"""PDFs of the reports and plans in `by_hand`: the tables, headings and numbers a council prints, set by Typst.

`tight` leaves no white space between the rows of a table, as Word does unless it is told otherwise.
"""

from __future__ import annotations

import json
import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import typst

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.printed_reports import CommitteeReport, MemberReport, PlanOnAPage
from tests.documents.making_reports import PLAN_FOOT

_SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set page(paper: "a4", flipped: data.flipped, margin: 2cm, numbering: "1")
#set text(font: "Liberation Sans", size: 11pt, hyphenate: false)
#set par(spacing: 10pt, leading: 5pt)
#set list(marker: [•], spacing: 7pt)
#let inset = if data.tight { (x: 5pt, y: 2.5pt) } else { (x: 5pt, y: 6pt) }
#let run(text, looks) = if looks == "raised" { super(text) } else if looks == "bold" { strong(text) } else { text }
#let runs(text) = if type(text) == str { text } else { for each in text { run(each.at(0), each.at(1)) } }
#let filled(cell) = {
  if cell.bold { for each in cell.texts { par(strong(each)) } }
  else if cell.listed { list(..cell.texts) }
  else { for each in cell.texts { par(each) } }
}
#for block in data.blocks {
  if block.is == "title" { align(if block.centred { center } else { left }, strong(block.text)) }
  else if block.is == "text" { par(runs(block.text)) }
  else if block.is == "numbered" {
    grid(columns: (1.4cm, 1fr), block.number, if block.bold { strong(block.text) } else { block.text })
  }
  else if block.is == "table" {
    table(
      columns: block.widths.map(width => width * 1fr), inset: inset,
      stroke: if block.lines { 0.5pt } else { none },
      ..block.cells.map(cell => table.cell(colspan: cell.span, filled(cell))),
    )
  }
}
"""
Block = dict[str, Any]


def _set(blocks: list[Block], *, tight: bool = False, flipped: bool = False) -> bytes:
    data = json.dumps({"blocks": blocks, "tight": tight, "flipped": flipped})
    fonts = files("clerk_tui.documents.writing") / "fonts"
    with as_file(fonts) as folder, tempfile.TemporaryDirectory() as root:
        source = Path(root) / "source.typ"
        source.write_text(_SOURCE, "utf-8")
        return typst.compile(
            source, root=root, font_paths=[folder], ignore_system_fonts=True, sys_inputs={"data": data}
        )


def _title(text: str, *, centred: bool = False) -> Block:
    return {"is": "title", "text": text, "centred": centred}


def _text(text: str | list[tuple[str, str]]) -> Block:
    return {"is": "text", "text": text}


def _numbered(number: str, text: str, *, bold: bool = False) -> Block:
    return {"is": "numbered", "number": number, "text": text, "bold": bold}


def _cell(*texts: str, bold: bool = False, listed: bool = False, span: int = 1) -> Block:
    return {"texts": texts, "bold": bold, "listed": listed, "span": span}


def _table(widths: list[float], cells: list[Block], *, lines: bool = True) -> Block:
    return {"is": "table", "widths": widths, "cells": cells, "lines": lines}


def by_objective(report: MemberReport, *, tight: bool = False) -> bytes:
    """The layout of 2011: each objective spans both columns above its actions."""
    assert report.portfolio and report.member and report.heading and report.day
    cells = []
    for objective in report.objectives:
        cells.append(_cell(f"{objective.code} {objective.text}", span=2))
        cells += [_cell("Action", bold=True), _cell("Progress", bold=True)]
        for each in report.commitments:
            if each.objective == objective.code:
                cells += [_cell(f"{each.code}: {each.text}"), _cell(*each.progress)]
    _, month, year = format_date(report.day, weekday=False).split(" ")
    day = [
        ("DATE OF REPORT: ", ""),
        (str(report.day.day), "bold"),
        ("st", "raised"),
        (f" {month.upper()} {year}", "bold"),
    ]
    broken = report.portfolio.upper().replace(" ENGAGEMENT", "\nENGAGEMENT")
    return _set(
        [
            _title("BURNLEY BOROUGH COUNCIL REPORT TO THE FULL COUNCIL"),
            _text([("PORTFOLIO: ", "bold"), (broken, "bold")]),
            _text([("EXECUTIVE MEMBER: ", "bold"), (report.member.upper(), "bold")]),
            _text(day),
            _title(report.heading),
            _table([2, 3], cells),
        ],
        tight=tight,
    )


def by_commitment(report: MemberReport, *, tight: bool = False) -> bytes:
    """The layout of 2017: labels in a table without lines, then commitments, the second over the end of the page."""
    assert report.portfolio and report.member and report.heading and report.day
    head = []
    day = report.day.strftime("%d/%m/%Y")
    for label, value in (("PORTFOLIO", report.portfolio), ("EXECUTIVE MEMBER", report.member), ("DATE OF REPORT", day)):
        head += [_cell(f"{label}:"), _cell(value.upper(), bold=True)]
    cells = [_cell("Strategic commitment", bold=True), _cell("Progress update", bold=True)]
    for each in report.commitments:
        cells += [_cell(f"{each.code}- {each.text}"), _cell(*each.progress)]
    return _set(
        [
            _title("BURNLEY BOROUGH COUNCIL"),
            _title("REPORT TO THE FULL COUNCIL"),
            _text("Internal link to previous report"),
            _table([2, 3], head, lines=False),
            _title(report.heading),
            _table([1, 1], cells),
        ],
        tight=tight,
    )


def plan(page: PlanOnAPage, *, tight: bool = False) -> bytes:
    """The plan laid on its side, its points bulleted."""
    assert page.title
    cells = [_cell(""), *(_cell(column, bold=True) for column in page.columns)]
    for row in page.rows:
        cells.append(_cell(row.theme or "", bold=True))
        cells += [_cell(*points, listed=True) for points in row.cells]
    blocks = [_title(page.title), _table([1.3, 2, 2, 2], cells), *(_text(text) for text in PLAN_FOOT)]
    return _set(blocks, tight=tight, flipped=True)


def committee_report(report: CommitteeReport, *, tight: bool = False) -> bytes:
    """The committee's report: a head in the middle, numbers in the margin, the risk matrix and the risks as tables."""
    assert report.body and report.day and report.officer and report.title and report.contact and report.report_date
    day = format_date(report.day, weekday=False).upper()
    head = (report.body.upper(), day, f"REPORT OF {report.officer.upper()}", report.title)
    blocks = [_title(text, centred=True) for text in head]
    for section in report.sections:
        blocks.append(_numbered(section.number, section.title, bold=True))
        for clause in section.clauses:
            first, *rest = [*([clause.heading] if clause.heading else []), *clause.paragraphs, ""]
            bold = bool(clause.heading) or section.part == "recommendations"
            if section.part == "risks":
                blocks += _risks(clause.number, report)
            elif clause.number:
                blocks.append(_numbered(clause.number, first, bold=bold))
            else:
                blocks.append(_text(first))
            blocks += [_text(text) for text in rest if text]
    contact = f"Contact Officer  {report.contact.name}, {report.contact.title}"
    dated = f"Date: {format_date(report.report_date, weekday=False)}"
    foot = (contact, dated, "Appendices : None", "Background Papers: None", f"Reference : {report.reference}")
    return _set([*blocks, *(_text(text) for text in foot)], tight=tight)


def _risks(number: str, report: CommitteeReport) -> list[Block]:
    matrix = []
    for level in report.probabilities:
        matrix.append(_cell(f"{level.name} {level.code}"))
        for impact in report.impacts:
            here = [
                risk.number for risk in report.risks if (risk.probability, risk.impact) == (level.code, impact.code)
            ]
            matrix.append(_cell(", ".join(here)))
    matrix += [_cell(""), *(_cell(impact.code, impact.name) for impact in report.impacts)]
    risks = [_cell("Risk No.", bold=True), _cell("Description", bold=True)]
    for risk in report.risks:
        risks += [_cell(risk.number), _cell(risk.text or "")]
    return [
        _numbered(number, "Probability ↓", bold=True),
        _table([1.5, 1, 1, 1, 1], matrix),
        _text("→ Impact"),
        _table([1, 5], risks),
    ]
