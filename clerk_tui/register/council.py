"""Reading the council, its adopted file and the days its office adds to the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from clerk_tui.domain.errors import NotARegister
from clerk_tui.register.rows import to_time
from clerk_tui.register.store import Register


@dataclass(frozen=True, slots=True)
class CouncilRow:
    version: int
    name: str
    nation: str
    file_text: str
    demo_now: str | None


@dataclass(frozen=True, slots=True)
class CalendarRow:
    id: int
    day: date
    kind: str
    label: str
    source: str
    closes_at: time | None = None


def council(register: Register) -> CouncilRow:
    """The register's council. A register without one is damaged: NotARegister."""
    row = register.read_one("SELECT version, name, nation, file_text, demo_now FROM council WHERE id = 1")
    if row is None:
        raise NotARegister(f"{register.path} holds no council; it was not made by clerk-tui.")
    return CouncilRow(*row)


def slug(register: Register) -> str:
    """The council's id in files, as its file was adopted."""
    row = register.read_one("SELECT slug FROM council WHERE id = 1")
    return str(row["slug"]) if row else ""


def calendar_days(register: Register) -> tuple[CalendarRow, ...]:
    """The days the office added, by date."""
    rows = register.read("SELECT id, day, kind, label, source, closes_at FROM calendar_day ORDER BY day, id")
    return tuple(
        CalendarRow(
            row["id"], date.fromisoformat(row["day"]), row["kind"], row["label"], row["source"],
            to_time(row["closes_at"]),
        )
        for row in rows
    )  # fmt: skip


def last_rehearsed(register: Register) -> str:
    """The latest rehearsed instant of any command, as UTC text; empty if none was rehearsed."""
    row = register.read_one("SELECT coalesce(max(rehearsed_at), '') AS at FROM command")
    return str(row["at"]) if row else ""
