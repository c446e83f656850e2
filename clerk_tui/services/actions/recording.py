"""Recording what somebody must do, changing it, and saying that it is done or dropped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from clerk_tui.domain.actions import ActionStatus, AgreedAction
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.reading import once_done
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import actions as rows
from clerk_tui.register import decisions, meetings
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.services.actions.owners import doubts, with_owner
from clerk_tui.services.office import Office

LONGEST = 2000
"""Characters of what is to be done; a longer text belongs in the minutes."""
ANYWAY = "Give the reason to go on all the same."


@dataclass(frozen=True, slots=True)
class Details:
    """What is said of an action: what is to be done, by whom (a person or a post), and by when.

    Without `due` it is due at the body's next meeting. `resolved_on` is None for the day of the meeting or decision.
    """

    text: str
    owner: str
    due: date | None = None
    resolved_on: date | None = None


def new_action(office: Office, ref: str, details: Details) -> AgreedAction:
    """The action as it would be recorded, from a decision (D3), a meeting (M2) or an item of one (I5).

    InputError names field and rule, NotFound what the register does not hold.
    """
    source = _source(office, ref)
    resolved = details.resolved_on or source.resolved_on
    once_done("Resolved", resolved, office.clock.today())
    return _detailed(office, replace(source, resolved_on=resolved), details)


def source_day(office: Office, ref: str) -> date:
    """The day on which what follows from something was resolved; NotFound where the register does not hold it."""
    return _source(office, ref).resolved_on


def _source(office: Office, ref: str) -> AgreedAction:
    """A blank action of what is named, resolved on its day."""
    words = one_line(ref)
    letter, figures = words[:1].upper(), words[1:]
    number = int(figures) if figures.isascii() and figures.isdigit() and len(figures) <= 12 else 0
    if letter == "I" and number:
        item = meetings.item(office.register, number)
        if item.decision_id is not None:
            return _of_decision(office, item.decision_id)
        return replace(_of_meeting(office, item.meeting_id), item_id=item.id)
    if letter == "M" and number:
        return _of_meeting(office, number)
    return _of_decision(office, decisions.find(office.register, words))


def _of_meeting(office: Office, meeting_id: int) -> AgreedAction:
    meeting = meetings.meeting(office.register, meeting_id)
    return AgreedAction(0, 0, "", meeting.day, body_id=meeting.body_id, body=meeting.body, meeting_id=meeting.id)


def _of_decision(office: Office, decision_id: int) -> AgreedAction:
    decision = decisions.decision(office.register, decision_id)
    if decision.meeting_id is None:
        day = decision.decided_on or office.clock.today()
        return AgreedAction(0, 0, "", day, decision_id=decision.id)
    found = _of_meeting(office, decision.meeting_id)
    day = decision.decided_on or found.resolved_on
    return replace(found, resolved_on=day, item_id=decision.item_id, decision_id=decision.id)


def _detailed(office: Office, action: AgreedAction, details: Details) -> AgreedAction:
    text = tidy(details.text).strip()
    if not text:
        raise InputError("What: it is empty; say what is to be done.")
    if len(text) > LONGEST:
        raise InputError(f"What: it has {len(text)} characters; at most {LONGEST} are an action.")
    if details.due is None and action.body_id is None:
        raise InputError("By when: a decision that no body took has no next meeting; give the day.")
    return with_owner(office, replace(action, text=text, due_on=details.due), details.owner)


def add(
    office: Office, ref: str, details: Details, *, despite: str = "", command_id: str | None = None
) -> AgreedAction:
    """Record an action. Refused with the sentences of `doubts`, unless `despite` says why it stands all the same."""
    action = new_action(office, ref, details)
    reason = _settled(office, action, despite)

    def work(change: Change) -> int:
        of: dict[str, Cell] = {
            name: getattr(action, name) for name in ("body_id", "meeting_id", "item_id", "decision_id")
        }
        return change.insert("agreed_action", **of, **_cells(action), despite=reason)

    summary = f"Action recorded for {action.owner}: {_brief(action)}"
    action_id = office.register.run(office.command("actions add", summary, why=reason, command_id=command_id), work)
    assert action_id is not None
    return rows.action(office.register, action_id)


def change_action(
    office: Office,
    action_id: int,
    details: Details,
    *,
    despite: str = "",
    version: int | None = None,
    command_id: str | None = None,
) -> AgreedAction:
    """Change what is to be done, by whom or by when. As `add` for what speaks against it; Conflict as everywhere.

    Refused for one that is done or dropped: open it again first.
    """
    old = _open(office, action_id)
    new = changed(office, old, details)
    reason = _settled(office, new, despite or old.despite)

    def work(change: Change) -> int:
        seen = old.version if version is None else version
        change.update("agreed_action", old.id, seen, **_cells(new), despite=reason)
        return old.id

    summary = f"Action A{old.id} changed, for {new.owner}: {_brief(new)}"
    command = office.command("actions set", summary, why=reason, command_id=command_id)
    office.register.run(command, work)
    return rows.action(office.register, old.id)


def changed(office: Office, old: AgreedAction, details: Details) -> AgreedAction:
    """The action with other details; InputError names field and rule."""
    resolved = details.resolved_on or old.resolved_on
    once_done("Resolved", resolved, office.clock.today())
    return _detailed(office, replace(old, resolved_on=resolved), details)


def close(
    office: Office,
    action_id: int,
    status: ActionStatus,
    outcome: str,
    *,
    on: date | None = None,
    command_id: str | None = None,
) -> AgreedAction:
    """Say that an action is done, or dropped, on a day (by default today), with what was done or why it was dropped."""
    old, words, day = _open(office, action_id), tidy(outcome).strip(), on or office.clock.today()
    if not words:
        asked = "what was done" if status is ActionStatus.DONE else "why it is dropped"
        raise InputError(f"Reason: it is empty; say in a few words {asked}.")
    once_done("On", day, office.clock.today())
    if day < old.resolved_on:
        raise InputError(
            f"On: {format_date(day)} lies before {format_date(old.resolved_on)}, when the action was resolved."
        )

    def work(change: Change) -> int:
        cells: dict[str, Cell] = {"status": status.value, "closed_on": to_cell(day), "outcome": words}
        change.update("agreed_action", old.id, old.version, **cells)
        return old.id

    summary = f"Action A{old.id} {status.value}, of {old.owner}: {_brief(old)}"
    done_or_dropped = "actions done" if status is ActionStatus.DONE else "actions drop"
    command = office.command(done_or_dropped, summary, why=words, command_id=command_id)
    office.register.run(command, work)
    return rows.action(office.register, old.id)


def reopen(office: Office, action_id: int, *, command_id: str | None = None) -> AgreedAction:
    """Open an action again that was done or dropped too soon; history keeps what was said."""
    old = rows.action(office.register, action_id)
    if old.status is ActionStatus.OPEN:
        raise Refused(f"A{old.id} is open.")

    def work(change: Change) -> int:
        change.update("agreed_action", old.id, old.version, status="open", closed_on=None, outcome="")
        return old.id

    summary = f"Action A{old.id} opened again, of {old.owner}: {_brief(old)}"
    office.register.run(office.command("actions reopen", summary, command_id=command_id), work)
    return rows.action(office.register, old.id)


def remove(office: Office, action_id: int, *, command_id: str | None = None) -> AgreedAction:
    """Take an action away that was recorded by mistake, off every agenda too; one that was resolved is dropped."""
    old = rows.action(office.register, action_id)

    def work(change: Change) -> int:
        for matter in rows.arising(office.register, action_id=old.id):
            change.remove("matter_arising", matter.id)
        change.remove("agreed_action", old.id)
        return old.id

    summary = f"Action A{old.id} taken away, of {old.owner}: {_brief(old)}"
    office.register.run(office.command("actions remove", summary, command_id=command_id), work)
    return old


def _open(office: Office, action_id: int) -> AgreedAction:
    found = rows.action(office.register, action_id)
    if found.status is not ActionStatus.OPEN and found.closed_on is not None:
        raise Refused(
            f"A{found.id} was {found.status.value} on {format_date(found.closed_on)}; open it again first, if that was"
            " too soon."
        )
    return found


def _settled(office: Office, action: AgreedAction, despite: str) -> str:
    """The reason to record: none where nothing speaks against it."""
    found, reason = doubts(office, action), tidy(despite).strip()
    if found and not reason:
        raise Refused(" ".join((*(one.says for one in found), ANYWAY)))
    return reason if found else ""


def _brief(action: AgreedAction) -> str:
    text = one_line(action.text)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _cells(action: AgreedAction) -> dict[str, Cell]:
    return {
        "text": action.text, "resolved_on": to_cell(action.resolved_on), "due_on": to_cell(action.due_on),
        "person_id": action.person.id if action.person else None, "post": action.post,
    }  # fmt: skip
