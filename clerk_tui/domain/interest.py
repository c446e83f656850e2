"""An interest that a member declared at a meeting, and the lines it brings to a decision record."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_tui.domain.meeting import Person


@dataclass(frozen=True, slots=True)
class Interest:
    """What was declared. `conflict` and `withdrew` are None where nobody has answered.

    Without an `item_id` it was declared for no particular item, and arrives in no record.
    """

    id: int
    version: int
    meeting_id: int
    item_id: int | None
    person: Person
    nature: str
    conflict: bool | None = None
    withdrew: bool | None = None
    dispensation: str = ""


_WITHDREW = {True: " and withdrew for this item", False: " and stayed for this item", None: ""}


def record_lines(interest: Interest) -> dict[str, str]:
    """The line for each field of the record that this interest brings: the declaration, a conflict, a dispensation."""
    who, nature = interest.person.name, interest.nature.rstrip(". ")
    lines = {"interests": f"{who} declared an interest{_WITHDREW[interest.withdrew]}: {nature}."}
    if interest.conflict:
        lines["conflicts"] = f"{who}: {nature}."
    if interest.dispensation:
        lines["dispensation"] = f"{who}: {interest.dispensation.rstrip('. ')}."
    return lines
