"""The decision notice of a published record (SI 2012/2089 regs 12 to 14)."""

from __future__ import annotations

from clerk_tui.documents.writing import file_name, notice_of
from clerk_tui.services import decision_notice
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.office import Office


def build(office: Office, number: int, period: Period | None) -> Made:
    """The notice of decision `number`; Refused while it is a draft."""
    record = decision_notice.notice_record(office, number)
    return Made(notice_of(record), file_name(record), decision_notice.last_said(office, number))
