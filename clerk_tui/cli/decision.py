"""`decision REF` and everything that fills a decision record in."""

from __future__ import annotations

from datetime import date

import click

from clerk_tui.cli.correcting import correct, correction_shape
from clerk_tui.cli.desk import Default, Desk, find_decision, json_option, number, pairs, pass_desk, show
from clerk_tui.cli.parameters import date_option
from clerk_tui.cli.shapes import decision_shape, iso, keeping_shape
from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.decision import FIELD, UrgencyKind
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.reading import of_field
from clerk_tui.domain.text import headed
from clerk_tui.services.office import Office


@click.group(cls=Default)
def decision() -> None:
    """Show a decision record, or fill it in. REF is the council's reference or the register's number, like D2."""


def _show(office: Office, decision_id: int, as_json: bool) -> None:
    from clerk_tui.register import decisions as records
    from clerk_tui.register.corrections import publishings
    from clerk_tui.services.call_in_standing import standing_sentence
    from clerk_tui.services.commitments.reading import served_lines
    from clerk_tui.services.decision_notice import correction_words
    from clerk_tui.services.disposal_words import lines_of
    from clerk_tui.services.keeping import keeping, keeping_lines
    from clerk_tui.services.withheld_words import told
    from clerk_tui.services.words import decision_lines

    found, publication = (
        records.decision(office.register, decision_id),
        records.publication(office.register, decision_id),
    )
    made, went_out = told(office, decision_id), publishings(office.register, decision_id)
    kept, disposed = keeping(office, found), lines_of(office, decision_id)
    shape = decision_shape(found, publication) | keeping_shape(kept)
    shape["publications"] = [iso(day) for day in went_out]
    shape["corrections"] = [correction_shape(one) for one in made]
    shape["disposed"] = disposed
    shape["commitments"] = served = list(served_lines(office, decision_id))

    def lines() -> list[str]:
        read = decision_lines(
            found, publication, office.council(), called_in=standing_sentence(office, decision_id), went_out=went_out
        )
        serves = [f"Serves {one}" for one in served]
        return [*read, *serves, *keeping_lines(kept), *map(correction_words, made), *disposed]

    show(as_json, {"decision": shape}, lines)


@decision.command("show")
@click.argument("ref")
@json_option
@pass_desk
def show_decision(desk: Desk, ref: str, as_json: bool) -> None:
    """Show a decision record in the council's own order and numbers."""
    office = desk.office()
    _show(office, find_decision(office, ref), as_json)


@decision.command("set", help=f"Set fields of a record. The fields: {', '.join(FIELD)}.")
@click.argument("ref")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@json_option
@pass_desk
def set_decision(desk: Desk, ref: str, assignments: tuple[str, ...], as_json: bool) -> None:
    """Set fields of a record: all of them, or none where one cannot be read."""
    from clerk_tui.services import decisions

    office = desk.office()
    decision_id = find_decision(office, ref)
    decisions.set_fields(office, decision_id, pairs(assignments))
    _show(office, decision_id, as_json)


@decision.command("add")
@click.argument("item_id", metavar="[ITEM]", required=False)
@click.option("--maker", type=click.Choice(["member", "officer-key", "officer"]), help="Who decides without a meeting.")
@click.option("--name", help="The name of the member or officer who decides.")
@click.option("--title", help="The title of the decision.")
@click.option("--post", default="", help="The office or post of the member or officer.")
@date_option("--date", "decided_on", help="The day it was decided.")
@click.option("--authority", default="", help="The authority under which it is taken.")
@json_option
@pass_desk
def add_decision(
    desk: Desk, item_id: str | None, maker: str | None, name: str | None, title: str | None, post: str,
    decided_on: date | None, authority: str, as_json: bool,
) -> None:  # fmt: skip
    """Begin a record: for an agenda item that has none, or with --maker for a decision without a meeting."""
    from clerk_tui.services import decisions, individual

    if (item_id is None) == (maker is None):
        raise click.UsageError("Name the agenda item, or give --maker for a decision that is taken without a meeting.")
    office = desk.office()
    if item_id is not None:
        if name or title or decided_on or post or authority:
            raise click.UsageError("The agenda item says who decides and what; the other options go with --maker.")
        _show(office, decisions.start(office, number(item_id, "I", "an agenda item")), as_json)
        return
    if not name or not title:
        raise click.UsageError("A decision without a meeting needs --name, who decides, and --title, what is decided.")
    begun = individual.begin(
        office, Maker(str(maker)), name, title, post=post, decided_on=decided_on, authority=authority
    )
    _show(office, begun, as_json)


@decision.command("sort")
@click.argument("ref")
@click.argument("answers", nargs=-1, metavar="[QUESTION=yes|no]...")
@click.option("--as", "kind", type=click.Choice(["executive", "2014-regulations", "neither"]), help="Your own answer.")
@click.option("--because", default="", help="Your reason; needed where the answers point elsewhere.")
@json_option
@pass_desk
def sort(desk: Desk, ref: str, answers: tuple[str, ...], kind: str | None, because: str, as_json: bool) -> None:
    """Sort an officer's decision: executive, of the 2014 Regulations, or neither. It asks and cites; you decide.

    Without --as it says what the answers so far point to, and the next question; nothing is recorded. Of a published
    record it is a dated correction, with which --because is printed.
    """
    from clerk_tui.cli.sorter_output import sorter_lines, sorter_shape
    from clerk_tui.domain.decision import OfficerKind
    from clerk_tui.register import decisions as records
    from clerk_tui.services import individual

    office = desk.office()
    decision_id = find_decision(office, ref)
    given = individual.read_answers(pairs(answers, "QUESTION=yes|no"))
    if kind is not None:
        individual.sort(office, decision_id, OfficerKind(kind), given, because)
        _show(office, decision_id, as_json)
        return
    found = records.decision(office.register, decision_id)
    individual.may_be_sorted(office, found)
    show(as_json, {"ref": f"D{decision_id}", **sorter_shape(given)}, lambda: sorter_lines(found, given))


@decision.command("copy")
@click.argument("ref")
@click.option(
    "--reasons", is_flag=True, help="Copy the report's reasons and alternatives into the empty fields instead."
)
@click.option("--over", is_flag=True, help="Replace a resolution that says something else.")
@json_option
@pass_desk
def copy_recommendations(desk: Desk, ref: str, reasons: bool, over: bool, as_json: bool) -> None:
    """Copy the report's recommendations as the resolution. Words that stand there stop it, but for --over."""
    from clerk_tui.register import decisions as records
    from clerk_tui.services import decisions

    office = desk.office()
    decision_id = find_decision(office, ref)
    if reasons:
        decisions.copy_reasons(office, decision_id)
    else:
        typed = records.decision(office.register, decision_id).resolution if over else ""
        decisions.copy_recommendations(office, decision_id, over=typed)
    _show(office, decision_id, as_json)


@decision.command("attend")
@click.argument("ref")
@click.argument("names", nargs=-1)
@click.option("--all", "everyone", is_flag=True, help="All members summoned.")
@json_option
@pass_desk
def attend(desk: Desk, ref: str, names: tuple[str, ...], everyone: bool, as_json: bool) -> None:
    """Record which of the members summoned attended for this decision; the others count as absent."""
    from clerk_tui.register import decisions as records
    from clerk_tui.services import decisions
    from clerk_tui.services.fields import named_present

    if everyone == bool(names):
        raise click.UsageError("Name the members who attended, or give --all.")
    office = desk.office()
    decision_id = find_decision(office, ref)
    if everyone:
        members = records.decision(office.register, decision_id).attendance
        present = frozenset(member.person.id for member in members)
    else:
        present = named_present(records.decision(office.register, decision_id), ", ".join(names))
    decisions.tick(office, decision_id, present)
    _show(office, decision_id, as_json)


_DATES = ("informed_on", "available_on", "agreed_on", "reasons_published_on")
_TEXTS = ("informed", "agreed_by", "agreed_role", "skipped_because", "reason")


@decision.command("route", help=f"Record an urgency mechanism. The fields: {', '.join((*_TEXTS, *_DATES))}.")
@click.argument("ref")
@click.argument("kind", type=click.Choice([kind.value for kind in UrgencyKind]))
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@json_option
@pass_desk
def route(desk: Desk, ref: str, kind: str, assignments: tuple[str, ...], as_json: bool) -> None:
    """Record one of the four urgency mechanisms: who was informed or agreed, when, and why."""
    from clerk_tui.services import decisions

    office = desk.office()
    values: dict[str, str | date | None] = {}
    for name, typed in pairs(assignments).items():
        if name not in (*_DATES, *_TEXTS):
            raise InputError(
                f"An urgency record has no field “{name}”; its fields are {', '.join((*_TEXTS, *_DATES))}."
            )
        values[name] = typed if name in _TEXTS else of_field(headed(name), parse_date, typed) if typed.strip() else None
    decision_id = find_decision(office, ref)
    decisions.set_urgency(office, decision_id, UrgencyKind(kind), values)
    _show(office, decision_id, as_json)


@decision.command("override")
@click.argument("ref")
@click.argument("assignments", nargs=-1, required=True, metavar="ID=REASON...")
@json_option
@pass_desk
def override(desk: Desk, ref: str, assignments: tuple[str, ...], as_json: bool) -> None:
    """Go past a blocker of timing, with a reason that stays on the record."""
    from clerk_tui.services import decisions

    office = desk.office()
    decision_id = find_decision(office, ref)
    for finding_id, reason in pairs(assignments, "ID=REASON").items():
        decisions.override(office, decision_id, finding_id, reason)
    _show(office, decision_id, as_json)


decision.add_command(correct)
