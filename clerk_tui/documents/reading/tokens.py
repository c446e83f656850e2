"""From lines to numbered paragraphs: what heads a section, what is a paragraph, what belongs to the one before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from clerk_tui.documents.reading.source import Line

_PARAGRAPH = re.compile(r"(\d{1,2})\.(\d{1,3})((?:\.\d{1,3}){0,2})([a-z]\b|\s?\([a-z]{1,4}\))?[.):]?(?=\s|$)")
_WHOLE = re.compile(r"(\d{1,2})[.)]?(?=\s|$)")
_NUMBER_CELL = re.compile(r"\d{1,2}(?:\.\d{1,3}){0,3}(?:[a-z]|\s?\([a-z]{1,4}\))?[.):]?")
_SENTENCE = re.compile(r"[.;,]\W*$")
_ASKS = re.compile(r"^(?:that|to|the|it is)\b", re.IGNORECASE)
_MAX_TITLE = 120
# Numbers may skip where a line was lost or struck out, but a leap is a figure in running text ("5.40 million").
_LEAP = 15


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a report; `answer` is what a column of its own answers, `row` that it is a row of several cells."""

    text: str
    answer: str | None = None
    row: bool = False
    gap: bool = False
    bullet: bool = False
    turn: bool = False
    page: int | None = None


def tokens(lines: Iterable[Line]) -> Iterator[Token]:
    """Lines and table rows as tokens: the cells of a row put in reading order."""
    for line in lines:
        if not line.cells:
            yield Token(line.text, gap=line.gap, bullet=line.bullet, turn=line.turn, page=line.page)
        else:
            yield from _row_tokens(line)


def _row_tokens(line: Line) -> Iterator[Token]:
    cells = [cell for cell in line.cells if cell]
    number = cells.pop(0) if cells and _NUMBER_CELL.fullmatch(cells[0]) else ""
    if len(cells) >= 2 and number:
        label, answer = " ".join(cells[0].split()), " ".join(" ".join(cells[1:]).split())
        yield Token(f"{number} {label} {answer}", answer=answer, row=True, gap=True, turn=line.turn, page=line.page)
        return
    if len(cells) == 2:
        label, answer = (" ".join(cell.split()) for cell in cells)
        yield Token(f"{label} {answer}", answer=answer, row=True, gap=True, turn=line.turn, page=line.page)
        return
    parts = "\n".join(cells).split("\n") if cells else [""]
    for n, part in enumerate(parts):
        bullet = part.startswith("- ")
        text = part[2:] if bullet else part
        if n == 0 and number:
            text, bullet = f"{number} {text}".rstrip(), False
        turn = line.turn and n == 0
        yield Token(text, row=len(cells) > 1, gap=True, bullet=bullet, turn=turn, page=line.page)


@dataclass(slots=True)
class Reading:
    """A paragraph as it is put together. `tail` is every further line: the text, whether parted, whether a bullet."""

    number: str
    text: str
    answer: str | None = None
    tail: list[Token] = field(default_factory=list)

    def whole(self) -> str:
        """The paragraph with everything below it: bullets and parted lines on lines of their own."""
        parts = [self.text]
        for token in self.tail:
            parts.append("\n" if token.gap or token.bullet else " ")
            parts.append(f"- {token.text}" if token.bullet else token.text)
        return "".join(parts).strip()


@dataclass(slots=True)
class Chapter:
    """A section as it is put together; `number` is empty where its heading has none or is lost."""

    number: str
    title: str
    readings: list[Reading] = field(default_factory=list)


@dataclass(slots=True)
class Numbers:
    """Tells headings and numbered paragraphs from figures at the start of a line, by what has gone before.

    `dotted`: headings are numbered 1.0, 2.0; otherwise 1, 2.
    """

    dotted: bool
    major: int = 0
    minor: int = 0
    letter: str = ""

    def heading(self, token: Token) -> tuple[str, str] | None:
        """The printed number and the title, if the token is the heading of the next section."""
        match = _PARAGRAPH.match(token.text) if self.dotted else _WHOLE.match(token.text)
        if match is None or (self.dotted and (int(match[2]) != 0 or match[3] or match[4])):
            return None
        major, title = int(match[1]), token.text[match.end() :].strip()
        if len(title) > _MAX_TITLE or title[:1].islower() or not self.major < major <= self.major + _LEAP:
            return None
        if not self.dotted and (major != self.major + 1 or not title or _SENTENCE.search(title) or _ASKS.match(title)):
            return None
        self.major, self.minor, self.letter = major, 0, ""
        return match.group().strip(), title

    def paragraph(self, token: Token) -> tuple[str, str] | None:
        """The printed number and the text, if the token begins the next numbered paragraph."""
        match = _PARAGRAPH.match(token.text)
        if match is None or int(match[2]) == 0:
            return None
        major, minor = int(match[1]), int(match[2])
        letter = match[3] + (match[4] or "").strip(" ()")
        parted = token.gap or token.bullet or token.row
        if major == self.major:
            follows = (minor, letter) > (self.minor, self.letter) and minor <= self.minor + (_LEAP if parted else 1)
        else:
            follows = self.major < major <= self.major + _LEAP and minor == 1 and parted
        if not parted and token.text[match.end() :].lstrip()[:1].islower():
            # A line of running text that happens to begin with a figure: `5.4 million pounds`.
            return None
        if not follows:
            return None
        self.major, self.minor, self.letter = major, minor, letter
        return match.group().rstrip(".:"), token.text[match.end() :].strip()


def is_dotted(found: list[Token]) -> bool:
    """Whether the sections are numbered 1.0, 2.0: so it is unless nothing is."""
    headings = sum(1 for token in found if (match := _PARAGRAPH.match(token.text)) and int(match[2]) == 0)
    return headings > 0 or not any(_WHOLE.match(token.text) for token in found)
