"""What `rules` prints: sentences, generations and worked examples."""

from __future__ import annotations

from datetime import date
from typing import Any

from clerk_tui.domain.council import CallInRule, Council
from clerk_tui.domain.open_deadlines import Move
from clerk_tui.rules.plain_words import (
    council_lines,
    example_line,
    generation_dates,
    generation_lines,
    newest_first,
    not_configured,
    not_stated,
    rule_lines,
    standing,
)
from clerk_tui.rules.worked_examples import Worked, verdict, worked
from clerk_tui.services.adopting import Proposal
from clerk_tui.services.rulebook import Shipped


def rules_document(council: Council, today: date) -> dict[str, Any]:
    """The council's rules as JSON; `standing` is how a generation stands on `today`."""
    return {
        "council": council.name,
        "id": council.id,
        "nation": council.nation.value,
        "configured": bool(council.call_in),
        "sentences": rule_lines(council),
        "generations": [
            {**_generation(council, rule), "standing": standing(council, rule, today)} for rule in newest_first(council)
        ],
    }


def _generation(council: Council, rule: CallInRule) -> dict[str, Any]:
    return {
        "valid_from": _iso(rule.valid_from),
        "valid_to": _iso(rule.valid_to),
        "certainty": rule.certainty,
        "source": rule.source,
        "sentences": generation_lines(council, rule),
        "not_stated": not_stated(rule),
        "examples": [_example(found) for found in worked(council, rule)],
    }


def _example(found: Worked) -> dict[str, Any]:
    example, window = found.example, found.window
    return {
        "published": example.published.isoformat(),
        "decided": _iso(example.decided),
        "closes": _iso(example.closes),
        "effective": _iso(example.effective),
        "counted_closes": _iso(window.closes) if window else None,
        "counted_effective": _iso(window.effective) if window else None,
        "agrees": found.agrees,
        "finding": "" if found.agrees else verdict(found),
        "note": example.note,
    }


def rules_lines(council: Council, today: date) -> list[str]:
    """The rule read aloud, each example with its verdict; a generation that is still to come says so."""
    if not council.call_in:
        return [
            not_configured(council),
            *council_lines(council),
            "Put it in with clerk-tui rules begin or in its file: clerk-tui rules file prints it, rules set adopts it.",
        ]
    lines: list[str] = []
    for rule in newest_first(council):
        still = " (not yet in force)" if standing(council, rule, today) == "not yet" else ""
        lines += [f"{generation_dates(rule)}{still}:", *generation_lines(council, rule), not_stated(rule)]
        lines += examples_of(council, rule)
        lines.append("")
    return [*lines, *council_lines(council)]


def examples_of(council: Council, rule: CallInRule) -> list[str]:
    """The worked examples of one generation, each with its verdict."""
    found = [f"{example_line(each.example)[:-1]}: {verdict(each)}." for each in worked(council, rule)]
    return found or ["No worked example proves this rule yet."]


def examples_document(council: Council) -> dict[str, Any]:
    """Every worked example as JSON."""
    examples = [
        {"valid_from": _iso(rule.valid_from), **_example(found)}
        for rule in newest_first(council)
        for found in worked(council, rule)
    ]
    return {"council": council.name, "examples": examples, "agree": all(each["agrees"] for each in examples)}


def examples_lines(council: Council) -> list[str]:
    """Every worked example, under the dates of its generation."""
    if not council.call_in:
        return [not_configured(council)]
    return [
        line for rule in newest_first(council) for line in (f"{generation_dates(rule)}:", *examples_of(council, rule))
    ]


def list_document(found: list[Shipped]) -> dict[str, Any]:
    """The councils that ship, as JSON."""
    councils = [
        {
            "id": each.id,
            "name": each.name,
            "configured": each.configured,
            "rule": each.rule if each.configured else None,
            "certainty": each.certainty or None,
        }
        for each in found
    ]
    return {"total": len(found), "configured": sum(each.configured for each in found), "councils": councils}


def list_lines(found: list[Shipped]) -> list[str]:
    """One council a line."""
    return [
        f"{each.name} ({each.id}): {each.rule}{f', {CERTAIN[each.certainty]}' if each.configured else ''}."
        for each in found
    ]


CERTAIN = {"local": "read in its own text", "inferred": "inferred from its register"}


def proposal_document(proposal: Proposal, today: date, *, adopted: bool) -> dict[str, Any]:
    """What a file changes, as JSON, with the rule as it then reads."""
    return {
        **rules_document(proposal.council, today),
        "adopted": adopted,
        "gone": list(proposal.gone),
        "come": list(proposal.come),
        "changes": [
            {"under": section.head, "was": change.was or None, "now": change.now or None}
            for section in proposal.sections
            for change in section.changes
        ],
        "moves": [_move(move) for move in proposal.moves],
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "ref": move.ref,
        "what": move.what,
        "title": move.title,
        "old": move.old.isoformat(),
        "new": move.new.isoformat(),
        "published": move.published,
        "moves": not move.published,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
