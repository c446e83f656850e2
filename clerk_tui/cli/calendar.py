"""`calendar`: the days not worked in a year, and adding or taking away days with all that this would move."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Default, Desk, json_option, pass_desk, show
from clerk_tui.cli.parameters import Read
from clerk_tui.cli.shapes import iso
from clerk_tui.domain.dates import parse_time
from clerk_tui.domain.days import CalendarDay, DayKind
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.open_deadlines import Move
from clerk_tui.domain.reading import of_field

if TYPE_CHECKING:
    from clerk_tui.services.calendar_days import Preview
    from clerk_tui.services.calendar_year import Year
    from clerk_tui.services.office import Office

_NO_REGISTER = "There is no register: the days that an office adds, and the closures of a council’s file, are left out."


def _choices(command: Any) -> Any:
    """The options of every change: what happens to each published deadline, and only looking."""
    for option in (
        click.option("--dry-run", is_flag=True, help="Only show what would move."),
        click.option("--move", "move", multiple=True, metavar="REF", help="A published deadline that moves; or all."),
        click.option("--keep", "keep", multiple=True, metavar="REF", help="One that stays as published; or all."),
    ):
        command = option(command)
    return json_option(command)


def _despite(command: Any) -> Any:
    return click.option("--despite", default="", metavar="REASON", help="Why a day far ahead is added.")(command)


@click.group(cls=Default, invoke_without_command=True)
@json_option
@click.pass_context
def calendar(ctx: click.Context, as_json: bool) -> None:
    """The days not worked in a year; calendar add, calendar remove and calendar import change them."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(show_year, year=None, as_json=as_json)


@calendar.command("show")
@click.argument("year", required=False)
@json_option
@pass_desk
def show_year(desk: Desk, year: str | None, as_json: bool) -> None:
    """The days of YEAR that are not worked, or not worked whole, each with its source.

    Without a register these are the bank holidays alone.
    """
    from clerk_tui.services.calendar_year import year_of
    from clerk_tui.services.office import Clock

    if year is not None and not (year.isascii() and year.isdigit()):
        raise InputError(f"“{year}” is not a year; type it like 2027.")
    office = desk.office_if_any()
    clock = office.clock if office is not None else Clock(desk.now)
    found = year_of(office, int(year) if year else clock.today().year)
    note = "" if office is not None else _NO_REGISTER
    show(
        as_json, {**_year_shape(found), "note": note or None}, lambda: [*_year_lines(found), *([note] if note else [])]
    )


@calendar.command("add")
@click.argument("days", metavar="DAY|FROM..TO")
@click.option("--kind", type=click.Choice([kind.value for kind in DayKind]), required=True)
@click.option("--label", default="", help="What a count shows as the reason.")
@click.option("--source", default="", help="Where the day was announced.")
@click.option("--closes-at", type=Read(parse_time), metavar="HH:MM", help="When the office shuts on a half day.")
@_despite
@_choices
@pass_desk
def add(
    desk: Desk,
    days: str,
    kind: str,
    label: str,
    source: str,
    closes_at: time | None,
    despite: str,
    keep: tuple[str, ...],
    move: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Add a holiday, a closure, a half day, a day of mourning or a day worked after all.

    Where a published deadline would move, each is kept or moved by choice; without one nothing is done.
    """
    from clerk_tui.domain.text import one_line
    from clerk_tui.rules.added_days import Addition
    from clerk_tui.services.calendar_days import preview_add
    from clerk_tui.services.closures import parse_days

    first, last = of_field("Days", parse_days, days)
    office = desk.office()
    addition = Addition(first, last, DayKind(kind), one_line(label), one_line(source), closes_at)
    _change(office, preview_add(office, [addition]), keep, move, dry_run, as_json, despite=despite)


@calendar.command("remove")
@click.argument("days", metavar="DAY|FROM..TO")
@click.option("--kind", type=click.Choice([kind.value for kind in DayKind]), help="Where a day has several.")
@_choices
@pass_desk
def remove(
    desk: Desk,
    days: str,
    kind: str | None,
    keep: tuple[str, ...],
    move: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take a day that this office added out of the calendar again."""
    from clerk_tui.services.calendar_days import preview_remove
    from clerk_tui.services.closures import parse_days

    first, last = of_field("Days", parse_days, days)
    office = desk.office()
    _change(office, preview_remove(office, first, last, DayKind(kind) if kind else None), keep, move, dry_run, as_json)


@calendar.command("import")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@_despite
@_choices
@pass_desk
def import_(
    desk: Desk, path: Path, despite: str, keep: tuple[str, ...], move: tuple[str, ...], dry_run: bool, as_json: bool
) -> None:
    """Add the closures of a file: a date, or a period from..to, a line, with a label after a comma."""
    from clerk_tui.services.calendar_days import preview_import
    from clerk_tui.services.closures import read_additions

    office = desk.office()
    preview, passed_over = preview_import(office, read_additions(path))
    _change(office, preview, keep, move, dry_run, as_json, passed_over, despite=despite)


def _change(
    office: Office,
    preview: Preview,
    keep: tuple[str, ...],
    move: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
    passed_over: tuple[str, ...] = (),
    *,
    despite: str = "",
) -> None:
    """Make the change, or say what stands open; exit status 1 where a choice or a reason is missing."""
    from clerk_tui.services.calendar_days import accept

    kept, moved = (_refs(preview, given) for given in (keep, move))
    open_ = [ref for ref in preview.published if ref not in {*kept, *moved}]
    done = not dry_run and not open_
    if done:
        accept(office, preview, keep=kept, move=moved, despite=despite)
    document = {**_preview_shape(preview, passed_over), "done": done, "undecided": open_}
    show(as_json, document, lambda: _preview_lines(preview, passed_over, kept, moved, open_, done=done))
    if open_ and not dry_run:
        click.get_current_context().exit(1)


def _refs(preview: Preview, given: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(ref.strip().upper() for ref in given)
    return preview.published if "ALL" in names else names


def _preview_lines(
    preview: Preview,
    passed_over: tuple[str, ...],
    kept: tuple[str, ...],
    moved: tuple[str, ...],
    open_: list[str],
    *,
    done: bool,
) -> list[str]:
    from clerk_tui.services.open_deadlines import move_line

    lines = [f"{preview.summary}." if done else f"This would do: {preview.summary}.", *passed_over, *preview.warnings]
    if preview.doubt:
        lines.append(preview.doubt)
    if not preview.moves:
        lines.append("No open deadline moves.")
    for move in preview.moves:
        choice = " Kept as published." if move.ref in kept else " Moved." if move.ref in moved else ""
        lines.append(f"{move_line(move)}{choice if move.published else ''}")
    if open_:
        options = " ".join(f"--keep {ref} or --move {ref}" for ref in open_)
        lines.append(f"Nothing was done. Choose for each published deadline: {options}.")
    elif not done:
        lines.append("Nothing was done.")
    return lines


def _preview_shape(preview: Preview, passed_over: tuple[str, ...]) -> dict[str, Any]:
    return {
        "added": [_day_shape(day) for day in preview.add],
        "removed": [_day_shape(day) for day in preview.remove],
        "moves": [_move_shape(move) for move in preview.moves],
        "warnings": [*passed_over, *preview.warnings],
        "doubt": preview.doubt or None,
    }


def _day_shape(day: CalendarDay) -> dict[str, Any]:
    return {
        "date": iso(day.date),
        "kind": day.kind.value,
        "label": day.label,
        "source": day.source,
        "closes_at": iso(day.closes_at),
    }


def _move_shape(move: Move) -> dict[str, Any]:
    return {
        "ref": move.ref,
        "what": move.what,
        "title": move.title,
        "published": move.published,
        "old": iso(move.old),
        "new": iso(move.new),
        "old_at": iso(move.old_at),
        "new_at": iso(move.new_at),
        "note": move.note or None,
    }


def _year_shape(year: Year) -> dict[str, Any]:
    return {
        "year": year.year,
        "as_of": iso(year.as_of),
        "source": year.source,
        "last_published_year": year.last_published,
        "horizon": year.horizon or None,
        "fingerprint": year.fingerprint,
        "days": [
            {
                "date": iso(day.first),
                "to": iso(day.last),
                "kind": day.kind.value,
                "label": day.label,
                "source": day.source,
                "origin": day.origin.value,
                "closes_at": iso(day.closes_at),
            }
            for day in year.days
        ],
    }


def _year_lines(year: Year) -> list[str]:
    from clerk_tui.domain.dates import format_date
    from clerk_tui.services.calendar_year import day_line

    head = (
        f"{year.year}. Bank holidays of England and Wales as of {format_date(year.as_of)}; weekends are never worked."
    )
    return [head, *([year.horizon] if year.horizon else []), *(day_line(day) for day in year.days)]
