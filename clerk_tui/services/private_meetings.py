"""Recording why a matter is taken in private: exemption, closed title, representations, resolution (regs 4 and 5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from clerk_tui.domain.dates import format_date, parse_date
from clerk_tui.domain.errors import InputError, NotFound, Refused
from clerk_tui.domain.matters import ClosedTitle, Exemption, Matter, Representation
from clerk_tui.domain.text import headed, one_line, tidy
from clerk_tui.register import meetings
from clerk_tui.register import notices as rows
from clerk_tui.register.chain import Cell
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.exempt_paragraphs import known_category, known_paragraphs, resolution_wording
from clerk_tui.services import matters
from clerk_tui.services.office import Office
from clerk_tui.services.public_words import refuse_exempt_words

FIELDS = ("part", "confidential", "paragraphs", "local_category", "reasons", "outweighs", "public_interest")
_PUBLIC = ("part", "reasons", "public_interest")
"""What a notice, the resolution or the record may say of it."""
_YES_NO: dict[str, int | None] = {"yes": 1, "y": 1, "true": 1, "no": 0, "n": 0, "false": 0, "": None}


def _own_key(matter: Matter) -> dict[str, Cell]:
    """What an exemption or a representation bears: the item, or the record without one, or the entry."""
    if matter.item_id is not None:
        return {"item_id": matter.item_id}
    return matters.own_key(matter)


def set_exemption(office: Office, ref: str, typed: Mapping[str, str], *, command_id: str | None = None) -> Exemption:
    """Store why a matter is taken in private: the fields given, all of them or none. InputError names field and rule.

    Whether the public interest in keeping it exempt outweighs is the proper officer's answer, and never counted here.
    """
    matter = matters.open_matter(office, ref)
    values = {name: _cell(office, name, text) for name, text in typed.items()}
    refuse_exempt_words(office, matter, {name: typed[name] for name in _PUBLIC if name in typed})

    def work(change: Change) -> None:
        _store_exemption(change, matter, values)
        matters.touch(change, matter)

    summary = f"Why {matter.ref} is taken in private: {', '.join(typed)}"
    office.register.run(office.command("private set", summary, command_id=command_id), work)
    return _exemption(office, matter)


def _cell(office: Office, name: str, text: str) -> Cell:
    council = office.council()
    if name not in FIELDS:
        raise InputError(f"An exemption has no field “{one_line(name)}”; its fields are {', '.join(FIELDS)}.")
    if name == "paragraphs":
        return " ".join(known_paragraphs(text, council.nation))
    if name == "local_category":
        return known_category(text, council)
    if name in {"confidential", "outweighs"}:
        if one_line(text).casefold() not in _YES_NO:
            raise InputError(f"{headed(name)}: answer yes or no, not “{one_line(text)}”.")
        found = _YES_NO[one_line(text).casefold()]
        return (found or 0) if name == "confidential" else found
    return one_line(text) if name == "part" else tidy(text).strip()


def _store_exemption(change: Change, matter: Matter, values: Mapping[str, Cell]) -> int:
    """Store in the exemption of the item or record. Until there is one it begins as what its entry says."""
    own = change.find("exemption", **_own_key(matter))
    if own is not None:
        row_id = int(str(own["id"]))
        change.update("exemption", row_id, int(str(own["version"])), **values)
        return row_id
    planned = change.find("exemption", forward_plan_entry_id=matter.entry_id) if matter.entry_id else None
    kept = {name: cell for name, cell in (planned or {}).items() if name in (*FIELDS, "resolution", "resolved_on")}
    return change.insert("exemption", **_own_key(matter), **{**kept, **values})


def _exemption(office: Office, matter: Matter) -> Exemption:
    found = rows.exemption(office.register, matter)
    if found is None:
        raise Refused(f"Nothing records why {matter.ref} is taken in private; record the reasons first.")
    return found


def set_closed_title(
    office: Office, ref: str, *, title: str | None = None, text: str | None = None, command_id: str | None = None
) -> ClosedTitle:
    """Keep the title and the facts that are exempt themselves apart; None leaves what stands there.

    Neither is in any summary, list or public document.
    """
    matter = matters.open_matter(office, ref)
    values: dict[str, Cell] = {}
    if title is not None:
        values["title"] = one_line(title)
    if text is not None:
        values["text"] = tidy(text).strip()

    def work(change: Change) -> None:
        exemption_id = _store_exemption(change, matter, {})
        row = change.find("closed_title", exemption_id=exemption_id)
        if row is None:
            change.insert("closed_title", exemption_id=exemption_id, **values)
        else:
            change.update("closed_title", int(str(row["id"])), int(str(row["version"])), **values)
        matters.touch(change, matter)

    summary = f"Closed title of {matter.ref} kept apart"
    office.register.run(office.command("private closed", summary, command_id=command_id), work)
    found = closed_title(office, ref)
    assert found is not None
    return found


def closed_title(office: Office, ref: str) -> ClosedTitle | None:
    """The closed title, for the clerk's own eyes; None where there is none."""
    exemption = rows.exemption(office.register, matters.find(office, ref))
    return rows.closed_title(office.register, exemption.id) if exemption else None


def suggested_resolution(office: Office, ref: str) -> str:
    """The resolution to exclude the public, naming the proceedings by their open title and the description."""
    matter = matters.find(office, ref)
    return resolution_wording(_exemption(office, matter), matter.title, office.council())


def resolve(
    office: Office, ref: str, text: str, resolved_on: date | None = None, *, command_id: str | None = None
) -> Exemption:
    """Record the resolution to exclude the public in the words in which it was passed.

    Without a day, one that is recorded already stays. Refused for a day on which that meeting did not meet.
    """
    matter = matters.open_matter(office, ref)
    _exemption(office, matter)
    words = tidy(text).strip()
    if not words:
        raise InputError("Resolution: type the words of the resolution; it names the proceedings and the description.")
    if "{" in words:
        raise InputError("Resolution: a hole in braces is not filled in yet; name the description of the information.")
    if resolved_on is not None and resolved_on > office.clock.today():
        raise Refused(f"Resolved on: {format_date(resolved_on)} is still to come; record it once it is passed.")
    _refuse_another_day(office, matter, resolved_on)
    refuse_exempt_words(office, matter, {"resolution": words})
    values: dict[str, Cell] = {"resolution": words}
    if resolved_on is not None:
        values["resolved_on"] = to_cell(resolved_on)

    def work(change: Change) -> None:
        _store_exemption(change, matter, values)
        matters.touch(change, matter)

    summary = f"Resolution to exclude the public for {matter.ref}"
    office.register.run(office.command("private resolve", summary, command_id=command_id), work)
    return _exemption(office, matter)


def _refuse_another_day(office: Office, matter: Matter, day: date | None) -> None:
    """The public is excluded by a resolution of the meeting itself, so it is passed on the meeting's day."""
    if day is None or matter.meeting_id is None:
        return
    meeting = meetings.meeting(office.register, matter.meeting_id)
    if day != meeting.day:
        raise Refused(
            f"Resolved on: {format_date(day)} is not the day of the meeting, {format_date(meeting.day)}; the public is"
            " excluded by a resolution that the meeting itself passes (LGA 1972 s.100A(4); SI 2012/2089 reg 4(2))."
        )


def add_representation(
    office: Office, ref: str, *, received_on: date, from_whom: str, text: str, command_id: str | None = None
) -> Representation:
    """Record what somebody said about why the meeting should be open. InputError names the field."""
    matter = matters.open_matter(office, ref)
    who, said = one_line(from_whom), tidy(text).strip()
    for field, value in (("from", who), ("text", said)):
        if not value:
            raise InputError(f"{headed(field)}: a representation has to say from whom it is, and what was said.")
    if received_on > office.clock.today():
        raise Refused(f"Received on: {format_date(received_on)} is still to come.")

    def work(change: Change) -> int:
        made = change.insert(
            "representation", **_own_key(matter), received_on=to_cell(received_on), from_whom=who, text=said
        )
        matters.touch(change, matter)
        return made

    summary = f"Representation of {who} on {matter.ref}, received {format_date(received_on)}"
    made = office.register.run(office.command("private add", summary, command_id=command_id), work)
    return _representation(office, matter, lambda one: one.id == made)


def respond(
    office: Office, ref: str, number: int, response: str, responded_on: date | None = None,
    *, command_id: str | None = None,
) -> Representation:  # fmt: skip
    """Record the response to a representation, by its place in the list counted from 1."""
    matter = matters.open_matter(office, ref)
    received = rows.representations(office.register, matter)
    if not 1 <= number <= len(received):
        there = f"{len(received)}" if received else "none"
        raise NotFound(f"{matter.ref} has no representation {number}; received: {there}.")
    old, words, on = received[number - 1], tidy(response).strip(), responded_on or office.clock.today()
    if not words:
        raise InputError("Response: type what was answered; the second notice states it (reg 5(4)).")
    if on < old.received_on:
        raise Refused(
            f"Responded on: {format_date(on)} lies before the representation of {format_date(old.received_on)}."
        )
    if on > office.clock.today():
        raise Refused(f"Responded on: {format_date(on)} is still to come.")
    refuse_exempt_words(office, matter, {"response": words})

    def work(change: Change) -> None:
        change.update("representation", old.id, old.version, response=words, responded_on=to_cell(on))
        matters.touch(change, matter)

    summary = f"Response to {old.from_whom} on {matter.ref}"
    office.register.run(office.command("private answer", summary, command_id=command_id), work)
    return _representation(office, matter, lambda one: one.id == old.id)


def _representation(office: Office, matter: Matter, wanted: Callable[[Representation], bool]) -> Representation:
    return next(one for one in rows.representations(office.register, matter) if wanted(one))


def read_day(field: str, typed: str) -> date:
    """A day as typed; InputError names the field."""
    try:
        return parse_date(typed)
    except InputError as error:
        raise InputError(f"{headed(field)}: {error}") from None
