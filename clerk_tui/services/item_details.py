"""What is known of an agenda item, field by field, as typed and as stored."""

from __future__ import annotations

import re
from collections.abc import Mapping

from clerk_tui.domain.errors import Conflict, InputError, NotFound
from clerk_tui.domain.meeting import AgendaItem
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import agendas, meetings
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.services.agendas import open_meeting
from clerk_tui.services.office import Office
from clerk_tui.services.public_words import refuse_in_item

LABELS = {
    "number": "Number",
    "title": "Title",
    "heading": "Heading",
    "pages": "Pages",
    "exempt": "Exempt",
    "exempt_mark": "Exempt mark",
    "entry": "Forward plan",
    "supplement": "Supplement",
    "urgent_reason": "Why it is urgent",
}
"""The fields of an item that can be set, in the order of the form."""
_PRINTED = ("title", "heading", "exempt_mark", "urgent_reason")
_YES = {True: "yes", False: "no", None: ""}


def detail_text(item: AgendaItem, name: str) -> str:
    """What stands in a field, as it can be typed again."""
    if name == "pages":
        return f"{item.pages[0]} to {item.pages[1]}" if item.pages else ""
    if name == "exempt":
        return _YES[item.exempt]
    if name == "entry":
        return item.forward_plan_reference
    if name == "supplement":
        return f"S{item.supplement.id}" if item.supplement else ""
    return str(getattr(item, name))


def set_item(
    office: Office,
    item_id: int,
    typed: Mapping[str, str],
    *,
    seen: Mapping[str, str] | None = None,
    command_id: str | None = None,
) -> AgendaItem:
    """Store what was typed into fields of an item, all of it or nothing. Conflict where one is another by now."""
    for name in typed:
        if name not in LABELS:
            raise InputError(f"An item has no field “{one_line(name)}” to set; its fields are {', '.join(LABELS)}.")

    def work(change: Change) -> int:
        now = meetings.item(office.register, item_id)
        for name, text in (seen or {}).items():
            if detail_text(now, name) != text:
                raise Conflict(
                    f"Somebody changed {LABELS[name]} since you opened it. It now reads “{detail_text(now, name)}”;"
                    f" yours, “{typed[name]}”, was not saved over it."
                )
        refuse_in_item(office, item_id, _told(typed))
        return change.update("agenda_item", item_id, now.version, **_cells(office, now, typed))

    before = meetings.item(office.register, item_id)
    open_meeting(office, before.meeting_id)
    _cells(office, before, typed)
    refuse_in_item(office, item_id, _told(typed))
    said = "; ".join(f"{LABELS[name]} {one_line(text) or 'emptied'}" for name, text in typed.items())
    office.register.run(office.command("item set", f"Item I{item_id}: {said}", command_id=command_id), work)
    return meetings.item(office.register, item_id)


def _told(typed: Mapping[str, str]) -> dict[str, str]:
    """What the agenda prints of it, each with the name that the form gives it."""
    return {LABELS[name]: typed[name] for name in _PRINTED if name in typed}


def _cells(office: Office, now: AgendaItem, typed: Mapping[str, str]) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for name, text in typed.items():
        line = one_line(text)
        if name == "title" and not line:
            raise InputError("Title: an item needs a title.")
        if name == "pages":
            found |= _pages(line)
        elif name == "exempt":
            found["exempt"] = _yes_or_no(line)
        elif name == "entry":
            found["forward_plan_entry_id"] = _entry(office, line)
        elif name == "supplement":
            found["supplement_id"] = _supplement(office, now, line)
        elif name == "urgent_reason":
            found[name] = tidy(text)
        else:
            found[name] = line
    return found


def _yes_or_no(line: str) -> int | None:
    if line.lower() not in {"", "yes", "no", "y", "n"}:
        raise InputError(f"Exempt: “{line}” is neither yes nor no.")
    return int(line.lower().startswith("y")) if line else None


def _pages(line: str) -> dict[str, Cell]:
    if not line:
        return {"page_from": None, "page_to": None}
    match = re.fullmatch(r"(\d{1,5})(?:\s*(?:to|-|–)\s*(\d{1,5}))?", line)
    if match is None or not 1 <= int(match[1]) <= int(match[2] or match[1]):
        raise InputError(f"Pages: “{line}” is not a range of pages; type it like 1 to 22.")
    return {"page_from": int(match[1]), "page_to": int(match[2] or match[1])}


def _entry(office: Office, line: str) -> int | None:
    if not line:
        return None
    entry = agendas.entry_named(office.register, line)
    if entry is None:
        raise NotFound(f"Forward plan: the register holds no entry {line}.")
    return entry.id


def _supplement(office: Office, now: AgendaItem, line: str) -> int | None:
    if not line:
        return None
    match = re.fullmatch(r"[Ss]?(\d{1,12})", line)
    if match is None:
        raise InputError(f"Supplement: “{line}” is not a supplement; name it by its number, like S2.")
    found = agendas.supplement(office.register, int(match[1]))
    if found.meeting_id != now.meeting_id:
        raise InputError(f"Supplement: S{found.id} belongs to M{found.meeting_id}, not to M{now.meeting_id}.")
    return found.id
