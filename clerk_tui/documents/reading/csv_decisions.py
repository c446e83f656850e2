"""A table of decisions that another system exported as CSV, by the columns that the audit of a register knows."""

from __future__ import annotations

from clerk_tui.documents.reading.csv_rows import read_rows
from clerk_tui.documents.reading.printed_answers import twice
from clerk_tui.documents.reading.text import decode
from clerk_tui.domain.audit import DecisionRow
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import Finding, Severity, by_weight
from clerk_tui.domain.pack import PackDocument
from clerk_tui.domain.printed import DecisionList, PrintedDecision
from clerk_tui.domain.sheet import Sheet, SheetRow
from clerk_tui.domain.text import clean
from clerk_tui.rules.audit_cells import DECISIONS, decision_rows

KIND = "decision-list"
_NEEDED = frozenset({"decision_date", "publication_date", "decision_maker", "reference"})


def from_table(data: bytes) -> DecisionList | None:
    """The decisions of a table that has a column of titles and two others of a register; None for another table."""
    try:
        sheet = read_rows(data, DECISIONS, ("title",))
    except InputError:
        return None
    if len(_NEEDED & set(sheet.headings)) < 2 or not sheet.rows:
        return None
    text, notes = decode(data)
    findings = [*notes, *(_finding(one.row, one.says) for one in sheet.findings), _others(sheet)]
    decisions, councils = [], set[str]()
    unplaced = []
    for raw, row in zip(sheet, decision_rows(sheet, lambda cell: clean(cell).strip()), strict=True):
        if row.problem and raw.number not in sheet.doubtful:
            findings.append(_finding(row.number, row.problem))
        if raw.number in sheet.doubtful:
            unplaced.append(f"row {raw.number}: {', '.join(clean(cell) for cell in raw.cells)}")
            continue
        councils.add(row.council)
        decisions.append(_printed(sheet, raw, row))
    return DecisionList(
        document=PackDocument(KIND, councils.pop() or None if len(councils) == 1 else None, None, ""),
        decisions=tuple(decisions),
        findings=tuple(by_weight([*findings, *twice(decisions)])),
        unplaced=tuple(unplaced),
        text=clean(text),
    )


def _finding(number: int | None, says: str) -> Finding:
    where = "document" if number is None else f"row {number}"
    return Finding("IMP-RECORD", Severity.WARNING, where, says)


def _others(sheet: Sheet) -> Finding:
    named = ", ".join(f"“{word}”" for word in sheet.headings.values())
    says = f"Of the table these columns are read: {named}. Any other is kept with the document only."
    return Finding("IMP-TABLE", Severity.ADVICE, "document", says)


def _printed(sheet: Sheet, raw: SheetRow, row: DecisionRow) -> PrintedDecision:
    return PrintedDecision(
        title=row.title or None,
        reference=row.reference or None,
        maker=sheet.text(raw, "decision_maker") if row.maker_printed else None,
        key_decision=row.key,
        subject_to_call_in=row.callable,
        decided=row.decided,
        published=row.published,
        closes=row.closes,
        effective=row.effective,
        council=row.council or None,
    )
