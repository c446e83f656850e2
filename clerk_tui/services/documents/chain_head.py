"""The head of the history chain for a document that is made from the register as it stands, and when that was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from clerk_tui.register import history
from clerk_tui.services.office import Office


@dataclass(frozen=True, slots=True)
class Stand:
    """How far the register had come: the hash of an entry and its instant (UTC, whole seconds)."""

    head: str
    at: datetime


def as_it_stands(office: Office) -> Stand:
    """The chain's head now. Whatever a document says was entered by then, so the same register is the same file."""
    return _stand(history.newest(office.register))


def as_entered(office: Office, record: str, record_id: int) -> Stand:
    """The entry that put a row into the register: what was frozen with it never says anything newer."""
    return _stand(history.first(office.register, record, record_id))


def as_last_changed(office: Office, rows: Iterable[tuple[str, int]]) -> Stand:
    """The newest entry of any of these rows (record, id): what a document made from them says was entered by then."""
    return _stand(max((history.newest(office.register, *row) for row in rows), key=lambda entry: entry.seq))


def _stand(entry: history.HistoryEntry) -> Stand:
    return Stand(entry.hash, entry.at.replace(microsecond=0))
