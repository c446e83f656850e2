"""Word documents: paragraphs and tables in document order, with the numbers Word prints by itself.

The tree is walked by hand because python-docx's own paragraph text leaves out content controls (the Yes/No
drop-downs of council templates), tracked insertions and text boxes. Runs in the child process only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import docx
from docx.oxml.ns import qn

from clerk_tui.documents.reading.numbering import BULLET, Numbers
from clerk_tui.documents.reading.source import Line, Source, checked, row
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.text import clean, tidy

_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_T, _SYM, _FORM, _BOX = qn("w:t"), qn("w:sym"), qn("w:ffData"), qn("w:txbxContent")
_MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_VAL = qn("w:val")
# Deleted text, codes behind fields, and the copy of a drawing kept for old programs.
_SKIPPED = {
    qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:delText"), qn("w:pPr"), qn("w:rPr"), qn("w:sdtPr"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip
# Ticked and empty boxes of the Wingdings fonts, by the last two figures of their code.
_BOXES = {"FE": "☒", "FD": "☒", "78": "☒", "53": "☒", "52": "☑", "A8": "☐", "6F": "☐", "A3": "☐", "71": "☐"}
_DEPTH = 40


def _form_field(element: Any) -> str:
    """What an old-style form field shows: a box ticked or not, or the choice of a drop-down."""
    box = element.find(qn("w:checkBox"))
    if box is not None:
        for tag in (qn("w:checked"), qn("w:default")):
            state = box.find(tag)
            if state is not None:
                return "☐" if state.get(_VAL, "1") in {"0", "false", "off"} else "☒"
        return "☐"
    choices = element.find(qn("w:ddList"))
    if choices is not None:
        entries = [entry.get(_VAL, "") for entry in choices.findall(qn("w:listEntry"))]
        result = choices.find(qn("w:result"))
        chosen = "0" if result is None else result.get(_VAL, "0")
        return entries[int(chosen)] if chosen.isdigit() and int(chosen) < len(entries) else ""
    return ""


def _inline(element: Any, boxes: list[Any], depth: int = 0) -> str:
    """The text of a paragraph; text boxes met on the way are put aside in `boxes`."""
    if depth > _DEPTH:
        raise DocumentError("This DOCX is nested too deeply to be an agenda pack.")
    parts = []
    for child in element:
        tag = child.tag
        if tag == _T:
            parts.append(child.text or "")
        elif tag in _MARKS:
            parts.append(_MARKS[tag])
        elif tag == _SYM:
            parts.append(_BOXES.get(child.get(qn("w:char"), "")[-2:].upper(), ""))
        elif tag == _FORM:
            parts.append(_form_field(child))
        elif tag == _BOX:
            boxes.append(child)
        elif tag not in _SKIPPED:
            parts.append(_inline(child, boxes, depth + 1))
    return "".join(parts)


class _Reader:
    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers

    def blocks(self, parent: Any, depth: int = 0) -> Iterator[Line]:
        """Paragraphs and table rows below an element, through content controls and tracked insertions."""
        if depth > _DEPTH:
            raise DocumentError("This DOCX is nested too deeply to be an agenda pack.")
        for child in parent:
            if child.tag == _P:
                yield from self.paragraph(child, depth)
            elif child.tag == _TBL:
                for element in child.iter(_TR):
                    if _table_of(element) is child:
                        yield from self.row(element, depth)
            elif child.tag not in _SKIPPED:
                yield from self.blocks(child, depth + 1)

    def paragraph(self, element: Any, depth: int) -> Iterator[Line]:
        boxes: list[Any] = []
        text = clean(_inline(element, boxes))
        # A cell may hold nothing but the number Word prints in it.
        label = self.numbers.label(element)
        bullet = label == BULLET
        if label and not bullet:
            text = f"{label} {text.lstrip()}"
        for n, part in enumerate(text.split("\n")):
            line = row(part.strip().split("\t"), gap=n == 0, bullet=bullet and n == 0)
            if line is not None:
                yield line
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def row(self, element: Any, depth: int) -> Iterator[Line]:
        """A table row: each cell once. A row of one cell, or holding a table, gives its contents as they stand."""
        contents: list[list[Line]] = []
        nested = False
        for cell in element.iter(_TC):
            if _row_of(cell) is not element:
                continue
            continued = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            if continued is not None and continued.get(_VAL, "continue") == "continue":
                contents.append([])
                continue
            contents.append(list(self.blocks(cell, depth + 1)))
            nested = nested or cell.find(f".//{_TBL}") is not None
        filled = [cell for cell in contents if cell]
        if nested or (len(filled) == 1 and len(contents) == 1):
            for cell in filled:
                yield from cell
            return
        line = row(("\n".join(_written(part) for part in cell) for cell in contents), gap=True)
        if line is not None:
            yield line


def _written(line: Line) -> str:
    return f"- {line.text}" if line.bullet else line.text


def _above(element: Any, tag: str) -> Any:
    parent = element.getparent()
    while parent is not None and parent.tag != tag:
        parent = parent.getparent()
    return parent


def _table_of(element: Any) -> Any:
    return _above(element, _TBL)


def _row_of(element: Any) -> Any:
    return _above(element, _TR)


def _root(part: Any, kind: str) -> Any:
    """The root element of a part the document refers to, or None where it has none."""
    for relation in part.rels.values():
        if relation.reltype.endswith("/" + kind) and not relation.is_external:
            return getattr(relation.target_part, "element", None)
    return None


def read_docx(file: BinaryIO) -> Source:
    """A Word document as a source. What python-docx and lxml raise is left to the parent process to put in words."""
    try:
        document = docx.Document(file)
    except ValueError as error:
        # So python-docx says that the main part is of another kind than a plain document.
        if "content type" not in str(error):
            raise
        raise DocumentError("This is a Word template or a file with macros; save it as a plain .docx first.") from None
    numbers = Numbers.of(_root(document.part, "numbering"), _root(document.part, "styles"))
    lines = tuple(_Reader(numbers).blocks(document.element.body))
    if not lines:
        raise DocumentError("There is no text in this DOCX; if it holds pictures of pages, it is a scan.")
    return checked(Source("docx", lines, tidy("\n".join(_written(line) for line in lines))))
