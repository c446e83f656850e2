"""What each step of the call-in desk asks, and what it enters."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from clerk_tui.domain.call_in_events import CouncilResult, Reconsideration, Request, Standing, State
from clerk_tui.domain.call_ins import EntryKind
from clerk_tui.domain.council import Outcome
from clerk_tui.domain.dates import LONDON, at_london, format_date, format_time
from clerk_tui.register.call_ins import scrutiny_meetings
from clerk_tui.screens.questions import Answers, Question, anything, choice, line, reason
from clerk_tui.services import call_in_hearings, call_in_striking, call_ins
from clerk_tui.services.call_in_people import split_names
from clerk_tui.services.call_in_words import OUTCOMES
from clerk_tui.widgets.dialogs import AskDate
from clerk_tui.widgets.words import tell

if TYPE_CHECKING:
    from clerk_tui.screens.call_in import CallInScreen

Given = dict[str, Any]
_RESULTS = [("confirmed", "Confirmed"), ("amended", "Amended"), ("rescinded", "Rescinded")]
_YES_NO = [("yes", "Yes"), ("no", "No")]


def moment(key: str, sentence: str, now: datetime) -> Question:
    """A question for a day with its time, offered as this very second."""
    local = now.astimezone(LONDON).replace(microsecond=0)
    offer = f"{format_date(local.date())} at {format_time(local.time())}"

    def timed(_: object, clock: object) -> str | None:
        return None if clock else "Give the time of day too, like 16:59:59."

    return Question(key, lambda title, typed, _: AskDate(title, sentence, typed, timed=True, check=timed), offer)


def instant(given: Given, key: str = "at") -> datetime:
    """The instant that was answered."""
    day, clock = given[key]
    return at_london(day, clock)


async def _validate(screen: CallInScreen) -> object:
    waiting = [one.request for one in screen.case.state.asked if one.standing is Standing.WAITING]
    if not waiting:
        tell(screen.app, f"No request waits for a decision. {screen.case.state.why}")
        return None
    post = screen.case.rule.validator if screen.case.rule else ""
    options = [(str(one.id), _named(one)) for one in waiting]
    questions = (
        *([choice("which", "Which request?", options)] if len(waiting) > 1 else []),
        choice("valid", "What was decided? The desk records it; it does not decide it.",
               [("yes", "The request is valid"), ("no", "The request is not valid")]),
        line("by", f"Whose decision is it? The name{f'; by the rule the {post} decides' if post else ''}."),
        reason("because", "Why is it not valid? The reason is given to those who asked.", when=_not("valid")),
        moment("at", "When was that decided?", screen.office.clock.now()),
    )  # fmt: skip

    def enter(given: Given) -> object:
        which = int(given["which"]) if "which" in given else waiting[0].id
        act = call_ins.validate if given["valid"] == "yes" else call_ins.reject
        because = given.get("because", "") if given["valid"] == "no" else ""
        return act(screen.office, screen.decision_id, by=given["by"], because=because, at=instant(given),
                   request_id=which)  # fmt: skip

    return await screen.ask_and_enter("validate", "Is the request valid?", questions, enter)


def _named(request: Request) -> str:
    """A request by its number and those who asked: `R2: Councillor B, Councillor C and 3 more`."""
    names = [who.name for who in request.signatories]
    more = f" and {len(names) - 3} more" if len(names) > 4 else ""
    return f"R{request.id}: {', '.join(names[: 3 if more else 4])}{more}"


def _not(key: str) -> Callable[[Answers], bool]:
    return lambda answers: bool(answers.given.get(key) == "no")


async def _withdraw(screen: CallInScreen) -> object:
    standing = {Standing.WAITING, Standing.VALID}
    there = [one.request for one in screen.case.state.asked if one.standing in standing]
    options = [(str(one.id), _named(one)) for one in there]
    questions = (
        *([choice("which", "From which request?", options)] if len(there) > 1 else []),
        line("names", "Who withdraws? Names between commas; empty for all who asked.", check=anything),
        choice("writing", "Was it said in writing?", _YES_NO),
        moment("at", "When was it received?", screen.office.clock.now()),
    )

    def enter(given: Given) -> object:
        return call_ins.withdraw(
            screen.office, screen.decision_id, names=split_names(given["names"]), at=instant(given),
            in_writing=given["writing"] == "yes", request_id=int(given["which"]) if "which" in given else None,
        )  # fmt: skip

    return await screen.ask_and_enter("withdraw", "A call-in is withdrawn", questions, enter)


async def _hearing(screen: CallInScreen) -> object:
    case = screen.case
    if case.state.state is not State.SUSPENDED:
        tell(screen.app, f"There is no valid call-in to be heard. {case.state.why}")
        return None
    due = case.state.hearing_due
    limit = f" The last day by the council's rule is {format_date(due.answer)}." if due else ""
    today = screen.office.clock.today()
    met = [
        (f"M{id}", f"{body}, {format_date(day)}") for id, body, day in scrutiny_meetings(screen.office.register, today)
    ]
    agenda = [("agenda", "The agenda of the hearing that is set was published")] if case.hearing else []
    options = [*met, ("day", "Another day"), *agenda]
    questions = (
        choice("which", f"Which meeting hears it?{limit}", options),
        _day("on", "On which day is the hearing?", _chosen("day")),
        _day("agenda", "On which day was its agenda published?", _chosen("agenda")),
        line("because", "A reason, where the day lies after the limit or the body is not scrutiny; else empty.",
             when=lambda answers: not _chosen("agenda")(answers), check=anything),
    )  # fmt: skip

    def enter(given: Given) -> object:
        office, decision_id, which = screen.office, screen.decision_id, given["which"]
        if which == "agenda":
            return call_in_hearings.agenda_published(office, decision_id, on=given["agenda"][0])
        return call_in_hearings.set_hearing(
            office, decision_id, on=given["on"][0] if which == "day" else None,
            meeting_id=None if which == "day" else int(which[1:]), because=given["because"],
        )  # fmt: skip

    return await screen.ask_and_enter("hearing", "The hearing", questions, enter)


def _chosen(which: str) -> Callable[[Answers], bool]:
    return lambda answers: bool(answers.given.get("which") == which)


def _day(key: str, sentence: str, when: Callable[[Answers], bool]) -> Question:
    return Question(key, lambda title, typed, _: AskDate(title, sentence, typed), when=when)


async def _outcome(screen: CallInScreen) -> object:
    rule = screen.case.rule
    allowed: Sequence[Outcome] = rule.outcomes if rule and rule.outcomes else tuple(Outcome)
    options = [(one.value, OUTCOMES[one.value][0].upper() + OUTCOMES[one.value][1:]) for one in allowed]
    questions = (
        choice("outcome", "What did the committee decide?", options),
        line("because", "Its reasons, in a line; may be empty.", check=anything),
        moment("at", "When did it decide?", screen.office.clock.now()),
    )

    def enter(given: Given) -> object:
        return call_ins.heard(
            screen.office, screen.decision_id, outcome=Outcome(given["outcome"]), because=given["because"],
            at=instant(given),
        )  # fmt: skip

    return await screen.ask_and_enter("outcome", "The hearing's outcome", questions, enter)


async def _come_back(screen: CallInScreen) -> object:
    return await (_reconsidered if screen.case.state.state is State.RECONSIDER else _council)(screen)


async def _reconsidered(screen: CallInScreen) -> object:
    questions = (
        choice("result", "What did its maker make of it?", _RESULTS),
        line("by", "Who reconsidered it?", screen.case.decision.maker_name),
        moment("at", "When was that?", screen.office.clock.now()),
    )

    def enter(given: Given) -> object:
        result = Reconsideration(given["result"])
        return call_ins.reconsidered(
            screen.office, screen.decision_id, result=result, by=given["by"], at=instant(given)
        )

    return await screen.ask_and_enter("reconsidered", "Reconsidered", questions, enter)


async def _council(screen: CallInScreen) -> object:
    options = [
        ("no-objection", "It made no objection"), ("objects", "It objects; the decision goes back to its maker"),
        ("decides", "It decided itself: outside the budget and policy framework"),
    ]  # fmt: skip
    questions = (
        choice("result", "What did Council make of it?", options),
        Question("decides", choice("decides", "What did Council decide?", _RESULTS).ask,
                 when=lambda answers: answers.given.get("result") == "decides"),
        moment("at", "When did Council meet?", screen.office.clock.now()),
    )  # fmt: skip

    def enter(given: Given) -> object:
        result = CouncilResult(given["result"])
        decides = Reconsideration(given["decides"]) if result is CouncilResult.DECIDES else None
        return call_ins.council_met(
            screen.office, screen.decision_id, result=result, decides=decides, at=instant(given)
        )

    return await screen.ask_and_enter("council", "The meeting of Council", questions, enter)


async def _strike(screen: CallInScreen) -> object:
    entry = screen.event
    if entry is None or entry.kind is EntryKind.STRUCK_OUT:
        tell(screen.app, "Put the cursor on the event that was entered by a slip.")
        return None
    questions = (reason("because", f"What was the slip in E{entry.id}? Both stay on the record."),)

    def enter(given: Given) -> object:
        return call_in_striking.strike(screen.office, screen.decision_id, entry.id, because=given["because"])

    return await screen.ask_and_enter(f"strike {entry.id}", "Strike an event out", questions, enter)


async def _urgency(screen: CallInScreen) -> object:
    rule = screen.case.rule.urgency if screen.case.rule else None
    named = "; ".join(one.who for one in rule.consents) if rule else ""
    ground = f" It may be done only where {rule.ground.removeprefix('where ')}." if rule and rule.ground else ""
    questions = (
        line("offices", f"Which offices agreed? Between semicolons.{ground}", named),
        line("by", "Their names?", check=anything),
        reason("because", "Why could the decision not wait for call-in? It stays on the record."),
        moment("at", "When was it agreed?", screen.office.clock.now()),
    )

    def enter(given: Given) -> object:
        offices = tuple(part for part in given["offices"].split(";") if part.strip())
        return call_ins.urgent(
            screen.office, screen.decision_id, offices=offices, by=given["by"], because=given["because"],
            at=instant(given),
        )  # fmt: skip

    return await screen.ask_and_enter("urgency", "Call-in waived for urgency", questions, enter)


async def _implemented(screen: CallInScreen) -> object:
    questions = (
        line("by", "Who carried it out? May be empty.", check=anything),
        moment("at", "When was it carried out?", screen.office.clock.now()),
    )

    def enter(given: Given) -> object:
        return call_ins.implemented(screen.office, screen.decision_id, by=given["by"], at=instant(given))

    return await screen.ask_and_enter("implemented", "Implemented", questions, enter)


STEPS: dict[str, Callable[[CallInScreen], Awaitable[object]]] = {
    "validate": _validate, "withdraw": _withdraw, "hearing": _hearing, "outcome": _outcome, "come-back": _come_back,
    "strike": _strike, "urgency": _urgency, "implemented": _implemented,
}  # fmt: skip
"""Every step by the action that asks for it."""
