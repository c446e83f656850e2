"""`meeting series` and `meeting from-file`: a year's meetings called at once, by a rule or out of a timetable."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, json_option, pairs, pass_desk
from clerk_tui.cli.shapes import iso
from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.meeting import BodyKind
from clerk_tui.domain.reading import of_field
from clerk_tui.domain.series import CHOICES, Shift

if TYPE_CHECKING:
    from clerk_tui.domain.timetable import Timetable
    from clerk_tui.services.office import Office
    from clerk_tui.services.series import Draft

_SHIFTS = [shift.value for shift in CHOICES]


def _how(command: Any) -> Any:
    """The options of every series: what becomes of holidays, and only looking."""
    for option in (
        click.option("--dry-run", is_flag=True, help="Only show the days and their clashes."),
        click.option("--with-clashes", is_flag=True, help="Take them although a day is doubtful."),
        click.option("--shift", "shifts", multiple=True, metavar="DAY=HOW", help="What becomes of one day."),
        click.option("--holidays", type=click.Choice(_SHIFTS), help="What becomes of every day that is not worked."),
    ):
        command = option(command)
    return json_option(command)


@click.command("series")
@click.argument("body")
@click.argument("rule")
@click.option("--kind", type=click.Choice([kind.value for kind in BodyKind]), help="What a new body is.")
@click.option("--venue", default="", help="Where they are held.")
@_how
@pass_desk
def series(desk: Desk, /, body: str, rule: str, kind: str | None, venue: str, **given: Any) -> None:
    """Call the meetings of BODY by RULE.

    A rule is like “second Monday of each month at 18:00, May 2026 to April 2027” or “every 4 weeks from 6 May 2026”.
    """
    from clerk_tui.services.series import by_rule

    office = desk.office()
    draft = by_rule(office, body, rule, kind=BodyKind(kind) if kind else None, venue=venue)
    _take(office, draft, **given)


@click.command("from-file")
@click.argument("file", metavar="FILE.csv", type=click.Path(path_type=Path, allow_dash=True))
@_how
@pass_desk
def from_file(desk: Desk, /, file: Path, **given: Any) -> None:
    """Call the meetings of a timetable: columns body, date and, if you like, time and kind. A dash reads input."""
    from clerk_tui.services.series import from_list
    from clerk_tui.services.timetable import read_file

    data = sys.stdin.buffer.read() if str(file) == "-" else read_file(file)
    office = desk.office()
    _take(office, from_list(office, data, file.name), **given)


def _choices(typed: tuple[str, ...]) -> dict[date, Shift]:
    found = {}
    for day, how in pairs(typed, "DAY=HOW").items():
        if how not in _SHIFTS:
            raise InputError(f"Shift: “{how}” is none of {', '.join(_SHIFTS)}.")
        found[of_field("Shift", parse_date, day)] = Shift(how)
    return found


def _take(
    office: Office,
    draft: Draft,
    *,
    holidays: str | None,
    shifts: tuple[str, ...],
    with_clashes: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Show the days and clashes, and take them; status 1 where something has to be chosen first."""
    from clerk_tui.cli.desk import show
    from clerk_tui.services import series as services

    draft = services.choose(office, draft, _choices(shifts), Shift(holidays) if holidays else None)
    checked = services.lint(office, draft)
    doubts = services.doubts(office, draft, checked)
    stands = bool(draft.undecided or (doubts and not with_clashes))
    taken = () if dry_run or stands else services.take(office, draft, with_doubts=with_clashes)
    show(as_json, _shape(draft, checked, doubts, taken), lambda: _lines(draft, checked, doubts, taken, dry_run))
    if stands:
        click.get_current_context().exit(1)


def _lines(
    draft: Draft, checked: Timetable, doubts: tuple[str, ...], taken: tuple[int, ...], dry_run: bool
) -> list[str]:
    from clerk_tui.services.series import slot_line
    from clerk_tui.services.timetable_words import clash_lines, general_lines

    lines = [slot_line(slot) for slot in draft.slots]
    lines += [line for row in checked.in_date_order() for line in clash_lines(row)]
    lines += general_lines(checked)
    if taken:
        return [*lines, f"Called: M{taken[0]}" + (f" to M{taken[-1]}." if len(taken) > 1 else ".")]
    if draft.undecided:
        lines.append(f"Choose for every day that is not worked: --holidays {'|'.join(_SHIFTS)}, or --shift DAY=HOW.")
    elif doubts:
        lines += [*doubts, "These days are doubtful; --with-clashes takes them all the same."]
    return [*lines, "Nothing was done."]


def _shape(draft: Draft, checked: Timetable, doubts: tuple[str, ...], taken: tuple[int, ...]) -> dict[str, Any]:
    from clerk_tui.cli.shapes import finding_shape

    return {
        "meetings": [
            {
                "row": slot.row,
                "body": slot.body,
                "by_rule": iso(slot.ruled),
                "date": iso(slot.day),
                "time": iso(slot.starts),
                "holiday": slot.why or None,
                "shift": slot.shift.value if slot.why else None,
                "held": f"M{slot.held}" if slot.held else None,
            }
            for slot in draft.slots
        ],
        "undecided": [iso(slot.ruled) for slot in draft.undecided],
        "clashes": [
            {"row": row.row, "date": iso(row.day), **finding_shape(finding)}
            for row in checked.in_date_order()
            for finding in row.clashes
        ],
        "general": [finding_shape(finding) for finding in checked.general],
        "doubts": list(doubts),
        "done": bool(taken),
        "called": [f"M{meeting_id}" for meeting_id in taken],
    }
