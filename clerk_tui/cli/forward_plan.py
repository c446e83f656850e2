"""`forward-plan` and everything that is done with an entry of it."""

from __future__ import annotations

import json
from typing import Any

import click

from clerk_tui.cli.desk import Default, Desk, json_option, pairs, pass_desk, show
from clerk_tui.cli.parameters import Moment, date_option, moment_option
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.forward_plan import PLAN_FIELD
from clerk_tui.services.office import Office

MOST = 1000


def _list_options(command: Any) -> Any:
    command = click.option("--find", "text", default="", help="Only those with these words.")(command)
    most = click.IntRange(1, 1_000_000)
    command = click.option("--most", type=most, default=MOST, show_default=True, help="At most so many.")(command)
    return json_option(command)


@click.group("forward-plan", cls=Default, invoke_without_command=True)
@_list_options
@click.pass_context
def forward_plan(ctx: click.Context, text: str, most: int, as_json: bool) -> None:
    """The forward plan by the day of decision, each entry with its notice, days of slack and the route still open.

    REF is the council's reference or the register's number, like F3.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_entries, text=text, most=most, as_json=as_json)


@forward_plan.command("list")
@_list_options
@pass_desk
def list_entries(desk: Desk, text: str, most: int, as_json: bool) -> None:
    """List the entries: those to be decided first, by their day, then those without a day, then the past."""
    from clerk_tui.cli.forward_plan_output import state_shape
    from clerk_tui.register import plan_list
    from clerk_tui.services import plan_state
    from clerk_tui.services.plan_words import list_line

    office = desk.office()
    found, total = plan_state.page(office, 0, most, text), plan_list.count(office.register, text)
    left = [f"{total - len(found)} more are not listed; --most lists more."] if total > len(found) else []
    show(
        as_json,
        {"total": total, "entries": [state_shape(state) for state in found]},
        lambda: [*([list_line(state) for state in found] or ["The forward plan is empty."]), *left],
    )


def _find(office: Office, ref: str) -> int:
    from clerk_tui.register import forward_plan as rows

    return rows.find(office.register, ref)


def _show(office: Office, entry_id: int, as_json: bool, *before: str) -> None:
    from clerk_tui.cli.forward_plan_output import entry_document
    from clerk_tui.services.plan_words import entry_lines

    show(
        as_json,
        {"entry": entry_document(office, entry_id)},
        lambda: [*before, *entry_lines(office, entry_id)],
    )


@forward_plan.command("show")
@click.argument("ref")
@json_option
@pass_desk
def show_entry(desk: Desk, ref: str, as_json: bool) -> None:
    """Show an entry: the eight paragraphs of regulation 9(1), key tests, notices, agenda item and decision."""
    office = desk.office()
    _show(office, _find(office, ref), as_json)


@forward_plan.command("add", help=f"Add an entry; without a reference the next one. Fields: {', '.join(PLAN_FIELD)}.")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@json_option
@pass_desk
def add_entry(desk: Desk, assignments: tuple[str, ...], as_json: bool) -> None:
    """Add an entry; a reference that is not given is the next in the style of the newest ones."""
    from clerk_tui.services import forward_plan as plan

    office = desk.office()
    _show(office, plan.add(office, pairs(assignments)), as_json)


@forward_plan.command("set", help=f"Set fields of an entry, all of them or none. Fields: {', '.join(PLAN_FIELD)}.")
@click.argument("ref")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@json_option
@pass_desk
def set_entry(desk: Desk, ref: str, assignments: tuple[str, ...], as_json: bool) -> None:
    """Set fields of an entry; notices that are published stay as they were."""
    from clerk_tui.services import forward_plan as plan

    office = desk.office()
    entry_id = _find(office, ref)
    plan.set_fields(office, entry_id, pairs(assignments))
    _show(office, entry_id, as_json)


@forward_plan.command("key-test")
@click.argument("ref")
@click.option("--amount", help="The expenditure or saving, like £250,000.")
@click.option("--service", default="", help="Whose budget it is held against, where the council file knows services.")
@click.option("--money-significant/--money-not-significant", "money", default=None, help="Is it significant?")
@click.option("--wards", type=click.IntRange(0, 1000), help="How many wards or divisions are affected.")
@click.option("--wards-significant/--wards-not-significant", "wards_significant", default=None, help="Is that?")
@click.option("--key/--not-key", "key", default=None, help="The answer to the whole, where it is not by the limbs.")
@click.option("--by", "answered_by", default="", help="Who answered.")
@click.option("--because", "reasoning", default="", help="The reasoning; kept also when the matter is not key.")
@date_option("--on", help="The day whose threshold counts; today without it.")
@json_option
@pass_desk
def key_test(desk: Desk, /, ref: str, amount: str | None, as_json: bool, **given: Any) -> None:
    """Answer whether the matter is key (regulation 8): money, wards, who answered and why.

    Without any answer it shows the council's threshold beside the amount, and asks. Nothing is judged.
    """
    from clerk_tui.domain.pounds import parse_pounds
    from clerk_tui.domain.reading import of_field
    from clerk_tui.services import key_tests

    office = desk.office()
    entry_id = _find(office, ref)
    pounds = None if amount is None else of_field("--amount", parse_pounds, amount)
    beside = key_tests.beside(office, pounds, given["service"], given["on"])
    if all(given[name] is None for name in ("money", "wards_significant", "key")):
        ask = "Is that significant for the budget of the service, and the effect on two or more wards significant?"
        wards = key_tests.wards_asked(office, entry_id)
        lines = [beside, ask, *([wards] if wards else [])]
        show(as_json, {"beside": beside, "asks": ask, "wards_asked": wards or None}, lambda: lines)
        return
    key_tests.take(office, entry_id, key_tests.Answers(amount=pounds, **given))
    _show(office, entry_id, as_json, beside)


@forward_plan.command("publish")
@click.argument("ref")
@moment_option("--offices", required=True, help="When it was put up at the offices.")
@moment_option("--website", required=True, help="When it was on the website.")
@click.option("--restart/--no-restart", default=None, help="Do the 28 clear days begin again? Asked when it changed.")
@click.option("--because", default="", help="The reason for that choice, or for a notice that lacks something.")
@json_option
@pass_desk
def publish(
    desk: Desk, ref: str, offices: Moment, website: Moment, restart: bool | None, because: str, as_json: bool
) -> None:
    """Record that the notice was published at both places; the count runs from the later one."""
    from clerk_tui.services import plan_versions

    office = desk.office()
    entry_id = _find(office, ref)
    done = plan_versions.publish(
        office, entry_id, offices=offices, website=website, restart=restart, because=because
    )  # fmt: skip
    says = f"Version {done.sequence} was at both places on {format_date(done.later)}; it is kept as published."
    _show(office, entry_id, as_json, says)


@forward_plan.command("versions")
@click.argument("ref")
@click.option("--of", "older", type=int, help="Compare this version …")
@click.option("--with", "newer", type=int, help="… with this one, or without it with the entry as it is now.")
@json_option
@pass_desk
def versions(desk: Desk, ref: str, older: int | None, newer: int | None, as_json: bool) -> None:
    """The notices as published, and what each changed; --of and --with compare two of them."""
    from clerk_tui.cli.forward_plan_output import differences_shape, version_shape
    from clerk_tui.register import forward_plan as rows
    from clerk_tui.services.plan_versions import between
    from clerk_tui.services.plan_words import difference_lines, said_lines, version_line

    if newer is not None and older is None:
        raise InputError("Name the version to compare with --of.")
    office = desk.office()
    entry_id = _find(office, ref)
    held = rows.versions(office.register, entry_id)
    if older is not None:
        found = between(office, entry_id, older, newer)
        said = held[older - 1]
        document = {"differences": differences_shape(found), "says": json.loads(said.snapshot)}
        # Where nothing differs, what the version said is what was asked for.
        show(as_json, document, lambda: difference_lines(found) if found else said_lines(said))
        return
    shapes, lines = [], []
    for version in held:
        runs = version is rows.starting(held)
        last = version.sequence == len(held)
        changed = () if version.sequence == 1 else between(office, entry_id, version.sequence - 1, version.sequence)
        shapes.append(version_shape(version, runs=runs) | {"differences": differences_shape(changed)})
        lines += [version_line(version, runs=runs), *(difference_lines(changed) if changed else [])]
        if last and (waiting := between(office, entry_id, version.sequence)):
            lines += ["Not published yet:", *difference_lines(waiting)]
    show(as_json, {"versions": shapes}, lambda: lines or ["No notice of it was published yet."])


@forward_plan.command("withdraw")
@click.argument("ref")
@click.option("--because", default="", help="Why; the reason stays in the register, and no notice gives it.")
@json_option
@pass_desk
def withdraw(desk: Desk, ref: str, because: str, as_json: bool) -> None:
    """Mark an entry as withdrawn; it stays on the plan."""
    from clerk_tui.services import forward_plan as plan

    office = desk.office()
    entry_id = _find(office, ref)
    plan.withdraw(office, entry_id, because)
    _show(office, entry_id, as_json)


@forward_plan.command("next-reference")
@date_option("--due", help="The day of the decision, where the council's style names it.")
@json_option
@pass_desk
def next_reference(desk: Desk, due: Any, as_json: bool) -> None:
    """The reference that would be suggested for the next entry."""
    from clerk_tui.services.forward_plan import suggested_reference

    found = suggested_reference(desk.office(), due)
    show(as_json, {"reference": found or None}, lambda: [found or "There is no reference yet to go by."])
