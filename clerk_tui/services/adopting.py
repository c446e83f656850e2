"""Adopting a council file: how a call-in rule comes into a register that has none, or changes."""

from __future__ import annotations

from pathlib import Path

from clerk_tui.domain.council import Council
from clerk_tui.domain.errors import InputError, Refused
from clerk_tui.register import council as council_rows
from clerk_tui.rules.council_file import read_council
from clerk_tui.services import councils
from clerk_tui.services.office import Office


def adopt(office: Office, path: Path, *, command_id: str | None = None) -> Council:
    """Make `path` the register's council file. InputError names what is wrong with it; nothing is adopted then.

    Another nation's file is Refused: what was recorded stands under the law of the first. Published dates never move.
    """
    if not path.is_file():
        raise InputError(f"There is no file {path}.")
    text = councils.read_file(path)
    council = read_council(text, path.name)
    held = council_rows.council(office.register)
    if council.nation.value != held.nation:
        raise Refused(f"{path.name} is a file for {council.nation.value}; this register is one for {held.nation}.")
    office.register.run(
        office.command("rules set", f"Council file of {council.name} adopted", command_id=command_id),
        lambda change: change.update("council", 1, held.version, name=council.name, file_text=text),
    )
    return council
