"""Groups of commands that are imported when one of them is called."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import ClassVar

import click

from clerk_tui.cli.desk import globals_after


class Lazy(click.Group):
    """A group that loads no command until it is called, so that `--help` and `--version` load next to nothing.

    `places` names for each command where it stands (`module:attribute`, in `clerk_tui.cli`) and what it does.
    """

    places: ClassVar[Mapping[str, tuple[str, str]]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.places:
            return None
        module, name = self.places[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(f"clerk_tui.cli.{module}"), name)
        return globals_after(command)

    def named(self, word: str) -> str | None:
        """The command that a first word means, for a group that takes `--json` first."""
        return word if word in self.places else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in self.places.items()])
