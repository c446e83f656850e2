"""`check` and `publish`: what stands in the way of records, and their publication, one or several at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.desk import Desk, json_option, pairs, pass_desk, show
from clerk_tui.cli.parameters import date_option
from clerk_tui.cli.shapes import finding_shape, iso, publication_shape
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from clerk_tui.domain.cross_check import Difference
    from clerk_tui.services.office import Office
    from clerk_tui.services.publishing_together import Candidate

_MEETING = re.compile(r"[Mm]([0-9]{1,12})")


@click.command()
@click.argument("refs", nargs=-1, metavar="[REF]...")
@click.option("--list", "listed", is_flag=True, help="List every finding that the check knows; needs no register.")
@json_option
@pass_desk
def check(desk: Desk, refs: tuple[str, ...], listed: bool, as_json: bool) -> None:
    """The publish check of the named records, or of all that are not published: findings, heaviest first.

    With one record also what its forward-plan entry, its agenda and itself state, side by side. The exit status is 1
    when a blocker stands that no override answers.
    """
    if listed:
        _list_checks(as_json)
        return
    from clerk_tui.register import decisions as records
    from clerk_tui.rules.checks import stands_in_the_way
    from clerk_tui.services import cross_checking, publishing
    from clerk_tui.services.words import finding_line

    office = desk.office()
    ids = [records.find(office.register, ref) for ref in refs] or records.unfinished(office.register)
    results, lines, blocked = [], [], False
    for decision_id in ids:
        decision, found = records.decision(office.register, decision_id), publishing.findings(office, decision_id)
        stands = bool(stands_in_the_way(found))
        blocked = blocked or stands
        beside = cross_checking.differences(office, decision_id)
        results.append(
            {
                "ref": f"D{decision_id}",
                "reference": decision.reference or None,
                "title": decision.title,
                "publishable": not stands,
                "findings": [finding_shape(finding) for finding in found],
                "differences": [_difference_shape(row) for row in beside],
            }
        )
        lines.append(f"D{decision_id}. {decision.title}. {'Something stands in the way.' if stands else 'Ready.'}")
        lines += [f"  {finding_line(finding)}" for finding in found]
        lines += [f"  {line}" for line in cross_checking.difference_lines(beside)]
    show(as_json, {"results": results}, lambda: lines or ["There is no unpublished decision record."])
    if blocked:
        click.get_current_context().exit(1)


def _difference_shape(row: Difference) -> dict[str, Any]:
    return {
        "what": row.what,
        "field": row.field,
        "forward_plan": row.planned or None,
        "agenda": row.agenda or None,
        "record": row.recorded or None,
        "match": row.match.value,
    }


def _list_checks(as_json: bool) -> None:
    from clerk_tui.rules.check_list import CHECKS, check_line

    document = {
        "checks": [
            {
                "id": one.id, "severities": [severity.value for severity in one.severities], "says": one.says,
                "authority": one.authority, "field": one.field, "overridable": one.overridable,
            }
            for one in CHECKS
        ]
    }  # fmt: skip
    show(as_json, document, lambda: [check_line(one) for one in CHECKS])


@click.command()
@click.argument("refs", nargs=-1, required=True, metavar="REF...")
@click.option("--override", "overrides", multiple=True, metavar="ID=REASON", help="Go past a blocker, with a reason.")
@date_option("--on", "day", help="The day it is published, if that is not today.")
@click.option("--leave-out", "left_out", multiple=True, metavar="REF", help="Leave this one of several out.")
@click.option("--dry-run", is_flag=True, help="Only show what the check finds, and the dates that would follow.")
@click.option("--preview", is_flag=True, help="Only show the notices whole, as they would go out.")
@json_option
@pass_desk
def publish(
    desk: Desk,
    refs: tuple[str, ...],
    overrides: tuple[str, ...],
    day: date | None,
    left_out: tuple[str, ...],
    dry_run: bool,
    preview: bool,
    as_json: bool,
) -> None:
    """Publish decisions: the records freeze and the call-in windows start. Or say what stands in the way.

    REF is a decision, or a meeting like M1 for all its decisions that are taken. Several go out together, or none.
    """
    from clerk_tui.register import decisions as records

    office = desk.office()
    without = {records.find(office.register, ref) for ref in left_out}
    ids = [decision_id for ref in refs for decision_id in _named(office, ref) if decision_id not in without]
    if preview:
        _preview(office, ids, day, pairs(overrides, "ID=REASON"), as_json)
        return
    several = len(refs) > 1 or dry_run or bool(left_out) or _MEETING.fullmatch(refs[0].strip()) is not None
    if not several:
        _publish_one(office, ids[0], day, pairs(overrides, "ID=REASON"), as_json)
        return
    if overrides:
        raise click.UsageError("An override belongs to one decision: publish that one by itself, or record it before.")
    _publish_several(office, ids, day, dry_run, as_json)


def _named(office: Office, ref: str) -> Sequence[int]:
    from clerk_tui.register import decisions as records
    from clerk_tui.register import meetings
    from clerk_tui.services import publishing_together

    if match := _MEETING.fullmatch(ref.strip()):
        meetings.meeting(office.register, int(match[1]))
        return publishing_together.of_meeting(office, int(match[1]))
    return [records.find(office.register, ref)]


def _preview(office: Office, ids: Sequence[int], day: date | None, overrides: dict[str, str], as_json: bool) -> None:
    """Show each notice as it would go out; nothing is checked or published, but no word that may be exempt is shown."""
    from clerk_tui.services.checking import case
    from clerk_tui.services.documents import writing
    from clerk_tui.services.previewing import notice_ahead

    if not ids:
        raise Refused("There is no decision here that is still to be published.")
    found: list[dict[str, Any]] = []
    lines: list[str] = []
    for decision_id in dict.fromkeys(ids):
        seen = case(office, decision_id, on=day)
        if seen.decision.status == "published":
            raise Refused(f"D{decision_id} is published already; “clerk-tui notice D{decision_id}” shows its notice.")
        made = notice_ahead(office, seen, overrides)
        text = writing.preview(made)
        found.append({"ref": f"D{decision_id}", "text": text, "warnings": list(made.warnings)})
        lines += [f"D{decision_id} would go out as follows; nothing is published yet.", "", text]
        for warning in made.warnings if not as_json else ():
            click.echo(f"D{decision_id}: {warning}", err=True)
    show(as_json, {"previews": found}, lambda: lines)


def _publish_one(office: Office, decision_id: int, day: date | None, overrides: dict[str, str], as_json: bool) -> None:
    from clerk_tui.services import publishing

    done = publishing.publish(office, decision_id, on=day, overrides=overrides)
    call_in = publishing.published_record(office, decision_id).call_in
    show(
        as_json,
        {"ref": f"D{decision_id}", "publication": publication_shape(done), "sentences": list(call_in.sentences)},
        lambda: [f"D{decision_id} is published, {format_date(done.published_on)}.", *call_in.sentences],
    )


def _publish_several(office: Office, ids: list[int], day: date | None, dry_run: bool, as_json: bool) -> None:
    from clerk_tui.services import publishing_together as together

    found = together.candidates(office, ids, on=day)
    lines = [line for one in found for line in together.candidate_lines(one)]
    document: dict[str, Any] = {"candidates": [_candidate_shape(one) for one in found], "published": []}
    blocked = [one.ref for one in found if one.blockers]
    if blocked:
        names = ", ".join(blocked)
        said = f"None is published: something stands in the way of {names}. Leave out what is not ready: --leave-out."
        show(as_json, document, lambda: [*lines, said])
        click.get_current_context().exit(1)
    if not dry_run:
        done = together.publish_together(office, ids, on=day, seen=found)
        document["published"] = [{"ref": f"D{one.decision_id}", "publication": publication_shape(one)} for one in done]
        lines.append(f"Published together: {', '.join(f'D{one.decision_id}' for one in done)}.")
    show(as_json, document, lambda: lines)


def _candidate_shape(one: Candidate) -> dict[str, Any]:
    window = one.window
    return {
        "ref": one.ref,
        "title": one.case.decision.title,
        "publishable": not one.blockers,
        "published": iso(one.case.published_on),
        "closes": iso(window.closes) if window else None,
        "effective": iso(window.effective) if window else None,
        "findings": [finding_shape(finding) for finding in one.findings],
    }
