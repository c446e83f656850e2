"""`rules`: the council's rules in plain words, their examples, its file as adopted, and adopting another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from clerk_tui.cli.desk import Default, Desk, json_option, pairs, pass_desk, show
from clerk_tui.cli.parameters import Read, date_option
from clerk_tui.domain.dates import parse_date, parse_time


def _council_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--council` and `--councils`: another council than the register's."""
    folder = click.Path(path_type=Path)
    command = click.option("--councils", "folder", type=folder, help="A folder of your own council files.")(command)
    return click.option("--council", "council_id", help="A council that ships, or lies in --councils.")(command)


@click.group(cls=Default, invoke_without_command=True)
@_council_options
@json_option
@click.pass_context
def rules(ctx: click.Context, council_id: str | None, folder: Path | None, as_json: bool) -> None:
    """The council's call-in rule in plain words; `rules file` prints its council file, `rules set FILE` adopts one."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(show_rules, council_id=council_id, folder=folder, as_json=as_json)
    elif as_json or council_id or folder:
        raise click.UsageError(f"Write options behind rules {ctx.invoked_subcommand}, not before it.")


@rules.command("show")
@_council_options
@json_option
@pass_desk
def show_rules(desk: Desk, council_id: str | None, folder: Path | None, as_json: bool) -> None:
    """The rules read back in plain words, each generation with its dates, source and worked examples."""
    from clerk_tui.cli.rules_output import rules_document, rules_lines

    council, today = _council(desk, council_id, folder)
    show(as_json, rules_document(council, today), lambda: rules_lines(council, today))


def _council(desk: Desk, council_id: str | None, folder: Path | None) -> tuple[Any, date]:
    """The council to read about, and today: the register's, where it is that one."""
    from clerk_tui.services.office import Clock
    from clerk_tui.services.rulebook import look_at

    if council_id is None and folder is not None:
        raise click.UsageError("--councils names a folder for --council ID; say which council.")
    office = desk.office() if council_id is None else None
    clock = office.clock if office is not None else Clock(desk.now)
    return look_at(council_id, folder, office), clock.today()


@rules.command("examples")
@click.argument("path", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@_council_options
@json_option
@pass_desk
def examples(desk: Desk, path: Path | None, council_id: str | None, folder: Path | None, as_json: bool) -> int:
    """The worked examples, counted; with FILE those of a file that is not adopted yet. Exit 1 where one differs."""
    from clerk_tui.cli.rules_output import examples_document, examples_lines
    from clerk_tui.services.adopting import read
    from clerk_tui.services.rulebook import read_stated

    if path is not None and (council_id or folder):
        raise click.UsageError("Name a FILE or a council, not both.")
    council = read_stated(read(path), path.name) if path is not None else _council(desk, council_id, folder)[0]
    document = examples_document(council)
    show(as_json, document, lambda: examples_lines(council))
    return 0 if document["agree"] else 1


@rules.command("list")
@json_option
def list_councils(as_json: bool) -> None:
    """Every council that comes with the program: its rule in short and how sure it is, or that it is not configured."""
    from clerk_tui.cli.rules_output import list_document, list_lines
    from clerk_tui.services.rulebook import shipped

    found = shipped()
    show(as_json, list_document(found), lambda: list_lines(found))


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
@click.option("--dry-run", is_flag=True, help="Only show what would change and which open deadlines would move.")
@json_option
@pass_desk
def set_rules(desk: Desk, path: Path, dry_run: bool, as_json: bool) -> None:
    """Adopt a council file. It is read whole and its worked examples are run first; published dates never move."""
    from clerk_tui.services.adopting import read

    _adopt(desk, read(path), path.name, dry_run, as_json, path.parent)


def _adopt(desk: Desk, text: str, name: str, dry_run: bool, as_json: bool, folder: Path | None = None) -> None:
    """Show what a text changes, and make it the register's council file unless it is only looked at."""
    from clerk_tui.cli.rules_output import proposal_document, rules_lines
    from clerk_tui.services.adopting import accept, propose

    office = desk.office()
    today = office.clock.today()
    proposal = propose(office, text, name, folder)
    if not dry_run:
        accept(office, proposal)
    done = f"Adopted for {proposal.council.name}." if not dry_run else "Nothing is adopted yet."
    rule = [] if dry_run else ["", *rules_lines(proposal.council, today)]
    document = proposal_document(proposal, today, adopted=not dry_run)
    show(as_json, document, lambda: [done, *proposal.lines(), *rule])


@rules.command("change")
@click.argument("assignments", metavar="KEY=VALUE", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@json_option
@pass_desk
def change(desk: Desk, assignments: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Change usual keys of the newest rule: days=5, cutoff=noon, valid_to=; an empty VALUE takes the key out."""
    from clerk_tui.services.rule_keys import text_with_values

    text = text_with_values(desk.office(), pairs(assignments, "KEY=VALUE"))
    _adopt(desk, text, "The council file", dry_run, as_json)


@rules.command("copy")
@click.argument("start", metavar="DAY", type=Read(parse_date))
@click.option("--source", required=True, help="Where the new rule's words stand.")
@click.option(
    "--certainty",
    type=click.Choice(["local", "inferred"]),
    required=True,
    help="Whether they were read there (local), or inferred.",
)
@json_option
@pass_desk
def copy(desk: Desk, start: date, source: str, certainty: str, as_json: bool) -> None:
    """Print the council file with a copy of the newest rule that holds from DAY on, to change and `rules set`.

    Source and certainty are the new rule's own: what proves the older one does not prove it.
    """
    from clerk_tui.services.rulebook import text_with_copy

    office = desk.office()
    text = text_with_copy(office, start, source=source, certainty=certainty)
    show(as_json, {"council": office.council().name, "file": text}, lambda: [text.rstrip("\n")])


@rules.command("example")
@date_option("--published", help="The day of publication.", required=True)
@date_option("--decided", help="The day of the decision, where the rule counts from it.")
@date_option("--closes", help="The last day for requests.")
@date_option("--effective", help="The first day of effect.")
@click.option("--note", default="", help="Where the example comes from.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@json_option
@pass_desk
def example(desk: Desk, /, note: str, dry_run: bool, as_json: bool, **days: date | None) -> None:
    """Add a worked example to the rule that holds on its day; a file that its own example disproves is refused."""
    from clerk_tui.domain.council import CallInExample
    from clerk_tui.services.rulebook import text_with_example

    published = days["published"]
    assert published is not None
    one = CallInExample(published, days["closes"], days["effective"], days["decided"], note)
    _adopt(desk, text_with_example(desk.office(), one), "The council file", dry_run, as_json)


@rules.command("begin")
@click.option("--days", type=click.IntRange(1, 60), required=True, help="How many days requests are open.")
@click.option("--unit", type=click.Choice(["working", "calendar"]), required=True, help="Which days count.")
@click.option(
    "--from",
    "start",
    type=click.Choice(["publication", "decision", "meeting"]),
    required=True,
    help="The event from whose day they run.",
)
@click.option(
    "--effective",
    type=click.Choice(["next-day", "next-working-day"]),
    required=True,
    help="When a decision that is not called in takes effect, after the last day.",
)
@click.option(
    "--cutoff",
    type=Read(parse_time),
    metavar="HH:MM",
    help="The time of day on the last day; without it the end of the day.",
)
@date_option("--valid-from", help="From when the rule holds.")
@click.option("--source", required=True, help="Where these words stand.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@json_option
@pass_desk
def begin(desk: Desk, /, dry_run: bool, as_json: bool, **given: Any) -> None:
    """Put in the first call-in rule of a council that has none, as read in its own words."""
    from clerk_tui.domain.council import EffectiveRule, StartEvent, Unit
    from clerk_tui.services.rulebook import Beginning, text_with_beginning

    beginning = Beginning(
        given["days"],
        Unit(given["unit"]),
        StartEvent(given["start"]),
        EffectiveRule(given["effective"]),
        given["source"],
        given["cutoff"],
        given["valid_from"],
    )
    _adopt(desk, text_with_beginning(desk.office(), beginning), "The council file", dry_run, as_json)


@rules.command("law")
@json_option
def law(as_json: bool) -> None:
    """The rules of the law that the program counts by: who acts, what proves it, what each rests on."""
    from clerk_tui.cli.law_output import law_document
    from clerk_tui.rules.law_words import law_lines

    show(as_json, law_document(), law_lines)
