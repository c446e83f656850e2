"""Reading agenda packs, reports, meetings and decisions from text, DOCX, PDF, web pages, XML, JSON and CSV.

Nothing here imports a parser: all but text is parsed in a child process (`child.py`), started by `safely.py`.

The way of a document: `sniff` (what is it) → `text`, `docx` or `pdf` → `source` (lines and table rows) → `regions`
(front sheet, reports) → `agenda` and `meeting`, `report` → `pack`. A report or a plan without an agenda goes from the
source to `reports`.
A web page or XML: `markup` → `tree` → `moderngov_page`, `moderngov_list` or `moderngov_meeting`.
This program's own files: `own_lists`, `mirror`; another table: `csv_decisions`. What a reader noticed is a finding:

    IMP-ANSWER      an answer is neither Yes nor No, or no date; the field is empty
    IMP-APPENDIX    what follows a report was kept with the source text only
    IMP-BODY        the body stands in an editor's brackets
    IMP-CODE        a commitment has no code
    IMP-CUT         the file ends before its end
    IMP-DATE        a date that cannot be, or a second one
    IMP-ENCODING    the text was read as Windows-1252
    IMP-EXEMPT      an item is marked exempt
    IMP-GAP         a number is missing between two items
    IMP-HEAD        body or date come from a report's head
    IMP-MISSING     the document does not give something a meeting needs
    IMP-NA          an answer is "N/A"; the field is empty
    IMP-NAME        the file's ending does not fit its contents
    IMP-NOITEMS     no agenda items
    IMP-NONUMBER    the items have no numbers
    IMP-NOSECTIONS  a report without numbered sections
    IMP-NOTITLE     an item without a title
    IMP-ORDER       a report was given to an item by its place
    IMP-OTHERDATE   a report names another date of meeting
    IMP-PLAN        a forward plan, not an agenda
    IMP-POINTS      the points of a list without marks were parted at capital letters
    IMP-RECORD      a decision of a list cannot be read
    IMP-REPORT      a report alone
    IMP-RISK        a risk is not in the matrix, or not described
    IMP-STATUS      what the document says of the state of things has a step of its own
    IMP-STRAY       a paper among the items without a number
    IMP-TABLE       what of a table is read
    IMP-TWICE       a question answered twice, or a reference or code that two of a kind bear
    IMP-UNMATCHED   a report that is no item's
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clerk_tui.documents.reading.as_json import decisions_json, meetings_json, pack_json
    from clerk_tui.documents.reading.reports_as_json import printed_report_json
    from clerk_tui.documents.reading.safely import read_document, read_file

__all__ = ["decisions_json", "meetings_json", "pack_json", "printed_report_json", "read_document", "read_file"]

_HOMES = {
    "decisions_json": "as_json", "meetings_json": "as_json", "pack_json": "as_json", "read_document": "safely",
    "printed_report_json": "reports_as_json", "read_file": "safely",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """The readers of packs are loaded when one is asked for: reading a CSV file needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
