"""Matters to come that are to be taken in private, for telling which notices of regulation 5 are due."""

from __future__ import annotations

from clerk_tui.register.store import Register

_ENTRIES = """
    SELECT e.id FROM forward_plan_entry AS e
    WHERE e.status = 'planned' AND e.maker = 'body' AND e.due_from >= ?1
      AND (e.private = 1 OR EXISTS (SELECT 1 FROM exemption AS x WHERE x.forward_plan_entry_id = e.id))
      AND NOT EXISTS (SELECT 1 FROM decision AS d WHERE d.forward_plan_entry_id = e.id)
      AND NOT EXISTS (SELECT 1 FROM decision AS d WHERE d.forward_plan_reference = e.reference COLLATE NOCASE)
    ORDER BY e.due_from, e.id LIMIT ?2
"""
_RECORDS = """
    SELECT d.id FROM meeting AS m JOIN decision AS d ON d.meeting_id = m.id
    LEFT JOIN agenda_item AS i ON i.id = d.item_id
    WHERE m.day >= ?1 AND m.status = 'called' AND d.status = 'draft'
      AND (i.exempt = 1 OR EXISTS (SELECT 1 FROM exemption AS x WHERE x.item_id = i.id OR x.decision_id = d.id))
    ORDER BY m.day, d.id LIMIT ?2
"""


def private_ahead(register: Register, today: str, most: int) -> list[str]:
    """References (F4, D12) of private matters to be decided from `today` on, an ISO date; at most so many of each."""
    entries = register.read(_ENTRIES, today, most)
    records = register.read(_RECORDS, today, most)
    return [*(f"F{row[0]}" for row in entries), *(f"D{row[0]}" for row in records)]
