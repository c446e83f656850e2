"""Auditing a published register: the file read, each council's rule found by its printed name, every row judged."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_tui.documents.reading.csv_rows import LONGEST, read_rows
from clerk_tui.domain.audit import Audit, AuditKind
from clerk_tui.domain.council import Council
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.days import CalendarDay
from clerk_tui.domain.errors import ClerkError, InputError
from clerk_tui.domain.sheet import Sheet, cell_text
from clerk_tui.rules.audit import audit
from clerk_tui.rules.audit_cells import DECISIONS, NOTICES, decision_rows, notice_rows
from clerk_tui.rules.audit_notices import Custom, audit_notices
from clerk_tui.rules.audit_windows import Windows
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.council_file import read_council
from clerk_tui.services import councils

if TYPE_CHECKING:
    from clerk_tui.services.office import Office

_DATES = ("effective_from", "call_in_deadline", "publication_date", "decision_date")
_OF_NOTICES = ("notice_published", "decision_due")
_HEAD = 64_000
"""Bytes in which the column headings are looked for."""
_NOTES_SHOWN = 20
_TITLES = frozenset({
    "council", "councils", "borough", "city", "county", "district", "metropolitan", "unitary", "london", "royal",
    "of", "the", "and", "cc", "bc", "mbc", "dc", "cbc",
})  # fmt: skip


class CouncilFinder:
    """Councils by their printed names, which leave out or add “Borough”, “City of”, “Council” as they please.

    `own` is the council of a register, `own_days` the days that it added; a folder's files come before those that ship.
    """

    def __init__(
        self, folder: Path | None = None, own: Council | None = None, own_days: tuple[CalendarDay, ...] = ()
    ) -> None:
        self.own, self._own_days = own, own_days
        self.notes: list[str] = []
        self._listed: dict[str, Council | str] = {}
        if own is not None:
            self._list(own, own.id, own.name, *own.aliases)
        for path in [] if folder is None else councils.in_folder(folder):
            self._take(path)
        for id, names in councils.shipped_names():
            self._list(id, *names)

    def _take(self, path: Path) -> None:
        """A file that cannot be used is said once and costs nothing but its own council."""
        try:
            council = read_council(councils.read_file(path), path.name)
        except ClerkError as error:
            self.notes.append(f"A council file was left out. {error}")
            return
        self._list(council, council.id, council.name, *council.aliases)

    def _list(self, council: Council | str, *names: str) -> None:
        # The first to claim a name keeps it, so the register's own file and a folder's outrank those that ship.
        for name in names:
            self._listed.setdefault(bare_name(name), council)

    def find(self, name: str) -> Council | str:
        """The council of a printed name, or the sentence that says that there is no file for it."""
        if not name:
            if self.own is not None:
                return self.own
            return "The row names no council, so its rule is not known."
        found = self._listed.get(bare_name(name))
        if found is None:
            return (
                f"No call-in rule is configured for “{name}”: put a council file with it into a folder and name the"
                " folder with --councils."
            )
        try:
            return found if isinstance(found, Council) else councils.load(found)
        except ClerkError as error:
            return str(error)

    def calendar(self, council: Council, added: tuple[CalendarDay, ...] = ()) -> Calendar:
        """The calendar that counts for a council; the days that a register added are its own council's alone."""
        return Calendar.of(council, (*added, *(self._own_days if council is self.own else ())))


def of_office(office: Office) -> tuple[Council, tuple[CalendarDay, ...]]:
    """A register's council, and the days that the register added to that council's calendar."""
    council = office.council()
    return council, tuple(day for day in office.calendar().added if day not in council.closures)


def bare_name(name: str) -> str:
    """A council's name without its titles: `London Borough of Hillingdon` and `hillingdon` are one."""
    words = re.sub(r"[\W_]+", " ", name.casefold().replace("&", " and ")).split()
    return " ".join(word for word in words if word not in _TITLES) or " ".join(words)


def audit_register(
    data: bytes, kind: AuditKind | None, finder: CouncilFinder, added: tuple[CalendarDay, ...] = ()
) -> Audit:
    """The audit of a CSV file. Without a `kind` its columns tell; InputError where they tell nothing.

    `added` are days that count for every council of the file, besides the closures of each council's own file.
    """
    sheet, kind = _sheet(data, kind)
    name_of = _names(finder.own)
    notes = (*_notes(sheet), *finder.notes, *_horizon(sheet))
    if kind is AuditKind.NOTICES:
        notices = tuple(notice_rows(sheet, name_of))
        return Audit(kind, audit_notices(notices, lambda name: _custom(finder, name, added)), notices, notes)
    rows = tuple(decision_rows(sheet, name_of))
    return Audit(kind, audit(rows, lambda name: windows_of(finder, name, added)), rows, notes)


def windows_of(finder: CouncilFinder, name: str, added: tuple[CalendarDay, ...] = ()) -> Windows | str:
    """The call-in windows of a council by its printed name, or the sentence that says why it has none."""
    council = finder.find(name)
    return council if isinstance(council, str) else Windows(council, finder.calendar(council, added))


def _custom(finder: CouncilFinder, name: str, added: tuple[CalendarDay, ...]) -> Custom:
    """How a council counts notices; one without a file counts as the law does."""
    council = finder.find(name)
    if isinstance(council, str):
        return Custom(Calendar.shipped(added))
    return Custom(finder.calendar(council, added), council.strict_28)


def _names(own: Council | None) -> Callable[[str], str]:
    """The printed name of a raw cell, each cleaned once; a register's own council where the cell is empty."""
    known: dict[str, str] = {}
    empty = "" if own is None else own.name

    def name_of(raw: str) -> str:
        try:
            return known[raw]
        except KeyError:
            return known.setdefault(raw, cell_text(raw) or empty)

    return name_of


def _sheet(data: bytes, kind: AuditKind | None) -> tuple[Sheet, AuditKind]:
    if kind is AuditKind.NOTICES or (kind is None and _is_notices(data)):
        return read_rows(data, NOTICES, _OF_NOTICES), AuditKind.NOTICES
    sheet = read_rows(data, DECISIONS)
    if not any(name in sheet.headings for name in _DATES):
        raise InputError(f"The file has no column of dates that could be used: looked for {', '.join(_DATES)}.")
    return sheet, AuditKind.DECISIONS


def _is_notices(data: bytes) -> bool:
    """Whether the words of the columns are those of notices: “published” and “decision date” stand in both."""
    try:
        headings = read_rows(data[:_HEAD], NOTICES, _OF_NOTICES).headings
    except InputError:
        return False
    words = " ".join(headings.values()).casefold()
    return "notice" in words or "due" in words or "not before" in words


def _notes(sheet: Sheet) -> tuple[str, ...]:
    said = [finding.says for finding in sheet.findings]
    if len(said) > _NOTES_SHOWN:
        return (*said[:_NOTES_SHOWN], f"{len(said) - _NOTES_SHOWN} more rows of this file are damaged.")
    return tuple(said) if sheet.rows else (*said, "The file has a header but no rows.")


def _horizon(sheet: Sheet) -> tuple[str, ...]:
    if not sheet.rows:
        return ()
    calendar = Calendar.shipped()
    return (f"Bank holidays as of {format_date(calendar.as_of, weekday=False)}, to the end of {calendar.last_year}.",)


def read_register(path: Path) -> bytes:
    """A file's bytes; InputError, in one sentence, where it cannot be read."""
    try:
        if path.stat().st_size > LONGEST:
            raise InputError(f"{path.name} is larger than {LONGEST // 1_000_000} MB; split it and read the parts.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "that is no name of a file"
        raise InputError(f"“{path.name or path}” cannot be read: {why}.") from None
