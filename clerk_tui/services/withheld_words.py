"""Telling a correction to the public without exempt words; what was taken out stays in the register only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clerk_tui.domain.correction import CorrectedField, Correction
from clerk_tui.register import corrections
from clerk_tui.register.notices import closed_texts, decision_matter
from clerk_tui.rules.withheld import as_told, is_exempt, removed
from clerk_tui.services.checking import kept_apart
from clerk_tui.services.office import Office


def told(office: Office, decision_id: int) -> tuple[Correction, ...]:
    """Every correction of a decision as the public reads it, held against what is kept apart today."""
    made = corrections.corrections(office.register, decision_id)
    return as_told(made, *_apart(office, decision_id)) if made else ()


def marked(
    office: Office, decision_id: int, changes: Sequence[CorrectedField], *, withhold: bool = False
) -> tuple[CorrectedField, ...]:
    """Changes with those marked whose words are exempt; with `withhold` all that take words out."""
    apart, closed = _apart(office, decision_id)
    return tuple(
        replace(one, withheld=bool(withhold and removed(one)) or is_exempt(one, apart, closed)) for one in changes
    )


def _apart(office: Office, decision_id: int) -> tuple[str, tuple[str, ...]]:
    matter = decision_matter(office.register, decision_id)
    return kept_apart(office, matter), closed_texts(office.register, matter)
