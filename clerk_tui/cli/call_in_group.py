"""`call-in REF`: the desk itself, and what all that is entered there shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, find_decision, json_option, number, pass_desk, show
from clerk_tui.cli.parameters import instant_option

if TYPE_CHECKING:
    from clerk_tui.services.call_in_cases import CallInCase
    from clerk_tui.services.office import Office


class CaseGroup(click.Group):
    """`call-in REF` shows the case; a word after REF is what is entered. `--json` may stand anywhere."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Where no such word follows, options may stand behind the reference; otherwise they belong to the word."""
        if not any(arg in self.commands for arg in args):
            ctx.allow_interspersed_args = True
        elif "--json" in args:
            args = [*(arg for arg in args if arg != "--json"), "--json"]
        return super().parse_args(ctx, args)


@click.group("call-in", cls=CaseGroup, invoke_without_command=True)
@click.argument("ref")
@json_option
@pass_desk
@click.pass_context
def call_in(ctx: click.Context, desk: Desk, ref: str, as_json: bool) -> None:
    """The call-in desk for one decision. REF is the council's reference or the register's number, like D2.

    Without a command the case is shown: how it stands, what comes next, every request, event and count.
    """
    if ctx.invoked_subcommand is None:
        office = desk.office()
        show_case(office, find_decision(office, ref), as_json)


def here(desk: Desk) -> tuple[Office, int]:
    """The office, and the decision that the words before the command name."""
    parent = click.get_current_context().parent
    assert parent is not None
    office = desk.office()
    return office, find_decision(office, str(parent.params["ref"]))


def show_case(office: Office, decision_id: int, as_json: bool, case: CallInCase | None = None) -> None:
    from clerk_tui.cli.call_in_output import case_shape
    from clerk_tui.services.call_in_cases import case_of
    from clerk_tui.services.call_in_words import case_lines

    found = case or case_of(office, decision_id)
    show(as_json, {"call_in": case_shape(office, found)}, lambda: case_lines(office, found))


def at_option(command: Any) -> Any:
    return instant_option("--at", help="When it happened; without it, now.")(command)


def because_option(command: Any) -> Any:
    return click.option("--because", default="", help="Why; it stays on the record.")(command)


def request_number(typed: str | None) -> int | None:
    return None if typed is None else number(typed, "R", "a request")


def which_option(command: Any) -> Any:
    return click.option("--request", "which", metavar="R1", help="Which request; without it, the first.")(command)
