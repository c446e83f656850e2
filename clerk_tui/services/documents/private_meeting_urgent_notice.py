"""The notice why a private meeting is urgent (SI 2012/2089 reg 5(6) and (7))."""

from __future__ import annotations

from clerk_tui.domain.matters import NoticeKind
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.documents.matter_notice import made
from clerk_tui.services.documents.public_matter import matter_of_entry, matter_of_record
from clerk_tui.services.office import Office


def build(office: Office, number: int, period: Period | None) -> Made:
    """That of entry `number` of the forward plan."""
    return made(office, matter_of_entry(office, number), NoticeKind.PRIVATE_URGENCY)


def build_of_record(office: Office, number: int, period: Period | None) -> Made:
    """That of decision `number`."""
    return made(office, matter_of_record(office, number), NoticeKind.PRIVATE_URGENCY)
