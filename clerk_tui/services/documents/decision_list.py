"""The list of a meeting's decisions, from their published records alone: a draft never leaves."""

from __future__ import annotations

from clerk_tui.documents.writing.agenda import file_name
from clerk_tui.documents.writing.decision_list import decision_list_of
from clerk_tui.domain.dates import format_date, format_instant
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.public_meetings import PublicDecisionList, PublicListed
from clerk_tui.register import decisions, meetings
from clerk_tui.services.call_in_standing import public_standing
from clerk_tui.services.checking import windows_in_force
from clerk_tui.services.decision_notice import notice_record
from clerk_tui.services.documents.chain_head import as_it_stands
from clerk_tui.services.documents.made import Made, Period
from clerk_tui.services.documents.meeting_head import head_of
from clerk_tui.services.office import Office
from clerk_tui.services.public_items import may_leave, open_items


def build(office: Office, number: int, period: Period | None) -> Made:
    """The decisions of meeting `number`; Refused while none of them is published."""
    listed = public_list(office, number)
    return Made(decision_list_of(listed), file_name(listed.head, "decisions"), as_it_stands(office).at)


def public_list(office: Office, meeting_id: int) -> PublicDecisionList:
    """What was published of the meeting's decisions, and which of its items wait for their record."""
    meeting = meetings.meeting(office.register, meeting_id)
    found = decisions.of_meeting(office.register, meeting_id)
    published = tuple(_listed(office, decision_id) for decision_id, _, out in found if out)
    if not published:
        raise Refused(f"No decision of M{meeting_id} is published yet; the list names published decisions only.")
    items = open_items(office, meeting_id)
    drafts = {item_id for _, item_id, out in found if not out}
    waiting = [one for one in items if one.item.id in drafts]
    for one in waiting:
        may_leave(office, one, {})
    return PublicDecisionList(
        head=head_of(office, meeting, items, as_it_stands(office)),
        decisions=published,
        waiting=tuple((one.item.number, one.title) for one in waiting),
    )


def _listed(office: Office, decision_id: int) -> PublicListed:
    publication = decisions.publication(office.register, decision_id)
    assert publication is not None and publication.in_force is not None
    in_force = publication.in_force
    windows = windows_in_force(office, decision_id)
    closes = format_date(in_force.closes) if in_force.closes else ""
    if windows and windows[0].cutoff_stated:
        closes = format_instant(windows[0].closes_at)
    record, stands = notice_record(office, decision_id), public_standing(office, decision_id, in_force.effective)
    if stands is None:
        return PublicListed(decision_id, record, closes, in_force.effective)
    return PublicListed(decision_id, record, closes, stands.effective, stands.says)
