"""The Planner: every gate of a decision in order, from its day or from a wished first day of effect.

Dates come from the counting functions alone; what the planner assumes it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from clerk_tui.domain.council import Council, Maker, Nation
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError, NotConfigured
from clerk_tui.domain.findings import Finding, Severity, by_weight
from clerk_tui.domain.plan import DECISION, DERIVED, EFFECT, Gate, Plan, Wish
from clerk_tui.rules.assumed_days import publication_id
from clerk_tui.rules.calendar import Calendar
from clerk_tui.rules.counting import Terms, in_range, on_or_before
from clerk_tui.rules.plan_after import after, assumed_words, left_out_after, published_on, standstill
from clerk_tui.rules.plan_before import before, left_out_before
from clerk_tui.rules.plan_case import Case
from clerk_tui.rules.plan_earliest import first_day, ways
from clerk_tui.rules.plan_words import WORDS

_LONGEST = 400
_WORKED = Terms("", "", "")


def plan(council: Council, calendar: Calendar, today: date, wish: Wish) -> Plan:
    """Every gate of what is wished for. InputError where the wish contradicts itself or leaves the calendar's years;
    NotConfigured where a wished first day of effect cannot be counted back by the council's own rule.
    """
    _one_anchor(wish)
    _one_class(wish)
    _movable(wish)
    case = Case(council, calendar, today, wish, in_range(wish.meeting or latest_decision(council, calendar, wish)))
    too_late = case.decided if wish.meeting is None and case.over else None
    if too_late is not None:
        case = replace(case, decided=first_day(case))
    published = published_on(case)
    still = standstill(case, published)
    gates = [*before(case), *after(case, published, still)]
    if too_late is not None:
        gates[-1] = replace(gates[-1], missed=True, still_open=ways(case, too_late))
    _known(wish, gates)
    return Plan(
        council=council.name,
        today=today,
        wish=wish,
        decided=case.decided,
        published=published,
        effective=still.effective,
        gates=_in_order(gates),
        left_out=(*left_out_before(case), *left_out_after(case, still)),
        findings=tuple(by_weight(list(_findings(case, gates, published)))),
        too_late=too_late,
    )


def latest_decision(council: Council, calendar: Calendar, wish: Wish) -> date:
    """The last working day for the decision whose effect comes on or before the day that is wished for.

    Publication is taken to follow as `published_on` assumes. Each working day is tried, the latest first, because
    generations of a council's rule may differ.
    """
    assert wish.effective is not None
    day = in_range(wish.effective)
    for _ in range(_LONGEST):
        day = on_or_before(calendar, day, _WORKED)
        effective = _effect_of(council, calendar, wish, day)
        if effective <= wish.effective:
            return day
        day = in_range(day - timedelta(days=1))
    raise InputError(f"No day of the year before {format_date(wish.effective)} serves for the decision.")


def _effect_of(council: Council, calendar: Calendar, wish: Wish, day: date) -> date:
    case = Case(council, calendar, day, wish, day)
    still = standstill(case, published_on(case))
    if still.effective is not None:
        return still.effective
    if still.closed:
        raise NotConfigured(
            f"{still.why} {council.name}'s council file does not say when such a decision takes effect"
            f"{not_callable_key(council)}, so it cannot be planned back from that day."
        )
    raise NotConfigured(still.why)


def not_callable_key(council: Council) -> str:
    """Where the council's file says when a decision that cannot be called in takes effect."""
    return f" (not_callable_effective in {council.id}.toml)"


def why_not_moved(gate_id: str) -> str:
    """Why a gate cannot be moved by itself; empty where it can."""
    if gate_id not in DERIVED:
        return ""
    return (
        f"“{WORDS[gate_id][0]}” follows from the publication and the council's rule: move the publication or the"
        " decision, or wish for another first day of effect."
    )


def _one_anchor(wish: Wish) -> None:
    if wish.meeting is None and wish.effective is None:
        raise InputError("A plan starts from the day of the meeting or from a wished first day of effect.")
    if wish.meeting is None and {"EN-PUB", "WA-PUB"} & {gate_id for gate_id, _ in wish.moved}:
        raise InputError(
            "From a wished first day of effect the day of publication follows; to plan with a day of publication give"
            " the day of the meeting."
        )


def _one_class(wish: Wish) -> None:
    if wish.maker is Maker.OFFICER and wish.key:
        raise InputError("An officer's decision that is key is of the class officer-key.")
    if wish.maker is Maker.OFFICER_KEY and not wish.key:
        raise InputError("A decision of the class officer-key is a key decision.")


def _movable(wish: Wish) -> None:
    for gate_id, day in wish.moved:
        if why := why_not_moved(gate_id):
            raise InputError(why)
        if gate_id == DECISION:
            raise InputError("The decision is moved by giving another day of the meeting.")
        if gate_id not in WORDS:
            raise InputError(f"“{gate_id}” is no gate of a plan.")
        in_range(day)


def _known(wish: Wish, gates: Iterable[Gate]) -> None:
    """A notice given its day after the decision, or a record before it, cannot be meant."""
    order = [gate.id for gate in gates]
    decided = next(gate.planned for gate in gates if gate.id == DECISION)
    assert decided is not None
    for gate_id, day in wish.moved:
        if gate_id not in order:
            continue
        name, before_it = WORDS[gate_id][0], order.index(gate_id) < order.index(DECISION)
        if before_it and day >= decided:
            raise InputError(
                f"“{name}” on {format_date(day)} does not come before the decision of {format_date(decided)}."
            )
        if not before_it and day < decided:
            raise InputError(f"“{name}” on {format_date(day)} comes before the decision of {format_date(decided)}.")


def _in_order(gates: list[Gate]) -> tuple[Gate, ...]:
    """By date; a gate without one stays behind the gate before it, and the law's order decides between equals."""
    placed: list[tuple[date, int, Gate]] = []
    last = date.min
    for place, gate in enumerate(gates):
        last = gate.day or last
        placed.append((last, place, gate))
    return tuple(gate for _, _, gate in sorted(placed, key=lambda entry: entry[:2]))


def _findings(case: Case, gates: list[Gate], published: date) -> Iterator[Finding]:
    late = {gate.id for gate in gates if gate.missed}
    for gate in gates:
        if gate.id in late and not (gate.id == DECISION and "EN-KD28" in late):
            yield _missed(gate)
    publication = publication_id(case.council)
    if case.wish.day_of(publication) is None:
        says = f"Publication is assumed on {assumed_words(case, published)}; call-in and effect follow from it."
        yield Finding(publication, Severity.ADVICE, publication, says)
    if case.council.nation is Nation.WALES and case.wish.key:
        says = (
            "No key-decision notice is known to the Welsh regulations; look whether the council has rules of its own."
        )
        yield Finding("EN-KD28", Severity.ADVICE, DECISION, says)
    effect = next(gate for gate in gates if gate.id == EFFECT)
    if effect.day is None:
        yield Finding(EFFECT, Severity.WARNING, EFFECT, " ".join(effect.says))


def _missed(gate: Gate) -> Finding:
    authority = gate.authorities[0].id if gate.authorities else ""
    if gate.latest is not None:
        by = format_date(gate.latest_working_day or gate.latest)
        how = "done on" if gate.done else "planned for"
        planned = f"{how} {format_date(gate.planned)}, " if gate.planned else ""
        says = " ".join((f"{gate.name}: {planned}due by {by}, {gate.short}.", *gate.still_open[:1]))
    else:
        first = f"not before {format_date(gate.earliest)}, " if gate.earliest else ""
        says = f"{gate.name}: {first}{gate.short}. {(*gate.still_open, *gate.says)[0]}"
    return Finding(gate.id, Severity.BLOCKER, gate.id, says, authority, gate.ledger)
