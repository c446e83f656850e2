"""What stands beside an item's title: its pages or the size of its file, and marks that it is exempt."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clerk_tui.documents.reading.words import plain, printed

_PAGES = re.compile(
    r"\s*\(\s*(?:pages?|pp?\.)\s*(\d{1,4})(?:\s*(?:-|–|—|to|and)\s*(\d{1,4}))?\s*\)\W*$"
    r"|(?:\s+|^)pages?\s+(\d{1,4})(?:\s*(?:-|–|—|to)\s*(\d{1,4}))?\s*$",
    re.IGNORECASE,
)
_BARE_PAGES = re.compile(r"(?:\s{2,}|\t|^)(\d{1,4})\s*(?:-|–|—|to)\s*(\d{1,4})\s*$")
_BARE_PAGE = re.compile(r"(?:\s{3,}|\t|^)(\d{1,4})\s*$")
_SIZE = re.compile(r"\s*\(\s*((?:PDF|DOCX?|XLSX?)[\s,]+[\d.,]+\s?[KMG]?B)\s*\)\W*$", re.IGNORECASE)

_PARAGRAPH = re.compile(
    r"\bby (?:virtue|reason) of (?:exemption )?(?:categor(?:y|ies)|paragraphs?)\s+\d", re.IGNORECASE
)
_BRACKET_MARK = re.compile(
    r"\s*\(\s*((?:partly |part |wholly |contains? )?(?:exempt|private|confidential|restricted|not for publication|"
    r"part (?:2|ii|b|two))\b[^()]{0,160})\)",
    re.IGNORECASE,
)
_DASH_MARK = re.compile(
    r"\s+[-–—:*]\s*((?:exempt|private|confidential|restricted|not for publication|part (?:2|ii|b))"
    r"(?: (?:item|report|information|appendix|appendices))?)\W*$",
    re.IGNORECASE,
)
_FRONT_MARK = re.compile(
    r"^\*?\s*(exempt|private|confidential|restricted)\s*(?:item|report)?\s*[-–—:]\s+", re.IGNORECASE
)
_LINE_MARK = re.compile(
    r"\W*(?:(?:exempt|confidential|restricted)(?: (?:item|report|information))?\W*$|not for publication\b|"
    r"(?:this|the) (?:item|report) (?:is|contains) (?:exempt|confidential|not for publication)\b|"
    r"(?:exempt|restricted)\s*(?:[-–—:(]|by\b|under\b))",
    re.IGNORECASE,
)
_ONLY_PART = re.compile(r"\b(?:appendix|appendices|annex(?:e|es)?|enclosure)\b", re.IGNORECASE)
_PRIVATE_HEADING = re.compile(
    r"\b(?:private|exempt|confidential|not for publication|part (?:2|ii|b|two)\b|press and public excluded|closed)\b",
    re.IGNORECASE,
)
_PUBLIC_HEADING = re.compile(r"\b(?:public|open|non exempt|not exempt|part (?:1|i|a|one))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A title freed of what stood beside it. `exempt` is None where nothing is said."""

    title: str
    pages: tuple[int, int] | None = None
    size: str | None = None
    exempt: bool | None = None
    mark: str | None = None


def _pages(first: str, last: str | None) -> tuple[int, int] | None:
    a, b = int(first), int(last or first)
    return (a, b) if 0 < a <= b else None


def marked(text: str, *, page_column: bool = False) -> Marked:
    """The title and the marks after it. With `page_column`, a number after wide blanks is the item's first page."""
    rest = text.strip()
    pages: tuple[int, int] | None = None
    size = mark = None
    while True:
        if (match := _SIZE.search(rest)) and size is None:
            size = " ".join(match[1].split())
        elif (match := _PAGES.search(rest)) and pages is None:
            pages = _pages(match[1] or match[3], match[2] or match[4])
        elif (match := _BARE_PAGES.search(rest)) and pages is None:
            pages = _pages(match[1], match[2])
        elif page_column and (match := _BARE_PAGE.search(rest)) and pages is None:
            pages = _pages(match[1], None)
        elif ((match := _BRACKET_MARK.search(rest)) or (match := _DASH_MARK.search(rest))) and mark is None:
            mark = match.group().strip(" -–—:*") if match.re is _BRACKET_MARK else match[1]
            rest = f"{rest[: match.start()]} {rest[match.end() :]}".strip()
            continue
        elif (match := _FRONT_MARK.search(rest)) and mark is None:
            mark, rest = match[1], rest[match.end() :]
            continue
        else:
            break
        rest = rest[: match.start()].rstrip()
    exempt = None if mark is None else (None if _ONLY_PART.search(mark) else True)
    title = printed(rest)
    return Marked(title if any(map(str.isalnum, title)) else "", pages, size, exempt, mark)


def exempt_line(text: str) -> tuple[bool | None, str] | None:
    """Whether a line below a title marks the item exempt, and the line; None for a line that does not speak of it.

    A line on an appendix alone does not make the item exempt: what it says is kept, the question left open.
    """
    bare = printed(text)
    if not bare or len(bare) > 400 or not (_PARAGRAPH.search(bare) or _LINE_MARK.match(bare)):
        return None
    return (None if _ONLY_PART.search(bare) else True), bare


def heading_exempt(heading: str) -> bool | None:
    """What a group's heading says of its items: `PART 2 – PRIVATE` True, `PUBLIC ITEMS` False, others nothing."""
    words = plain(heading)
    if re.search(r"\bexclusion\b", words):
        return None
    if _PRIVATE_HEADING.search(words) and not re.search(r"\bnon? exempt\b|\bnot exempt\b", words):
        return True
    return False if _PUBLIC_HEADING.search(words) and "public" in words else None
