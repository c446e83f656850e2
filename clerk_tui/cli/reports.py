"""`reports`: the reports that the council keeps. What a command does with one is in the module of its kind."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

import click

from clerk_tui.cli.committee_reports import COMMANDS as COMMITTEE
from clerk_tui.cli.desk import Default, Desk, json_option, pass_desk, show
from clerk_tui.cli.member_reports import COMMANDS as MEMBER
from clerk_tui.domain.errors import InputError

KINDS = {"N": "clerk_tui.cli.committee_reports", "E": "clerk_tui.cli.member_reports"}
"""The module of each kind, by the letter of its numbers. It has `listed(office, text)`, which gives lines and shapes,
`show_one(desk, ref, as_json)`, `set_one(desk, ref, assignments, despite, as_json)`, `remove_one(desk, ref, as_json)`.
"""


def _kind(ref: str) -> ModuleType:
    letter = ref.strip()[:1].upper()
    if letter not in KINDS:
        raise InputError(
            f"“{ref}” is no report; name it by its number, like {' or '.join(f'{one}3' for one in KINDS)}."
        )
    return import_module(KINDS[letter])


@click.group(cls=Default, invoke_without_command=True)
@click.option("--find", "text", default="", help="Only those with these words.")
@json_option
@click.pass_context
def reports(ctx: click.Context, text: str, as_json: bool) -> None:
    """The reports, the newest first; `reports N3` shows one."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_reports, text=text, as_json=as_json)


@reports.command("list")
@click.option("--find", "text", default="", help="Only those with these words.")
@json_option
@pass_desk
def list_reports(desk: Desk, text: str, as_json: bool) -> None:
    """List the reports, the newest first."""
    office = desk.office()
    found = [each for name in KINDS.values() for each in import_module(name).listed(office, text)]
    found.sort(key=lambda each: each[1]["date"] or "9999", reverse=True)
    lines = [line for line, _ in found] or ["There are no reports yet."]
    show(as_json, {"total": len(found), "reports": [shape for _, shape in found]}, lambda: lines)


@reports.command("show")
@click.argument("ref")
@json_option
@pass_desk
def show_report(desk: Desk, ref: str, as_json: bool) -> None:
    """Show one report whole."""
    _kind(ref).show_one(desk, ref, as_json)


@reports.command("set")
@click.argument("ref")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--despite", default="", help="Why it stands although something speaks against it.")
@json_option
@pass_desk
def set_report(desk: Desk, ref: str, assignments: tuple[str, ...], despite: str, as_json: bool) -> None:
    """Set fields of a report, all of them or none.

    Of a committee report: body, meeting_on, officer, title, a section by its number (3.0), risks, contact_name,
    contact_title, contact_telephone, contact_email, dated, appendices, background_papers, reference, probabilities,
    impacts. Risks are a line each, such as “1 D III: Delays”. Of an executive member's: portfolio, member, meeting,
    body, reported_on, covers_from, covers_to, layout, heading.
    """
    _kind(ref).set_one(desk, ref, assignments, despite, as_json)


@reports.command("remove")
@click.argument("ref")
@json_option
@pass_desk
def remove_report(desk: Desk, ref: str, as_json: bool) -> None:
    """Throw a report away: one that no agenda item has, or that was never published. Undo brings it back."""
    _kind(ref).remove_one(desk, ref, as_json)


for _command in (*COMMITTEE, *MEMBER):
    reports.add_command(_command)
