"""Why 28 clear days' notice was impracticable (SI 2012/2089 reg 10(3))."""

from __future__ import annotations

from clerk_tui.domain.matters import NoticeKind
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.documents.matter_notice import made
from clerk_tui.services.documents.public_matter import matter_of_entry, matter_of_record
from clerk_tui.services.office import Office


def build(office: Office, number: int, period: Period | None) -> Made:
    """That of entry `number` of the forward plan."""
    return made(office, matter_of_entry(office, number), NoticeKind.GENERAL_EXCEPTION_REASONS)


def build_of_record(office: Office, number: int, period: Period | None) -> Made:
    """That of decision `number`."""
    return made(office, matter_of_record(office, number), NoticeKind.GENERAL_EXCEPTION_REASONS)
