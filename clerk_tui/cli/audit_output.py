"""How an audit is said: one JSON document, a row a line, or plain lines with the rows that differ first."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import Any

import click

from clerk_tui.domain.audit import Audit, Entry, NoticeEntry, Verdict
from clerk_tui.services.audit_words import ORDER, summary

_AT_ONCE = 2_000
"""Rows written at a time; 100,000 rows are never one string."""


def write_json(audit: Audit, only: Verdict | None) -> None:
    """`{"rows": […], "counts": {…}}`, streamed; with `only`, the rows of one verdict, the counts of all."""
    ascii_only = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    quoted = encode_basestring_ascii if ascii_only else encode_basestring
    day = lru_cache(maxsize=20_000)(lambda found: f'"{found.isoformat()}"' if found else "null")
    entries = chosen(audit, only)
    click.echo('{"rows": [', nl=False)
    before = "\n"
    while some := [_row(entry, quoted, day) for entry in islice(entries, _AT_ONCE)]:
        click.echo(before + ",\n".join(some), nl=False)
        before = ",\n"
    tail = {"counts": audit.counts(), "kind": audit.kind.value, "notes": list(audit.notes)}
    click.echo("\n], " + json.dumps(tail, ensure_ascii=ascii_only)[1:])


def write_lines(audit: Audit, only: Verdict | None) -> None:
    """A summary, what was wrong with the file, then each row that is not quiet."""
    told = lines(audit, only)
    while some := list(islice(told, _AT_ONCE)):
        click.echo("\n".join(some))


def chosen(audit: Audit, only: Verdict | None) -> Iterator[Entry | NoticeEntry]:
    """The entries in order, or those of one verdict."""
    return (entry for entry in audit.entries if only is None or entry.verdict is only)


def _row(entry: Entry | NoticeEntry, quoted: Callable[[str], str], day: Callable[[date | None], str]) -> str:
    """One entry of `rows` as JSON; a date that is not known is null. `quoted` and `day` write a string and a date."""
    if isinstance(entry, NoticeEntry):
        return json.dumps(_of_notice(entry), ensure_ascii=quoted is encode_basestring_ascii)
    # A register has a hundred thousand of these: written as they stand they cost half of what a dictionary does.
    row, council, reference, effective, printed, closes, deadline, verdict, finding, certainty = entry
    return (
        f'{{"row": {row}, "council": {quoted(council)}, "reference": {quoted(reference)}, "expected_effective":'
        f' {day(effective)}, "printed_effective": {day(printed)}, "expected_closes": {day(closes)}, "printed_closes":'
        f' {day(deadline)}, "certainty": {quoted(certainty) if certainty else "null"}, "verdict": {quoted(verdict)},'
        f' "finding": {quoted(finding)}}}'
    )


def _of_notice(entry: NoticeEntry) -> dict[str, Any]:
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
