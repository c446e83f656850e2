"""The options that counts share, and what they name: the calendar and the council."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import FilePath
from clerk_tui.rules.calendar import Calendar

if TYPE_CHECKING:
    from pathlib import Path

    from clerk_tui.domain.council import Council
    from clerk_tui.domain.days import CalendarDay


def counted(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every count has."""
    for option in (
        click.option(
            "--closures",
            type=FilePath(),
            help="Days the office is closed: a date, or a period from..to, a line.",
        ),
        click.option("--json", "as_json", is_flag=True, help="One JSON document instead of plain text."),
    ):
        command = option(command)
    return command


def local(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a count by a council's own rule."""
    return _of_council(command, required=True)


def statutory(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a count by statute that a council's own rule may make longer, or read otherwise."""
    return _of_council(command, required=False)


def _of_council(command: Callable[..., Any], *, required: bool) -> Callable[..., Any]:
    for option in (
        click.option("--councils", type=FilePath(), help="A folder of council files of your own."),
        click.option("--council", required=required, metavar="ID", help="The council, as its file names it."),
    ):
        command = option(command)
    return counted(command)


def calendar_of(closures: Path | None, council: Council | None = None) -> Calendar:
    extra: tuple[CalendarDay, ...] = ()
    if closures is not None:
        from clerk_tui.services.closures import read_closures

        extra = read_closures(closures)
    return Calendar.of(council, extra) if council else Calendar.shipped(extra)


def council_of(id: str, folder: Path | None) -> Council:
    from clerk_tui.services.councils import load

    return load(id, folder)
