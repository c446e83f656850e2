"""`verify`: was the register touched?"""

from __future__ import annotations

from pathlib import Path

import click

from clerk_tui.cli.desk import Desk, json_option, pass_desk, show


@click.command()
@click.option(
    "--notice", "files", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
    help="A published document, or a safe copy's manifest, to hold it against; may be given more than once.",
)  # fmt: skip
@click.option("--head", "typed", multiple=True, metavar="HASH", help="The same of an entry copied off paper.")
@click.argument("more", metavar="[FILE …]", nargs=-1, type=click.Path(path_type=Path))
@json_option
@pass_desk
def verify(desk: Desk, files: tuple[Path, ...], typed: tuple[str, ...], more: tuple[Path, ...], as_json: bool) -> None:
    """Was it touched? Pages, schema, keys, the history's chain, and each record against its last entry.

    A chain alone cannot show that its end was cut off. With --notice FILE … the entry at the foot of a published
    document (HTML, Word, PDF, text) or in the manifest of a safe copy is looked for in the chain.
    """
    from clerk_tui.services.outside_heads import heads_in, typed_head
    from clerk_tui.services.verifying import verify as verify_register

    if more and not files:
        raise click.UsageError(f"--notice is missing before {more[0]}.")
    outside = [head for path in (*files, *more) for head in heads_in(path)] + [typed_head(text) for text in typed]
    result = verify_register(desk.office(to_examine=True), outside)
    document = {
        "verified": result.good, "entries": result.entries, "head": result.head, "found": list(result.found),
        "agrees": list(result.agrees), "disposed": list(result.disposed),
    }  # fmt: skip
    show(as_json, document, result.lines)
    if not result.good:
        click.get_current_context().exit(1)
