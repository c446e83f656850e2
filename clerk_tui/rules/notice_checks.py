"""The publish check of a matter's notices: what each lacks, and whether meeting in private was lawful."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.findings import Finding
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.rules.facts import Facts
from clerk_tui.rules.notice_fields import PRIVATE, lacks
from clerk_tui.rules.private_route import private_findings

_OF_ROUTES = tuple(kind for kind in NoticeKind if kind not in PRIVATE and kind is not NoticeKind.KEY_DECISION)


def notice_checks(facts: Facts) -> Iterator[Finding]:
    """The findings on a record's notices besides their timing, which its route tells."""
    if facts.route is None or not facts.executive:
        return
    for kind in _OF_ROUTES:
        if kind in facts.route.notices:
            yield from lacks(facts.route.notices[kind])
    yield from private_findings(facts.route)
