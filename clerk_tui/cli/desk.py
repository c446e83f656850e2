"""What every command shares: the register it works on, how it prints, how it fails."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from clerk_tui.domain.dates import parse_instant
from clerk_tui.domain.errors import InputError, RegisterError
from clerk_tui.domain.reading import of_field
from clerk_tui.domain.text import clean

if TYPE_CHECKING:
    from pathlib import Path

    from clerk_tui.register.store import Register
    from clerk_tui.services.office import Office

F = TypeVar("F", bound=Callable[..., Any])


class FilePath(click.Path):
    """A path; pathlib is imported when one is given, since a twentieth of a count's time would go there."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from pathlib import Path

        return Path(os.fsdecode(super().convert(value, param, ctx)))


class Desk:
    """The global options of one call, and the office they open. `given` names those on the command line."""

    def __init__(self, register: Path | None = None) -> None:
        self.register = register
        self.now: datetime | None = None
        self.only_read = False
        self.opened: Register | None = None
        self.given: set[str] = set()

    def put(self, name: str, value: Path | str) -> None:
        """Take a global option that stands on the command line."""
        self.given.add(name)
        if name == "register":
            from pathlib import Path

            self.register = Path(value)
        else:
            self.now = of_field("--now", parse_instant, str(value))

    def path(self) -> Path:
        from clerk_tui.services.registers import default_path

        return self.register or default_path()

    def office(self, *, to_examine: bool = False) -> Office:
        """Open the register; it is closed when the command ends. `to_examine`: as `open_office` has it."""
        from clerk_tui.services.registers import open_office

        path = self.path()
        if not os.path.lexists(path):
            name = clean(str(path))
            raise RegisterError(f"There is no register at {name}; make one with clerk-tui init, or try clerk-tui demo.")
        office = open_office(path, now=self.now, to_examine=to_examine, only_read=self.only_read)
        self.opened = office.register
        click.get_current_context().call_on_close(office.register.close)
        for said in office.register.remarks():
            click.echo(said, err=True)
        return office

    def office_if_any(self) -> Office | None:
        """The register where there is one. One that is named on the command line must be there; no other has to be."""
        if "register" not in self.given and not os.path.lexists(self.path()):
            return None
        return self.office()


pass_desk = click.make_pass_decorator(Desk, ensure=True)


def json_option(command: F) -> F:
    """`--json`: one JSON document on standard output instead of plain text."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(command)


def show(as_json: bool, document: dict[str, Any], lines: Callable[[], list[str]]) -> None:
    """Print the answer as JSON, or as plain lines fit for reading aloud."""
    if as_json:
        utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
        click.echo(json.dumps(document, ensure_ascii=not utf8, indent=2))
    else:
        click.echo("\n".join(lines()))


def number(ref: str, letter: str, what: str) -> int:
    """The number in `M3` or `3`; InputError names what was meant."""
    match = re.fullmatch(rf"[{letter}{letter.lower()}]?([0-9]{{1,12}})", ref.strip())
    if match is None:
        raise InputError(f"“{ref}” is not {what}; name it by its number, like {letter}3.")
    return int(match[1])


def pairs(assignments: tuple[str, ...], form: str = "FIELD=VALUE") -> dict[str, str]:
    """`FIELD=VALUE …` as a dictionary; InputError for what is not of that form, or given twice."""
    found: dict[str, str] = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        name = name.strip()
        if not equals or not name:
            raise InputError(f"“{assignment}” is not of the form {form}.")
        if name in found:
            raise InputError(f"“{name}” is given twice; which of the two is meant?")
        found[name] = value
    return found


class JsonFirst(click.Group):
    """A group that takes `--json` before its command as well as behind: `rules --json list` is `rules list --json`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, self.json_behind(args))

    def json_behind(self, args: list[str]) -> list[str]:
        """The arguments with a leading `--json` behind the command that they name; as they are where they name none."""
        first = next((place for place, arg in enumerate(args) if arg != "--json"), len(args))
        command = self.named(args[first]) if 0 < first < len(args) else None
        if command is None:
            return args
        return [command, "--json", *(args[first + 1 :] if command == args[first] else args[first:])]

    def named(self, word: str) -> str | None:
        """The command that a first word means."""
        return word if word in self.commands else None


class Default(JsonFirst):
    """A group whose command `show` is meant where no other is named: `decision D2` is `decision show D2`.

    `meant` is the name of that command.
    """

    meant = "show"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        args = self.json_behind(args)
        # `decision --register FILE D2`: an option of `show` written first.
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if args and args[0].startswith("-") and args[0].partition("=")[0] not in own:
            args = [self.meant, *args]
        return super().parse_args(ctx, args)

    def named(self, word: str) -> str | None:
        """The command that a first word means; another word is for `show`."""
        return None if word.startswith("-") else word if word in self.commands else self.meant

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            args = [self.meant, *args]
        return super().resolve_command(ctx, args)


def globals_after(command: click.Command) -> click.Command:
    """Let the global options stand after the command as well, where scripts often write them.

    Given before and after the command, an option is refused: which one is meant cannot be told.
    """
    taken = {name for parameter in command.params for name in parameter.opts}
    for name, kind in (("register", FilePath()), ("now", click.STRING)):
        if f"--{name}" not in taken:
            option = click.Option([f"--{name}"], type=kind, hidden=True, expose_value=False, callback=_put_on_desk)
            command.params.append(option)
    if isinstance(command, click.Group):
        for each in command.commands.values():
            globals_after(each)
    return command


def _put_on_desk(ctx: click.Context, parameter: click.Parameter, value: Path | str | None) -> None:
    if value is None:
        return
    desk, name = ctx.find_object(Desk), str(parameter.name)
    assert desk is not None
    if name in desk.given:
        raise click.UsageError(f"--{name} is given twice; which of the two is meant?")
    desk.put(name, value)


def find_decision(office: Office, ref: str) -> int:
    """The decision called D12 or by its reference; NotFound if there is none."""
    from clerk_tui.register import decisions

    return decisions.find(office.register, ref)
