"""What a clerk is told of a document before it is written: the council's own words that hint at exempt facts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from clerk_tui.documents.writing.document import Document
from clerk_tui.register import public_folder as rows
from clerk_tui.register.store import Register
from clerk_tui.rules.number_words import listed
from clerk_tui.rules.own_words import matches, told
from clerk_tui.services.office import Office

ID = "OWN-WORDS"
_NAMED = 6
"""So many places are named one by one."""


def warnings_of(office: Office, document: Document) -> tuple[str, ...]:
    """One sentence with its id where a document holds words of the council's list; nothing otherwise."""
    words = office.council().exempt_words
    found = matches("\n".join((document.page_title, *document.texts())), words)
    return (f"{ID}. {told(found, 'this document')}",) if found else ()


def warnings_of_published(office: Office) -> tuple[str, ...]:
    """One sentence where anything that a public folder holds has words of the list: which words, and where."""
    words = office.council().exempt_words
    if not words:
        return ()
    holding = [(ref, found) for ref, text in _published(office.register) if (found := matches(text, words))]
    if not holding:
        return ()
    standing = [word for word in words if any(word in found for _, found in holding)]
    refs = list(dict.fromkeys(ref for ref, _ in holding))
    return (f"{ID}. {told(standing, _listed(refs))}",)


def _published(register: Register) -> Iterator[tuple[str, str]]:
    """Everything that was published, in words: decisions as frozen, notices of the plan, items of the agendas."""
    newest = [one.publication_id for one in rows.published(register)]
    for decision_id, snapshot, _ in rows.snapshots(register, newest):
        yield f"D{decision_id}", "\n".join(_strings(json.loads(snapshot)))
    for notice in rows.plan_notices(register):
        yield f"F{notice['entry_id']}", "\n".join(_strings(json.loads(notice["snapshot"])))
    for item in rows.agenda_items(register):
        yield f"M{item['meeting_id']}", f"{item['title']}\n{item['heading']}"


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def _listed(refs: Sequence[str]) -> str:
    others = len(refs) - _NAMED
    return listed(refs) if others < 1 else f"{', '.join(refs[:_NAMED])} and {others:,} more"
