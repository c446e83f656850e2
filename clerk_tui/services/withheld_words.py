"""Telling a correction to the public without exempt words; what was taken out stays in the register only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clerk_tui.domain.correction import CorrectedField, Correction
from clerk_tui.register import corrections
from clerk_tui.rules.withheld import WITHHELD, as_told, is_exempt, removed
from clerk_tui.services.kept_apart import apart_of_decision
from clerk_tui.services.office import Office

IN_THEIR_PLACE = WITHHELD[0].upper() + WITHHELD[1:]
"""Stands in a table or a list for words that may not be read."""


def told(office: Office, decision_id: int) -> tuple[Correction, ...]:
    """Every correction of a decision as the public reads it, held against what is kept apart today."""
    made = corrections.corrections(office.register, decision_id)
    return as_told(made, apart_of_decision(office, decision_id)) if made else ()


def marked(
    office: Office, decision_id: int, changes: Sequence[CorrectedField], *, withhold: bool = False
) -> tuple[CorrectedField, ...]:
    """Changes with those marked whose words are exempt; with `withhold` all that take words out."""
    apart = apart_of_decision(office, decision_id)
    return tuple(replace(one, withheld=bool(withhold and removed(one)) or is_exempt(one, apart)) for one in changes)
