"""`history`: what was done, by whom, when and why, with the texts before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, json_option, pass_desk, show
from clerk_tui.cli.shapes import iso
from clerk_tui.domain.dates import format_instant, london_date, parse_date
from clerk_tui.domain.reading import of_field

if TYPE_CHECKING:
    from clerk_tui.register.journal import Wanted
    from clerk_tui.services.changelog import RecordChange
    from clerk_tui.services.office import Office

_MOST = 1000
_YES_NO = frozenset({"key_decision", "required_in_five_days", "call_in_exempt", "present"})
_LETTERS = {
    "decision": "D", "meeting": "M", "forward_plan_entry": "F", "agenda_item": "I", "call_in_request": "R",
    "agreed_action": "A", "commitment": "C", "commitment_plan": "P", "report": "N",
    "member_report": "E",
}  # fmt: skip


@click.command()
@click.argument("ref", required=False)
@click.option("--find", "text", default="", help="Only what holds these words.")
@click.option("--who", default="", help="Only what this account did.")
@click.option("--from", "first", metavar="DAY", help="Not before this day.")
@click.option("--to", "last", metavar="DAY", help="Not after this day.")
@click.option("--full", is_flag=True, help="With REF, print long texts such as receipts whole.")
@click.option("--most", type=click.IntRange(1, 1_000_000), default=_MOST, show_default=True, help="At most so many.")
@json_option
@pass_desk
def history(
    desk: Desk, ref: str | None, text: str, who: str, first: str | None, last: str | None, full: bool, most: int,
    as_json: bool,
) -> None:  # fmt: skip
    """What was done, the newest first; with REF, every change of one record with the text before and after, and why.

    REF is a number like D3, M2, F1, I5 or R1, or the council's reference of a decision or an entry of the plan.
    """
    from clerk_tui.register import journal as entries
    from clerk_tui.services import journal

    office = desk.office()
    days = [of_field(name, parse_date, day) if day else None for name, day in (("--from", first), ("--to", last))]
    wanted = journal.wanted(office, text, who=who, first=days[0], last=days[1], ref=ref or "")
    if ref is not None:
        _history_of(office, wanted, most, as_json, full)
        return
    commands, total = entries.page(office.register, 0, most, wanted), entries.count(office.register, wanted)
    rows = [
        {"at": iso(c.at), "who": c.who, "action": c.action, "summary": c.summary, "undone": c.undone} for c in commands
    ]
    lines = [_command_line(command) for command in commands] or ["Nothing of that kind was done."]
    show(as_json, {"total": total, "history": rows}, lambda: [*lines, *_left_out(total, len(commands))])


def _left_out(total: int, listed: int) -> list[str]:
    """What a list does not show is said, never passed over."""
    return [f"{total - listed} more are not listed; --most lists more."] if total > listed else []


def _history_of(office: Office, wanted: Wanted, most: int, as_json: bool, full: bool) -> None:
    from clerk_tui.services.changelog import changes_of, changes_of_record

    if wanted.record == "decision":
        changes = changes_of(office, wanted.record_id)
    else:
        changes = changes_of_record(office, wanted.record, wanted.record_id)
    changes = [change for change in changes if _is_wanted(change, wanted)]
    shapes = [
        {
            "seq": c.seq, "at": iso(c.at), "who": c.who, "action": c.action, "record": c.record, "why": c.why or None,
            "changed": c.changed, "hash": c.hash,
        }
        for c in changes[-most:]
    ]  # fmt: skip
    lines = [_change_line(change, full) for change in changes[-most:]] or ["Nothing of that kind was done to it."]
    show(
        as_json,
        {"ref": f"{_LETTERS[wanted.record]}{wanted.record_id}", "total": len(changes), "history": shapes},
        lambda: [*lines, *_left_out(len(changes), len(shapes))],
    )


def _is_wanted(change: RecordChange, wanted: Wanted) -> bool:
    day = london_date(change.at)
    return (
        (not wanted.who or change.who.lower() == wanted.who.strip().lower())
        and (wanted.first is None or day >= wanted.first)
        and (wanted.last is None or day <= wanted.last)
        and wanted.words.strip().lower() in _change_line(change, full=True).lower()
    )


def _command_line(command: Any) -> str:
    undone = " (undone)" if command.undone else ""
    return f"{format_instant(command.at)}. {command.who}. {command.summary}{undone}."


def _change_line(change: Any, full: bool) -> str:
    words = "; ".join(
        f"{name.replace('_', ' ')}: “{_plain(name, old, full)}” became “{_plain(name, new, full)}”"
        for name, (old, new) in change.changed.items()
    )
    why = f" Reason: {change.why}" if change.why else ""
    what = f"{change.said}: {words}" if words else change.said
    return f"{change.seq}. {format_instant(change.at)}. {change.who}, {change.action}. {what}.{why}"


def _plain(name: str, cell: Any, full: bool) -> str:
    if name in _YES_NO and cell is not None:
        return "yes" if cell else "no"
    text = "" if cell is None else str(cell)
    if name == "receipt" and text and not full:
        lines = text.splitlines()
        return f"{lines[0]} … ({len(lines)} lines; --full prints them)"
    return text
