"""A document before it takes a face: what it says, in order and once.

HTML, DOCX, PDF and plain text are written from this one value, so they cannot differ in words. Every string is cleaned
where the value is made (`said`, `paragraphs`); a writer only escapes for its own face.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from clerk_tui.domain.text import clean


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 2 or 3; the title of the document is the one heading of level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list. A numbered one counts from 1."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a record: the council's number (may be empty), the label, and the paragraphs under it."""

    number: str
    label: str
    paragraphs: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.number} {self.label}".strip()


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what stands under them."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and one header row; the first cell of each row is that row's heading.

    Each line of a cell is a paragraph of its own, or, in a table of `points`, an item of a list (the headings apart).
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    points: bool = False

    def cells(self) -> Iterator[str]:
        """The lines of every cell below the header, row by row."""
        return (line for row in self.rows for cell in row for line in cell.split("\n"))


Block = Heading | Paragraph | Points | Facts | Table


@dataclass(frozen=True, slots=True)
class Crest:
    """The council's crest. `media_type` is image/png, image/jpeg or image/svg+xml."""

    data: bytes
    media_type: str
    alt: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a council gives every document. `accent` is a colour as #rrggbb, dark enough on white.

    The lines of `address` stand under the council's name, those of `contact` begin the foot.
    """

    crest: Crest | None = None
    accent: str = "#111111"
    address: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


PLAIN = Look()
"""The look of a council that has stated none."""


@dataclass(frozen=True, slots=True)
class Document:
    """`page_title` names the document in a browser and in file properties; the rest is printed in every face.

    `status` stands above everything: what a reader must know first, such as that it is a draft. A `wide` one is printed
    on its side, for a table of long cells.
    """

    page_title: str
    council: str
    kind: str
    title: str
    blocks: tuple[Block, ...]
    foot: tuple[str, ...] = ()
    language: str = "en-GB"
    look: Look = PLAIN
    status: str = ""
    wide: bool = False

    def texts(self) -> Iterator[str]:
        """Every printed string in its order; the labels of a table stand once, above its rows."""
        yield from self.head
        for block in self.blocks:
            yield from texts_of(block)
        yield from self.end

    @property
    def head(self) -> tuple[str, ...]:
        """What stands before the first block, the title last."""
        status = (self.status,) if self.status else ()
        return (*status, self.council, *self.look.address, self.kind, self.title)

    @property
    def end(self) -> tuple[str, ...]:
        """What stands after the last block: whom to ask first, the head of the register's chain last."""
        return (*self.look.contact, *self.foot)


def texts_of(block: Block) -> tuple[str, ...]:
    """The strings of one block, in order."""
    match block:
        case Heading() | Paragraph():
            return (block.text,)
        case Points():
            return block.items
        case Facts():
            return tuple(chain.from_iterable((entry.name, *entry.paragraphs) for entry in block.entries))
        case Table():
            return (block.caption, *block.header, *block.cells())


def said(text: str) -> str:
    """One line of text for a document: control characters out, white space folded."""
    return " ".join(clean(text).split())


def paragraphs(*texts: str) -> tuple[str, ...]:
    """Lines with words on them, each a paragraph."""
    return tuple(folded for text in texts for line in clean(text).split("\n") if (folded := " ".join(line.split())))
