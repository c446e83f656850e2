"""Beginning the record of a decision that a member or an officer takes without a meeting."""

from __future__ import annotations

from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import parse_date
from clerk_tui.screens.asking import checked, day_or_none, forget, left_answers
from clerk_tui.screens.questions import anything, ask_in_turn, choice, line
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import individual
from clerk_tui.widgets.words import tell

_ABOUT = "decision without a meeting"


async def ask_individual(screen: DeskWork[None]) -> None:
    """Ask who decides what, begin the record and open it. What was answered is kept if the clerk leaves."""
    answers = left_answers(screen, _ABOUT)
    makers = [(maker.value, individual.MAKERS[maker].capitalize()) for maker in individual.ALONE]
    questions = (
        choice("maker", "Who decides? Of an officer's decision the sorter asks which record it needs.", makers),
        line("name", "The name of the member or officer?"),
        line("post", "The office or post, such as Cabinet Member for Finance? It may be left empty.", check=anything),
        line("title", "What is decided: the title of the decision?"),
        line("day", "On which day was it decided? It may be left empty.", check=checked(parse_date, optional=True)),
    )
    if not await ask_in_turn(screen.app, "A decision without a meeting", questions, answers):
        return
    office, given = screen.office, dict(answers.given)
    day = day_or_none(given["day"])

    def begun(decision_id: int) -> None:
        forget(screen, _ABOUT)
        sorted_by = " F11 sorts it." if given["maker"] == Maker.OFFICER else ""
        tell(screen.app, f"Record D{decision_id} is begun. F12 undoes it.{sorted_by}")
        screen.open_ref(f"D{decision_id}")

    screen.desk.do(
        lambda: individual.begin(
            office, Maker(given["maker"]), given["name"], given["title"], post=given["post"], decided_on=day
        ),
        begun,
    )
