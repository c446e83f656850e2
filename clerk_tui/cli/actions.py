"""`actions`: what meetings and decisions ask of somebody; recorded, carried to the next agenda, done or dropped."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Default, Desk, json_option, number, pass_desk, show
from clerk_tui.cli.parameters import date_option, day_or_nothing
from clerk_tui.domain.errors import InputError

if TYPE_CHECKING:
    from clerk_tui.domain.actions import AgreedAction
    from clerk_tui.services.office import Office

WHOSE = "A person of the register, or a post: an officer's title, a portfolio, “chair of Executive”."
DUE = "By when; without it at the body's next meeting."


def _despite(command: Any) -> Any:
    return click.option("--despite", default="", help="Why it stands though its day or its owner speaks against it.")(
        command
    )


def _number(typed: str) -> int:
    return number(typed, "A", "an action")


def _meeting(typed: str) -> int:
    return number(typed, "M", "a meeting")


def _list_options(command: Any) -> Any:
    command = click.option("--all", "closed", is_flag=True, help="Those done and dropped too.")(command)
    command = click.option("--of", "ref", default="", metavar="REF", help="Of a meeting or a decision, like M3, D2.")(
        command
    )
    command = click.option("--find", "text", default="", help="Only those with these words.")(command)
    return json_option(command)


@click.group(cls=Default, invoke_without_command=True)
@_list_options
@click.pass_context
def actions(ctx: click.Context, closed: bool, ref: str, text: str, as_json: bool) -> None:
    """The actions that are open, the most overdue first; `actions A3` shows one whole."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_actions, closed=closed, ref=ref, text=text, as_json=as_json)


@actions.command("list")
@_list_options
@pass_desk
def list_actions(desk: Desk, closed: bool, ref: str, text: str, as_json: bool) -> None:
    """List the actions by their day, those done and dropped at the end."""
    from clerk_tui.cli.actions_output import action_shape
    from clerk_tui.services.actions.listing import listed
    from clerk_tui.services.actions.words import line

    office = desk.office()
    found = listed(office, ref, text, closed=closed)
    lines = [line(office, one) for one in found] or [f"No action is {'recorded' if closed else 'open'}."]
    document = {"total": len(found), "actions": [action_shape(office, one) for one in found]}
    show(as_json, document, lambda: lines)


@actions.command("show")
@click.argument("action", metavar="ACTION")
@json_option
@pass_desk
def show_action(desk: Desk, action: str, as_json: bool) -> None:
    """Show an action: what, by whom and when, where it comes from, and the agendas that brought it back."""
    from clerk_tui.register import actions as rows

    office = desk.office()
    _show(office, rows.action(office.register, _number(action)), as_json)


def _show(office: Office, found: AgreedAction, as_json: bool, *before: str) -> None:
    from clerk_tui.cli.actions_output import action_shape, matter_shape
    from clerk_tui.register import actions as rows
    from clerk_tui.services.actions.words import lines

    back = [matter_shape(one) for one in rows.arising(office.register, action_id=found.id)]
    document = {"action": action_shape(office, found) | {"brought_back": back}}
    show(as_json, document, lambda: [*before, *lines(office, found)])


@actions.command("add")
@click.argument("ref")
@click.argument("text")
@click.option("--by", "owner", required=True, metavar="NAME|POST", help=WHOSE)
@date_option("--due", help=DUE)
@date_option("--resolved", "resolved", help="When it was resolved; else the day of the meeting or decision.")
@_despite
@json_option
@pass_desk
def add(
    desk: Desk, ref: str, text: str, owner: str, due: date | None, resolved: date | None, despite: str, as_json: bool
) -> None:
    """Record what follows from REF: a decision (D3), a meeting (M2), or an item of its agenda (I5)."""
    from clerk_tui.services.actions.recording import Details, add

    office = desk.office()
    _show(office, add(office, ref, Details(text, owner, due, resolved), despite=despite), as_json)


@actions.command("set")
@click.argument("action", metavar="ACTION")
@click.option("--text", help="What is to be done.")
@click.option("--by", "owner", metavar="NAME|POST", help=WHOSE)
@click.option("--due", metavar="DATE", help="By when; empty for the body's next meeting.")
@date_option("--resolved", "resolved", help="When it was resolved.")
@_despite
@json_option
@pass_desk
def set_action(
    desk: Desk, action: str, text: str | None, owner: str | None, due: str | None, resolved: date | None, despite: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Change what is to be done, by whom or by when."""
    from clerk_tui.register import actions as rows
    from clerk_tui.services.actions.recording import Details, change_action

    if text is None and owner is None and due is None and resolved is None:
        raise InputError("Nothing is to be changed; give --text, --by, --due or --resolved.")
    by_when = None if due is None else day_or_nothing("--due", due)
    office = desk.office()
    old = rows.action(office.register, _number(action))
    details = Details(
        old.text if text is None else text,
        (str(old.person.id) if old.person else old.post) if owner is None else owner,
        old.due_on if due is None else by_when,
        resolved,
    )
    _show(office, change_action(office, old.id, details, despite=despite), as_json)


@actions.command("done")
@click.argument("action", metavar="ACTION")
@click.argument("what")
@date_option("--on", "on", help="The day; today without it.")
@json_option
@pass_desk
def done(desk: Desk, action: str, what: str, on: date | None, as_json: bool) -> None:
    """Say that an action is done: WHAT was done, in a few words."""
    from clerk_tui.domain.actions import ActionStatus
    from clerk_tui.services.actions.recording import close

    office = desk.office()
    _show(office, close(office, _number(action), ActionStatus.DONE, what, on=on), as_json)


@actions.command("drop")
@click.argument("action", metavar="ACTION")
@click.option("--because", required=True, help="Why it is dropped.")
@date_option("--on", "on", help="The day; today without it.")
@json_option
@pass_desk
def drop(desk: Desk, action: str, because: str, on: date | None, as_json: bool) -> None:
    """Drop an action that is not to be done any more."""
    from clerk_tui.domain.actions import ActionStatus
    from clerk_tui.services.actions.recording import close

    office = desk.office()
    _show(office, close(office, _number(action), ActionStatus.DROPPED, because, on=on), as_json)


@actions.command("reopen")
@click.argument("action", metavar="ACTION")
@json_option
@pass_desk
def reopen(desk: Desk, action: str, as_json: bool) -> None:
    """Open an action again that was done or dropped too soon."""
    from clerk_tui.services.actions.recording import reopen

    office = desk.office()
    _show(office, reopen(office, _number(action)), as_json)


@actions.command("remove")
@click.argument("action", metavar="ACTION")
@json_option
@pass_desk
def remove(desk: Desk, action: str, as_json: bool) -> None:
    """Take an action away that was recorded by mistake; one that was resolved is dropped."""
    from clerk_tui.cli.actions_output import action_shape
    from clerk_tui.services.actions.recording import remove
    from clerk_tui.services.actions.words import line

    office = desk.office()
    gone = remove(office, _number(action))
    show(as_json, {"removed": action_shape(office, gone)}, lambda: [f"Taken away: {line(office, gone)}"])


@actions.command("carry")
@click.argument("meeting", metavar="MEETING")
@click.argument("wanted", nargs=-1, metavar="[ACTION...]")
@json_option
@pass_desk
def carry(desk: Desk, meeting: str, wanted: tuple[str, ...], as_json: bool) -> None:
    """Bring open actions back under the “Matters arising” of MEETING: those named, or all that are open."""
    from clerk_tui.cli.actions_output import matter_shape
    from clerk_tui.register import actions as rows
    from clerk_tui.services.actions import carrying

    office, meeting_id = desk.office(), _meeting(meeting)
    item = carrying.carry(office, meeting_id, [_number(one) for one in wanted] or None)
    found = rows.arising(office.register, item_id=item.id)
    names = ", ".join(f"A{one.action.id}" for one in found)
    said = f"Item {item.number or f'I{item.id}'} {item.title} of M{meeting_id} brings back {names}."
    document = {"item": f"I{item.id}", "matters": [matter_shape(one) for one in found]}
    show(as_json, document, lambda: [said])


@actions.command("said")
@click.argument("action", metavar="ACTION")
@click.argument("meeting", metavar="MEETING")
@click.argument("note")
@json_option
@pass_desk
def said(desk: Desk, action: str, meeting: str, note: str, as_json: bool) -> None:
    """Keep for the minutes what was said of an action at the meeting that brought it back."""
    from clerk_tui.services.actions import carrying

    office = desk.office()
    matter = carrying.say(office, _number(action), _meeting(meeting), note)
    _show(office, matter.action, as_json)


@actions.command("take-off")
@click.argument("action", metavar="ACTION")
@click.argument("meeting", metavar="MEETING")
@json_option
@pass_desk
def take_off(desk: Desk, action: str, meeting: str, as_json: bool) -> None:
    """Take an action off the agenda it was carried to; it stays open, and is offered again."""
    from clerk_tui.register import actions as rows
    from clerk_tui.services.actions import carrying

    office, action_id = desk.office(), _number(action)
    carrying.take_off(office, action_id, _meeting(meeting))
    _show(office, rows.action(office.register, action_id), as_json)
