"""A plan in words: for reading aloud, for the explanation under a list, and for comparing two plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.plan import DECISION, Gate, Plan, Wish
from clerk_tui.rules.due_words import closed_then, due_words
from clerk_tui.rules.plan_routes import WHO_AGREES

_WHAT = {
    Maker.BODY: "Meeting",
    Maker.MEMBER: "A member's decision",
    Maker.OFFICER_KEY: "An officer's decision",
    Maker.OFFICER: "An officer's decision",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One gate in two plans; a day is None where the plan has no such gate, or no date for it.

    `days` is how many days later (negative: earlier) the second plan's is.
    """

    id: str
    name: str
    plan: date | None
    what_if: date | None

    @property
    def days(self) -> int | None:
        return (self.what_if - self.plan).days if self.plan and self.what_if else None


def differences(found: Plan, other: Plan) -> list[Difference]:
    """Every gate of the first plan with its day in the second, then the gates that only the second has."""
    mine = [Difference(gate.id, gate.name, gate.day, _day(other, gate.id)) for gate in found.gates]
    theirs = [Difference(gate.id, gate.name, None, gate.day) for gate in other.gates if found.gate(gate.id) is None]
    return mine + theirs


def _day(found: Plan, gate_id: str) -> date | None:
    gate = found.gate(gate_id)
    return gate.day if gate else None


def difference_words(days: int | None) -> str:
    """`the same`, `3 days later`, `1 day earlier`; empty where one of the two has no date."""
    if days is None:
        return ""
    if not days:
        return "the same"
    return f"{abs(days)} day{'' if abs(days) == 1 else 's'} {'later' if days > 0 else 'earlier'}"


def title_parts(found: Plan) -> list[str]:
    """What is planned: the meeting and its day, key or not, public or private, the council."""
    wish = found.wish
    named = f", {wish.name}" if wish.name else ""
    parts = [f"{_WHAT[wish.maker]} on {format_date(found.decided)}{named}"]
    parts.append("key" if wish.key else "not key")
    if wish.maker is Maker.BODY:
        parts.append("private" if wish.private else "public")
    if wish.effective is not None:
        parts.append(f"wished in effect by {format_date(wish.effective)}")
    return [*parts, found.council]


def plan_lines(found: Plan) -> list[str]:
    """The whole plan, one gate a paragraph."""
    lines = [f"{'; '.join(title_parts(found))}.", f"Today is {format_date(found.today)}.", ""]
    lines += [f"{finding.severity.value.capitalize()}: {finding.says}" for finding in found.findings]
    stated = 0
    for number, gate in enumerate(found.gates, 1):
        said = gate_lines(gate)
        if WHO_AGREES in said:
            said = [f"Who agrees: see {stated}." if stated and line == WHO_AGREES else line for line in said]
            stated = stated or number
        lines += ["", f"{number}. {gate_line(gate)}", *said]
    if found.left_out:
        lines += ["", "Left out:", *(f"{left.name}: {left.why}" for left in found.left_out)]
    return lines


def gate_line(gate: Gate) -> str:
    """Name, rule, date and slack in one line."""
    return f"{gate.name} ({gate.id}): {when_words(gate)}."


def when_words(gate: Gate) -> str:
    """The gate's date and its slack, each thing said once."""
    words = date_words(gate)
    return words if gate.short in words else f"{words}; {gate.short}"


def date_words(gate: Gate) -> str:
    """The gate's date, and what kind of date it is."""
    if gate.latest is not None and gate.latest_working_day is not None:
        words = f"last day {due_words(gate.latest, gate.latest_working_day)}"
        if gate.planned is not None:
            words += f", {_how(gate)} {format_date(gate.planned)}"
        return words
    if gate.planned is not None:
        if gate.id == DECISION:
            return format_date(gate.planned)
        return f"{_how(gate)} {format_date(gate.planned)}"
    if gate.earliest is not None and gate.earliest_working_day is not None:
        working = gate.earliest_working_day
        moved = "" if gate.earliest == working else f" (first working day {format_date(working)})"
        return f"from {format_date(gate.earliest)}{moved}"
    return "no date"


def _how(gate: Gate) -> str:
    return "assumed" if gate.assumed else "done" if gate.done else "planned"


def gate_lines(gate: Gate) -> list[str]:
    """What is still open, what to know, who acts, what proves it, what it rests on."""
    return list(_gate_lines(gate))


def _gate_lines(gate: Gate) -> Iterator[str]:
    yield from gate.still_open
    known = gate.latest is not None and not gate.unrecorded
    if known and gate.slack_days is not None and gate.slack_working_days is not None:
        yield f"Slack: {slack_words(gate.slack_working_days, gate.slack_days)}."
    yield f"Who: {gate.who[0].lower()}{gate.who[1:]}. Proof: {gate.proves}."
    # The gate's date has said so already; a day with a name, such as a holiday's, still tells why.
    said = closed_then(format_date(gate.latest)) if gate.latest is not None else ""
    yield from (line for line in gate.says if line != said)
    if gate.authorities:
        unseen = {True: "", False: " (text not checked against the source)"}
        named = ", ".join(f"{authority.id}{unseen[authority.seen]}" for authority in gate.authorities)
        sure = f" Certainty: {gate.certainty.value}." if gate.certainty else ""
        yield f"Authority: {named}.{sure}"


def slack_words(working: int, days: int) -> str:
    """`12 working days, 18 days in all`; below nothing it says that it is too late."""
    late = ", too late" if days < 0 else ""
    n, total = abs(working), abs(days)
    return f"{n} working day{'' if n == 1 else 's'}, {total} day{'' if total == 1 else 's'} in all{late}"


def difference_lines(found: Plan, other: Plan) -> list[str]:
    """Two plans gate by gate."""
    lines = [f"What if: {'; '.join(title_parts(other))}.", ""]
    for each in differences(found, other):
        words = difference_words(each.days)
        lines.append(
            f"{each.name}: {_or_none(each.plan)}; what if {_or_none(each.what_if)}{f', {words}' if words else ''}."
        )
    missed = [gate.name for gate in other.gates if gate.missed]
    held = f"The what-if misses: {', '.join(missed)}." if missed else "The what-if holds."
    return [*lines, "", held]


def _or_none(day: date | None) -> str:
    return format_date(day) if day else "no date"


def reading(wish: Wish) -> str:
    """What a clerk should know about the class that is taken where none was given."""
    return "Taken to be a key decision, as the strictest usual case." if wish.key else "Taken not to be a key decision."
