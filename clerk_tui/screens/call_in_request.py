"""Taking a request for call-in at the screen, question by question; nothing typed is lost on a refusal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from clerk_tui.domain.dates import format_date, parse_date
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.people import name_key
from clerk_tui.rules.call_in_people import has_field
from clerk_tui.screens.asking import checked
from clerk_tui.screens.call_in_steps import Given, instant, moment
from clerk_tui.screens.questions import Answers, Question, anything, choice, line, reason
from clerk_tui.services import call_in_people
from clerk_tui.services.call_in_requests import Answer, Typed, request
from clerk_tui.widgets.dialogs import AskReason, ShowText
from clerk_tui.widgets.words import tell

if TYPE_CHECKING:
    from clerk_tui.screens.call_in import CallInScreen

_POOLS = [
    ("non-executive", "Members who are not of the executive"),
    ("scrutiny-committee", "Members of a scrutiny committee"),
    ("relevant-committee", "Members of the relevant scrutiny committee"),
    ("ward", "Members for the ward"), ("electors", "Electors of the area"), ("residents", "Residents of the area"),
]  # fmt: skip
_EACH = "each"


async def ask_request(screen: CallInScreen) -> None:
    """Ask for the request, take it, and show the receipt or the refusal."""
    done = await screen.ask_and_enter(
        "request", "Request for call-in", lambda answers: tuple(_questions(screen, answers)),
        lambda given: _take(screen, given),
    )  # fmt: skip
    if done is not None:
        said = "Request received" if done.accepted else "Request refused"
        told = f"{said} and entered. p prints the answer; u undoes it while nothing rests on it."
        # Told once the answer is closed: a notice would lie over its last lines, which name the paragraph.
        screen.app.push_screen(ShowText(said, done.request.receipt), lambda _: tell(screen.app, told))


def _questions(screen: CallInScreen, answers: Answers) -> Iterator[Question]:
    now = screen.office.clock.now()
    yield moment("received", "When was it received, to the second?", now)
    yield line("how", "How did it come, and who received it? Such as: by e-mail.", "by e-mail", check=anything)
    yield _names()
    if relevant := call_in_people.committees(screen.office, screen.case.rule):
        options = [*((name, name) for name in relevant), ("", "None of them, or not known")]
        yield choice("committee", "Which committee is the relevant one for this decision?", options)
    yield from _pools(_named(screen, answers).unknown, answers)
    yield Question(
        "despite",
        lambda title, typed, answers: AskReason(
            title, [*_named(screen, answers, told=True).doubts, "Why does the proper officer take it all the same?"],
            value=typed,
        ),
        when=lambda answers: bool(_named(screen, answers, told=True).doubts),
    )  # fmt: skip
    yield from _content(screen)


def _pools(unknown: Sequence[str], answers: Answers) -> Iterator[Question]:
    """To whom those belong whom the register does not hold: all at once, or each by name."""
    if not unknown:
        return
    each = [(_EACH, "They differ: ask for each by name")] if len(unknown) > 1 else []
    yield choice("pool", f"Not in the register: {', '.join(unknown)}. Who are they?", [*_POOLS, *each])
    if each and answers.given.get("pool") == _EACH:
        for name in unknown:
            yield choice(_pool_key(name), f"Not in the register: {name}. Who is this?", _POOLS)


def _pool_key(name: str) -> str:
    return f"pool of {name_key(name)}"


def _told_pools(unknown: Sequence[str], given: Given) -> dict[str, tuple[str, ...]]:
    """What was answered of them, as far as it was."""
    together = given.get("pool")
    if together is None:
        return {}
    keys = {name: _pool_key(name) if together == _EACH and len(unknown) > 1 else "pool" for name in unknown}
    return {name: (str(given[key]),) for name, key in keys.items() if key in given and given[key] != _EACH}


def _names() -> Question:
    return Question(
        "names",
        lambda title, typed, _: AskReason(title, ["Who asks? A name a line, or between commas."], value=typed),
    )


def _content(screen: CallInScreen) -> Iterator[Question]:
    """What the request says, as far as the council's rule asks for it."""
    rule = screen.case.rule
    if rule is not None and rule.grounds:
        listed = " ".join(f"{number}. {ground}." for number, ground in enumerate(rule.grounds, 1))
        yield line("chosen", f"On which grounds? Numbers between commas. {listed}", check=anything)
    yield reason("grounds", "Its reasons, in its own words; “none” where it gives none.")
    yield line("parts", "Which parts of the decision? May be empty.", check=anything)
    yield line("alternative", "Which alternative does it ask for? May be empty.", check=anything)
    if rule is None:
        return
    for place, wanted in enumerate(rule.must_state):
        if not has_field(wanted):
            yield choice(f"states {place}", f"Does it state {wanted}?", [("yes", "Yes"), ("no", "No")])
    for place, one in enumerate(rule.requests):
        if one.condition:
            yield choice(f"condition {place}", f"Is it so that {one.condition}?", [("yes", "Yes"), ("no", "No")])
    if rule.signature:
        yield line("unconfirmed", f"{rule.signature[0].upper()}{rule.signature[1:]}. Who has not? Names, or empty.",
                   check=anything)  # fmt: skip
    if rule.duplicate_bar_months is not None:
        before = call_in_people.called_in_before(screen.office, screen.decision_id, screen.office.clock.now())
        yield line("before", "When was the same matter last called in? A day, or empty where it was not.",
                   format_date(before) if before else "", check=checked(parse_date, optional=True))  # fmt: skip


def _named(screen: CallInScreen, answers: Answers, *, told: bool = False) -> call_in_people.Named:
    """Who they are by the register, as far as it can be said before everything is answered."""
    typed = answers.given.get("names", "")
    try:
        names = call_in_people.read_names(call_in_people.split_names(typed))
        at = instant(answers.given, "received")
        case = screen.case
        relevant = answers.given.get("committee", "")
        found = call_in_people.look_up(screen.office, case.decision, case.rule, at, names, committee=relevant)
        if told and (pools := _told_pools(found.unknown, answers.given)):
            found = call_in_people.look_up(
                screen.office, case.decision, case.rule, at, names, pools=pools, committee=relevant
            )
    except (ClerkError, KeyError):
        # What cannot be read yet is said when the request is taken.
        return call_in_people.Named(())
    return found


def _take(screen: CallInScreen, given: Given) -> Answer:
    case, rule = screen.case, screen.case.rule
    names = call_in_people.split_names(given["names"])
    answers = Answers(given)
    found = _named(screen, answers)
    pools = _told_pools(found.unknown, given)
    before = given.get("before", "").strip()
    wanted = rule.must_state if rule else ()
    rules = rule.requests if rule else ()
    grounds = given["grounds"].strip()
    typed = Typed(
        instant(given, "received"), names, how=given["how"], pools=pools,
        grounds="" if grounds.casefold().rstrip(".") == "none" else grounds,
        chosen=call_in_people.split_names(given.get("chosen", "")),
        parts=given["parts"], alternative=given["alternative"],
        states=tuple(one for place, one in enumerate(wanted) if given.get(f"states {place}") == "yes"),
        conditions=tuple(
            one.condition for place, one in enumerate(rules) if given.get(f"condition {place}") == "yes"
        ),
        unconfirmed=call_in_people.split_names(given.get("unconfirmed", "")),
        committee=given.get("committee", ""), called_in_before=parse_date(before) if before else None,
        despite=given.get("despite", "") if _named(screen, answers, told=True).doubts else "",
    )  # fmt: skip
    return request(screen.office, case.decision.id, typed)
