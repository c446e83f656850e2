"""`audit`: a published register, row by row, against the councils' own rules; needs no register of ours."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clerk_tui.cli.desk import Desk, json_option, pass_desk
from clerk_tui.domain.audit import AuditKind, Verdict

if TYPE_CHECKING:
    from clerk_tui.domain.council import Council
    from clerk_tui.domain.days import CalendarDay


@click.command()
@click.argument("file", metavar="FILE.csv|-")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in AuditKind]), help="What it lists, if its columns do not tell."
)
@click.option("--council", "council_id", metavar="ID", help="The council of a file that names none.")
@click.option("--councils", type=click.Path(path_type=Path), help="A folder of council files besides those that ship.")
@click.option("--closures", type=click.Path(path_type=Path), help="Days on which the office is closed, one a line.")
@click.option("--only", type=click.Choice([verdict.value for verdict in Verdict]), help="Only the rows of one verdict.")
@json_option
@pass_desk
def audit(
    desk: Desk,
    file: str,
    kind: str | None,
    council_id: str | None,
    councils: Path | None,
    closures: Path | None,
    only: str | None,
    as_json: bool,
) -> int:
    """Check a published register (CSV) against the councils' rules: agrees, differs and why, or cannot say.

    A hyphen reads standard input. The exit status is 1 where a row differs.
    """
    from clerk_tui.cli.audit_output import write_json, write_lines
    from clerk_tui.services.auditing import CouncilFinder, audit_register, read_register
    from clerk_tui.services.closures import read_closures
    from clerk_tui.services.councils import load

    data = sys.stdin.buffer.read() if file == "-" else read_register(Path(file))
    own, own_days = _of_register(desk)
    if council_id is not None:
        own, own_days = load(council_id, councils), ()
    finder = CouncilFinder(councils, own, own_days)
    added = read_closures(closures) if closures else ()
    verdict = None if only is None else Verdict(only)
    with _keeping_everything():
        found = audit_register(data, None if kind is None else AuditKind(kind), finder, added)
        (write_json if as_json else write_lines)(found, verdict)
    return 1 if found.counts()[Verdict.DIFFERS] else 0


@contextmanager
def _keeping_everything() -> Iterator[None]:
    """Without Python's cycle collector: every row is kept to the end, and walking them all is slow."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _of_register(desk: Desk) -> tuple[Council | None, tuple[CalendarDay, ...]]:
    """The council and the added days of the register, where one is named; the audit needs none."""
    office = None if desk.register is None else desk.office_if_any()
    if office is None:
        return None, ()
    from clerk_tui.services.auditing import of_office

    return of_office(office)
