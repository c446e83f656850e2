"""The questions about a matter in private: why, representations, the resolution, the closed title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clerk_tui.domain.dates import format_date
from clerk_tui.screens.asking import ask_reason
from clerk_tui.screens.questions import Answers, Question, anything, ask_in_turn, choice, day, line, not_empty, reason
from clerk_tui.screens.route_questions import YES_NO, case_of
from clerk_tui.services import private_meetings
from clerk_tui.widgets.dialogs import Choose
from clerk_tui.widgets.words import tell

if TYPE_CHECKING:
    from clerk_tui.screens.route import RouteScreen


async def ask_private(screen: RouteScreen, answers: Answers) -> None:
    """Ask why a matter is taken in private: what is exempt, by which paragraph, the test and the reasons."""
    old = case_of(screen).exemption
    council = screen.office.council()
    own = ", ".join(one.id for one in council.exempt_categories)

    def exempt(given: Answers) -> bool:
        return bool(given.given.get("confidential") == "no")

    questions = (
        choice("confidential", "What would be disclosed?", [
            ("no", "Exempt information (Schedule 12A)"),
            ("yes", "Confidential information: the public must be excluded"),
        ]),
        line("part", "Which part of the report or meeting? Empty for the whole.", old.part if old else "",
             check=anything),
        line("paragraphs", "Which paragraphs of Schedule 12A?", ", ".join(old.paragraphs) if old else "",
             when=exempt, check=anything),
        line("local_category", f"A category of the council's own ({own})? Empty for none.",
             old.local_category if old else "", when=lambda given: exempt(given) and bool(own), check=anything),
        Question("outweighs", lambda title, _, __: Choose(
            title, YES_NO, sentence="Does the public interest in keeping it exempt outweigh that in disclosing it?"
        ), "", exempt),
        line("public_interest", "How was the public interest weighed?", old.public_interest if old else "",
             when=exempt, check=not_empty),
        reason("reasons", "The reasons for taking it in private. Both notices state them.", old.reasons if old else ""),
    )  # fmt: skip
    if not await ask_in_turn(screen.app, "In private", questions, answers):
        return
    asked = {question.key for question in questions if question.when(answers)}
    typed = {name: str(value) for name, value in answers.given.items() if name in asked}
    office, ref = screen.office, screen.ref
    screen.store("why", lambda: private_meetings.set_exemption(office, ref, typed), "Why it is in private is recorded.")


async def ask_representation(screen: RouteScreen, answers: Answers) -> None:
    """One more representation, or the response to one that was received."""
    received = case_of(screen).representations
    options = [("new", "Record a representation that was received")]
    options += [(str(number), f"Answer {one.from_whom}: {one.text}") for number, one in enumerate(received, 1)]
    what = "new"
    if received:
        chosen = await screen.app.push_screen_wait(Choose("Representations", options))
        if chosen is None:
            return
        what = chosen
    office, ref = screen.office, screen.ref
    if what != "new":
        old = received[int(what) - 1]
        sentences = [f"{old.from_whom}, {format_date(old.received_on)}: {old.text}", "What was answered?"]
        key = f"response {what}"
        words = await ask_reason(screen, f"{ref} {key}", "Response", sentences, old.response)
        if words:
            screen.store(
                key, lambda: private_meetings.respond(office, ref, int(what), words), "The response is recorded."
            )
        return
    questions = (
        line("from", "Who made it?"),
        day("on", "On which day was it received?"),
        reason("text", "What was said about why the meeting should be open?"),
    )
    if await ask_in_turn(screen.app, "Representation", questions, answers):
        given = dict(answers.given)
        on = answers.day("on")
        screen.store(
            "representation",
            lambda: private_meetings.add_representation(
                office, ref, received_on=on, from_whom=given["from"], text=given["text"]
            ),
            "The representation is recorded.",
        )


async def ask_resolution(screen: RouteScreen, answers: Answers) -> None:
    """The resolution, offered in the suggested wording, and when it was passed."""
    case, office, ref = case_of(screen), screen.office, screen.ref
    if case.exemption is None:
        tell(screen.app, "Record first why it is taken in private (p); the resolution names the description.")
        return
    wording = case.exemption.resolution or private_meetings.suggested_resolution(office, ref)
    questions = (
        reason("text", "The resolution to exclude the public, as it was or is to be passed.", wording),
        day("on", "On which day was it passed?", case.exemption.resolved_on or case.matter.decides_on),
    )
    if await ask_in_turn(screen.app, "Resolution (regulation 4)", questions, answers):
        text, on = answers.given["text"], answers.day("on")
        screen.store(
            "resolution", lambda: private_meetings.resolve(office, ref, text, on), "The resolution is recorded."
        )


async def ask_closed(screen: RouteScreen, answers: Answers) -> None:
    """The exempt title and facts: shown to the clerk who opens them, and to no list."""
    office, ref = screen.office, screen.ref
    old = private_meetings.closed_title(office, ref)
    questions = (
        line("title", "The closed title, for the private agenda only.", old.title if old else ""),
        line("text", "The exempt facts, in a line; empty for none.", old.text if old else "", check=anything),
    )
    if await ask_in_turn(screen.app, "Closed title, exempt", questions, answers):
        title, text = answers.given["title"], answers.given["text"]
        screen.store(
            "closed",
            lambda: private_meetings.set_closed_title(office, ref, title=title, text=text),
            "The closed title is kept apart.",
        )
