"""The Planner's lists and the words beside them."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from clerk_tui.domain.council import Council
from clerk_tui.domain.dates import format_date, short_date
from clerk_tui.domain.plan import Gate, Plan
from clerk_tui.rules.call_in import how_to_state
from clerk_tui.rules.planner import not_callable_key
from clerk_tui.services.plan_lines import difference_words, differences, gate_lines, title_parts, when_words
from clerk_tui.widgets.table import Column, ListRows, Row, RowStyle
from clerk_tui.widgets.words import join

GATES = (Column("Gate", 19), Column("Last day", 15), Column("Slack"), Column("Who", 14))
_ASKED = "No day is recorded"
BESIDE = (Column("Gate", 19), Column("Plan", 15), Column("What if", 15), Column("Difference"))


def gates(found: Plan) -> ListRows:
    """One line a gate; what is missed says so in its slack, and colour only repeats it."""
    return ListRows([_gate(gate) for gate in found.gates])


def _gate(gate: Gate) -> Row:
    return Row(gate.id, (gate.name, _day(gate.day), gate.short, gate.who), _style(gate))


def beside(found: Plan, other: Plan) -> ListRows:
    """The plan and the what-if, gate by gate."""
    rows = []
    for each in differences(found, other):
        gate = other.gate(each.id)
        if gate is None:
            words = "left out"
        else:
            # While nothing is changed a column of “the same” would hide what the line above says to do.
            words = difference_words(each.days) if other.wish != found.wish else ""
            parts = (words, "missed" if gate.missed else "")
            words = "; ".join(part for part in parts if part)
        cells = (each.name, _day(each.plan), _day(each.what_if), words)
        rows.append(Row(each.id, cells, _style(gate) if gate else "muted"))
    return ListRows(rows)


def _day(day: date | None) -> str:
    return short_date(day) if day else "no date"


def _style(gate: Gate) -> RowStyle:
    return "urgent" if gate.missed else ""


def head(found: Plan, other: Plan | None, serving: str) -> Content:
    """What is planned, and whether it holds; with a what-if both, one under the other."""
    parts, last = title_parts(found), f"\n{serving}" if serving else ""
    if other is None:
        # The council stands in the headline already; a wish needs its room.
        shown = parts[:-1] if found.wish.effective else parts
        return join((" · ".join(shown), "bold"), f"\n{verdict(found)}{last}")
    mine, theirs = " · ".join(parts[:-1]), " · ".join(title_parts(other)[:-1])
    said = verdict(other)
    told = f"\nThe what-if: {said[0].lower()}{said[1:]}{last}"
    if other.wish == found.wish:
        told = f"\nNothing differs yet: now press d on a gate, or m, and change it.{last}"
    return join(("Plan  ", "bold"), mine, ("\nWhat if  ", "bold"), theirs, told)


def verdict(found: Plan) -> str:
    """Whether every gate can be kept."""
    if found.too_late is not None:
        return f"Too late for that day: it had to be decided by {format_date(found.too_late)}. This is the earliest."
    missed = [gate.name for gate in found.gates if gate.missed and not gate.unrecorded]
    unknown = [gate.name for gate in found.gates if gate.unrecorded]
    if missed or unknown:
        said = [f"{words}: {'; '.join(names)}." for words, names in (("Missed", missed), (_ASKED, unknown)) if names]
        return " ".join(said)
    return "No gate is missed." if found.effective else "No gate is missed; no day of effect can be shown."


def detail(gate: Gate, council: Council) -> Content:
    """The gate under the cursor: first what to do about it."""
    words = on_screen(" ".join(gate_lines(gate)), council)
    return join((f"{gate.name}: ", "bold"), f"{when_words(gate)}.\n", words)


def on_screen(text: str, council: Council) -> str:
    """A text with the screens' own way of stating a rule in place of the file's and the command's."""
    said = text.replace(how_to_state(council), "7 Rules, then n, states one.")
    return said.replace(not_callable_key(council), "")


def in_full(gate: Gate, found: Plan) -> str:
    """Everything about a gate, a sentence a paragraph, and at the decision what the plan leaves out."""
    when = when_words(gate)
    lines = [f"{gate.name} ({gate.id})", f"{when[0].upper()}{when[1:]}."]
    if gate.ledger is not None:
        lines.append(f"Counted from {gate.ledger.anchor_name}, {format_date(gate.ledger.anchor)}; ? shows every day.")
    own = [finding.says for finding in found.findings if finding.where == gate.id and not gate.missed]
    return "\n\n".join([*lines, *gate_lines(gate), *own])


def left_out(found: Plan) -> str:
    """What this plan does not have, and why; empty where nothing is left out."""
    return " ".join(f"{left.name}: {left.why}" for left in found.left_out)
