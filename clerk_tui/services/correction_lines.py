"""A correction in words: what it changes, the dates of both choices for the window, what is to be known before."""

from __future__ import annotations

from clerk_tui.domain.correction import CorrectedField
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.ledger import CallInWindow
from clerk_tui.domain.record import CORRECTED_FIELD
from clerk_tui.rules.corrections import WindowChoice
from clerk_tui.rules.kept_windows import closing_words
from clerk_tui.rules.withheld import WITHHELD
from clerk_tui.rules.word_differences import in_words
from clerk_tui.services.correcting import Proposal
from clerk_tui.services.decision_notice import shown
from clerk_tui.services.words import finding_line


def change_lines(found: Proposal) -> list[str]:
    """Each change of each field, with a few words around it."""
    return [
        f"{CORRECTED_FIELD[change.field].label}: {clause}." for change in found.changes for clause in _clauses(change)
    ]


def _clauses(change: CorrectedField) -> tuple[str, ...]:
    if change.withheld:
        return (f"on the notice, {WITHHELD}",)
    return in_words(shown(change.field, change.old), shown(change.field, change.new))


def window_lines(found: Proposal) -> list[str]:
    """The dates of both choices, and which of them is the council's rule."""
    choice = found.choice
    lines = []
    if not choice.forced or choice.restarts is False:
        lines.append(_dates("Kept", found.kept, choice.restarts is False, choice))
    if not choice.forced or choice.restarts:
        lines.append(_dates("Started again", found.restarted, choice.restarts is True, choice))
    if choice.restarts is None:
        lines.append(f"{choice.says[0].upper()}{choice.says[1:]}: choose one, and say why.")
    return lines


def _dates(name: str, window: CallInWindow | None, by_rule: bool, choice: WindowChoice) -> str:
    why = f" This is the one to take: {choice.says}." if by_rule else ""
    if window is None:
        return f"{name}: no date for call-in is shown.{why}"
    return (
        f"{name}: requests for call-in close {closing_words(window)}, and it takes effect on"
        f" {format_date(window.effective)}.{why}"
    )


def proposal_lines(found: Proposal) -> list[str]:
    """All of it, to be read aloud."""
    return [
        f"D{found.before.decision.id}, corrected on {format_date(found.on)}.",
        *change_lines(found),
        *window_lines(found),
        *(finding_line(finding) for finding in found.findings),
    ]
