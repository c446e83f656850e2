"""Reports and plans that this program wrote itself: which forms of them are read back, and which are refused.

Known by the line of their kind near the top and by the entry of the register at their foot, or a heading of their own.
Plain text and PDF do not keep where a paragraph of a cell ends, so they are refused rather than guessed; Word keeps
every cell.
"""

from __future__ import annotations

import re

from clerk_tui.documents.reading.source import Source
from clerk_tui.documents.writing.committee_report import KIND as _COMMITTEE
from clerk_tui.documents.writing.member_report import DECISIONS
from clerk_tui.documents.writing.plan_on_a_page import CAPTION, NO_ROWS
from clerk_tui.documents.writing.plan_on_a_page import KIND as _PLAN
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.printed_reports import COMMITTEE_REPORT, MEMBER_REPORT, PLAN_ON_A_PAGE

ABOUT = "About this report"
_MEMBER = re.compile(r"Report to the \S")
_FOOT = re.compile(r"Entry in the council['’]s register when \S")
# About the line of the kind stand a draft's mark, the council with its address, and a title of a few lines.
_TOP = 24
_FROM_WORD = (
    "This is a {} that this program wrote; it is read back from its Word file (.docx) alone, which keeps its rows and "
    "paragraphs apart: import that."
)
_NAMES = {MEMBER_REPORT: "member's report", PLAN_ON_A_PAGE: "plan on a page"}
_FROM_NONE = (
    "This is a committee report that this program wrote, and it is not read back: import the file that the officer "
    "sent, or correct the report in the register that holds it."
)


def own_kind(source: Source) -> str | None:
    """The kind of report or plan that this program wrote; None where it is anything else."""
    text = " ".join((source.text + "\n" + "\n".join(source.aside)).split())
    top = [" ".join(line.text.split()) for line in source.lines[:_TOP]]
    if "Agenda" in top:
        return None
    foot = _FOOT.search(text) is not None
    if foot and _PLAN in top and (CAPTION in text or NO_ROWS in text):
        return PLAN_ON_A_PAGE
    if foot and _COMMITTEE in top:
        return COMMITTEE_REPORT
    headed = any(map(_MEMBER.match, top)) and any(line.startswith(ABOUT) for line in top)
    # A member's report is sent round in Word, and may come back without its foot.
    return MEMBER_REPORT if headed and (foot or DECISIONS in text) else None


def refuse_unreadable(kind: str, source: Source) -> None:
    """DocumentError where a document of this program's own, of that kind, is not read back from this form."""
    if kind == COMMITTEE_REPORT:
        raise DocumentError(_FROM_NONE)
    if source.kind != "docx":
        raise DocumentError(_FROM_WORD.format(_NAMES[kind]))
