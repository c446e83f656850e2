"""The questions of the route: who was informed, what the next of the chain answered, and a notice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clerk_tui.domain.consent import Answer, ConsentState
from clerk_tui.domain.dates import at_london, split_moment
from clerk_tui.domain.decision import CONSENT_STEPS, UrgencyKind
from clerk_tui.domain.errors import Refused
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.rules.consent import Matter as Consented
from clerk_tui.rules.notice_fields import NOTICES
from clerk_tui.screens.asking import ask_reason, checked
from clerk_tui.screens.questions import Answers, Question, anything, ask_in_turn, choice, day, line, reason
from clerk_tui.services import matters, notices, routes
from clerk_tui.widgets.dialogs import AskDate, AskReason

if TYPE_CHECKING:
    from clerk_tui.rules.route_choice import RouteCase
    from clerk_tui.screens.route import RouteScreen

YES_NO = [("yes", "Yes"), ("no", "No")]
_ANSWERS = (
    (Answer.AGREED, "Agreed that it is urgent and cannot reasonably be deferred"),
    (Answer.REFUSED, "Refused: that ends it, the question does not pass on"),
    (Answer.UNABLE, "Unable to act: the question passes on"),
    (Answer.NO_SUCH_PERSON, "There is no such person: the post is vacant"),
)


def case_of(screen: RouteScreen) -> RouteCase:
    """The matter as the screen shows it."""
    assert screen.case is not None
    return screen.case


def _moment(key: str, sentence: str, offer: str = "") -> Question:
    """A day, and where it is known a time of day."""
    return Question(key, lambda title, words, _: AskDate(title, sentence, words, timed=True), offer)


async def ask_inform(screen: RouteScreen, answers: Answers) -> None:
    """Reg 10(1)(a): the chairman of the relevant committee or each member, when, and why 28 days were impracticable."""
    case = case_of(screen)
    old = case.urgency(UrgencyKind.GENERAL_EXCEPTION)
    chairs = [one for one in case.holders if one.post == CONSENT_STEPS[0]]
    committees = matters.scrutiny_members(screen.office)
    only = chairs[0] if len(chairs) == 1 else None
    members = "; ".join(f"{body}: {', '.join(names)}" for body, names in committees.items())
    offered = old.informed if old and old.informed else only.name if only else ""
    committee = old.committee if old and old.committee else only.committee if only else ""
    known = f" The register names: {members}." if members else ""
    questions = (
        choice("as", "Who was informed in writing?", [
            ("chairman", "The chairman of the relevant overview and scrutiny committee"),
            ("members", "There is no such person: each member of the committee"),
        ]),
        line("committee", "Which is the relevant overview and scrutiny committee?", committee, check=anything),
        line("who", lambda given: "The names of the members informed?" + known
             if given.given["as"] == "members" else "The name of the chairman?", offered),
        day("on", "On which day were they informed?", old.informed_on if old else None),
        reason("reason", "Why was 28 days' notice impracticable? The reasons are published.",
               old.reason if old else ""),
    )  # fmt: skip
    if not await ask_in_turn(screen.app, "General exception (regulation 10)", questions, answers):
        return
    given, office, ref = answers.given, screen.office, screen.ref
    screen.store(
        "general",
        lambda: routes.inform(
            office, ref, informed=given["who"], informed_on=answers.day("on"), informed_as=given["as"],
            committee=given["committee"], reason=given["reason"],
        ),
        "General exception is recorded.",
    )  # fmt: skip


async def ask_consent(screen: RouteScreen, kind: UrgencyKind, answers: Answers) -> None:
    """Ask what the next of the chain answered; a chain that is settled says so and asks nothing."""
    case = case_of(screen)
    stands = routes.chain(case, kind)
    if stands.state not in {ConsentState.ASK, ConsentState.INCOMPLETE}:
        screen.desk.refuse(Refused(stands.says))
        return
    matter = routes.CHAINS[kind]
    names = [one.name for one in case.holders if one.post == stands.step]
    if not await ask_in_turn(screen.app, matter.name, _consent_questions(stands.step, names, matter), answers):
        return
    given = _given(answers)
    if early := routes.too_early(case, kind, given):
        why = await screen.app.push_screen_wait(AskReason(matter.name, [early, "Why was it out of order?"]))
        if not why:
            return
        given = replace(given, out_of_order=why)
    office, ref = screen.office, screen.ref
    screen.store(
        kind.value, lambda: routes.record_step(office, ref, kind, given, step=stands.step), "The answer is recorded."
    )


def _consent_questions(step: str, names: list[str], matter: Consented) -> tuple[Question, ...]:
    def answered(answers: Answers) -> bool:
        return answers.given.get("answer") in {Answer.AGREED.value, Answer.REFUSED.value}

    def agreed(answers: Answers) -> bool:
        return bool(answers.given.get("answer") == Answer.AGREED.value)

    def unable(answers: Answers) -> bool:
        return bool(answers.given.get("answer") == Answer.UNABLE.value)

    limbs = (
        ("urgent", f"Did they agree that {matter.thing} is urgent?"),
        ("deferred", f"Did they agree that {matter.thing} cannot reasonably be deferred?"),
    )
    return (
        choice("answer", f"What did the {step} answer?", [(answer.value, words) for answer, words in _ANSWERS]),
        line("who", f"The name of the {step}?", names[0] if len(names) == 1 else "", when=answered),
        replace(_moment("on", "When did they answer? A day, and if known the time."), when=answered),
        *(replace(choice(key, words, YES_NO), when=agreed) for key, words in limbs),
        Question(
            "why",
            lambda title, words, _: AskReason(
                title, ["Why is it urgent, and why can it not reasonably be deferred? The reasons are published."],
                value=words,
            ),
            "", agreed,
        ),
        line("unable", f"Why was the {step} unable to act? The record has to say it.", when=unable),
    )  # fmt: skip


def _given(answers: Answers) -> routes.Given:
    given = answers.given
    answer = Answer(given["answer"])
    if answer is Answer.UNABLE:
        return routes.Given(answer, reason=given["unable"])
    if answer is Answer.NO_SUCH_PERSON:
        return routes.Given(answer)
    on, clock = given["on"]
    at = at_london(on, clock) if clock else None
    if answer is Answer.REFUSED:
        return routes.Given(answer, given["who"], on, at)
    return routes.Given(
        answer, given["who"], on, at, given["why"], given["urgent"] == "yes", given["deferred"] == "yes"
    )


async def ask_take_back(screen: RouteScreen, kind: UrgencyKind) -> None:
    """Ask why the last answer is taken back."""
    sentences = ["The last answer of the chain is taken back. Why? It stays in the history with your name."]
    key = f"take back {kind.value}"
    why = await ask_reason(screen, f"{screen.ref} {key}", matters.said_kind(kind), sentences)
    if why:
        office, ref = screen.office, screen.ref
        screen.store(key, lambda: routes.take_back(office, ref, kind, why), "The answer is taken back.")


async def ask_notice(screen: RouteScreen, key: str, kind: NoticeKind, answers: Answers) -> None:
    """Ask for a notice: both places, each with its day and time, and what it has to state."""
    case, asked = case_of(screen), NOTICES[kind]
    old, offered = case.notices.get(kind), notices.suggested(case, kind)
    shown = {
        "offices": notices.moment_text(old.offices_on, old.offices_at) if old else "",
        "website": notices.moment_text(old.website_on, old.website_at) if old else "",
    }
    places = (
        (
            "offices",
            "When was it made available at the offices? A day, and if known the time; empty if it was not yet.",
        ),
        ("website", "When was it published on the website? A day, and if known the time; empty if it was not yet."),
    )
    words = [(name, f"What does it state: {said}?") for name, said in asked.fields]
    if kind is NoticeKind.PRIVATE_5 and (case.representations or (old and old.representations)):
        words += [
            ("representations", "Which representations does it set out? Those received by its day."),
            ("response", "What response to them does it state?"),
        ]
    questions = (
        *(line(name, sentence, shown[name], check=checked(split_moment, optional=True)) for name, sentence in places),
        *(reason(name, said, (getattr(old, name) if old else "") or offered.get(name, "")) for name, said in words),
    )
    if not await ask_in_turn(screen.app, asked.name, questions, answers):
        return
    typed, office, ref = dict(answers.given), screen.office, screen.ref
    screen.store(key, lambda: notices.record_notice(office, ref, kind, typed), f"{asked.name} is recorded.")
