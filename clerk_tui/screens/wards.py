"""Wards on the screen of people: entered, changed, and one shown whole."""

from __future__ import annotations

from datetime import date
from typing import Any

from clerk_tui.domain.people import Ward
from clerk_tui.register import wards as rows
from clerk_tui.screens.people_asking import ask_and_enter
from clerk_tui.screens.people_questions import day_or_none, number, ward_questions
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.wards import changes, listing
from clerk_tui.widgets.dialogs import ShowText
from clerk_tui.widgets.words import tell


def _ward(given: dict[str, Any], ward_id: int = 0, version: int = 0) -> Ward:
    first, last = (day_or_none(given[key]) for key in ("from", "to"))
    return Ward(ward_id, version, given["name"], number(given["members"]), first, last)


async def add_ward(screen: DeskWork[None]) -> None:
    """Ask for a ward and enter it."""
    office = screen.office

    def enter(given: dict[str, Any]) -> Ward:
        new = _ward(given)
        return changes.add_ward(office, new.name, members=new.members, valid_from=new.valid_from, valid_to=new.valid_to)

    entered = await ask_and_enter(screen, "A ward", ward_questions(), enter)
    if entered is not None:
        tell(screen.app, f"{entered.name} is entered. A seat on Council is then asked for its ward.")


async def change_ward(screen: DeskWork[None], ward_id: int) -> None:
    """Ask for its details anew."""
    office, old = screen.office, rows.ward(screen.office.register, ward_id)
    await ask_and_enter(
        screen, old.name, ward_questions(old),
        lambda given: changes.change_ward(office, _ward(given, old.id, old.version)),
    )  # fmt: skip


def show_ward(screen: DeskWork[None], ward_id: int, day: date) -> None:
    """A ward on a day, with every seat that was held for it."""
    ward = rows.ward(screen.office.register, ward_id)
    said = listing.lines(screen.office, listing.line_of(screen.office, ward, day))
    screen.app.push_screen(ShowText(ward.name, "\n\n".join(said)))
