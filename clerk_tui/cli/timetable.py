"""`timetable`: a year's list of meetings against holidays, closures and notice periods. It needs no register."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clerk_tui.cli.desk import Desk, json_option, pass_desk
from clerk_tui.domain.council import Nation
from clerk_tui.domain.days import CalendarDay
from clerk_tui.domain.errors import RegisterError
from clerk_tui.rules.timetable_gates import Setting


@click.command()
@click.argument("file", metavar="FILE.csv", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--council", "council_id", metavar="ID", help="The council, as its file names it.")
@click.option("--councils", "folder", type=click.Path(path_type=Path), help="A folder of council files of your own.")
@click.option("--closures", type=click.Path(path_type=Path), help="Days the office is closed, and recesses.")
@click.option("--nation", type=click.Choice([nation.value for nation in Nation]), help="Where no council is named.")
@click.option("--all", "everything", is_flag=True, help="Every meeting with its gates, not only the clashes.")
@json_option
@pass_desk
def timetable(
    desk: Desk,
    file: Path,
    council_id: str | None,
    folder: Path | None,
    closures: Path | None,
    nation: str | None,
    everything: bool,
    as_json: bool,
) -> None:
    """Check a list of meetings: columns body, date and, if you like, time and kind. A dash reads standard input.

    The kind of a body (executive, council, scrutiny, committee) is told by its name where no column says it.
    Without --council the register's own council is taken, where there is one.
    """
    from clerk_tui.cli import timetable_output
    from clerk_tui.services.timetable import check_timetable, read_file

    setting, note = _setting(desk, council_id, folder, _closures(closures), Nation(nation) if nation else None)
    data = sys.stdin.buffer.read() if str(file) == "-" else read_file(file)
    checked = check_timetable(data, setting)
    if as_json:
        timetable_output.write_json(checked, note)
    else:
        timetable_output.write_plain(checked, setting.calendar, note, everything=everything)
    if checked.clashes or checked.unreadable:
        click.get_current_context().exit(1)


def _closures(path: Path | None) -> tuple[CalendarDay, ...]:
    if path is None:
        return ()
    from clerk_tui.services.closures import read_closures

    return read_closures(path)


def _setting(
    desk: Desk, council_id: str | None, folder: Path | None, closures: tuple[CalendarDay, ...], nation: Nation | None
) -> tuple[Setting, str]:
    """What to check against, and a sentence where the register could not be asked."""
    from clerk_tui.services.office import Clock
    from clerk_tui.services.timetable import setting_for, setting_of

    if council_id is not None:
        from clerk_tui.services.councils import load

        council = load(council_id, folder)
        return setting_for(Clock(desk.now).today(), council=council, closures=closures, nation=nation), ""
    if folder is not None:
        raise click.UsageError("--councils names a folder for --council ID; say which council as well.")
    note = ""
    try:
        office = desk.office_if_any()
        if office is not None:
            return setting_of(office, closures, nation), ""
    except RegisterError as error:
        if "register" in desk.given:
            raise
        note = f"The register was left out: {error}"
    return setting_for(Clock(desk.now).today(), closures=closures, nation=nation), note
