"""`evidence`: the evidence pack of a decision."""

from __future__ import annotations

from pathlib import Path

import click

from clerk_tui.cli.desk import Desk, find_decision, json_option, pass_desk, show


@click.command()
@click.argument("ref")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--with-exempt", is_flag=True, help="Put in what is kept apart as exempt; every file is marked then.")
@json_option
@pass_desk
def evidence(desk: Desk, ref: str, folder: Path, with_exempt: bool, as_json: bool) -> None:
    """Write the evidence pack of decision REF into a new folder inside DIR, for its owner alone.

    Record, frozen snapshots, documents in all faces, counts, history with its hashes, the links of the chain, a list of
    hashes, a checker that runs on plain Python, and a README of what it proves and what it cannot.
    """
    from clerk_tui.services.evidence import write_pack

    office = desk.office()
    pack = write_pack(office, find_decision(office, ref), folder, with_exempt=with_exempt)
    document = {
        "folder": str(pack.folder), "files": list(pack.files), "left_out": list(pack.left_out), "seal": pack.seal,
        "exempt": pack.exempt,
    }  # fmt: skip
    show(as_json, document, pack.lines)
