"""The agenda of a front sheet: its items with pages, sizes and exempt marks, and what was noticed on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from clerk_tui.documents.reading.items import Draft, ItemReader, goes_on, is_agenda_heading, number_of, placed_beside
from clerk_tui.documents.reading.marks import Marked, exempt_line, heading_exempt, marked
from clerk_tui.documents.reading.source import Line
from clerk_tui.documents.reading.words import plain, printed
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.domain.pack import PackItem

_PAGE_COLUMN = re.compile(r"\bpages?(?:\s+no\.?|\s+nos\.?)?s?\W*$", re.IGNORECASE)


@dataclass(slots=True)
class Agenda:
    """The items, the findings on them, the positions of the lines they were made from, and words left over of those.

    `headed`: a line such as AGENDA stands above them.
    """

    items: list[PackItem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    beside: list[str] = field(default_factory=list)
    headed: bool = False


def start_of(lines: tuple[Line, ...]) -> tuple[int, bool]:
    """The position after the last agenda heading above the items, and whether one of the columns is for pages."""
    start, column = 0, False
    for n, line in enumerate(lines):
        if is_agenda_heading(line):
            if start and any(number_of(between.text) for between in lines[start:n]):
                break
            start, column = n + 1, column or bool(_PAGE_COLUMN.search(line.text))
    return start, column


def read_items(lines: tuple[Line, ...]) -> Agenda:
    """The agenda in the lines before the first report."""
    start, page_column = start_of(lines)
    reader = ItemReader(lines, page_column)
    reader.read(start)
    if start and not any(draft.number for draft in reader.drafts) and _no_item_header(lines[start - 1]):
        reader = ItemReader(lines, page_column, unnumbered=True)
        reader.read(start)
    elif not start and not _credible(reader):
        return Agenda()
    agenda = Agenda(used=reader.used, headed=start > 0)
    for draft in reader.drafts:
        agenda.items.append(_item(draft, reader, agenda, len(agenda.items) + 1))
    agenda.used.update(n for n in range(start) if is_agenda_heading(lines[n]))
    if agenda.items and not any(item.number for item in agenda.items):
        says = "The items are printed without numbers; give them the agenda's numbers."
        agenda.findings.insert(0, Finding("IMP-NONUMBER", Severity.ADVICE, "agenda", says))
    for before, after in pairwise(_whole_numbers(agenda.items)):
        if after > before + 1:
            says = f"There is no item {before + 1} between item {before} and item {after}; look whether one was missed."
            agenda.findings.append(Finding("IMP-GAP", Severity.WARNING, "agenda", says))
    for stray in reader.stray:
        says = f"“{stray}” stands among the items without a number and was not taken as one."
        agenda.findings.append(Finding("IMP-STRAY", Severity.ADVICE, "agenda", says))
    return agenda


def _whole_numbers(items: list[PackItem]) -> list[int]:
    matches = (re.fullmatch(r"[A-Z]*(\d+)[.)]?", item.number) for item in items if item.number)
    return [int(match[1]) for match in matches if match]


def _no_item_header(line: Line) -> bool:
    return plain(line.text) in {"no item", "note no item", "items", "item"}


def _credible(reader: ItemReader) -> bool:
    """Without a heading such as AGENDA above it, a numbered list is an agenda if it starts at 1 or names its papers."""
    numbered = [draft for draft in reader.drafts if draft.number]
    if not numbered:
        return False
    placed = sum(placed_beside(draft.text, reader.page_column) for draft in reader.drafts)
    return placed > 0 or (len(numbered) >= 2 and numbered[0].order == 1 and numbered[0].style in {"dot", "paren"})


def _item(draft: Draft, reader: ItemReader, agenda: Agenda, position: int) -> PackItem:
    findings = agenda.findings
    found, beside = _of_cells(draft, reader.page_column)
    agenda.beside.extend(beside)
    title = found.title or None
    where = f"item {draft.number}" if draft.number else f"the {_nth(position)} item"
    if title is None:
        findings.append(Finding("IMP-NOTITLE", Severity.WARNING, where, "The item has no title in this document."))
    exempt, mark = found.exempt, found.mark
    if mark is None and draft.mark is not None:
        exempt, mark = draft.exempt, draft.mark
    if mark is None and draft.heading is not None:
        exempt = heading_exempt(draft.heading)
        mark = draft.heading if exempt else None
    if mark is not None:
        says = f"Marked “{mark}”; check what of it may be published before anything is."
        findings.append(Finding("IMP-EXEMPT", Severity.WARNING, where, says))
    return PackItem(draft.number, title, found.pages, found.size, exempt, mark, draft.heading)


def _of_cells(draft: Draft, page_column: bool) -> tuple[Marked, list[str]]:
    """The title's own cell, line and words; and the description beside or below it, set off by wide blanks."""
    line = draft.line
    if not line.cells:
        return marked(draft.text, page_column=page_column), []
    cells = [cell for cell in line.cells if cell and cell.strip(" .") != draft.number]
    if draft.number and cells and cells[0].startswith(draft.number):
        cells[0] = cells[0][len(draft.number) :].lstrip(" .")
    if not cells:
        return Marked(""), []
    title, *rest = re.split(r"\n|\s{3,}", cells[0].strip())
    while rest and goes_on(title, rest[0]):
        title = f"{title} {rest.pop(0)}"
    first = marked(title)
    pages, size = first.pages, first.size
    for cell in cells[1:]:
        beside = marked(f"  {cell}", page_column=True)
        if beside.title or not (beside.pages or beside.size):
            rest.append(cell)
        pages, size = pages or beside.pages, size or beside.size
    exempt, mark = first.exempt, first.mark
    for said in filter(None, map(exempt_line, rest)):
        exempt, mark = (exempt, mark) if mark else said
    return Marked(first.title, pages, size, exempt, mark), [text for text in map(printed, rest) if text]


def _nth(position: int) -> str:
    names = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    return names[position - 1] if position <= len(names) else f"{position}th"
