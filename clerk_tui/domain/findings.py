"""A finding: what a check or a reader noticed. A rule that is not met is a finding, not an exception."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple, TypeVar

from clerk_tui.domain.ledger import Ledger

T = TypeVar("T")


class Severity(StrEnum):
    """Weight of a finding. Only a blocker stops publication; `holds` says that a rule is met."""

    BLOCKER = "blocker"
    WARNING = "warning"
    ADVICE = "advice"
    HOLDS = "holds"


class Finding(NamedTuple):
    """`where` is the record field (a check) or the place in the document (a reader)."""

    id: str
    severity: Severity
    where: str
    says: str
    authority: str = ""
    ledger: Ledger | None = None
    overridden: str | None = None


_ORDER = {severity: position for position, severity in enumerate(Severity)}


def by_weight_of(things: list[T], weight: Callable[[T], Severity]) -> list[T]:
    """Things that have a weight, heaviest first; otherwise the order given."""
    return sorted(things, key=lambda thing: _ORDER[weight(thing)])


def by_weight(findings: list[Finding]) -> list[Finding]:
    """Heaviest first; overridden blockers after the ones that still stand; otherwise the order given."""
    return sorted(findings, key=lambda finding: (_ORDER[finding.severity], finding.overridden is not None))
