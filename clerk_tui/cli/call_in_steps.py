"""`call-in REF hearing`, `heard`, `council`, `reconsidered`, `urgent`, `implemented`, `strike`: what follows."""

from __future__ import annotations

from datetime import date, datetime

import click

from clerk_tui.cli.call_in_group import at_option, because_option, call_in, here, show_case
from clerk_tui.cli.desk import Desk, json_option, number, pass_desk
from clerk_tui.cli.parameters import date_option

_RESULTS = ("confirmed", "amended", "rescinded")


@call_in.command("hearing")
@click.option("--meeting", metavar="ID", help="The meeting of scrutiny that hears it.")
@date_option("--on", help="Its day, where the register holds no such meeting.")
@date_option("--agenda", help="The day on which the agenda of the hearing was published.")
@because_option
@at_option
@json_option
@pass_desk
def hearing(
    desk: Desk,
    meeting: str | None,
    on: date | None,
    agenda: date | None,
    because: str,
    at: datetime | None,
    as_json: bool,
) -> None:
    """Set the hearing, within the council's own time, or enter the day of its agenda."""
    from clerk_tui.services import call_in_hearings as hearings

    if agenda is not None and (meeting or on):
        raise click.UsageError("Set the hearing first, then give the day of its agenda.")
    office, decision_id = here(desk)
    if agenda is not None:
        case = hearings.agenda_published(office, decision_id, on=agenda, because=because, at=at)
    else:
        case = hearings.set_hearing(
            office, decision_id, on=on, because=because, at=at,
            meeting_id=number(meeting, "M", "a meeting") if meeting else None,
        )  # fmt: skip
    show_case(office, decision_id, as_json, case)


@call_in.command("heard")
@click.option("--outcome", required=True, type=click.Choice(["stand", "refer-back", "refer-to-council", "comments"]))
@because_option
@at_option
@json_option
@pass_desk
def heard(desk: Desk, outcome: str, because: str, at: datetime | None, as_json: bool) -> None:
    """Record what the committee made of the call-in."""
    from clerk_tui.domain.council import Outcome
    from clerk_tui.services import call_ins

    office, decision_id = here(desk)
    case = call_ins.heard(office, decision_id, outcome=Outcome(outcome), because=because, at=at)
    show_case(office, decision_id, as_json, case)


@call_in.command("council")
@click.option("--result", required=True, type=click.Choice(["no-objection", "objects", "decides"]))
@click.option("--decides", type=click.Choice(_RESULTS), help="What Council decided, where that was for it.")
@because_option
@at_option
@json_option
@pass_desk
def council(desk: Desk, result: str, decides: str | None, because: str, at: datetime | None, as_json: bool) -> None:
    """Record what Council made of a decision that was referred to it."""
    from clerk_tui.domain.call_in_events import CouncilResult, Reconsideration
    from clerk_tui.services import call_ins

    office, decision_id = here(desk)
    decided = Reconsideration(decides) if decides else None
    case = call_ins.council_met(
        office, decision_id, result=CouncilResult(result), decides=decided, because=because, at=at
    )
    show_case(office, decision_id, as_json, case)


@call_in.command("reconsidered")
@click.option("--result", required=True, type=click.Choice(_RESULTS))
@click.option("--by", default="", help="Who reconsidered it; without it, its maker.")
@because_option
@at_option
@json_option
@pass_desk
def reconsidered(desk: Desk, result: str, by: str, because: str, at: datetime | None, as_json: bool) -> None:
    """Record what its maker made of a decision that came back."""
    from clerk_tui.domain.call_in_events import Reconsideration
    from clerk_tui.services import call_ins

    office, decision_id = here(desk)
    case = call_ins.reconsidered(office, decision_id, result=Reconsideration(result), by=by, because=because, at=at)
    show_case(office, decision_id, as_json, case)


@call_in.command("urgent")
@click.option("--office", "offices", multiple=True, required=True, help="An office whose holder agreed; once for each.")
@click.option("--by", default="", help="Their names.")
@click.option("--because", required=True, help="Why it could not wait; it stays on the record.")
@at_option
@json_option
@pass_desk
def urgent(desk: Desk, offices: tuple[str, ...], by: str, because: str, at: datetime | None, as_json: bool) -> None:
    """Record that call-in was waived for urgency, by the council's own rule."""
    from clerk_tui.services import call_ins

    office, decision_id = here(desk)
    case = call_ins.urgent(office, decision_id, offices=offices, by=by, because=because, at=at)
    show_case(office, decision_id, as_json, case)


@call_in.command("implemented")
@click.option("--by", default="", help="Who carried it out.")
@because_option
@at_option
@json_option
@pass_desk
def implemented(desk: Desk, by: str, because: str, at: datetime | None, as_json: bool) -> None:
    """Record that the decision was carried out; too early is a breach that stays on the record."""
    from clerk_tui.services import call_ins

    office, decision_id = here(desk)
    show_case(office, decision_id, as_json, call_ins.implemented(office, decision_id, by=by, because=because, at=at))


@call_in.command("strike")
@click.argument("event", metavar="E1")
@click.option("--because", required=True, help="What the slip was; both stay on the record.")
@json_option
@pass_desk
def strike(desk: Desk, event: str, because: str, as_json: bool) -> None:
    """Strike an event out that was entered by a slip."""
    from clerk_tui.services.call_in_striking import strike as strike_out

    office, decision_id = here(desk)
    case = strike_out(office, decision_id, number(event, "E", "an event"), because=because)
    show_case(office, decision_id, as_json, case)
