"""What the public may read of an agenda item: its title, or words in its place, and why it is taken in private."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clerk_tui.domain.errors import Refused
from clerk_tui.domain.matters import Exemption, Matter
from clerk_tui.domain.meeting import AgendaItem
from clerk_tui.register import meetings, notices
from clerk_tui.rules.exempt_paragraphs import described
from clerk_tui.rules.exempt_words import Apart, findings, holds_apart
from clerk_tui.services.kept_apart import apart, matter_of_item
from clerk_tui.services.office import Office
from clerk_tui.services.public_words import refuse_standing

IN_PRIVATE = "A matter taken in private"
"""Stands where the title itself is exempt."""
NO_PARAGRAPH = "Under which paragraph of Schedule 12A: nothing is recorded under this heading."


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An item with the matter behind it, what is kept apart of it, and the title that the public reads."""

    item: AgendaItem
    matter: Matter
    apart: Apart
    title: str

    @property
    def name(self) -> str:
        """`Item 7 (a)`, as a refusal names it; without a number its own of the register."""
        return f"Item {self.item.number or f'I{self.item.id}'}"


def open_items(office: Office, meeting_id: int) -> tuple[OpenItem, ...]:
    """The agenda of a meeting in its order, with public titles and with the reports."""
    register = office.register
    return tuple(_opened(office, meetings.item(register, item.id)) for item in meetings.items(register, meeting_id))


def open_item(office: Office, item_id: int) -> OpenItem:
    """One item as the public may read it."""
    return _opened(office, meetings.item(office.register, item_id))


def _opened(office: Office, item: AgendaItem) -> OpenItem:
    matter = matter_of(office, item)
    kept = apart(office, matter)
    return OpenItem(item, matter, kept, IN_PRIVATE if holds_apart(item.title, kept) else item.title)


def matter_of(office: Office, item: AgendaItem) -> Matter:
    """The matter of an item; of one that has no record and stands on no plan, the item alone."""
    return matter_of_item(office, item.id)


def may_leave(office: Office, one: OpenItem, said: Mapping[str, str]) -> None:
    """Refused where words of an item hold what is kept apart; ExemptWords for smaller matches nobody went past.

    `said` is by label. The title is held against the same, unless other words stand in its place.
    """
    for label, text in said.items():
        if text and holds_apart(text, one.apart):
            raise Refused(
                f"{one.name}, {label}: it holds words that are kept apart as exempt, so the document cannot leave the"
                " office like this; take them out (LGA 1972 Sch 12A)."
            )
    read = {"title": one.title if one.title != IN_PRIVATE else "", **said}
    found = [each for label, text in read.items() for each in findings(label, f"{one.name}, {label}", text, one.apart)]
    refuse_standing(office, one.matter, found)


def meeting_may_leave(office: Office, items: tuple[OpenItem, ...], said: Mapping[str, str]) -> None:
    """The same of words about the meeting itself, which are held against what is kept apart of each of its items."""
    for label, text in said.items():
        if text and any(holds_apart(text, one.apart) for one in items):
            raise Refused(
                f"{label}: it holds words that are kept apart as exempt, so the document cannot leave the office like"
                " this; take them out (LGA 1972 Sch 12A)."
            )
    for one in items:
        found = [each for label, text in said.items() for each in findings(label, label, text, one.apart)]
        refuse_standing(office, one.matter, found)


def in_private(office: Office, one: OpenItem) -> str:
    """Why an item is taken in private, or its report held back, in a sentence or two; empty where all is public."""
    exemption = notices.exemption(office.register, one.matter)
    if not (one.item.exempt or exemption is not None) or _found_open(one.item, exemption):
        held_back = one.item.report is not None and one.item.report.exempt is True
        return f"Its report, or a part of it, is not for publication. {NO_PARAGRAPH}" if held_back else ""
    part = f"{exemption.part} is taken in private" if exemption and exemption.part else "Taken in private"
    if exemption is not None and exemption.confidential:
        return f"{part}: confidential information would otherwise be disclosed."
    if exemption is not None and (words := described(exemption, office.council())):
        return f"{part}: exempt information as described in {words} (LGA 1972)."
    mark = one.item.exempt_mark.rstrip(". ")
    return f"{part}. {mark}." if mark else f"{part}. {NO_PARAGRAPH}"


def _found_open(item: AgendaItem, exemption: Exemption | None) -> bool:
    """Whether the public interest in disclosure was found to weigh more: then the matter is taken in public."""
    return exemption is not None and exemption.outweighs is False and not item.exempt
