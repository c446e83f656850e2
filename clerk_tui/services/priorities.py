"""The council's own priorities: which of them a decision serves, by the list in the council file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clerk_tui.domain.decision import FIELD, Decision
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.text import one_line
from clerk_tui.register import decisions as rows
from clerk_tui.register import meetings
from clerk_tui.services.office import Office

FIELD_ID = "priorities"
_MARKS = "“”\"'‘’ .;:-•*"


def with_priorities(office: Office, decision_id: int, typed: Mapping[str, str]) -> Mapping[str, str]:
    """What was typed, with each priority in the words of the council file; InputError for one that is none of them."""
    if FIELD_ID not in typed:
        return typed
    stands = rows.decision(office.register, decision_id).priorities.split("\n")
    return {**typed, FIELD_ID: "\n".join(_read(office, typed[FIELD_ID], stands))}


def _read(office: Office, typed: str, stands: list[str]) -> list[str]:
    """The priorities that are meant: by number, whole, or by words that only one of them begins with or holds.

    One that the record holds already stays, though the council's list may have changed since.
    """
    listed = office.council().priorities
    found = []
    for line in filter(None, map(one_line, typed.split("\n"))):
        meant = line if line in stands else _meant(line, listed)
        if meant is None:
            there = "; ".join(f"{number}. {text}" for number, text in enumerate(listed, 1))
            known = f"they are {there}" if there else "the council's file states none yet (key “priorities”)"
            raise InputError(f"{FIELD[FIELD_ID].label}: “{line}” is none of the council's own priorities; {known}.")
        found.append(meant)
    return list(dict.fromkeys(found))


def _meant(line: str, listed: tuple[str, ...]) -> str | None:
    if line.isdecimal():
        return listed[int(line) - 1] if 1 <= int(line) <= len(listed) else None
    wanted = _folded(line)
    same = [text for text in listed if _folded(text) == wanted]
    begun = [text for text in listed if wanted and _folded(text).startswith(wanted)]
    holding = [text for text in listed if wanted and wanted in _folded(text)]
    return next((found[0] for found in (same, begun, holding) if len(found) == 1), None)


def _folded(text: str) -> str:
    return " ".join(text.casefold().strip(_MARKS).split())


def from_report(office: Office, decision: Decision) -> tuple[str, ...]:
    """The council's priorities that the section of the item's report on them names, in the council's order."""
    named = {_folded(text) for text in _section(office, decision)}
    return tuple(text for text in office.council().priorities if _folded(text) in named)


def _section(office: Office, decision: Decision) -> Iterator[str]:
    report = meetings.item(office.register, decision.item_id).report if decision.item_id else None
    for section in report.sections if report else ():
        if "council priorit" in section.title.casefold():
            for paragraph in section.paragraphs:
                yield from paragraph.text.split("\n")
