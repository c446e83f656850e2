"""The list of actions, narrowed to a meeting or a decision and by words."""

from __future__ import annotations

from clerk_tui.domain.actions import AgreedAction
from clerk_tui.domain.text import one_line
from clerk_tui.register import actions as rows
from clerk_tui.register import decisions, meetings
from clerk_tui.services.office import Office


def listed(office: Office, ref: str = "", text: str = "", *, closed: bool = False) -> list[AgreedAction]:
    """The actions by their day, of all or of what is named (M3, D2, a reference); those not open only where asked for.

    To a meeting belong those that its agenda brings back as well. NotFound where the register holds no such matter.
    """
    found = _of(office, one_line(ref), closed)
    words = one_line(text).casefold()
    return [one for one in found if not words or words in _told(one)]


def _of(office: Office, ref: str, closed: bool) -> list[AgreedAction]:
    register = office.register
    if not ref:
        return rows.actions(register, open_only=not closed)
    if ref[:1] in "Mm" and ref[1:].isascii() and ref[1:].isdigit():
        meeting = meetings.meeting(register, int(ref[1:13]))
        own = rows.actions(register, meeting_id=meeting.id, open_only=not closed)
        back = [one.action for one in rows.arising(register, meeting_id=meeting.id)]
        return own + [one for one in back if closed or one.closed_on is None]
    return rows.actions(register, decision_id=decisions.find(register, ref), open_only=not closed)


def _told(action: AgreedAction) -> str:
    parts = (f"a{action.id}", action.text, action.owner, action.body, action.outcome, action.status.value)
    return one_line(" ".join(parts)).casefold()
