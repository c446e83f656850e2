"""Recording how a key decision came to be taken lawfully: notice, general exception or special urgency."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clerk_tui.domain.decision import CONSENT_STEPS, Decision, UrgencyKind
from clerk_tui.register import decisions as records
from clerk_tui.screens.questions import Answers, ask_in_turn, choice, day, line, reason
from clerk_tui.services import decisions
from clerk_tui.widgets.dialogs import Choose
from clerk_tui.widgets.words import tell

if TYPE_CHECKING:
    from clerk_tui.screens.decision import DecisionScreen

Values = dict[str, str | date | None]


async def ask_route(screen: DecisionScreen) -> None:
    """Ask for the route and what it needs, one question after another; Escape goes back one and loses no answer."""
    route = await screen.app.push_screen_wait(
        Choose(
            "How was this key decision lawful?",
            [
                ("notice", "Notice published 28 clear days before (regulation 9)"),
                ("general", "General exception: scrutiny informed, five clear days (regulation 10)"),
                ("special", "Special urgency: scrutiny agreed (regulation 11)"),
            ],
        )
    )
    if route == "notice":
        screen.go_to("notice_on")
    elif route == "general":
        await _store(screen, UrgencyKind.GENERAL_EXCEPTION, await _general_exception(screen))
    elif route == "special":
        await _store(screen, UrgencyKind.SPECIAL_URGENCY, await _special_urgency(screen))


async def _general_exception(screen: DecisionScreen) -> Values | None:
    decision = records.decision(screen.office.register, screen.decision_id)
    old = decision.urgency(UrgencyKind.GENERAL_EXCEPTION)
    available = "On which day was the notice made available at the offices and on the website?"
    questions = (
        line("informed", "Who of the relevant scrutiny committee was informed in writing?",
             old.informed if old else ""),
        day("informed_on", "On which day were they informed?",
            (old.informed_on if old else None) or decision.scrutiny_informed),
        day("available_on", available, old.available_on if old else None),
        reason("reason", "Why was 28 days' notice impracticable? The reasons are published.",
               old.reason if old else ""),
    )  # fmt: skip
    answers = screen.kept_answers.setdefault(UrgencyKind.GENERAL_EXCEPTION, Answers())
    if not await ask_in_turn(screen.app, "General exception (regulation 10)", questions, answers):
        return None
    given = answers.given
    return {
        "informed": given["informed"], "informed_on": answers.day("informed_on"),
        "available_on": answers.day("available_on"), "reason": given["reason"],
    }  # fmt: skip


async def _special_urgency(screen: DecisionScreen) -> Values | None:
    decision = records.decision(screen.office.register, screen.decision_id)
    old = decision.urgency(UrgencyKind.SPECIAL_URGENCY)
    steps = [(role, role[0].upper() + role[1:]) for role in CONSENT_STEPS]
    first = CONSENT_STEPS[0]

    def passed_on(answers: Answers) -> bool:
        return bool(answers.given.get("role", first) != first)

    questions = (
        choice("role", "Who agreed? The next is asked only where the one before is vacant or cannot act.", steps),
        line("skipped", f"Why did the {first} not act? A refusal does not pass the question on.",
             old.skipped_because if old else "", when=passed_on),
        line("name", lambda answers: f"The name of the {answers.given['role']}?", old.agreed_by if old else ""),
        day("agreed_on", "On which day did they agree?",
            (old.agreed_on if old else None) or decision.scrutiny_approved),
        reason("reason", "Why was it urgent, and why could it not reasonably be deferred? The reasons are published.",
               old.reason if old else ""),
    )  # fmt: skip
    answers = screen.kept_answers.setdefault(UrgencyKind.SPECIAL_URGENCY, Answers())
    if not await ask_in_turn(screen.app, "Special urgency (regulation 11)", questions, answers):
        return None
    given = answers.given
    return {
        "agreed_role": given["role"], "agreed_by": given["name"], "agreed_on": answers.day("agreed_on"),
        "skipped_because": given["skipped"] if passed_on(answers) else "", "reason": given["reason"],
    }  # fmt: skip


async def _store(screen: DecisionScreen, kind: UrgencyKind, values: Values | None) -> None:
    if values is None:
        return
    office, decision_id, kept = screen.office, screen.decision_id, values

    def stored(_: Decision) -> None:
        screen.reload()
        tell(screen.app, f"{kind.value.replace('-', ' ').capitalize()} is recorded. f5 checks.")

    screen.desk.do(lambda: decisions.set_urgency(office, decision_id, kind, kept), stored)
