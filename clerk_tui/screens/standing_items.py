"""The standing items of a body at a meeting's screen: put on the agenda, added, changed, taken away."""

from __future__ import annotations

from clerk_tui.domain.meeting import Meeting, RecurringItem
from clerk_tui.register import agendas, meetings
from clerk_tui.screens.asking import ask_and_do, enter_now
from clerk_tui.screens.questions import Answers, Question, choice, line
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import agendas as building
from clerk_tui.services import recurring_items
from clerk_tui.services.office import Office
from clerk_tui.widgets.dialogs import Choose
from clerk_tui.widgets.words import tell

_PLACES = [("first", "Before the other items"), ("last", "After the other items")]
_PUT, _ADD = "put", "add"


async def standing_items(screen: DeskWork[None], meeting_id: int) -> None:
    """Ask what is to be done with the standing items of the body, until the clerk leaves."""
    meeting = meetings.meeting(screen.office.register, meeting_id)
    while True:
        held = _held(screen, meeting)
        options = [(_PUT, "Put them on this agenda"), (_ADD, "A new standing item")]
        options += [(f"R{item.id}", f"Change R{item.id}, {item.place}: {item.title}") for item in held]
        said = "What stands on every agenda, before and after the other items."
        which = await screen.app.push_screen_wait(Choose(f"Standing items of {meeting.body}", options, sentence=said))
        if which is None:
            return
        if which == _PUT:
            await _put(screen, meeting_id)
            return
        if which == _ADD:
            await _add(screen, meeting)
        else:
            await _change(screen, next(item for item in held if f"R{item.id}" == which))


def _held(screen: DeskWork[None], meeting: Meeting) -> tuple[RecurringItem, ...]:
    register = screen.office.register
    return agendas.recurring_items(register, recurring_items.body_id(screen.office, meeting.body))


async def _put(screen: DeskWork[None], meeting_id: int) -> None:
    office = screen.office
    titles = await enter_now(screen, lambda: building.add_standing(office, meeting_id))
    if titles == ():
        tell(screen.app, "Every standing item of this body is here.")


async def _add(screen: DeskWork[None], meeting: Meeting) -> None:
    office = screen.office

    def questions() -> tuple[Question, ...]:
        return (line("title", "What is the item's title?"), choice("place", "Where does it stand?", _PLACES))

    def work(answers: Answers) -> int:
        given = answers.given
        return recurring_items.add_recurring(office, meeting.body, given["title"], place=given["place"])

    await ask_and_do(screen, "New standing item", questions, work, f"standing item of {meeting.body}")


def _remove(office: Office, item: RecurringItem) -> bool:
    recurring_items.remove_recurring(office, item.id)
    return True


async def _change(screen: DeskWork[None], item: RecurringItem) -> None:
    office, name = screen.office, f"R{item.id}"
    options = [("set", "Change its title or place"), ("remove", "Let it stand on no further agenda")]
    what = await screen.app.push_screen_wait(Choose(f"{name} {item.title}", options))
    if what == "remove":
        if await enter_now(screen, lambda: _remove(office, item)):
            tell(screen.app, f"{name} stands on no further agenda. F12 undoes it.")
    elif what == "set":

        def questions() -> tuple[Question, ...]:
            return (
                line("title", "What is the item's title?", item.title),
                choice("place", f"Where does it stand? It is {item.place} now.", _PLACES),
            )

        def work(answers: Answers) -> RecurringItem:
            given = answers.given
            return recurring_items.set_recurring(office, item.id, title=given["title"], place=given["place"])

        await ask_and_do(screen, f"{name} {item.title}", questions, work, f"standing item {name}")
