"""This program's own files read back: `decisions.json` and `decisions.csv` of a public folder, a file of the mirror.

A decision that cannot be read costs nothing but itself: a finding names the field, and its text is listed.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from clerk_tui.documents.public_json import BESIDE, csv_columns, record_from_json, record_from_row, unknown
from clerk_tui.documents.reading.mirror import read_mirror
from clerk_tui.documents.reading.printed_answers import twice
from clerk_tui.documents.reading.text import decode
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import DocumentError, InputError
from clerk_tui.domain.findings import Finding, Severity, by_weight
from clerk_tui.domain.pack import PackDocument
from clerk_tui.domain.printed import DecisionList, PrintedDecision
from clerk_tui.domain.public import PublicRecord
from clerk_tui.domain.text import clean, one_line

KIND = "decision-list"
_BESIDE_COLUMNS = ("page", "in_force.", "ledger.")
_LONGEST_CELL = 10_000_000
_KEPT = 4_000
"""Characters of a decision that cannot be read which are listed: enough to find it in the file."""


@dataclass(slots=True)
class _Read:
    records: list[PublicRecord] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)

    def take(self, number: int, values: Any, read: Callable[[Any], PublicRecord]) -> None:
        """One decision by its place in the file, from 1."""
        where = f"decision {number}"
        try:
            if not isinstance(values, Mapping):
                raise InputError("It is no object with the fields of a decision.")
            self.records.append(read(values))
        except InputError as error:
            self.findings.append(Finding("IMP-RECORD", Severity.WARNING, where, f"{error} It was left out."))
            self.unplaced.append(f"{where}: {json.dumps(values, ensure_ascii=False, default=str)[:_KEPT]}")
            return

    def made(self, notes: Iterable[Finding] = ()) -> DecisionList:
        councils = {record.council for record in self.records}
        if not self.records and not self.findings:
            raise DocumentError("The list holds no decisions.")
        decisions = tuple(printed(record) for record in self.records)
        return DecisionList(
            document=PackDocument(KIND, councils.pop() if len(councils) == 1 else None, None, ""),
            decisions=decisions,
            findings=tuple(by_weight([*notes, *self.findings, *twice(decisions)])),
            unplaced=tuple(self.unplaced),
            text="\n".join(line for record in self.records for line in _shown(record)),
        )


def from_values(values: Any) -> DecisionList:
    """The decisions of a JSON file, as the child process gave them."""
    read = _Read()
    for number, each in enumerate(values if isinstance(values, list) else [], 1):
        cleaned = _cleaned(each)
        read.take(number, cleaned, record_from_json)
        if isinstance(cleaned, Mapping):
            read.unplaced += [f"decision {number}, {name}: {cleaned.get(name)}" for name in unknown(cleaned)]
    return read.made()


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    return {str(name): _cleaned(each) for name, each in value.items()} if isinstance(value, dict) else value


def from_csv(data: bytes) -> DecisionList:
    text, notes = decode(data)
    known = set(csv_columns())
    read = _Read()
    for number, row in _rows(text, read):
        read.take(number, {name: clean(cell) for name, cell in row.items() if name in known}, record_from_row)
        for name, cell in row.items():
            if cell and name not in known and name not in BESIDE and not name.startswith(_BESIDE_COLUMNS):
                read.unplaced.append(f"decision {number}, {name}: {clean(cell)}")
    return read.made(notes)


def _rows(text: str, read: _Read) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row by its columns' names. A row that is damaged is told and left out; of a file cut short the last one."""
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        header = next(reader, [])
        for number, cells in enumerate(reader, 1):
            if len(cells) == len(header):
                yield number, dict(zip(header, cells, strict=True))
            elif cells:
                says = f"It has {len(cells)} cells where the header has {len(header)}; it was left out."
                read.findings.append(Finding("IMP-RECORD", Severity.WARNING, f"decision {number}", says))
                read.unplaced.append(f"decision {number}: {', '.join(clean(cell) for cell in cells)[:_KEPT]}")
    except csv.Error as error:
        says = f"The file is damaged or cut short at line {reader.line_num} ({error}); what stands before was read."
        read.findings.append(Finding("IMP-CUT", Severity.WARNING, "document", says))
    finally:
        csv.field_size_limit(limit)


def from_mirror(data: bytes) -> DecisionList:
    text, notes = decode(data)
    try:
        record, _ = read_mirror(clean(text))
    except InputError as error:
        raise DocumentError(str(error)) from None
    return _Read([record]).made(notes)


def printed(record: PublicRecord) -> PrintedDecision:
    """A record of ours by what a page would print of it; the record itself goes with it."""
    call_in = record.call_in
    return PrintedDecision(
        title=record.title or None,
        reference=record.reference or None,
        maker=record.maker or None,
        key_decision=record.key_decision,
        subject_to_call_in=call_in.open_to_call_in,
        purpose=record.matter or None,
        decision=record.resolution or None,
        reasons=record.reasons or None,
        alternatives=record.alternatives or None,
        wards=record.wards or None,
        lead_officer=record.lead_officer or None,
        decided=record.decided_on,
        published=record.published_on,
        closes=call_in.closes,
        effective=call_in.effective,
        body=record.body or None,
        meeting_date=record.meeting_day,
        contact=record.contact or None,
        council=record.council or None,
        record=record,
    )


def _shown(record: PublicRecord) -> Iterator[str]:
    """A record as the clerk sees it beside what was taken."""
    yield f"{record.reference or f'D{record.decision_id}'} {one_line(record.title)}"
    yield f"Decision maker: {one_line(record.maker)}"
    yield f"Date of decision: {format_date(record.decided_on, weekday=False)}"
    yield f"Published: {format_date(record.published_on, weekday=False)}"
    for label, text in (
        ("Decision", record.resolution),
        ("Reasons", record.reasons),
        ("Alternatives", record.alternatives),
    ):
        if text:
            yield f"{label}:"
            yield from text.split("\n")
    yield ""
