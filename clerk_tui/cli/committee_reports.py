"""`reports` about committee reports: begun, shown, filled, their sections, and the agenda item that has one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, json_option, number, pairs, pass_desk, show
from clerk_tui.cli.parameters import date_option
from clerk_tui.domain.errors import InputError

if TYPE_CHECKING:
    from clerk_tui.domain.committee_reports import NumberedReport
    from clerk_tui.services.office import Office

_DESPITE = click.option("--despite", default="", help="Why it stands although something speaks against it.")


def _number(ref: str) -> int:
    return number(ref, "N", "a committee report")


def listed(office: Office, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each committee report as a line and as JSON."""
    from clerk_tui.domain.dates import format_date
    from clerk_tui.register.committee_reports import listed as rows

    for one in rows(office.register, text):
        tied = f"I{one.item_id}" if one.item_id else None
        when = f", {format_date(one.day)}" if one.day else ""
        goes = f"{one.body or 'body not named'}{when}, {f'item {tied}' if tied else 'standing alone'}"
        yield (
            f"N{one.id}. {one.title}. Committee report, {goes}.",
            {
                "ref": f"N{one.id}", "kind": "committee-report", "title": one.title, "body": one.body or None,
                "date": one.day.isoformat() if one.day else None, "officer": one.officer or None, "item": tied,
            },
        )  # fmt: skip


def show_one(desk: Desk, ref: str, as_json: bool) -> None:
    """Show a committee report."""
    from clerk_tui.register.committee_reports import report

    office = desk.office()
    _say(office, report(office.register, _number(ref)), as_json)


def set_one(desk: Desk, ref: str, assignments: tuple[str, ...], despite: str, as_json: bool) -> None:
    """Set fields of a committee report."""
    from clerk_tui.services.reports.committee import set_fields

    office = desk.office()
    _say(office, set_fields(office, _number(ref), pairs(assignments), despite=despite), as_json)


def _say(office: Office, report: NumberedReport, as_json: bool, *before: str) -> None:
    from clerk_tui.cli.committee_reports_output import report_shape
    from clerk_tui.services.reports.committee_words import report_lines

    shape = {"report": report_shape(office, report)}
    show(as_json, shape, lambda: [*before, *report_lines(office, report)])


@click.command("new")
@click.argument("title", default="")
@click.option("--item", metavar="I3", help="The agenda item that it is the report of.")
@click.option("--for", "body", default="", help="The body that it goes to, while no item has it.")
@date_option("--on", "day", help="The day of the meeting that it goes to.")
@click.option("--officer", default="", help="Whose report it is.")
@json_option
@pass_desk
def new(desk: Desk, title: str, item: str | None, body: str, day: date | None, officer: str, as_json: bool) -> None:
    """Begin a committee report in the sections of the council file, of an agenda item or standing alone."""
    from clerk_tui.services.reports.committee import begin

    office = desk.office()
    item_id = number(item, "I", "an agenda item") if item else None
    made = begin(office, title, body=body, meeting_on=day, officer=officer, item_id=item_id)
    bare = "The council file states no sections for its reports; add them with reports section."
    _say(office, made, as_json, *([] if made.sections else [bare]))


@click.command("tie")
@click.argument("ref")
@click.argument("item", metavar="ITEM")
@_DESPITE
@json_option
@pass_desk
def tie(desk: Desk, ref: str, item: str, despite: str, as_json: bool) -> None:
    """Make it the report of an agenda item."""
    from clerk_tui.services.reports.committee import tie as tied

    office = desk.office()
    _say(office, tied(office, _number(ref), number(item, "I", "an agenda item"), despite=despite), as_json)


@click.command("untie")
@click.argument("ref")
@json_option
@pass_desk
def untie(desk: Desk, ref: str, as_json: bool) -> None:
    """Let it stand alone again, such as for another meeting."""
    from clerk_tui.services.reports.committee import untie as untied

    office = desk.office()
    _say(office, untied(office, _number(ref)), as_json)


def remove_one(desk: Desk, ref: str, as_json: bool) -> None:
    """Throw a committee report away that no agenda item has; history keeps it, and undo brings it back."""
    from clerk_tui.services.reports.committee import throw_away

    office = desk.office()
    title = throw_away(office, _number(ref))
    show(as_json, {"removed": ref.upper()}, lambda: [f"{ref.upper()}, {title}, is thrown away. undo brings it back."])


@click.command("section")
@click.argument("ref")
@click.argument("section", metavar="NUMBER")
@click.option("--add", "added", metavar="TITLE", help="Add a section of this number and title.")
@click.option("--at", "place", type=click.IntRange(1), help="The place of an added section, from 1; else the last.")
@click.option("--title", help="Another title.")
@click.option("--number", "renumbered", help="Another number.")
@click.option(
    "--part", help="What it is for: purpose, recommendations, issues, implications, risks, consultation, wards."
)
@click.option("--exempt/--open", "exempt", default=None, help="Keep it apart as exempt; its title then says so.")
@click.option("--remove", "gone", is_flag=True, help="Take it away, with what stands in it.")
@_DESPITE
@json_option
@pass_desk
def section(
    desk: Desk, ref: str, section: str, added: str | None, place: int | None, title: str | None,
    renumbered: str | None, part: str | None, exempt: bool | None, gone: bool, despite: str, as_json: bool,
) -> None:  # fmt: skip
    """Add, change or take away a section of a committee report, named by its number or as s12."""
    from clerk_tui.services.reports import committee_sections as sections

    office, report_id = desk.office(), _number(ref)
    changes = [title, renumbered, part, exempt]
    if added is not None:
        if gone or any(one is not None for one in (title, renumbered, exempt)):
            raise InputError("--add begins a section; give --at, --part and --despite with it, and nothing else.")
        made = sections.add_section(office, report_id, section, added, part=part or "", place=place, despite=despite)
    elif gone:
        made = sections.remove_section(office, report_id, section)
    elif any(one is not None for one in changes):
        made = sections.change_section(
            office, report_id, section, number=renumbered, title=title, part=part, exempt=exempt, despite=despite
        )
    else:
        raise InputError("Say what to do with the section: --add, --title, --number, --part, --exempt, or --remove.")
    _say(office, made, as_json)


COMMANDS = (new, tie, untie, section)
