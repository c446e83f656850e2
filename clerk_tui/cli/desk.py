"""What every command shares: the register it works on, how it prints, how it fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from clerk_tui.domain.errors import InputError

if TYPE_CHECKING:
    from clerk_tui.services.office import Office

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True)
class Desk:
    """The global options of one call, and the office they open."""

    register: Path | None = None
    now: datetime | None = None

    def path(self) -> Path:
        from clerk_tui.services.registers import default_path

        return self.register or default_path()

    def office(self) -> Office:
        """Open the register; it is closed when the command ends."""
        from clerk_tui.services.registers import open_office

        office = open_office(self.path(), now=self.now)
        click.get_current_context().call_on_close(office.register.close)
        return office


pass_desk = click.make_pass_decorator(Desk, ensure=True)


def json_option(command: F) -> F:
    """`--json`: one JSON document on standard output instead of plain text."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(command)


def show(as_json: bool, document: dict[str, Any], lines: Callable[[], list[str]]) -> None:
    """Print the answer as JSON, or as plain lines fit for reading aloud."""
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(lines()))


def number(ref: str, letter: str, what: str) -> int:
    """The number in `M3` or `3`; InputError names what was meant."""
    digits = ref.strip()
    if digits[:1].upper() == letter:
        digits = digits[1:]
    if not digits.isdecimal() or len(digits) > 12:
        raise InputError(f"“{ref}” is not {what}; name it by its number, like {letter}3.")
    return int(digits)


def pairs(assignments: tuple[str, ...]) -> dict[str, str]:
    """`FIELD=VALUE …` as a dictionary."""
    found = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals or not name.strip():
            raise InputError(f"“{assignment}” is not of the form FIELD=VALUE.")
        found[name.strip()] = value
    return found


class Default(click.Group):
    """A group whose command `show` is meant where no other is named: `decision D2` is `decision show D2`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            args = ["show", *args]
        return super().resolve_command(ctx, args)
