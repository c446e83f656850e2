"""Which notice of a private meeting is due next (SI 2012/2089 reg 5(2) and (4)), for Today."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_tui.domain.dates import short_date
from clerk_tui.register import council as council_rows
from clerk_tui.register.private_ahead import private_ahead
from clerk_tui.services.call_in_duties import Duty
from clerk_tui.services.office import Office

PLANNED_PRIVATE = "plan-private"
"""The kind of such a duty of an entry of the forward plan; that of a record is `private`."""
_AHEAD = 60
"""So many matters are looked at, the next first."""


def private_duties(office: Office) -> list[Duty]:
    """The first notice that each private matter to come still lacks; none where urgency was agreed, none in Wales."""
    from clerk_tui.domain.council import Nation

    if Nation(council_rows.council(office.register).nation) is Nation.WALES:
        return []
    refs = private_ahead(office.register, office.clock.today().isoformat(), _AHEAD)
    return [duty for ref in refs for duty in _duties(office, ref)]


def _duties(office: Office, ref: str) -> Iterator[Duty]:
    # The rules are loaded when a matter is private, not when the first screen is drawn.
    from clerk_tui.domain.findings import Severity
    from clerk_tui.services.matters import lines

    found = {line.key: line for line in lines(office, ref)}
    urgency = found.get("private.urgency")
    if urgency is not None and urgency.severity is Severity.HOLDS:
        return
    for key, name in (("private.28", "First private notice"), ("private.5", "Second private notice")):
        line = found.get(key)
        if line is not None and line.severity is not Severity.HOLDS and line.ledger is not None:
            due = line.ledger.working_answer
            kind = PLANNED_PRIVATE if ref.startswith("F") else "private"
            yield Duty(kind, int(ref[1:]), due, f"{name}. {line.says.rstrip('.')}", f"Private by {short_date(due)}")
            return
