"""The sorter of officers' decisions, as plain lines and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clerk_tui.domain.decision import Decision
from clerk_tui.rules.officer_sorter import QUESTIONS, answered, next_question, points_to


def sorter_lines(decision: Decision, answers: Mapping[str, bool]) -> list[str]:
    """What was answered, where it points, and what is asked next."""
    lines = [f"D{decision.id}. {decision.title}. By {decision.maker_name}."]
    if decision.officer_kind:
        lines += [f"Recorded: {decision.officer_kind.value}.", *decision.officer_basis.split("\n")]
    lines += answered(answers)
    pointer = points_to(answers)
    if pointer is not None:
        lines.append(f"The answers point to {pointer.kind.value}. {pointer.says} [{pointer.authority}]")
        lines.append(f"To record your own answer: decision sort D{decision.id} … --as {pointer.kind.value}")
    elif question := next_question(answers):
        lines.append(f"Next, {question.id}: {question.asks} [{question.authority}]")
    return lines


def sorter_shape(answers: Mapping[str, bool]) -> dict[str, Any]:
    """`answers` as given, `next` the question to ask, `points_to` where they point; each with its paragraph."""
    pointer, question = points_to(answers), next_question(answers)
    authority = {each.id: each.authority for each in QUESTIONS}
    return {
        "answers": [{"id": name, "yes": yes, "authority": authority[name]} for name, yes in answers.items()],
        "next": {"id": question.id, "question": question.asks, "authority": question.authority} if question else None,
        "points_to": {"kind": pointer.kind.value, "sentence": pointer.says, "authority": pointer.authority}
        if pointer
        else None,
    }
