"""`import` of a file that holds decisions or a list of meetings, saved from ModernGov or written by this program."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from clerk_tui.cli.desk import Desk, show
from clerk_tui.cli.writing import list_fields
from clerk_tui.documents.reading import decisions_json, meetings_json
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.findings import by_weight
from clerk_tui.domain.printed import DecisionList, MeetingList
from clerk_tui.services import importing, importing_decisions, importing_meetings, printed_corrections
from clerk_tui.services.importing_decisions import Stands
from clerk_tui.services.office import Office
from clerk_tui.services.printed_lines import compared, preview


def import_list(
    desk: Desk,
    found: DecisionList | MeetingList,
    typed: Mapping[str, str],
    *,
    dry_run: bool,
    listed: bool,
    as_json: bool,
) -> None:
    """Show what would be taken, beside the register where there is one, and take it unless it is a rehearsal."""
    if isinstance(found, MeetingList):
        _import_meetings(desk, found, typed, dry_run=dry_run, listed=listed, as_json=as_json)
    else:
        _import_decisions(desk, found, typed, dry_run=dry_run, listed=listed, as_json=as_json)


def _import_decisions(
    desk: Desk, found: DecisionList, typed: Mapping[str, str], *, dry_run: bool, listed: bool, as_json: bool
) -> None:
    if typed:
        found = printed_corrections.correct_all(found, typed)
    if listed:
        list_fields(printed_corrections.fields(found), as_json)
        return
    if dry_run and not os.path.lexists(desk.path()):
        show(as_json, decisions_json(found), lambda: preview(found))
        return
    office = desk.office()
    compare = not importing.stranger(office, found)
    told = (*found.findings, *(compared(office, found) if compare else ()))
    shown = replace(found, findings=tuple(by_weight(list(told))))
    document, lines = decisions_json(shown), preview(shown)
    lines += _beside(office, found, document)
    if not dry_run:
        lines += _accept(office, found, document)
    show(as_json, document, lambda: lines)


def _beside(office: Office, found: DecisionList, document: dict[str, Any]) -> list[str]:
    """How each decision stands beside the register, as lines and in the JSON document."""
    stands = importing_decisions.stands(office, found)
    document["stands"] = _stands_json(stands, "decision", "D")
    doubt = importing.stranger(office, found)
    return [*([doubt] if doubt else []), *(f"Decision {one.place}. {one.says}" for one in stands)]


def _stands_json(stands: Iterable[Stands], thing: str, letter: str) -> list[dict[str, Any]]:
    return [
        {thing: one.place, "taken": one.taken, "says": one.says, "held": f"{letter}{one.held}" if one.held else None}
        for one in stands
    ]


def _accept(office: Office, found: DecisionList, document: dict[str, Any]) -> list[str]:
    done = importing_decisions.accept(office, found)
    refs = [f"D{decision_id}" for decision_id in done.ids]
    document["accepted"] = {"decisions": refs, "left_out": list(done.left)}
    return [f"Taken into the register as {', '.join(refs)}."]


def _import_meetings(
    desk: Desk, found: MeetingList, typed: Mapping[str, str], *, dry_run: bool, listed: bool, as_json: bool
) -> None:
    if typed or listed:
        raise InputError("A list of meetings is taken as it is; correct the meeting once it is taken.")
    document, lines = meetings_json(found), importing_meetings.preview(found)
    if not dry_run or os.path.lexists(desk.path()):
        office = desk.office()
        document["stands"] = stands = _stands_json(importing_meetings.stands(office, found), "meeting", "M")
        lines += [
            f"Meeting {one['meeting']}. {'New' if one['taken'] else 'Stays out'}: {one['says']}" for one in stands
        ]
        if not dry_run:
            done = importing_meetings.accept(office, found)
            refs = [f"M{meeting_id}" for meeting_id in done.ids]
            document["accepted"] = {"meetings": refs, "left_out": list(done.left)}
            lines.append(f"Taken into the register as {', '.join(refs)}.")
    show(as_json, document, lambda: lines)
