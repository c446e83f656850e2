"""Word documents made at test time: the report template as a table, and what python-docx alone does not show."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.documents.making import HEAD, REPORT, TITLE, Row


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(cell: Any, text: str) -> None:
    first, *rest = text.split("\n")
    cell.paragraphs[0].add_run(first)
    for part in rest:
        cell.add_paragraph(part)


def table_report(*, merged: bool = False, nested: bool = False, rows: Sequence[Row] = REPORT) -> bytes:
    """The report as one Word table of three columns. `merged`: a question without an answer column spans both;
    `nested`: the whole table lies in the single cell of another."""
    document = docx.Document()
    for _, label, value in HEAD:
        document.add_paragraph(f"{label}\t{value}")
    document.add_paragraph(TITLE)
    holder: Any = document.add_table(1, 1).cell(0, 0) if nested else document
    table = holder.add_table(0, 3)
    for number, label, answer in rows:
        cells = table.add_row().cells
        _fill(cells[0], number)
        if merged and not answer:
            _fill(cells[1].merge(cells[2]), label)
        else:
            _fill(cells[1], label)
            _fill(cells[2], answer)
    return saved(document)


def numbered(document: Any, levels: Sequence[tuple[int, str, str]]) -> str:
    """Adds a numbering definition (level, format, pattern) to the document and gives its id."""
    part = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "900")
    for level, form, pattern in levels:
        made = OxmlElement("w:lvl")
        made.set(qn("w:ilvl"), str(level))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", pattern)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            made.append(child)
        abstract.append(made)
    part.insert(0, abstract)
    num = OxmlElement("w:num")
    num.set(qn("w:numId"), "900")
    pointer = OxmlElement("w:abstractNumId")
    pointer.set(qn("w:val"), "900")
    num.append(pointer)
    part.append(num)
    return "900"


def restarted(document: Any, num_id: str) -> str:
    """A second list of the same looks that begins at 1 again; gives its id."""
    num, pointer, override, start = (
        OxmlElement(tag) for tag in ("w:num", "w:abstractNumId", "w:lvlOverride", "w:startOverride")
    )
    num.set(qn("w:numId"), f"{num_id}1")
    pointer.set(qn("w:val"), num_id)
    override.set(qn("w:ilvl"), "0")
    start.set(qn("w:val"), "1")
    override.append(start)
    num.extend([pointer, override])
    document.part.numbering_part.element.append(num)
    return f"{num_id}1"


def number_only(paragraph: Any, num_id: str, level: int) -> None:
    """Makes a paragraph one that Word numbers by itself."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = int(num_id)


def listed(document: Any, text: str, num_id: str, level: int) -> None:
    """A paragraph with text and Word's own number."""
    number_only(document.add_paragraph(text), num_id, level)


def in_control(paragraph: Any, text: str) -> None:
    """Text in a content control, as the drop-downs of council templates keep it."""
    control, content, run, shown = (OxmlElement(tag) for tag in ("w:sdt", "w:sdtContent", "w:r", "w:t"))
    shown.text = text
    run.append(shown)
    content.append(run)
    control.append(content)
    paragraph._p.append(control)


def tracked(paragraph: Any, tag: str, text: str) -> None:
    """A tracked change: `w:ins` or `w:del` with its text."""
    change, run = OxmlElement(tag), OxmlElement("w:r")
    shown = OxmlElement("w:t" if tag == "w:ins" else "w:delText")
    shown.text = text
    run.append(shown)
    change.append(run)
    paragraph._p.append(change)
