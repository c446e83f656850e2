"""The commands that read: today, lists, the call-in board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, json_option, pass_desk, show
from clerk_tui.cli.shapes import iso
from clerk_tui.domain.dates import format_date, format_instant, short_date

if TYPE_CHECKING:
    from clerk_tui.services.office import Office

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
    from clerk_tui.services import backups, boards

    office = desk.office()
    now, due = office.clock.now(), boards.due(office, 0, most, text)
    rows = [
        {
            "kind": row.kind, "ref": row.ref, "gate": iso(row.gate), "state": row.state, "title": row.title,
            "body": row.body or None, "owner": row.owner or None, "reference": row.reference or None,
            "overdue": row.overdue,
        }
        for row in due
    ]  # fmt: skip
    head = f"{office.council().name}. It is {format_instant(now)}{' (rehearsed)' if office.clock.rehearsed else ''}."
    total = boards.count_due(office, text)
    lines = [_due_line(row) for row in due] or ["Nothing is due."]
    remind = backups.reminder(office)
    show(
        as_json,
        {
            "now": iso(now),
            "rehearsed": office.clock.rehearsed is not None,
            "total": total,
            "due": rows,
            "reminder": remind or None,
        },
        lambda: [
            head,
            *([f"{remind} clerk-tui backup DIR makes one."] if remind else []),
            *lines,
            *_left_out(total, len(due)),
        ],
    )


def _left_out(total: int, listed: int) -> list[str]:
    """What a list does not show is said, never passed over."""
    return [f"{total - listed} more are not listed; --most lists more."] if total > listed else []


def _due_line(row: Any) -> str:
    late = "OVERDUE. " if row.overdue else ""
    of = f"{row.ref}, {row.body}" if row.body else row.ref
    return f"{late}{row.when}. {row.state}. {of}: {row.title}."


_MARKED = frozenset({"adjourned", "cancelled"})
"""A meeting that will not be held, or not on, stays in the lists with its mark."""


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
            "status": row.status,
        }
        for row in found
    ]  # fmt: skip
    total = lists.count_meetings(office.register, text)
    lines = [
        f"M{row.id}. {row.body}, {format_date(row.day)}{' ' if row.starts else ''}{row.starts}."
        f"{' ' + row.status.upper() + '.' if row.status in _MARKED else ''}"
        f" {row.items} item{'' if row.items == 1 else 's'}, {row.unpublished} to publish."
        for row in found
    ] or ["No meetings."]
    show(as_json, {"total": total, "meetings": rows}, lambda: [*lines, *_left_out(total, len(found))])


@click.command()
@_find
@_limit
@click.option("--unpublished", is_flag=True, help="Those that are taken and not published, the most overdue first.")
@json_option
@pass_desk
def decisions(desk: Desk, text: str, most: int, unpublished: bool, as_json: bool) -> None:
    """The decision records, the newest first; or the queue of those that are to be published."""
    if unpublished:
        _queue(desk.office(), text, most, as_json)
        return
    from clerk_tui.register import lists

    register = desk.office().register
    found, total = lists.page_decisions(register, 0, most, text), lists.count_decisions(register, text)
    rows = [
        {
            "ref": f"D{row.id}", "reference": row.reference or None, "title": row.title, "maker_name": row.maker_name,
            "status": row.status, "decided_on": iso(row.decided_on),
        }
        for row in found
    ]  # fmt: skip
    lines = [
        f"D{row.id}. {row.reference + '. ' if row.reference else ''}{row.title}. {row.status.capitalize()}"
        f"{', decided ' + short_date(row.decided_on) if row.decided_on else ''}."
        for row in found
    ] or ["No decision records."]
    show(as_json, {"total": total, "decisions": rows}, lambda: [*lines, *_left_out(total, len(found))])


def _queue(office: Office, text: str, most: int, as_json: bool) -> None:
    from clerk_tui.services import publishing_queue

    found, total = publishing_queue.page(office, 0, most, text), publishing_queue.count(office, text)
    rows = [
        {
            "ref": row.ref, "reference": row.reference or None, "title": row.title, "maker_name": row.maker_name,
            "meeting": f"M{row.meeting_id}" if row.meeting_id else None, "decided_on": iso(row.decided_on),
            "age_working_days": row.age, "due": iso(row.due), "late_working_days": row.late,
        }
        for row in found
    ]  # fmt: skip
    lines = [f"{'OVERDUE. ' if row.late else ''}{row.ref}. {row.title}. {row.state}." for row in found]
    lines = lines or ["Every decision that was taken is published."]
    more = [sentence] if (sentence := publishing_queue.to_record(office)) else []
    show(
        as_json,
        {"total": total, "unpublished": rows},
        lambda: [*lines, *_left_out(total, len(found)), *more],
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
            "moved": row.moved or None, "kept": row.kept or None, "left": row.left or None,
            "next": row.next or None, "if_nobody_acts": row.if_nobody_acts or None,
        }
        for row in found
    ]  # fmt: skip
    total = sum(boards.count_windows(office, text))
    lines = [_window_line(row) for row in found] or ["Nothing was published yet."]
    show(
        as_json,
        {"now": iso(office.clock.now()), "total": total, "call_ins": rows},
        lambda: [*lines, *_left_out(total, len(found))],
    )


def _window_line(row: Any) -> str:
    closes = f" Requests close {format_date(row.closes)}." if row.closes else ""
    effect = f" In effect from {format_date(row.effective)}." if row.effective else ""
    published = f"Published {format_date(row.published_on)}."
    moved = f" {row.moved}." if row.moved else ""
    kept = f" {row.kept}" if row.kept else ""
    left = f" Left for requests: {row.left}." if row.left else ""
    following = f" Next: {row.next}. If nobody acts: {row.if_nobody_acts}" if row.called_in else ""
    return f"{row.ref}. {row.title}. {row.state}. {published}{closes}{effect}{left}{following}{moved}{kept}"
