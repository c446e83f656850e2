"""What a document is made of: its words, the name of its file, and the instant of the newest thing it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from clerk_tui.documents.writing.document import Document
from clerk_tui.domain.dates import format_date


@dataclass(frozen=True, slots=True)
class Period:
    """The days a report covers, both included."""

    first: date
    last: date

    @property
    def words(self) -> str:
        return f"{format_date(self.first)} to {format_date(self.last)}"


@dataclass(frozen=True, slots=True)
class Made:
    """One document. `name` is what its file is named after; `made` (UTC, whole seconds) is when the newest of what it
    says was recorded, never the clock, so that the same record is the same file."""

    document: Document
    name: str
    made: datetime
    warnings: tuple[str, ...] = ()
    """What the clerk is told before it is written, in sentences; `kinds.build` looks for it."""
