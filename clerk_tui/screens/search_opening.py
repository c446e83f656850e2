"""Opening what a search has found: each kind of record on its own screen."""

from __future__ import annotations

from collections.abc import Callable

from clerk_tui.domain.sought import Hit
from clerk_tui.screens.work import DeskWork
from clerk_tui.widgets.dialogs import ShowText
from clerk_tui.widgets.words import tell


def open_hit(screen: DeskWork[None], hit: Hit) -> None:
    """Open the record of a hit on top of the search; what has no screen of its own is said."""
    what, _, number = hit.opens.rpartition(" ")
    opens = _OPENS.get(what or hit.opens[:1])
    if opens is not None:
        opens(screen, int(number if what else hit.opens[1:]))
    elif hit.opens:
        screen.open_ref(hit.opens)
    else:
        tell(screen.app, f"{hit.title} has no screen of its own.")


def _item(screen: DeskWork[None], item_id: int) -> None:
    from clerk_tui.screens.item import ItemScreen

    screen.app.push_screen(ItemScreen(item_id))


def _desk(screen: DeskWork[None], decision_id: int) -> None:
    from clerk_tui.screens.call_in import CallInScreen

    screen.app.push_screen(CallInScreen(decision_id))


def _person(screen: DeskWork[None], person_id: int) -> None:
    from clerk_tui.screens.person import PersonScreen

    screen.app.push_screen(PersonScreen(person_id))


def _body(screen: DeskWork[None], body_id: int) -> None:
    from clerk_tui.screens.body import BodyScreen

    screen.app.push_screen(BodyScreen(body_id))


def _ward(screen: DeskWork[None], ward_id: int) -> None:
    from clerk_tui.screens.wards import show_ward

    show_ward(screen, ward_id, screen.office.clock.today())


def _plan(screen: DeskWork[None], plan_id: int) -> None:
    from clerk_tui.screens.commitments import CommitmentsScreen

    screen.app.push_screen(CommitmentsScreen(plan_id))


def _document(screen: DeskWork[None], document_id: int) -> None:
    from clerk_tui.services.searching import paper

    screen.app.push_screen(ShowText(*paper(screen.office, document_id)))


_OPENS: dict[str, Callable[[DeskWork[None], int], None]] = {
    "I": _item, "P": _plan, "call-in": _desk, "person": _person, "body": _body, "ward": _ward, "document": _document,
}  # fmt: skip
"""What opens a hit, by the letter or the word before its number; the other letters are those of `open_ref`."""
