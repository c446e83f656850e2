"""Decisions of the time before SI 2012/2089: what rests on it alone is not judged.

It came into force on 10 September 2012. Of what went before, SI 2000/3272, the text was not seen, so nothing of it is
counted; the record's own order of days, call-in and exempt information are looked at as ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.findings import Finding, Severity
from clerk_tui.rules.facts import Facts

IN_FORCE = date(2012, 9, 10)
_LATER = ("SI 2012/2089", "SI 2014/2095")
_ALWAYS = frozenset({("DATES", "decided_on"), ("DATES", "decided_at"), ("DATES", "published_on"),
                     ("EN-REC", "resolution"), ("EN-REC", "decided_on")})  # fmt: skip
"""Findings, and their fields, that are no matter of those regulations: a record without decision or day is none."""


def judged(facts: Facts, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, without those that rest on regulations which did not yet hold on the day of the decision."""
    day = facts.decision.decided_on or (facts.meeting.day if facts.meeting else None)
    if facts.wales or day is None or day >= IN_FORCE:
        yield from findings
        return
    says = (
        f"Decided on {format_date(day)}, before the 2012 Regulations came into force on {format_date(IN_FORCE)}: key"
        " decisions, notices, agenda and the particulars of the record are not judged."
    )
    yield Finding("EN-2012", Severity.ADVICE, "decided_on", says, "SI 2012/2089")
    for finding in findings:
        if (finding.id, finding.where) in _ALWAYS or not _rests_on_later(finding.authority):
            yield finding


def _rests_on_later(authority: str) -> bool:
    parts = [part.strip() for part in authority.split(";")]
    return all(part.startswith(_LATER) for part in parts)
