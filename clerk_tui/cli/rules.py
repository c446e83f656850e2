"""`rules`: the council's rule in plain words, its file as adopted, and adopting another."""

from __future__ import annotations

from pathlib import Path

import click

from clerk_tui.cli.desk import Default, Desk, json_option, pass_desk, show


@click.group(cls=Default, invoke_without_command=True)
@json_option
@click.pass_context
def rules(ctx: click.Context, as_json: bool) -> None:
    """The council's call-in rule in plain words; `rules file` prints its council file, `rules set FILE` adopts one."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(show_rules, as_json=as_json)


@rules.command("show")
@json_option
@pass_desk
def show_rules(desk: Desk, as_json: bool) -> None:
    """The rule read back in plain words."""
    from clerk_tui.rules.plain_words import rule_lines

    council = desk.office().council()
    lines = rule_lines(council)
    document = {"council": council.name, "nation": council.nation.value, "configured": bool(council.call_in)}
    show(as_json, {**document, "sentences": lines}, lambda: lines)


@rules.command("file")
@json_option
@pass_desk
def file(desk: Desk, as_json: bool) -> None:
    """The council file as this register adopted it: save it, change it, adopt it with `rules set`."""
    from clerk_tui.register.council import council

    found = council(desk.office().register)
    show(as_json, {"council": found.name, "file": found.file_text}, lambda: [found.file_text.rstrip("\n")])


@rules.command("set")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@json_option
@pass_desk
def set_rules(desk: Desk, path: Path, as_json: bool) -> None:
    """Adopt a council file. It is read whole and its worked examples are run first; published dates never move."""
    from clerk_tui.rules.plain_words import rule_lines
    from clerk_tui.services.adopting import adopt

    council = adopt(desk.office(), path)
    lines = rule_lines(council)
    document = {"council": council.name, "configured": bool(council.call_in), "sentences": lines}
    show(as_json, document, lambda: [f"Adopted for {council.name}.", *lines])


@rules.command("law")
@json_option
def law(as_json: bool) -> None:
    """The rules of the law that the program counts by: who acts, what proves it, what each rests on."""
    from clerk_tui.cli.law_output import law_document, law_lines

    show(as_json, law_document(), law_lines)
