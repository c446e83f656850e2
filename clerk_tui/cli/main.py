"""`clerk-tui`: the screens without a command, one twin for every action with one."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click.core import ParameterSource

from clerk_tui import __version__
from clerk_tui.cli.desk import Desk, FilePath
from clerk_tui.cli.lazy import Lazy
from clerk_tui.domain.errors import ClerkError, Conflict, Refused
from clerk_tui.domain.text import clean

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {
    "demo": ("start:demo", "Open the demonstration: Blackpool's Executive of 9 October 2017."),
    "init": ("start:init", "Make a register for a council."),
    "today": ("reading:today", "What is due, overdue first."),
    "count": ("count:count", "Count one date out loud; needs no register."),
    "plan": ("plan:plan", "Every gate before and after a meeting, or back from a wished day of effect."),
    "timetable": ("timetable:timetable", "Check a year's list of meetings; needs no register."),
    "audit": ("audit:audit", "Check a published register (CSV) against the councils' rules."),
    "import": ("writing:import_", "Read an agenda pack, a meeting or saved decisions and take them into the register."),
    "meetings": ("reading:meetings", "List the meetings."),
    "meeting": ("meeting:meeting", "Show a meeting; meeting add, set, move, cancel, recall, series … change it."),
    "item": ("item:item", "Show an agenda item with its report; item add, set, move, remove build an agenda."),
    "supplement": ("supplement:supplement", "Supplements to published agendas: add, set, remove."),
    "recurring": ("supplement:recurring", "The standing items of a body; recurring add, set, remove."),
    "decisions": ("reading:decisions", "List the decision records."),
    "decision": ("decision:decision", "Show a decision record; decision set, copy, attend, route … change it."),
    "boilerplate": ("boilerplate:boilerplate", "The council's own wordings; boilerplate add, set, remove, insert."),
    "interest": ("interest:interest", "Interests declared at a meeting; interest add, set, remove."),
    "route": ("route:route", "The route of a matter: what is open, who is informed or must agree; it records it too."),
    "private": ("private:private", "A matter taken in private: reasons, representations, resolution."),
    "forward-plan": ("forward_plan:forward_plan", "The forward plan; add, set, key-test, publish, versions, withdraw."),
    "check": ("publishing:check", "The publish check: what stands in the way, what holds."),
    "publish": ("publishing:publish", "Publish decisions, one or several at once, or say what stands in the way."),
    "notice": ("documents:notice", "The decision notice as text, or written into a folder."),
    "record": ("documents:record", "The written statement of a decision, before and after it is published."),
    "agenda": ("documents:agenda", "The agenda's front sheet as text, or written into a folder."),
    "export": ("documents:export", "Any document, or the public folder; export alone lists the kinds."),
    "call-in": ("call_in:call_in", "The call-in desk for a decision: request, validate, hearing, heard, council …"),
    "call-ins": ("reading:call_ins", "The call-in board: every window, the next to close first."),
    "actions": (
        "actions:actions",
        "What meetings and decisions ask of somebody; actions add, done, drop, carry … keep track of it.",
    ),
    "commitments": (
        "commitments:commitments",
        "What the council will do and by when; commitments add, progress, end, link, plans … keep them.",
    ),
    "reports": (
        "reports:reports",
        "Committee reports and reports of executive members; reports new, set, tie, section … write them.",
    ),
    "people": (
        "people:people",
        "Members and officers, who sits where from when to when; people add, seat, end, merge …",
    ),
    "wards": ("wards:wards", "The wards, who represents each on a day, what is vacant; wards add, set, remove."),
    "bodies": ("bodies:bodies", "The bodies that meet, with their members on a day; bodies add, set."),
    "rules": ("rules:rules", "The rules in plain words; rules list, examples, set, change, copy, begin, law."),
    "calendar": ("calendar:calendar", "The days not worked in a year; calendar add, remove and import change them."),
    "search": ("search:search", "Everything in the register that holds a text; what is exempt is named, never quoted."),
    "history": ("history:history", "What was done, by whom, when and why; of one record with history REF."),
    "evidence": ("evidence:evidence", "All that shows what was decided and whether it was touched, in a folder."),
    "retention": ("retention:retention", "What need not be kept any longer, and its disposal; nothing goes by itself."),
    "undo": ("writing:undo", "Turn back the last change, as a new change."),
    "drafts": ("drafts:drafts", "Half-typed texts that wait, every clerk's; drafts take ID, drafts drop ID."),
    "redo": ("writing:redo", "Do again what was undone last, as a new change."),
    "backup": ("backup:backup", "A safe copy of the register: backup DIR; backup list DIR, backup drill FILE."),
    "restore": ("backup:restore", "Go back to a safe copy, after saying what would be lost."),
    "copy-here": ("backup:copy_here", "Copy a register on a network share to this computer."),
    "verify": ("verifying:verify", "Was the register touched? Its history, its records, and heads kept elsewhere."),
}


_MAKES = frozenset({"demo", "init", "restore"})
"""The commands that put a register in its place, whatever there was."""


class _ReaderGone(Exception):
    """The reader of a pipe went away; click would end the program with status 1, which means “no” here."""


class Commands(Lazy):
    """The program's commands."""

    places = COMMANDS

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _ReaderGone from None
        except (ValueError, OverflowError):
            from clerk_tui.services.spoilt import named

            with named(ctx.obj.opened):
                raise


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--register",
    envvar="CLERK_TUI_REGISTER",
    type=FilePath(),
    help="The register file; without it the one of your first run.",
)
@click.option(
    "--read-only", "only_read", is_flag=True, help="Change nothing; a register on a network share may be read."
)
@click.option("--now", metavar="INSTANT", help="Rehearse another day, like “10 October 2017 at 09:00”.")
@click.version_option(__version__, prog_name="clerk-tui", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, register: Path | None, only_read: bool, now: str | None) -> None:
    """Executive decisions of English councils: recorded, timed and published from the keyboard.

    Without a command the screens open. Every action of the screens has its command here.
    """
    ctx.obj = Desk(register)
    ctx.obj.only_read = only_read
    if ctx.get_parameter_source("register") is ParameterSource.COMMANDLINE:
        ctx.obj.given.add("register")
    if now is not None:
        ctx.obj.put("now", now)
    if only_read and ctx.invoked_subcommand in _MAKES:
        raise click.UsageError(f"{ctx.invoked_subcommand} writes a register; --read-only has no place beside it.")
    if ctx.invoked_subcommand is None:
        from clerk_tui.cli.start import screens

        screens(ctx.obj)


def _fail(sentence: str, status: int) -> NoReturn:
    click.echo(clean(sentence), err=True)
    sys.exit(status)


def _fault(error: Exception) -> NoReturn:
    """The crash boundary: what failed, and where, goes to a log without any text of a record."""
    import traceback

    from clerk_tui.services.faults import Fault, keep_fault, of_the_register

    if isinstance(error, Fault):
        _fail(str(error), 70)
    frames = traceback.extract_tb(error.__traceback__)
    _fail(keep_fault(error, frames), 2 if of_the_register(error, frames) else 70)


def main(args: list[str] | None = None) -> None:
    """Run `clerk-tui` and end the process: 0 done, 1 the answer is no, 2 the call or its input is wrong."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal or a file that knows fewer letters than a title has is no reason to stop.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status: Any = cli.main(args, prog_name="clerk-tui", standalone_mode=False)
    except click.exceptions.Abort:
        _fail("Stopped; nothing more was done.", 1)
    except click.ClickException as error:
        _fail(error.format_message(), 2)
    except ClerkError as error:
        _fail(str(error), 1 if isinstance(error, Refused | Conflict) else 2)
    except (_ReaderGone, BrokenPipeError):
        # That is no fault, and Python must not complain at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the crash boundary
        _fault(error)
    # The process ends here: going over every object once more would free nothing that the system does not.
    gc.freeze()
    sys.exit(status if isinstance(status, int) else 0)
