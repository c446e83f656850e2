"""Holding what the public will read against what is kept apart as exempt, before it is stored."""

from __future__ import annotations

from collections.abc import Mapping

from clerk_tui.domain.decision import FIELD
from clerk_tui.domain.errors import NotFound, Refused
from clerk_tui.domain.forward_plan import Entry
from clerk_tui.domain.matters import Matter
from clerk_tui.domain.text import headed
from clerk_tui.register import forward_plan as plan
from clerk_tui.register.decisions import exempt_text
from clerk_tui.register.notices import closed_texts, decision_matter, find_matter
from clerk_tui.services.fields import FieldValue
from clerk_tui.services.office import Office


def refuse_exempt_words(office: Office, matter: Matter, said: Mapping[str, str]) -> None:
    """Refused for a field with a sentence or line of the matter's closed title or exempt text; `said` is by field."""
    # The publish check is loaded when something is written for the public, not with every route that is read.
    from clerk_tui.rules.call_in_checks import holds_apart
    from clerk_tui.services.checking import kept_apart

    closed, apart = closed_texts(office.register, matter), kept_apart(office, matter)
    for name, text in said.items():
        if text and holds_apart(text, apart, closed):
            raise _refused(headed(name))


def refuse_in_record(office: Office, decision_id: int, said: Mapping[str, FieldValue]) -> None:
    """The same for the fields of a record, but for the one that keeps the exempt information itself apart."""
    told = {FIELD[name].label: value for name, value in said.items() if isinstance(value, str) and name != _APART}
    if told:
        refuse_exempt_words(office, decision_matter(office.register, decision_id), told)


_APART = "exempt_text"


def refuse_in_item(office: Office, item_id: int, said: Mapping[str, str]) -> None:
    """The same for fields of an agenda item; an item that is no matter yet keeps nothing apart."""
    try:
        matter = find_matter(office.register, f"I{item_id}")
    except NotFound:
        return
    refuse_exempt_words(office, matter, said)


def refuse_in_entry(office: Office, entry_id: int, said: Mapping[str, str]) -> None:
    """Refused for public words on a forward-plan entry, by their labels, that hold a closed title or closed facts."""
    from clerk_tui.rules.key_notice import holds_closed

    closed = closed_of_entry(office, plan.entry(office.register, entry_id))
    for name, text in said.items():
        if holds_closed(text, closed):
            raise _refused(name)


def closed_of_entry(office: Office, entry: Entry) -> tuple[str, ...]:
    """What is kept apart as exempt of the entry, and of the records that were begun from it."""
    found = list(plan.closed_texts(office.register, entry.id))
    for decision_id, _ in plan.decisions_of(office.register, entry):
        found += closed_texts(office.register, decision_matter(office.register, decision_id))
        if exempt := exempt_text(office.register, decision_id):
            found.append(exempt.text)
    return tuple(found)


def _refused(label: str) -> Refused:
    return Refused(
        f"{label}: it holds words that are kept apart as exempt, and the public reads this; take them out (LGA"
        " 1972 Sch 12A)."
    )
