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
    """What is kept apart of a decision, and its corrections as the public reads them."""

    apart: Apart
    corrections: tuple[Correction, ...]


def withheld_now(office: Office, decision_id: int) -> Withheld:
    """What is withheld of a decision as the register stands."""
    matter = notices.decision_matter(office.register, decision_id)
    return Withheld(kept_of(office, matter), told(office, decision_id))


def refuse_what_would_come_out(office: Office, decision_id: int, before: Withheld) -> None:
    """Refused where a document about the decision, its meeting or its matter would now hold what was kept apart."""
    now = withheld_now(office, decision_id)
    if now.apart.texts == before.apart.texts:
        return
    where = next(_that_hold(office, decision_id, before.apart), "")
    if where or now.corrections != before.corrections:
        raise Refused(
            f"Nothing of D{decision_id} was disposed of: {where or 'a correction'} withholds words of the exempt part"
            " from the public, and could not any more without it. Take those words out of it first."
        )


def _that_hold(office: Office, decision_id: int, apart: Apart) -> Iterator[str]:
    """The names of documents that hold what was kept apart; what cannot be made is told of by nobody."""
    from clerk_tui.services.documents import kinds
    from clerk_tui.services.documents.kinds import About
    from clerk_tui.services.documents.last_look import holds_any

    matter = notices.decision_matter(office.register, decision_id)
    decision = records.decision(office.register, decision_id)
    subjects = [(About.DECISION, decision_id), (About.MEETING, decision.meeting_id), (About.ENTRY, matter.entry_id)]
    subjects += [(About.REQUEST, one.id) for one in call_ins.requests(office.register, decision_id)]
    for about, number in subjects:
        for kind in kinds.kinds_of(about) if number is not None else ():
            wanted = kind if kind.about is about else replace(kind, about=about, also=kind.about)
            try:
                made = kinds.build(office, wanted, number or 0)
            except ClerkError:
                continue
            if holds_any((made.name, made.document.page_title, *made.document.texts()), [apart]):
                yield f"the {kind.name[0].lower()}{kind.name[1:]}"
