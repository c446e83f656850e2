"""Recording how a key decision came to be taken lawfully: notice, general exception or special urgency."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import CONSENT_STEPS, Decision, UrgencyKind
from clerk_tui.register import decisions as records
from clerk_tui.services import decisions
from clerk_tui.widgets.dialogs import AskDate, AskLine, AskReason, Choose
from clerk_tui.widgets.words import tell

if TYPE_CHECKING:
    from clerk_tui.screens.decision import DecisionScreen

Values = dict[str, str | date | None]


async def ask_route(screen: DecisionScreen) -> None:
    """Ask for the route and what it needs, one question after another; Escape leaves everything as it was."""
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


def _not_empty(text: str) -> str | None:
    return None if text.strip() else "This cannot be empty."


async def _line(screen: DecisionScreen, title: str, sentence: str, value: str) -> str | None:
    return await screen.app.push_screen_wait(AskLine(title, sentence, value, check=_not_empty))


async def _day(screen: DecisionScreen, title: str, sentence: str, value: date | None) -> date | None:
    shown = format_date(value) if value else ""
    moment = await screen.app.push_screen_wait(AskDate(title, sentence, shown))
    return moment[0] if moment else None


async def _general_exception(screen: DecisionScreen) -> Values | None:
    title = "General exception (regulation 10)"
    decision = records.decision(screen.office.register, screen.decision_id)
    old = decision.urgency(UrgencyKind.GENERAL_EXCEPTION)
    informed = await _line(
        screen, title, "Who of the relevant scrutiny committee was informed in writing?", old.informed if old else ""
    )
    if informed is None:
        return None
    known = (old.informed_on if old else None) or decision.scrutiny_informed
    informed_on = await _day(screen, title, "On which day were they informed?", known)
    if informed_on is None:
        return None
    available_on = await _day(
        screen, title, "On which day was the notice made available at the offices and on the website?",
        old.available_on if old else None,
    )  # fmt: skip
    if available_on is None:
        return None
    question = ["Why was 28 days' notice impracticable? The reasons are published."]
    reason = await screen.app.push_screen_wait(AskReason(title, question, value=old.reason if old else ""))
    if reason is None:
        return None
    return {"informed": informed, "informed_on": informed_on, "available_on": available_on, "reason": reason}


async def _special_urgency(screen: DecisionScreen) -> Values | None:
    title = "Special urgency (regulation 11)"
    decision = records.decision(screen.office.register, screen.decision_id)
    old = decision.urgency(UrgencyKind.SPECIAL_URGENCY)
    steps = [(role, role[0].upper() + role[1:]) for role in CONSENT_STEPS]
    role = await screen.app.push_screen_wait(
        Choose(
            title, steps, sentence="Who agreed? The next is asked only where the one before is vacant or cannot act."
        )
    )
    if role is None:
        return None
    skipped = ""
    if role != CONSENT_STEPS[0]:
        why = await _line(
            screen, title, f"Why did the {CONSENT_STEPS[0]} not act? A refusal does not pass the question on.",
            old.skipped_because if old else "",
        )  # fmt: skip
        if why is None:
            return None
        skipped = why
    name = await _line(screen, title, f"The name of the {role}?", old.agreed_by if old else "")
    if name is None:
        return None
    known = (old.agreed_on if old else None) or decision.scrutiny_approved
    agreed_on = await _day(screen, title, "On which day did they agree?", known)
    if agreed_on is None:
        return None
    question = ["Why was it urgent, and why could it not reasonably be deferred? The reasons are published."]
    reason = await screen.app.push_screen_wait(AskReason(title, question, value=old.reason if old else ""))
    if reason is None:
        return None
    return {
        "agreed_role": role, "agreed_by": name, "agreed_on": agreed_on, "skipped_because": skipped, "reason": reason,
    }  # fmt: skip


async def _store(screen: DecisionScreen, kind: UrgencyKind, values: Values | None) -> None:
    if values is None:
        return
    office, decision_id, kept = screen.office, screen.decision_id, values

    def stored(_: Decision) -> None:
        screen.reload()
        tell(screen.app, f"{kind.value.replace('-', ' ').capitalize()} is recorded. f5 checks.")

    screen.desk.do(lambda: decisions.set_urgency(office, decision_id, kind, kept), stored)
