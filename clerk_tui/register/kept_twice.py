"""What the register holds a second time, beside the records that its history covers: is it as they are?

The heads of the chain that stand in what was published are from before it was published, so a history that was written
anew from some entry on no longer holds those that were printed after it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from clerk_tui.domain.dates import format_instant
from clerk_tui.domain.text import one_line
from clerk_tui.register import schema
from clerk_tui.register.as_corrected import TEXTS
from clerk_tui.register.rows import to_instant
from clerk_tui.register.store import Register


def that_differ(register: Register) -> list[str]:
    """A sentence for each publication, corrected line and note of a copy that is not as the history has it."""
    found = [_migrations(register), _published(register), _lines_of_corrected(register), _noted_copy(register),
             _unreadable_times(register)]  # fmt: skip
    return [sentence for each in found for sentence in each]


def _migrations(register: Register) -> Iterator[str]:
    """Their digests were held against the program's own when the register was opened; this holds their names."""
    names = {one.number: one.name for one in schema.migrations()}
    for row in register.read("SELECT number, name, applied_at FROM migration ORDER BY number"):
        if names.get(row["number"]) != row["name"]:
            number, at = row["number"], _on(row["applied_at"])
            yield f"Step {number} of the schema, {at}, is not called {names.get(number, 'anything')} as it should be."


_PUBLISHED = """
    SELECT 'D' || decision_id AS ref, p.id, recorded_at, snapshot, snapshot_sha256, chain_head, h.seq
    FROM publication AS p LEFT JOIN history AS h ON h.hash = chain_head
    UNION ALL
    SELECT 'F' || forward_plan_entry_id, v.id, recorded_at, snapshot, snapshot_sha256, chain_head, h.seq
    FROM forward_plan_version AS v LEFT JOIN history AS h ON h.hash = chain_head
    UNION ALL
    SELECT 'E' || member_report_id, r.id, recorded_at, snapshot, snapshot_sha256, chain_head, h.seq
    FROM member_report_version AS r LEFT JOIN history AS h ON h.hash = chain_head
    ORDER BY recorded_at
"""


def _published(register: Register) -> Iterator[str]:
    for row in register.read(_PUBLISHED):
        what = f"The publication of {row['ref']} {_on(row['recorded_at'])}"
        if hashlib.sha256(row["snapshot"].encode()).hexdigest() != row["snapshot_sha256"]:
            yield f"{what}: its frozen text is not the one whose digest it bears."
        if row["seq"] is None:
            yield (
                f"{what} names {row['chain_head'][:12]}… as the newest entry of the history then; the history holds no"
                " such entry, so it was written anew or cut before that."
            )


def _on(at: str) -> str:
    try:
        instant = to_instant(at)
    except ValueError:
        instant = None
    return "at a time that cannot be read" if instant is None else f"of {format_instant(instant)}"


def _lines_of_corrected(register: Register) -> Iterator[str]:
    """What lists show of a corrected record, held against the record and its corrections in their order."""
    shown = {row["decision_id"]: row for row in register.read("SELECT * FROM corrected_decision")}
    for decision_id in sorted(shown):
        should = dict(register.read("SELECT * FROM decision WHERE id = ?", decision_id)[0])
        for correction in register.read(
            "SELECT changes FROM correction WHERE decision_id = ? ORDER BY sequence", decision_id
        ):
            for change in _changes(correction["changes"]):
                should |= _cell(str(change.get("field")), change.get("new"))
        other = [
            name for name in (*sorted(TEXTS), "decided_on", "key_decision") if shown[decision_id][name] != should[name]
        ]
        if other:
            fields = ", ".join(name.replace("_", " ") for name in other)
            yield f"The lists show another {fields} of D{decision_id} than its newest correction left."
    rows = register.read(
        "SELECT DISTINCT decision_id FROM correction WHERE decision_id NOT IN"
        " (SELECT decision_id FROM corrected_decision) ORDER BY 1"
    )
    yield from (f"The lists do not show D{row['decision_id']} as it was corrected." for row in rows)


def _changes(text: str) -> list[dict[str, str]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _cell(name: str, new: str | None) -> dict[str, str | int | None]:
    if name in TEXTS:
        return {name: new}
    if name == "decided_on":
        return {name: new or None}
    return {name: {"yes": 1, "no": 0}.get(new or "")} if name == "key_decision" else {}


def _noted_copy(register: Register) -> Iterator[str]:
    """The note of the newest safe copy says how far the history went then."""
    row = register.read_one(
        "SELECT b.at, b.seq, b.head, h.hash FROM backup_made AS b LEFT JOIN history AS h ON h.seq = b.seq"
    )
    if row is None or row["head"] == row["hash"] or (row["seq"] == 0 and not row["hash"]):
        return
    yield (
        f"When the register was last copied, {_on(row['at'])[3:]}, its history had {row['seq']} entries, the newest"
        f" {row['head'][:12]}…; entry {row['seq']} is "
        + ("not there now." if row["hash"] is None else _now(row["head"], row["hash"]))
    )


def _now(head: str, here: str) -> str:
    return "another one now." if here[:12] == head[:12] else f"{here[:12]}… now."


def _unreadable_times(register: Register) -> Iterator[str]:
    """No part of the history, but Today and the lists read them: a time there that is none stops those."""
    for row in register.read("SELECT at FROM backup_made"):
        if not _is_time(row["at"]):
            yield "The note of the newest safe copy bears a time that cannot be read; another backup writes it anew."
    for row in register.read("SELECT id, record, record_id, at FROM draft ORDER BY id"):
        if not _is_time(row["at"]):
            of = f"{one_line(row['record'])} {row['record_id']}"
            yield f"The half-typed text {row['id']}, of {of}, bears a time that cannot be read."


def _is_time(at: str) -> bool:
    try:
        return to_instant(at) is not None
    except ValueError:
        return False
