"""What is done with an entry of the forward plan, from its list and from its form alike."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import shorten

from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import ClerkError, ExemptWords, InputError
from clerk_tui.domain.forward_plan import Difference, Entry
from clerk_tui.domain.pounds import parse_pounds
from clerk_tui.register import forward_plan as rows
from clerk_tui.rules.notices import earliest_key_decision
from clerk_tui.screens.asking import ask_reason, forget, left_answers
from clerk_tui.screens.exempt_words import refuse_or_ask
from clerk_tui.screens.ledgers import Offer
from clerk_tui.screens.questions import Answers, Question, ask_in_turn, line, reason
from clerk_tui.screens.work import DeskWork
from clerk_tui.services import forward_plan, key_tests, plan_state, plan_versions
from clerk_tui.services.plan_versions import Pending
from clerk_tui.widgets.cells import fit, wrap
from clerk_tui.widgets.dialogs import AskDate, AskReason, Choose, ShowText, text_width
from clerk_tui.widgets.words import tell

_YES_NO = [("yes", "Yes"), ("no", "No")]
_NOTHING = "nothing"
Done = Callable[[], None]


def _choice(key: str, sentence: Callable[[Answers], str], when: Callable[[Answers], bool] = lambda _: True) -> Question:
    """Yes or no to a sentence that rests on the answers before."""
    return Question(key, lambda title, _, answers: Choose(title, _YES_NO, sentence=sentence(answers)), when=when)


def _amount(text: str) -> str | None:
    try:
        if text.strip():
            parse_pounds(text)
    except InputError as error:
        return str(error)
    return None


def _wards(text: str) -> str | None:
    return None if not text.strip() or (text.strip().isdecimal() and len(text.strip()) < 4) else "Type a number."


# The key test


def take_key_test(screen: DeskWork[None], entry_id: int, done: Done) -> None:
    """Ask the two limbs, who answered and why; Escape goes back one question and loses no answer."""
    entry = forward_plan.standing(screen.office, entry_id)
    screen.app.run_worker(_ask_key_test(screen, entry, done), group="ask", exclusive=True)


async def _ask_key_test(screen: DeskWork[None], entry: Entry, done: Done) -> None:
    about = f"key test of F{entry.id}"
    answers = left_answers(screen, about)
    if not await ask_in_turn(screen.app, f"Key test of {entry.reference}", _limbs(screen, entry.id), answers):
        return
    given = answers.given
    amount, wards = str(given["amount"]).strip(), str(given["wards"]).strip()
    test = key_tests.Answers(
        answered_by=given["by"],
        reasoning=given["because"],
        money=given["money"] == "yes",
        wards_significant=given["wards_significant"] == "yes",
        amount=parse_pounds(amount) if amount else None,
        service=str(given.get("service", "")),
        wards=int(wards) if wards else None,
    )
    office = screen.office

    def taken(found: object) -> None:
        forget(screen, about)
        tell(screen.app, f"{entry.reference} is {key_tests.outcome(rows.entry(office.register, entry.id))}.")
        done()

    screen.desk.do(lambda: key_tests.take(office, entry.id, test), taken)


def _limbs(screen: DeskWork[None], entry_id: int) -> list[Question]:
    office = screen.office
    named = key_tests.wards_asked(office, entry_id)

    def beside(answers: Answers) -> str:
        typed = str(answers.given["amount"]).strip()
        service = str(answers.given.get("service", ""))
        says = key_tests.beside(office, parse_pounds(typed) if typed else None, service)
        return f"{says}\n\nIs that significant for the budget of the service or function (regulation 8(1)(a))?"

    services = key_tests.services_with_thresholds(office)
    return [
        line("amount", "How much is to be spent or saved? Leave it empty where no money is in question.",
             check=_amount),
        line("service", f"Whose budget? The council file has thresholds for: {', '.join(services)}.",
             when=lambda _: bool(services), check=lambda _: None),
        _choice("money", beside),
        line("wards", "How many wards or divisions does it affect? Leave it empty where that is not known.",
             check=_wards),
        _choice("wards_significant", lambda _: named or "Is it significant in its effect on communities living or"
                " working in two or more wards or divisions (regulation 8(1)(b))?"),
        line("by", "Who answered this?"),
        reason("because", "The reasoning. It is kept, also where the matter is not key."),
    ]  # fmt: skip


# The notice


def publish(screen: DeskWork[None], entry_id: int, done: Done) -> None:
    """Ask when the notice was at each place, and what the law leaves to the proper officer; then keep it."""
    try:
        found = plan_versions.pending(screen.office, entry_id)
    except ExemptWords as error:
        refuse_or_ask(screen, error, lambda: publish(screen, entry_id, done))
        return
    screen.app.run_worker(_ask_publish(screen, found, done), group="ask", exclusive=True)


async def _ask_publish(screen: DeskWork[None], found: Pending, done: Done) -> None:
    about = f"notice of F{found.entry.id}"
    answers = left_answers(screen, about)
    office, entry_id, reference = screen.office, found.entry.id, found.entry.reference
    if not await ask_in_turn(screen.app, f"Notice of {reference}", _places(screen, found), answers):
        return
    given = dict(answers.given)
    restart = given.get("restart")

    def published(version: object) -> None:
        forget(screen, about)
        state = plan_state.of_entry(office, entry_id)
        tell(screen.app, f"{reference}: {state.says}. F12 undoes it.")
        done()

    def failed(error: ClerkError) -> None:
        if "is still to come" not in str(error) and not given.get("because"):
            # What the law leaves to the clerk is asked for with the next try; the days typed are kept.
            answers.given["why"] = str(error)
        screen.desk.refuse(error)

    screen.desk.do(
        lambda: plan_versions.publish(
            office, entry_id, offices=given["offices"], website=given["website"],
            restart=None if restart is None else restart == "yes", because=str(given.get("because", "")),
        ),
        published, failed,
    )  # fmt: skip


def _places(screen: DeskWork[None], found: Pending) -> list[Question]:
    today = format_date(screen.office.clock.today())

    def place(key: str, sentence: str) -> Question:
        return Question(key, lambda title, words, _: AskDate(title, sentence, words, timed=True), today)

    asks_restart = found.asks or not (found.first or found.changes)
    needs = asks_restart or bool(found.missing)
    return [
        place("offices", "When was the notice put up at the offices? A day, with the hour where it is known."),
        place("website", "When was it on the website? The 28 clear days run from the later of the two."),
        _choice("restart", lambda _: _on_restart(found), lambda _: asks_restart),
        Question("because", lambda title, words, answers: AskReason(title, _why(found, answers), value=words),
                 when=lambda answers: needs or "why" in answers.given),
    ]  # fmt: skip


def _on_restart(found: Pending) -> str:
    if not found.changes:
        return f"Nothing differs from version {len(found.versions)}. Do the 28 clear days begin again with this one?"
    changed = "; ".join(f"{each.label}: {_brief(each.before)} → {_brief(each.after)}" for each in found.changes)
    says = " ".join((*(finding.says for finding in found.findings), *found.counted))
    return f"{changed}.\n\n{says}\n\nDo the 28 clear days begin again?"


def _brief(text: str) -> str:
    """So much of a text that the question and its answers stay on the screen; the versions show all of it."""
    return shorten(text, 60, placeholder=" …") or _NOTHING


def _why(found: Pending, answers: Answers) -> list[str]:
    if found.missing:
        return [f"The notice does not say {'; '.join(found.missing)}, as regulation 9(1) asks.", "Why was it so?"]
    if "why" in answers.given:
        return [str(answers.given["why"]), "The reason:"]
    return ["The proper officer's reason for that choice. It stays with the notice."]


# Reading


def show_versions(screen: DeskWork[None], entry_id: int) -> None:
    """Every notice as published, and beside it what changed from the one before."""
    from clerk_tui.services.plan_words import version_line

    office, width = screen.office, text_width(screen.app.size.width)
    held = rows.versions(office.register, entry_id)
    lines: list[str] = []
    for version in held:
        lines += [*wrap(version_line(version, runs=version is rows.starting(held)), width)]
        number = version.sequence
        if number > 1:
            changed = plan_versions.between(office, entry_id, number - 1, number)
            lines += ["", *side_by_side(changed, width, f"Version {number - 1}", f"Version {number}")]
        lines.append("")
    if held and (waiting := plan_versions.between(office, entry_id, len(held))):
        lines += ["Not published yet:", *side_by_side(waiting, width, f"Version {len(held)}", "As it is now")]
    reference = rows.entry(office.register, entry_id).reference
    text = "\n".join(lines) or "No notice of it was published yet."
    screen.app.push_screen(ShowText(f"Notices of {reference}", text))


def side_by_side(found: tuple[Difference, ...], width: int, older: str, newer: str) -> list[str]:
    """What differs in two columns, `width` cells in all, the older text on the left."""
    column = (width - 3) // 2
    lines = [f"{fit(older, column)} │ {newer}"] if found else ["Nothing differs."]
    for each in found:
        left, right = (wrap(text or _NOTHING, column) for text in (each.before, each.after))
        lines += ["", each.label]
        for place in range(max(len(left), len(right))):
            one, two = (side[place] if place < len(side) else "" for side in (left, right))
            lines.append(f"{fit(one, column)} │ {two}".rstrip())
    return lines


def offers(screen: DeskWork[None], entry_id: int) -> list[Offer]:
    """The counts behind an entry: by when its notice is due, and from when it is long enough."""
    office, state = screen.office, plan_state.of_entry(screen.office, entry_id)
    count = plan_state.count_of(office, state.row)
    if count is None:
        return []
    published, found = state.row.published_from, ""
    if published is not None:
        found = f"at both places on {format_date(published)}: {max(count.clear_days or 0, 0)} clear days"
    offered: list[Offer] = [(f"Notice due by {format_date(count.ledger.working_answer)}", count.ledger, found)]
    if published is not None:
        strict = office.council().strict_28
        ledger = earliest_key_decision(published, office.calendar(), strict=strict).ledger
        offered.append((f"The notice is long enough from {format_date(ledger.answer)}", ledger, found))
    return offered


def show_route(screen: DeskWork[None], entry_id: int) -> None:
    """What is open and until when, what is recorded, who is informed and who must agree."""
    from clerk_tui.screens.route import RouteScreen

    screen.app.push_screen(RouteScreen(f"F{entry_id}"), lambda _: screen.desk.refresh_screens())


def plan(screen: DeskWork[None], entry_id: int) -> None:
    """Every gate before and after the day of the decision."""
    from clerk_tui.screens.planner import PlannerScreen

    if rows.entry(screen.office.register, entry_id).due_from is None:
        tell(screen.app, "Enter the day of the decision, or the first of its period; then there is a day to plan from.")
        return
    screen.app.push_screen(PlannerScreen(f"F{entry_id}"))


def withdraw(screen: DeskWork[None], entry_id: int, done: Done) -> None:
    """Ask why, and mark the entry."""
    entry = forward_plan.standing(screen.office, entry_id)
    screen.app.run_worker(_ask_withdrawal(screen, entry, done), group="ask", exclusive=True)


async def _ask_withdrawal(screen: DeskWork[None], entry: Entry, done: Done) -> None:
    office, about = screen.office, f"withdrawal of F{entry.id}"
    sentences = [
        f"{entry.reference}, {entry.matter.splitlines()[0]}, stays on the plan, marked as withdrawn.",
        "Why? The reason stays in the register; no notice gives it.",
    ]
    because = await ask_reason(screen, about, "Withdraw the entry", sentences)
    if because is None:
        return

    def withdrawn(_: object) -> None:
        forget(screen, about)
        tell(screen.app, f"{entry.reference} is marked as withdrawn. F12 undoes it.")
        done()

    screen.desk.do(lambda: forward_plan.withdraw(office, entry.id, because), withdrawn)
