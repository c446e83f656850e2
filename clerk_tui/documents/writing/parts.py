"""Parts that several documents share: a fact with its words, and what is said above a draft."""

from __future__ import annotations

from clerk_tui.documents.writing.document import Entry, paragraphs
from clerk_tui.documents.writing.foot import NOTHING_RECORDED
from clerk_tui.domain.text import one_line

DRAFT = "DRAFT: not published"
"""The status of a document that would go out so, and has not."""


def fact(label: str, *texts: str, number: str = "", required: bool = False) -> tuple[Entry, ...]:
    """A line of a record. One without words is left out, or, where the law asks for it, says that nothing is there."""
    words = paragraphs(*texts) or ((NOTHING_RECORDED,) if required else ())
    return (Entry(number, one_line(label), words),) if words else ()


def first_line(text: str, otherwise: str) -> str:
    """The first line of a text that has any words, as a title."""
    return next((line for line in paragraphs(text)), otherwise)
