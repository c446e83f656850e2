"""The council's own wordings for fields of the record: kept, changed, taken away, and put into a record."""

from __future__ import annotations

from clerk_tui.domain.boilerplate import Wording
from clerk_tui.domain.decision import FIELD, RECORD_FIELDS, Decision, FieldKind
from clerk_tui.domain.errors import InputError, NotFound
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import boilerplates, decisions
from clerk_tui.register.changes import Change
from clerk_tui.rules.holes import holes
from clerk_tui.services.decisions import set_field
from clerk_tui.services.fields import field_text, known
from clerk_tui.services.office import Office

WORDED = tuple(
    field.id for field in RECORD_FIELDS if field.kind in {FieldKind.LINE, FieldKind.TEXT} and field.id != "exempt_text"
)
"""The fields that a wording may be for. Exempt text is never worded in advance."""


def find(office: Office, field: str, name: str) -> Wording:
    """The wording of this name for a field; NotFound with those there are."""
    found = boilerplates.named(office.register, known(field), one_line(name))
    if found is None:
        names = ", ".join(wording.name for wording in boilerplates.wordings(office.register, field)) or "none"
        raise NotFound(f"{FIELD[field].label} has no wording “{one_line(name)}”; its wordings are: {names}.")
    return found


def add(office: Office, field: str, name: str, text: str, *, command_id: str | None = None) -> Wording:
    """Keep a wording for a field. InputError for a field that takes none, a name used twice, or a hole left open."""
    field, name, text = worded(field), _name(name), wording_text(text)

    def work(change: Change) -> int:
        _only(office, field, name)
        return change.insert("boilerplate", field=field, name=name, text=text)

    _only(office, field, name)
    summary = f"Wording “{name}” kept for {FIELD[field].label}"
    office.register.run(office.command("boilerplate add", summary, command_id=command_id), work)
    return find(office, field, name)


def change_text(
    office: Office, field: str, name: str, text: str, *, new_name: str = "", command_id: str | None = None
) -> Wording:
    """Change a wording's text, and its name where a new one is given; records that were filled from it stay."""
    old, text = find(office, worded(field), name), wording_text(text)
    called = _name(new_name) if new_name else old.name

    def work(change: Change) -> int:
        _only(office, field, called, but=old.id)
        change.update("boilerplate", old.id, old.version, name=called, text=text)
        return old.id

    summary = f"Wording “{called}” for {FIELD[field].label} changed"
    office.register.run(office.command("boilerplate set", summary, command_id=command_id), work)
    return find(office, field, called)


def remove(office: Office, field: str, name: str, *, command_id: str | None = None) -> Wording:
    """Take a wording away; records that were filled from it stay."""
    old = find(office, worded(field), name)

    def work(change: Change) -> int:
        change.remove("boilerplate", old.id)
        return old.id

    summary = f"Wording “{old.name}” for {FIELD[field].label} taken away"
    office.register.run(office.command("boilerplate remove", summary, command_id=command_id), work)
    return old


def insert(office: Office, decision_id: int, field: str, name: str, *, command_id: str | None = None) -> Decision:
    """Put a wording behind what stands in a record's field."""
    wording = find(office, worded(field), name)
    stands = field_text(office, decisions.decision(office.register, decision_id), field)
    gap = "\n" if FIELD[field].kind is FieldKind.TEXT else " "
    text = gap.join(part for part in (stands, wording.text) if part)
    return set_field(office, decision_id, field, text, seen=stands, command_id=command_id)


def worded(field: str) -> str:
    """The field's id, if it takes wordings."""
    if known(field) not in WORDED:
        raise InputError(f"{FIELD[field].label} takes no wording; those that do are {', '.join(WORDED)}.")
    return field


def _name(typed: str) -> str:
    name = one_line(typed)
    if not name:
        raise InputError("A wording needs a name to choose it by.")
    return name


def wording_text(typed: str) -> str:
    """A wording's text as kept; InputError where it is empty or a hole is left open."""
    text = tidy(typed).strip()
    if not text:
        raise InputError("The wording is empty: type its text, with a hole like {amount} where something is filled in.")
    rest = text
    for hole in holes(text):
        if hole.endswith("}"):
            rest = rest.replace(hole, "")
    if "{" in rest or "}" in rest:
        raise InputError("A hole of the wording is not closed: it begins with { and ends with }, like {amount}.")
    return text


def _only(office: Office, field: str, name: str, *, but: int = 0) -> None:
    found = boilerplates.named(office.register, field, name)
    if found is not None and found.id != but:
        raise InputError(f"{FIELD[field].label} has a wording “{found.name}” already; give this one another name.")
