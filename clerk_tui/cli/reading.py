"""The commands that read: today, lists, one record, the board, the rules, the history."""

from __future__ import annotations

from typing import Any

import click

from clerk_tui.cli.desk import Desk, json_option, number, pass_desk, show
from clerk_tui.cli.shapes import iso, item_shape
from clerk_tui.domain.dates import format_date, format_instant, short_date

MOST = 1000


def _limit(command: Any) -> Any:
    return click.option(
        "--most", type=click.IntRange(1, 1_000_000), default=MOST, show_default=True, help="At most so many."
    )(command)


def _find(command: Any) -> Any:
    return click.option("--find", "text", default="", help="Only those with these words.")(command)


@click.command()
@_find
@_limit
@json_option
@pass_desk
def today(desk: Desk, text: str, most: int, as_json: bool) -> None:
    """What is due: to record, to publish, windows closing, decisions coming into effect, agendas. Overdue first."""
    from clerk_tui.services import boards

    office = desk.office()
    now, due = office.clock.now(), boards.due(office, 0, most, text)
    rows = [
        {
            "kind": row.kind, "ref": row.ref, "gate": iso(row.gate), "state": row.state, "title": row.title,
            "body": row.body, "reference": row.reference or None, "overdue": row.overdue,
        }
        for row in due
    ]  # fmt: skip
    head = f"{office.council().name}. It is {format_instant(now)}."
    show(
        as_json,
        {"now": iso(now), "rehearsed": office.clock.rehearsed is not None, "due": rows},
        lambda: [head, *(_due_line(row) for row in due)] if due else [head, "Nothing is due."],
    )


def _due_line(row: Any) -> str:
    late = "OVERDUE. " if row.overdue else ""
    return f"{late}{row.when}. {row.state}. {row.ref}, {row.body}: {row.title}."


@click.command()
@_find
@_limit
@json_option
@pass_desk
def meetings(desk: Desk, text: str, most: int, as_json: bool) -> None:
    """The meetings, the latest first."""
    from clerk_tui.register import lists

    office = desk.office()
    found = lists.page_meetings(office.register, 0, most, text)
    rows = [
        {
            "id": f"M{row.id}", "body": row.body, "date": iso(row.day), "time": row.starts or None,
            "venue": row.venue, "items": row.items, "unpublished": row.unpublished,
        }
        for row in found
    ]  # fmt: skip
    show(
        as_json,
        {"meetings": rows},
        lambda: (
            [
                f"M{row.id}. {row.body}, {format_date(row.day)} {row.starts}."
                f" {row.items} items, {row.unpublished} to publish."
                for row in found
            ]
            or ["No meetings."]
        ),
    )


@click.command()
@click.argument("item_id", metavar="ID")
@json_option
@pass_desk
def item(desk: Desk, item_id: str, as_json: bool) -> None:
    """An agenda item with its report: head, sections with their numbers, recommendations, appendices."""
    from clerk_tui.register import meetings as rows
    from clerk_tui.services.words import item_lines

    found = rows.item(desk.office().register, number(item_id, "I", "an agenda item"))
    show(as_json, {"item": item_shape(found)}, lambda: item_lines(found))


@click.command()
@_find
@_limit
@json_option
@pass_desk
def decisions(desk: Desk, text: str, most: int, as_json: bool) -> None:
    """The decision records, the newest first."""
    from clerk_tui.register import lists

    found = lists.page_decisions(desk.office().register, 0, most, text)
    rows = [
        {
            "ref": f"D{row.id}", "reference": row.reference or None, "title": row.title, "maker_name": row.maker_name,
            "status": row.status, "decided_on": iso(row.decided_on),
        }
        for row in found
    ]  # fmt: skip
    show(
        as_json,
        {"decisions": rows},
        lambda: (
            [
                f"D{row.id}. {row.reference + '. ' if row.reference else ''}{row.title}. {row.status.capitalize()}"
                f"{', decided ' + short_date(row.decided_on) if row.decided_on else ''}."
                for row in found
            ]
            or ["No decision records."]
        ),
    )


@click.command("call-ins")
@_find
@_limit
@json_option
@pass_desk
def call_ins(desk: Desk, text: str, most: int, as_json: bool) -> None:
    """The call-in board: open windows, the next to close first, then all others."""
    from clerk_tui.services import boards

    office = desk.office()
    found = boards.windows(office, 0, most, text)
    rows = [
        {
            "ref": row.ref, "reference": row.reference or None, "title": row.title,
            "published": iso(row.published_on), "closes": iso(row.closes), "closes_at": iso(row.closes_at),
            "effective": iso(row.effective), "open": row.open, "state": row.state,
        }
        for row in found
    ]  # fmt: skip
    show(
        as_json,
        {"now": iso(office.clock.now()), "call_ins": rows},
        lambda: [_window_line(row) for row in found] or ["Nothing was published yet."],
    )


def _window_line(row: Any) -> str:
    closes = f" Requests close {format_date(row.closes)}." if row.closes else ""
    effect = f" In effect from {format_date(row.effective)}." if row.effective else ""
    published = f"Published {format_date(row.published_on)}."
    return f"{row.ref}. {row.title}. {row.state}. {published}{closes}{effect}"


@click.command()
@json_option
@pass_desk
def rules(desk: Desk, as_json: bool) -> None:
    """The council's call-in rule read back in plain words."""
    from clerk_tui.services.words import rule_lines

    council = desk.office().council()
    lines = rule_lines(council)
    document = {"council": council.name, "nation": council.nation.value, "configured": bool(council.call_in)}
    show(as_json, {**document, "sentences": lines}, lambda: lines)


@click.command()
@click.argument("ref", required=False)
@_limit
@json_option
@pass_desk
def history(desk: Desk, ref: str | None, most: int, as_json: bool) -> None:
    """What was done, the newest first; with REF, every change of one decision record with the text before and after."""
    from clerk_tui.register import decisions as records
    from clerk_tui.register import history as entries

    office = desk.office()
    if ref is None:
        commands = entries.page(office.register, 0, most)
        rows = [
            {"at": iso(c.at), "who": c.who, "action": c.action, "summary": c.summary, "undone": c.undone}
            for c in commands
        ]
        show(as_json, {"history": rows}, lambda: [_command_line(command) for command in commands])
        return
    changes = entries.of_record(office.register, "decision", records.find(office.register, ref))
    shapes = [
        {
            "seq": e.seq, "at": iso(e.at), "who": e.who, "action": e.action, "why": e.why or None,
            "changed": entries.differences(e), "hash": e.hash,
        }
        for e in changes
    ]  # fmt: skip
    show(as_json, {"ref": ref, "history": shapes}, lambda: [_change_line(shape) for shape in shapes])


def _command_line(command: Any) -> str:
    undone = " (undone)" if command.undone else ""
    return f"{format_instant(command.at)}. {command.who}. {command.summary}{undone}."


def _change_line(shape: dict[str, Any]) -> str:
    changed = "; ".join(f"{name}: “{old}” became “{new}”" for name, (old, new) in shape["changed"].items())
    why = f" Reason: {shape['why']}" if shape["why"] else ""
    return f"{shape['seq']}. {shape['at']}. {shape['who']}, {shape['action']}. {changed or 'no field changed'}.{why}"


@click.command()
@json_option
@pass_desk
def verify(desk: Desk, as_json: bool) -> None:
    """Walk the history's chain, compare it with the records as they stand, and let the engine check its pages."""
    from clerk_tui.services.verifying import verify as verify_register

    result = verify_register(desk.office())
    document = {
        "verified": result.good, "entries": result.entries, "head": result.head, "found": list(result.found)
    }  # fmt: skip
    show(as_json, document, result.lines)
    if not result.good:
        click.get_current_context().exit(1)
