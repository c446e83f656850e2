"""How a checked timetable is said: plain lines that can be read aloud, or one JSON document written row by row."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import click

from clerk_tui.domain.dates import format_time
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.timetable import CheckedRow, Gate, Timetable
from clerk_tui.rules.calendar import Calendar
from clerk_tui.services.timetable_words import (
    clash_lines,
    general_lines,
    meeting_lines,
    summary_lines,
)

_AT_ONCE = 2000
_Gates = dict[tuple[date | None, BodyKind | None], str]


def write_plain(checked: Timetable, calendar: Calendar, note: str, *, everything: bool) -> None:
    """The summary, then the clashes by date; with `everything` each meeting with its gates."""
    _write(summary_lines(checked, calendar))
    _write([note] if note else [])
    _write(general_lines(checked))
    for row in checked.in_date_order():
        lines = meeting_lines(row) if everything else clash_lines(row)
        _write(["", *lines] if lines and everything else lines)


def _write(lines: Iterable[str]) -> None:
    text = "\n".join(lines)
    if text:
        click.echo(text)


def write_json(checked: Timetable, note: str) -> None:
    """One document: rows as the file has them, each on a line, then what holds for all of them and the counts."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    encode = json.JSONEncoder(ensure_ascii=not utf8).encode
    gates: _Gates = {}

    def shaped() -> Iterator[str]:
        for row in checked.rows:
            yield _row_json(row, gates, encode)

    click.echo('{"rows": [')
    rows, ahead = shaped(), ""
    while chunk := list(islice(rows, _AT_ONCE)):
        click.echo(ahead + ",\n".join(chunk), nl=False)
        ahead = ",\n"
    rest = {
        "general": [finding_shape(finding) for finding in checked.general],
        "notes": [*checked.notes, *([note] if note else [])],
        "counts": counts(checked),
    }
    click.echo("\n],\n" + encode(rest)[1:])


def _row_json(row: CheckedRow, gates: _Gates, encode: Any) -> str:
    """A row; its gates, which a day's meetings of one kind share, are put into words once."""
    shared = row.day, row.kind
    if shared not in gates:
        gates[shared] = encode([gate_shape(gate) for gate in row.gates])
    kind = (row.kind or BodyKind.COMMITTEE) if row.day else None
    head = encode({
        "row": row.row,
        "body": row.body or None,
        "date": row.day.isoformat() if row.day else None,
        "time": format_time(row.starts) if row.starts else None,
        "kind": kind.value if kind else None,
        "kind_from": (row.kind_from or "assumed") if row.day else None,
    })  # fmt: skip
    findings = encode([finding_shape(finding) for finding in row.findings])
    return f'{head[:-1]}, "gates": {gates[shared]}, "findings": {findings}}}'


def gate_shape(gate: Gate) -> dict[str, str | None]:
    """`latest…` for an act due by a day, `earliest…` for the first day of effect."""
    which = "latest" if gate.due else "earliest"
    return {
        "id": gate.id,
        "name": gate.name,
        "when": gate.when or None,
        which: gate.day.isoformat(),
        f"{which}_working_day": gate.working_day.isoformat(),
        "certainty": gate.certainty.value,
    }


def finding_shape(finding: Finding) -> dict[str, str | None]:
    return {
        "id": finding.id,
        "severity": finding.severity.value,
        "column": finding.where or None,
        "says": finding.says,
        "authority": finding.authority or None,
    }


def counts(checked: Timetable) -> dict[str, Any]:
    """As the plain text has them: meetings, rows that could not be read, clashes in all and by their ids."""
    clashes = checked.clashes
    by_id = Counter(finding.id for finding in clashes)
    return {
        "meetings": checked.meetings,
        "unreadable": checked.unreadable,
        "clashes": len(clashes),
        "rows_with_clashes": checked.rows_with_clashes,
        "by_id": dict(sorted(by_id.items())),
    }
