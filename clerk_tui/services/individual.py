"""Decisions taken by a member or an officer without a meeting (SI 2012/2089 reg 13), begun and sorted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clerk_tui.domain.council import Maker, Nation
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.decision import Decision, DecisionStatus, OfficerKind
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.domain.text import one_line, tidy
from clerk_tui.register import decisions as rows
from clerk_tui.register.changes import Change
from clerk_tui.register.rows import to_cell
from clerk_tui.rules.officer_sorter import QUESTIONS, answered, next_question, points_to
from clerk_tui.services import correcting
from clerk_tui.services.checking import open_draft
from clerk_tui.services.correcting import Reasons
from clerk_tui.services.office import Office

ALONE = (Maker.MEMBER, Maker.OFFICER_KEY, Maker.OFFICER)
MAKERS = {
    Maker.MEMBER: "a member of the executive",
    Maker.OFFICER_KEY: "an officer, a key decision",
    Maker.OFFICER: "an officer, not a key decision",
}
"""Who decides alone, in words."""
_KEY = {Maker.OFFICER_KEY: True, Maker.OFFICER: False}


def begin(
    office: Office,
    maker: Maker,
    name: str,
    title: str,
    *,
    post: str = "",
    decided_on: date | None = None,
    authority: str = "",
    command_id: str | None = None,
) -> int:
    """Begin the record of a decision without a meeting; its id comes back.

    An officer's class says whether it is key; of a member's decision nobody has answered that yet.
    """
    if maker not in ALONE:
        raise InputError("A body decides at a meeting: its record is begun from the agenda item.")
    who, what = one_line(name), one_line(title)
    if not who:
        raise InputError("Decision maker cannot be empty: the record names the individual (regulation 13).")
    if not what:
        raise InputError("Title of the decision cannot be empty: a record is found by it.")

    def work(change: Change) -> int:
        return change.insert(
            "decision",
            title=what,
            maker=maker.value,
            maker_name=who,
            maker_title=one_line(post),
            authority=tidy(authority),
            key_decision=to_cell(_KEY.get(maker)),
            decided_on=to_cell(decided_on),
        )

    on = f", {format_date(decided_on)}" if decided_on else ""
    summary = f"Record begun for a decision of {MAKERS[maker]}, {who}{on}: {what}"
    decision_id = office.register.run(office.command("decision add", summary, command_id=command_id), work)
    assert decision_id is not None
    return decision_id


def read_answers(typed: Mapping[str, str]) -> dict[str, bool]:
    """The sorter's answers as typed (`executive=yes`); InputError names a question or an answer that is not known."""
    known, said = {question.id for question in QUESTIONS}, {"yes": True, "y": True, "no": False, "n": False}
    answers = {}
    for name, text in typed.items():
        if name not in known:
            ids = ", ".join(question.id for question in QUESTIONS)
            raise InputError(f"The sorter has no question “{one_line(name)}”; its questions are {ids}.")
        if (answer := one_line(text).lower()) not in said:
            raise InputError(f"{name} “{one_line(text)}” is neither yes nor no.")
        answers[name] = said[answer]
    return {name: answers[name] for name in in_order(answers)}


def in_order(answers: Mapping[str, bool]) -> list[str]:
    """The questions that these answers belong to, as the sorter asks them; InputError for one that it does not ask."""
    asked: dict[str, bool] = {}
    while (question := next_question(asked)) is not None and question.id in answers:
        asked[question.id] = answers[question.id]
    if astray := [name for name in answers if name not in asked]:
        wanted = f"; it asks {question.id} next" if question else ""
        raise InputError(f"After these answers the sorter does not ask {astray[0]}{wanted}.")
    return list(asked)


def may_be_sorted(office: Office, decision: Decision) -> None:
    """Refused for what the sorter has no questions about: another's decision, and Wales."""
    if not decision.by_officer:
        raise Refused(f"D{decision.id} was not taken by an officer; only an officer's decision is sorted.")
    if office.council().nation is Nation.WALES:
        raise Refused("The sorter asks by the English Regulations of 2012 and 2014; in Wales they do not apply.")


def sort(
    office: Office,
    decision_id: int,
    kind: OfficerKind,
    answers: Mapping[str, bool],
    because: str = "",
    *,
    command_id: str | None = None,
) -> Decision:
    """Record which record an officer's decision needs, with the answers behind it, as the clerk says it.

    Where the answers point elsewhere, or nowhere yet, InputError asks for the clerk's own reason. Of a published record
    it is a dated correction, whose reason is printed with it.
    """
    before = rows.decision(office.register, decision_id)
    typed, reason = as_sorted(office, before, kind, answers, because), tidy(because).strip()
    if before.status is DecisionStatus.PUBLISHED:
        if not reason:
            raise InputError(
                f"Because: D{decision_id} is published, so it is sorted again by a dated correction; say why, for the"
                " reason is printed with it."
            )
        correcting.correct(office, decision_id, typed, Reasons(reason, again=reason), command_id=command_id)
        return rows.decision(office.register, decision_id)

    def work(change: Change) -> int:
        change.update("decision", decision_id, open_draft(office, decision_id).version, **typed)
        return decision_id

    summary = f"D{decision_id} sorted: {kind.value}"
    office.register.run(office.command("decision sort", summary, why=reason, command_id=command_id), work)
    return rows.decision(office.register, decision_id)


def as_sorted(
    office: Office, decision: Decision, kind: OfficerKind, answers: Mapping[str, bool], because: str
) -> dict[str, str]:
    """The two fields that the sorter writes. Refused or InputError for what cannot be recorded so."""
    may_be_sorted(office, decision)
    if kind is OfficerKind.UNSORTED:
        raise InputError("Say executive, 2014-regulations or neither.")
    if decision.maker is Maker.OFFICER_KEY and kind is not OfficerKind.EXECUTIVE:
        raise InputError("A key decision is an executive decision (regulation 8), so its record is that of reg 13(4).")
    in_order(answers)
    pointer, reason = points_to(answers), tidy(because).strip()
    if (pointer is None or pointer.kind is not kind) and not reason:
        where = f"the answers point to “{pointer.kind.value}”" if pointer else "no answer points there yet"
        raise InputError(f"To record “{kind.value}” give a reason: {where}.")
    lines = answered(answers)
    if pointer is not None:
        lines.append(f"{pointer.says} [{pointer.authority}]")
    if reason:
        lines.append(f"Because: {reason}")
    return {"officer_kind": kind.value, "officer_basis": "\n".join(lines)}
