"""Meetings, their supplements and changes as JSON, beside the shapes of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clerk_tui.cli.shapes import iso
from clerk_tui.domain.meeting import BothPlaces, Meeting, RecurringItem, Supplement
from clerk_tui.domain.meeting_change import Consequence, MeetingChange

if TYPE_CHECKING:
    from clerk_tui.services.meeting_changes import Preview
    from clerk_tui.services.office import Office


def state_shape(office: Office, meeting: Meeting) -> dict[str, Any]:
    """How a meeting stands, beside its agenda."""
    from clerk_tui.register import agendas
    from clerk_tui.services.actions.carrying import offered
    from clerk_tui.services.keeping import of_meeting
    from clerk_tui.services.meeting_words import access

    open_by, kept = access(meeting), of_meeting(office, meeting)
    return {
        "kind": meeting.body_kind.value,
        "status": meeting.status.value,
        "private": meeting.private,
        "convened": iso(meeting.convened_on),
        "agenda": places_shape(meeting.agenda_at),
        "notice_date": iso(meeting.notice_on),
        "notice": places_shape(meeting.notice_at),
        "ended": iso(meeting.ended_at),
        "open_to_members_by": iso(open_by.by) if open_by else None,
        "keep_minutes_until": iso(kept[0].latest) if kept else None,
        "keep_background_papers_until": iso(kept[1].latest) if kept else None,
        "continues": f"M{meeting.continues_id}" if meeting.continues_id else None,
        "continued_by": f"M{meeting.continued_by}" if meeting.continued_by else None,
        "supplements": [supplement_shape(found) for found in agendas.supplements(office.register, meeting.id)],
        "changes": [change_shape(found) for found in agendas.changes(office.register, meeting.id)],
        "actions_to_bring_back": [f"A{one.id}" for one in offered(office, meeting.id)],
    }


def places_shape(at: BothPlaces) -> dict[str, Any]:
    return {
        "offices": iso(at.offices_at) or iso(at.offices_on),
        "website": iso(at.website_at) or iso(at.website_on),
    }


def supplement_shape(found: Supplement) -> dict[str, Any]:
    return {
        "id": f"S{found.id}",
        "meeting": f"M{found.meeting_id}",
        "title": found.title,
        "date": iso(found.at.counts_from),
        **places_shape(found.at),
        "reason": found.reason or None,
    }


def recurring_shape(found: RecurringItem) -> dict[str, Any]:
    return {
        "id": f"R{found.id}",
        "title": found.title,
        "place": found.place,
        "from": iso(found.valid_from),
        "until": iso(found.valid_to),
    }


def change_shape(found: MeetingChange) -> dict[str, Any]:
    return {
        "kind": found.kind.value,
        "on": iso(found.changed_on),
        "old_date": iso(found.old_day),
        "new_date": iso(found.new_day),
        "new_time": iso(found.new_starts),
        "because": found.reason,
        "who": found.who,
        "consequences": found.consequences.splitlines(),
    }


def preview_shape(preview: Preview) -> dict[str, Any]:
    """What a change would bring."""
    return {
        "meeting": f"M{preview.meeting.id}",
        "change": preview.kind.value,
        "date": iso(preview.to),
        "time": iso(preview.starts) if preview.to else None,
        "venue": preview.venue if preview.to else None,
        "consequences": [_consequence(found) for found in preview.consequences],
    }


def _consequence(found: Consequence) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "ref": found.ref or None,
        "severity": found.severity.value,
        "what": found.what,
        "sentence": found.says,
        "authority": found.authority or None,
        "old": iso(found.old),
        "new": iso(found.new),
        "done": iso(found.done),
    }
