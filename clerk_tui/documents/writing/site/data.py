"""The data files: decisions as JSON and CSV with their ledgers, the plan as CSV, and what their columns mean."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence

from clerk_tui import __version__
from clerk_tui.documents.cells import guarded, join_cells
from clerk_tui.documents.public_json import csv_columns, record_to_json, record_to_row
from clerk_tui.documents.writing.site.columns import BESIDE, MEANS, PLAN_COLUMNS
from clerk_tui.documents.writing.site.decision_page import decision_path
from clerk_tui.domain.dates import iso_instant, london_iso
from clerk_tui.domain.ledger import CallInWindow, LedgerDay
from clerk_tui.domain.ledger_json import window_dict
from clerk_tui.domain.public_site import PublicDecision, PublicPlanEntry, Site

JSON_TAIL = b"\n]}\n"
JSON_JOINT = b",\n"
_MARK = b"\xef\xbb\xbf"
"""With it Excel reads the file as UTF-8."""


def json_head(site: Site) -> bytes:
    """What stands in decisions.json before the decisions, one of which is on each line."""
    return f'{{"council": {json.dumps(site.council, ensure_ascii=False)}, "decisions": [\n'.encode()


def json_line(decision: PublicDecision) -> bytes:
    """One decision: every field of its public record, and under `ledgers` its counts as `count --json` prints them."""
    ledgers = [window_dict(decision.window)] if decision.window else []
    values = record_to_json(decision.record) | {"ledgers": ledgers}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def csv_head() -> bytes:
    """The byte order mark and the columns of decisions.csv."""
    return _MARK + _rows([[*csv_columns(), *BESIDE]])


def csv_row(decision: PublicDecision) -> bytes:
    """The same decision as a row: the record's fields, its page, and the dates in force with the days behind them."""
    window = decision.window
    beside = [decision_path(decision.record.decision_id), *(_counts(decision, window) if window else ("",) * 5)]
    return _rows([[*record_to_row(decision.record), *(guarded(cell) for cell in beside)]])


def _counts(decision: PublicDecision, window: CallInWindow) -> tuple[str, ...]:
    rests = (each.id for each in (*window.closes_ledger.authorities, *window.effective_ledger.authorities))
    return (
        london_iso(window.closes_at),
        _days(window.closes_ledger.days),
        decision.effective.isoformat() if decision.effective else "",
        _days(window.effective_ledger.days),
        join_cells(dict.fromkeys(rests)),
    )


def _days(days: Iterable[LedgerDay]) -> str:
    return join_cells(f"{day.date}: {'counted' if day.counted else f'not counted, {day.reason}'}" for day in days)


def plan_csv(entries: Sequence[PublicPlanEntry]) -> bytes:
    """Every matter of the forward plan as its newest notice says it."""
    return _MARK + _rows([list(PLAN_COLUMNS), *(_plan_row(entry) for entry in entries)])


def _plan_row(entry: PublicPlanEntry) -> list[str]:
    notice = entry.notice
    words = {True: "yes", False: "no", None: ""}
    due_from, due_to, runs_from = (
        day.isoformat() if day else "" for day in (notice.due_from, notice.due_to, entry.runs_from)
    )
    cells = (
        f"F{entry.id}", notice.reference, "withdrawn" if entry.withdrawn else "decided" if entry.decisions else "open",
        notice.matter, notice.maker, notice.decider, join_cells(notice.members), due_from, due_to,
        words[notice.key_decision], notice.documents, notice.address, words[notice.other_documents], notice.requests,
        notice.wards, notice.consultation, notice.contact, words[notice.private],
        join_cells(day.isoformat() for day in entry.published), runs_from,
        join_cells(f"D{number}" for number in entry.decisions), f"forward-plan/F{entry.id}.html",
    )  # fmt: skip
    return [guarded(cell) for cell in cells]


def _rows(rows: Iterable[Sequence[str]]) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made, lineterminator="\r\n").writerows(rows)
    return made.getvalue().encode()


def metadata(site: Site) -> bytes:
    """Who publishes the folder, under which licence, of which state of the register, and what each column means."""
    licence = site.licence or None
    said = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": f"Decisions and meetings of {site.council}",
        "dc:publisher": site.council,
        "dc:license": licence,
        "dc:modified": iso_instant(site.newest),
        "licence": licence or "The council has stated no licence for this folder; ask it before you use the data.",
        "contact": site.contact or None,
        "website": site.website or None,
        "history": {"head": site.head, "register": site.register, "means": _HEAD},
        "made_by": f"clerk-tui {__version__}",
        "addresses": _ADDRESSES,
        "guard": _GUARD,
        "tables": [
            _table("decisions.csv", (*csv_columns(), *BESIDE)),
            _table("forward-plan.csv", tuple(PLAN_COLUMNS)),
        ],
        "decisions.json": "Every field of decisions.csv under the same name; `call_in` is an object, `ledgers` holds"
        " the counts behind the dates in force: each day, counted or not and why, and the paragraphs they rest on.",
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


_HEAD = (
    "The head of the hash chain over the council's register when the newest entry here was published, and the digest"
    " that the register's history begins with. The register proves with them that nothing before was changed."
)
_ADDRESSES = (
    "decisions/D5.html, meetings/M3.html and forward-plan/F12.html are made of the register's own numbers. They stay"
    " the same when a title, a reference or a date is corrected; #part of a page and the lists by year may change."
)
_GUARD = (
    "In the CSV files a cell that begins with = + - @ or a tab, and would be run by a spreadsheet, has an apostrophe"
    " before it; the JSON is exact. Lists have a semicolon and a blank between their members."
)


def _table(name: str, columns: Sequence[str]) -> dict[str, object]:
    return {
        "url": name,
        "tableSchema": {
            "columns": [{"name": column, "dc:description": MEANS[column]} for column in columns],
            "primaryKey": columns[0] if name != "decisions.csv" else "decision_id",
        },
    }
