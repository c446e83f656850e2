"""Holding what a notice about a matter would say against what is kept apart as exempt, before it is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clerk_tui.domain.errors import ExemptWords, Refused
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.matters import Matter
from clerk_tui.domain.text import headed
from clerk_tui.register import decisions as records
from clerk_tui.register import forward_plan as plan
from clerk_tui.register.notices import exempt_overrides
from clerk_tui.rules.exempt_words import SCHEDULE, Apart, findings, holds_apart
from clerk_tui.services.kept_apart import apart, apart_of_entry
from clerk_tui.services.office import Office

_NAMES = frozenset({"decision_maker", "members"})
"""Names of bodies and people: a part of one stands elsewhere by chance, as on the forward plan."""


def kept_of(office: Office, matter: Matter) -> Apart:
    """What is kept apart of a matter: of its record, and of its entry with all records begun from it."""
    if matter.entry_id is None:
        return apart(office, matter)
    found = apart_of_entry(office, plan.entry(office.register, matter.entry_id))
    own = apart(office, matter) if matter.decision_id is not None else Apart()
    return Apart((*found.texts, *own.texts), (*found.closed, *own.closed), (*found.known, *own.known))


def may_leave(office: Office, matter: Matter, said: Mapping[str, str]) -> None:
    """Refused where a text holds what is kept apart; ExemptWords for smaller matches that nobody went past.

    `said` is by the field's id, the same under which the notice is recorded, so that what was gone past there stays so.
    """
    kept = kept_of(office, matter)
    for name, text in said.items():
        if text and holds_apart(text, kept):
            raise Refused(
                f"{matter.ref}, {headed(name)}: it holds words that are kept apart as exempt, so the document cannot"
                f" leave the office like this; take them out ({SCHEDULE})."
            )
    past = exempt_overrides(office.register, matter) | _past_in_record(office, matter)
    standing = tuple(one for one in _matches(matter, said, kept) if one.id not in past)
    if standing:
        words = " ".join(f"[{one.id}] {one.says}" for one in standing)
        raise ExemptWords(f"{words} ({SCHEDULE})", matter.ref, standing)


def _matches(matter: Matter, said: Mapping[str, str], kept: Apart) -> Iterator[Finding]:
    for name, text in said.items():
        if name not in _NAMES:
            yield from findings(name, f"{matter.ref}, {headed(name)}", text, kept)


def _past_in_record(office: Office, matter: Matter) -> frozenset[str]:
    """The matches that were gone past in the record itself, such as in its title."""
    if matter.decision_id is None:
        return frozenset()
    return frozenset(one.finding_id for one in records.decision(office.register, matter.decision_id).overrides)
