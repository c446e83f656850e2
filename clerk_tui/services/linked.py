"""What follows from a field that is set: an officer's class from the answer, the planned matter from its reference."""

from __future__ import annotations

from clerk_tui.domain.council import Maker
from clerk_tui.domain.decision import Decision
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change


def with_what_follows(change: Change, before: Decision, cells: dict[str, Cell]) -> dict[str, Cell]:
    """The cells to store, with those that follow from them.

    An officer's decision that is said to be key, or not, is of that class: call-in may count otherwise for it.
    """
    if before.by_officer and cells.get("key_decision") is not None:
        cells["maker"] = (Maker.OFFICER_KEY if cells["key_decision"] else Maker.OFFICER).value
    if "forward_plan_reference" in cells:
        reference = cells["forward_plan_reference"]
        entry = change.find("forward_plan_entry", reference=reference) if reference else None
        cells["forward_plan_entry_id"] = entry["id"] if entry else None
    return cells
