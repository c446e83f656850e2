"""The gates after a decision: access, record, publication, the end of call-in and the first day of effect.

SI 2012/2089 regs 12, 13 and 16; in Wales SI 2001/2290; call-in and its effect by the council's own rule alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from clerk_tui.domain.council import CallInRule, Maker
from clerk_tui.domain.dates import format_date, format_instant
from clerk_tui.domain.errors import ClerkError, NotConfigured
from clerk_tui.domain.ledger import CallInWindow, Certainty
from clerk_tui.domain.plan import CLOSES, EFFECT, Gate, LeftOut
from clerk_tui.rules.assumed_days import publication, publication_id
from clerk_tui.rules.call_in import Events, rule_and_start, window_by
from clerk_tui.rules.call_in_class import opens, with_class
from clerk_tui.rules.counting import BACK, Terms, in_range, on_or_after, on_or_before
from clerk_tui.rules.deadlines import publish_by
from clerk_tui.rules.plan_case import Case, due
from clerk_tui.rules.plan_slack import days_in_words, with_slack, working_days
from clerk_tui.rules.plan_words import WORDS
from clerk_tui.rules.registry import RULES

_OFFICE = Terms("", "", "", roll=BACK, closures_count=False)


@dataclass(frozen=True, slots=True)
class Standstill:
    """Call-in of a plan: its window, or why there is none; `closed` says that this decision is not open to it.

    `rule` is the generation that governs the decision, if there is one.
    """

    window: CallInWindow | None = None
    effective: date | None = None
    why: str = ""
    closed: bool = False
    rule: CallInRule | None = None


def published_on(case: Case) -> date:
    """The day of publication: as moved, otherwise the one that is assumed."""
    moved = case.wish.day_of(publication_id(case.council))
    return moved or publication(case.council, case.calendar, case.decided).day


def assumed_words(case: Case, published: date) -> str:
    """`Friday 11 December 2026, the next working day after the decision`"""
    limit = case.council.publish_within_days is not None
    which = "the last day of the council's own limit" if limit else "the next working day after the decision"
    return f"{format_date(published)}, {which}"


def standstill(case: Case, published: date) -> Standstill:
    """The window that opens with publication, and the first day of effect; the reason where there is none."""
    events = Events(
        published,
        decided=case.decided,
        meeting=case.decided if case.meets else None,
        maker=case.wish.maker,
    )
    rule, missing = _rule(case, events)
    if closed := _closed(case, rule):
        return _not_open(case, rule, published, closed)
    if rule is None:
        return Standstill(why=missing)
    try:
        found = window_by(case.council, rule, case.calendar, events)
    except ClerkError as error:
        return Standstill(why=str(error), rule=rule)
    found = with_class(found, rule, case.wish.maker, case.wish.key)
    return Standstill(found, found.effective, rule=rule)


def _rule(case: Case, events: Events) -> tuple[CallInRule | None, str]:
    """The generation that governs this decision by its own start event; the sentence that says why there is none."""
    try:
        return rule_and_start(case.council, events)[0], ""
    except NotConfigured as error:
        return None, str(error)


def _closed(case: Case, rule: CallInRule | None) -> str:
    """Why the decision is not open to call-in; empty where it is, or where that is not known."""
    if case.wish.not_callable:
        return case.wish.not_callable
    if rule is None:
        return ""
    found = opens(rule, case.wish.maker, case.wish.key)
    return f"by {case.council.name}'s rule {found.says}" if found.open is False else ""


def _not_open(case: Case, rule: CallInRule | None, published: date, why: str) -> Standstill:
    when = rule.not_callable_effective if rule else ""
    day = {"decision": case.decided, "publication": published}.get(when)
    return Standstill(effective=day, why=f"Not open to call-in: {why}.", closed=True, rule=rule)


def after(case: Case, published: date, still: Standstill) -> Iterator[Gate]:
    """Every gate from the decision on, in the law's order."""
    if not case.wales and (case.wish.private or not case.meets):
        yield _access(case)
    yield _record(case, published)
    if case.wales and case.wish.maker is Maker.MEMBER:
        yield _implementable(case, published)
    yield _publication(case, published)
    if not still.closed:
        yield _closes(case, still)
    yield _effect(case, published, still)


def left_out_after(case: Case, still: Standstill) -> Iterator[LeftOut]:
    """The gates after a decision that this one does not have, and why."""
    if not case.wales and case.meets and not case.wish.private:
        yield LeftOut("EN-M24", WORDS["EN-M24"][0], "the papers of a public meeting are open to members before it.")
    if still.closed:
        yield LeftOut(CLOSES, WORDS[CLOSES][0], f"{still.why[0].lower()}{still.why[1:]}")


def _access(case: Case) -> Gate:
    """EN-M24: within 24 elapsed hours, so on the day after at the hour at which the meeting or decision ended."""
    day = in_range(case.decided + timedelta(days=1))
    name, who, proves = case.words("EN-M24")
    gate = Gate(
        "EN-M24",
        name,
        who,
        proves,
        latest=day,
        latest_working_day=max(case.decided, on_or_before(case.calendar, day, _OFFICE)),
        planned=case.wish.day_of("EN-M24"),
        certainty=Certainty.STATUTE,
        authorities=RULES["EN-M24"].authorities,
        says=(
            f"Within 24 hours of the end, so by the same hour on {format_date(day)};"
            " “clerk-tui count access” counts the hours.",
        ),
    )
    gate = with_slack(gate, case.calendar, case.today)
    # Nothing records when members were let in: that the hours are over does not say that it was not done.
    return gate if gate.planned or not gate.missed else replace(gate, missed=False, short="the 24 hours are over")


def _record(case: Case, published: date) -> Gate:
    gate_id = "WA-REC" if case.wales else "EN-REC"
    name, who, proves = case.words(gate_id)
    moved = case.wish.day_of(gate_id)
    at_meeting, alone = RULES[gate_id].authorities
    return Gate(
        gate_id,
        name,
        who,
        proves,
        short="as soon as practicable",
        planned=moved or published,
        assumed=moved is None,
        done=moved is not None and moved < case.today,
        certainty=Certainty.STATUTE,
        authorities=(at_meeting if case.meets else alone,),
        says=("As soon as reasonably practicable after the decision; the law sets no number of days.",),
    )


def _implementable(case: Case, published: date) -> Gate:
    """WA-IMP: a member's decision waits for its written statement."""
    name, who, proves = case.words("WA-IMP")
    stated = case.wish.day_of("WA-REC") or published
    return Gate(
        "WA-IMP",
        name,
        who,
        proves,
        short="once it is recorded",
        earliest=stated,
        earliest_working_day=on_or_after(case.calendar, stated, _OFFICE),
        certainty=Certainty.STATUTE,
        authorities=RULES["WA-IMP"].authorities,
        says=(
            "Not before the written statement has been produced, unless it is urgent and the scrutiny chairman, or in"
            " their place the chairman, then the vice-chairman of the council, agrees.",
        ),
    )


def _publication(case: Case, published: date) -> Gate:
    gate_id = publication_id(case.council)
    moved = case.wish.day_of(gate_id)
    asked = "The law says only: as soon as reasonably practicable."
    says = () if moved else (f"Assumed: {assumed_words(case, published)}. {asked}",)
    if why := case.calendar.why_not(published, closures_count=False):
        day = format_date(published)
        says = (*says, f"{day} is no working day{'' if why in day else f': {why}'}. Publish before it where you can.")
    try:
        limit = publish_by(case.council, case.calendar, decided=case.decided)
    except NotConfigured:
        name, who, proves = case.words(gate_id)
        done = moved is not None and moved < case.today
        return Gate(
            gate_id,
            name,
            who,
            proves,
            short="assumed" if moved is None else "done" if done else "planned",
            planned=published,
            assumed=moved is None,
            done=done,
            certainty=Certainty.STATUTE,
            authorities=RULES[gate_id].authorities,
            says=says or (asked,),
        )
    return due(case, gate_id, limit.ledger, *says, planned=published, assumed=True)


def _closes(case: Case, still: Standstill) -> Gate:
    name, who, proves = case.words(CLOSES)
    found = still.window
    if found is None:
        return Gate(CLOSES, name, who, proves, short="no date", says=(still.why,))
    ledger = found.closes_ledger
    left, days = working_days(case.calendar, case.today, found.closes), (found.closes - case.today).days
    until = f"A request must be in before {format_instant(found.closes_at)}." if found.cutoff_stated else ""
    return Gate(
        CLOSES,
        name,
        who,
        proves,
        short="closed" if days < 0 else f"{days_in_words(left)} left",
        latest=found.closes,
        latest_working_day=found.closes,
        slack_working_days=left,
        slack_days=days,
        certainty=ledger.certainty,
        authorities=ledger.authorities,
        ledger=ledger,
        says=(*((until,) if until else ()), *found.advice, *_officer_advice(case, still)),
    )


def _officer_advice(case: Case, still: Standstill) -> tuple[str, ...]:
    """Few councils open officers' other decisions to call-in; where the file does not say, the window may not apply."""
    assert still.rule is not None
    if case.wish.maker is not Maker.OFFICER or still.rule.callable_classes:
        return ()
    return (
        "The council file does not say whether an officer's decision that is not key can be called in; the window is"
        " shown in case it can.",
    )


def _effect(case: Case, published: date, still: Standstill) -> Gate:
    name, who, proves = case.words(EFFECT)
    if still.window is not None:
        ledger = still.window.effective_ledger
        gate = Gate(
            EFFECT, name, who, proves, certainty=ledger.certainty, authorities=ledger.authorities, ledger=ledger,
            earliest=still.window.effective, earliest_working_day=still.window.effective_working_day,
            says=ledger.advice,
        )  # fmt: skip
    elif still.effective is not None:
        working = on_or_after(case.calendar, still.effective, _OFFICE)
        gate = Gate(
            EFFECT, name, who, proves, earliest=still.effective, earliest_working_day=working, says=(still.why,)
        )
    else:
        unknown = "The council file does not say when a decision that cannot be called in takes effect."
        says = (still.why, unknown) if still.closed else (still.why,)
        return Gate(EFFECT, name, who, proves, short="no date", says=says)
    return _against_wish(case, gate)


def _against_wish(case: Case, gate: Gate) -> Gate:
    """The first day of effect beside the day that was wished for."""
    wished, first = case.wish.effective, gate.earliest
    assert first is not None
    if wished is None:
        days = (first - case.today).days
        words = days_in_words(working_days(case.calendar, case.today, first))
        return replace(gate, short="today" if not days else f"in {words}" if days > 0 else "past")
    days, working = (wished - first).days, working_days(case.calendar, first, wished)
    short = (
        "on the day wished"
        if not days
        else f"{days_in_words(days, '')} to spare"
        if days > 0
        else f"{days_in_words(-days, '')} too late"
    )
    wishes = f"Wished by {format_date(wished)}."
    return replace(
        gate,
        short=short,
        slack_days=days,
        slack_working_days=working,
        missed=days < 0,
        says=(wishes, *gate.says),
    )
