"""What may leave the office of a committee report: its open sections, with no place for an exempt one's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.printed_reports import Clause
from clerk_tui.domain.public_reports import PublicTable


@dataclass(frozen=True, slots=True)
class PublicNumberedSection:
    """`withheld` is a sentence in the place of an exempt section's title and words; else it is empty.

    `tables` and `sentences` follow its paragraphs: the matrix with what is in it, and where each risk stands.
    """

    number: str
    title: str
    clauses: tuple[Clause, ...] = ()
    tables: tuple[PublicTable, ...] = ()
    sentences: tuple[str, ...] = ()
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class PublicNumberedReport:
    """`foot` are labels with what stands under each; `chain_head` is the head of the history chain."""

    council: str
    body: str
    day: date | None
    officer: str
    title: str
    sections: tuple[PublicNumberedSection, ...]
    foot: tuple[tuple[str, tuple[str, ...]], ...]
    contact: str
    made_under: tuple[str, ...]
    chain_head: str
