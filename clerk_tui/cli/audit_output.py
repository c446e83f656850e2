"""How an audit is said: one JSON document, a row a line, or plain lines with the rows that differ first."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

import click

from clerk_tui.domain.audit import Audit, Entry, NoticeEntry, Verdict
from clerk_tui.services.audit_words import ORDER, summary

_AT_ONCE = 2_000
"""Rows written at a time; 100,000 rows are never one string."""


def write_json(audit: Audit, only: Verdict | None) -> None:
    """`{"rows": […], "counts": {…}}`, streamed; with `only`, the rows of one verdict, the counts of all."""
    ascii_only = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    encode = json.JSONEncoder(ensure_ascii=ascii_only).encode
    entries = chosen(audit, only)
    click.echo('{"rows": [', nl=False)
    before = "\n"
    while some := [as_dict(entry) for entry in islice(entries, _AT_ONCE)]:
        # One call encodes them all; inside a string the quotation marks of this join would be escaped.
        click.echo(before + encode(some)[1:-1].replace('}, {"row": ', '},\n{"row": '), nl=False)
        before = ",\n"
    tail = {"counts": audit.counts(), "kind": audit.kind.value, "notes": list(audit.notes)}
    click.echo("\n], " + encode(tail)[1:])


def write_lines(audit: Audit, only: Verdict | None) -> None:
    """A summary, what was wrong with the file, then each row that is not quiet."""
    told = lines(audit, only)
    while some := list(islice(told, _AT_ONCE)):
        click.echo("\n".join(some))


def chosen(audit: Audit, only: Verdict | None) -> Iterator[Entry | NoticeEntry]:
    """The entries in order, or those of one verdict."""
    return (entry for entry in audit.entries if only is None or entry.verdict is only)


def as_dict(entry: Entry | NoticeEntry) -> dict[str, Any]:
    """One entry of `rows`; a date that is not known is null."""
    if isinstance(entry, Entry):
        row, council, reference, effective, printed, closes, deadline, verdict, finding, certainty = entry
        return {
            "row": row,
            "council": council,
            "reference": reference,
            "expected_effective": effective and effective.isoformat(),
            "printed_effective": printed and printed.isoformat(),
            "expected_closes": closes and closes.isoformat(),
            "printed_closes": deadline and deadline.isoformat(),
            "certainty": certainty,
            "verdict": verdict,
            "finding": finding,
        }
    return {
        "row": entry.row,
        "council": entry.council,
        "reference": entry.reference,
        "kind": entry.kind,
        "notice": entry.notice and entry.notice.isoformat(),
        "decision": entry.decision and entry.decision.isoformat(),
        "clear_days": entry.clear_days,
        "working_clear_days": entry.working_clear_days,
        "needed": entry.needed,
        "unit": entry.unit or None,
        "long_enough": entry.long_enough,
        "verdict": entry.verdict,
        "finding": entry.finding,
    }


def lines(audit: Audit, only: Verdict | None) -> Iterator[str]:
    """The plain lines. Rows of one council with the same finding are told together."""
    yield summary(audit)
    yield from audit.notes
    told = audit.reported() if only is None else chosen(audit, only)
    by_verdict: dict[Verdict, dict[tuple[str, str], list[Entry | NoticeEntry]]] = {verdict: {} for verdict in ORDER}
    for entry in told:
        by_verdict[entry.verdict].setdefault((entry.council, entry.finding), []).append(entry)
    for (council, finding), entries in chain.from_iterable(groups.items() for groups in by_verdict.values()):
        yield ""
        yield f"{_named(council, entries)}: {entries[0].verdict}.{' ' if finding else ''}{finding}"


def _named(council: str, entries: list[Entry | NoticeEntry]) -> str:
    """`Row 36, Isle of Wight, 163`; of several rows only the numbers."""
    if len(entries) == 1:
        return ", ".join(filter(None, (f"Row {entries[0].row}", council, entries[0].reference)))
    return ", ".join(filter(None, (f"Rows {numbers(entry.row for entry in entries)}", council)))


def numbers(rows: Iterable[int]) -> str:
    """Row numbers in order, runs of three and more as `15 to 18`."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    said = (f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(said)
