"""Taking printed decisions into the register: as draft records, with their dates as printed; what is there stays.

A decision of a body goes to its meeting, which is begun where the register has none of that body on that day. The
printed call-in dates are held against the council's rule and never taken: the day of effect is derived, not typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.bodies import body_key
from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import format_date, iso_instant
from clerk_tui.domain.decision import OfficerKind
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.pack import PackMeeting
from clerk_tui.domain.printed import DecisionList, PrintedDecision
from clerk_tui.domain.text import tidy
from clerk_tui.register import decisions, meetings, printed, same_meeting
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.audit_cells import makers
from clerk_tui.services.importing import begin_meeting, is_ours
from clerk_tui.services.office import Office
from clerk_tui.services.printed_lines import beside_the_record
from clerk_tui.services.public_records import AS_RECORDED
from clerk_tui.services.taking import keep_document, line


@dataclass(frozen=True, slots=True)
class Stands:
    """How one printed decision stands beside the register: what it becomes, or why it is left out.

    `place` counts from 1. `held` is the record that the register has of it already.
    """

    place: int
    says: str
    taken: bool
    held: int | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was taken: the new records in the order of the document, and those that were left out, as sentences."""

    ids: tuple[int, ...]
    left: tuple[str, ...]


def maker_of(decision: PrintedDecision) -> Maker | None:
    """The class of decision maker; None where a page names an officer and does not say whether the decision is key."""
    named = line(decision.maker) or line(decision.body)
    record = decision.record
    if record is not None and record.body:
        return Maker.BODY
    if record is not None and record.officer_kind != OfficerKind.UNSORTED.value:
        return Maker.OFFICER_KEY if decision.key_decision else Maker.OFFICER
    classes = makers(named, decision.key_decision)
    return classes[0] if len(classes) == 1 else None


def stands(office: Office, found: DecisionList) -> tuple[Stands, ...]:
    """Each decision of the document beside the register as it is now."""
    seen: set[str] = set()
    said = []
    for place, decision in enumerate(found.decisions, 1):
        reference = line(decision.reference).casefold()
        if reference and reference in seen:
            says = f"It bears the reference {line(decision.reference)}, as one before it does; it is left out."
            said.append(Stands(place, says, False))
            continue
        seen.add(reference)
        # A list of one council as a whole may be another's that was merged into this one: that is the clerk's to say.
        if not found.document.council and decision.council and not is_ours(office, decision.council):
            says = f"It is a decision of {line(decision.council)}; it is left out."
            said.append(Stands(place, says, False))
            continue
        said.append(_stands(office, place, decision))
    return tuple(said)


def _stands(office: Office, place: int, decision: PrintedDecision) -> Stands:
    if lacks := _lacks(decision):
        return Stands(place, f"{lacks} Correct it first; else it is left out.", False)
    held = _held(office, decision)
    if held is not None:
        return Stands(place, f"The register holds it as D{held}, which stays as it is.", False, held)
    maker = maker_of(decision)
    if maker is not Maker.BODY:
        unsure = "" if maker else " It is begun as no key decision, for the document does not say; answer that in it."
        return Stands(place, f"A draft record of {_named(decision)}.{unsure}", True)
    return _at_meeting(office, place, decision)


def _lacks(decision: PrintedDecision) -> str:
    if not line(decision.title):
        return "The document does not give its title."
    if not (line(decision.maker) or line(decision.body)):
        return "The document does not name the decision maker."
    if maker_of(decision) is Maker.BODY and _day(decision) is None:
        return "The document does not say on which day the body decided."
    return ""


def _held(office: Office, decision: PrintedDecision) -> int | None:
    reference = line(decision.reference)
    if reference and (bears := printed.of_reference(office.register, reference)) is not None:
        return bears
    return printed.alike(office.register, line(decision.title), _named(decision), decision.decided, reference)


def _named(decision: PrintedDecision) -> str:
    return line(decision.maker) or line(decision.body)


def _day(decision: PrintedDecision) -> date | None:
    """The day on which a body met: as printed, else that of the decision, for a body decides at its meeting."""
    return decision.meeting_date or decision.decided


def _body(decision: PrintedDecision) -> str:
    return line(decision.body) or line(decision.maker)


def _at_meeting(office: Office, place: int, decision: PrintedDecision) -> Stands:
    day, body = _day(decision), _body(decision)
    assert day is not None
    called = f"{body}, {format_date(day)}"
    found = _meetings(office, body, day)
    if not found:
        return Stands(place, f"A draft record at a meeting that is begun for it, {called}.", True)
    if len(found) > 1:
        named = ", ".join(f"M{id_}" for id_ in found)
        return Stands(place, f"The register holds more than one meeting, {called}: {named}; it is left out.", False)
    (meeting_id,) = found
    item = _item(office, meeting_id, decision)
    if item is not None and item[1] is not None:
        says = f"It is an item of M{meeting_id} and has the record D{item[1]}, which stays as it is."
        return Stands(place, says, False, item[1])
    if item is None and meetings.meeting(office.register, meeting_id).agenda_on is not None:
        says = f"The published agenda of M{meeting_id}, {called}, has no such item; add it there first. It is left out."
        return Stands(place, says, False)
    what = "for its item" if item is not None else "and a new item"
    return Stands(place, f"A draft record at M{meeting_id}, {called}, {what}.", True)


def _meetings(office: Office, body: str, day: date) -> list[int]:
    """The meetings of a body that were called for a day and not cancelled."""
    key = body_key(body)
    called = same_meeting.called_for(office.register, day)
    return list(dict.fromkeys(one.id for one in called if body_key(one.body) == key and not one.cancelled))


def _item(office: Office, meeting_id: int, decision: PrintedDecision) -> tuple[int, int | None] | None:
    """The item of this title and its record: first one without a record, then one whose record may be this decision."""
    title, reference = line(decision.title).casefold(), line(decision.reference)
    same = [item for item in meetings.items(office.register, meeting_id) if item.title.casefold() == title]
    for item in same:
        if item.decision_id is None:
            return item.id, None
    for item in same:
        assert item.decision_id is not None
        if not reference or not decisions.decision(office.register, item.decision_id).reference:
            return item.id, item.decision_id
    return None


def accept(office: Office, found: DecisionList, *, command_id: str | None = None) -> Accepted:
    """Take the decisions that can be taken, in one change; InputError where there is none: nothing was taken."""
    taken: list[int] = []
    left: list[str] = []
    imported_at = iso_instant(office.clock.system())

    def work(change: Change) -> int:
        now = stands(office, found)
        left.extend(f"Decision {one.place}, {_titled(found, one.place)}: {one.says}" for one in now if not one.taken)
        wanted = [found.decisions[one.place - 1] for one in now if one.taken]
        if not wanted:
            raise InputError(f"Nothing was taken. {' '.join(left)}" if left else "The document holds no decisions.")
        lines = (*found.unplaced, *beside_the_record(found))
        document_id = keep_document(change, found.document, found.text, lines, imported_at)
        for decision in wanted:
            taken.append(_take(office, change, decision, document_id))
        return taken[0]

    count = sum(one.taken for one in stands(office, found))
    what = f"{count} decision{'' if count == 1 else 's'}"
    summary = f"Imported {line(found.document.name) or 'a page'}: {what}"
    office.register.run(office.command("import", summary, command_id=command_id), work)
    return Accepted(tuple(taken), tuple(left))


def _titled(found: DecisionList, place: int) -> str:
    return line(found.decisions[place - 1].title) or "without a title"


def _take(office: Office, change: Change, decision: PrintedDecision, document_id: int) -> int:
    maker = maker_of(decision)
    cells = _cells(change, decision)
    cells["maker"] = (maker or Maker.OFFICER).value
    if maker is Maker.BODY:
        meeting_id = _meeting(office, change, decision, document_id)
        item = _item(office, meeting_id, decision)
        cells |= {
            "meeting_id": meeting_id,
            "item_id": item[0] if item else _new_item(office, change, decision, meeting_id),
        }
    return change.insert("decision", **cells)


def _cells(change: Change, decision: PrintedDecision) -> dict[str, Cell]:
    """The record's columns: all of a record of ours, and over it what was printed or corrected."""
    cells: dict[str, Cell] = {}
    if decision.record is not None:
        of_record = {name: getattr(decision.record, name) for name in AS_RECORDED if name != "notice_on"}
        cells = {name: to_cell(value) for name, value in of_record.items()}
        cells["officer_kind"] = decision.record.officer_kind
        planned = decision.record.forward_plan_reference
        entry = change.find("forward_plan_entry", reference=planned) if planned else None
        cells["forward_plan_entry_id"] = entry["id"] if entry else None
    return cells | {
        "title": line(decision.title),
        "maker_name": _named(decision),
        "reference": line(decision.reference),
        "key_decision": to_cell(decision.key_decision),
        "matter": tidy(decision.purpose or ""),
        "resolution": tidy(decision.decision or ""),
        "reasons": tidy(decision.reasons or ""),
        "alternatives": tidy(decision.alternatives or ""),
        "wards": tidy(decision.wards or ""),
        "lead_officer": line(decision.lead_officer),
        "decided_on": to_cell(decision.decided),
        "published_on": to_cell(decision.published),
    }


def _meeting(office: Office, change: Change, decision: PrintedDecision, document_id: int) -> int:
    """The meeting that the body decided at, begun where the register has none."""
    day, body = _day(decision), _body(decision)
    assert day is not None
    if found := _meetings(office, body, day):
        return found[0]
    record = decision.record
    meeting = PackMeeting(body, day, record.meeting_starts if record else None, record.venue if record else None)
    return begin_meeting(office, change, meeting, document_id)[0]


def _new_item(office: Office, change: Change, decision: PrintedDecision, meeting_id: int) -> int:
    items = meetings.items(office.register, meeting_id)
    return change.insert(
        "agenda_item",
        meeting_id=meeting_id,
        position=max((item.position for item in items), default=-1) + 1,
        number=line(decision.record.item_number if decision.record else ""),
        title=line(decision.title),
    )
