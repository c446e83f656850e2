"""`retention`: what need not be kept any longer."""

from __future__ import annotations

import click

from clerk_tui.cli.desk import Desk, json_option, pass_desk, show
from clerk_tui.cli.shapes import iso


@click.command()
@click.option("--find", "text", default="", help="Only those with these words.")
@click.option("--most", type=click.IntRange(1, 1_000_000), default=1000, show_default=True, help="At most so many.")
@json_option
@pass_desk
def retention(desk: Desk, text: str, most: int, as_json: bool) -> None:
    """What may be disposed of today: records and reports after six years, background papers after four.

    It is a list: nothing is deleted. Another day is looked at with --now.
    """
    from clerk_tui.services import retention as keeping

    office = desk.office()
    found, total = keeping.page(office, 0, most, text), keeping.count(office, text)
    rows = [
        {
            "ref": one.ref, "reference": one.reference or None, "title": one.title, "what": one.what,
            "decided_on": iso(one.decided_on), "kept_until": iso(one.until.ledger.answer), "since": iso(one.since),
            "authority": one.authority,
        }
        for one in found
    ]  # fmt: skip
    lines = [one.line() for one in found] or [keeping.nothing_listed(office)]
    more = [f"{total - len(found)} more are not listed; --most lists more."] if total > len(found) else []
    show(as_json, {"total": total, "disposable": rows}, lambda: [*lines, *more, *([keeping.NO_DUTY] if found else [])])
