"""What may leave the office as a report of the council: sentences and tables, with no place for exempt text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublicTable:
    """`rows` are as long as `header`; the first cell of each is its heading."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PublicSection:
    """A part of a report: what is said, each a paragraph, and the tables that bear it out."""

    heading: str
    sentences: tuple[str, ...] = ()
    tables: tuple[PublicTable, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicReport:
    """`made_under` are whole sentences; `chain_head` is the head of the history chain when it was made."""

    council: str
    kind: str
    title: str
    sections: tuple[PublicSection, ...]
    made_under: tuple[str, ...]
    chain_head: str
