"""No exempt word reaches the public because the text that it was known by was disposed of.

What is kept apart is what public documents are held against. Where they withhold a word today only because the register
still holds the exempt part of the report, that part stays until the word is taken out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clerk_tui.domain.correction import Correction
from clerk_tui.domain.errors import ClerkError, Refused
from clerk_tui.register import call_ins, notices
from clerk_tui.register import decisions as records
from clerk_tui.rules.exempt_words import Apart
from clerk_tui.services.documents.matter_guard import kept_of
from clerk_tui.services.office import Office
from clerk_tui.services.withheld_words import told


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is kept apart of a decision, its corrections as the public reads them, and which documents are refused."""

    apart: Apart
    corrections: tuple[Correction, ...]
    refused: frozenset[str]


def withheld_now(office: Office, decision_id: int) -> Withheld:
    """What is withheld of a decision as the register stands."""
    apart = kept_of(office, notices.decision_matter(office.register, decision_id))
    made = _documents(office, decision_id) if any(apart.texts) else ()
    refused = frozenset(name for name, texts in made if texts is None)
    return Withheld(apart, told(office, decision_id), refused)


def refuse_what_would_come_out(office: Office, decision_id: int, before: Withheld) -> None:
    """Refused where a document about the decision, its meeting or its matter would now hold what was kept apart."""
    matter = notices.decision_matter(office.register, decision_id)
    if kept_of(office, matter).texts == before.apart.texts:
        return
    where = next(_that_would_tell(office, decision_id, before), "")
    if where or told(office, decision_id) != before.corrections:
        raise Refused(
            f"Nothing of D{decision_id} was disposed of: {where or 'a correction'} keeps words of the exempt part from"
            " the public only while the register knows them. Take those words out of it first."
        )


def _that_would_tell(office: Office, decision_id: int, before: Withheld) -> Iterator[str]:
    """The documents that hold a sentence that was kept apart, or that only its smaller matches kept from being made."""
    from clerk_tui.services.documents.last_look import holds_any

    for name, texts in _documents(office, decision_id):
        if texts is not None and (name in before.refused or holds_any(texts, [before.apart])):
            yield name


def _documents(office: Office, decision_id: int) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Every document about a decision, its meeting, its matter and its requests: what it says, None where refused."""
    from clerk_tui.services.documents import kinds
    from clerk_tui.services.documents.kinds import About

    matter = notices.decision_matter(office.register, decision_id)
    decision = records.decision(office.register, decision_id)
    subjects = [(About.DECISION, decision_id), (About.MEETING, decision.meeting_id), (About.ENTRY, matter.entry_id)]
    subjects += [(About.REQUEST, one.id) for one in call_ins.requests(office.register, decision_id)]
    for about, number in subjects:
        for kind in kinds.kinds_of(about) if number is not None else ():
            wanted = kind if kind.about is about else replace(kind, about=about, also=kind.about)
            name = f"{kind.name[0].lower()}{kind.name[1:]} of {about}{number}"
            try:
                made = kinds.build(office, wanted, number or 0)
            except ClerkError:
                yield name, None
                continue
            yield name, (made.name, made.document.page_title, *made.document.texts())
