"""`clerk-tui plan`: every gate before and after a meeting, or back from a wished first day of effect."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, json_option, pairs, pass_desk, show
from clerk_tui.cli.parameters import date_option
from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import parse_date
from clerk_tui.domain.errors import InputError
from clerk_tui.domain.plan import Plan, Wish
from clerk_tui.domain.reading import of_field
from clerk_tui.domain.text import one_line

if TYPE_CHECKING:
    from clerk_tui.services.office import Office
    from clerk_tui.services.planning import Basis

_MOVES = {"notice": ("EN-KD28", "EN-KD28"), "agenda": ("EN-AG5", "WA-AG3"), "publish": ("EN-PUB", "WA-PUB")}
"""The gates that have an option of their own: their ids in England and in Wales."""


@dataclass(slots=True)
class _Asked:
    """The call's options, as typed."""

    meeting: date | None
    effective: date | None
    council: str | None
    key: bool | None
    private: bool
    maker: str | None
    notice: date | None
    agenda: date | None
    publish: date | None
    moves: tuple[str, ...]
    what_ifs: tuple[str, ...]
    not_callable: str
    strict: bool
    ref: str | None
    body: str
    councils: Path | None
    closures: Path | None


@click.command()
@date_option("--meeting", help="The day of the meeting, or of an individual's decision.")
@date_option("--effective", help="The day on which the decision should be in effect.")
@click.option("--ref", metavar="REF", help="Plan a real one: a meeting, like M3, or a decision record.")
@click.option("--council", metavar="ID", help="The council, as its file names it; without it your register's.")
@click.option("--key/--not-key", default=None, help="Whether it is a key decision; without either it is taken as one.")
@click.option("--private", is_flag=True, help="The matter is taken in private.")
@click.option("--maker", type=click.Choice([maker.value for maker in Maker]), help="Who decides: a body, unless said.")
@click.option("--not-callable", metavar="WHY", default="", help="Not open to call-in, and why.")
@click.option("--body", metavar="NAME", default="", help="Plan the body's last meeting that serves --effective.")
@date_option("--notice", help="The day the key-decision notice is, or was, at both places.")
@date_option("--agenda", help="The day the agenda is, or was, published.")
@date_option("--publish", help="The day the decision is, or was, published.")
@click.option("--move", "moves", multiple=True, metavar="GATE=DATE", help="Plan another gate on a day.")
@click.option("--what-if", "what_ifs", multiple=True, metavar="GATE=DATE", help="The same beside it, with a change.")
@click.option("--strict", is_flag=True, help="Count 28 clear days in working days.")
@click.option("--councils", type=click.Path(path_type=Path), help="A folder of council files of your own.")
@click.option("--closures", type=click.Path(path_type=Path), help="Days the office is closed: a date a line.")
@json_option
@pass_desk
def plan(desk: Desk, /, as_json: bool, **options: Any) -> None:
    """Every gate before and after a decision, with slack, who acts and what proves it.

    Give --meeting, or --effective to plan back from a wished day of effect. The exit status is 1 when a gate is
    missed. GATE is meeting, effective, notice, agenda, publish or a gate's id.
    """
    from clerk_tui.cli import plan_output
    from clerk_tui.services.plan_lines import difference_lines, plan_lines

    asked = _Asked(**options)
    asked.not_callable, asked.body = one_line(asked.not_callable), one_line(asked.body)
    office, basis = _basis(desk, asked)
    found, other = _found(asked, office, basis)
    document = {"plan": plan_output.shape(found)}
    if other is not None:
        document |= plan_output.beside(found, other)
    show(as_json, document, lambda: plan_lines(found) + (["", *difference_lines(found, other)] if other else []))
    if not found.holds:
        click.get_current_context().exit(1)


def _basis(desk: Desk, asked: _Asked) -> tuple[Office | None, Basis]:
    """The council file that is named, or the register."""
    from clerk_tui.services.office import Clock
    from clerk_tui.services.planning import basis_by_law, basis_from_files, basis_of

    today = Clock(desk.now).today()
    if asked.council is None:
        if asked.councils or asked.closures:
            raise InputError("--councils and --closures go with --council; a register has its own council and days.")
        office = desk.office() if asked.ref or asked.body else desk.office_if_any()
        if office is not None:
            return office, basis_of(office)
        if asked.effective:
            raise InputError("A plan back from a day of effect needs a call-in rule: name a council with --council ID.")
        return None, basis_by_law(today)
    if asked.ref or asked.body:
        raise InputError("--ref and --body speak of your register's meetings and records; leave --council out.")
    return None, basis_from_files(asked.council, today, folder=asked.councils, closures=asked.closures)


def _found(asked: _Asked, office: Office | None, basis: Basis) -> tuple[Plan, Plan | None]:
    """The plan, with what was assumed said, and the what-if beside it where one is asked for."""
    from clerk_tui.services import planning
    from clerk_tui.services.plan_lines import reading

    wish, says = _wish(asked, office, basis), []
    if office is None and asked.council is None:
        says.append(("COUNCIL", planning.NO_COUNCIL))
    if asked.ref is None and asked.key is None and basis.england:
        says.append(("KEY", reading(wish)))
    if wish.effective is not None and office is not None:
        back = planning.planned(basis, wish)
        serving = planning.serving(office, back, asked.body)
        says.append(("MEETING", planning.serving_line(serving, back, asked.body)))
        if asked.body and serving is not None:
            wish = planning.at_meeting(wish, serving, basis.council)
    found = planning.with_findings(planning.planned(basis, wish), *says)
    if not asked.what_ifs:
        return found, None
    changed = wish
    for name, day in _days(asked.what_ifs, basis):
        changed = _changed(changed, name, day)
    return found, planning.planned(basis, changed)


def _wish(asked: _Asked, office: Office | None, basis: Basis) -> Wish:
    if sum(given is not None for given in (asked.meeting, asked.effective, asked.ref)) != 1:
        raise InputError("Give one of --meeting, --effective and --ref: the day a plan starts from.")
    wish = Wish(meeting=asked.meeting, effective=asked.effective)
    if asked.ref is not None:
        from clerk_tui.services.planning import of_ref

        assert office is not None
        wish = of_ref(office, asked.ref)
    wish = _class(asked, wish, basis)
    place = 0 if basis.england else 1
    for name, ids in _MOVES.items():
        if (day := getattr(asked, name)) is not None:
            wish = wish.move(ids[place], day)
    for name, day in _days(asked.moves, basis):
        wish = _changed(wish, name, day)
    return wish


def _class(asked: _Asked, wish: Wish, basis: Basis) -> Wish:
    """Who decides, and whether it is key: as typed, else as the record has it, else the stricter case."""
    maker = Maker(asked.maker) if asked.maker else wish.maker
    key = asked.key
    if key is None:
        key = wish.key if asked.ref else basis.england and maker is not Maker.OFFICER
    return replace(
        wish,
        maker=maker,
        key=key,
        private=asked.private,
        strict=asked.strict,
        not_callable=asked.not_callable or wish.not_callable,
    )


def _days(assignments: tuple[str, ...], basis: Basis) -> list[tuple[str, date]]:
    """`GATE=DATE …` with the options' own words turned into the gates' ids."""
    place = 0 if basis.england else 1
    ids = {name: both[place] for name, both in _MOVES.items()}
    found = pairs(assignments, "GATE=DATE")
    return [(ids.get(name.lower(), name), of_field(name, parse_date, day)) for name, day in found.items()]


def _changed(wish: Wish, name: str, day: date) -> Wish:
    if name.lower() == "meeting":
        return wish.on(day)
    if name.lower() == "effective":
        return replace(wish, effective=day, meeting=None)
    return wish.move(name.upper(), day)
