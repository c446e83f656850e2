"""What is asked about actions that follow: what, by whom and when, and what became of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from clerk_tui.domain.actions import ActionStatus, AgreedAction
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import ClerkError
from clerk_tui.register import meetings
from clerk_tui.screens.asking import ask_and_do, day_or_none, enter_now
from clerk_tui.screens.people_questions import offered, wrong
from clerk_tui.screens.questions import Answers, Question, choice, line, reason
from clerk_tui.screens.work import DeskWork
from clerk_tui.services.actions import carrying, owners, recording
from clerk_tui.services.actions.recording import Details
from clerk_tui.services.office import Office
from clerk_tui.widgets.dialogs import AskReason, Confirm
from clerk_tui.widgets.words import tell

_BLANK = AgreedAction(0, 0, "", date.min)
_WHO = "By whom? A name of the register, or a post: an officer's title, a portfolio, “chair of Executive”."
_WHEN = "By when? Empty is the body's next meeting."


def _details(answers: Answers) -> Details:
    given = answers.given
    return Details(given["text"], given["owner"], day_or_none(given["due"]))


def _questions(office: Office, ref: str, old: AgreedAction | None = None) -> tuple[Question, ...]:
    """What, by whom, by when, and a reason where something speaks against it. Without `ref` and `old` whence first."""

    def made(answers: Answers) -> AgreedAction:
        if old is not None:
            return recording.changed(office, old, _details(answers))
        return recording.new_action(office, answers.given.get("ref", ref), _details(answers))

    def doubts(answers: Answers) -> list[str]:
        try:
            return [found.says for found in owners.doubts(office, made(answers))]
        except (ClerkError, KeyError):
            # What is wrong otherwise, or not answered yet, is said when the action is entered.
            return []

    def ask_despite(title: str, words: str, answers: Answers) -> AskReason:
        return AskReason(title, [*doubts(answers), "Why does it stand all the same?"], value=words)

    whence = line("ref", "From which decision, meeting or item? Like D3, M2 or I5.",
                  check=wrong(lambda text: recording.source_day(office, text)))  # fmt: skip
    if ref.startswith("M"):
        whence = choice("ref", "Under which item?", _items(office, ref))
    return (
        *(() if old or (ref and not ref.startswith("M")) else (whence,)),
        reason("text", "What is to be done?", old.text if old else ""),
        line(
            "owner", _WHO, old.owner if old else "", check=wrong(lambda text: owners.with_owner(office, _BLANK, text))
        ),
        line("due", _WHEN, offered(old.due_on) if old else "", check=wrong(day_or_none)),
        Question("despite", ask_despite, when=lambda answers: bool(doubts(answers))),
    )


def _items(office: Office, meeting: str) -> list[tuple[str, str]]:
    """The items of a meeting's agenda, and none of them."""
    items = meetings.items(office.register, int(meeting[1:]))
    return [*((f"I{item.id}", f"{item.number} {item.title}".strip()) for item in items), (meeting, "Under no item")]


async def add(screen: DeskWork[Any], ref: str) -> AgreedAction | None:
    """Ask for an action and record it; `ref` is what it follows from, empty where that is asked for.

    Of a meeting it is asked under which item.
    """
    office = screen.office

    def work(answers: Answers) -> AgreedAction:
        despite = answers.given.get("despite", "")
        return recording.add(office, answers.given.get("ref", ref), _details(answers), despite=despite)

    title = f"An action from {ref}" if ref else "An action"
    return await ask_and_do(screen, title, lambda: _questions(office, ref), work, title)


async def change(screen: DeskWork[Any], old: AgreedAction) -> AgreedAction | None:
    """Ask for its details anew."""
    office, title = screen.office, f"Action A{old.id}"

    def work(answers: Answers) -> AgreedAction:
        despite = answers.given.get("despite", "")
        return recording.change_action(office, old.id, _details(answers), despite=despite, version=old.version)

    return await ask_and_do(screen, title, lambda: _questions(office, "", old), work, title)


async def close(screen: DeskWork[Any], old: AgreedAction, status: ActionStatus) -> AgreedAction | None:
    """Ask when and what was done, or why it is dropped."""
    office = screen.office
    done = status is ActionStatus.DONE
    title = f"A{old.id} {'is done' if done else 'is dropped'}"

    def questions() -> tuple[Question, ...]:
        on = "On which day was it done?" if done else "From which day is it dropped?"
        what = "What was done, in a few words?" if done else "Why is it dropped?"
        what += " The agenda and the minutes that bring it back say so."
        return (
            line("on", on, format_date(office.clock.today()), check=wrong(day_or_none)),
            reason("outcome", what),
        )

    def work(answers: Answers) -> AgreedAction:
        given = answers.given
        return recording.close(office, old.id, status, given["outcome"], on=day_or_none(given["on"]))

    return await ask_and_do(screen, title, questions, work, title)


async def say(screen: DeskWork[Any], action_id: int, meeting_id: int, note: str) -> None:
    """Ask what was said of an action at the meeting that brought it back."""
    office, title = screen.office, f"A{action_id} at M{meeting_id}"

    def questions() -> tuple[Question, ...]:
        return (reason("note", "What was said of it? It stands in the minutes.", note),)

    def work(answers: Answers) -> int:
        return carrying.say(office, action_id, meeting_id, answers.given["note"]).id

    if await ask_and_do(screen, title, questions, work, title):
        tell(screen.app, "It is kept for the minutes. u takes it back.")


async def bring_back(screen: DeskWork[Any], meeting_id: int) -> None:
    """Show which actions are open, and bring them all back once the clerk says so."""
    office = screen.office
    said = carrying.offer_words(office, meeting_id)
    if not said:
        tell(screen.app, "No open action of earlier meetings is left to bring back here.")
        return
    sentences = [said, f"They then stand under “{carrying.TITLE}” on the agenda's front sheet and in the minutes."]
    if not await screen.app.push_screen_wait(Confirm("Bring them back?", sentences, yes="Bring back", no="Not now")):
        return
    item = await enter_now(screen, lambda: carrying.carry(office, meeting_id))
    if item is not None:
        tell(screen.app, f"They stand under item {item.number or item.title} of the agenda. u takes all back.")
