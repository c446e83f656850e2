"""The items of an agenda, in order and with their numbers as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from clerk_tui.documents.reading.marks import exempt_line, marked
from clerk_tui.documents.reading.source import Line
from clerk_tui.documents.reading.when import first_time, only_date
from clerk_tui.documents.reading.words import SHORT, all_capitals, plain, printed

_NUMBER = re.compile(
    r"(?P<sub>\d{1,3}\s?\([a-z]{1,4}\))|(?P<dec>\d{1,2}\.\d{1,2})(?=\s)|(?P<dot>\d{1,3}\.)|(?P<paren>\d{1,3}\))"
    r"|(?P<bare>\d{1,3}[A-Z]?)(?=\s|$)|(?P<ref>[A-Z]{1,5}\d{1,4})\.?(?=\s|$)|(?P<part>\([a-z]{1,5}\)|[a-z]{1,4}\))",
)
_START = re.compile(
    r"(?:agenda|items?|items? of business|no item|note no item|item no item|no title|business)(?: page(?: no)?s?)?"
)
_TEXT_BEGINS = re.compile(
    r"(?:decision|minutes|resolved|additional documents|reasons? for decision"
    r"|the (?:executive|cabinet|council|committee|board) (?:resolved|agreed|noted))\b",
    re.IGNORECASE,
)
_HEADING_WORDS = re.compile(
    r"\b(?:items?|time|business|reports?|petitions|communications|matters|public|private|exempt|confidential"
    r"|part (?:1|2|i|ii|a|b))\b",
    re.IGNORECASE,
)
_PART_HEADING = re.compile(r"part\s+(?:1|2|i{1,2}|a|b|one|two)\b", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:venue information|other information|venue|contact|for (?:further|more) information|for queries|date of|"
    r"dated|published|chief executive|copies of|emergency evacuation|membership|members)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"(?:\b(?:and|of|the|for|in|on|to|with|or|a|an)|[-–—&,:/])$", re.IGNORECASE)
_MAX_TITLE = 300
_LEAP = 25


@dataclass(slots=True)
class Draft:
    number: str | None
    text: str
    line: Line
    heading: str | None
    style: str
    order: int
    exempt: bool | None = None
    mark: str | None = None
    below: int = 0


@dataclass(slots=True)
class ItemReader:
    lines: tuple[Line, ...]
    page_column: bool = False
    unnumbered: bool = False
    drafts: list[Draft] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    heading: tuple[int, str] | None = None
    indent: int = 0
    style: str = ""
    last: int = 0
    inner: int = 0
    inner_small: bool = False
    capitals: bool = True
    in_text: bool = False
    stray: list[str] = field(default_factory=list)

    def read(self, start: int) -> None:
        for n in range(start, len(self.lines)):
            self.step(n, self.lines[n])

    def step(self, n: int, line: Line) -> None:
        if not printed(line.text) and not _empty_number(line):
            return
        if len(line.text) > SHORT:
            self.beside(n, line)
            return
        taken = self.numbered(line) or self.cell_row(line) or self.plain_item(line)
        if taken is not None:
            self.open(n, taken)
        elif self.is_heading(line):
            self.heading, self.in_text, self.inner = (n, " ".join(line.text.split())), False, 0
        elif self.continues(line):
            self.drafts[-1].text = f"{self.drafts[-1].text} {line.text}"
            self.used.add(n)
        else:
            self.beside(n, line)

    def open(self, n: int, draft: Draft) -> None:
        if self.heading is not None:
            self.used.add(self.heading[0])
            draft.heading = self.heading[1]
        if not self.drafts:
            self.indent = draft.line.indent
        self.capitals = self.capitals and all_capitals(marked(draft.text).title)
        self.drafts.append(draft)
        self.used.add(n)
        self.in_text, self.inner = False, 0

    def numbered(self, line: Line) -> Draft | None:
        """An item by its number: the next of the agenda's own sequence, or a part of the item before it."""
        match = _NUMBER.match(line.text)
        if match is None or only_date(line.text) or (line.bullet and not self.drafts):
            return None
        style = match.lastgroup or ""
        title = line.text[match.end() :].strip()
        number = match.group().strip().rstrip(".")
        if not title and not line.cells:
            return None
        found = Draft(number, title, line, None, style, _count(number))
        return found if (self.is_part(found) if style in {"sub", "dec", "part"} else self.is_next(found)) else None

    def is_part(self, draft: Draft) -> bool:
        """7 (a), 7.1: a part of item 7. a), (i): only with pages or a size, for running text is listed that way too."""
        if not self.drafts or (self.in_text and not placed_beside(draft.text, self.page_column)):
            return False
        if draft.style in {"sub", "dec"}:
            return draft.order == self.last and bool(printed(draft.text))
        before = self.drafts[-1]
        sibling = before.style == "part" and placed_beside(before.text, self.page_column)
        title = printed(draft.text)
        return placed_beside(draft.text, self.page_column) or (
            sibling and title[:1].isupper() and not title.endswith((";", "."))
        )

    def is_next(self, draft: Draft) -> bool:
        order, placed = draft.order, placed_beside(draft.text, self.page_column)
        title = printed(draft.text)
        if not title and not draft.line.cells:
            return False
        if not self.drafts:
            return self.is_first(draft, placed)
        if (draft.line.indent > self.indent + 1 and not placed) or (
            draft.line.bullet and draft.style == self.style == "bare"
        ):
            return False
        if order <= self.last:
            if order <= 1 or order == self.inner + 1:
                self.inner, self.inner_small = order, title[:1].islower()
            return False
        # A list inside an item may run on into the next item's number: capitals after small letters tell them apart.
        told_apart = self.same_case(title) or (self.inner_small and title[:1].isupper() and order == self.last + 1)
        if self.inner and order == self.inner + 1 and not placed and not told_apart:
            self.inner = order
            return False
        related = draft.style == self.style or (order == self.last + 1 and (placed or self.same_case(title)))
        if order > self.last + _LEAP or not related or not (title[:1].isupper() or not title[:1].isalpha()):
            return False
        self.last = order
        return True

    def is_first(self, draft: Draft, placed: bool) -> bool:
        title = printed(draft.text)
        if title[:1].islower() or len(title) > _MAX_TITLE:
            return False
        self.style, self.last = draft.style, draft.order
        return True

    def same_case(self, title: str) -> bool:
        """Whether all titles so far, and this one, are in capitals: a strong sign in running text."""
        return self.capitals and all_capitals(title)

    def cell_row(self, line: Line) -> Draft | None:
        """A table row whose number cell is empty."""
        if not _empty_number(line):
            return None
        return Draft(None, next(cell for cell in line.cells if cell), line, None, "cell", 0)

    def plain_item(self, line: Line) -> Draft | None:
        """An item of a list that is printed without numbers: any line at the margin."""
        if not self.unnumbered or line.indent > 0 or line.bullet or line.cells or _AFTER.match(line.text):
            return None
        title = marked(line.text).title
        if not title or len(title) > _MAX_TITLE or title.endswith((".", ":", ";")) or self.is_heading(line):
            return None
        return Draft(None, line.text, line, None, "plain", 0)

    def is_heading(self, line: Line) -> bool:
        text = line.text.strip()
        if line.indent > self.indent + 1 or line.bullet or line.cells or len(text) > 80 or placed_beside(text, False):
            return False
        if only_date(text) or first_time(text) or _START.fullmatch(plain(text)) or _AFTER.match(text):
            return False
        if _PART_HEADING.match(text):
            return True
        if not all_capitals(text) or text.endswith((".", ":")) or printed(text) != " ".join(text.split()):
            return False
        return bool(_HEADING_WORDS.search(text)) or line.gap or not self.drafts

    def continues(self, line: Line) -> bool:
        """Whether the line is the rest of a title that did not fit on its own."""
        if not self.drafts or self.in_text or line.gap or line.bullet or line.cells or _TEXT_BEGINS.match(line.text):
            return False
        last = self.drafts[-1]
        if (
            last.below
            or placed_beside(last.text, self.page_column)
            or _AFTER.match(line.text)
            or len(last.text) > _MAX_TITLE
        ):
            return False
        return goes_on(last.text, line.text, page_column=self.page_column)

    def beside(self, n: int, line: Line) -> None:
        """Running text below an item: it may mark the item exempt, and it may begin lists that are no items."""
        if _TEXT_BEGINS.match(line.text):
            self.in_text = True
        if not self.drafts:
            return
        last = self.drafts[-1]
        last.below += 1
        said = None if self.in_text else exempt_line(line.text)
        if said and last.mark is None:
            (last.exempt, last.mark) = said
            self.used.add(n)
        elif len(line.text) <= SHORT and placed_beside(line.text, False) and line.indent <= self.indent:
            self.stray.append(" ".join(line.text.split()))


def goes_on(title: str, below: str, *, page_column: bool = False) -> bool:
    """Whether the words below a title are its second line, not the description of the matter."""
    before, here = marked(title).title, marked(below, page_column=page_column)
    if all_capitals(before):
        return all_capitals(here.title)
    return bool(_JOINS.search(before)) or (here.pages is not None and here.title[:1].islower())


def number_of(text: str) -> str:
    """The number a line begins with, as an agenda prints it, or nothing."""
    match = _NUMBER.match(text)
    return match.group() if match else ""


def _count(number: str) -> int:
    digits = re.search(r"\d+", number)
    return int(digits.group()) if digits else 0


def placed_beside(text: str, page_column: bool) -> bool:
    found = marked(text, page_column=page_column)
    return found.pages is not None or found.size is not None


def _empty_number(line: Line) -> bool:
    return len(line.cells) > 1 and not line.cells[0] and any(line.cells)


def is_agenda_heading(line: Line) -> bool:
    words = plain(line.text)
    return any(map(_START.fullmatch, (words, re.sub(r"\b(\w) (?=\w\b)", r"\1", words))))
