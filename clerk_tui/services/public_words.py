"""Holding what the public will read against what is kept apart as exempt, before it is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clerk_tui.domain.decision import FIELD
from clerk_tui.domain.errors import ExemptWords, NotFound, Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.matters import Matter
from clerk_tui.domain.text import headed
from clerk_tui.register import forward_plan as plan
from clerk_tui.register.notices import decision_matter, exempt_overrides, find_matter
from clerk_tui.rules.exempt_words import SCHEDULE, findings, holds_apart
from clerk_tui.services.fields import FieldValue
from clerk_tui.services.kept_apart import apart, apart_of_entry
from clerk_tui.services.office import Office


def refuse_exempt_words(office: Office, matter: Matter, said: Mapping[str, str]) -> None:
    """Refused for a field with a sentence or line of the matter's closed title or exempt text; `said` is by field."""
    kept = apart(office, matter)
    for name, text in said.items():
        if text and holds_apart(text, kept):
            raise _refused(headed(name))


def refuse_what_goes_out(office: Office, matter: Matter, said: Mapping[str, str]) -> None:
    """The same of words that go out now, and ExemptWords for each smaller match that nobody went past yet."""
    refuse_exempt_words(office, matter, said)
    kept = apart(office, matter)
    found = [one for name, text in said.items() for one in findings(name, headed(name), text, kept)]
    refuse_standing(office, matter, found)


def refuse_standing(office: Office, matter: Matter, found: Sequence[Finding]) -> None:
    """ExemptWords where one of the matches was not gone past for this matter."""
    past = exempt_overrides(office.register, matter)
    standing = tuple(one for one in found if one.id not in past)
    if standing:
        said = " ".join(f"[{one.id}] {one.says}" for one in standing)
        raise ExemptWords(f"{said} ({SCHEDULE})", matter.ref, standing)


def refuse_in_record(office: Office, decision_id: int, said: Mapping[str, FieldValue]) -> None:
    """The same for the fields of a record, but for the one that keeps the exempt information itself apart."""
    told = {FIELD[name].label: value for name, value in said.items() if isinstance(value, str) and name != _APART}
    if told:
        refuse_exempt_words(office, decision_matter(office.register, decision_id), told)


_APART = "exempt_text"


def refuse_in_item(office: Office, item_id: int, said: Mapping[str, str]) -> None:
    """The same for fields of an agenda item, and ExemptWords for smaller matches, as what stands there is known after.

    An item that is no matter yet keeps nothing apart.
    """
    try:
        matter = find_matter(office.register, f"I{item_id}")
    except NotFound:
        return
    refuse_what_goes_out(office, matter, said)


def refuse_in_entry(office: Office, entry_id: int, said: Mapping[str, str]) -> None:
    """Refused for public words on a forward-plan entry, by their labels, that hold a closed title or closed facts."""
    kept = apart_of_entry(office, plan.entry(office.register, entry_id))
    for name, text in said.items():
        if holds_apart(text, kept):
            raise _refused(name)


def _refused(label: str) -> Refused:
    return Refused(
        f"{label}: it holds words that are kept apart as exempt, and the public reads this; take them out (LGA"
        " 1972 Sch 12A)."
    )
