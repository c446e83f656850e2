"""What is asked of commitments, plans and progress; the answers are the fields as they are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from clerk_tui.domain.by_when import read_by_when
from clerk_tui.domain.commitments import Commitment, CommitmentPlan, Progress, Standing
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import ClerkError, InputError, NotFound
from clerk_tui.domain.findings import Finding
from clerk_tui.register import decisions
from clerk_tui.screens.asking import checked, day_or_none
from clerk_tui.screens.questions import Answers, Question, anything, choice, line, not_empty
from clerk_tui.services.commitments import changing, fields, progressing, reading
from clerk_tui.services.office import Office
from clerk_tui.widgets.dialogs import AskReason

Typed = dict[str, str]
_NO_PLAN = "-"
_EMPTY_DAY = "It may be left empty."


def typed_of(answers: Mapping[str, Any], offered: Mapping[str, str] | None = None) -> Typed:
    """The fields whose words are not those that were offered, or all of them; the reason is none of them."""
    typed = {name: str(answers[name]) for name in answers if name != "despite"}
    return {name: words for name, words in typed.items() if offered is None or words != offered.get(name, "")}


def commitment_fields(one: Commitment) -> Typed:
    """A commitment's fields as they are offered for change."""
    return {
        "plan": f"P{one.plan_id}" if one.plan_id else _NO_PLAN, "code": one.code, "text": one.text, "theme": one.theme,
        "portfolio": one.portfolio, "parent": one.parent_code or (f"C{one.parent_id}" if one.parent_id else ""),
        "owner": one.owner.name if one.owner else "",
        "begins_on": format_date(one.begins_on) if one.begins_on else "",
        "due": one.due.words or (format_date(one.due.last) if one.due.last else ""),
        "due_on": format_date(one.due.last) if one.due.last else "",
    }  # fmt: skip


def commitment_questions(office: Office, old: Commitment, plan_id: int | None = None) -> Sequence[Question]:
    """Every field in turn. `plan_id` is the plan that a new one is offered."""
    offered = commitment_fields(old if old.id else replace(old, plan_id=plan_id))
    plans = [(plan.ref, plan.name) for plan in reading.plans(office)]
    plans.sort(key=lambda plan: plan[0] != offered["plan"])
    none = (_NO_PLAN, "No plan")
    options = [none, *plans] if old.id and old.plan_id is None else [*plans, none]
    said = ", ".join(reading.portfolios(office)[:6])
    named = f" Known are {said}." if said else ""
    return (
        *((choice("plan", "In which plan does it stand?", options),) if plans else ()),
        line("code", "Its code, as the council writes it, like PF3a? It may be left empty.", offered["code"],
             check=anything),
        words("text", "What will be done? Each line is a point of the plan on a page.", offered["text"],
              may_be_empty=bool(old.id) and not old.text),
        line("theme", "Its theme, the row of the plan on a page? It may be left empty.", offered["theme"],
             check=anything),
        line("portfolio", f"Whose portfolio? It may be left empty.{named}", offered["portfolio"], check=anything),
        line("parent", "Under which objective? Empty: found from its code; - for none.", offered["parent"],
             check=anything),
        line("owner", "Who is responsible? It may be left empty.", offered["owner"], check=anything),
        _day("begins_on", f"From which day? {_EMPTY_DAY}", offered["begins_on"]),
        line("due", "By when: a day, or the council's words, like August 2022? It may be left empty.", offered["due"],
             check=anything),
        _last_day(offered["due_on"]),
        despite(lambda given: _doubts(office, old, given)),
    )  # fmt: skip


def _doubts(office: Office, old: Commitment, given: Mapping[str, Any]) -> Sequence[Finding]:
    new = fields.read_commitment(office, typed_of(given, commitment_fields(old) if old.id else None), old)
    return () if new == old else changing.doubts_of(office, new)


def _last_day(offered: str) -> Question:
    """Asked where the council's words name no day."""
    sentence = "Which last day do these words mean? Empty where nobody can say."
    return line(
        "due_on", sentence, offered, check=checked(day_or_none, optional=True),
        when=lambda answers: _names_no_day(str(answers.given.get("due", ""))),
    )  # fmt: skip


def _names_no_day(said: str) -> bool:
    return bool(said.strip()) and read_by_when(said).last is None


def progress_fields(office: Office, entry: Progress) -> Typed:
    """An entry's fields as they are offered; of a new one those of today."""
    period = entry.period.words or ("" if entry.id else _period_now(office, entry.commitment_id))
    return {
        "text": entry.text, "made_on": format_date(entry.made_on), "author": entry.author, "period": period,
        "decision": f"D{entry.decision_id}" if entry.decision_id else "",
    }  # fmt: skip


def _period_now(office: Office, commitment_id: int) -> str:
    """The period that its plan reports on, as long as what the plan promises next is still to come."""
    plan_id = reading.commitment(office, commitment_id).plan_id
    plan = None if plan_id is None else reading.plan(office, plan_id)
    if plan is None or (plan.due.last is not None and plan.due.last < office.clock.today()):
        return ""
    return plan.period.words


def progress_questions(office: Office, entry: Progress) -> Sequence[Question]:
    """How it has gone, when, who says so, the period it is about, and the decision it tells of."""
    offered = progress_fields(office, entry)

    def doubts(given: Mapping[str, Any]) -> Sequence[Finding]:
        new = fields.read_progress(office, typed_of(given, progress_fields(office, entry) if entry.id else None), entry)
        return () if new == entry else progressing.doubts_of(office, new)

    return (
        words("text", "How has it gone? Each line is a point of the plan on a page.", offered["text"]),
        _day("made_on", "On which day is that said?", offered["made_on"], may_be_empty=False),
        line("author", "Who says so? It may be left empty.", offered["author"], check=anything),
        line("period", "About which period, like January to April 2022? It may be left empty.", offered["period"],
             check=anything),
        line("decision", "Which decision does it tell of, like D3? It may be left empty.", offered["decision"],
             check=_decision(office)),
        despite(doubts),
    )  # fmt: skip


def plan_fields(plan: CommitmentPlan) -> Typed:
    """A plan's fields as they are offered for change."""
    return {
        "name": plan.name, "begins_on": format_date(plan.begins_on) if plan.begins_on else "",
        "ends_on": format_date(plan.ends_on) if plan.ends_on else "", "period": plan.period.words,
        "due": plan.due.words, "due_on": format_date(plan.due.last) if plan.due.last else "",
    }  # fmt: skip


def plan_questions(plan: CommitmentPlan) -> Sequence[Question]:
    """What it is called, when it runs, and the times of its plan on a page."""
    offered = plan_fields(plan)
    return (
        line("name", "What is the plan called?", offered["name"]),
        _day("begins_on", f"From which day does it run? {_EMPTY_DAY}", offered["begins_on"]),
        _day("ends_on", f"Until which day? {_EMPTY_DAY}", offered["ends_on"]),
        line("period", "Which period is reported on now, like January to April 2022? It may be left empty.",
             offered["period"], check=anything),
        line("due", "By when is the next promised, like August 2022? It may be left empty.", offered["due"],
             check=anything),
        _last_day(offered["due_on"]),
    )  # fmt: skip


def end_doubts(office: Office, one: Commitment, given: Mapping[str, Any]) -> Sequence[Finding]:
    """What speaks against its end as it was answered so far: `how` it ended and `on` which day."""
    if "how" not in given or "on" not in given:
        return ()
    return changing.end_doubts(office, one, Standing(given["how"]), given["on"][0])


def decision_question(office: Office) -> Question:
    """Which decision serves a commitment."""
    sentence = "Which decision serves it? Its number like D3, or its reference."
    return line("decision", sentence, check=_decision(office, may_be_empty=False))


def _decision(office: Office, *, may_be_empty: bool = True) -> Callable[[str], str | None]:
    def check(text: str) -> str | None:
        if not text.strip():
            return None if may_be_empty else not_empty(text)
        try:
            decisions.find(office.register, text)
        except (InputError, NotFound) as error:
            return str(error)
        return None

    return check


def words(key: str, sentence: str, offer: str = "", *, may_be_empty: bool = False) -> Question:
    """A question for a text of several lines."""

    def ask(title: str, typed: str, _: Answers) -> AskReason:
        return AskReason(title, [sentence], value=typed, may_be_empty=may_be_empty)

    return Question(key, ask, offer)


def _day(key: str, sentence: str, offer: str, *, may_be_empty: bool = True) -> Question:
    return line(key, sentence, offer, check=checked(day_or_none, optional=may_be_empty))


def despite(doubts: Callable[[Mapping[str, Any]], Sequence[Finding]]) -> Question:
    """Why it stands although something speaks against it; asked only where something does."""

    def found(answers: Answers) -> list[str]:
        try:
            return [one.says for one in doubts(answers.given)]
        except ClerkError:
            # What is wrong otherwise, or not answered yet, is said when it is entered.
            return []

    def ask(title: str, typed: str, answers: Answers) -> AskReason:
        return AskReason(title, [*found(answers), "Why does it stand all the same?"], value=typed)

    return Question("despite", ask, when=lambda answers: bool(found(answers)))
