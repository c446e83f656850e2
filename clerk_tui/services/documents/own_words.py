"""What a clerk is told of a document before it is written: the council's own words that hint at exempt facts."""

from __future__ import annotations

from collections.abc import Iterable

from clerk_tui.documents.writing.document import Document
from clerk_tui.rules.own_words import matches, told
from clerk_tui.services.office import Office

ID = "OWN-WORDS"


def warnings_of(office: Office, document: Document) -> tuple[str, ...]:
    """One sentence with its id where a document holds words of the council's list; nothing otherwise."""
    words = office.council().exempt_words
    found = matches("\n".join((document.page_title, *document.texts())), words)
    return (f"{ID}. {told(found, 'this document')}",) if found else ()


def warnings_of_texts(office: Office, texts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The same for each named text that goes out, such as a page of the public folder; (name, text)."""
    words = office.council().exempt_words
    if not words:
        return ()
    return tuple(f"{ID}. {told(found, name)}" for name, text in texts if (found := matches(text, words)))
