"""The written statement of a decision (SI 2012/2089 regs 12 and 13), published or still a draft."""

from __future__ import annotations

from clerk_tui.documents.writing.decision_record import file_name, statement_of
from clerk_tui.register import decisions as rows
from clerk_tui.services import decision_notice
from clerk_tui.services.documents.chain_head import as_it_stands
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.draft_record import draft_record
from clerk_tui.services.office import Office


def build(office: Office, number: int, period: Period | None) -> Made:
    """The statement of decision `number` as published; before that a draft of what would go out today.

    Refused for a draft of which words may be exempt, and for one that states no date of the decision.
    """
    if rows.publication(office.register, number) is None:
        record = draft_record(office, number)
        return Made(statement_of(record, draft=True), file_name(record, draft=True), as_it_stands(office).at)
    record = decision_notice.notice_record(office, number)
    made = decision_notice.last_said(office, number)
    return Made(statement_of(record, draft=False), file_name(record, draft=False), made)
