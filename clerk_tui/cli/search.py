"""`clerk-tui search TEXT`: everything in the register that holds the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, json_option, pass_desk, show
from clerk_tui.cli.shapes import iso
from clerk_tui.domain.dates import short_date

if TYPE_CHECKING:
    from clerk_tui.domain.sought import Found, Hit

_MOST = 100


@click.command()
@click.argument("words", metavar="TEXT", nargs=-1)
@click.option(
    "--most", type=click.IntRange(1, 1_000_000), default=_MOST, show_default=True, help="At most so many of each kind."
)
@json_option
@pass_desk
def search(desk: Desk, words: tuple[str, ...], most: int, as_json: bool) -> None:
    """Everything in the register that holds TEXT: records, reports, notices, requests, people, documents.

    Capitals make no difference, and no sign stands for others. Where the words stand in what is kept apart as exempt,
    the record and the field are named and nothing is quoted. Exit 1 where nothing holds them.
    """
    from clerk_tui.services import searching

    found = searching.find(desk.office(), " ".join(words), most)
    show(as_json, _document(found), lambda: _lines(found))
    if not found.total:
        click.get_current_context().exit(1)


def _document(found: Found) -> dict[str, Any]:
    hits = [
        {
            "ref": hit.ref, "kind": hit.kind, "title": hit.title, "day": iso(hit.day), "field": hit.field,
            "excerpt": hit.excerpt,
        }
        for hit in found.hits
    ]  # fmt: skip
    return {"text": found.words.words, "hits": hits, "counts": found.counts}


def _lines(found: Found) -> list[str]:
    from clerk_tui.services.searching import KINDS, left_out

    if not found.total:
        return [f"Nothing in the register holds “{found.words.named}”."]
    lines, more = [], left_out(found)
    for kind, count in found.counts.items():
        lines.append(f"{KINDS[kind]}: {count:,}.")
        lines += [_line(hit) for hit in found.hits if hit.kind == kind]
        if kind in more:
            lines.append(f"{more[kind]:,} more are not listed; --most lists more.")
    return lines


def _line(hit: Hit) -> str:
    from clerk_tui.services.searching import quoted

    day = f", {short_date(hit.day)}" if hit.day else ""
    name = hit.ref[:1].upper() + hit.ref[1:]
    return f"{name}{day}. {hit.title}. {hit.field}: {quoted(hit)}"
