"""`route REF`: which road to a decision is open and until when, and recording what was done on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Default, Desk, json_option, pairs, pass_desk, show
from clerk_tui.cli.parameters import date_option
from clerk_tui.cli.shapes import iso
from clerk_tui.domain.consent import Answer
from clerk_tui.domain.dates import at_london, format_date, split_moment
from clerk_tui.domain.decision import CONSENT_STEPS, UrgencyKind
from clerk_tui.domain.matters import NoticeKind
from clerk_tui.domain.reading import of_field

if TYPE_CHECKING:
    from clerk_tui.rules.route_choice import RouteLine
    from clerk_tui.services.office import Office

_CHAINS = (UrgencyKind.SPECIAL_URGENCY.value, UrgencyKind.PRIVATE_MEETING.value)
_KINDS = tuple(kind.value for kind in NoticeKind if kind is not NoticeKind.KEY_DECISION)
_ANSWERS = tuple(answer.value for answer in Answer if answer is not Answer.DID_NOT_ACT)


@click.group(cls=Default)
def route() -> None:
    """The route of a matter: 28 days, general exception or special urgency; who is informed, who must agree.

    REF is a decision (D2 or its reference), an agenda item (I2) or a forward-plan entry (F3 or its reference).
    """


@route.command("show")
@click.argument("ref")
@json_option
@pass_desk
def show_route(desk: Desk, ref: str, as_json: bool) -> None:
    """What is still open and until when, what is recorded, what it lacks, and whose turn it is."""
    _show(desk.office(), ref, as_json)


def _show(office: Office, ref: str, as_json: bool) -> None:
    from clerk_tui.services import matters

    matter = matters.find(office, ref)
    case = matters.case_of(office, matter)
    lines = matters.lines_of(case)
    on = (
        f", {'decided' if matter.taken else 'planned for'} {format_date(matter.decides_on)}"
        if matter.decides_on
        else ""
    )
    document = {
        "ref": matter.ref,
        "title": matter.title,
        "key_decision": matter.key,
        "private": matter.private,
        "decides_on": iso(matter.decides_on),
        "taken": matter.taken,
        "route": [line_shape(line) for line in lines],
        "notices": [_notice_shape(notice) for notice in case.notices.values()],
        "holders": [{"post": one.post, "name": one.name, "committee": one.committee or None} for one in case.holders],
    }
    show(as_json, document, lambda: [f"{matter.ref}. {matter.title}{on}.", *(line_words(line) for line in lines)])


def line_words(line: RouteLine) -> str:
    """`General exception. Open. Open until … [SI 2012/2089 reg 10]`."""
    authority = f" [{line.authority}]" if line.authority else ""
    return f"{line.name.strip()}. {line.state}. {line.says}{authority}"


def line_shape(line: RouteLine) -> dict[str, Any]:
    """A line of a route as JSON."""
    return {
        "key": line.key,
        "name": line.name.strip(),
        "state": line.state.lower(),
        "day": iso(line.day),
        "severity": line.severity.value,
        "says": line.says,
        "authority": line.authority or None,
        "count": iso(line.ledger.answer) if line.ledger else None,
    }


def _notice_shape(notice: Any) -> dict[str, Any]:
    return {
        "kind": notice.kind.value,
        "offices": iso(notice.offices_at or notice.offices_on),
        "website": iso(notice.website_at or notice.website_on),
        "available_on": iso(notice.available_on),
        "text": notice.text,
        "reasons": notice.reasons,
        "representations": notice.representations,
        "response": notice.response,
    }


@route.command("inform")
@click.argument("ref")
@click.option("--who", required=True, help="The chairman of the relevant scrutiny committee, or its members.")
@date_option("--on", required=True, help="The day on which they were informed in writing.")
@click.option("--members", is_flag=True, help="Each member of a committee that has no chairman.")
@click.option("--committee", default="", help="The relevant overview and scrutiny committee.")
@click.option("--reason", default="", help="Why 28 days' notice was impracticable.")
@json_option
@pass_desk
def inform(desk: Desk, ref: str, who: str, on: date, members: bool, committee: str, reason: str, as_json: bool) -> None:
    """General exception (regulation 10): record whom the proper officer informed. Nobody has to agree."""
    from clerk_tui.services import routes

    office = desk.office()
    routes.inform(
        office, ref, informed=who, informed_on=on, informed_as="members" if members else "chairman",
        committee=committee, reason=reason,
    )  # fmt: skip
    _show(office, ref, as_json)


@route.command("consent")
@click.argument("ref")
@click.argument("kind", type=click.Choice(_CHAINS))
@click.argument("answer", type=click.Choice(_ANSWERS))
@click.option("--who", default="", help="The name of the person asked.")
@click.option("--on", default="", help="The day, and where it is known the time, of the answer.")
@click.option("--step", type=click.IntRange(1, 3), help="Which of the chain was asked; without it the next.")
@click.option("--reason", default="", help="Why it is urgent, or why the person was unable to act.")
@click.option("--urgent/--not-urgent", default=None, help="The first limb of the agreement.")
@click.option("--cannot-be-deferred/--can-be-deferred", "cannot_be_deferred", default=None, help="The second limb.")
@click.option("--out-of-order", default="", help="Why an answer stands that came before that of an earlier post.")
@json_option
@pass_desk
def consent(
    desk: Desk, ref: str, kind: str, answer: str, who: str, on: str, step: int | None, reason: str,
    urgent: bool | None, cannot_be_deferred: bool | None, out_of_order: str, as_json: bool,
) -> None:  # fmt: skip
    """Record what the next of the chain answered (regulations 5(6) and 11). A refusal does not pass the question on."""
    from clerk_tui.services import routes

    office = desk.office()
    day, clock = of_field("--on", split_moment, on) if on.strip() else (None, None)
    given = routes.Given(
        Answer(answer),
        who,
        day,
        at_london(day, clock) if day and clock else None,
        reason,
        urgent,
        cannot_be_deferred,
        out_of_order,
    )
    post = CONSENT_STEPS[step - 1] if step else ""
    routes.record_step(office, ref, UrgencyKind(kind), given, step=post)
    _show(office, ref, as_json)


@route.command("take-back")
@click.argument("ref")
@click.argument("kind", type=click.Choice(_CHAINS))
@click.option("--reason", required=True, help="Why; it stays in the history.")
@json_option
@pass_desk
def take_back(desk: Desk, ref: str, kind: str, reason: str, as_json: bool) -> None:
    """Take the last answer of a chain back: it was recorded wrongly, or the person was asked again."""
    from clerk_tui.services import routes

    office = desk.office()
    routes.take_back(office, ref, UrgencyKind(kind), reason)
    _show(office, ref, as_json)


@route.command("notice")
@click.argument("ref")
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@json_option
@pass_desk
def notice(desk: Desk, ref: str, kind: str, assignments: tuple[str, ...], as_json: bool) -> None:
    """Record a notice of regulation 5, 10 or 11.

    The fields: offices, website (a day, and where it is known a time), text, reasons, representations, response.
    It counts from the later of the two places.
    """
    from clerk_tui.services import notices

    office = desk.office()
    notices.record_notice(office, ref, NoticeKind(kind), pairs(assignments))
    _show(office, ref, as_json)


@route.command("reports")
@date_option("--submitted", help="Record that the leader's report was submitted to the authority on this day.")
@click.option("--note", default="", help="Where it is to be found.")
@json_option
@pass_desk
def reports(desk: Desk, submitted: date | None, note: str, as_json: bool) -> None:
    """Reports on special urgency (regulation 19): the decisions since the last one, and when the next is due."""
    from clerk_tui.services import urgency_reports

    office = desk.office()
    if submitted is not None:
        urgency_reports.submit(office, submitted, note)
    found = urgency_reports.next_report(office)
    document = {
        "last": iso(found.last),
        "due": iso(found.count.latest) if found.count else None,
        "decisions": [{"ref": f"D{decision_id}", "decided": iso(day)} for decision_id, day in found.decisions],
    }
    show(as_json, document, lambda: urgency_reports.lines(found))
