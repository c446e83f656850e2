"""The refusal of a request for call-in: when it came in, or once it was found not to be valid."""

from __future__ import annotations

from clerk_tui.register import call_ins
from clerk_tui.services.documents.call_in_answer import as_given, as_rejected, made_of
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.office import Office


def build(office: Office, number: int, period: Period | None) -> Made:
    """The refusal of request `number`; Refused for one that stands."""
    kept = call_ins.request(office.register, number)
    return made_of(*(as_given(office, kept) if kept.refused else as_rejected(office, kept)))
