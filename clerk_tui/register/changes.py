"""Changes: every write with the version that was seen, its history entry and its command id, in one transaction."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import Conflict, NotFound, Refused
from clerk_tui.domain.text import clean
from clerk_tui.register import as_corrected, chain
from clerk_tui.register.blanked import Blank, digest_of
from clerk_tui.register.chain import Cell, Row

if TYPE_CHECKING:
    import sqlite_utils

RECORDS = frozenset(
    {
        "council", "calendar_day", "body", "person", "membership", "document", "document_unplaced", "meeting",
        "summons", "agenda_item", "report", "report_section", "report_paragraph", "report_line",
        "forward_plan_entry", "decision", "attendance", "notice", "urgency", "check_override", "exempt_text",
        "publication", "window_change", "window_kept", "call_in_request", "call_in_requester", "call_in_event",
        "commitment", "key_test", "forward_plan_version", "consent_step", "exemption", "closed_title", "representation",
        "meeting_change", "supplement", "recurring_item", "interest", "boilerplate", "correction",
        "special_urgency_report", "exempt_override", "crest", "disposal",
        "commitment_plan", "commitment_progress", "commitment_decision", "agreed_action", "matter_arising", "ward",
        "member_report", "member_report_line", "member_report_version", "report_risk",
    }
)  # fmt: skip
"""The tables that a change may touch. A misspelt name fails here instead of making a new table."""
_OF_REPORT = frozenset({"report_section", "report_line", "report_risk"})
"""What the text of a report hangs on it by."""


def new_command_id() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a clerk does. Repeating the same `id` after a crash does nothing. `at` is UTC text."""

    action: str
    who: str
    at: str
    summary: str
    why: str = ""
    id: str = field(default_factory=new_command_id)
    undoes: str | None = None
    rehearsed_at: str | None = None


def _fit(values: Row) -> dict[str, Cell]:
    """The values with control and bidi characters out: whatever door a text came through, none enters a table."""
    return {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}


class Change:
    """The open transaction of one command."""

    def __init__(self, connection: sqlite3.Connection, command: Command) -> None:
        self._connection = connection
        self._command = command
        self._seq, self._head = chain.head(connection)
        self._db: sqlite_utils.Database | None = None
        self.entries = 0

    @property
    def command(self) -> Command:
        return self._command

    @property
    def head(self) -> str:
        """The chain's head as it stands inside this change."""
        return self._head

    def row(self, record: str, row_id: int) -> dict[str, Cell]:
        """One row as it stands; NotFound if there is none."""
        found = self.row_or_none(record, row_id)
        if found is None:
            raise NotFound(f"The register holds no {record.replace('_', ' ')} {row_id}.")
        return found

    def row_or_none(self, record: str, row_id: int) -> dict[str, Cell] | None:
        assert record in RECORDS, record
        found = self._connection.execute(f'SELECT * FROM "{record}" WHERE id = ?', (row_id,)).fetchone()
        return None if found is None else dict(found)

    def insert(self, record: str, **values: Cell) -> int:
        """Add a row; its id comes back. An id that a removed row had is never given again."""
        assert record in RECORDS, record
        if record in _OF_REPORT:
            self._refuse_disposed(int(str(values["report_id"])))
        if self._db is None:
            # sqlite_utils costs the start 45 ms; only a write needs it.
            import sqlite_utils

            self._db = sqlite_utils.Database(self._connection, execute_plugins=False)
        row_id = int(str(values.pop("id", None) or self._next_id(record)))
        self._db.table(record).insert({"id": row_id, **_fit(values)})
        self._enter(record, row_id, None, self.row(record, row_id))
        if record == "correction":
            self._correct(int(str(values["decision_id"])), str(values["changes"]))
        return row_id

    def _refuse_disposed(self, report_id: int) -> None:
        """Nothing is written into a report whose text was disposed of: it could never be disposed of again."""
        found = self._connection.execute(
            "SELECT p.disposed_on FROM disposal AS p JOIN decision AS d ON d.id = p.decision_id AND p.what = 'record'"
            " JOIN agenda_item AS i ON i.id = d.item_id JOIN report AS r"
            " ON r.item_id = coalesce(i.carried_from_id, i.id) WHERE r.id = ?",
            (report_id,),
        ).fetchone()
        if found is not None:
            day = format_date(date.fromisoformat(found[0]))
            raise Refused(f"The text of this report was disposed of on {day}; nothing is written into it any more.")

    def _next_id(self, record: str) -> int:
        # SQLite gives the highest id again once its row is gone; history would then tell of two things as one.
        row = self._connection.execute(
            f'SELECT max(coalesce((SELECT max(id) FROM "{record}"), 0),'
            " coalesce((SELECT max(record_id) FROM history WHERE record = ?), 0)) + 1",
            (record,),
        ).fetchone()
        return int(row[0])

    def update(self, record: str, row_id: int, version: int, **values: Cell) -> int:
        """Change a row that still has the version that was seen; its new version comes back, else Conflict."""
        before, fit = self.row(record, row_id), _fit(values)
        if before["version"] == version and all(before[name] == value for name, value in fit.items()):
            return version
        return self.rewrite(record, row_id, version, **fit)

    def rewrite(self, record: str, row_id: int, version: int, **values: Cell) -> int:
        """The same, and a change even where every value is what it was."""
        before = self.row(record, row_id)
        assignments = "".join(f'"{name}" = ?, ' for name in values)
        done = self._connection.execute(
            f'UPDATE "{record}" SET {assignments}version = version + 1 WHERE id = ? AND version = ?',
            (*values.values(), row_id, version),
        )
        if done.rowcount != 1:
            raise Conflict("Somebody changed this record since you opened it; nothing was overwritten.")
        self._enter(record, row_id, before, self.row(record, row_id))
        return version + 1

    def touch(self, record: str, row_id: int, version: int) -> int:
        """Count a change of something that hangs on this row as a change of the row; Conflict as in `update`."""
        return self.rewrite(record, row_id, version)

    def remove(self, record: str, row_id: int) -> None:
        """Take a row away; history keeps it whole."""
        before = self.row(record, row_id)
        self._connection.execute(f'DELETE FROM "{record}" WHERE id = ?', (row_id,))
        self._enter(record, row_id, before, None)

    def take_text(self, record: str, row_id: int, **values: Cell) -> None:
        """Put these values into a row, or without any take it away, for its text is disposed of.

        History tells that it was done, and nothing of what stood there.
        """
        assert record in RECORDS - {"decision"}, record
        if not values:
            self._connection.execute(f'DELETE FROM "{record}" WHERE id = ?', (row_id,))
            self._enter(record, row_id, None, None)
            return
        assignments = "".join(f'"{name}" = ?, ' for name in values)
        self._connection.execute(
            f'UPDATE "{record}" SET {assignments}version = version + 1 WHERE id = ?', (*values.values(), row_id)
        )
        self._enter(record, row_id, None, self.row(record, row_id))

    def dispose(self, seqs: Collection[int], **values: Cell) -> int:
        """Enter a disposal and take the texts out of the entries of the history with these numbers; its id comes back.

        Their hashes stay, so that the chain still holds. What was taken out already is passed over.
        """
        told = self._connection.execute(
            f"SELECT * FROM ({chain.ENTRIES}) WHERE seq IN (SELECT value FROM json_each(?))"
            " AND (before IS NOT NULL OR after IS NOT NULL) ORDER BY seq",
            (json.dumps(sorted(seqs)),),
        ).fetchall()
        blanks = [Blank(row["seq"], row["hash"], chain.rest_of(row)) for row in told]
        disposal = self.insert("disposal", **values, entries=len(blanks), entries_sha256=digest_of(blanks))
        for blank in blanks:
            self._connection.execute(
                "INSERT INTO disposal_entry (seq, disposal_id, hash, rest) VALUES (?, ?, ?, ?)",
                (blank.seq, disposal, blank.hash, blank.rest),
            )
            self._connection.execute("UPDATE history SET before = NULL, after = NULL WHERE seq = ?", (blank.seq,))
        return disposal

    def restore(self, record: str, row: Row) -> None:
        """Put a removed row back under its old id."""
        assert record in RECORDS, record
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" for _ in row)
        self._connection.execute(f'INSERT INTO "{record}" ({names}) VALUES ({marks})', tuple(row.values()))
        row_id = int(str(row["id"]))
        self._enter(record, row_id, None, self.row(record, row_id))

    def forget_draft(self, record: str, row_id: int, field: str) -> None:
        """Drop the half-typed text that this clerk left in a field which is now saved."""
        self._connection.execute(
            "DELETE FROM draft WHERE record = ? AND record_id = ? AND field = ? AND who = ?",
            (record, row_id, field, self._command.who),
        )

    def forget_drafts(self, record: str, ids: Collection[int]) -> None:
        """Drop what anybody left in any field of these rows, whose text is disposed of."""
        self._connection.execute(
            "DELETE FROM draft WHERE record = ? AND record_id IN (SELECT value FROM json_each(?))",
            (record, json.dumps(sorted(ids))),
        )

    def find(self, record: str, **where: Cell) -> dict[str, Cell] | None:
        """The first row with these values (texts compared without regard to case), or None."""
        assert record in RECORDS, record
        # Only a text is compared without regard to case: for a number that would keep SQLite from every index.
        marks = {str: "= ? COLLATE NOCASE", type(None): "IS ?"}
        terms = " AND ".join(f'"{name}" {marks.get(type(value), "= ?")}' for name, value in where.items())
        found = self._connection.execute(
            f'SELECT * FROM "{record}" WHERE {terms} ORDER BY id LIMIT 1', tuple(where.values())
        ).fetchone()
        return None if found is None else dict(found)

    def _enter(self, record: str, row_id: int, before: Row | None, after: Row | None) -> None:
        command, seq = self._command, self._seq + 1
        entry: tuple[Cell, ...] = (
            seq, command.at, command.who, command.id, command.action, record, row_id,
            chain.as_text(before), chain.as_text(after), command.why,
        )  # fmt: skip
        previous = self._head
        self._head = chain.digest(*entry, command.summary, command.undoes, command.rehearsed_at, previous)
        self._connection.execute(
            "INSERT INTO history (seq, at, who, command_id, action, record, record_id, before, after, why, previous,"
            " hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*entry, previous, self._head),
        )
        self._seq = seq
        self.entries += 1
        if record == "decision":
            self._index(row_id, before, after)

    def _correct(self, decision_id: int, changes: str) -> None:
        # The row of a published record never changes, so what is listed and searched follows its corrections.
        before = as_corrected.searched(self._connection, decision_id)
        as_corrected.keep(self._connection, decision_id, changes)
        self._index(decision_id, before, as_corrected.searched(self._connection, decision_id))

    def _index(self, row_id: int, before: Row | None, after: Row | None) -> None:
        columns = ("title", "reference", "resolution")
        old, new = ([row[name] for name in columns] if row else None for row in (before, after))
        if old == new:
            return
        if old:
            self._connection.execute(
                "INSERT INTO decision_search (decision_search, rowid, title, reference, resolution)"
                " VALUES ('delete', ?, ?, ?, ?)",
                (row_id, *old),
            )
        if new:
            self._connection.execute(
                "INSERT INTO decision_search (rowid, title, reference, resolution) VALUES (?, ?, ?, ?)", (row_id, *new)
            )
