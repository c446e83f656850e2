"""Filling in a decision record: fields, attendance, routes, against what the clerk saw, each a change of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clerk_tui.domain.decision import FIELD, Decision, UrgencyKind
from clerk_tui.domain.errors import Conflict, InputError, NotFound, Refused
from clerk_tui.domain.reading import once_done
from clerk_tui.domain.text import headed, one_line, tidy
from clerk_tui.register import decisions as rows
from clerk_tui.register import meetings
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.services.checking import open_draft
from clerk_tui.services.checking import override as override
from clerk_tui.services.fields import FieldValue, named_present, not_before_its_meeting, said
from clerk_tui.services.fields import field_text as field_text
from clerk_tui.services.fields import parse_field as parse_field
from clerk_tui.services.fields import present_names as present_names
from clerk_tui.services.interests import arrive_in_new
from clerk_tui.services.linked import with_what_follows
from clerk_tui.services.meeting_details import set_agenda_date as set_agenda_date
from clerk_tui.services.office import Office
from clerk_tui.services.priorities import with_priorities
from clerk_tui.services.public_words import refuse_in_record
from clerk_tui.services.report_reasons import reasons_from_report
from clerk_tui.services.storing import store_beside
from clerk_tui.services.taking import add_decision

NO_SEEN: Mapping[str, str] = {}
_ACTS = ("notice_on", "scrutiny_informed", "scrutiny_approved")
"""Days of what came before the decision. Its own day and that of publication are filled in ahead: the check asks."""


def set_field(
    office: Office,
    decision_id: int,
    field_id: str,
    typed: str,
    *,
    seen: str | None = None,
    command_id: str | None = None,
) -> Decision:
    """Store what was typed into one field. `seen` is the text the clerk saw there; Conflict if it is another by now.

    The clerk's draft for the field is dropped with it. A published record is Refused.
    """
    shown = NO_SEEN if seen is None else {field_id: seen}
    return set_fields(office, decision_id, {field_id: typed}, seen=shown, command_id=command_id)


def set_fields(
    office: Office,
    decision_id: int,
    typed: Mapping[str, str],
    *,
    seen: Mapping[str, str] = NO_SEEN,
    command_id: str | None = None,
) -> Decision:
    """Store what was typed into several fields, all of them or none, as one change with one undo."""
    typed = with_priorities(office, decision_id, typed)
    values = {name: parse_field(name, text) for name, text in typed.items() if name != "attendance"}

    def changed(before: Decision) -> dict[str, FieldValue]:
        return {
            name: value
            for name, value in values.items()
            if parse_field(name, field_text(office, before, name)) != value
        }

    def here(before: Decision) -> frozenset[int] | None:
        return named_present(before, typed["attendance"]) if "attendance" in typed else None

    def work(change: Change) -> int:
        before = open_draft(office, decision_id)
        _still_as_seen(office, before, typed, seen)
        refuse_in_record(office, decision_id, changed(before))
        _store(office, change, before, changed(before), here(before))
        for name in typed:
            change.forget_draft("decision", decision_id, name)
        return decision_id

    before = open_draft(office, decision_id)
    present = here(before)
    _still_as_seen(office, before, typed, seen)
    _days_that_can_be(office, before, changed(before))
    refuse_in_record(office, decision_id, changed(before))
    if changed(before) or (present is not None and _ticks_anew(before, present)):
        summary = _summary(decision_id, changed(before), before, present)
        office.register.run(office.command("decision set", summary, command_id=command_id), work)
    return rows.decision(office.register, decision_id)


def _days_that_can_be(office: Office, before: Decision, values: Mapping[str, FieldValue]) -> None:
    """InputError for the day of an act that is still to come, and for a decision dated before its meeting."""
    for name in _ACTS:
        if isinstance(day := values.get(name), date):
            once_done(FIELD[name].label, day, office.clock.today())
    not_before_its_meeting(office, before, values.get("decided_on"))


def _summary(
    decision_id: int, values: Mapping[str, FieldValue], before: Decision, present: frozenset[int] | None
) -> str:
    parts = [f"{FIELD[name].label} of D{decision_id} {said(value)}" for name, value in values.items()]
    if present is not None:
        parts.append(_ticked(decision_id, before, present))
    return "; ".join(parts)


def _ticked(decision_id: int, before: Decision, present: frozenset[int]) -> str:
    return f"Attendance of D{decision_id} ticked: {len(present)} of {len(before.attendance)} present"


def _still_as_seen(office: Office, before: Decision, typed: Mapping[str, str], seen: Mapping[str, str]) -> None:
    for name, text in seen.items():
        now = field_text(office, before, name)
        if now != text and parse_field(name, now) != parse_field(name, typed[name]):
            raise Conflict(
                f"Somebody changed {FIELD[name].label} since you opened it. It now reads “{now}”;"
                f" yours, “{typed[name]}”, was not saved over it."
            )


def _store(
    office: Office,
    change: Change,
    before: Decision,
    values: Mapping[str, FieldValue],
    present: frozenset[int] | None,
) -> None:
    """Store the values in the record and in what hangs on it; the record counts either as a change of itself."""
    cells = {name: to_cell(value) for name, value in values.items()}
    beside = False
    for name, (record, key, columns) in _BESIDE.items():
        if name in cells:
            stored = dict.fromkeys(columns, cells.pop(name))
            beside |= store_beside(change, record, {"decision_id": before.id, **key}, **stored)
    if present is not None:
        for person_id in _members(before):
            beside |= _tick(change, before.id, person_id, person_id in present)
    if reference := str(cells.get("reference") or ""):
        rows.only_reference(office.register, reference, before.id)
    if cells:
        change.update("decision", before.id, before.version, **with_what_follows(change, before, cells))
    elif beside:
        change.touch("decision", before.id, before.version)


_BESIDE: dict[str, tuple[str, dict[str, Cell], tuple[str, ...]]] = {
    "notice_on": ("notice", {"kind": "key-decision"}, ("offices_on", "website_on")),
    "exempt_text": ("exempt_text", {}, ("text",)),
}
"""Fields that lie in tables of their own: the table, what else its key holds, and the columns the value goes to."""


def _members(decision: Decision) -> list[int]:
    return [member.person.id for member in decision.attendance]


def _tick(change: Change, decision_id: int, person_id: int, present: bool) -> bool:
    key: dict[str, Cell] = {"decision_id": decision_id, "person_id": person_id}
    return store_beside(change, "attendance", key, present=to_cell(present))


def _ticks_anew(before: Decision, present: frozenset[int]) -> bool:
    return any(member.present is not (member.person.id in present) for member in before.attendance)


def tick(office: Office, decision_id: int, present: frozenset[int], *, command_id: str | None = None) -> Decision:
    """Record who of the members summoned attended for this decision; all others count as absent."""

    def work(change: Change) -> int:
        now = open_draft(office, decision_id)
        _store(office, change, now, {}, present)
        change.forget_draft("decision", decision_id, "attendance")
        return decision_id

    before = open_draft(office, decision_id)
    if _ticks_anew(before, present):
        summary = _ticked(decision_id, before, present & frozenset(_members(before)))
        office.register.run(office.command("decision attend", summary, command_id=command_id), work)
    return rows.decision(office.register, decision_id)


def resolution_from_report(office: Office, decision_id: int) -> str:
    """The recommendations as the resolution, in the council's own words; NotFound where there are none."""
    decision = rows.decision(office.register, decision_id)
    report = meetings.item(office.register, decision.item_id).report if decision.item_id else None
    if report is None or not report.recommendations:
        raise NotFound("The report of this item has no recommendations to copy.")
    words = office.council().resolution_words
    lines = [f"{number}. {text}" for number, text in enumerate(report.recommendations, 1)]
    return f"The {decision.maker_name} {words}\n\n" + "\n".join(lines)


def copy_recommendations(
    office: Office, decision_id: int, *, over: str = "", command_id: str | None = None
) -> Decision:
    """Write the recommendations into the resolution. Refused where it says something else, but for `over`.

    `over` are the words that the clerk said may be replaced: Conflict if others stand there by now.
    """
    text, typed = resolution_from_report(office, decision_id), rows.decision(office.register, decision_id).resolution
    if typed not in ("", text) and not over:
        raise Refused(
            f"{FIELD['resolution'].label} of D{decision_id} holds words of its own, which the recommendations would"
            " replace; copy them over it (--over) to do so."
        )
    seen = {"resolution": over or typed}
    return set_fields(office, decision_id, {"resolution": text}, seen=seen, command_id=command_id)


def copy_reasons(office: Office, decision_id: int, *, command_id: str | None = None) -> Decision:
    """Fill the empty reasons, alternatives and priorities from the report."""
    found = reasons_from_report(office, decision_id)
    if not found:
        raise Refused("Reasons and alternatives are already filled in; they were left alone.")
    return set_fields(office, decision_id, found, seen=dict.fromkeys(found, ""), command_id=command_id)


_URGENCY_TEXTS = ("informed", "agreed_by", "agreed_role", "skipped_because", "reason")
_URGENCY_DATES = ("informed_on", "available_on", "agreed_on", "reasons_published_on")


def set_urgency(
    office: Office,
    decision_id: int,
    kind: UrgencyKind,
    values: Mapping[str, str | date | None],
    *,
    command_id: str | None = None,
) -> Decision:
    """Record one of the four urgency mechanisms for a decision; the other three are left alone."""
    for name in values:
        if name not in (*_URGENCY_TEXTS, *_URGENCY_DATES):
            known = ", ".join((*_URGENCY_TEXTS, *_URGENCY_DATES))
            raise InputError(f"An urgency record has no field “{one_line(name)}”; its fields are {known}.")
    for name, value in values.items():
        if isinstance(value, date):
            once_done(headed(name), value, office.clock.today())
    cells = {name: _urgency_cell(name, value) for name, value in values.items()}

    def work(change: Change) -> int:
        before = open_draft(office, decision_id)
        if store_beside(change, "urgency", {"decision_id": decision_id, "kind": kind.value}, **cells):
            change.touch("decision", before.id, before.version)
        return decision_id

    summary = f"{kind.value.replace('-', ' ').capitalize()} recorded for D{decision_id}"
    office.register.run(office.command("decision route", summary, command_id=command_id), work)
    return rows.decision(office.register, decision_id)


def _urgency_cell(name: str, value: str | date | None) -> Cell:
    if isinstance(value, str):
        return tidy(value).strip() if name == "reason" else one_line(value)
    return to_cell(value)


def start(office: Office, item_id: int, *, command_id: str | None = None) -> int:
    """Begin a decision record for an agenda item that has none; its id comes back."""
    item = meetings.item(office.register, item_id)
    if item.decision_id is not None:
        return item.decision_id
    meeting = meetings.meeting(office.register, item.meeting_id)

    def work(change: Change) -> int:
        begun = add_decision(change, item_id, meeting.id, item.title, meeting.body)
        arrive_in_new(office, change, begun, item_id)
        return begun

    summary = f"Record begun for item {item.number} {item.title}"
    decision_id = office.register.run(office.command("decision add", summary, command_id=command_id), work)
    assert decision_id is not None
    return decision_id
