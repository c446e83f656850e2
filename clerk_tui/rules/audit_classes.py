"""Printed decisions of a class that the council's own rule does not open to call-in (P11)."""

from __future__ import annotations

from clerk_tui.domain.audit import DecisionRow
from clerk_tui.rules.audit_windows import Windows


def left_out(row: DecisionRow, windows: Windows) -> str:
    """Why the row's own columns name a class that cannot be called in; empty where they do not, or may not.

    An officer's decision of which nothing says whether it is key is left out only if it is so either way.
    """
    if not windows.names_classes or (row.published is None and row.decided is None):
        return ""
    why = ""
    for maker in row.makers:
        rule = windows.rule(maker, row.published, row.decided)
        found = windows.opening(rule, maker if row.maker_printed else None, row.key) if rule else None
        if found is None or found.open is not False:
            return ""
        why = found.says
    return why
