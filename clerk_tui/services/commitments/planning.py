"""Entering and changing the plans that commitments stand in."""

from __future__ import annotations

from collections.abc import Mapping

from clerk_tui.domain.commitments import CommitmentPlan
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.register import commitments as rows
from clerk_tui.register.changes import Change
from clerk_tui.services.commitments.fields import plan_cells, read_plan
from clerk_tui.services.office import Office

BLANK = CommitmentPlan(0, 0, "")


def add(office: Office, typed: Mapping[str, str], *, command_id: str | None = None) -> CommitmentPlan:
    """Enter a plan. InputError names field and rule, and where a plan has that name already."""
    new = read_plan(typed, BLANK)
    _only(office, new)

    def work(change: Change) -> int:
        _only(office, new)
        return insert(change, new)

    command = office.command("commitments add-plan", f"Plan {new.name} added", command_id=command_id)
    found = office.register.run(command, work)
    assert found is not None
    return rows.plan(office.register, found)


def insert(change: Change, new: CommitmentPlan) -> int:
    """Put a plan into the register within a change; its id comes back."""
    return change.insert("commitment_plan", **plan_cells(new))


def set_fields(
    office: Office,
    plan_id: int,
    typed: Mapping[str, str],
    *,
    version: int | None = None,
    command_id: str | None = None,
) -> CommitmentPlan:
    """Change fields of a plan, all of them or none; Conflict where it changed since `version`."""
    old = rows.plan(office.register, plan_id)
    new = read_plan(typed, old)
    _only(office, new)
    if new == old:
        return old

    def work(change: Change) -> int:
        fresh = read_plan(typed, rows.plan(office.register, plan_id))
        _only(office, fresh)
        update(change, fresh, fresh.version if version is None else version)
        return old.id

    said = f"{', '.join(typed).replace('_', ' ').capitalize()} of plan {old.name} changed"
    office.register.run(office.command("commitments set-plan", said, command_id=command_id), work)
    return rows.plan(office.register, old.id)


def update(change: Change, plan: CommitmentPlan, version: int) -> None:
    """Write a plan's fields within a change."""
    change.update("commitment_plan", plan.id, version, **plan_cells(plan))


def remove(office: Office, plan_id: int, *, command_id: str | None = None) -> CommitmentPlan:
    """Take away a plan that no commitment stands in."""
    old = rows.plan(office.register, plan_id)

    def check() -> None:
        if inside := rows.commitments(office.register, plan_id=old.id):
            raise Refused(f"{len(inside)} commitments stand in {old.name}; the plan stays as long as they do.")

    def work(change: Change) -> int:
        check()
        change.remove("commitment_plan", old.id)
        return old.id

    check()
    command = office.command("commitments remove-plan", f"Plan {old.name} taken away", command_id=command_id)
    office.register.run(command, work)
    return old


def _only(office: Office, plan: CommitmentPlan) -> None:
    same = rows.plan_named(office.register, plan.name)
    if same is not None and same.id != plan.id:
        raise InputError(f"Name: {same.ref} is called {same.name} already; give this plan another name.")
