"""CSV as councils' systems and spreadsheets write it: any of three separators, any of three encodings, or damaged.

What is wrong with one row is a finding that names it; the other rows are read. Nothing is filled in.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from operator import itemgetter

from clerk_tui.documents.reading.csv_header import Header, find_header
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.sheet import Sheet, SheetFinding, SheetRow

LONGEST = 200_000_000
MOST_ROWS = 1_000_000
MOST_LINES = 1_000
"""Lines of one cell. A quotation mark that is never closed would otherwise swallow the file."""
_AT_ONCE = 4_000
"""Lines parsed in one call where each proves to be a row."""
_END = "end"
_NOT_CSV = (
    (b"PK\x03\x04", "This is a spreadsheet or another packed file, not CSV; open it and save it as CSV first."),
    (b"\xd0\xcf\x11\xe0", "This is an old spreadsheet file (.xls), not CSV; open it and save it as CSV first."),
    (b"%PDF-", "This is a PDF, not CSV; ask for the list as a spreadsheet or CSV."),
)


def read_rows(data: bytes, columns: Mapping[str, tuple[str, ...]], required: tuple[str, ...] = ()) -> Sheet:
    """The rows of a CSV file under `columns`, which maps each canonical name to the other words for it.

    The header is the first row that has all `required` columns (any known one, where none is required); case, spaces,
    underscores, hyphens and punctuation of its words do not matter. InputError, in one sentence, when the file is
    empty, too large, no CSV, or has no such header.
    """
    text, notes = _decoded(data)
    lines = io.StringIO(text, newline="").readlines()
    header = find_header(lines, columns, required)
    reading = _Reading(lines, header)
    rows = tuple(reading.rows())
    findings = (*notes, *header.findings, *reading.findings)
    return Sheet(tuple(columns), header.headings, rows, findings, frozenset(reading.doubtful))


def _decoded(data: bytes) -> tuple[str, tuple[SheetFinding, ...]]:
    if len(data) > LONGEST:
        raise InputError(f"This file is larger than {LONGEST // 1_000_000} MB; split it and read the parts.")
    for start, says in _NOT_CSV:
        if data.startswith(start):
            raise InputError(says)
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise InputError("This file is empty.")
    if encoding := _wide(data):
        return data.decode(encoding, errors="replace").removeprefix("\ufeff"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        says = (
            f"The file is not UTF-8 (line {row} shows it); it was read as Windows-1252."
            " Check the quotation marks, dashes and pound signs."
        )
        bare = data.removeprefix(codecs.BOM_UTF8)
        return bare.decode("cp1252", errors="replace"), (SheetFinding("CSV-ENCODING", None, "", says),)


def _wide(data: bytes) -> str:
    """The UTF-16 that a file is in, by its mark or by a zero in every second byte of plain text; "" for none."""
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    head = data[:400]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(zeros) > 1 and zeros.count(0) * 10 > len(zeros) * 9:
            return encoding
    return ""


class _Reading:
    """One pass over the lines below the header; `findings` and `doubtful` grow as rows are asked for."""

    def __init__(self, lines: list[str], header: Header) -> None:
        self._lines, self._header = lines, header
        self._next = self._first = header.next_line
        self._number = header.row
        self.findings: list[SheetFinding] = []
        self.doubtful: set[int] = set()

    def rows(self) -> Iterator[SheetRow]:
        pick, width = itemgetter(*self._header.places, -1), self._header.width
        for number, cells in enumerate(self._records(), self._header.row + 1):
            if not cells or not (cells[0].strip() or any(cell.strip() for cell in cells)):
                if number not in self.doubtful:
                    continue
                cells = [""] * width
            if len(cells) != width:
                self._wrong_length(number, cells)
            # The cell added at the end is what a column that the file lacks is read from.
            cells.append("")
            yield SheetRow(number, pick(cells)[:-1])
            if number > MOST_ROWS:
                raise InputError(f"This file has more than {MOST_ROWS:,} rows; split it and read the parts.")

    def _wrong_length(self, number: int, cells: list[str]) -> None:
        width = self._header.width
        if any(cell.strip() for cell in cells[width:]):
            says = (
                f"Row {number} has {len(cells)} cells where the header has {width}: probably a separator inside a cell"
                " without quotation marks, so its cells cannot be told apart."
            )
            self._find("CSV-LONG", number, says, doubtful=True)
        elif len(cells) < width:
            missing = width - len(cells)
            named = "its last cell is" if missing == 1 else f"its last {missing} cells are"
            says = f"Row {number} is shorter than the header; {named} read as empty."
            self._find("CSV-SHORT", number, says)
        del cells[width:]
        cells.extend([""] * (width - len(cells)))

    def _find(self, id: str, number: int, says: str, *, doubtful: bool = False) -> None:
        self.findings.append(SheetFinding(id, number, "", says))
        if doubtful:
            self.doubtful.add(number)

    def _records(self) -> Iterator[list[str]]:
        """Every record in turn, a blank line as an empty one, so that counting them gives the spreadsheet's row."""
        while self._next < len(self._lines):
            until = self._next + _AT_ONCE
            records = self._plain(self._lines[self._next : until])
            if records is None:
                yield from self._tracked(until)
            else:
                self._number += len(records)
                self._next += len(records)
                yield from records

    def _plain(self, lines: list[str]) -> list[list[str]] | None:
        """The records of some lines where each line is one, whole and undamaged; None where one is not.

        A line of our own at the end shows a quotation mark that was left open: it would be swallowed.
        """
        try:
            records = list(csv.reader([*lines, _END], delimiter=self._header.delimiter))
        except csv.Error:
            return None
        if len(records) != len(lines) + 1 or "\0" in "".join(lines):
            return None
        records.pop()
        width = self._header.width
        return records if all(len(cells) >= width or not cells for cells in records) else None

    def _tracked(self, until: int) -> Iterator[list[str]]:
        """The records from the next line to past `until`, where some have several lines or damage.

        The line on which each began is kept, to go back to when it proves to have swallowed others.
        """
        lines = self._lines
        while self._next < min(until, len(lines)):
            reader = csv.reader(self._feed(), delimiter=self._header.delimiter)
            self._first = self._next
            while self._first < until:
                try:
                    cells = next(reader, None)
                except csv.Error:
                    cells = []
                if cells is None:
                    break
                self._number += 1
                spanned = self._next - self._first
                if not cells and lines[self._first].strip():
                    yield self._unreadable(self._number)
                    break
                if (spanned > 1 or len(cells) < self._header.width) and self._swallowed(cells):
                    yield self._unbalanced(self._number)
                    break
                if "\0" in lines[self._first]:
                    says = f"Row {self._number} holds zero bytes; the file may be damaged there."
                    self._find("CSV-NUL", self._number, says)
                self._first = self._next
                yield cells

    def _feed(self) -> Iterator[str]:
        """The lines that are left; it stops early inside a record of too many lines."""
        lines = self._lines
        while self._next < len(lines) and self._next - self._first < MOST_LINES:
            self._next += 1
            yield lines[self._next - 1]

    def _swallowed(self, cells: list[str]) -> bool:
        """Whether a record is really one with a quotation mark too many, and the cells or rows after it."""
        taken = self._lines[self._first : self._next]
        if len(taken) >= MOST_LINES or sum(line.count('"') for line in taken) % 2:
            return True
        width = self._header.width
        return len(taken) > 1 and len(cells) != width and len(self._alone(taken[1])) == width

    def _alone(self, line: str) -> list[str]:
        try:
            return next(csv.reader([line], delimiter=self._header.delimiter), [])
        except csv.Error:
            return []

    def _unbalanced(self, number: int) -> list[str]:
        self._next = self._first + 1
        says = f"Row {number} has a quotation mark that is never closed, so its cells cannot be told apart."
        self._find("CSV-QUOTES", number, says, doubtful=True)
        line = self._lines[self._first].rstrip("\r\n")
        cells = [cell.strip('" ') for cell in line.split(self._header.delimiter)]
        return (cells + [""] * self._header.width)[: self._header.width]

    def _unreadable(self, number: int) -> list[str]:
        """The row of a cell that is too long: without quotation marks its other cells can be told apart."""
        self._next = self._first + 1
        says = f"Row {number} has a cell of more than {csv.field_size_limit():,} characters and was not read."
        self._find("CSV-CELL", number, says, doubtful=True)
        line = self._lines[self._first].rstrip("\r\n")
        cells = [] if '"' in line else line.split(self._header.delimiter)
        cells = ["" if len(cell) > csv.field_size_limit() else cell for cell in cells]
        return cells if len(cells) == self._header.width else [""] * self._header.width
