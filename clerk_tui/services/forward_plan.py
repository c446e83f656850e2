"""Keeping the forward plan: entries added, changed and withdrawn, each a change of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clerk_tui.domain.bodies import told_by_name
from clerk_tui.domain.errors import Conflict, InputError, Refused
from clerk_tui.domain.forward_plan import PLAN_FIELD, Entry, PlanStatus, PublicEntry
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.people import Role
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import forward_plan as rows
from clerk_tui.register import people
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.services.fields import said
from clerk_tui.services.office import Office
from clerk_tui.services.plan_fields import Value, agree, field_text, parse_field, read_all, reference
from clerk_tui.services.public_words import refuse_in_entry

_NEWEST = 50
"""So many references are looked at for the council's style."""
NO_SEEN: Mapping[str, str] = {}


def suggested_reference(office: Office, due: date | None = None) -> str:
    """The next reference in the style of the newest ones; empty where the plan holds none to go by."""
    from clerk_tui.rules.references import suggest

    def taken(name: str) -> bool:
        return rows.by_reference(office.register, name) is not None

    return suggest(rows.references(office.register, _NEWEST), taken, office.clock.today(), due)


def add(office: Office, typed: Mapping[str, str], *, command_id: str | None = None) -> int:
    """A new entry from what was typed; without a reference it takes the one suggested. Its id comes back."""
    values = read_all({name: text for name, text in typed.items() if name != "reference" or one_line(text)})
    if "matter" not in values:
        parse_field("matter", "")
    agree(values, None)
    if "reference" not in values:
        due = values.get("due_from")
        found = suggested_reference(office, due if isinstance(due, date) else None)
        if not found:
            raise InputError("Give the first entry its reference, in the council's own style, like 18/2017.")
        values["reference"] = reference(found)

    def work(change: Change) -> int:
        _only_reference(office, str(values["reference"]), None)
        return change.insert("forward_plan_entry", **_cells(office, change, values))

    summary = f"{values['reference']} added to the forward plan"
    entry_id = office.register.run(office.command("forward-plan add", summary, command_id=command_id), work)
    assert entry_id is not None
    return entry_id


def set_fields(
    office: Office,
    entry_id: int,
    typed: Mapping[str, str],
    *,
    seen: Mapping[str, str] = NO_SEEN,
    command_id: str | None = None,
) -> Entry:
    """Store what was typed into several fields, all of them or none. `seen` are the texts that the clerk saw there.

    The notices as published stay what they were; the next version says what changed. A withdrawn entry is Refused.
    """
    values = read_all(typed)

    def changed(before: Entry) -> dict[str, Value]:
        return {name: value for name, value in values.items() if getattr(before, name) != value}

    def work(change: Change) -> int:
        before = standing(office, entry_id)
        _still_as_seen(before, typed, seen)
        new = changed(before)
        agree(new, before)
        refuse_in_entry(office, entry_id, _told(new))
        if name := str(new.get("reference") or ""):
            _only_reference(office, name, entry_id)
        if new:
            change.update("forward_plan_entry", entry_id, before.version, **_cells(office, change, new))
        for name in typed:
            change.forget_draft("forward_plan_entry", entry_id, name)
        return entry_id

    before = standing(office, entry_id)
    _still_as_seen(before, typed, seen)
    if new := changed(before):
        agree(new, before)
        refuse_in_entry(office, entry_id, _told(new))
        parts = [f"{PLAN_FIELD[name].label} of {before.reference} {said(value)}" for name, value in new.items()]
        office.register.run(office.command("forward-plan set", "; ".join(parts), command_id=command_id), work)
    return rows.entry(office.register, entry_id)


def _told(values: Mapping[str, Value]) -> dict[str, str]:
    """What a notice would say of them, by the names of the fields."""
    return {PLAN_FIELD[name].label: str(value) for name, value in values.items() if isinstance(value, str)}


def withdraw(office: Office, entry_id: int, because: str, *, command_id: str | None = None) -> Entry:
    """Mark an entry as withdrawn; it stays on the plan, and undo takes the mark away.

    The reason is for the office: it was typed for no notice, so neither the notice nor the public folder gives it.
    """
    reason = tidy(because).strip()
    if not reason:
        raise InputError("Say why the entry is withdrawn; the reason stays in the register, and no notice gives it.")

    def work(change: Change) -> int:
        before = standing(office, entry_id)
        change.update(
            "forward_plan_entry", entry_id, before.version, status=PlanStatus.WITHDRAWN.value, status_reason=reason
        )
        return entry_id

    before = standing(office, entry_id)
    summary = f"{before.reference} withdrawn from the forward plan"
    office.register.run(office.command("forward-plan withdraw", summary, why=reason, command_id=command_id), work)
    return rows.entry(office.register, entry_id)


def standing(office: Office, entry_id: int) -> Entry:
    """The entry, as long as it may be worked on; a withdrawn one is Refused."""
    entry = rows.entry(office.register, entry_id)
    if entry.status is PlanStatus.WITHDRAWN:
        raise Refused(f"{entry.reference} was withdrawn ({entry.status_reason}); it is kept as it was.")
    return entry


def public_entry(office: Office, entry: Entry) -> PublicEntry:
    """What a notice of the entry would say today, the body with its members on the day of the decision."""
    return PublicEntry(
        reference=entry.reference,
        matter=entry.matter,
        maker=entry.maker.value,
        decider=entry.decider,
        members=members(office, entry) if entry.maker.value == "body" else (),
        due_from=entry.due_from,
        due_to=entry.due_to,
        key_decision=entry.key_decision,
        documents=entry.documents,
        address=entry.address,
        other_documents=entry.other_documents,
        requests=entry.requests,
        wards=entry.wards,
        consultation=entry.consultation,
        contact=entry.contact,
        private=entry.private,
    )


def members(office: Office, entry: Entry) -> tuple[str, ...]:
    """Who sits in the deciding body on the day of the decision, or today where there is none yet; no substitutes."""
    if entry.body_id is None:
        return ()
    on = entry.due_from or office.clock.today()
    found = people.seats(office.register, body_id=entry.body_id, on=on)
    return tuple(dict.fromkeys(seat.person.name for seat in found if seat.role != Role.SUBSTITUTE))


def _cells(office: Office, change: Change, values: Mapping[str, Value]) -> dict[str, Cell]:
    cells = {name: to_cell(value) for name, value in values.items() if name != "body"}
    if "body" in values:
        cells["body_id"] = _body(office, change, str(values["body"] or ""))
    return cells


def _body(office: Office, change: Change, name: str) -> int | None:
    """The body of this name. One that the name tells to be of the executive is taken down; any other is refused."""
    if not name:
        return None
    if found := change.find("body", name=name):
        return int(str(found["id"]))
    if told_by_name(name) is not BodyKind.EXECUTIVE:
        held = ", ".join(rows.bodies(office.register)) or "none yet"
        raise InputError(f"The register holds no body “{name}”; its bodies are: {held}.")
    return change.insert("body", name=name, kind=BodyKind.EXECUTIVE.value)


def _only_reference(office: Office, name: str, entry_id: int | None) -> None:
    found = rows.by_reference(office.register, name)
    if found is not None and found.id != entry_id:
        raise InputError(
            f"The reference {name} is already used for {found.ref}, {found.matter.splitlines()[0]}; each matter on the"
            " forward plan has one of its own."
        )


def _still_as_seen(before: Entry, typed: Mapping[str, str], seen: Mapping[str, str]) -> None:
    for name, text in seen.items():
        now = field_text(before, name)
        if now != text and getattr(before, name) != parse_field(name, typed[name]):
            raise Conflict(
                f"Somebody changed {PLAN_FIELD[name].label} since you opened it. It now reads “{now}”;"
                f" yours, “{typed[name]}”, was not saved over it."
            )
