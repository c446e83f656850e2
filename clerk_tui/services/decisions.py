"""Filling in a decision record: one field at a time, against what the clerk saw, each a change of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from clerk_tui.domain.dates import format_date, iso_instant, parse_date
from clerk_tui.domain.decision import FIELD, Decision, DecisionStatus, FieldKind, UrgencyKind
from clerk_tui.domain.errors import Conflict, InputError, NotFound, Refused
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import decisions as rows
from clerk_tui.register import meetings
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.checks import OVERRIDABLE
from clerk_tui.services.importing import add_decision
from clerk_tui.services.office import Office

_YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False, "": None}
_SPELT = {True: "yes", False: "no", None: ""}


def field_text(office: Office, decision: Decision, field_id: str) -> str:
    """A field as the form and the command line show it: dates as ISO, choices as yes, no or nothing."""
    if field_id == "exempt_text":
        exempt = rows.exempt_text(office.register, decision.id)
        return exempt.text if exempt else ""
    if field_id == "attendance":
        return ", ".join(member.person.name for member in decision.attendance if member.present)
    value = getattr(decision, _known(field_id))
    if isinstance(value, bool) or value is None:
        return _SPELT[value]
    return value.isoformat() if isinstance(value, date) else str(value)


def _known(field_id: str) -> str:
    if field_id not in FIELD:
        names = ", ".join(FIELD)
        raise InputError(f"A decision record has no field “{field_id}”; its fields are {names}.")
    return field_id


def parse_field(field_id: str, typed: str) -> str | bool | date | None:
    """What was typed as the field's value; InputError names the field."""
    spec = FIELD[_known(field_id)]
    if spec.kind is FieldKind.TEXT:
        return tidy(typed)
    text = one_line(typed)
    if spec.kind is FieldKind.LINE:
        return text
    if spec.kind is FieldKind.CHOICE:
        if text.lower() not in _YES_NO:
            raise InputError(f"{spec.label} “{text}” is neither yes nor no.")
        return _YES_NO[text.lower()]
    return parse_date(text) if text else None


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

    The record's draft for the field is dropped with it. A published record is Refused.
    """
    if field_id == "attendance":
        return tick(office, decision_id, _names_present(office, decision_id, typed), command_id=command_id)
    value = parse_field(field_id, typed)
    before = _open_draft(office, decision_id)
    now_text = field_text(office, before, field_id)
    if seen is not None and now_text != seen and now_text != typed:
        raise Conflict(
            f"Somebody changed {FIELD[field_id].label} since you opened it. It now reads “{now_text}”;"
            f" yours, “{typed}”, was not saved over it."
        )
    if field_id == "reference" and isinstance(value, str):
        rows.only_reference(office.register, value, decision_id)
    if parse_field(field_id, now_text) != value:
        summary = f"{FIELD[field_id].label} of D{decision_id} {_said(value)}"
        office.register.run(
            office.command("decision set", summary, command_id=command_id),
            lambda change: _store(change, before, field_id, to_cell(value)),
        )
    return rows.decision(office.register, decision_id)


def _said(value: str | bool | date | None) -> str:
    if value is None or value == "":
        return "emptied"
    if isinstance(value, bool):
        return f"set to {_SPELT[value]}"
    if isinstance(value, date):
        return f"set to {format_date(value)}"
    return "written"


def _open_draft(office: Office, decision_id: int) -> Decision:
    decision = rows.decision(office.register, decision_id)
    if decision.status is DecisionStatus.PUBLISHED:
        raise Refused(f"D{decision_id} is published; a published record is corrected, never changed.")
    return decision


def _store(change: Change, before: Decision, field_id: str, value: Cell) -> int:
    if field_id == "notice_on":
        _store_beside(
            change, "notice", {"decision_id": before.id, "kind": "key-decision"}, offices_on=value, website_on=value
        )
    elif field_id == "exempt_text":
        _store_beside(change, "exempt_text", {"decision_id": before.id}, text=value)
    else:
        return change.update("decision", before.id, before.version, **{field_id: value})
    return change.touch("decision", before.id, before.version)


def _store_beside(change: Change, record: str, key: dict[str, Cell], **values: Cell) -> None:
    row = change.find(record, **key)
    if row is None:
        change.insert(record, **key, **values)
    else:
        change.update(record, int(str(row["id"])), int(str(row["version"])), **values)


def _names_present(office: Office, decision_id: int, typed: str) -> frozenset[int]:
    members = {
        one_line(m.person.name).lower(): m.person.id for m in rows.decision(office.register, decision_id).attendance
    }
    names = [one_line(name).lower() for name in typed.replace(" and ", ",").split(",") if name.strip()]
    unknown = [name for name in names if name not in members]
    if unknown:
        raise InputError(f"“{unknown[0]}” was not summoned to this meeting; the members are {', '.join(members)}.")
    return frozenset(members[name] for name in names)


def tick(office: Office, decision_id: int, present: frozenset[int], *, command_id: str | None = None) -> Decision:
    """Record who of the members summoned attended for this decision; all others count as absent."""
    before = _open_draft(office, decision_id)

    def work(change: Change) -> int:
        for member in before.attendance:
            here = to_cell(member.person.id in present)
            key: dict[str, Cell] = {"decision_id": decision_id, "person_id": member.person.id}
            _store_beside(change, "attendance", key, present=here)
        return change.touch("decision", before.id, before.version)

    if any(member.present != (member.person.id in present) for member in before.attendance):
        summary = f"Attendance of D{decision_id} ticked: {len(present)} of {len(before.attendance)} present"
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


def copy_recommendations(office: Office, decision_id: int, *, command_id: str | None = None) -> Decision:
    """Write the recommendations into the resolution; what stood there is one undo away."""
    text = resolution_from_report(office, decision_id)
    return set_field(office, decision_id, "resolution", text, command_id=command_id)


def reasons_from_report(office: Office, decision_id: int) -> dict[str, str]:
    """The report's reasons (3.1) and other options (3.3), for the fields of the record that are still empty."""
    decision = rows.decision(office.register, decision_id)
    report = meetings.item(office.register, decision.item_id).report if decision.item_id else None
    section = next((s for s in report.sections if s.number.split(".")[0] == "3"), None) if report else None
    if section is None:
        raise NotFound("The report of this item gives no reasons to copy.")
    reasons = [p.text for p in section.paragraphs if p.number.rstrip(".") == "3.1"]
    options = [_after_label(p.text) for p in section.paragraphs if "alternative" in p.text.lower()]
    found = {"reasons": "\n".join(reasons), "alternatives": "\n".join(options)}
    return {name: text for name, text in found.items() if text and not getattr(decision, name)}


def _after_label(text: str) -> str:
    head, colon, rest = text.partition(":")
    return tidy(rest).strip("- \n") if colon and "option" in head.lower() else tidy(text)


def copy_reasons(office: Office, decision_id: int) -> Decision:
    """Fill the empty reasons and alternatives from the report."""
    found = reasons_from_report(office, decision_id)
    if not found:
        raise Refused("Reasons and alternatives are already filled in; they were left alone.")
    for name, text in found.items():
        set_field(office, decision_id, name, text)
    return rows.decision(office.register, decision_id)


def set_urgency(
    office: Office,
    decision_id: int,
    kind: UrgencyKind,
    values: dict[str, str | date | None],
    *,
    command_id: str | None = None,
) -> Decision:
    """Record one of the four urgency mechanisms for a decision; the other three are left alone."""
    before = _open_draft(office, decision_id)
    cells = {
        name: to_cell(one_line(value) if isinstance(value, str) and name != "reason" else value)
        for name, value in values.items()
    }

    def work(change: Change) -> int:
        _store_beside(change, "urgency", {"decision_id": decision_id, "kind": kind.value}, **cells)
        return change.touch("decision", before.id, before.version)

    summary = f"{kind.value.replace('-', ' ').capitalize()} recorded for D{decision_id}"
    office.register.run(office.command("decision route", summary, command_id=command_id), work)
    return rows.decision(office.register, decision_id)


def override(
    office: Office, decision_id: int, finding_id: str, reason: str, *, command_id: str | None = None
) -> Decision:
    """Go past a blocker of timing with a reason that stays on the record."""
    before = _open_draft(office, decision_id)
    if finding_id not in OVERRIDABLE:
        may = ", ".join(sorted(OVERRIDABLE))
        raise Refused(f"{finding_id} cannot be overridden: it can be put right. What can be overridden is {may}.")
    reason = tidy(reason).strip()
    if not reason:
        raise InputError(f"An override of {finding_id} needs a reason; it stays on the record.")
    values: dict[str, Cell] = {"reason": reason, "who": office.who, "at": iso_instant(office.clock.now())}

    def work(change: Change) -> int:
        _store_beside(change, "check_override", {"decision_id": decision_id, "finding_id": finding_id}, **values)
        return change.touch("decision", before.id, before.version)

    summary = f"{finding_id} overridden for D{decision_id}"
    office.register.run(office.command("decision override", summary, why=reason, command_id=command_id), work)
    return rows.decision(office.register, decision_id)


def start(office: Office, item_id: int, *, command_id: str | None = None) -> int:
    """Begin a decision record for an agenda item that has none; its id comes back."""
    item = meetings.item(office.register, item_id)
    if item.decision_id is not None:
        return item.decision_id
    meeting = meetings.meeting(office.register, item.meeting_id)
    decision_id = office.register.run(
        office.command("decision add", f"Record begun for item {item.number} {item.title}", command_id=command_id),
        lambda change: add_decision(change, item_id, meeting.id, item.title, meeting.body),
    )
    assert decision_id is not None
    return decision_id


def set_agenda_date(office: Office, meeting_id: int, agenda_on: date | None, *, command_id: str | None = None) -> None:
    """Record when a meeting's agenda was published at both places."""
    meeting = meetings.meeting(office.register, meeting_id)
    said = format_date(agenda_on) if agenda_on else "not known"
    office.register.run(
        office.command("meeting set", f"Agenda of M{meeting_id} published: {said}", command_id=command_id),
        lambda change: change.update("meeting", meeting_id, meeting.version, agenda_on=to_cell(agenda_on)),
    )


def present_names(decision: Decision) -> Iterable[str]:
    """The members recorded as present, in the order of the summons."""
    return (member.person.name for member in decision.attendance if member.present)
