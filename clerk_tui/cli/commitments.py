"""`commitments`: what the council will do and by when, how it has gone, and the decisions that serve it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.commitments_plans import MORE
from clerk_tui.cli.desk import Default, Desk, F, json_option, pairs, pass_desk, show
from clerk_tui.cli.parameters import date_option

if TYPE_CHECKING:
    from clerk_tui.domain.commitments import Commitment
    from clerk_tui.services.office import Office

_FIELDS = "code, text, plan, theme, portfolio, responsible, under, begins_on, due, due_on"
_DESPITE = click.option("--despite", default="", help="Why it stands although something speaks against it.")


def _list_options(command: Any) -> Any:
    for option in (
        click.option("--plan", "plan", help="Only those of this plan: its name, or its number like P1."),
        click.option("--portfolio", default="", help="Only those of this portfolio."),
        click.option("--theme", default="", help="Only those of this theme."),
        click.option("--status", type=click.Choice(["open", "done", "dropped"]), help="Only those that stand so."),
        click.option("--late", is_flag=True, help="Only those whose day has passed."),
    ):
        command = option(command)
    return json_option(command)


def plan_option(command: F) -> F:
    """`--plan`: which plan a code is looked for in."""
    return click.option("--plan", "plan", help="The plan of the code, where several use it.")(command)


@click.group(cls=Default, invoke_without_command=True)
@_list_options
@click.pass_context
def commitments(ctx: click.Context, /, **given: Any) -> None:
    """What the council will do and by when, late ones first; `commitments CODE` shows one with its progress.

    CODE is the council's own, like PF3a, or the register's number, like C12.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_commitments, **given)


@commitments.command("list")
@_list_options
@pass_desk
def list_commitments(
    desk: Desk, plan: str | None, portfolio: str, theme: str, status: str | None, late: bool, as_json: bool
) -> None:
    """List commitments, late ones first."""
    from clerk_tui.cli.commitments_output import commitment_shape
    from clerk_tui.domain.commitments import Standing
    from clerk_tui.services.commitments import reading, words

    office = desk.office()
    plan_id = reading.find_plan(office, plan).id if plan else None
    standing = Standing(status) if status else None
    found = reading.commitments(
        office, plan_id=plan_id, portfolio=portfolio, theme=theme, standing=standing, late=late
    )  # fmt: skip
    today = office.clock.today()
    lines = [words.list_line(one, today) for one in found] or ["No commitments."]
    document = {"total": len(found), "commitments": [commitment_shape(one, today) for one in found]}
    show(as_json, document, lambda: lines)


def _typed(assignments: tuple[str, ...]) -> dict[str, str]:
    """The fields that were typed, by their own names or by those under which they are shown."""
    from clerk_tui.services.commitments.fields import by_name

    return by_name(pairs(assignments))


def find(office: Office, ref: str, plan: str | None) -> Commitment:
    """The commitment that is meant."""
    from clerk_tui.services.commitments import reading

    return reading.find(office, ref, plan_id=reading.find_plan(office, plan).id if plan else None)


def show_one(office: Office, one: Commitment, as_json: bool) -> None:
    """Print a commitment with its progress and the decisions that serve it."""
    from clerk_tui.cli.commitments_output import whole_shape
    from clerk_tui.services.commitments import words

    show(as_json, {"commitment": whole_shape(office, one)}, lambda: words.details(office, one))


@commitments.command("show")
@click.argument("code")
@plan_option
@json_option
@pass_desk
def show_commitment(desk: Desk, code: str, plan: str | None, as_json: bool) -> None:
    """Show a commitment with its progress and the decisions that serve it."""
    office = desk.office()
    show_one(office, find(office, code, plan), as_json)


@commitments.command("add", help=f"Enter a commitment. Fields: {_FIELDS}.")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_DESPITE
@json_option
@pass_desk
def add(desk: Desk, assignments: tuple[str, ...], despite: str, as_json: bool) -> None:
    """Enter a commitment. Its objective is found from its code, unless parent names another."""
    from clerk_tui.services.commitments import changing

    office = desk.office()
    show_one(office, changing.add(office, _typed(assignments), despite=despite), as_json)


@commitments.command("set", help=f"Set fields of a commitment, all of them or none. Fields: {_FIELDS}.")
@click.argument("code")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@plan_option
@_DESPITE
@json_option
@pass_desk
def set_commitment(
    desk: Desk, code: str, assignments: tuple[str, ...], plan: str | None, despite: str, as_json: bool
) -> None:
    """Set fields of a commitment."""
    from clerk_tui.services.commitments import changing

    office = desk.office()
    one = find(office, code, plan)
    show_one(office, changing.set_fields(office, one.id, _typed(assignments), despite=despite), as_json)


@commitments.command("progress")
@click.argument("code")
@click.argument("assignments", nargs=-1, metavar="FIELD=VALUE...")
@click.option("--entry", type=int, help="Correct this entry, by its number.")
@click.option("--remove", type=int, help="Take this entry away, by its number.")
@plan_option
@_DESPITE
@json_option
@pass_desk
def progress(
    desk: Desk, code: str, assignments: tuple[str, ...], entry: int | None, remove: int | None, plan: str | None,
    despite: str, as_json: bool,
) -> None:  # fmt: skip
    """Enter how a commitment has gone: text, date (today without it), author, period, decision.

    A period is what the council writes, like “January to April 2022”; period_begins_on and period_ends_on say the days
    where the words do not.
    """
    from clerk_tui.services.commitments import progressing, reading

    office = desk.office()
    one = find(office, code, plan)
    for number in (entry, remove):
        if number is not None and reading.entry(office, number).commitment_id != one.id:
            raise click.UsageError(f"Entry {number} is no progress of {one.called}.")
    if remove is not None:
        progressing.remove(office, remove)
    elif entry is not None:
        progressing.set_fields(office, entry, _typed(assignments), despite=despite)
    else:
        progressing.add(office, one.id, _typed(assignments), despite=despite)
    show_one(office, reading.commitment(office, one.id), as_json)


@commitments.command("end")
@click.argument("code")
@click.option("--done", "standing", flag_value="done", help="It was done.")
@click.option("--dropped", "standing", flag_value="dropped", help="It was given up; --because says why.")
@date_option("--on", "day", help="The day on which it was; today without it.")
@click.option("--because", default="", help="Why; of one that is dropped it must be said.")
@plan_option
@_DESPITE
@json_option
@pass_desk
def end(
    desk: Desk, code: str, standing: str | None, day: date | None, because: str, plan: str | None, despite: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Say that a commitment is done, or dropped and why; it stays with its progress."""
    from clerk_tui.domain.commitments import Standing
    from clerk_tui.services.commitments import changing

    if standing is None:
        raise click.UsageError("Say --done or --dropped.")
    office = desk.office()
    one = find(office, code, plan)
    show_one(office, changing.end(office, one.id, Standing(standing), day, because=because, despite=despite), as_json)


def _act(name: str, says: str, function: str) -> None:
    """A command on one commitment that asks for nothing more."""

    @commitments.command(name, help=says)
    @click.argument("code")
    @plan_option
    @json_option
    @pass_desk
    def command(desk: Desk, code: str, plan: str | None, as_json: bool) -> None:
        from clerk_tui.services.commitments import changing

        office = desk.office()
        one = find(office, code, plan)
        done = getattr(changing, function)(office, one.id)
        if function == "remove":
            show(as_json, {"removed": done.ref}, lambda: [f"{done.called} is taken away."])
        else:
            show_one(office, done, as_json)


_act("reopen", "Say that an ended commitment is to be kept again.", "reopen")
_act("remove", "Take away a commitment entered by mistake, that nothing hangs on.", "remove")


@commitments.command("link")
@click.argument("code")
@click.argument("decision")
@click.option("--note", default="", help="How it serves it.")
@plan_option
@json_option
@pass_desk
def link(desk: Desk, code: str, decision: str, note: str, plan: str | None, as_json: bool) -> None:
    """Say that a decision (D12, or its reference) serves a commitment."""
    from clerk_tui.cli.desk import find_decision
    from clerk_tui.services.commitments import serving

    office = desk.office()
    one = find(office, code, plan)
    serving.link(office, one.id, find_decision(office, decision), note=note)
    show_one(office, one, as_json)


@commitments.command("unlink")
@click.argument("code")
@click.argument("decision")
@plan_option
@json_option
@pass_desk
def unlink(desk: Desk, code: str, decision: str, plan: str | None, as_json: bool) -> None:
    """Take back that a decision serves a commitment."""
    from clerk_tui.cli.desk import find_decision
    from clerk_tui.services.commitments import serving

    office = desk.office()
    one = find(office, code, plan)
    serving.unlink(office, one.id, find_decision(office, decision))
    show_one(office, one, as_json)


for _command in MORE:
    commitments.add_command(_command)
