"""`commitments plans`, `show-plan`, `add-plan`, `set-plan`, `remove-plan`, and `import` of commitments from a list."""

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


@click.command("show-plan")
@click.argument("plan")
@json_option
@pass_desk
def show_plan(desk: Desk, plan: str, as_json: bool) -> None:
    """Show a plan: its times, how its commitments stand, and what of its file has no place in the register."""
    from clerk_tui.cli.commitments_output import plan_shape
    from clerk_tui.services.commitments import reading, words

    office = desk.office()
    found = reading.find_plan(office, plan)
    source = reading.source(office, found)
    shape = plan_shape(found) | {
        "source": source.name if source else None, "unplaced": list(source.unplaced) if source else [],
    }  # fmt: skip
    show(as_json, {"plan": shape}, lambda: words.plan_details(office, found))


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


@click.command("import")
@click.argument("file", type=click.Path(path_type=str, allow_dash=False))
@click.option("--dry-run", is_flag=True, help="Only say what each row would do.")
@click.option("--despite", default="", help="Why rows that something speaks against are taken all the same.")
@json_option
@pass_desk
def import_commitments(desk: Desk, file: str, dry_run: bool, despite: str, as_json: bool) -> None:
    """Take commitments from a CSV file: commitment and, where known, code, plan, theme, portfolio, by when, progress.

    A row whose code (without one, whose words) the plan has already adds its progress only. One undo takes the whole
    list back.
    """
    from pathlib import Path

    from clerk_tui.services.commitments import listing

    office, path = desk.office(), Path(file)
    data = listing.read_file(path)
    found = (
        listing.preview(office, data) if dry_run else listing.take(office, data, name=path.name, despite=despite)
    )  # fmt: skip
    rows = [
        {"row": row.row, "does": row.does.value, "says": row.says, "doubts": list(row.doubts)} for row in found.rows
    ]
    lines = [f"Row {row.row}. {row.says}" if row.does.value != "fault" else row.says for row in found.rows]
    show(
        as_json,
        {"done": not dry_run, "summary": found.says, "rows": rows, "notes": list(found.notes)},
        lambda: [*found.notes, *lines, *found.doubts, found.says, "Nothing was taken yet." if dry_run else "Taken."],
    )


MORE = (plans, show_plan, add_plan, set_plan, remove_plan, import_commitments)
