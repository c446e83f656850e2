"""`commitments plans`, `add-plan`, `set-plan`, `remove-plan`: what commitments were published as."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from clerk_tui.cli.desk import Desk, json_option, pairs, pass_desk, show

if TYPE_CHECKING:
    from clerk_tui.domain.commitments import CommitmentPlan

_FIELDS = "name, begins_on, ends_on, period, period_begins_on, period_ends_on, due, due_on, columns"


def _show(plan: CommitmentPlan, as_json: bool) -> None:
    from clerk_tui.cli.commitments_output import plan_shape
    from clerk_tui.services.commitments import words

    show(as_json, {"plan": plan_shape(plan)}, lambda: [words.plan_line(plan)])


@click.command("plans")
@json_option
@pass_desk
def plans(desk: Desk, as_json: bool) -> None:
    """List the plans; `export plan-on-a-page --of P1` shows one on a page."""
    from clerk_tui.cli.commitments_output import plan_shape
    from clerk_tui.services.commitments import reading, words

    found = reading.plans(desk.office())
    lines = [words.plan_line(plan) for plan in found] or ["No plans."]
    show(as_json, {"total": len(found), "plans": [plan_shape(plan) for plan in found]}, lambda: lines)


@click.command("add-plan", help=f"Enter a plan. Fields: {_FIELDS}.")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@json_option
@pass_desk
def add_plan(desk: Desk, assignments: tuple[str, ...], as_json: bool) -> None:
    """Enter a plan; its times are those of its plan on a page."""
    from clerk_tui.services.commitments import planning

    _show(planning.add(desk.office(), pairs(assignments)), as_json)


@click.command("set-plan", help=f"Set fields of a plan, such as its next period. Fields: {_FIELDS}.")
@click.argument("plan")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@json_option
@pass_desk
def set_plan(desk: Desk, plan: str, assignments: tuple[str, ...], as_json: bool) -> None:
    """Set fields of a plan, by its name or its number like P1."""
    from clerk_tui.services.commitments import planning, reading

    office = desk.office()
    _show(planning.set_fields(office, reading.find_plan(office, plan).id, pairs(assignments)), as_json)


@click.command("remove-plan")
@click.argument("plan")
@json_option
@pass_desk
def remove_plan(desk: Desk, plan: str, as_json: bool) -> None:
    """Take away a plan that no commitment stands in."""
    from clerk_tui.services.commitments import planning, reading

    office = desk.office()
    gone = planning.remove(office, reading.find_plan(office, plan).id)
    show(as_json, {"removed": gone.ref}, lambda: [f"{gone.ref}, {gone.name}, is taken away."])


MORE = (plans, add_plan, set_plan, remove_plan)
