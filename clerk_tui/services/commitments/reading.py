"""Finding commitments and plans by what a clerk calls them, and listing them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from clerk_tui.domain.commitments import Commitment, CommitmentPlan, Progress, Service, Standing
from clerk_tui.domain.errors import InputError, NotFound
from clerk_tui.domain.text import one_line
from clerk_tui.register import commitments as rows
from clerk_tui.register import people
from clerk_tui.rules.number_words import listed
from clerk_tui.services.office import Office

_NUMBER = re.compile(r"[Cc](\d{1,15})")
_PLAN_NUMBER = re.compile(r"[Pp](\d{1,15})")


def plans(office: Office) -> list[CommitmentPlan]:
    """Every plan, in the order they were entered."""
    return rows.plans(office.register)


def plan(office: Office, plan_id: int) -> CommitmentPlan:
    """One plan; NotFound if there is none."""
    return rows.plan(office.register, plan_id)


def find_plan(office: Office, typed: str) -> CommitmentPlan:
    """The plan of a name, without regard to case, or of a number like P1. InputError names those there are."""
    name = one_line(typed)
    if (found := rows.plan_named(office.register, name)) is not None:
        return found
    if match := _PLAN_NUMBER.fullmatch(name):
        return rows.plan(office.register, int(match[1]))
    there = ", ".join(f"{one.ref} {one.name}" for one in plans(office))
    raise InputError(f"Plan: there is no “{name}”; {f'there are {there}' if there else 'the register holds none'}.")


def source(office: Office, plan: CommitmentPlan) -> rows.Source | None:
    """The document that a plan was taken from last; None where it was entered by hand."""
    return None if plan.document_id is None else rows.source(office.register, plan.document_id)


def commitment(office: Office, commitment_id: int) -> Commitment:
    """One commitment; NotFound if there is none."""
    return rows.commitment(office.register, commitment_id)


def find(office: Office, typed: str, *, plan_id: int | None = None) -> Commitment:
    """The commitment of a code as the council writes it, or of a number like C12; `plan_id` says of which plan.

    InputError where more than one can be meant, NotFound where there is none.
    """
    name = one_line(typed)
    found = [one for one in rows.coded(office.register, name) if plan_id is None or one.plan_id == plan_id]
    match = _NUMBER.fullmatch(name)
    if match and all(one.id != int(match[1]) for one in found):
        try:
            found.append(rows.commitment(office.register, int(match[1])))
        except NotFound:
            if not found:
                raise
    if not found:
        raise NotFound(f"The register holds no commitment “{name}”; type its code, or its number like C12.")
    if len(found) > 1:
        there = ", ".join(f"{one.ref} {one.code} in {one.plan or 'no plan'}" for one in found)
        raise InputError(f"“{name}” may be {there}; say which, by its number.")
    return found[0]


def commitments(
    office: Office,
    *,
    plan_id: int | None = None,
    portfolio: str = "",
    theme: str = "",
    standing: Standing | None = None,
    late: bool = False,
    on: date | None = None,
) -> list[Commitment]:
    """Commitments, late ones first, otherwise in the order of their plans. Every filter narrows; `on` is today."""
    today = on or office.clock.today()

    def wanted(one: Commitment) -> bool:
        return (
            (not portfolio or one.portfolio.casefold() == portfolio.casefold())
            and (not theme or one.theme.casefold() == theme.casefold())
            and (standing is None or one.standing is standing)
            and (not late or one.is_late(today))
        )

    found = [one for one in rows.commitments(office.register, plan_id=plan_id) if wanted(one)]
    return sorted(found, key=lambda one: not one.is_late(today))


def under(office: Office, commitment_id: int) -> list[Commitment]:
    """The commitments that stand directly under one."""
    return [one for one in rows.commitments(office.register) if one.parent_id == commitment_id]


def progress(
    office: Office, of: Iterable[int] | None = None, *, since: date | None = None, until: date | None = None
) -> list[Progress]:
    """Entries of progress by day: of some commitments, made after the day `since` and up to the day `until`."""
    return rows.progress(office.register, of=of, since=since, until=until)


def entry(office: Office, progress_id: int) -> Progress:
    """One entry of progress; NotFound if there is none."""
    return rows.progress_entry(office.register, progress_id)


def decisions_serving(office: Office, commitment_id: int) -> list[Service]:
    """The decisions that serve a commitment, as they were linked."""
    return rows.services(office.register, commitment_id=commitment_id)


def served_by(office: Office, decision_id: int) -> list[Commitment]:
    """The commitments that a decision serves, in the order of their plans."""
    wanted = {one.commitment_id for one in rows.services(office.register, decision_id=decision_id)}
    return [one for one in rows.commitments(office.register) if one.id in wanted]


def served_lines(office: Office, decision_id: int) -> tuple[str, ...]:
    """The commitments that a decision serves, each with its code and its words on one line."""
    return tuple(
        f"{one.code}: {one_line(one.text)}" if one.code else one_line(one.text)
        for one in served_by(office, decision_id)
    )


def served_words(office: Office, decision_id: int) -> str:
    """` Serves PF1 and PE2b.` behind another sentence; empty where nothing is said of it."""
    called = [one.called for one in served_by(office, decision_id)]
    return f" Serves {listed(called)}." if called else ""


def portfolios(office: Office) -> list[str]:
    """Every portfolio that a commitment or a seat bears, by name, each once whatever its case."""
    named = [*rows.portfolios(office.register), *(seat.title for seat in people.seats(office.register) if seat.title)]
    once = {name.casefold(): name for name in reversed(named)}
    return sorted(once.values(), key=str.casefold)


def themes(office: Office, plan_id: int | None = None) -> list[str]:
    """The themes of a plan, or of all, in the order of their first commitments."""
    return [*dict.fromkeys(one.theme for one in rows.commitments(office.register, plan_id=plan_id) if one.theme)]
