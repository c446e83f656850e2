"""A list of decisions of ModernGov, as a clerk saved it (`mgDelegatedDecisions.aspx`, `mgListOfficerDecisions.aspx`).

It is a table with a link to each decision's own page, or, with everything shown, entries that begin
`10/11/2023 - Title ref: 3337 Recommendations Approved` and have their labels below.
"""

from __future__ import annotations

import re

from clerk_tui.documents.reading.answers import a_date
from clerk_tui.documents.reading.printed_answers import Filling, Section, close, label_of
from clerk_tui.documents.reading.tree import Node, blocks, unhidden
from clerk_tui.documents.reading.words import plain
from clerk_tui.domain.findings import Severity
from clerk_tui.domain.text import one_line

ADDRESS = re.compile(r"(?i)\biedecisiondetails\.aspx\?[^\"'\s]*?\b(?:id|aiid)=(\d{1,9})")
_ENTRY = re.compile(
    r"(\d{1,2}/\d{1,2}/\d{4})\s*[-–—]\s*(.+?)\s+ref:\s*(\S{1,40})(?:\s+(.*))?$", re.DOTALL | re.IGNORECASE
)
_REF = re.compile(r"\s*\bref:\s*(\S{1,40})\s*$", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:decisions published|decision register|earlier\s*-\s*later|earlier|later|decisions?)\W*", re.I
)
_COLUMNS = {
    "title": "title", "issue": "title", "decision": "title", "effective from": "effective", "call ins": "status",
    "decision maker": "maker", "date of decision": "decided", "decision made": "decided",
    "publication date": "published", "decision published": "published", "date": "printed",
}  # fmt: skip
"""The headings of a list's table. `Date` alone does not say of what: some lists mean the decision, some its
publication."""


def listed(root: Node) -> list[Filling]:
    """The decisions of a list, one filling each; none where the page is no list."""
    table = _table(root)
    fillings = _rows(table) if table else _entries(root)
    for filling in fillings:
        if filling.answers.get("printed") and not filling.answers.get("decided"):
            says = "The list's “Date” does not say whether it is that of the decision or of its publication."
            filling.note("IMP-DATE", Severity.ADVICE, "date", says)
    return fillings


def _table(root: Node) -> Node | None:
    """The table with a link to the page of a decision in its rows and a heading that is known."""
    for table in root.every("table"):
        if any(ADDRESS.search(link.attrs.get("href", "")) for link in table.every("a")) and _headings(table):
            return table
    return None


def _headings(table: Node) -> list[str]:
    cells = [one_line(cell.text()) for cell in table.every("th")]
    return [_COLUMNS.get(plain(cell), "") for cell in cells] if any(plain(cell) in _COLUMNS for cell in cells) else []


def _rows(table: Node) -> list[Filling]:
    headings, titles = _headings(table), [one_line(cell.text()) for cell in table.every("th")]
    found: list[Filling] = []
    for row in table.every("tr"):
        link = next((a for a in row.every("a") if ADDRESS.search(a.attrs.get("href", ""))), None)
        if link is None:
            continue
        filling = Filling(where=f"decision {len(found) + 1}")
        number = ADDRESS.search(link.attrs["href"])
        filling.answers |= {"title": one_line(link.text()) or None, "page": number[1] if number else None}
        for inner in link.every("span"):
            if match := _REF.search(" ".join(part for part in inner.parts if isinstance(part, str))):
                filling.answers["reference"] = match[1]
        cells = [cell for cell in row.children("td") if link not in [*cell.every("a")]]
        for name, title, cell in zip(headings[1:], titles[1:], cells, strict=False):
            _cell(filling, name, title, one_line(cell.text()))
        found.append(filling)
    return found


def _cell(filling: Filling, name: str, title: str, text: str) -> None:
    if name == "printed":
        told = a_date(text, filling.place(title))
        filling.findings += [told.finding] if told.finding else []
        filling.answers["printed"] = told.value
    elif name and text:
        filling.answer(name, title, text)
    else:
        filling.left(title, text)


def _entries(root: Node) -> list[Filling]:
    """The entries of a list that prints each decision with its labels below; none where no line begins one."""
    found: list[Filling] = []
    section: Section | None = None
    for line in (line.removeprefix("- ") for line in blocks(unhidden(root))):
        if match := _ENTRY.match(line):
            close(found[-1] if found else Filling(), section)
            section, filling = None, Filling(where=f"decision {len(found) + 1}")
            found.append(filling)
            filling.answers |= {
                "title": one_line(match[2]),
                "reference": match[3],
                "status": one_line(match[4] or "") or None,
            }
            filling.answer("decided", "Date of decision", match[1])
        elif not found:
            continue
        elif told := label_of(line):
            close(found[-1], section)
            name, label, text = told
            section = None if text else Section(name, label)
            if text:
                filling.answer(name, label, text)
        elif section is not None:
            section.lines.append(line)
        elif not _FURNITURE.fullmatch(line):
            filling.unplaced.append(f"{filling.where}: {line}")
    if found:
        close(found[-1], section)
    return found
