"""The receipt of a request for call-in that was taken."""

from __future__ import annotations

from clerk_tui.domain.errors import Refused
from clerk_tui.register import call_ins
from clerk_tui.services.documents.call_in_answer import as_given, made_of
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.office import Office


def build(office: Office, number: int, period: Period | None) -> Made:
    """The receipt of request `number`; Refused for one that was refused when it came in."""
    kept = call_ins.request(office.register, number)
    if kept.refused:
        raise Refused(f"R{number} was refused when it came in; what was answered is its refusal (call-in-refusal).")
    return made_of(*as_given(office, kept))
