"""An audit in plain words: its summary, and the order in which its rows are told."""

from __future__ import annotations

from clerk_tui.domain.audit import Audit, Verdict

ORDER = (Verdict.DIFFERS, Verdict.CANNOT_SAY, Verdict.NOT_CALLABLE, Verdict.AGREES)
"""The verdicts as they are told: what differs first."""
_WORDS = {
    Verdict.AGREES: ("agrees", "agree"),
    Verdict.DIFFERS: ("differs", "differ"),
    Verdict.NOT_CALLABLE: ("is not callable", "are not callable"),
    Verdict.CANNOT_SAY: ("cannot be judged", "cannot be judged"),
}


def summary(audit: Audit) -> str:
    """`111 rows: 56 agree, 5 differ, …`."""
    number = len(audit.entries)
    parts = [f"{n} {_WORDS[Verdict(verdict)][n != 1]}" for verdict, n in audit.counts().items() if n]
    return f"{number} {'row' if number == 1 else 'rows'}{': ' if parts else ''}{', '.join(parts)}."


def in_order(audit: Audit, *, everything: bool) -> list[int]:
    """Places of the entries, those that differ first; without `everything` only those that are not quiet."""
    rank = {verdict: place for place, verdict in enumerate(ORDER)}
    told = [
        place
        for place, entry in enumerate(audit.entries)
        if everything or entry.finding or entry.verdict is Verdict.DIFFERS
    ]
    return sorted(told, key=lambda place: rank[audit.entries[place].verdict])
