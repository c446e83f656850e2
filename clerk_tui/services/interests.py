"""Interests declared at a meeting: kept with the meeting, and arriving by themselves in the record of their item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from clerk_tui.domain.decision import Decision, DecisionStatus
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.interest import Interest, record_lines
from clerk_tui.domain.meeting import Person
from clerk_tui.domain.people import meant_of
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import decisions, meetings, people
from clerk_tui.register import interests as rows
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.record_fields import says_none
from clerk_tui.services.office import Office
from clerk_tui.services.storing import store_beside

FIELDS = ("nature", "conflict", "withdrew", "dispensation")
"""What can be set of a declared interest: the words and two answers of yes or no."""
_LABELS = {"nature": "Nature of the interest", "conflict": "Conflict of interest?", "withdrew": "Withdrew?",
           "dispensation": "Dispensation"}  # fmt: skip
_ANSWERS = {"yes": True, "y": True, "no": False, "n": False, "": None}
_NOTHING: Mapping[str, str] = {}


def add(
    office: Office,
    meeting_id: int,
    member: str,
    values: Mapping[str, str],
    *,
    item_id: int | None = None,
    command_id: str | None = None,
) -> Interest:
    """Record an interest that a member declared at a meeting, for one item or for none in particular.

    Where the item has a draft record the interest stands there at once. InputError names field and rule; Refused where
    the item's record is published.
    """
    person = _member(office, meeting_id, member)
    blank = Interest(0, 0, meeting_id, _item_of(office, meeting_id, item_id), person, "")
    new = _read(blank, values)

    def work(change: Change) -> int:
        _only_once(office, new)
        interest_id = change.insert(
            "interest", meeting_id=meeting_id, item_id=new.item_id, person_id=person.id, **_cells(new)
        )
        _arrive(office, change, new.item_id, None, new)
        return interest_id

    _only_once(office, new)
    _record_of(office, new.item_id)
    where = f"item I{item_id} of M{meeting_id}" if item_id else f"M{meeting_id}"
    command = office.command("interest add", f"Interest of {person.name} declared for {where}", command_id=command_id)
    interest_id = office.register.run(command, work)
    assert interest_id is not None
    return rows.interest(office.register, interest_id)


def change_interest(
    office: Office, interest_id: int, values: Mapping[str, str], *, command_id: str | None = None
) -> Interest:
    """Change what was declared; its lines in the item's record follow where they still stand as they arrived."""
    old = rows.interest(office.register, interest_id)
    new = _read(old, values)

    def work(change: Change) -> int:
        change.update("interest", old.id, old.version, **_cells(new))
        _arrive(office, change, new.item_id, old, new)
        return old.id

    _record_of(office, old.item_id)
    if new != old:
        summary = f"Interest {interest_id} of {old.person.name} changed"
        office.register.run(office.command("interest set", summary, command_id=command_id), work)
    return rows.interest(office.register, interest_id)


def remove(office: Office, interest_id: int, *, command_id: str | None = None) -> Interest:
    """Take a declared interest away, with its lines in the item's record where they still stand as they arrived."""
    old = rows.interest(office.register, interest_id)

    def work(change: Change) -> int:
        change.remove("interest", old.id)
        _arrive(office, change, old.item_id, old, None)
        return old.id

    _record_of(office, old.item_id)
    summary = f"Interest {interest_id} of {old.person.name} taken away"
    office.register.run(office.command("interest remove", summary, command_id=command_id), work)
    return old


def withdrew(office: Office, item_id: int | None) -> tuple[str, ...]:
    """The names of those who declared an interest in an item and withdrew."""
    found = rows.of_item(office.register, item_id) if item_id else []
    return tuple(interest.person.name for interest in found if interest.withdrew)


def arrive_in_new(office: Office, change: Change, decision_id: int, item_id: int) -> None:
    """Bring every interest declared for the item into the record that was just begun for it."""
    for interest in rows.of_item(office.register, item_id):
        _bring(change, decisions.decision(office.register, decision_id), None, interest)


def _record_of(office: Office, item_id: int | None) -> Decision | None:
    """The record of the item, if it is begun. Refused where it is published."""
    decision_id = meetings.item(office.register, item_id).decision_id if item_id else None
    if decision_id is None:
        return None
    decision = decisions.decision(office.register, decision_id)
    if decision.status is DecisionStatus.PUBLISHED:
        raise Refused(
            f"D{decision_id}, the record of this item, is published; what it says of interests can only be corrected."
        )
    return decision


def _arrive(office: Office, change: Change, item_id: int | None, old: Interest | None, new: Interest | None) -> None:
    if (decision := _record_of(office, item_id)) is not None:
        _bring(change, decision, old, new)


def _bring(change: Change, decision: Decision, old: Interest | None, new: Interest | None) -> None:
    """Put an interest's lines into the record in the place of the old ones, and its withdrawal into the attendance."""
    gone, come = record_lines(old) if old else {}, record_lines(new) if new else {}
    cells: dict[str, Cell] = {}
    for name in sorted(gone.keys() | come.keys()):
        text = str(getattr(decision, name))
        if (made := _merged(text, gone.get(name, ""), come.get(name, ""))) != text:
            cells[name] = made
    beside = False
    if new is not None and new.withdrew and any(one.person.id == new.person.id for one in decision.attendance):
        key: dict[str, Cell] = {"decision_id": decision.id, "person_id": new.person.id}
        beside = store_beside(change, "attendance", key, present=0)
    if cells:
        change.update("decision", decision.id, decision.version, **cells)
    elif beside:
        change.touch("decision", decision.id, decision.version)


def _merged(text: str, gone: str, come: str) -> str:
    """The text with one line in the place of another; “None declared.” gives way to what was declared."""
    lines = [] if come and says_none(text) else text.split("\n") if text else []
    if gone and gone in lines:
        place = lines.index(gone)
        return "\n".join([*lines[:place], *([come] if come else []), *lines[place + 1 :]])
    return "\n".join(lines if not come or come in lines else [*lines, come])


def _member(office: Office, meeting_id: int, typed: str) -> Person:
    """The member of this name; InputError with those who were summoned where the register knows nobody of it."""
    meeting = meetings.meeting(office.register, meeting_id)
    name = one_line(typed)
    meant = meant_of([member.name for member in meeting.members], name)
    person = next((member for member in meeting.members if member.name == meant), None)
    if person is None and name:
        person = people.named(office.register, name)
    if person is None:
        summoned = ", ".join(member.name for member in meeting.members) or "not known"
        raise InputError(f"Member “{name}” is not known to the register; summoned were: {summoned}.")
    return person


def _item_of(office: Office, meeting_id: int, item_id: int | None) -> int | None:
    if item_id is not None and meetings.item(office.register, item_id).meeting_id != meeting_id:
        raise InputError(f"Item I{item_id} is not on the agenda of M{meeting_id}; an interest belongs to one meeting.")
    return item_id


def _only_once(office: Office, new: Interest) -> None:
    same: Iterable[Interest] = rows.of_meeting(office.register, new.meeting_id)
    for one in same:
        if one.item_id == new.item_id and one.person.id == new.person.id:
            raise InputError(f"{one.person.name} has declared an interest here already, number {one.id}; change that.")


def _read(old: Interest, values: Mapping[str, str] = _NOTHING) -> Interest:
    """The interest with what was typed; InputError names the field."""
    typed: dict[str, str | bool | None] = {}
    for name, text in values.items():
        if name not in FIELDS:
            raise InputError(f"An interest has no field “{one_line(name)}”; its fields are {', '.join(FIELDS)}.")
        if name in {"nature", "dispensation"}:
            typed[name] = one_line(tidy(text))
        elif (answer := one_line(text).lower()) in _ANSWERS:
            typed[name] = _ANSWERS[answer]
        else:
            raise InputError(f"{_LABELS[name]} “{one_line(text)}” is neither yes nor no.")
    new = replace(old, **typed)  # type: ignore[arg-type]
    if not new.nature:
        raise InputError("Nature of the interest cannot be empty: the record says what was declared.")
    return new


def _cells(interest: Interest) -> dict[str, Cell]:
    return {name: to_cell(getattr(interest, name)) for name in FIELDS}
