"""Opening the screens, the demonstration, and making a register."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, json_option, pass_desk, show
from clerk_tui.domain.errors import RegisterElsewhere

if TYPE_CHECKING:
    from textual.screen import Screen


def screens(desk: Desk) -> None:
    """Open the screens on the register, or on the choice of a council where there is none yet."""
    from clerk_tui.app import run

    if not os.path.lexists(desk.path()) and not desk.only_read:
        run(None, new_at=desk.register, now=desk.now)
        return
    try:
        office = desk.office()
    except RegisterElsewhere as error:
        elsewhere = error

        def first() -> Screen[Any]:
            from clerk_tui.screens.elsewhere import ElsewhereScreen

            return ElsewhereScreen(desk.path(), elsewhere, named="register" in desk.given)

        run(None, now=desk.now, first=first)
        return
    run(office)


@click.command()
@click.option("--fresh", is_flag=True, help="Start the demonstration from its beginning again.")
@click.option("--no-screens", is_flag=True, help="Only make the demonstration's register and say where it is.")
@pass_desk
def demo(desk: Desk, fresh: bool, no_screens: bool) -> None:
    """Open the demonstration: Blackpool's Executive of 9 October 2017, on the evening of the meeting.

    It has a register of its own, which stays until --fresh makes it anew.
    """
    from clerk_tui.services.registers import demo_path, open_demo

    path = desk.register or demo_path()
    office = open_demo(path, now=desk.now, fresh=fresh)
    click.get_current_context().call_on_close(office.register.close)
    if no_screens:
        click.echo(f"The demonstration's register is {path}.")
        return
    from clerk_tui.app import run

    run(office)


@click.command()
@click.option("--council", "council_id", help="A council whose file ships, or lies in --councils.")
@click.option("--councils", "folder", type=click.Path(path_type=Path), help="A folder of your own council files.")
@click.option("--name", help="Another council: its name.")
@click.option("--nation", type=click.Choice(["england", "wales"]), help="Another council: its nation.")
@click.option("--call-in-days", type=click.IntRange(1, 60), help="Another council: working days for call-in.")
@click.option("--source", help="Where the call-in rule stands in the constitution.")
@json_option
@click.pass_obj
def init(desk: Desk, /, as_json: bool, **given: Any) -> None:
    """Make a register for a council.

    The call-in rule of another council may stay unset; then no call-in date is shown until it is put in.
    """
    from clerk_tui.services.registers import create_register, make_default, new_council, shipped_council

    _one_way_of_naming(given)
    if given["council_id"] is not None:
        council = shipped_council(given["council_id"], given["folder"])
    else:
        council = new_council(given["name"], given["nation"], given["call_in_days"], given["source"] or "")
    path = desk.path()
    create_register(path, council)
    if desk.register is None:
        make_default(path)
    document = {"register": str(path), "council": council.name, "nation": council.nation.value}
    show(as_json, document, lambda: [f"Register of {council.name} made at {path}."])


def _one_way_of_naming(given: dict[str, Any]) -> None:
    """A council that ships, or another one with what is known of it: nothing that was given is passed over."""
    another = [name for name in ("name", "nation", "call_in_days", "source") if given[name] is not None]
    if given["council_id"] is not None:
        if another:
            option = another[0].replace("_", "-")
            raise click.UsageError(f"--council takes the council's own file, so --{option} has no place beside it.")
        return
    if not given["name"] or not given["nation"]:
        raise click.UsageError("Say which council: --council ID, or --name and --nation for another council.")
    if given["folder"] is not None:
        raise click.UsageError("--councils names a folder for --council ID; it has no place beside --name.")
    if given["source"] is not None and given["call_in_days"] is None:
        raise click.UsageError("--source says where --call-in-days stands; give the days as well.")
